//! Personal links: made, found, used.
//!
//! A token is derived from the link's id by the house's key when a letter leaves or a command prints it; the database
//! holds its hash only (decision 0006). A letter on its way holds `link:ID` where the address will stand.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _,
    QuerySelect as _,
};
use store::{Desk, HouseKey, Sight, Store, StoreFault, hash_token, see_as, token_text};
use web::House;

use crate::permit;
use crate::records::{LinkId, OrganisationId, PersonId, personal_link};

pub use crate::records::personal_link::Model as Link;

/// What a link is for.
#[derive(Clone, Debug)]
pub enum Purpose {
    /// To sign a person in, once: from `browser` only when it was asked for there, for ten minutes.
    SignIn {
        /// Who.
        person: PersonId,
        /// The mark of the browser that asked.
        browser: Option<Vec<u8>>,
    },
    /// To register a municipality's people by the invitation `about`, until `ends_at`.
    Registration {
        /// The invitation.
        about: Uuid,
        /// The municipality.
        municipality: OrganisationId,
        /// Until when.
        ends_at: DateTimeUtc,
    },
    /// To say by the interest `about` whether a county wants a workshop, until `ends_at`.
    Interest {
        /// The interest.
        about: Uuid,
        /// The county.
        county: OrganisationId,
        /// Until when.
        ends_at: DateTimeUtc,
    },
    /// To see one's own day at a workshop: a participant's by `about`, the participant.
    Participant {
        /// The participant.
        about: Uuid,
        /// The participant's municipality.
        municipality: OrganisationId,
        /// Until when.
        ends_at: DateTimeUtc,
    },
    /// To see when, where and what is expected of the guest `about`, and to say whether they come.
    Guest {
        /// The guest.
        about: Uuid,
        /// The workshop's county.
        county: OrganisationId,
        /// Until when.
        ends_at: DateTimeUtc,
    },
    /// To check people in at the workshop `about`. Narrowed to the browser in which it is opened first.
    DoorHost {
        /// The workshop.
        about: Uuid,
        /// The workshop's county.
        county: OrganisationId,
        /// Until when.
        ends_at: DateTimeUtc,
    },
    /// To fetch the calendar `about`: by a calendar program, which has no session. It opens no page.
    Feed {
        /// A county or a team.
        about: Uuid,
        /// Whose calendar it is.
        organisation: OrganisationId,
        /// Until when.
        ends_at: DateTimeUtc,
    },
}

/// The kind of link that signs a person in.
pub const SIGN_IN: &str = "sign_in";
/// The kind of link that opens a registration.
pub const REGISTRATION: &str = permit::REGISTRATION;
/// The kind of link by which a county says whether it wants a workshop.
pub const INTEREST: &str = permit::INTEREST;

/// The kind of link by which a participant sees their day.
pub const PARTICIPANT: &str = "participant";
/// The kind of link by which a guest sees what is expected of them.
pub const GUEST: &str = permit::GUEST;
/// The kind of link by which a door host checks people in.
pub const DOOR_HOST: &str = permit::DOOR_HOST;
/// The kind of link by which a calendar program fetches a calendar.
pub const FEED: &str = "feed";

/// As what the house's key makes tokens of links.
const PURPOSE: &str = "link";

/// How long a mailed link to sign in works.
pub const SIGN_IN_LASTS: TimeDelta = TimeDelta::minutes(10);
/// How long one from the command line works, which is handed over in person.
const PRINTED_LASTS: TimeDelta = TimeDelta::minutes(30);
/// Whoever has signed in with a link within this time can do so again, and needs no other way in.
const LATELY: TimeDelta = TimeDelta::minutes(30);

/// The token of a link: whoever shows it holds the link.
#[must_use]
pub fn token(key: &HouseKey, link: LinkId) -> String {
    token_text(&key.derive(PURPOSE, &[link.uuid().as_bytes()]))
}

/// The token by which a link was handed out, made again by the key, of the newest and the older, that made it; none when
/// that key is gone. A link whose row is gone opens nothing by any token.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn token_again(
    store: &Store,
    key: &HouseKey,
    link: LinkId,
) -> Result<Option<String>, StoreFault> {
    let hash = personal_link::Entity::find_by_id(link)
        .select_only()
        .column(personal_link::Column::TokenHash)
        .into_tuple::<Vec<u8>>()
        .one(store.reader());
    let Some(hash) = see_as(Sight::House, hash).await? else { return Ok(Some(token(key, link))) };
    Ok(key.each().map(|key| token(&key, link)).find(|token| hash_token(token) == hash))
}

/// The address of a link, for a letter that leaves now or a line on the screen.
#[must_use]
pub fn address(house: &House, link: LinkId) -> String {
    house.absolute(&format!("/l/{}", token(house.key(), link)))
}

/// What stands for the address in a letter that waits.
#[must_use]
pub fn placeholder(link: LinkId) -> String {
    format!("link:{link}")
}

/// The address of a feed, for a letter that leaves now or a line on the screen.
#[must_use]
pub fn feed_address(house: &House, token: &str) -> String {
    house.absolute(&format!("/kalender/{token}.ics"))
}

/// What stands for the address of a feed in a letter that waits.
#[must_use]
pub fn feed_placeholder(link: LinkId) -> String {
    format!("feed:{link}")
}

/// Makes a link on the desk of the deed that hands it out.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn make(desk: &Desk, key: &HouseKey, purpose: Purpose) -> Result<LinkId, StoreFault> {
    hand_out(desk, key, purpose, &Receiver::default()).await
}

/// To whom a link goes, and in whose list it stands.
#[derive(Clone, Debug, Default)]
pub struct Receiver {
    /// Name of the person or office.
    pub name: String,
    /// Mail address.
    pub address: String,
    /// The authority whose list shows it.
    pub owner: Option<OrganisationId>,
}

/// The same for somebody: the link stands in its owner's list.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn hand_out(
    desk: &Desk,
    key: &HouseKey,
    purpose: Purpose,
    receiver: &Receiver,
) -> Result<LinkId, StoreFault> {
    let id: LinkId = desk.id();
    let mut row = personal_link::ActiveModel {
        id: Set(id),
        kind: Set(SIGN_IN.to_owned()),
        about: Set(None),
        person: Set(None),
        organisation: Set(None),
        token_hash: Set(hash_token(&token(key, id))),
        browser_hash: Set(None),
        made_at: Set(desk.now()),
        ends_at: Set(desk.now() + SIGN_IN_LASTS),
        used_at: Set(None),
        name: Set(receiver.name.clone()),
        address: Set(receiver.address.clone()),
        owner: Set(receiver.owner),
        revoked_at: Set(None),
        opened_at: Set(None),
        browsers_known: Set(0),
        replaced_by: Set(None),
    };
    match purpose {
        Purpose::SignIn { person, browser } => {
            row.person = Set(Some(person));
            if browser.is_none() {
                row.ends_at = Set(desk.now() + PRINTED_LASTS);
            }
            row.browser_hash = Set(browser);
        }
        Purpose::Registration { about, municipality, ends_at } => {
            bind(&mut row, REGISTRATION, about, municipality, ends_at);
        }
        Purpose::Interest { about, county, ends_at } => bind(&mut row, INTEREST, about, county, ends_at),
        Purpose::Participant { about, municipality, ends_at } => {
            bind(&mut row, PARTICIPANT, about, municipality, ends_at);
        }
        Purpose::Guest { about, county, ends_at } => bind(&mut row, GUEST, about, county, ends_at),
        Purpose::DoorHost { about, county, ends_at } => bind(&mut row, DOOR_HOST, about, county, ends_at),
        Purpose::Feed { about, organisation, ends_at } => bind(&mut row, FEED, about, organisation, ends_at),
    }
    desk.insert(row).await?;
    Ok(id)
}

fn bind(
    row: &mut personal_link::ActiveModel,
    kind: &str,
    about: Uuid,
    organisation: OrganisationId,
    ends_at: DateTimeUtc,
) {
    row.kind = Set(kind.to_owned());
    row.about = Set(Some(about));
    row.organisation = Set(Some(organisation));
    row.ends_at = Set(ends_at);
}

/// What stands in `/l/…`, when it can be a token at all: 43 signs of URL-safe base 64, written in the one way that 32
/// bytes are. A token that was cut or glued to its neighbour on the way is none, and asks the database nothing.
#[must_use]
pub fn read(text: &str) -> Option<String> {
    let bytes: [u8; 32] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
    Some(token_text(&bytes)).filter(|written| written == text)
}

/// The link that a token belongs to, if it still works in this browser. The house looks: who shows a token is nobody
/// yet.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn find(house: &House, token: &str, browser: &[u8]) -> Result<Option<Link>, StoreFault> {
    let store = house.store();
    let Some(token) = read(token) else { return Ok(None) };
    let link = personal_link::Entity::find()
        .filter(personal_link::Column::TokenHash.eq(hash_token(&token)))
        .filter(personal_link::Column::EndsAt.gt(store.doors().now()))
        .filter(personal_link::Column::RevokedAt.is_null())
        .one(store.reader());
    let link = see_as(Sight::House, link).await?;
    // A link lives no longer than the key that made it.
    let is_made_here = |link: &Link| house.key().fits(&token, PURPOSE, &[link.id.uuid().as_bytes()]);
    Ok(link.filter(is_made_here).filter(|link| {
        link.used_at.is_none() && link.browser_hash.as_deref().is_none_or(|own| own == browser)
    }))
}

/// Marks a link that works once as used. False when somebody was faster.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn use_up(desk: &Desk, link: LinkId) -> Result<bool, StoreFault> {
    let used = personal_link::Entity::update_many()
        .col_expr(personal_link::Column::UsedAt, Expr::value(Some(desk.now())))
        .filter(personal_link::Column::Id.eq(link))
        .filter(personal_link::Column::UsedAt.is_null())
        .exec(desk.db())
        .await?;
    Ok(used.rows_affected == 1)
}

/// Whether the person has signed in with a link lately.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn used_lately(store: &Store, person: PersonId) -> Result<bool, StoreFault> {
    let since = store.doors().now() - LATELY;
    let used = personal_link::Entity::find()
        .filter(personal_link::Column::Person.eq(person))
        .filter(personal_link::Column::Kind.eq(SIGN_IN))
        .filter(personal_link::Column::UsedAt.gt(since));
    Ok(used.count(store.reader()).await? > 0)
}

/// Whether the person has ever signed in with a link.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub(crate) async fn ever_used(store: &Store, person: PersonId) -> Result<bool, StoreFault> {
    let used = personal_link::Entity::find()
        .filter(personal_link::Column::Person.eq(person))
        .filter(personal_link::Column::Kind.eq(SIGN_IN))
        .filter(personal_link::Column::UsedAt.is_not_null());
    Ok(used.count(store.reader()).await? > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_read_whole_or_not_at_all() {
        let token = token(&HouseKey::of([1; 32]), LinkId::from(Uuid::from_u128(7)));
        assert_eq!(read(&token).as_deref(), Some(token.as_str()));
        for cut in 0..token.len() {
            assert_eq!(read(&token[..cut]), None, "cut at {cut}");
        }
        for other in
            [format!("{token}="), format!(" {token}"), format!("{token}{token}"), token.replace('A', "å")]
        {
            assert!(other == token || read(&other).is_none(), "{other}");
        }
        // The last sign carries four bits; the two beside them must be nothing.
        assert_eq!(read(&format!("{}B", "A".repeat(42))), None);
        assert!(read(&"A".repeat(43)).is_some());
    }

    /// The seeds of the fuzz target, run in every test.
    #[test]
    fn the_fuzz_corpus_is_read_or_refused() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/token");
        let mut seeds = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            if let Some(token) = std::str::from_utf8(&bytes).ok().and_then(read) {
                assert_eq!(token.len(), 43);
            }
            seeds += 1;
        }
        assert!(seeds >= 8, "{seeds} seeds");
    }
}
