//! "Så loggar du in": what a person signs in with, and how to add and take away.

use askama::Template;
use axum::extract;
use axum::response::Response;
use texts::Words;
use web::{Faults, Posted, Shell, Trouble, Visitor, faulty, page};

use crate::code_app::views::State;
use crate::passkey::{relying_party, views};
use crate::{Actor, App, account, code_app};

/// Everything a person signs in with.
#[derive(Template)]
#[template(path = "account/means.html")]
struct MeansPage {
    shell: Shell,
    faults: Faults,
    passkeys: Vec<Row>,
    /// Passkeys can exist at the house's address.
    can: bool,
    name: String,
    /// Since when codes are asked for, and how many recovery codes are left; none without a code app.
    code_app: Option<(String, u64)>,
    /// There are authorities with a sign-in service of their own.
    providers: bool,
}

/// After the first link: the way to a better one.
#[derive(Template)]
#[template(path = "account/welcome.html")]
struct WelcomePage {
    shell: Shell,
    faults: Faults,
    can: bool,
    name: String,
}

/// One passkey.
struct Row {
    id: String,
    name: String,
    added: String,
    used: String,
    /// When its counter went backwards; empty for never.
    suspect: String,
}

fn row(listed: views::Listed, words: &Words) -> Row {
    let moment = |at| words.short_moment(at);
    Row {
        id: listed.id.to_string(),
        name: listed.name,
        added: moment(listed.added_at),
        used: listed.used_at.map_or_else(|| words.say("passkey-never-used"), moment),
        suspect: listed.suspect_at.map(moment).unwrap_or_default(),
    }
}

pub(super) async fn means(
    extract::State(app): extract::State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    page(&means_page(&app, &visitor, &actor, Faults::none(), "").await?)
}

/// The page with a fault of the form that adds a passkey.
pub(crate) async fn with_fault(
    app: &App,
    visitor: &Visitor,
    actor: &Actor,
    posted: &Posted,
    fault: &str,
) -> Result<Response, Trouble> {
    let mut faults = Faults::none();
    faults.add("name", visitor.words().say(fault));
    faulty(&means_page(app, visitor, actor, faults, posted.text("name")).await?)
}

async fn means_page(
    app: &App,
    visitor: &Visitor,
    actor: &Actor,
    faults: Faults,
    name: &str,
) -> Result<MeansPage, Trouble> {
    let words = visitor.words();
    let passkeys = views::of(app.store(), actor.person_id()).await?;
    Ok(MeansPage {
        shell: account::shell(app, visitor, actor, "account-title").with_faults(&faults),
        faults,
        passkeys: passkeys.into_iter().map(|listed| row(listed, words)).collect(),
        can: relying_party(app.front()).is_some(),
        name: name.to_owned(),
        code_app: match code_app::views::state(app.store(), actor.person_id()).await? {
            State::Confirmed { since, codes_left, .. } => Some((words.short_moment(since), codes_left)),
            State::None | State::Begun => None,
        },
        providers: !app.providers().is_empty(),
    })
}

pub(super) async fn welcome(
    extract::State(app): extract::State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    page(&WelcomePage {
        shell: account::shell(&app, &visitor, &actor, "welcome-title"),
        faults: Faults::none(),
        can: relying_party(app.front()).is_some(),
        name: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn every_page_is_complete_in_both_languages() {
        samples::in_both(|words| {
            let at = |text: &str| text.parse().unwrap();
            let listed = |name: &str, used: Option<&str>, suspect: Option<&str>| {
                let listed = views::Listed {
                    id: sea_orm::prelude::Uuid::nil(),
                    name: name.to_owned(),
                    added_at: at("2029-01-10T08:00:00Z"),
                    used_at: used.map(at),
                    suspect_at: suspect.map(at),
                };
                row(listed, words)
            };
            let means = |passkeys, faults: Faults, can| MeansPage {
                shell: samples::shell(words),
                faults,
                passkeys,
                can,
                name: "Ö".repeat(61),
                code_app: can.then(|| ("10 januari 2029".to_owned(), 1)),
                providers: can,
            };
            let mut faults = Faults::none();
            faults.add("name", words.say("passkey-name-long"));
            for fault in ["name-empty", "refused", "known", "too-many", "none"] {
                assert!(!words.say(&format!("passkey-{fault}")).contains('⟦'), "{fault}");
            }
            let usual =
                vec![listed("Jobbdatorn", Some("2029-02-01T09:30:00Z"), None), listed("Mobil", None, None)];
            let late = Some("2029-02-01T09:30:00Z");
            let longest = (0..20).map(|_| listed(&"Å".repeat(60), late, late)).collect();
            let welcome = |can| WelcomePage {
                shell: samples::shell(words),
                faults: Faults::none(),
                can,
                name: String::new(),
            };
            vec![
                means(Vec::new(), Faults::none(), true).render(),
                means(Vec::new(), Faults::none(), false).render(),
                means(usual, faults, true).render(),
                means(longest, Faults::none(), true).render(),
                welcome(true).render(),
                welcome(false).render(),
            ]
        });
    }
}
