//! What is done with one tap at the door, and what the county does with it.

use axum::response::Response;
use web::{Faults, Note, Trouble, go_with};
use workshop::ParticipantId;
use workshop::day_papers::code::Code;
use workshop::registration::views::participants;

use super::shown::clock;
use super::{door, shown};
use crate::deeds::{self, Arrived, By, Replanned, Saying, Way};
use crate::host::{Asked, Host};
use crate::rules::Refusal;
use crate::{scan, tables};

impl Host {
    /// Who does something here.
    pub(super) fn by<'a>(&'a self, device: &'a str) -> By<'a> {
        By { permit: &self.permit, workshop: &self.workshop, device }
    }

    /// On to the door, which says what was done.
    pub(super) fn back(&self, note: &Note) -> Response {
        go_with(&self.app, &self.path(""), note)
    }
}

/// That a code was scanned or typed.
pub(crate) async fn code(asked: Asked) -> Result<Response, Trouble> {
    let words = asked.words();
    let mut faults = Faults::none();
    let Some(code) = scan::read(asked.posted.raw("kod")) else {
        let empty = asked.posted.text("kod").is_empty();
        faults.add("kod", words.say(if empty { "door-fault-no-code" } else { "door-fault-code" }));
        return door::again(&asked, faults).await;
    };
    let people = participants(asked.app.store(), asked.workshop.id).await?;
    let key = asked.app.key();
    let is_theirs = |id: ParticipantId| Code::each(key, id).any(|own| own == code);
    let Some(person) = people.iter().find(|row| is_theirs(row.id)) else {
        faults.add("kod", words.say("door-fault-not-ours"));
        return door::again(&asked, faults).await;
    };
    arrive(
        &asked,
        Saying { participant: person.id, seen: asked.posted.has("sedd"), way: Way::Code, short: false },
    )
    .await
}

/// That somebody is here.
pub(crate) async fn here(asked: Asked) -> Result<Response, Trouble> {
    let participant = asked.posted.number("person")?;
    let (seen, short) = (asked.posted.has("sedd"), asked.posted.has("kort"));
    arrive(&asked, Saying { participant, seen, way: Way::Name, short }).await
}

async fn arrive(asked: &Asked, saying: Saying) -> Result<Response, Trouble> {
    let device = asked.device();
    let by = asked.by(&device);
    let name = deeds::name_of(&asked.app, by, saying.participant).await?;
    let came = deeds::arrive(&asked.app, by, saying, asked.posted.deed_key()?).await?;
    let note = match (came, name) {
        (Arrived::Here, Some(name)) => {
            let table = table(asked, saying.participant).await?;
            let key = if table.is_empty() { "door-said-here" } else { "door-said-here-table" };
            Note::done(key).with("name", name).with("table", table)
        }
        (Arrived::Already(since), Some(name)) => {
            Note::done("door-said-already").with("name", name).with("time", clock(asked.words(), since))
        }
        (Arrived::Course(_), Some(_)) => {
            return Ok(web::go(&asked.path(&format!("/kurs?person={}", saying.participant))));
        }
        (Arrived::Refused(why), _) => refused(why),
        (Arrived::Unknown, _) | (_, None) => Note::fault("door-said-gone"),
    };
    Ok(asked.back(&note))
}

/// Where somebody sits, as the sentence says it.
async fn table(asked: &Asked, who: ParticipantId) -> Result<String, Trouble> {
    let tables = tables::of(asked.app.store(), &asked.workshop, who).await?;
    Ok(shown::tables(asked.words(), &tables))
}

fn refused(why: Refusal) -> Note {
    Note::fault(match why {
        Refusal::Closed => "door-said-shut",
        Refusal::Over => "door-said-over",
    })
}

/// That they are not, after all.
pub(crate) async fn take_back(asked: Asked) -> Result<Response, Trouble> {
    let who: ParticipantId = asked.posted.number("person")?;
    let device = asked.device();
    let by = asked.by(&device);
    let name = deeds::name_of(&asked.app, by, who).await?;
    let done = deeds::take_back(&asked.app, by, who, asked.posted.deed_key()?).await?;
    let note = match name.filter(|_| done) {
        Some(name) => Note::done("door-said-taken-back").with("name", name),
        None => Note::fault("door-said-not-here"),
    };
    Ok(asked.back(&note))
}

/// The county shuts the door.
pub(crate) async fn shut(asked: Asked) -> Result<Response, Trouble> {
    let permit = asked.coordinator()?;
    let done = deeds::shut(&asked.app, &permit, &asked.workshop, asked.posted.deed_key()?).await?;
    Ok(asked.back(&if done { Note::done("door-said-now-shut") } else { Note::fault("door-said-as-it-was") }))
}

/// The county opens it again.
pub(crate) async fn open(asked: Asked) -> Result<Response, Trouble> {
    let permit = asked.coordinator()?;
    let done = deeds::open(&asked.app, &permit, &asked.workshop, asked.posted.deed_key()?).await?;
    Ok(asked.back(&if done { Note::done("door-said-now-open") } else { Note::fault("door-said-as-it-was") }))
}

/// The county plans the tables again for those who are here.
pub(crate) async fn plan_again(asked: Asked) -> Result<Response, Trouble> {
    let permit = asked.coordinator()?;
    let key = asked.posted.deed_key()?;
    let note = match deeds::plan_again(&asked.app, &permit, &asked.workshop, key).await? {
        Replanned::Placed(placed) => Note::done("door-said-planned")
            .with("people", placed.people)
            .with("tables", placed.tables)
            .with("moved", placed.moved),
        Replanned::Trial => Note::fault("door-said-plan-trial"),
        Replanned::Nobody => Note::fault("door-said-nobody"),
        Replanned::NoPlan => Note::fault("door-said-no-plan"),
        Replanned::Not(_) => Note::fault("door-said-not-planned"),
    };
    Ok(asked.back(&note))
}
