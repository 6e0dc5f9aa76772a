//! The page of the code app: what it is, the square to scan, the recovery codes, and the way to take it away.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use texts::Words;
use totp_rs::Totp;
use web::{Faults, Note, Posted, Shell, Trouble, Visitor, faulty, go, go_with, page};

use super::deeds::{self, Confirmed};
use super::picture::Square;
use super::second_step::verdict_in_words;
use super::views::{self, State as Stands};
use super::{PATH, rules};
use crate::account;
use crate::{Actor, App, Fresh};

/// How the code app stands, and what can be done.
#[derive(Template)]
#[template(path = "code_app/app.html")]
struct AppPage {
    shell: Shell,
    /// None when there is no app.
    have: Option<Have>,
    deed: String,
}

/// An app that works.
struct Have {
    since: String,
    used: String,
    codes_left: u64,
}

/// The secret, to scan or to type.
#[derive(Template)]
#[template(path = "code_app/scan.html")]
struct ScanPage {
    shell: Shell,
    faults: Faults,
    square: Square,
    /// In groups of four, as one types it.
    secret: String,
    account: String,
}

/// Ten recovery codes, shown once.
#[derive(Template)]
#[template(path = "code_app/codes.html")]
struct CodesPage {
    shell: Shell,
    codes: Vec<String>,
    person: String,
}

pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    _fresh: Fresh,
) -> Result<Response, Trouble> {
    let state = views::state(app.store(), actor.person_id()).await?;
    if state == Stands::Begun {
        return page(&scan_page(&app, &visitor, &actor, Faults::none()).await?);
    }
    let have = have(state, visitor.words());
    let deed = app.store().doors().uuid().to_string();
    page(&AppPage { shell: account::shell(&app, &visitor, &actor, "code-app-title"), have, deed })
}

fn have(state: Stands, words: &Words) -> Option<Have> {
    match state {
        Stands::None | Stands::Begun => None,
        Stands::Confirmed { since, used_at, codes_left } => Some(Have {
            since: words.short_moment(since),
            used: used_at.map(|at| words.short_moment(at)).unwrap_or_default(),
            codes_left,
        }),
    }
}

pub(super) async fn begin(
    State(app): State<App>,
    actor: Actor,
    _fresh: Fresh,
    _form: Posted,
) -> Result<Response, Trouble> {
    deeds::begin(&app, &actor).await?;
    Ok(go(PATH))
}

async fn scan_page(app: &App, visitor: &Visitor, actor: &Actor, faults: Faults) -> Result<ScanPage, Trouble> {
    let secret = deeds::begun_secret(app, actor.person_id()).await?.ok_or(Trouble::NotFound)?;
    let codes = rules::codes(&secret, actor.address()).map_err(|fault| Trouble::from_error(&fault))?;
    let shell = account::shell(app, visitor, actor, "code-app-scan-title").with_faults(&faults);
    scan(shell, faults, &codes, actor.address())
}

fn scan(shell: Shell, faults: Faults, codes: &Totp, account: &str) -> Result<ScanPage, Trouble> {
    let url = codes.to_url().map_err(|fault| Trouble::from_error(&fault))?;
    let secret = codes.secret().to_base32();
    let groups: Vec<_> = secret.as_bytes().chunks(4).map(String::from_utf8_lossy).collect();
    Ok(ScanPage {
        shell,
        faults,
        square: Square::of(&url)?,
        secret: groups.join(" "),
        account: account.to_owned(),
    })
}

pub(super) async fn confirm(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    _fresh: Fresh,
    posted: Posted,
) -> Result<Response, Trouble> {
    let words = visitor.words();
    match deeds::confirm(&app, words, &actor, posted.text("code")).await? {
        Confirmed::Yes(codes) => codes_page(&app, &visitor, &actor, codes),
        Confirmed::NotBegun => Ok(go(PATH)),
        Confirmed::No(verdict) => {
            let mut faults = Faults::none();
            faults.add("code", verdict_in_words(&app, words, verdict));
            faulty(&scan_page(&app, &visitor, &actor, faults).await?)
        }
    }
}

fn codes_page(app: &App, visitor: &Visitor, actor: &Actor, codes: Vec<String>) -> Result<Response, Trouble> {
    let shell = account::shell(app, visitor, actor, "recovery-title");
    page(&CodesPage { shell, codes, person: format!("{}, {}", actor.name(), actor.address()) })
}

pub(super) async fn codes_anew(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    _fresh: Fresh,
    posted: Posted,
) -> Result<Response, Trouble> {
    match deeds::codes_anew(&app, visitor.words(), &actor, posted.deed_key()?).await? {
        Some(codes) => codes_page(&app, &visitor, &actor, codes),
        None => Ok(go_with(&app, PATH, &Note::fault("recovery-shown-note"))),
    }
}

pub(super) async fn remove(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    _fresh: Fresh,
    _form: Posted,
) -> Result<Response, Trouble> {
    if deeds::remove(&app, visitor.words(), &actor).await? {
        Ok(go_with(&app, account::PATH, &Note::done("code-app-removed-note")))
    } else {
        Ok(go(PATH))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn every_page_is_complete_in_both_languages() {
        samples::in_both(|words| {
            let app = |have| AppPage { shell: samples::shell(words), have, deed: "0".to_owned() };
            let have = |codes_left| Have {
                since: "10 januari 2029".to_owned(),
                used: "11 januari 2029".to_owned(),
                codes_left,
            };
            let long = format!("{}@kommun.example", "ö".repeat(120));
            let scan = |account: &str, faults| {
                let codes = rules::codes(&[7; 20], account).unwrap();
                scan(samples::shell(words), faults, &codes, account).unwrap()
            };
            let mut faults = Faults::none();
            faults.add("code", words.say("code-wrong"));
            let codes = (0..10).map(|_| "ABCD-EFGH-JKLM".to_owned()).collect();
            vec![
                app(None).render(),
                app(Some(have(0))).render(),
                app(Some(have(1))).render(),
                app(Some(have(10))).render(),
                scan("karin.aberg@gavle.example", Faults::none()).render(),
                scan(&long, faults).render(),
                CodesPage { shell: samples::shell(words), codes, person: long }.render(),
            ]
        });
    }
}
