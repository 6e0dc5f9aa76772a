//! Changes by hand: moving, changing places, fixing, freeing.

use axum::extract::{Path, State};
use axum::response::Response;
use organisation::{Actor, App};
use web::{Note, Posted, Trouble, Visitor, go_with};

use crate::day;
use crate::records::{ParticipantId, WorkshopId};
use crate::table_plan::deeds::{self, By, Move};
use crate::table_plan::views;

use super::plan::{Place, address, by, own_key, round_of};
use super::typed::Typed;

async fn name_of(app: &App, id: WorkshopId, person: ParticipantId) -> Result<String, Trouble> {
    Ok(views::names(app.store(), id, &[person]).await?.join(""))
}

/// Fixes somebody: at their table, from the list, or at another, from the form for moving or the picture.
pub async fn fix(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<WorkshopId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (workshop, permit) = day::own(app.store(), &actor, id).await?;
    let round = round_of(&posted);
    let place = Place { app: &app, visitor: &visitor, actor: &actor, workshop: &workshop, round };
    let by = by(&permit, id, &posted)?;
    let words = visitor.words();
    let is_move = posted.has("person");
    let field = if is_move { "person" } else { "lista" };
    let person = posted.text(if is_move { "person" } else { "participant" }).parse::<ParticipantId>();
    let table = posted.text("table").parse::<i32>();
    if is_move && (person.is_err() || table.is_err()) {
        let said = [("person", person.is_err()), ("table", table.is_err())]
            .into_iter()
            .filter(|(_, missing)| *missing)
            .map(|(field, _)| (field.to_owned(), words.say(&format!("table_plan-{field}-missing"))));
        return place.faulty(said, |typed| keep_move(&posted, typed)).await;
    }
    let person = person.map_err(|_| Trouble::Malformed)?;
    let swap = posted.text("swap").parse::<ParticipantId>().ok();
    let asked = Move { person, round, table: table.clone().ok(), swap };
    match deeds::shift(&app, By { key: own_key(by.key, person.uuid()), ..by }, asked).await {
        Ok(()) => {
            // Back to where the eye was: the picture, the table in the list, or the person.
            let part = match table {
                Ok(table) if posted.text("from") == "picture" => format!("#rum-{table}"),
                Ok(table) => format!("#bord-{table}"),
                Err(_) => format!("#p-{person}"),
            };
            let note = Note::done("table_plan-fixed").with("name", name_of(&app, id, person).await?);
            Ok(go_with(&app, &address(id, round, &part), &note))
        }
        Err(why) => {
            let asked = words.say1("table_plan-asked-fix", "name", name_of(&app, id, person).await?);
            place.not_done(why, field, asked, |typed| keep_move(&posted, typed)).await
        }
    }
}

fn keep_move(posted: &Posted, typed: &mut Typed) {
    posted.text("person").clone_into(&mut typed.person);
    posted.text("table").clone_into(&mut typed.table);
    posted.text("swap").clone_into(&mut typed.swap);
}

/// Frees somebody.
pub async fn free(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<WorkshopId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (workshop, permit) = day::own(app.store(), &actor, id).await?;
    let round = round_of(&posted);
    let place = Place { app: &app, visitor: &visitor, actor: &actor, workshop: &workshop, round };
    let by = by(&permit, id, &posted)?;
    let person: ParticipantId = posted.number("participant")?;
    match deeds::free(&app, By { key: own_key(by.key, person.uuid()), ..by }, (person, round)).await {
        Ok(()) => {
            let note = Note::done("table_plan-freed").with("name", name_of(&app, id, person).await?);
            Ok(go_with(&app, &address(id, round, &format!("#p-{person}")), &note))
        }
        Err(why) => {
            let asked =
                visitor.words().say1("table_plan-asked-free", "name", name_of(&app, id, person).await?);
            place.not_done(why, "lista", asked, |_| ()).await
        }
    }
}
