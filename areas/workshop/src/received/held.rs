//! Mail that is from a person who asks what is held about them, or that names them: in its words, or on a list in it. What
//! cannot be searched (a list that was scanned, a file that does not open) is said, where their municipality sent it: a person
//! looks.

use std::collections::HashSet;

use organisation::held::{Fits, HeldReader, Piece, Whom};
use roster::Why;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use serde_json::json;
use store::{Line, StoreFault};

use super::reading::{CONTENT, caps};
use super::records::received;
use crate::held::piece;
use crate::records::InvitationId;

/// The mails of the reader's county. All of them are opened to be looked through, which stands in the journal. `theirs`: the
/// invitations by which they are registered.
pub(crate) async fn mails(
    reader: &HeldReader<'_>,
    theirs: &HashSet<InvitationId>,
) -> Result<Vec<Piece>, StoreFault> {
    let (store, words) = (reader.app.store(), reader.words);
    let county = reader.actor.organisation().id;
    let mails = received::Entity::find()
        .filter(received::Column::County.eq(county))
        .order_by_asc(received::Column::Number)
        .all(store.reader())
        .await?;
    let ring = store.ring(store.reader(), [county.uuid()]).await?;
    let (mut pieces, mut opened) = (Vec::new(), 0);
    for mail in mails {
        let content = mail
            .sealed_content
            .as_ref()
            .map(|sealed| ring.open(county.uuid(), CONTENT.of(mail.id.uuid()), sealed));
        let is_shut = matches!(content, Some(Err(_)));
        let mut found =
            Found { fits: reader.whom.fits(&mail.from_name, &mail.from_address), ..Found::default() };
        if let Some(Ok(content)) = content {
            opened += 1;
            let whom = reader.whom.clone();
            let before = found.fits;
            // Reading lists out of attachments takes a processor for a while.
            let looked = tokio::task::spawn_blocking(move || look(&content.bytes(), &whom, before)).await;
            found = looked.unwrap_or(found);
        }
        let may_be = found.unread && mail.invitation.is_some_and(|sent| theirs.contains(&sent));
        let named = found.fits.or_else(|| reader.whom.stands_in(&mail.subject));
        let Some(fits) = named.or(may_be.then_some(Fits::Name)) else { continue };
        let facts = [
            ("held-number", mail.number.to_string()),
            ("held-arrived", words.moment(mail.arrived_at)),
            ("held-name", mail.from_name.clone()),
            ("held-address", mail.from_address.clone()),
            ("held-subject", mail.subject.clone()),
            ("held-mail-content", if is_shut { words.say("held-needs-away") } else { String::new() }),
            ("held-mail-parts", if found.unread { words.say("held-mail-unread") } else { String::new() }),
        ];
        let mut piece = piece(words, (format!("mail:{}", mail.id), "held-mail"), fits, facts);
        piece.text = found.text;
        pieces.push(piece);
    }
    if opened > 0 {
        let mut desk = store.desk(&reader.actor.author()).await?;
        desk.write(Line {
            deed: "mail.searched",
            subject: "organisation",
            subject_id: county.uuid(),
            owner: Some(county.uuid()),
            details: json!({ "mails": opened }),
        });
        desk.seal("").await?;
    }
    Ok(pieces)
}

/// What was found in a mail.
#[derive(Default)]
struct Found {
    fits: Option<Fits>,
    text: Vec<String>,
    /// No list was read, and there is a part that cannot be searched.
    unread: bool,
}

/// Looks through the words of a mail and the best list in it. Whoever wrote it is told all of it. Of a list that somebody
/// else sent, their own rows alone are told: the others are others'.
fn look(bytes: &[u8], whom: &Whom, from: Option<Fits>) -> Found {
    let words = ::mailbox::words(bytes);
    // A mail at which the reading stumbles is one without a list.
    let taken = std::panic::catch_unwind(|| roster::take(bytes, &caps(), &[]).ok()).ok().flatten();
    let list = taken.as_ref().and_then(|taken| taken.best());
    let left = taken.iter().flat_map(|taken| &taken.left);
    let unread = list.is_none()
        && left.into_iter().any(|left| matches!(left.why, Why::Picture | Why::Refused(_) | Why::TooDeep));
    let (mut on_list, mut rows) = (None, Vec::new());
    for row in list.iter().flat_map(|list| &list.reading.rows) {
        let person = &row.person;
        if let Some(fits) = whom.fits(&person.name, &person.email) {
            on_list = Some(on_list.map_or(fits, |known: Fits| known.min(fits)));
            let parts =
                [&person.name, &person.role_text, &person.email, &person.phone, &person.diet, &person.access];
            rows.push(
                parts.into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · "),
            );
        }
    }
    let in_words = whom.stands_in(&words);
    let has_list = list.is_some_and(|list| list.reading.rows.len() > 1);
    let text: Vec<String> = if from.is_some() || (!has_list && in_words.is_some()) {
        let parts = words.split("\n\n").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty());
        parts.chain(rows).collect()
    } else if rows.is_empty() {
        words.lines().filter(|line| whom.stands_in(line).is_some()).map(ToOwned::to_owned).collect()
    } else {
        rows
    };
    Found { fits: [from, in_words, on_list].into_iter().flatten().min(), text, unread }
}
