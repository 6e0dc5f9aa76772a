//! The lead's table and map, the reminder, and the way out for both.

use std::collections::HashMap;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use chrono::NaiveDate;
use organisation::{Actor, App, MayLead, OrganisationId};
use sheets::FileKind;
use texts::Words;
use web::{Faults, Note, Posted, Shell, Shown, Trouble, Visitor, file, go, go_with, page};

use super::{Days, call, contact, lead_shell, set_days};
use crate::calendar::Window;
use crate::interest::deeds::{self, NotDone};
use crate::interest::map::{self, LegendEntry, Tile};
use crate::interest::rules::{Mark, Wants, may_remind};
use crate::interest::views::{self, Call, County};
use crate::interest::{said, sheet};
use crate::plan::views as plans;
use crate::views::Programme;

/// How far a county has come: its code in text keys, and the end of the tile's CSS class.
const STANDINGS: [(&str, &str); 4] = [("silent", "none"), ("no", "begun"), ("yes", "done"), ("late", "due")];

#[derive(Template)]
#[template(path = "interest/pages/lead.html")]
pub(super) struct LeadPage {
    pub shell: Shell,
    pub faults: Faults,
    pub lead: String,
    pub last_day: String,
    pub last_day_iso: String,
    pub first_iso: String,
    pub today_iso: String,
    pub tiles: Vec<Tile>,
    pub legend: Vec<LegendEntry>,
    pub rows: Vec<Row>,
    /// Counties that say no and have a day; empty when there are none.
    pub withdrawn: Vec<String>,
    /// How many can be reminded now.
    pub silent: usize,
    /// How many are silent but were written to within the last day.
    pub just_asked: usize,
    pub waiting: usize,
    pub questions: usize,
    pub deed: String,
}

/// One county in the table.
pub(super) struct Row {
    pub href: String,
    pub name: String,
    pub kind: &'static str,
    pub state: String,
    pub is_late: bool,
    pub bounced: bool,
    pub how: String,
    pub best: String,
    pub days: String,
    pub set: String,
    pub waiting: String,
}

pub(in crate::interest) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    days: Option<Extension<Days>>,
) -> Result<Response, Trouble> {
    let Some(programme) = crate::views::current(app.store()).await? else { return Ok(go("/program")) };
    let Some(asked) = views::call(app.store().reader(), programme.id).await? else {
        return call::form(&app, &visitor, &actor, &programme).await;
    };
    page(&as_it_stands(&app, &visitor, &actor, days.as_ref().map(|own| &own.0), (&programme, &asked)).await?)
}

/// The page as it stands now.
pub(super) async fn as_it_stands(
    app: &App,
    visitor: &Visitor,
    actor: &Actor,
    days: Option<&Days>,
    (programme, call): (&Programme, &Call),
) -> Result<LeadPage, Trouble> {
    let store = app.store();
    let questions = views::questions(store, programme.id).await?;
    let counties = views::all_asking(store, programme.id, &questions).await?;
    let questions = questions.len();
    let set = set_days(days, store, programme.id).await?;
    let window = plans::window(store, programme).await?;
    let shell = lead_shell(app, visitor, actor, "interest-title");
    let seen = Seen { call, window, counties: &counties, set: &set, questions };
    Ok(lead_page(shell, &seen, store.doors().now(), store.doors().uuid().to_string()))
}

pub(in crate::interest) async fn remind(
    State(app): State<App>,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayLead::of(&actor)?;
    let Some(programme) = crate::views::current(app.store()).await? else { return Ok(go("/program")) };
    let key = posted.deed_key()?;
    let note = match deeds::remind(&app, &permit, &programme, &contact(&actor), key).await {
        Ok(0) => Note::fault("interest-nobody-to-remind"),
        Ok(counties) => Note::done("interest-reminded").with("counties", counties),
        Err(NotDone::Store(fault)) => return Err(fault.into()),
        Err(_) => return Ok(go("/program/intresse")),
    };
    Ok(go_with(&app, "/program/intresse", &note))
}

/// The table as a file. A deed: it says who took it.
pub(in crate::interest) async fn take_out(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayLead::of(&actor)?;
    let Some(programme) = crate::views::current(app.store()).await? else { return Ok(go("/program")) };
    let Some(call) = views::call(app.store().reader(), programme.id).await? else {
        return Ok(go("/program/intresse"));
    };
    let counties = views::all(app.store(), programme.id).await?;
    let (words, now) = (visitor.words(), app.store().doors().now());
    let sheet = sheet::sheet(words, &counties, call.last_day);
    let kind = FileKind::of_code(posted.text("kind")).ok_or(Trouble::Malformed)?;
    let bytes = sheet.to_file(kind, now).map_err(|fault| Trouble::from_error(&fault))?;
    deeds::take_out(&app, &permit, &programme, kind, counties.len()).await?;
    let name = format!("{}-{}.{}", words.say("interest-file-name"), texts::local(now).date(), kind.code());
    Ok(file(bytes, kind.mime(), &name, Shown::Saved))
}

/// What the page shows.
pub(super) struct Seen<'a> {
    pub call: &'a Call,
    /// The days on which workshops are held.
    pub window: Window,
    pub counties: &'a [County],
    /// The days that workshops are set to.
    pub set: &'a HashMap<OrganisationId, NaiveDate>,
    /// How many questions there are.
    pub questions: usize,
}

impl Seen<'_> {
    fn count(&self, which: impl Fn(&County) -> bool) -> usize {
        self.counties.iter().filter(|county| which(county)).count()
    }

    fn set_day(&self, county: &County) -> Option<NaiveDate> {
        self.set.get(&county.organisation.id).copied()
    }
}

fn wants(county: &County) -> Option<Wants> {
    county.answer.as_ref().map(|answer| answer.wants)
}

fn is_late(county: &County, last_day: NaiveDate) -> bool {
    county.interest.as_ref().is_some_and(|own| own.is_late(last_day))
}

/// The code of how far a county has come. One that is late and wants a workshop has a mark of its own on the map.
fn standing(county: &County, last_day: NaiveDate) -> &'static str {
    match wants(county) {
        None => "silent",
        Some(Wants::No) => "no",
        Some(Wants::Yes) if is_late(county, last_day) => "late",
        Some(Wants::Yes) => "yes",
    }
}

pub(super) fn lead_page(
    shell: Shell,
    seen: &Seen<'_>,
    now: chrono::DateTime<chrono::Utc>,
    deed: String,
) -> LeadPage {
    let words = shell.t.clone();
    let (today, last_day) = (texts::local(now).date(), seen.call.last_day);
    let may = |county: &County| {
        county.interest.as_ref().is_some_and(|own| may_remind(own.version > 0, own.last_letter_at, now))
    };
    let silent = seen.count(may);
    let withdrawn =
        seen.counties.iter().filter(|county| wants(county) == Some(Wants::No)).filter_map(|county| {
            let day = seen.set_day(county)?;
            Some(words.say2(
                "interest-withdrawn",
                "county",
                &county.organisation.name,
                "day",
                words.date(day),
            ))
        });
    LeadPage {
        faults: Faults::none(),
        lead: words.say_with(
            "interest-lead",
            [
                ("answered", seen.count(|county| county.answer.is_some()).into()),
                ("total", seen.counties.len().into()),
                ("yes", seen.count(|county| wants(county) == Some(Wants::Yes)).into()),
                ("no", seen.count(|county| wants(county) == Some(Wants::No)).into()),
            ],
        ),
        last_day: format!("{}, {}", words.date(last_day), words.days_left(today, last_day)),
        last_day_iso: last_day.to_string(),
        first_iso: seen.window.first.to_string(),
        today_iso: today.to_string(),
        tiles: seen.counties.iter().filter_map(|county| tile(&words, county, last_day)).collect(),
        legend: STANDINGS.iter().map(|(code, level)| legend(&words, seen, code, level)).collect(),
        rows: seen.counties.iter().map(|county| row(&words, seen, county)).collect(),
        withdrawn: withdrawn.collect(),
        just_asked: seen.count(|county| county.answer.is_none()) - silent,
        silent,
        waiting: seen.counties.iter().map(|county| county.waiting).sum(),
        questions: seen.questions,
        deed,
        shell,
    }
}

fn href(county: &County) -> String {
    county.interest.as_ref().map(|own| format!("/program/intresse/{}", own.id)).unwrap_or_default()
}

fn tile(words: &Words, county: &County, last_day: NaiveDate) -> Option<Tile> {
    let code = standing(county, last_day);
    let level = STANDINGS.iter().find(|(known, _)| *known == code).map_or("none", |(_, level)| *level);
    let sign = words.say(&format!("interest-sign-{code}"));
    let state = words.say(&format!("interest-standing-{code}"));
    Tile::of((&county.organisation).into(), sign, &state, map::class(level), href(county))
}

fn legend(words: &Words, seen: &Seen<'_>, code: &str, level: &str) -> LegendEntry {
    let count = seen.count(|county| standing(county, seen.call.last_day) == code);
    LegendEntry {
        class: map::class(level),
        sign: words.say(&format!("interest-sign-{code}")),
        text: words.say1(&format!("interest-legend-{code}"), "count", count),
    }
}

fn row(words: &Words, seen: &Seen<'_>, county: &County) -> Row {
    let nothing = || words.say("interest-nothing");
    let answer = county.answer.as_ref();
    let yes = answer.filter(|answer| answer.wants == Wants::Yes);
    let count = |mark: Mark| yes.map_or(0, |answer| said::marked(answer, mark).len());
    Row {
        href: href(county),
        name: county.organisation.name.clone(),
        kind: match wants(county) {
            None => "none",
            Some(Wants::Yes) => "done",
            Some(Wants::No) => "plain",
        },
        state: match wants(county) {
            None => words.say("interest-silent"),
            Some(wants) => words.say(&format!("interest-wants-short-{}", wants.code())),
        },
        is_late: is_late(county, seen.call.last_day),
        bounced: county.bounced,
        how: yes.map_or_else(nothing, |answer| {
            format!("{}, {}", said::format(words, answer), said::short_length(words, answer))
        }),
        best: match yes {
            Some(answer) if !answer.best.is_empty() => said::days(words, &answer.best),
            _ => nothing(),
        },
        days: yes.map_or_else(nothing, |_| {
            words.say2("interest-day-counts", "can", count(Mark::Can), "cannot", count(Mark::Cannot))
        }),
        set: seen.set_day(county).map_or_else(nothing, |day| words.date(day)),
        waiting: if county.waiting == 0 { nothing() } else { county.waiting.to_string() },
    }
}
