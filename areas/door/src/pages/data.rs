//! What the page that goes on without a network asks for and hands in.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse as _, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use course::rules::Entry;
use organisation::OrganisationId;
use roster::Role;
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::Line;
use texts::Words;
use web::Trouble;
use workshop::ParticipantId;
use workshop::day_papers::code::Code;

use super::coming;
use super::deciding::to_decide;
use super::door::municipalities;
use super::shown::{clock, counted, tables};
use crate::deeds::{self, Came, Noted, NotedComer, Told, Way};
use crate::host::{Asked, Host};
use crate::rules::{MOST_AT_ONCE, Phase, Refusal};
use crate::views::{self, Standing};

/// What the key that seals the list in a phone is made for.
const PURPOSE: &str = "door-list";

/// For this phone, now.
fn answer(value: &Value) -> Response {
    json_as(value, "application/json")
}

/// The same as another kind of JSON.
pub(super) fn json_as(value: &Value, kind: &'static str) -> Response {
    let mut response = value.to_string().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store, private"));
    response
}

/// How the door stands: polled by everybody's phone, so that all say the same.
pub(crate) async fn state(host: Host) -> Result<Response, Trouble> {
    let standing = views::standing(host.app.store(), &host.workshop).await?;
    Ok(answer(&state_of(&host, &standing)))
}

/// What a person decided on the phone: how the door stands now, and the sentence.
pub(super) async fn decided(host: &Host, is_done: bool, said: &str) -> Result<Response, Trouble> {
    let standing = views::standing(host.app.store(), &host.workshop).await?;
    let mut state = state_of(host, &standing);
    state["decided"] = json!([is_done, said]);
    Ok(answer(&state))
}

fn state_of(host: &Host, standing: &Standing) -> Value {
    let words = host.words();
    let open = to_decide(words, standing, || host.app.store().doors().uuid());
    let open = open.into_iter().map(|one| {
        json!({
            "id": one.id, "who": one.who, "name": one.name, "why": one.why, "alike": one.alike,
            "can_come": one.can_come, "is_doubt": one.is_doubt,
        })
    });
    let here = standing.people.iter().filter_map(|person| {
        let here = person.here.as_ref()?;
        Some(json!([person.row.id, clock(words, here.since), here.keys, tables(words, &person.tables)]))
    });
    json!({
        "now": host.app.store().doors().now().timestamp_millis(),
        "shut": is_shut(standing),
        "said": counted(words, standing.count()),
        "municipalities": municipalities(words, standing),
        "registered": mark(standing),
        "here": here.collect::<Vec<_>>(),
        "open": open.collect::<Vec<_>>(),
    })
}

/// What tells a list from another: who is in it, and how each stands with the course.
fn mark(standing: &Standing) -> String {
    let each: String = standing
        .people
        .iter()
        .flat_map(|person| [person.row.id.to_string(), letter(standing.entry(person)).to_owned()])
        .collect();
    store::digest(each.as_bytes()).chars().take(16).collect()
}

/// What follows for somebody from the course, as a letter: nothing, noted, the short version first, stopped.
const fn letter(entry: Entry) -> &'static str {
    match entry {
        Entry::Free => "",
        Entry::Noted => "n",
        Entry::Short => "s",
        Entry::Stopped => "b",
    }
}

fn is_shut(standing: &Standing) -> bool {
    standing.closed_at.is_some() || standing.phase == Phase::Over
}

/// Somebody as a phone knows them, and no more.
#[derive(Serialize)]
struct Known {
    id: ParticipantId,
    /// Hashes of their codes: a phone that is found tells no code by which a badge could be made.
    codes: Vec<String>,
    name: String,
    municipality: String,
    /// Its id: for whom somebody comes in their place, should they not be registered any more.
    from: Option<OrganisationId>,
    table: String,
    protected: bool,
    /// What follows from the course: a letter.
    course: &'static str,
}

/// The list for a phone, and the key that seals it there. A deed: names leave the system.
pub(crate) async fn list(asked: Asked) -> Result<Response, Trouble> {
    let (store, words) = (asked.app.store(), asked.words());
    let standing = views::standing(store, &asked.workshop).await?;
    let mut said = state_of(&asked, &standing);
    if is_shut(&standing) {
        return Ok(answer(&said));
    }
    let key = asked.app.key();
    let known = |person: &views::Person| Known {
        id: person.row.id,
        codes: Code::each(key, person.row.id)
            .map(|code| store::digest(code.to_string().as_bytes()))
            .collect(),
        name: person.row.name.clone(),
        // A number beside a municipality may say who it is.
        municipality: if person.row.protected { String::new() } else { person.row.municipality_name.clone() },
        from: Some(person.row.municipality).filter(|_| !person.row.protected),
        table: tables(words, &person.tables),
        protected: person.row.protected,
        course: letter(standing.entry(person)),
    };
    let expected = standing.people.iter().filter(|person| person.replaced_by.is_none());
    let people: Vec<Known> = expected.map(known).collect();
    let whose = asked.permit.author().id.unwrap_or_default();
    let seal = key.derive(PURPOSE, &[asked.workshop.id.uuid().as_bytes(), whose.as_bytes()]);
    let wiped_at = views::times(&asked.workshop).wiped_at(store.doors().now());
    said["key"] = json!(STANDARD.encode(seal));
    said["wiped"] = json!(wiped_at.timestamp_millis());
    said["people"] = json!(people);
    let mut desk = store.desk(asked.permit.author()).await?;
    desk.write(Line {
        deed: "door.list_handed",
        subject: "workshop",
        subject_id: asked.workshop.id.uuid(),
        owner: Some(asked.permit.county().uuid()),
        details: json!({ "people": people.len() }),
    });
    desk.seal("").await?;
    Ok(answer(&said))
}

/// A scan as a phone writes it.
#[derive(Deserialize)]
struct Written {
    key: Uuid,
    person: ParticipantId,
    at: i64,
    off: i64,
    #[serde(default)]
    seen: bool,
    way: String,
    #[serde(default)]
    undoes: Option<Uuid>,
    #[serde(default)]
    short: bool,
}

fn read(text: &str) -> Option<Vec<Noted>> {
    let written: Vec<Written> = serde_json::from_str(text).ok()?;
    if written.len() > MOST_AT_ONCE {
        return None;
    }
    let noted = |one: Written| {
        Some(Noted {
            key: one.key,
            participant: one.person,
            said_ms: one.at,
            off_ms: one.off,
            seen: one.seen,
            way: Way::of_code(&one.way)?,
            undoes: one.undoes,
            short: one.short,
        })
    };
    written.into_iter().map(noted).collect()
}

/// Somebody whom nobody expected, as a phone writes it.
#[derive(Deserialize)]
struct WrittenComer {
    key: Uuid,
    name: String,
    #[serde(default)]
    municipality: Option<OrganisationId>,
    #[serde(default)]
    instead: Option<ParticipantId>,
    #[serde(default)]
    role: String,
    at: i64,
    off: i64,
    #[serde(default)]
    seen: bool,
}

/// Those whom nobody expected; none from a page that knows nothing of them.
fn read_comers(text: &str) -> Option<Vec<NotedComer>> {
    if text.is_empty() {
        return Some(Vec::new());
    }
    let written: Vec<WrittenComer> = serde_json::from_str(text).ok()?;
    let noted = |one: WrittenComer| NotedComer {
        key: one.key,
        name: one.name,
        municipality: one.municipality,
        instead_of: one.instead,
        role: Role::ALL.into_iter().find(|role| role.code() == one.role),
        said_ms: one.at,
        off_ms: one.off,
        seen: one.seen,
    };
    (written.len() <= MOST_AT_ONCE).then(|| written.into_iter().map(noted).collect())
}

/// Takes in what a phone noted, and says what became of each.
pub(crate) async fn hand_in(asked: Asked) -> Result<Response, Trouble> {
    let noted = read(asked.posted.raw("noterat")).ok_or(Trouble::Malformed)?;
    let comers = read_comers(asked.posted.raw("nya")).ok_or(Trouble::Malformed)?;
    let device = asked.device();
    let told = deeds::hand_in(&asked.app, asked.by(&device), (&noted, &comers)).await?;
    let standing = views::standing(asked.app.store(), &asked.workshop).await?;
    let words = asked.words();
    let person = |who: ParticipantId| standing.people.iter().find(|person| person.row.id == who);
    let name = |who: ParticipantId| {
        person(who).map_or_else(|| words.say("door-somebody"), |person| person.row.name.clone())
    };
    let scans = noted
        .iter()
        .zip(&told.scans)
        .map(|(one, (key, told))| json!([key, code(*told), sentence(words, *told, &name(one.participant))]));
    let comers = comers.iter().zip(&told.comers).map(|(one, (key, came))| {
        let table = match came {
            Came::In(who) | Came::Tried(who) => {
                person(*who).map(|one| tables(words, &one.tables)).unwrap_or_default()
            }
            _ => String::new(),
        };
        let (is_well, said) = coming::sentence(words, *came, &one.name);
        let said = if table.is_empty() { said } else { format!("{said} {table}.") };
        json!([key, if is_well { "in" } else { "refused" }, said])
    });
    let sentences: Vec<Value> = scans.chain(comers).collect();
    let mut said = state_of(&asked, &standing);
    said["told"] = json!(sentences);
    Ok(answer(&said))
}

const fn code(told: Told) -> &'static str {
    match told {
        Told::Here => "here",
        Told::Already(_) => "already",
        Told::Late => "late",
        Told::TakenBack => "taken_back",
        Told::Refused(_) | Told::Unknown => "refused",
    }
}

fn sentence(words: &Words, told: Told, name: &str) -> String {
    match told {
        Told::Here => words.say1("door-said-here", "name", name),
        Told::Already(since) => words.say2("door-said-already", "name", name, "time", clock(words, since)),
        Told::Late => words.say1("door-told-late", "name", name),
        Told::TakenBack => words.say1("door-said-taken-back", "name", name),
        Told::Refused(Refusal::Closed) => words.say1("door-told-shut", "name", name),
        Told::Refused(Refusal::Over) => words.say1("door-told-over", "name", name),
        Told::Unknown => words.say("door-told-unknown"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_phone_hands_in_is_read_whole_or_not_at_all() {
        let one = r#"{"key":"00000000-0000-4000-8000-000000000001","person":"00000000-0000-4000-8000-000000000002","at":1,"off":2,"seen":true,"way":"camera"}"#;
        let read_one = read(&format!("[{one}]")).unwrap();
        assert_eq!((read_one.len(), read_one[0].way, read_one[0].undoes), (1, Way::Camera, None));
        for text in ["", "{}", "[1]", &one.replace("camera", "nose"), &format!("[{one},{{}}]")] {
            assert!(read(text).is_none(), "{text}");
        }
        let many = vec![one; MOST_AT_ONCE + 1].join(",");
        assert!(read(&format!("[{many}]")).is_none());
        let one =
            r#"{"key":"00000000-0000-4000-8000-000000000001","name":"Eva","role":"kung","at":1,"off":2}"#;
        let comers = read_comers(&format!("[{one}]")).unwrap();
        assert_eq!((comers.len(), comers[0].role, comers[0].municipality), (1, None, None));
        assert_eq!(read_comers("").unwrap(), [], "a page from before there were any");
        for text in ["{}", "[1]", &one.replace("\"Eva\"", "7"), &format!("[{one},{{}}]")] {
            assert!(read_comers(text).is_none(), "{text}");
        }
    }
}
