//! The county's home page in one look: days left, answers, roles missing, tasks late.

use chrono::NaiveDate;
use organisation::home::{Figure, FigureState, HomeReader, Look, Need, Whose};
use programme::calendar::Window;
use programme::views::Draft;
use programme::{ProgrammeId, plan};
use store::{Store, StoreFault};
use texts::Words;

use super::{figure, views};
use crate::day::needs;
use crate::day::pages::steps;
use crate::day::rules::State;
use crate::day::views::Standing;
use crate::invitation;
use crate::invitation::needs::Of;
use crate::preparation::views::{self as preparation, NextWhat, Prepared};
use crate::registration::filled;

/// From so many days before its day something is due.
const SOON: i64 = 7;

pub(super) async fn look(reader: &HomeReader<'_>) -> Result<Look, StoreFault> {
    let HomeReader { app, actor, words, .. } = *reader;
    let (store, today) = (app.store(), app.today());
    let Some(newest) = views::newest(store, actor.organisation().id).await? else {
        return Ok(Look::default());
    };
    let standing = &newest.standing;
    let id = standing.workshop.id;
    let filled = filled::of_workshop(store, id).await?;
    let answered = filled.values().filter(|list| list.counts.people > 0);
    let missing = answered.map(|list| newest.seats.missing(&list.counts.in_role, &list.held).len()).sum();
    let facts = preparation::facts(store, &[id]).await?.remove(&id).unwrap_or_default();
    let prepared = preparation::prepared(standing, &facts, today);
    let (window, draft) = programme(store, standing.workshop.programme).await?;
    let mut look = of_county(words, standing, missing, &prepared, today);
    look.needs = needs::of_county(standing, today, words);
    look.needs.extend(needs::outside(standing, window, today, words));
    // Last among those of the same day: the workshop's own steps come before its checklist.
    look.needs.extend(next(words, standing, &prepared));
    let invitation = Of { standing, version: newest.version, agenda: newest.agenda.as_ref(), draft };
    look.needs.extend(invitation::needs::of_county(reader, invitation).await?);
    Ok(look)
}

/// The days of the workshop's programme, and the newest draft of its invitation.
async fn programme(store: &Store, id: ProgrammeId) -> Result<(Window, Draft), StoreFault> {
    let found = plan::views::with_draft(store.reader(), id).await?;
    let (_, window, draft) =
        found.ok_or_else(|| StoreFault::Unreadable(format!("there is no programme {id}")))?;
    Ok((window, draft))
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
    Some(Need { text, href, due: Some(next.due), whose: Whose::Own })
}
