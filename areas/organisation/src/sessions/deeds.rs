//! Ending sessions.

use sea_orm::prelude::Uuid;
use serde_json::{Value, json};
use store::{Line, Store, StoreFault};
use web::session::{self, Kind, Session};

use crate::Actor;

/// Ends one session of the person. False when it has ended already, or was never theirs.
pub(super) async fn end(store: &Store, actor: &Actor, id: Uuid) -> Result<bool, StoreFault> {
    let mut desk = store.desk(&actor.author()).await?;
    if !session::end_one(&desk, Kind::Person, actor.person_id().uuid(), id).await? {
        desk.clear().await?;
        return Ok(false);
    }
    desk.write(line("sign_in.session_ended", actor, json!({})));
    desk.seal("").await?;
    Ok(true)
}

/// Ends all sessions of the person but this one; gives how many.
pub(super) async fn end_others(store: &Store, actor: &Actor, own: &Session) -> Result<u64, StoreFault> {
    let mut desk = store.desk(&actor.author()).await?;
    let ended = session::end_others(&desk, own).await?;
    if ended == 0 {
        desk.clear().await?;
        return Ok(0);
    }
    desk.write(line("sign_in.others_ended", actor, json!({ "count": ended })));
    desk.seal("").await?;
    Ok(ended)
}

fn line(deed: &'static str, actor: &Actor, details: Value) -> Line {
    Line {
        deed,
        subject: "person",
        subject_id: actor.person_id().uuid(),
        owner: Some(actor.organisation().id.uuid()),
        details,
    }
}
