//! What is missing, and the way to it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use web::{Faults, Shell, Trouble, Visitor, go, page};

use super::rules::Standing;
use super::{has_second, of};
use crate::passkey::relying_party;
use crate::{Actor, App};

/// One factor was shown, and two are demanded.
#[derive(Template)]
#[template(path = "second_factor/needed.html")]
struct NeededPage {
    shell: Shell,
    faults: Faults,
    name: String,
    /// The duty, in words.
    duty: String,
    /// There is a second factor to be shown.
    has: bool,
    /// A second factor may be added now.
    may_add: bool,
    /// Passkeys can exist at the house's address.
    can: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let standing = of(&app, &visitor, &actor).await?;
    if standing == Standing::Whole {
        return Ok(go("/"));
    }
    let words = visitor.words();
    let duty = actor.duties().find(|duty| app.demand().is_of(*duty)).unwrap_or(actor.duty());
    page(&NeededPage {
        // Without the places of the duty: they are shut.
        shell: visitor.shell(&app, words.say("two-factors-title")),
        faults: Faults::none(),
        name: String::new(),
        duty: words.say(&format!("duty-{}", duty.code())),
        has: has_second(&app, actor.person_id()).await?,
        may_add: standing == Standing::MayAdd,
        can: relying_party(app.front()).is_some(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn every_page_is_complete_in_both_languages() {
        samples::in_both(|words| {
            let needed = |has, may_add, can| NeededPage {
                shell: samples::open_shell(words),
                faults: Faults::none(),
                name: String::new(),
                duty: words.say("duty-county_coordinator"),
                has,
                may_add,
                can,
            };
            vec![
                needed(false, true, true).render(),
                needed(false, true, false).render(),
                needed(true, false, true).render(),
                needed(true, true, true).render(),
            ]
        });
    }
}
