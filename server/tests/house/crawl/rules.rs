//! What must hold of every answer, whoever gets it.

use organisation::link;
use organisation::records::personal_link;
use sea_orm::EntityTrait as _;
use store::token_text;

use crate::access::walkers::Walker;
use crate::resident::{Answer, Caller, Resident};

/// A word that some may read.
pub struct Secret {
    what: String,
    word: String,
    known_to: &'static [&'static str],
}

/// Whoever wrote a letter may read it, links and all, where there is no mail server and letters are carried by hand.
const WRITERS: [(&str, &[&str]); 2] = [("21", &["county coordinator"]), ("03", &["Uppsala"])];

/// What only some may read, in the demo's county and beside it; and what nobody may: tokens and keys.
pub async fn secrets<'c>(house: &Resident, callers: impl Iterator<Item = &'c Caller>) -> Vec<Secret> {
    let people = [
        ("a participant of Gävle", "sara.ekdahl@gavle.example", &["county coordinator", "Gävle"][..]),
        ("what somebody of Sandviken cannot eat", "nötallergi", &["county coordinator"]),
        (
            "a participant of Ockelbo",
            "ny1@ockelbo.example",
            &["county coordinator", "municipal coordinator", "registration link", "participant link"],
        ),
        ("whom Uppsala has invited", "val@k0380.example", &["Uppsala"]),
        (
            "Gävleborg's invitation",
            "Vi ser fram emot en dag där länets",
            // The lead approves invitations, where the programme asks for it.
            &["county coordinator", "municipal coordinator", "Gävle", "registration link", "national lead"],
        ),
    ];
    let known = people.into_iter().map(|(what, word, known_to)| Secret {
        what: what.to_owned(),
        word: word.to_owned(),
        known_to,
    });
    let hidden = |what: &str, word: String| Secret { what: what.to_owned(), word, known_to: &[] };
    let links = personal_link::Entity::find().all(house.app.store().reader()).await.unwrap();
    let national = house.county("21").await.parent.unwrap();
    let mut writers = vec![(national, &["national lead"][..])];
    for (code, walkers) in WRITERS {
        writers.push((house.county(code).await.id, walkers));
    }
    let tokens = links.iter().map(|row| {
        let writer = writers.iter().find(|(county, _)| row.owner == Some(*county));
        Secret {
            what: format!("token of a link, {}", row.kind),
            word: link::token(house.app.key(), row.id),
            known_to: writer.map_or(&[], |(_, walkers)| walkers),
        }
    });
    let sessions = callers.filter_map(|caller| {
        let (_, session) = caller.cookies.split_once("; ")?;
        Some(hidden("token of a session", session.split_once('=')?.1.to_owned()))
    });
    let key = [9; 32];
    let keys = [token_text(&key), "09".repeat(32)].map(|key| hidden("the house's key", key));
    known.chain(tokens).chain(sessions).chain(keys).collect()
}

/// All that is wrong with an answer, in words. What somebody wrote in the address they know already.
pub fn faults(secrets: &[Secret], walker: &Walker, asked: &str, answer: &Answer) -> Vec<String> {
    let mut faults = Vec::new();
    if answer.status.is_server_error() {
        faults.push("our fault".to_owned());
    }
    for secret in secrets.iter().filter(|secret| !secret.known_to.contains(&walker.name)) {
        let is_told = answer.text.contains(&secret.word) || answer.location.contains(&secret.word);
        if is_told && !asked.contains(&secret.word) {
            faults.push(format!("tells {}", secret.what));
        }
    }
    let said = |name: &str| {
        let lines = answer.headers.get_all(name).iter().map(|line| line.to_str().unwrap());
        lines.collect::<Vec<_>>().join(", ")
    };
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("cache-control", "no-store, private"),
    ] {
        if said(name) != value {
            faults.push(format!("{name}: {}", said(name)));
        }
    }
    let policy = said("content-security-policy");
    if !policy.starts_with("default-src 'none'") || policy.contains("unsafe") {
        faults.push(format!("content-security-policy: {policy}"));
    }
    if !said("vary").contains("cookie") {
        faults.push(format!("vary: {}", said("vary")));
    }
    for cookie in answer.headers.get_all("set-cookie") {
        let cookie = cookie.to_str().unwrap();
        let parts = ["; Path=/", "; HttpOnly", "; SameSite=Lax"];
        if parts.into_iter().any(|part| !cookie.contains(part)) || cookie.contains("Domain") {
            faults.push(format!("set-cookie: {cookie}"));
        }
    }
    if !answer.location.is_empty() && !answer.location.starts_with('/') || answer.location.starts_with("//") {
        faults.push(format!("leads to {}", answer.location));
    }
    faults
}
