//! Those who were not let in at once, as the page and the phone show them, and what is decided.

use axum::response::Response;
use sea_orm::prelude::Uuid;
use texts::Words;
use web::{Note, Trouble};

use super::data;
use super::shown::clock;
use crate::deeds::{self, Decided, Decision, NoSeat};
use crate::host::Asked;
use crate::records::NoteId;
use crate::views::{self, Alike, Standing};

/// Somebody whom a person is to decide about.
pub(super) struct ToDecide {
    /// The note, as forms send it.
    pub id: String,
    /// Name and municipality.
    pub who: String,
    /// The name alone.
    pub name: String,
    /// Since when, why, and in whose place.
    pub why: String,
    /// Who they may be: the id of somebody who is registered or waits for a seat, empty of somebody who is noted as well; and
    /// what is known of them.
    pub alike: Vec<(String, String)>,
    /// Letting in has a meaning: their municipality is invited.
    pub can_come: bool,
    /// They may be somebody else: letting in says that they are not.
    pub is_doubt: bool,
    /// The key of the row's forms.
    pub deed: String,
}

/// Everybody whom a person is to decide about.
pub(super) fn to_decide(words: &Words, standing: &Standing, mut deed: impl FnMut() -> Uuid) -> Vec<ToDecide> {
    let one = |note: &views::Note| {
        let why = NoSeat::of_code(&note.why).unwrap_or(NoSeat::Municipality);
        let municipality =
            standing.named.get(&note.municipality).map(|one| one.name.clone()).unwrap_or_default();
        let mut said = vec![
            words.say1("door-noted-at", "time", clock(words, note.at)),
            words.say(&format!("door-no-seat-{}", why.code())),
        ];
        let absent = note.instead_of.and_then(|id| standing.people.iter().find(|one| one.row.id == id));
        if let Some(absent) = absent {
            said.push(words.say1("door-comes-instead-of", "name", absent.row.name.clone()));
        }
        // Whom it is known of that they wait: nothing is in doubt, and letting in gives them their seat.
        if note.participant.is_some() {
            said.push(words.say("door-waits"));
        }
        let alike: Vec<(String, String)> = standing.alike(note).iter().map(|one| known(words, one)).collect();
        ToDecide {
            id: note.id.to_string(),
            who: format!("{}, {municipality}", note.name),
            name: note.name.clone(),
            why: said.join(" "),
            can_come: why != NoSeat::NotInvited,
            is_doubt: why == NoSeat::Same,
            alike,
            deed: deed().to_string(),
        }
    };
    standing.notes.iter().map(one).collect()
}

fn known(words: &Words, alike: &Alike) -> (String, String) {
    match alike {
        Alike::Registered { id, name, since: Some(since) } => {
            (id.to_string(), words.say2("door-alike-here", "name", name, "time", clock(words, *since)))
        }
        Alike::Registered { id, name, since: None } => {
            (id.to_string(), words.say1("door-alike-expected", "name", name))
        }
        Alike::Waiting { id, name } => (id.to_string(), words.say1("door-alike-waits", "name", name)),
        Alike::Noted(at) => (String::new(), words.say1("door-alike-noted", "time", clock(words, *at))),
    }
}

/// What a person decides, on the page or on the phone.
pub(crate) async fn decide(asked: Asked) -> Result<Response, Trouble> {
    let note: NoteId = asked.posted.number("note")?;
    let decision = Decision::asked(asked.posted.text("hur")).ok_or(Trouble::Malformed)?;
    let same = match asked.posted.text("person") {
        "" => None,
        id => Some(id.parse().map_err(|_| Trouble::Malformed)?),
    };
    let before = views::standing(asked.app.store(), &asked.workshop).await?;
    let name = before.notes.iter().find(|one| one.id == note).map(|one| one.name.clone()).unwrap_or_default();
    let (device, key) = (asked.device(), asked.posted.deed_key()?);
    let decided = deeds::decide(&asked.app, asked.by(&device), (note, decision, same), key).await?;
    let (is_done, said) = said(decided);
    if asked.posted.has("telefon") {
        return data::decided(&asked, is_done, &asked.words().say1(&said, "name", name)).await;
    }
    let note = if is_done { Note::done(&said) } else { Note::fault(&said) };
    Ok(asked.back(&note.with("name", name)))
}

/// Whether it was done, and the sentence.
fn said(decided: Decided) -> (bool, String) {
    let (is_done, key) = match decided {
        Decided::In { over: false, .. } => (true, "door-said-let-in"),
        Decided::In { over: true, .. } => (true, "door-said-let-in-over"),
        Decided::Tried { over: false } => (true, "door-said-tried"),
        Decided::Tried { over: true } => (true, "door-said-tried-over"),
        Decided::NoSeat(why) => return (false, format!("door-said-noted-{}", why.code())),
        Decided::Same => (true, "door-said-same"),
        Decided::Not => (true, "door-said-not-in"),
        Decided::NotInvited => (false, "door-said-not-invited"),
        Decided::Refused(_) => (false, "door-said-over"),
        Decided::Before => (true, "door-said-decided-before"),
    };
    (is_done, key.to_owned())
}
