//! Taking a mail in, tying it, asking the municipality to look its list through, putting it aside.

use ::letters::{Party, SubAddress};
use chrono::{DateTime, Utc};
use organisation::register::{self, Organisation};
use organisation::{MayCoordinate, OrganisationId, link};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, ExprTrait as _};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _,
    PaginatorTrait as _, QueryFilter as _,
};
use serde_json::json;
use store::journal::personal;
use store::{Author, DeedKey, Desk, Line, Opened, Store, StoreFault, outbox};
use texts::{Lang, local};
use web::House;

use super::letter;
use super::reading::{CONTENT, Content};
use super::records::{ReceivedId, mailbox, received};
use super::rules::{Kind, MOST_WAITING, Marks, State, Tie, line, tied};
use super::views::{self, Open, Received};
use crate::invitation::addresses::records::bounce;
use crate::invitation::posting::{letters_of, registration_link};
use crate::records::{InvitationId, WorkshopId, workshop};

/// A mail as it lies in the mailbox.
#[derive(Debug)]
pub struct Arrived {
    /// The bytes: the whole mail, or its header when it is too large.
    pub bytes: Vec<u8>,
    /// They are the whole mail.
    pub is_whole: bool,
    /// How large the whole is.
    pub size: u64,
    /// When the mail server took it in.
    pub at: DateTime<Utc>,
}

/// What was read from a mail, before anybody asked the database.
#[derive(Debug)]
pub struct Looked {
    mail: ::mailbox::Mail,
    checked: String,
    bounces: Vec<::mailbox::Bounce>,
    people: usize,
    text: String,
    digest: String,
}

/// Reads a mail. Takes a processor for a while. `server` is what the receiving mail server calls itself,
/// `returns` the addresses of letters to which reports come.
#[must_use]
pub fn look(arrived: &Arrived, server: &str, returns: Option<&SubAddress>) -> Looked {
    let bytes = &arrived.bytes;
    let mail = ::mailbox::read(bytes);
    let has_list = arrived.is_whole && !mail.is_automatic;
    let checked = ::mailbox::checked(bytes, server);
    Looked {
        checked: checked.and_then(|found| serde_json::to_string(&found).ok()).unwrap_or_default(),
        bounces: returns
            .map_or_else(|| ::mailbox::bounces(bytes), |own| ::mailbox::came_back(bytes, &mail, own)),
        people: if has_list { super::reading::people_in(bytes) } else { 0 },
        text: ::mailbox::words(bytes),
        digest: digest(arrived),
        mail,
    }
}

/// Of a mail that was not fetched, header and size stand for the whole.
fn digest(arrived: &Arrived) -> String {
    let whole = if arrived.is_whole { Vec::new() } else { arrived.size.to_le_bytes().to_vec() };
    store::digest(&[arrived.bytes.as_slice(), &whole].concat())
}

/// What became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenIn {
    /// It stands.
    Now(ReceivedId),
    /// It stood already.
    Before,
    /// So many wait that no more are taken in.
    TooMany,
}

/// Takes a mail in: the mail, what it says of letters that came back, the letter to the municipality, the journal's line;
/// or nothing at all.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn take_in(
    house: &House,
    county: OrganisationId,
    arrived: Arrived,
    looked: Looked,
) -> Result<TakenIn, StoreFault> {
    let store = house.store();
    let open = views::open_invitations(store, county).await?;
    let county = register::organisation(store, county).await?;
    let mut desk = store.desk(&Author::program()).await?;
    // First of all, so that two programs that read one mailbox meet here.
    let numbered = mailbox::Entity::update_many()
        .col_expr(mailbox::Column::Number, Expr::col(mailbox::Column::Number).add(1))
        .filter(mailbox::Column::County.eq(county.id));
    numbered.exec(desk.db()).await?;
    let own = received::Entity::find().filter(received::Column::County.eq(county.id));
    if own.clone().filter(received::Column::Digest.eq(&looked.digest)).count(desk.db()).await? > 0 {
        desk.clear().await?;
        return Ok(TakenIn::Before);
    }
    let waiting = own.filter(received::Column::State.eq(State::Waiting));
    if waiting.count(desk.db()).await? >= MOST_WAITING {
        desk.clear().await?;
        return Ok(TakenIn::TooMany);
    }
    let number = mailbox::Entity::find_by_id(county.id).one(desk.db()).await?;
    let number = number.map(|mailbox| mailbox.number).unwrap_or_default();
    let mut row = row(&desk, &county, number, &arrived, &looked, &open);
    if arrived.is_whole {
        let sealer = desk.sealer(county.id.uuid()).await?;
        row.sealed_content = Some(sealer.seal(CONTENT.of(row.id.uuid()), &Content::of(&arrived.bytes))?);
    }
    row.report = came_back(&mut desk, store, &county, &looked).await?;
    let of = open.iter().find(|one| Some(one.invitation.id) == row.invitation);
    let letters = match of.filter(|_| row.kind == Kind::List) {
        Some(of) => ask(&mut desk, house, &county, of, &row).await?,
        None => 0,
    };
    if letters > 0 {
        (row.state, row.moved_at) = (State::Asked, Some(desk.now()));
    }
    desk.insert(row.clone().into_active_model().reset_all()).await?;
    desk.write(Line {
        deed: "mail.received",
        subject: "received",
        subject_id: row.id.uuid(),
        owner: Some(county.id.uuid()),
        details: json!({
            "number": row.number,
            "kind": row.kind.code(),
            "tie": row.tie.code(),
            "people": row.people,
            "letters": letters,
        }),
    });
    desk.seal("").await?;
    Ok(TakenIn::Now(row.id))
}

fn row(
    desk: &Desk,
    county: &Organisation,
    number: i32,
    arrived: &Arrived,
    looked: &Looked,
    open: &[Open],
) -> Received {
    let mail = &looked.mail;
    let kind = match () {
        () if !looked.bounces.is_empty() => Kind::Bounce,
        () if !arrived.is_whole => Kind::TooLarge,
        () if mail.is_automatic => Kind::Automatic,
        () if looked.people > 0 => Kind::List,
        () => Kind::Words,
    };
    let text = format!("{} {} {}", mail.subject, mail.to.join(" "), looked.text);
    let marks = Marks { answers: &mail.answers, text: &text, from: &mail.from };
    let candidates: Vec<_> = open.iter().map(Open::candidate).collect();
    let tie = if kind == Kind::Bounce { None } else { tied(marks, &candidates) };
    Received {
        id: desk.id(),
        county: county.id,
        number,
        arrived_at: arrived.at,
        digest: looked.digest.clone(),
        size: i64::try_from(arrived.size).unwrap_or(i64::MAX),
        kind,
        from_name: line(&mail.from_name),
        from_address: line(&mail.from),
        subject: line(&mail.subject),
        checked: looked.checked.clone(),
        people: i32::try_from(looked.people).unwrap_or(i32::MAX),
        invitation: tie.map(|(invitation, _)| invitation),
        tie: tie.map_or(Tie::None, |(_, by)| by),
        state: kind.first_state(),
        moved_by: String::new(),
        moved_at: None,
        report: String::new(),
        sealed_content: None,
    }
}

/// Writes down which letters did not arrive, so that the county puts another address in. Gives the report in a line.
async fn came_back(
    desk: &mut Desk,
    store: &Store,
    county: &Organisation,
    looked: &Looked,
) -> Result<String, StoreFault> {
    let mut lines = Vec::new();
    for one in &looked.bounces {
        lines.push(line(&format!("{}: {}", one.address, one.reason)));
        let letter = one.letter.split('@').next().and_then(|id| id.parse::<Uuid>().ok());
        let Some(letter) = letter.filter(|_| one.is_final) else { continue };
        // A report is a mail like others: it is believed only of a letter that this county sent.
        let Some(kept) = outbox::one(store, county.id.uuid(), letter).await? else { continue };
        let (Some(to), about) = (kept.posted.receiver, kept.posted.about) else { continue };
        let workshop = workshop::Entity::find_by_id(WorkshopId::from(about)).one(desk.db()).await?;
        let Some(workshop) = workshop else { continue };
        bounce::Entity::delete_by_id(letter).exec(desk.db()).await?;
        desk.insert(bounce::ActiveModel {
            letter: Set(letter),
            workshop: Set(workshop.id),
            municipality: Set(to.into()),
            address: Set(kept.posted.address.clone()),
            marked_by: Set(String::new()),
            marked_at: Set(desk.now()),
            reason: Set(line(&one.reason)),
        })
        .await?;
        desk.write(Line {
            deed: "invitation.bounced",
            subject: "letter",
            subject_id: letter,
            owner: Some(county.id.uuid()),
            details: json!({ "to": personal(&kept.posted.name) }),
        });
    }
    Ok(line(&lines.join("; ")))
}

/// Asks the municipality to look through the list that came: at its own addresses, whoever the mail says it is from, once a
/// day at most. Gives how many letters were posted.
async fn ask(
    desk: &mut Desk,
    house: &House,
    county: &Organisation,
    of: &Open,
    mail: &Received,
) -> Result<usize, StoreFault> {
    let reply_to = Party {
        name: county.formal_name.clone(),
        address: views::mailbox_of(house.store(), county.id)
            .await?
            .map(|own| own.address)
            .unwrap_or_default(),
    };
    let letters = letters_of(&of.workshop, county, "received", &reply_to);
    let words = house.words(Lang::Sv);
    let today = local(desk.now()).date();
    for (name, address) in &of.people {
        let to = (of.invitation.id, of.municipality.id);
        let link = registration_link(desk, house, &of.workshop, to, (name, address)).await?;
        let matter = (&of.workshop, county);
        let letter = letter::confirm(&words, matter, &of.municipality, mail, &link::placeholder(link));
        let once = format!("received:{}:{today}:{address}", of.invitation.id);
        desk.post(letters.letter(once, (&of.municipality, name, address), letter, None)?);
    }
    Ok(of.people.len())
}

/// What came of moving a mail.
#[derive(Debug, thiserror::Error)]
pub enum NotMoved {
    /// There is no such mail, or no such invitation.
    #[error("no such mail or invitation")]
    Missing,
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreFault),
}

/// Ties a mail to an invitation by hand; when a list is in it, the municipality is asked to look it through.
///
/// # Errors
/// [`NotMoved`].
pub async fn tie(
    house: &House,
    permit: &MayCoordinate,
    id: ReceivedId,
    invitation: InvitationId,
    form: DeedKey,
) -> Result<State, NotMoved> {
    let store = house.store();
    let open = views::open_invitations(store, permit.county()).await?;
    let of = open.iter().find(|one| one.invitation.id == invitation).ok_or(NotMoved::Missing)?;
    let county = register::organisation(store, permit.county()).await?;
    let Opened::Desk(mut desk) = store.desk_once(permit.author(), form).await? else {
        return Ok(State::Asked);
    };
    let mut mail = locked(&desk, permit, id).await?;
    (mail.invitation, mail.tie) = (Some(invitation), Tie::Hand);
    let letters = if mail.kind == Kind::List { ask(&mut desk, house, &county, of, &mail).await? } else { 0 };
    let state = if letters > 0 { State::Asked } else { State::Aside };
    moved(desk, permit, mail, state, "mail.tied").await?;
    Ok(state)
}

/// Puts a mail aside: there is nothing to do about it, or it was done.
///
/// # Errors
/// [`NotMoved`].
pub async fn put_aside(
    store: &Store,
    permit: &MayCoordinate,
    id: ReceivedId,
    form: DeedKey,
) -> Result<(), NotMoved> {
    let Opened::Desk(desk) = store.desk_once(permit.author(), form).await? else { return Ok(()) };
    let mail = locked(&desk, permit, id).await?;
    moved(desk, permit, mail, State::Aside, "mail.put_aside").await
}

async fn locked(desk: &Desk, permit: &MayCoordinate, id: ReceivedId) -> Result<Received, NotMoved> {
    let found = received::Entity::find_by_id(id).filter(received::Column::County.eq(permit.county()));
    let found = sea_orm::QuerySelect::lock_exclusive(found).one(desk.db()).await;
    found.map_err(StoreFault::from)?.ok_or(NotMoved::Missing)
}

async fn moved(
    mut desk: Desk,
    permit: &MayCoordinate,
    mail: Received,
    state: State,
    deed: &'static str,
) -> Result<(), NotMoved> {
    let changed = received::ActiveModel {
        id: Set(mail.id),
        invitation: Set(mail.invitation),
        tie: Set(mail.tie),
        state: Set(state),
        moved_by: Set(permit.author().name.clone()),
        moved_at: Set(Some(desk.now())),
        ..Default::default()
    };
    changed.update(desk.db()).await.map_err(StoreFault::from)?;
    desk.write(Line {
        deed,
        subject: "received",
        subject_id: mail.id.uuid(),
        owner: Some(mail.county.uuid()),
        details: json!({ "number": mail.number }),
    });
    Ok(desk.seal("").await?)
}
