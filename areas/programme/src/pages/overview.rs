//! The programme: the calendar line, what it says, what has changed, and where to go.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::NaiveDate;
use organisation::{Actor, App, Duty};
use web::{Faults, Posted, Shell, Trouble, Visitor, page};

use super::calendar::frozen_said;
use super::plan::saved_by;
use super::said::{
    AgendaSaid, Row, Said, agenda, counted_days, election_name, holidays_in, plan_days, row, say, span,
};
use super::start::start_page;
use crate::calendar::{CalendarDate, Election, freeze};
use crate::elections;
use crate::plan::views::{self as plans, Followed, Saved};
use crate::views::{self, Draft, Programme};

/// How many of the coming dates stand in the line; all of them stand in the table.
const IN_LINE: usize = 6;

#[derive(Template)]
#[template(path = "pages/overview.html")]
pub(super) struct OverviewPage {
    pub shell: Shell,
    pub name: String,
    pub election: String,
    pub election_day: String,
    pub days_left: String,
    /// A sentence when today is frozen, or will be soon.
    pub frozen: Option<String>,
    /// What a county should know about versions; nothing for others.
    pub versions: Option<Versions>,
    pub line: Vec<Row>,
    pub table: Vec<Row>,
    pub plan: PlanSaid,
    pub draft: String,
    /// How many counties follow the newest version; empty for a county.
    pub followers: String,
    pub leads: bool,
}

/// What a county follows.
pub(super) struct Versions {
    pub text: String,
    /// There is a version that it has not taken.
    pub newer: bool,
}

/// What the plan says.
pub(super) struct PlanSaid {
    pub state: String,
    pub days: Vec<Row>,
    pub window: String,
    pub holidays: Vec<String>,
    pub counted: Vec<(String, String)>,
    pub seats: String,
    pub roles: Vec<Said>,
    pub course: Said,
    pub evaluation: Said,
    pub agenda: AgendaSaid,
}

/// What one reader sees of the programme.
pub(super) struct Seen<'a> {
    pub programme: &'a Programme,
    pub election: &'a Election,
    pub draft: &'a Draft,
    pub saved: &'a Saved,
    /// What the county follows, and nothing before it has taken anything.
    pub followed: Option<&'a Followed>,
    /// Counties that follow the newest version, and an older one.
    pub followers: (u64, u64),
    pub leads: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let store = app.store();
    let Some(programme) = views::current(store).await? else {
        return page(&start_page(&app, &visitor, &actor, Faults::none(), &Posted::default()).await?);
    };
    let leads = actor.duty() == Duty::NationalLead;
    let saved = plans::newest_plan(store, &programme).await?;
    let draft = views::newest_draft(store, programme.id).await?;
    let election = elections::of(store, programme.election, programme.election_day).await?;
    let followed = if leads {
        None
    } else {
        plans::followed(store.reader(), programme.id, actor.organisation().id).await?
    };
    let followers = if leads { plans::followers(store, programme.id, saved.version).await? } else { (0, 0) };
    let seen = Seen {
        programme: &programme,
        election: &election,
        draft: &draft,
        saved: &saved,
        followed: followed.as_ref(),
        followers,
        leads,
    };
    let shell = actor.shell(&app, &visitor, visitor.words().say("programme-title"));
    page(&overview_page(shell, &seen, app.today()))
}

pub(super) fn overview_page(shell: Shell, seen: &Seen<'_>, today: NaiveDate) -> OverviewPage {
    let words = shell.t.clone();
    let programme = seen.programme;
    let dates = seen.saved.plan.dates(seen.election);
    let coming = dates.iter().filter(|date| date.day >= today).take(IN_LINE);
    let election = dates.iter().filter(|date| date.code == "election-day");
    let mut line: Vec<&CalendarDate> = coming.collect();
    if line.iter().all(|date| date.day < programme.election_day) {
        line.extend(election);
    }
    let (now, older) = seen.followers;
    OverviewPage {
        name: programme.name.clone(),
        election: election_name(&words, seen.election),
        election_day: format!(
            "{}, {}",
            words.date(programme.election_day),
            words.week(programme.election_day)
        ),
        days_left: words.days_left(today, programme.election_day),
        frozen: freeze(seen.election).and_then(|days| frozen_said(&words, today, days)),
        versions: (!seen.leads).then(|| versions(&words, seen)),
        line: line
            .into_iter()
            .enumerate()
            .map(|(place, date)| row(&words, today, date, place == 0))
            .collect(),
        table: dates.iter().map(|date| row(&words, today, date, false)).collect(),
        plan: plan_said(&words, today, seen.saved),
        draft: words.say_with(
            "programme-draft-state",
            [
                ("version", seen.draft.version.into()),
                ("by", seen.draft.saved_by.as_str().into()),
                ("at", words.moment(seen.draft.saved_at).into()),
            ],
        ),
        followers: if seen.leads {
            words.say2("plan-followers", "now", now, "older", older)
        } else {
            String::new()
        },
        leads: seen.leads,
        shell,
    }
}

fn versions(words: &texts::Words, seen: &Seen<'_>) -> Versions {
    let newest = seen.saved.version;
    match seen.followed {
        None => Versions { text: words.say("plan-follow-none"), newer: true },
        Some(followed) if followed.version < newest => Versions {
            text: words.say2("plan-follow-older", "version", followed.version, "newest", newest),
            newer: true,
        },
        Some(_) => Versions { text: words.say1("plan-follow-newest", "version", newest), newer: false },
    }
}

fn plan_said(words: &texts::Words, today: NaiveDate, saved: &Saved) -> PlanSaid {
    let plan = &saved.plan;
    PlanSaid {
        state: saved_by(words, "programme-draft-state", saved),
        days: plan_days(words, today, plan),
        window: span(words, plan.first, plan.last),
        holidays: holidays_in(words, plan.window()),
        counted: counted_days(words, plan),
        seats: words.say2(
            "plan-seats",
            "least",
            u32::from(plan.seats_least),
            "most",
            u32::from(plan.seats_most),
        ),
        roles: plan.roles.iter().map(|role| say(words, role)).collect(),
        course: say(words, &plan.course),
        evaluation: say(words, &plan.evaluation),
        agenda: agenda(words, &plan.agenda),
    }
}
