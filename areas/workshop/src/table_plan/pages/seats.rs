//! Changes by hand: moving, changing places, fixing, freeing.

use axum::response::Response;
use web::{Note, Posted, Trouble};

use crate::records::ParticipantId;
use crate::table_plan::deeds::{self, Move};
use crate::table_plan::views;

use super::place::Asked;
use super::typed::Typed;

async fn name_of(asked: &Asked, person: ParticipantId) -> Result<String, Trouble> {
    Ok(views::names(asked.app.store(), asked.id(), &[person]).await?.join(""))
}

/// Fixes somebody: at their table, from the list, or at another, from the form for moving or the picture.
pub async fn fix(asked: Asked) -> Result<Response, Trouble> {
    let (words, posted) = (asked.words(), &asked.posted);
    let is_move = posted.has("person");
    let field = if is_move { "person" } else { "lista" };
    let person = posted.text(if is_move { "person" } else { "participant" }).parse::<ParticipantId>();
    let table = posted.text("table").parse::<i32>();
    if is_move && (person.is_err() || table.is_err()) {
        let said = [("person", person.is_err()), ("table", table.is_err())]
            .into_iter()
            .filter(|(_, missing)| *missing)
            .map(|(field, _)| (field.to_owned(), words.say(&format!("table_plan-{field}-missing"))));
        return asked.faulty(said, |typed| keep_move(posted, typed)).await;
    }
    let person = person.map_err(|_| Trouble::Malformed)?;
    let swap = posted.text("swap").parse::<ParticipantId>().ok();
    let wanted = Move { person, round: asked.round, table: table.clone().ok(), swap };
    match deeds::shift(&asked.app, asked.by_button(person.uuid())?, wanted).await {
        Ok(()) => {
            // Back to where the eye was: the picture, the table in the list, or the person.
            let part = match table {
                Ok(table) if posted.text("from") == "picture" => format!("#rum-{table}"),
                Ok(table) => format!("#bord-{table}"),
                Err(_) => format!("#p-{person}"),
            };
            let note = Note::done("table_plan-fixed").with("name", name_of(&asked, person).await?);
            Ok(asked.done(&part, &note))
        }
        Err(why) => {
            let wanted = words.say1("table_plan-asked-fix", "name", name_of(&asked, person).await?);
            asked.not_done(why, field, wanted, |typed| keep_move(posted, typed)).await
        }
    }
}

fn keep_move(posted: &Posted, typed: &mut Typed) {
    posted.text("person").clone_into(&mut typed.person);
    posted.text("table").clone_into(&mut typed.table);
    posted.text("swap").clone_into(&mut typed.swap);
}

/// Frees somebody.
pub async fn free(asked: Asked) -> Result<Response, Trouble> {
    let person: ParticipantId = asked.posted.number("participant")?;
    let by = asked.by_button(person.uuid())?;
    match deeds::free(&asked.app, by, (person, asked.round)).await {
        Ok(()) => {
            let note = Note::done("table_plan-freed").with("name", name_of(&asked, person).await?);
            Ok(asked.done(&format!("#p-{person}"), &note))
        }
        Err(why) => {
            let wanted = asked.words().say1("table_plan-asked-free", "name", name_of(&asked, person).await?);
            asked.not_done(why, "lista", wanted, |_| ()).await
        }
    }
}
