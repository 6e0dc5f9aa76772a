//! The second step after a mailed link: the code.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use sea_orm::prelude::Uuid;
use serde_json::json;
use store::StoreFault;
use texts::{Words, local};
use web::session::{Arrival, Begun, Kind, Session, Way};
use web::{Faults, House, Note, Posted, Shell, Trouble, Visitor, faulty, go_with, page};

use super::deeds::{self, Typed};
use super::rules::Verdict;
use crate::account::letter::{Told, told};
use crate::account::line;
use crate::passkey::{self, ceremony};
use crate::sign_in::{Next, admit_code, led, let_in, recovered, way_on};
use crate::{Actor, App};

/// Where the code is typed.
#[derive(Template)]
#[template(path = "code_app/step.html")]
struct StepPage {
    shell: Shell,
    faults: Faults,
}

/// Whom this browser is asked for, if it came by a link lately and its person still has a duty.
async fn awaited(app: &App, visitor: &Visitor) -> Result<Option<(Uuid, Actor)>, Trouble> {
    let asked = ceremony::code_asked(app.store(), &visitor.browser_hash()).await?;
    let Some((id, person)) = asked else { return Ok(None) };
    Ok(Actor::of(app.store(), person).await?.map(|person| (id, person)))
}

fn too_late(app: &App) -> Response {
    go_with(app, "/logga-in", &Note::fault("code-late"))
}

pub(super) async fn form(State(app): State<App>, visitor: Visitor) -> Result<Response, Trouble> {
    if awaited(&app, &visitor).await?.is_none() {
        return Ok(too_late(&app));
    }
    page(&step_page(&app, &visitor, Faults::none()))
}

fn step_page(app: &App, visitor: &Visitor, faults: Faults) -> StepPage {
    let shell = visitor.shell(app, visitor.words().say("code-title")).with_faults(&faults);
    StepPage { shell, faults }
}

pub(super) async fn enter(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    posted: Posted,
) -> Result<Response, Trouble> {
    let Some((asked, person)) = awaited(&app, &visitor).await? else { return Ok(too_late(&app)) };
    admit_code(&app, &visitor, person.person_id()).await?;
    let words = visitor.words();
    let arrival = visitor.arrival(Way::Code);
    let before = visitor.session(Kind::Person);
    let fault = match show(&app, words, (asked, &person), posted.text("code"), &arrival, before).await? {
        Shown::In(begun, next) => {
            let mut kept = HeaderMap::new();
            let mut response = led(&app, next, way_on(app.front(), &headers, &mut kept));
            response.headers_mut().extend(kept);
            begun.give(&app, response.headers_mut());
            return Ok(response);
        }
        Shown::TooLate => return Ok(too_late(&app)),
        Shown::No(typed) => fault(&app, words, typed),
    };
    let mut faults = Faults::none();
    faults.add("code", fault);
    faulty(&step_page(&app, &visitor, faults))
}

/// What is wrong with a code, in words.
pub(super) fn fault(app: &App, words: &Words, typed: Typed) -> String {
    match typed {
        Typed::TooMany => words.say("code-too-many"),
        Typed::No(verdict) => verdict_in_words(app, words, verdict),
        // These are no faults.
        Typed::Code | Typed::Recovery(_) => String::new(),
    }
}

/// What a code is worth, in words.
pub(super) fn verdict_in_words(app: &App, words: &Words, verdict: Verdict) -> String {
    match verdict {
        Verdict::Used => words.say("code-used"),
        Verdict::Clock { ahead, .. } => {
            let key = if ahead > 0 { "code-clock-ahead" } else { "code-clock-behind" };
            let ours = words.time(local(app.store().doors().now()).time());
            words.say2(key, "minutes", ahead.abs(), "ours", ours)
        }
        Verdict::Unreadable => words.say("code-unreadable"),
        Verdict::Wrong | Verdict::Good(_) => words.say("code-wrong"),
    }
}

enum Shown {
    In(Begun, Next),
    No(Typed),
    TooLate,
}

async fn show(
    house: &House,
    words: &Words,
    (asked, person): (Uuid, &Actor),
    typed: &str,
    arrival: &Arrival,
    before: Option<&Session>,
) -> Result<Shown, StoreFault> {
    let store = house.store();
    let has_passkeys = passkey::views::count(store, person.person_id()).await? > 0;
    let mut desk = store.desk(&person.author()).await?;
    let taken = deeds::take(house, &desk, person, typed).await?;
    let written = match taken {
        Typed::Code => line("sign_in.code_used", person, json!({})),
        Typed::Recovery(left) => line("sign_in.recovery_code_used", person, json!({ "left": left })),
        Typed::No(verdict) => {
            desk.clear().await?;
            deeds::refuse(store, person, verdict).await?;
            return Ok(Shown::No(taken));
        }
        Typed::TooMany => {
            desk.clear().await?;
            return Ok(Shown::No(taken));
        }
    };
    if !ceremony::done(&desk, asked).await? {
        desk.clear().await?;
        return Ok(Shown::TooLate);
    }
    // Asked once more at an open session, the person does not come in a second time by a way they lack.
    let is_recovery = has_passkeys && before.is_none();
    let begun = let_in(&mut desk, house, words, person, arrival, before).await?;
    desk.write(written);
    if let Typed::Recovery(left) = taken {
        let letter = told(&desk, words, person, Told::RecoveryCodeUsed(left))?;
        desk.post(letter);
    }
    let next = if is_recovery {
        recovered(&mut desk, words, person)?;
        Next::Recovered
    } else {
        Next::Home
    };
    desk.seal("").await?;
    Ok(Shown::In(begun, next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn every_page_is_complete_in_both_languages() {
        samples::in_both(|words| {
            let mut faults = Faults::none();
            faults.add("code", words.say2("code-clock-behind", "minutes", 60, "ours", "09.00"));
            let step = |faults| StepPage { shell: samples::open_shell(words), faults };
            for key in ["code-wrong", "code-unreadable", "code-used", "code-too-many", "code-late"] {
                assert!(!words.say(key).contains('⟦'), "{key}");
            }
            assert!(!words.say2("code-clock-ahead", "minutes", 1, "ours", "09.00").contains('⟦'));
            vec![step(Faults::none()).render(), step(faults).render()]
        });
    }
}
