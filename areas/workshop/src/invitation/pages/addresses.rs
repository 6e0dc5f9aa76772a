//! The addresses that a municipality keeps for its letters.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use organisation::{Actor, App, MayRegister};
use web::{Faults, Note, Posted, Shell, Trouble, Visitor, faulty, go_with, page};

use crate::invitation::addresses::deeds::{self, Kept};
use crate::invitation::addresses::records::AddressId;
use crate::invitation::addresses::rules::{self, AddressFault, LONGEST_NAME, MOST};
use crate::invitation::addresses::views;

#[derive(Template)]
#[template(path = "invitation/pages/addresses.html")]
pub(super) struct AddressesPage {
    pub shell: Shell,
    pub faults: Faults,
    pub deed: String,
    pub rows: Vec<AddressRow>,
    pub name: String,
    pub address: String,
}

/// One receiver.
pub(super) struct AddressRow {
    pub id: AddressId,
    pub name: String,
    pub address: String,
    /// A letter to it came back.
    pub bounced: bool,
}

/// The page.
pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    page(&addresses_page(&app, &visitor, &actor).await?)
}

/// Keeps one more.
pub(crate) async fn keep(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayRegister::of(&actor)?;
    let words = visitor.words();
    let mut shown = addresses_page(&app, &visitor, &actor).await?;
    posted.raw("name").clone_into(&mut shown.name);
    posted.raw("address").clone_into(&mut shown.address);
    match rules::receiver(posted.raw("name"), posted.raw("address")) {
        Ok(new) => match deeds::keep(app.store(), &permit, &new, posted.deed_key()?).await? {
            Kept::Now => return Ok(go_with(&app, "/adresser", &Note::done("addresses-kept"))),
            Kept::Before => shown.faults.add("address", words.say("addresses-before")),
            Kept::TooMany => shown.faults.add("address", words.say1("addresses-many", "most", MOST)),
        },
        Err(faults) => {
            for fault in faults {
                match fault {
                    AddressFault::Address => shown.faults.add("address", words.say("addresses-fault")),
                    AddressFault::Name => {
                        shown.faults.add("name", words.say1("addresses-name-long", "most", LONGEST_NAME));
                    }
                }
            }
        }
    }
    shown.shell = shown.shell.with_faults(&shown.faults);
    faulty(&shown)
}

/// Keeps one no longer.
pub(crate) async fn remove(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<AddressId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayRegister::of(&actor)?;
    if !deeds::remove(app.store(), &permit, id, posted.deed_key()?).await? {
        return Err(Trouble::NotFound);
    }
    Ok(go_with(&app, "/adresser", &Note::done("addresses-removed")))
}

async fn addresses_page(app: &App, visitor: &Visitor, actor: &Actor) -> Result<AddressesPage, Trouble> {
    let municipality = actor.organisation().id;
    let kept = views::kept(app.store(), municipality).await?;
    let marked = views::marked(app.store(), municipality).await?;
    let row = |kept: views::Kept| AddressRow {
        bounced: kept.is_among(&marked),
        id: kept.id,
        name: kept.name,
        address: kept.address,
    };
    Ok(AddressesPage {
        shell: actor.shell(app, visitor, visitor.words().say("addresses-title")),
        faults: Faults::none(),
        deed: app.store().doors().uuid().to_string(),
        rows: kept.into_iter().map(row).collect(),
        name: String::new(),
        address: String::new(),
    })
}
