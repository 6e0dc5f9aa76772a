//! Changes by hand: fixing, moving, freeing, keeping apart.

use axum::extract::{Path, State};
use axum::response::Response;
use organisation::{Actor, App};
use sea_orm::prelude::Uuid;
use store::DeedKey;
use web::{Note, Posted, Trouble, Visitor, go_with};

use crate::day;
use crate::records::{ParticipantId, WorkshopId};
use crate::table_plan::{deeds, views};

use super::plan::{Place, Typed};

/// Many buttons share one form: a key for this person's, so that another's is not taken for a repetition.
fn own_key(key: DeedKey, person: ParticipantId) -> DeedKey {
    DeedKey(Uuid::from_u128(key.0.as_u128() ^ person.uuid().as_u128()))
}

/// Where the eye was: the table's part of the page.
fn at_table(id: WorkshopId, table: i32) -> String {
    format!("/workshop/{id}/bord#bord-{table}")
}

async fn name_of(app: &App, id: WorkshopId, person: ParticipantId) -> Result<String, Trouble> {
    Ok(views::names(app.store(), id, &[person]).await?.join(""))
}

/// Fixes somebody: at their table, from the list, or at another, from the form for moving.
pub async fn fix(
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
    match deeds::fix(&app, &permit, id, version, (person, table.clone().ok()), own_key(key, person)).await {
        Ok(()) => {
            let to =
                table.map_or_else(|_| format!("/workshop/{id}/bord#p-{person}"), |table| at_table(id, table));
            Ok(go_with(
                &app,
                &to,
                &Note::done("table_plan-fixed").with("name", name_of(&app, id, person).await?),
            ))
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
}

/// Frees somebody who was fixed.
pub async fn free(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<WorkshopId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (workshop, permit) = day::own(app.store(), &actor, id).await?;
    let place = Place { app: &app, visitor: &visitor, actor: &actor, workshop: &workshop };
    let (version, key) = (posted.number("version")?, posted.deed_key()?);
    let person: ParticipantId = posted.number("participant")?;
    match deeds::free(&app, &permit, id, version, person, own_key(key, person)).await {
        Ok(()) => {
            let note = Note::done("table_plan-freed").with("name", name_of(&app, id, person).await?);
            Ok(go_with(&app, &format!("/workshop/{id}/bord#p-{person}"), &note))
        }
        Err(why) => {
            let asked =
                visitor.words().say1("table_plan-asked-free", "name", name_of(&app, id, person).await?);
            place.not_done(why, "lista", asked, |_| ()).await
        }
    }
}

/// Keeps two people apart.
pub async fn keep_apart(
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
    let keep = |typed: &mut Typed| {
        posted.text("one").clone_into(&mut typed.one);
        posted.text("other").clone_into(&mut typed.other);
    };
    let chosen = |field| posted.text(field).parse::<ParticipantId>();
    let (Ok(one), Ok(other)) = (chosen("one"), chosen("other")) else {
        let missing = ["one", "other"].into_iter().filter(|field| chosen(field).is_err());
        let said = missing.map(|field| (field.to_owned(), words.say("table_plan-person-missing")));
        return place.faulty(said, keep).await;
    };
    if one == other {
        return place.faulty([("other".to_owned(), words.say("table_plan-same-person"))], keep).await;
    }
    match deeds::keep_apart(&app, &permit, id, version, (one, other), key).await {
        Ok(()) => {
            let note = Note::done("table_plan-kept-apart");
            Ok(go_with(&app, &format!("/workshop/{id}/bord#isar"), &note))
        }
        Err(why) => {
            let names = words.list(&views::names(app.store(), id, &[one, other]).await?);
            let asked = words.say1("table_plan-asked-apart", "names", names);
            place.not_done(why, "one", asked, keep).await
        }
    }
}

/// Lets two people share a table again.
pub async fn lift_apart(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<WorkshopId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (workshop, permit) = day::own(app.store(), &actor, id).await?;
    let place = Place { app: &app, visitor: &visitor, actor: &actor, workshop: &workshop };
    let (version, key) = (posted.number("version")?, posted.deed_key()?);
    let (one, other) = posted.text("pair").split_once(' ').ok_or(Trouble::Malformed)?;
    let id_of = |text: &str| text.parse::<ParticipantId>().map_err(|_| Trouble::Malformed);
    let (one, other) = (id_of(one)?, id_of(other)?);
    match deeds::lift_apart(&app, &permit, id, version, (one, other), own_key(own_key(key, one), other)).await
    {
        Ok(()) => {
            let note = Note::done("table_plan-apart-lifted");
            Ok(go_with(&app, &format!("/workshop/{id}/bord#isar"), &note))
        }
        Err(why) => {
            let words = visitor.words();
            let names = words.list(&views::names(app.store(), id, &[one, other]).await?);
            place.not_done(why, "isar", words.say1("table_plan-asked-lift", "names", names), |_| ()).await
        }
    }
}
