//! The facilitators of a workshop, giving one, and the list of workshops that a facilitator leads.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use organisation::duties::deeds::{self as duties, Given, NotDone};
use organisation::duties::rules::{Life, Refusal};
use organisation::duties::{self as duty, Shown, views as held};
use organisation::register::{self, Organisation};
use organisation::{Actor, Again, App, Duty, Led, Tier};
use store::{DeedKey, Opened};
use texts::Words;
use web::{Choice, Faults, Note, Posted, Shell, Trouble, Visitor, faulty, go_with, page};

use crate::day::{self, Asked, Own, Workshop};
use crate::records::WorkshopId;

#[derive(Template)]
#[template(path = "facilitators/facilitators.html")]
struct FacilitatorsPage {
    shell: Shell,
    faults: Faults,
    path: String,
    held: Vec<Shown>,
    /// Nobody can be given it any more.
    is_documented: bool,
    typed: Typed,
    from: Vec<Choice>,
    deed: String,
    again: Again,
}

#[derive(Clone, Debug, Default)]
struct Typed {
    name: String,
    address: String,
    from: String,
    firm: String,
}

/// In the form: a firm that is not there yet.
const NEW: &str = "ny";

pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<WorkshopId>,
) -> Result<Response, Trouble> {
    let (workshop, _) = day::readable(app.store(), &actor, id).await?;
    let again = Again::before(&visitor)?;
    let blank = facilitators_page(&app, &visitor, &actor, &workshop, Typed::default()).await?;
    page(&FacilitatorsPage { again, ..blank })
}

pub(super) async fn give(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<WorkshopId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (workshop, _) = day::readable(app.store(), &actor, id).await?;
    let words = visitor.words();
    let typed = Typed {
        name: posted.text("name").to_owned(),
        address: posted.text("address").to_owned(),
        from: posted.text("from").to_owned(),
        firm: posted.text("firm").to_owned(),
    };
    let mut shown = facilitators_page(&app, &visitor, &actor, &workshop, typed).await?;
    shown.again = Again::after(&visitor, &mut shown.faults)?;
    check(&mut shown, words);
    if shown.faults.is_empty() {
        match give_it(&app, words, &actor, &workshop, &shown.typed, posted.deed_key()?).await {
            Ok(()) => {
                let note = Note::done("facilitators-given").with("name", &shown.typed.name);
                return Ok(go_with(&app, &shown.path, &note));
            }
            Err(NotDone::NotFound | NotDone::Refused(Refusal::NotYours)) if shown.typed.from != NEW => {
                shown.faults.add("from", words.say("facilitators-fault-not-known"));
            }
            Err(NotDone::NotFound) => return Err(Trouble::NotFound),
            Err(NotDone::Refused(why)) => shown.faults.add("address", duty::refused(words, why)),
            Err(NotDone::Store(fault)) => return Err(fault.into()),
        }
    }
    shown.shell = shown.shell.with_faults(&shown.faults);
    faulty(&shown)
}

fn check(shown: &mut FacilitatorsPage, words: &Words) {
    let typed = shown.typed.clone();
    duty::check_who(&typed.name, &typed.address, words, &mut shown.faults);
    let known = shown.from.iter().any(|choice| choice.is(&typed.from));
    if !known {
        shown.faults.add("from", words.say("facilitators-fault-from"));
    } else if typed.from == NEW && typed.firm.is_empty() {
        shown.faults.add("firm", words.say("facilitators-fault-firm"));
    }
}

async fn give_it(
    app: &App,
    words: &Words,
    actor: &Actor,
    workshop: &Workshop,
    typed: &Typed,
    key: DeedKey,
) -> Result<(), NotDone> {
    let store = app.store();
    let Opened::Desk(mut desk) = store.desk_once(&actor.author(), key).await? else { return Ok(()) };
    let at = if typed.from == NEW {
        duties::firm(&mut desk, actor, &typed.firm).await?
    } else {
        let all = homes(app, actor).await?;
        all.into_iter().find(|home| home.id.to_string() == typed.from).ok_or(NotDone::NotFound)?
    };
    let led = Led { workshop: workshop.id.uuid(), county: workshop.county };
    let given = Given {
        name: typed.name.clone(),
        address: typed.address.clone(),
        duty: Duty::Facilitator,
        at,
        led: Some(led),
        starts_on: None,
        ends_on: None,
    };
    duties::give_on(&mut desk, words, actor, &given).await?;
    Ok(desk.seal("").await?)
}

/// Where facilitators come from: the national authority, and the firms.
async fn homes(app: &App, actor: &Actor) -> Result<Vec<Organisation>, store::StoreFault> {
    let mut homes = register::of_tier(app.store(), Tier::National).await?;
    homes.extend(held::firms(app.store(), actor).await?);
    Ok(homes)
}

async fn facilitators_page(
    app: &App,
    visitor: &Visitor,
    actor: &Actor,
    workshop: &Workshop,
    typed: Typed,
) -> Result<FacilitatorsPage, Trouble> {
    let (words, today) = (visitor.words(), app.today());
    let rows = held::leading(app.store(), workshop.id.uuid()).await?;
    let mut leading = Vec::new();
    for row in &rows {
        match row.life(today) {
            Life::Future | Life::Live => leading.push(Shown::at(row, false, today, words)),
            Life::Ended | Life::TakenAway => {}
        }
    }
    let mut from: Vec<_> = homes(app, actor)
        .await?
        .into_iter()
        .map(|home| Choice::new(home.id.to_string(), home.formal_name))
        .collect();
    from.push(Choice::new(NEW, words.say("facilitators-new-firm")));
    Ok(FacilitatorsPage {
        shell: day::shell_under(app, visitor, actor, workshop.id, "facilitators-title"),
        faults: Faults::none(),
        path: format!("/workshop/{}/ledare", workshop.id),
        held: leading,
        is_documented: workshop.state == day::rules::State::Documented,
        typed,
        from,
        deed: app.store().doors().uuid().to_string(),
        again: Again::default(),
    })
}

/// Says that the workshop is documented: whoever led it sees it no more.
pub(super) async fn document(asked: Asked) -> Result<Response, Trouble> {
    let Own { app, visitor, permit, workshop, .. } = &*asked;
    let id = workshop.id;
    let done =
        day::deeds::document(app.store(), visitor.words(), permit, id, asked.posted.deed_key()?).await?;
    let note = if done { Note::done("day-documented") } else { Note::fault("day-not-documented") };
    Ok(go_with(app, &format!("/workshop/{id}"), &note))
}

#[derive(Template)]
#[template(path = "facilitators/led.html")]
struct LedPage {
    shell: Shell,
    rows: Vec<LedRow>,
}

struct LedRow {
    href: String,
    when: String,
    hint: String,
}

/// The workshops that a facilitator leads.
pub(crate) async fn led(app: &App, visitor: &Visitor, actor: &Actor) -> Result<Response, Trouble> {
    let words = visitor.words();
    let all = day::views::named(app.store(), actor.leads()).await?;
    let counties = register::named(app.store(), all.iter().map(|workshop| workshop.county)).await?;
    let row = |workshop: &Workshop| LedRow {
        href: format!("/workshop/{}", workshop.id),
        when: words.date_span(workshop.day, workshop.starts, workshop.ends),
        hint: [
            counties.get(&workshop.county).map(|county| county.name.clone()).unwrap_or_default(),
            workshop.place.clone(),
        ]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", "),
    };
    page(&LedPage {
        shell: actor.shell(app, visitor, words.say("facilitators-led-title")),
        rows: all.iter().map(row).collect(),
    })
}
