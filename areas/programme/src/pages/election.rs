//! Putting an election in: an extra election, a rerun, a referendum, or an ordinary one on another day.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::NaiveDate;
use organisation::{Actor, App, MayLead};
use texts::Words;
use web::{Choice, Crumb, Faults, Note, Posted, Shell, Trouble, Visitor, faulty, go_with, page};

use super::plan_form::one_line;
use crate::calendar::elections::{DayFault, is_decided, months_from_decision};
use crate::calendar::{Election, ElectionKind};
use crate::draft::LONGEST_LINE;
use crate::elections::{self, PutInFault};
use crate::form_date::{self, NoDay};

/// The kinds that can be put in. The general elections have their day in the law.
const KINDS: [ElectionKind; 4] =
    [ElectionKind::Extra, ElectionKind::Rerun, ElectionKind::Referendum, ElectionKind::EuropeanParliament];

#[derive(Template)]
#[template(path = "pages/election.html")]
pub(super) struct ElectionPage {
    pub shell: Shell,
    pub faults: Faults,
    pub deed: String,
    pub kinds: Vec<Choice>,
    pub kind: String,
    pub name: String,
    pub decided_on: String,
    pub day: String,
}

pub(super) async fn ask(State(app): State<App>, visitor: Visitor, actor: Actor) -> Result<Response, Trouble> {
    let shell = shell(&app, &visitor, &actor, &Faults::none());
    page(&election_page(shell, deed(&app), Faults::none(), &Posted::default()))
}

pub(super) async fn put_in(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayLead::of(&actor)?;
    let mut faults = Faults::none();
    let election = check(visitor.words(), app.today(), &posted, &mut faults);
    if let Some(election) = election.filter(|_| faults.is_empty()) {
        match elections::put_in(app.store(), &permit, &election, posted.deed_key()?).await {
            Ok(()) => {
                let page = format!("/program/kalender?val={}", election.key());
                return Ok(go_with(&app, &page, &Note::done("election-put-in")));
            }
            Err(PutInFault::Known) => faults.add("day", visitor.words().say("election-fault-day-known")),
            Err(PutInFault::Store(fault)) => return Err(fault.into()),
        }
    }
    let shell = shell(&app, &visitor, &actor, &faults);
    faulty(&election_page(shell, deed(&app), faults, &posted))
}

/// The election of the form; everything that is wrong goes to `faults`.
pub(super) fn check(
    words: &Words,
    today: NaiveDate,
    posted: &Posted,
    faults: &mut Faults,
) -> Option<Election> {
    let kind = KINDS.into_iter().find(|kind| kind.code() == posted.text("kind"));
    if kind.is_none() {
        faults.add("kind", words.say("election-fault-kind"));
    }
    let name = one_line(posted.text("name"));
    if name.is_empty() && kind.is_some_and(is_decided) {
        faults.add("name", words.say("election-fault-name-empty"));
    } else if name.chars().count() > LONGEST_LINE {
        faults.add("name", words.say("programme-name-long"));
    }
    let mut day_of = |field: &str, required: bool| match form_date::read(posted.text(field)) {
        Ok(day) => Some(day),
        Err(NoDay::Empty) if !required => None,
        Err(why) => {
            faults.add(field, words.say(&format!("plan-fault-day-{}", why.code())));
            None
        }
    };
    // The law counts the months from the decision.
    let decided_on = day_of("decided_on", kind.is_some_and(|kind| months_from_decision(kind).is_some()));
    let day = day_of("day", true);
    if decided_on.is_some_and(|decided| decided > today) {
        faults.add("decided_on", words.say("election-fault-decided_on-ahead"));
    }
    let election = Election { kind: kind?, day: day?, decided_on, name };
    for fault in election.faults(today) {
        let of_decision = matches!(fault, DayFault::BeforeDecision | DayFault::OldDecision);
        let field = if of_decision { "decided_on" } else { "day" };
        faults.add(field, words.say(&format!("election-fault-day-{}", fault.code())));
    }
    Some(election)
}

fn deed(app: &App) -> String {
    app.store().doors().uuid().to_string()
}

fn shell(app: &App, visitor: &Visitor, actor: &Actor, faults: &Faults) -> Shell {
    let mut shell = super::plan::under(app, visitor, actor, "election-title", faults);
    let calendar = Crumb {
        href: Some("/program/kalender".to_owned()),
        text: visitor.words().say("calendar-page-title"),
    };
    shell.trail.insert(2.min(shell.trail.len()), calendar);
    shell
}

pub(super) fn election_page(shell: Shell, deed: String, faults: Faults, posted: &Posted) -> ElectionPage {
    let words = shell.t.clone();
    let choice = |kind: ElectionKind| {
        Choice::new(kind.code(), words.say(&format!("programme-election-{}", kind.code())))
            .hint(words.say(&format!("election-hint-{}", kind.code())))
    };
    let text = |name: &str| posted.text(name).to_owned();
    ElectionPage {
        kinds: KINDS.map(choice).into(),
        kind: text("kind"),
        name: text("name"),
        decided_on: text("decided_on"),
        day: text("day"),
        shell,
        faults,
        deed,
    }
}
