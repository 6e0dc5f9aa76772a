//! Placing everyone, the first time and again.

use axum::extract::{Path, State};
use axum::response::Response;
use organisation::{Actor, App};
use texts::Words;
use web::{Note, Posted, Trouble, Visitor, go_with};

use crate::day;
use crate::records::WorkshopId;
use crate::table_plan::deeds::{self, Placed};
use crate::table_plan::paper::capital;
use crate::table_plan::rules::{self, Mixing, RoomSize, SizeFault, Wanted};

use super::plan::{Place, Typed};
use super::shown::in_words;

/// Places everyone.
pub async fn place(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<WorkshopId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (workshop, permit) = day::own(app.store(), &actor, id).await?;
    let place = Place { app: &app, visitor: &visitor, actor: &actor, workshop: &workshop };
    let (version, key) = (posted.number("version")?, posted.deed_key()?);
    let words = visitor.words();
    let room = RoomSize::of(&workshop);
    let wanted = match wanted(&posted, room) {
        Ok(wanted) => wanted,
        Err(faults) => {
            let said = faults.into_iter().map(|fault| fault.said(words, room));
            return place.faulty(said, |typed| keep(&posted, typed)).await;
        }
    };
    match deeds::place(&app, &permit, &workshop, version, wanted, key).await {
        Ok(placed) => Ok(go_with(&app, &format!("/workshop/{id}/bord"), &note(words, placed))),
        Err(why) => {
            let asked = words.say("table_plan-asked-place");
            place.not_done(why, "placera", asked, |typed| keep(&posted, typed)).await
        }
    }
}

fn keep(posted: &Posted, typed: &mut Typed) {
    posted.text("mixing").clone_into(&mut typed.mixing);
    typed.spread = posted.has("spread");
    posted.raw("least").clone_into(&mut typed.least);
    posted.raw("most").clone_into(&mut typed.most);
}

enum FormFault {
    NoMixing,
    Size(SizeFault),
}

impl FormFault {
    /// The field and what is wrong with it.
    fn said(self, words: &Words, room: RoomSize) -> (String, String) {
        match self {
            Self::NoMixing => ("mixing".to_owned(), words.say("table_plan-mixing-missing")),
            Self::Size(fault) => {
                let key = format!("table_plan-size-{}", fault.code());
                (fault.field().to_owned(), words.say1(&key, "chairs", room.chairs))
            }
        }
    }
}

/// The form, checked: the wish, or all that is wrong.
fn wanted(posted: &Posted, room: RoomSize) -> Result<Wanted, Vec<FormFault>> {
    let mixing = Mixing::of_code(posted.text("mixing")).ok_or(FormFault::NoMixing);
    match (mixing, rules::sizes(posted.text("least"), posted.text("most"), room)) {
        (Ok(mixing), Ok((least, most))) => {
            Ok(Wanted { mixing, spread_roles: posted.has("spread"), least, most })
        }
        (mixing, sizes) => {
            let sizes = sizes.err().unwrap_or_default().into_iter().map(FormFault::Size);
            Err(mixing.err().into_iter().chain(sizes).collect())
        }
    }
}

fn note(words: &Words, placed: Placed) -> Note {
    if placed.first {
        return Note::done("table_plan-placed").with("people", placed.people).with("tables", placed.tables);
    }
    Note::done("table_plan-placed-again")
        .with("moved", placed.moved)
        .with("word", capital(&in_words(words, placed.moved)))
        .with("added", placed.added)
}
