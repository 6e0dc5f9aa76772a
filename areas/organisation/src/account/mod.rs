//! # Own account
//! How a person signs in: their passkeys, their code app, and what they can do when all of it is lost.

pub(crate) mod letter;
pub(crate) mod pages;

use serde_json::Value;
use store::Line;
use web::{Crumb, Shell, Visitor};

use axum::handler::Handler as _;
use axum::middleware::from_fn;

use crate::gate::as_house;
use crate::{Actor, App, Duty, Gate, Routes};

/// The page of how one signs in.
pub(crate) const PATH: &str = "/konto/inloggningssatt";
/// The page that leads a new person there.
pub(crate) const WELCOME: &str = "/konto/valkommen";

/// The routes.
#[must_use]
pub fn routes() -> Routes {
    let own = from_fn(as_house);
    Routes::new().get(PATH, Gate::Duties(&Duty::ALL), pages::means.layer(own.clone())).get(
        WELCOME,
        Gate::Duties(&Duty::ALL),
        pages::welcome.layer(own.clone()),
    )
}

/// The frame of a page of the account: it stands under the page of how one signs in.
pub(crate) fn shell(app: &App, visitor: &Visitor, actor: &Actor, title: &str) -> Shell {
    let words = visitor.words();
    let mut shell = actor.shell(app, visitor, words.say(title));
    if visitor.path() != PATH && shell.trail.len() == 2 {
        let means = Crumb { href: Some(PATH.to_owned()), text: words.say("account-title") };
        shell.trail.insert(1, means);
    }
    shell
}

/// A line about how a person signs in. Read by the auditors of their organisation.
pub(crate) fn line(deed: &'static str, person: &Actor, details: Value) -> Line {
    Line {
        deed,
        subject: "person",
        subject_id: person.person_id().uuid(),
        owner: Some(person.organisation().id.uuid()),
        details,
    }
}
