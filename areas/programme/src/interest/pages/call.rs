//! Asking the counties: the last day, the addresses that are missing, and the letter as they will read it.

use std::collections::BTreeMap;

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use letters::{Body, Party};
use organisation::register::{self, Organisation};
use organisation::sign_in::could_be_an_address;
use organisation::{Actor, App, MayLead, Tier};
use store::StoreFault;
use texts::{Lang, Words};
use web::{Faults, Note, Posted, Shell, Trouble, Visitor, faulty, go, go_with, page};

use super::lead::as_it_stands;
use super::{Days, contact, lead_shell};
use crate::interest::deeds::{self, NotDone};
use crate::interest::letters::Matter;
use crate::interest::rules::{self, LastDayFault};
use crate::interest::views::{self, Recipient};
use crate::plan::{Plan, views as plans};
use crate::views::Programme;

#[derive(Template)]
#[template(path = "interest/pages/call.html")]
pub(super) struct CallPage {
    pub shell: Shell,
    pub faults: Faults,
    pub deed: String,
    pub counties: usize,
    pub last_day: String,
    pub today: String,
    pub first: String,
    pub lacking: Vec<Lacking>,
    pub known: Vec<(String, String)>,
    pub subject: String,
    /// HTML of the letter, every text in it escaped by its maker.
    pub fragment: String,
}

/// A county without an address.
pub(super) struct Lacking {
    pub field: String,
    pub code: String,
    pub label: String,
    pub entered: String,
}

/// The page before the counties are asked.
pub(super) async fn form(
    app: &App,
    visitor: &Visitor,
    actor: &Actor,
    programme: &Programme,
) -> Result<Response, Trouble> {
    page(&prepared(app, visitor, actor, programme).await?)
}

async fn prepared(
    app: &App,
    visitor: &Visitor,
    actor: &Actor,
    programme: &Programme,
) -> Result<CallPage, Trouble> {
    let recipients = views::recipients(app.store()).await?;
    let national = register::of_tier(app.store(), Tier::National).await?.into_iter().next();
    let sender = national.ok_or_else(|| StoreFault::Unreadable("no national authority".to_owned()))?;
    let shell = lead_shell(app, visitor, actor, "interest-title");
    let (today, deed) = (app.today(), app.store().doors().uuid().to_string());
    // The letters go out in Swedish, whatever the reader's language.
    let words = app.words(Lang::Sv);
    let plan = plans::newest_plan(app.store(), programme).await?.plan;
    Ok(call_page(shell, &words, (programme, &plan), (&sender, &contact(actor)), &recipients, (today, deed)))
}

pub(super) fn call_page(
    shell: Shell,
    letter: &Words,
    (programme, plan): (&Programme, &Plan),
    (sender, contact): (&Organisation, &Party),
    recipients: &[Recipient],
    (today, deed): (chrono::NaiveDate, String),
) -> CallPage {
    let words = shell.t.clone();
    let window = plan.window();
    let usual = Some(plan.interest_by);
    let last_day = usual.filter(|day| rules::last_day(&day.to_string(), today, window).is_ok());
    let matter = Matter {
        words: letter,
        programme,
        sender,
        contact,
        last_day: last_day.unwrap_or(window.first),
        window,
    };
    let (subject, blocks) = recipients.first().map(|to| matter.ask(&to.county, "#")).unwrap_or_default();
    let lacking = |to: &Recipient| Lacking {
        field: format!("address-{}", to.county.code),
        code: to.county.code.clone(),
        label: words.say1("interest-address", "county", &to.county.formal_name),
        entered: String::new(),
    };
    let addresses = |to: &Recipient| {
        let people: Vec<String> =
            to.people.iter().map(|(name, address)| format!("{name}, {address}")).collect();
        (to.county.name.clone(), people.join("; "))
    };
    CallPage {
        faults: Faults::none(),
        counties: recipients.len(),
        last_day: last_day.map(|day| day.to_string()).unwrap_or_default(),
        today: today.to_string(),
        first: window.first.to_string(),
        lacking: recipients.iter().filter(|to| to.people.is_empty()).map(lacking).collect(),
        known: recipients.iter().filter(|to| !to.people.is_empty()).map(addresses).collect(),
        subject,
        fragment: Body { blocks }.to_fragment(),
        deed,
        shell,
    }
}

/// Asks every county.
pub(in crate::interest) async fn ask(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayLead::of(&actor)?;
    let Some(programme) = crate::views::current(app.store()).await? else { return Ok(go("/program")) };
    if views::call(app.store().reader(), programme.id).await?.is_some() {
        return Ok(go("/program/intresse"));
    }
    let mut shown = prepared(&app, &visitor, &actor, &programme).await?;
    posted.text("last_day").clone_into(&mut shown.last_day);
    let last_day =
        rules::last_day(&shown.last_day, app.today(), plans::window(app.store(), &programme).await?);
    if let Err(fault) = last_day {
        shown.faults.add("last_day", last_day_fault(visitor.words(), fault));
    }
    let entered = addresses(&posted, &mut shown, visitor.words());
    let Ok(last_day) =
        last_day.and_then(|day| if shown.faults.is_empty() { Ok(day) } else { Err(LastDayFault::None) })
    else {
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    };
    let key = posted.deed_key()?;
    match deeds::ask(&app, &permit, &programme, last_day, &entered, &contact(&actor), key).await {
        Ok(counties) => {
            let note = Note::done("interest-asked").with("counties", counties);
            Ok(go_with(&app, "/program/intresse", &note))
        }
        Err(NotDone::Store(fault)) => Err(fault.into()),
        // Somebody asked at the same moment, or the counties changed: the page says how it stands now.
        Err(_) => Ok(go("/program/intresse")),
    }
}

/// The addresses that were typed; a fault for each that is missing or none.
fn addresses(posted: &Posted, shown: &mut CallPage, words: &Words) -> BTreeMap<String, String> {
    let mut entered = BTreeMap::new();
    for row in &mut shown.lacking {
        posted.text(&row.field).clone_into(&mut row.entered);
        if could_be_an_address(&row.entered) {
            entered.insert(row.code.clone(), row.entered.clone());
        } else {
            shown.faults.add(row.field.clone(), words.say1("interest-fault-address", "field", &row.label));
        }
    }
    entered
}

fn last_day_fault(words: &Words, fault: LastDayFault) -> String {
    words.say(&format!("interest-fault-last-day-{}", fault.code()))
}

/// Moves the last day.
pub(in crate::interest) async fn move_last_day(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    days: Option<Extension<Days>>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayLead::of(&actor)?;
    let Some(programme) = crate::views::current(app.store()).await? else { return Ok(go("/program")) };
    let Some(call) = views::call(app.store().reader(), programme.id).await? else {
        return Ok(go("/program/intresse"));
    };
    let (typed, key) = (posted.text("last_day"), posted.deed_key()?);
    let day = match rules::last_day(typed, app.today(), plans::window(app.store(), &programme).await?) {
        Ok(day) => day,
        Err(fault) => {
            let days = days.as_ref().map(|own| &own.0);
            let mut shown = as_it_stands(&app, &visitor, &actor, days, (&programme, &call)).await?;
            shown.faults.add("last_day", last_day_fault(visitor.words(), fault));
            shown.shell = shown.shell.with_faults(&shown.faults);
            typed.clone_into(&mut shown.last_day_iso);
            return faulty(&shown);
        }
    };
    match deeds::move_last_day(&app, &permit, &programme, day, key).await {
        Ok(()) => {
            let note = Note::done("interest-moved").with("day", visitor.words().date(day));
            Ok(go_with(&app, "/program/intresse", &note))
        }
        Err(NotDone::Store(fault)) => Err(fault.into()),
        Err(_) => Ok(go("/program/intresse")),
    }
}
