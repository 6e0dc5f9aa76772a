//! The county's home page in one look: days left, answers, roles missing, tasks late.

use chrono::NaiveDate;
use organisation::home::{Figure, FigureState, HomeReader, Look, Need};
use store::StoreFault;
use texts::Words;

use super::figure;
use crate::day::needs;
use crate::day::pages::steps;
use crate::day::rules::State;
use crate::day::views::{self, Standing};
use crate::preparation::views::{self as preparation, NextWhat, Prepared};
use crate::registration::views as registration;
use crate::seats;

/// From so many days before its day something is due.
const SOON: i64 = 7;

pub(super) async fn look(reader: &HomeReader<'_>) -> Result<Look, StoreFault> {
    let HomeReader { app, actor, words, .. } = *reader;
    let Some(standing) = views::newest_of(app.store(), actor.organisation().id).await? else {
        return Ok(Look::default());
    };
    let answers = registration::answers(app.store(), standing.workshop.id).await?;
    let answered = answers.iter().filter(|answer| answer.people > 0);
    let (seats, _) = seats::views::rules(app.store(), standing.workshop.id).await?;
    let missing = answered.map(|answer| seats.missing(&answer.in_role, &answer.held).len()).sum();
    let days = [standing];
    let mut prepared = preparation::standing(app.store(), &days, app.today()).await?;
    let [standing] = days;
    let prepared = prepared.remove(&standing.workshop.id).unwrap_or_default();
    let mut look = of_county(words, &standing, missing, &prepared, app.today());
    look.needs = needs::of_county(&standing, app.today(), words);
    look.needs.extend(needs::outside(app, &standing, words).await?);
    // Last among those of the same day: the workshop's own steps come before its checklist.
    look.needs.extend(next(words, &standing, &prepared));
    Ok(look)
}

/// `missing` is how many target roles nobody covers, over the municipalities that have answered.
fn of_county(
    words: &Words,
    standing: &Standing,
    missing: usize,
    prepared: &Prepared,
    today: NaiveDate,
) -> Look {
    let workshop = &standing.workshop;
    let to = |part: &str| format!("/workshop/{}{part}", workshop.id);
    let figures = vec![
        days(words, standing, today, to("")),
        answers(words, standing, today, to("/svar")),
        roles(words, standing, missing, to("/svar")),
        tasks(words, prepared, to("/checklista")),
    ];
    let when = words.date_span(workshop.day, workshop.starts, workshop.ends);
    let lead = if workshop.place.is_empty() {
        words.say1("home-county-lead", "when", when)
    } else {
        words.say2("home-county-lead-place", "when", when, "place", &workshop.place)
    };
    Look { lead, steps: steps(words, standing, today), figures, ..Look::default() }
}

fn days(words: &Words, standing: &Standing, today: NaiveDate, href: String) -> Figure {
    let left = (standing.workshop.day - today).num_days();
    let documented = standing.workshop.state == State::Documented;
    let (value, label, state) = match left {
        1.. => (left.to_string(), words.say1("home-county-days", "days", left), FigureState::Plain),
        0 => (words.say("home-today"), words.say("home-county-today"), FigureState::Due),
        _ if documented => (words.say("home-over"), words.say("home-county-documented"), FigureState::Done),
        _ => (words.say("home-over"), words.say("home-county-over"), FigureState::Due),
    };
    figure(value, label, href, state)
}

fn answers(words: &Words, standing: &Standing, today: NaiveDate, href: String) -> Figure {
    let left = (standing.workshop.register_by - today).num_days();
    let state = match (standing.workshop.state, standing.silent(), left) {
        (State::Preparing, ..) => FigureState::Plain,
        (_, 0, _) => FigureState::Done,
        (_, _, ..0) => FigureState::Late,
        (_, _, 0..=SOON) => FigureState::Due,
        _ => FigureState::Plain,
    };
    let (answered, asked) = match standing.workshop.state {
        State::Preparing => (0, standing.municipalities),
        State::Invited | State::Placed | State::Documented => (standing.answered, standing.invited),
    };
    let value = words.say2("home-of", "part", answered, "whole", asked);
    figure(value, words.say("home-county-answers"), href, state)
}

fn roles(words: &Words, standing: &Standing, missing: usize, href: String) -> Figure {
    let state = match (missing, standing.answered) {
        (_, 0) => FigureState::Plain,
        (0, _) => FigureState::Done,
        _ => FigureState::Due,
    };
    figure(missing.to_string(), words.say1("home-county-roles", "count", missing), href, state)
}

fn tasks(words: &Words, prepared: &Prepared, href: String) -> Figure {
    let late = prepared.late();
    let state = if late > 0 { FigureState::Late } else { FigureState::Plain };
    figure(late.to_string(), words.say1("home-county-tasks", "count", late), href, state)
}

/// The one thing that the preparation waits for longest.
fn next(words: &Words, standing: &Standing, prepared: &Prepared) -> Option<Need> {
    let next = prepared.next.as_ref()?;
    let to = |part: &str| format!("/workshop/{}/{part}", standing.workshop.id);
    let (text, href) = match &next.what {
        NextWhat::Task(id, what) => (what.clone(), to(&format!("checklista/{id}"))),
        NextWhat::Need(need) => {
            let what = words.say(&format!("preparation-need-{}", need.code()));
            (words.say1("home-county-need", "what", what), to("lokal"))
        }
        // The letters' own list says how many.
        NextWhat::Addresses => return None,
    };
    Some(Need { text, href, due: Some(next.due) })
}
