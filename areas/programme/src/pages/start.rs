//! Making a programme: for which election, and from what.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use organisation::{Actor, App, Duty, MayLead};
use store::Opened;
use texts::Words;
use web::{Choice, Faults, Note, Posted, Shell, Trouble, Visitor, faulty, go_with, page};

use super::plan_form::one_line;
use super::said::election_name;
use crate::calendar::Election;
use crate::draft::{LONGEST_LINE, default_draft};
use crate::plan::shipped;
use crate::plan::views as plans;
use crate::views::{self, Programme};
use crate::{deeds, elections};

/// Made from the last programme.
const LAST: &str = "last";
/// Made from what ships.
const TEMPLATE: &str = "template";

#[derive(Template)]
#[template(path = "pages/start.html")]
pub(super) struct StartPage {
    pub shell: Shell,
    pub faults: Faults,
    pub deed: String,
    pub elections: Vec<Choice>,
    /// Nothing when there is no last programme.
    pub froms: Vec<Choice>,
    pub name: String,
    pub election: String,
    pub from: String,
    pub leads: bool,
    /// There is a programme already.
    pub again: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let page_ = start_page(&app, &visitor, &actor, Faults::none(), &Posted::default()).await?;
    page(&page_)
}

/// Makes the programme of an election.
pub(super) async fn make(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayLead::of(&actor)?;
    let last = views::current(app.store()).await?;
    let elections = coming(&app).await?;
    let (faults, election) = check(visitor.words(), &posted, &elections);
    let Some(election) = election.filter(|_| faults.is_empty()) else {
        return faulty(&start_page(&app, &visitor, &actor, faults, &posted).await?);
    };
    let (plan, draft) = match last.filter(|_| posted.text("from") == LAST) {
        Some(last) => {
            let plan = plans::newest_plan(app.store(), &last).await?.plan;
            let then = (last.election, last.election_day);
            let draft = views::newest_draft(app.store(), last.id).await?.text;
            (plan.moved(then, (election.kind, election.day)), draft)
        }
        None => (shipped(election.kind, election.day), default_draft()),
    };
    if let Opened::Desk(mut desk) = app.store().desk_once(permit.author(), posted.deed_key()?).await? {
        let name = one_line(posted.text("name"));
        deeds::make_with(&mut desk, &name, election.kind, election.day, &draft, &plan).await?;
        desk.seal("/program").await?;
    }
    Ok(go_with(&app, "/program", &Note::done("programme-made")))
}

/// The elections that a programme can be made for.
async fn coming(app: &App) -> Result<Vec<Election>, Trouble> {
    let all = elections::all(app.store(), app.today()).await?;
    Ok(all.into_iter().filter(|election| election.day > app.today()).collect())
}

pub(super) fn check(words: &Words, posted: &Posted, elections: &[Election]) -> (Faults, Option<Election>) {
    let mut faults = Faults::none();
    let election = elections.iter().find(|election| election.key() == posted.text("election"));
    if election.is_none() {
        faults.add("election", words.say("programme-election-none"));
    }
    let name = one_line(posted.text("name"));
    if name.is_empty() {
        faults.add("name", words.say("programme-name-empty"));
    } else if name.chars().count() > LONGEST_LINE {
        faults.add("name", words.say("programme-name-long"));
    }
    // The first form has nothing to choose from, also when it is sent a second time.
    if posted.has("again") && ![LAST, TEMPLATE].contains(&posted.text("from")) {
        faults.add("from", words.say("programme-from-none"));
    }
    (faults, election.cloned())
}

pub(super) async fn start_page(
    app: &App,
    visitor: &Visitor,
    actor: &Actor,
    faults: Faults,
    posted: &Posted,
) -> Result<StartPage, Trouble> {
    let last = views::current(app.store()).await?;
    let elections = coming(app).await?;
    let shell = match last {
        Some(_) => super::plan::under(app, visitor, actor, "programme-start-title", &faults),
        None => actor.shell(app, visitor, visitor.words().say("programme-title")).with_faults(&faults),
    };
    let deed = app.store().doors().uuid().to_string();
    let leads = actor.duty() == Duty::NationalLead;
    Ok(page_of(shell, deed, faults, posted, (last.as_ref(), &elections), leads))
}

pub(super) fn page_of(
    shell: Shell,
    deed: String,
    faults: Faults,
    posted: &Posted,
    (last, elections): (Option<&Programme>, &[Election]),
    leads: bool,
) -> StartPage {
    let words = shell.t.clone();
    let choice = |election: &Election| {
        Choice::new(election.key(), election_name(&words, election)).hint(words.date(election.day))
    };
    let froms = last.map(|last| {
        let from_last = words.say1("programme-from-last", "name", last.name.as_str());
        vec![
            Choice::new(LAST, from_last).hint(words.say("programme-from-last-hint")),
            Choice::new(TEMPLATE, words.say("programme-from-template"))
                .hint(words.say("programme-from-template-hint")),
        ]
    });
    StartPage {
        elections: elections.iter().map(choice).collect(),
        froms: froms.unwrap_or_default(),
        name: posted.text("name").to_owned(),
        election: posted.text("election").to_owned(),
        from: posted.text("from").to_owned(),
        again: last.is_some(),
        shell,
        faults,
        deed,
        leads,
    }
}
