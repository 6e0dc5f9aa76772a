//! Sending again.

use serde_json::json;
use store::journal::personal;
use store::outbox::{self, Kept};
use store::{Line, Store, StoreFault};

use crate::Actor;

/// Puts a letter that failed or is in doubt on its way again. Says whether it was one of those.
pub(super) async fn send_again(store: &Store, actor: &Actor, letter: &Kept) -> Result<bool, StoreFault> {
    let mut desk = store.desk(&actor.author()).await?;
    if !outbox::resend(&desk, letter.posted.about, letter.posted.id).await? {
        desk.clear().await?;
        return Ok(false);
    }
    desk.write(Line {
        deed: "invitation.letter_sent_again",
        subject: "letter",
        subject_id: letter.posted.id,
        owner: Some(actor.organisation().id.uuid()),
        details: json!({ "to": personal(&letter.posted.name), "subject": letter.posted.subject }),
    });
    desk.seal("").await?;
    Ok(true)
}
