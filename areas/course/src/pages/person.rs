//! One person, for the county: every word about their course, and what the county says itself.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use serde::Deserialize;
use texts::Words;
use web::{Crumb, Faults, Note, Shell, Trouble, faulty, go_with, page};
use workshop::ParticipantId;
use workshop::day::{self, Asked, Own};
use workshop::registration::views::{ParticipantRow, participants};

use super::{Stands, said};
use crate::deeds::{self, Outcome};
use crate::form::reason;
use crate::rules::{Source, State};
use crate::views::{self, Fact};

#[derive(Template)]
#[template(path = "pages/person.html")]
pub(super) struct PersonPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub back: String,
    pub deed: String,
    pub name: String,
    pub municipality: String,
    pub stands: Stands,
    /// Every word, the oldest first, with who said it.
    pub facts: Vec<(String, String)>,
    pub is_missing: bool,
    pub reason: String,
}

/// What stands under a workshop's address.
#[derive(Deserialize)]
pub(crate) struct Which {
    whom: ParticipantId,
}

pub(super) fn page_of(
    shell: Shell,
    back: String,
    (name, municipality): (&str, &str),
    facts: &[Fact],
) -> PersonPage {
    let words = shell.t.clone();
    let (state, stands) = Stands::of(&words, facts);
    PersonPage {
        faults: Faults::none(),
        path: String::new(),
        back,
        deed: String::new(),
        name: name.to_owned(),
        municipality: municipality.to_owned(),
        stands,
        facts: facts.iter().map(|fact| (said(&words, fact), by(&words, fact))).collect(),
        is_missing: state == State::Missing,
        reason: String::new(),
        shell,
    }
}

fn by(words: &Words, fact: &Fact) -> String {
    if fact.said_by.is_empty() { String::new() } else { words.say1("course-said-by", "name", &fact.said_by) }
}

/// None when they are registered no more.
async fn shown(own: &Own, id: ParticipantId) -> Result<Option<PersonPage>, Trouble> {
    let store = own.app.store();
    // Through the workshop, so that another county's people do not exist here.
    let people = participants(store, own.workshop.id).await?;
    let Some(person) = people.iter().find(|person: &&ParticipantRow| person.id == id) else {
        return Ok(None);
    };
    let facts = views::facts_of(store.reader(), id).await?;
    let mut shell =
        day::shell_under(&own.app, &own.visitor, &own.actor, own.workshop.id, "course-person-title");
    let course = Crumb { href: Some(own.path("kurs")), text: own.visitor.words().say("course-title") };
    shell.trail.insert(2.min(shell.trail.len()), course);
    let of = (person.name.as_str(), person.municipality_name.as_str());
    let mut shown = page_of(shell, own.path("kurs"), of, &facts);
    shown.path = own.path(&format!("kurs/person/{id}"));
    shown.deed = store.doors().uuid().to_string();
    Ok(Some(shown))
}

/// Back to everybody, who has gone said.
fn gone(own: &Own) -> Response {
    go_with(&own.app, &own.path("kurs"), &Note::fault("course-person-gone"))
}

pub(crate) async fn show(own: Own, Path(which): Path<Which>) -> Result<Response, Trouble> {
    match shown(&own, which.whom).await? {
        Some(shown) => page(&shown),
        None => Ok(gone(&own)),
    }
}

/// Attests, exempts, or takes everything back.
pub(crate) async fn save(Path(which): Path<Which>, asked: Asked) -> Result<Response, Trouble> {
    let (posted, words) = (&asked.posted, asked.visitor.words());
    let Some(mut shown) = shown(&asked, which.whom).await? else { return Ok(gone(&asked)) };
    let (who, key) = ([which.whom], posted.deed_key()?);
    let (app, permit, id) = (&asked.app, &asked.permit, asked.workshop.id);
    let (outcome, note) = match posted.text("do") {
        "attest" => {
            (deeds::attest(app, permit, id, &who, (Source::County, ""), key).await?, "course-person-attested")
        }
        "exempt" => match reason(posted.raw("reason"), words) {
            Ok(reason) => {
                let said = (Source::Exempt, reason.as_str());
                (deeds::attest(app, permit, id, &who, said, key).await?, "course-person-exempted")
            }
            Err(faults) => {
                posted.text("reason").clone_into(&mut shown.reason);
                shown.shell = shown.shell.with_faults(&faults);
                shown.faults = faults;
                return faulty(&shown);
            }
        },
        "clear" => (deeds::clear(app, permit, id, &who, key).await?, "course-person-cleared"),
        _ => return Err(Trouble::Malformed),
    };
    match outcome {
        Outcome::Done(_) => Ok(go_with(app, &shown.path, &Note::done(note).with("name", &shown.name))),
        Outcome::Newer | Outcome::NotFound => Err(Trouble::NotFound),
    }
}
