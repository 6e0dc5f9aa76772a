//! Giving a duty.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use chrono::NaiveDate;
use serde::Deserialize;
use texts::Words;
use web::{Choice, Faults, Note, Posted, Shell, Trouble, Visitor, faulty, go_with, page};

use super::{optional_day, refused, under_the_list, why};
use crate::duties::deeds::{self, Given};
use crate::duties::rules::Refusal;
use crate::records::OrganisationId;
use crate::register::{self, Organisation};
use crate::{Actor, Again, App, Duty};

#[derive(Template)]
#[template(path = "duties/pages/give.html")]
pub(super) struct GivePage {
    pub shell: Shell,
    pub faults: Faults,
    pub typed: Typed,
    /// Where the duty is given; the address of the form says it too.
    pub authority: String,
    pub action: String,
    /// The authority is another, which has nobody yet.
    pub is_first: bool,
    pub duties: Vec<Choice>,
    pub deed: String,
    pub again: Again,
}

/// What was typed.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// Name.
    pub name: String,
    /// Mail address.
    pub address: String,
    /// Code of the duty.
    pub duty: String,
    /// First day.
    pub starts_on: String,
    /// Last day.
    pub ends_on: String,
}

/// Where: nothing is one's own authority.
#[derive(Debug, Default, Deserialize)]
pub struct Where {
    #[serde(default)]
    hos: String,
}

pub(in crate::duties) async fn form(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Query(at): Query<Where>,
) -> Result<Response, Trouble> {
    let at = authority(&app, &actor, &at.hos).await?;
    let mut typed = Typed::default();
    if let [only] = duties_of(&actor, &at)[..] {
        only.code().clone_into(&mut typed.duty);
    }
    let again = Again::before(&visitor)?;
    page(&GivePage { again, ..give_page(&app, &visitor, &actor, &at, typed) })
}

pub(in crate::duties) async fn give(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Query(at): Query<Where>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let at = authority(&app, &actor, &at.hos).await?;
    let words = visitor.words();
    let typed = Typed {
        name: posted.text("name").to_owned(),
        address: posted.text("address").to_owned(),
        duty: posted.text("duty").to_owned(),
        starts_on: posted.text("starts_on").to_owned(),
        ends_on: posted.text("ends_on").to_owned(),
    };
    let mut shown = give_page(&app, &visitor, &actor, &at, typed);
    shown.again = Again::after(&visitor, &mut shown.faults)?;
    let given = check(&shown.typed, &actor, &at, app.today(), words, &mut shown.faults);
    if let Some(given) = given {
        match deeds::give(app.store(), words, &actor, &given, posted.deed_key()?).await {
            Ok(()) => {
                let note = Note::done("duties-given").with("name", &given.name);
                return Ok(go_with(&app, "/uppdrag", &note));
            }
            Err(not_done) => {
                let why = why(not_done)?;
                if why == Refusal::NotYours {
                    return Err(Trouble::NotFound);
                }
                shown.faults.add(field(why), refused(words, why));
            }
        }
    }
    shown.shell = shown.shell.with_faults(&shown.faults);
    faulty(&shown)
}

const fn field(why: Refusal) -> &'static str {
    match why {
        Refusal::Passed => "ends_on",
        Refusal::NotYours
        | Refusal::Oneself
        | Refusal::NotFirst
        | Refusal::FromAbove
        | Refusal::Held
        | Refusal::Over
        | Refusal::LastHolder => "address",
    }
}

/// The authority that the address names: one's own, or one right below. Every other does not exist.
async fn authority(app: &App, actor: &Actor, asked: &str) -> Result<Organisation, Trouble> {
    if asked.is_empty() {
        return Ok(actor.organisation().clone());
    }
    let id: OrganisationId = asked.parse().map_err(|_| Trouble::NotFound)?;
    let below = register::below(app.store(), actor.organisation().id).await?;
    below.into_iter().find(|organisation| organisation.id == id).ok_or(Trouble::NotFound)
}

/// What can be given there by this form. Who leads a workshop is chosen on the workshop's own page.
fn duties_of(actor: &Actor, at: &Organisation) -> Vec<Duty> {
    let coordinating = Duty::that_coordinates(at.tier).into_iter();
    if at.id == actor.organisation().id {
        coordinating.chain([Duty::Auditor]).collect()
    } else {
        coordinating.collect()
    }
}

/// The gift, or all faults.
fn check(
    typed: &Typed,
    actor: &Actor,
    at: &Organisation,
    today: NaiveDate,
    words: &Words,
    faults: &mut Faults,
) -> Option<Given> {
    let say = |key| words.say(key);
    let (name, address) = check_who(&typed.name, &typed.address, words, faults);
    let duty = duties_of(actor, at).into_iter().find(|duty| duty.code() == typed.duty);
    if duty.is_none() {
        faults.add("duty", say("duties-fault-duty"));
    }
    let starts_on = optional_day(&typed.starts_on);
    let ends_on = optional_day(&typed.ends_on);
    if starts_on.is_err() {
        faults.add("starts_on", say("duties-fault-day"));
    }
    match ends_on {
        Err(()) => faults.add("ends_on", say("duties-fault-day")),
        Ok(Some(last)) if last < today => faults.add("ends_on", say("duties-refused-passed")),
        Ok(_) => {}
    }
    if !faults.is_empty() {
        return None;
    }
    Some(Given {
        name,
        address,
        duty: duty?,
        at: at.clone(),
        led: None,
        // A first day that has come says nothing.
        starts_on: starts_on.ok()?.filter(|first| *first > today),
        ends_on: ends_on.ok()?,
    })
}

/// Name and address, with a fault beside each that is none.
pub fn check_who(name: &str, address: &str, words: &Words, faults: &mut Faults) -> (String, String) {
    if name.is_empty() || name.chars().count() > 200 {
        faults.add("name", words.say("duties-fault-name"));
    }
    if !crate::sign_in::could_be_an_address(address) {
        faults.add("address", words.say("sign-in-address-fault"));
    }
    (name.to_owned(), address.to_owned())
}

fn give_page(app: &App, visitor: &Visitor, actor: &Actor, at: &Organisation, typed: Typed) -> GivePage {
    let words = visitor.words();
    let is_first = at.id != actor.organisation().id;
    let choice = |duty: Duty| {
        let text = words.say(&format!("duty-{}", duty.code()));
        Choice::new(duty.code(), text).hint(words.say(&format!("duties-may-{}", duty.code())))
    };
    GivePage {
        shell: under_the_list(app, visitor, actor, "duties-give"),
        faults: Faults::none(),
        typed,
        authority: at.formal_name.clone(),
        action: if is_first { format!("/uppdrag/nytt?hos={}", at.id) } else { "/uppdrag/nytt".to_owned() },
        is_first,
        duties: duties_of(actor, at).into_iter().map(choice).collect(),
        deed: app.store().doors().uuid().to_string(),
        again: Again::default(),
    }
}
