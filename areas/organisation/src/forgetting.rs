//! People who have had no duty for a year go, and their names with them; so do the names of those to whom a link went,
//! a year after it was over; letters go two years after they were posted (`docs/retention.md`; domain: accounts).

use chrono::{Days, TimeDelta};
use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::sea_query::{Expr, Func, Query};
use sea_orm::{
    ColumnTrait as _, Condition, EntityTrait as _, ExprTrait as _, QueryFilter as _, QuerySelect as _,
};
use serde_json::json;
use store::journal::{Forgotten, erase};
use store::{Author, Desk, Line, Store, StoreFault, outbox};

use crate::link;
use crate::records::{LinkId, PersonId, duty_held, person, personal_link};
use crate::register::folded;
use crate::second_person::records::request;

/// Days without a duty after which a person goes.
const KEPT_DAYS: u64 = 365;
/// Days after which a letter goes.
const LETTER_KEPT_DAYS: i64 = 730;
/// People, or links, in one turn of the errand.
const AT_ONCE: u64 = 200;

/// Deletes people whose last duty ended more than a year ago. Their lines in the journal stay, without their names.
///
/// # Errors
/// [`StoreFault`] when the database refuses; whoever is not deleted yet is looked at again next time.
pub async fn forget_people(store: &Store) -> Result<(), StoreFault> {
    for id in due(store).await? {
        forget(store, id).await?;
    }
    Ok(())
}

async fn due(store: &Store) -> Result<Vec<PersonId>, StoreFault> {
    let now = store.doors().now();
    let long_ago = now - TimeDelta::days(KEPT_DAYS.cast_signed());
    let last_day = texts::local(now).date().checked_sub_days(Days::new(KEPT_DAYS));
    let lasting = Query::select()
        .expr(Expr::value(1))
        .from(duty_held::Entity)
        .and_where(
            Expr::col((duty_held::Entity, duty_held::Column::Person))
                .equals((person::Entity, person::Column::Id)),
        )
        .and_where(
            duty_held::Column::OverAt.gte(long_ago).or(duty_held::Column::OverAt
                .is_null()
                .and(duty_held::Column::EndsOn.is_null().or(duty_held::Column::EndsOn.gte(last_day)))),
        )
        .to_owned();
    Ok(person::Entity::find()
        .select_only()
        .column(person::Column::Id)
        .filter(person::Column::AddedAt.lt(long_ago))
        .filter(Expr::exists(lasting).not())
        .limit(AT_ONCE)
        .into_tuple()
        .all(store.reader())
        .await?)
}

async fn forget(store: &Store, id: PersonId) -> Result<(), StoreFault> {
    let mut desk = store.desk(&Author::program()).await?;
    personal_link::Entity::delete_many().filter(personal_link::Column::Person.eq(id)).exec(desk.db()).await?;
    let (name, address) = person::Entity::find_by_id(id)
        .one(desk.db())
        .await?
        .map(|person| (person.name, person.address))
        .unwrap_or_default();
    duty_held::Entity::update_many()
        .col_expr(duty_held::Column::GivenBy, Expr::value(""))
        .filter(duty_held::Column::GivenBy.eq(name))
        .exec(desk.db())
        .await?;
    let asked = nameless_in_requests(&desk, id).await?;
    // Duties go with the person.
    person::Entity::delete_by_id(id).exec(desk.db()).await?;
    let mut subjects = vec![id.uuid()];
    subjects.extend(asked);
    loop {
        let letters = outbox::forget_person(&desk, id.uuid(), &address).await?;
        if letters.is_empty() {
            break;
        }
        subjects.extend(letters);
    }
    // A link that still opens something keeps its name until it is over: it is there for another reason.
    let now = desk.now();
    subjects.extend(nameless(&desk, Condition::all().add(over(now)).add(sent_to(&address))).await?);
    let names = Forgotten { authors: vec![id.uuid()], subjects };
    erase(&mut desk, &names, "person", id.uuid(), None).await?;
    desk.write(Line {
        deed: "organisation.person_forgotten",
        subject: "person",
        subject_id: id.uuid(),
        owner: None,
        details: json!({}),
    });
    desk.seal("").await
}

/// Takes the name from what the person asked or answered where two act together; gives what they asked.
async fn nameless_in_requests(desk: &Desk, id: PersonId) -> Result<Vec<Uuid>, StoreFault> {
    use request::Column as C;
    for (whose, name) in [(C::AskedBy, C::AskedByName), (C::AnsweredBy, C::AnsweredByName)] {
        request::Entity::update_many()
            .col_expr(name, Expr::value(""))
            .filter(whose.eq(id))
            .exec(desk.db())
            .await?;
    }
    let asked = request::Entity::find().select_only().column(C::Id).filter(C::AskedBy.eq(id));
    Ok(asked.into_tuple().all(desk.db()).await?)
}

/// Takes name and address from links that were over more than a year ago, and the names out of the journal about them.
///
/// # Errors
/// [`StoreFault`] when the database refuses; what is not forgotten yet is looked at again next time.
pub async fn forget_links(store: &Store) -> Result<(), StoreFault> {
    let long_ago = store.doors().now() - TimeDelta::days(KEPT_DAYS.cast_signed());
    loop {
        let mut desk = store.desk(&Author::program()).await?;
        let links = nameless(&desk, over(long_ago)).await?;
        if links.is_empty() {
            return desk.clear().await;
        }
        let (count, subject_id) = (links.len(), desk.id());
        let names = Forgotten { authors: Vec::new(), subjects: links };
        erase(&mut desk, &names, "link", subject_id, None).await?;
        desk.write(Line {
            deed: "organisation.links_forgotten",
            subject: "link",
            subject_id,
            owner: None,
            details: json!({ "links": count }),
        });
        desk.seal("").await?;
    }
}

/// Links that opened nothing any more at a moment. One to sign in has no name of its own.
fn over(at: DateTimeUtc) -> Condition {
    let is_over = Condition::any()
        .add(personal_link::Column::EndsAt.lt(at))
        .add(personal_link::Column::RevokedAt.lt(at));
    Condition::all().add(personal_link::Column::Kind.ne(link::SIGN_IN)).add(is_over)
}

/// Links that were sent to an address, as somebody may have typed it.
fn sent_to(address: &str) -> Condition {
    let typed = Func::lower(Expr::col(personal_link::Column::Address));
    Condition::all().add(Expr::expr(typed).eq(folded(address)))
}

/// Takes name and address from some of these links that have one; gives which.
async fn nameless(desk: &Desk, which: Condition) -> Result<Vec<Uuid>, StoreFault> {
    let named =
        Condition::any().add(personal_link::Column::Name.ne("")).add(personal_link::Column::Address.ne(""));
    let ids: Vec<LinkId> = personal_link::Entity::find()
        .select_only()
        .column(personal_link::Column::Id)
        .filter(which)
        .filter(named)
        .limit(AT_ONCE)
        .into_tuple()
        .all(desk.db())
        .await?;
    personal_link::Entity::update_many()
        .col_expr(personal_link::Column::Name, Expr::value(""))
        .col_expr(personal_link::Column::Address, Expr::value(""))
        .filter(personal_link::Column::Id.is_in(ids.iter().copied()))
        .exec(desk.db())
        .await?;
    Ok(ids.into_iter().map(LinkId::uuid).collect())
}

/// Deletes letters that were posted more than two years ago, and the names of their receivers out of the journal.
///
/// # Errors
/// [`StoreFault`] when the database refuses; what is not deleted yet is looked at again next time.
pub async fn forget_letters(store: &Store) -> Result<(), StoreFault> {
    let long_ago = store.doors().now() - TimeDelta::days(LETTER_KEPT_DAYS);
    loop {
        let mut desk = store.desk(&Author::program()).await?;
        let letters = outbox::forget_older(&desk, long_ago).await?;
        if letters.is_empty() {
            return desk.clear().await;
        }
        let (count, subject_id) = (letters.len(), desk.id());
        let names = Forgotten { authors: Vec::new(), subjects: letters };
        erase(&mut desk, &names, "letter", subject_id, None).await?;
        desk.write(Line {
            deed: "organisation.letters_forgotten",
            subject: "letter",
            subject_id,
            owner: None,
            details: json!({ "letters": count }),
        });
        desk.seal("").await?;
    }
}
