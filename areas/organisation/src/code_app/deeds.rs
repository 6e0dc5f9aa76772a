//! Beginning, confirming, using and taking away a code app; making and using recovery codes.

use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _, PaginatorTrait as _,
    QueryFilter as _, QuerySelect as _,
};
use serde_json::json;
use store::{Author, DeedKey, Desk, Opened, Store, StoreFault};
use texts::Words;
use web::House;
use zeroize::Zeroizing;

use super::records::{code_app, recovery_code};
use super::rules::{self, MOST_WRONG, Verdict, WRONG_COUNTS};
use super::{recovery, views};
use crate::account::letter::{Told, told};
use crate::account::line;
use crate::{Actor, PersonId};

/// Bits of a secret: 160, as RFC 4226 (section 4, R6) recommends.
const SECRET: usize = 20;
/// As what a secret is sealed by the house's key.
pub(crate) const PURPOSE: &str = "code-app";

/// Begins a code app: a new secret, which replaces one that was begun and never confirmed. False when there is one
/// that works.
pub(crate) async fn begin(house: &House, actor: &Actor) -> Result<bool, StoreFault> {
    let (store, person) = (house.store(), actor.person_id());
    let mut desk = store.desk(&actor.author()).await?;
    if row(&desk, person).await?.is_some_and(|row| row.confirmed_at.is_some()) {
        desk.clear().await?;
        return Ok(false);
    }
    let secret = house.key().seal(store.doors(), PURPOSE, person.uuid(), &store.doors().bytes::<SECRET>())?;
    let fresh = code_app::ActiveModel {
        person: Set(person),
        secret: Set(secret),
        begun_at: Set(desk.now()),
        confirmed_at: Set(None),
        last_step: Set(0),
        named_steps: Set("[]".to_owned()),
        used_at: Set(None),
        wrong: Set(0),
        wrong_from: Set(None),
    };
    code_app::Entity::insert(fresh)
        .on_conflict(
            OnConflict::column(code_app::Column::Person)
                .update_columns([code_app::Column::Secret, code_app::Column::BegunAt])
                .to_owned(),
        )
        .exec_without_returning(desk.db())
        .await?;
    desk.write(line("sign_in.code_app_begun", actor, json!({})));
    desk.seal("").await?;
    Ok(true)
}

/// The secret of an app that was begun, to be shown until it is confirmed.
pub(crate) async fn begun_secret(
    house: &House,
    person: PersonId,
) -> Result<Option<Zeroizing<Vec<u8>>>, StoreFault> {
    let row = code_app::Entity::find_by_id(person).one(house.store().reader()).await?;
    match row.filter(|row| row.confirmed_at.is_none()) {
        Some(row) => house.key().open(PURPOSE, person.uuid(), &row.secret).map(Some),
        None => Ok(None),
    }
}

/// What came of the first code.
pub(crate) enum Confirmed {
    /// The app works; these are the recovery codes, shown this once.
    Yes(Vec<String>),
    /// The code does not hold.
    No(Verdict),
    /// Nothing was begun, or it is confirmed already.
    NotBegun,
}

/// Confirms an app by its first code.
pub(crate) async fn confirm(
    house: &House,
    words: &Words,
    actor: &Actor,
    typed: &str,
) -> Result<Confirmed, StoreFault> {
    let person = actor.person_id();
    let mut desk = house.store().desk(&actor.author()).await?;
    let row = row(&desk, person).await?.filter(|row| row.confirmed_at.is_none());
    let Some(row) = row else {
        desk.clear().await?;
        return Ok(Confirmed::NotBegun);
    };
    let step = match judged(house, &desk, &row, actor.address(), typed)? {
        Verdict::Good(step) => step,
        other => {
            desk.clear().await?;
            return Ok(Confirmed::No(other));
        }
    };
    let mut row = row.into_active_model();
    row.confirmed_at = Set(Some(desk.now()));
    row.used_at = Set(Some(desk.now()));
    row.last_step = Set(step);
    code_app::Entity::update(row).exec(desk.db()).await?;
    let codes = make_codes(house, &desk, person).await?;
    desk.write(line("sign_in.code_app_added", actor, json!({ "recovery_codes": codes.len() })));
    let letter = told(&desk, words, actor, Told::CodeAppAdded)?;
    desk.post(letter);
    desk.seal("").await?;
    Ok(Confirmed::Yes(codes))
}

/// Takes the code app and its recovery codes away. False when there was none.
pub(crate) async fn remove(house: &House, words: &Words, actor: &Actor) -> Result<bool, StoreFault> {
    let person = actor.person_id();
    let mut desk = house.store().desk(&actor.author()).await?;
    let gone = code_app::Entity::delete_by_id(person).exec(desk.db()).await?.rows_affected;
    if gone == 0 {
        desk.clear().await?;
        return Ok(false);
    }
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::Person.eq(person))
        .exec(desk.db())
        .await?;
    desk.write(line("sign_in.code_app_removed", actor, json!({})));
    let letter = told(&desk, words, actor, Told::CodeAppRemoved)?;
    desk.post(letter);
    desk.seal("").await?;
    Ok(true)
}

/// Ten new recovery codes instead of those before. None when there is no code app, or the same form was sent before:
/// they are shown once.
pub(crate) async fn codes_anew(
    house: &House,
    words: &Words,
    actor: &Actor,
    key: DeedKey,
) -> Result<Option<Vec<String>>, StoreFault> {
    let Opened::Desk(mut desk) = house.store().desk_once(&actor.author(), key).await? else {
        return Ok(None);
    };
    if row(&desk, actor.person_id()).await?.is_none_or(|row| row.confirmed_at.is_none()) {
        desk.clear().await?;
        return Ok(None);
    }
    let codes = make_codes(house, &desk, actor.person_id()).await?;
    desk.write(line("sign_in.recovery_codes_made", actor, json!({ "recovery_codes": codes.len() })));
    let letter = told(&desk, words, actor, Told::CodesMade)?;
    desk.post(letter);
    desk.seal("").await?;
    Ok(Some(codes))
}

async fn make_codes(house: &House, desk: &Desk, person: PersonId) -> Result<Vec<String>, StoreFault> {
    recovery_code::Entity::delete_many()
        .filter(recovery_code::Column::Person.eq(person))
        .exec(desk.db())
        .await?;
    let codes = recovery::new_codes(house.store().doors());
    let rows = codes.iter().filter_map(|code| recovery::read(code)).map(|signs| recovery_code::ActiveModel {
        id: Set(desk.id()),
        person: Set(person),
        code_hash: Set(recovery::hash(house.key(), person, &signs)),
        made_at: Set(desk.now()),
        used_at: Set(None),
    });
    recovery_code::Entity::insert_many(rows).exec_without_returning(desk.db()).await?;
    Ok(codes)
}

/// What a typed code is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Typed {
    /// It is one of the app's.
    Code,
    /// It is a recovery code; so many are left.
    Recovery(u64),
    /// It is none, or of another time.
    No(Verdict),
    /// Too many wrong ones in an hour.
    TooMany,
}

/// Takes a typed code, on an open desk: a good one counts once. Of a wrong one nothing is kept here; see [`refuse`].
pub(crate) async fn take(
    house: &House,
    desk: &Desk,
    person: &Actor,
    typed: &str,
) -> Result<Typed, StoreFault> {
    let id = person.person_id();
    let Some(row) = row(desk, id).await?.filter(|row| row.confirmed_at.is_some()) else {
        return Ok(Typed::No(Verdict::Wrong));
    };
    let counts = row.wrong_from.is_some_and(|from| from + WRONG_COUNTS > desk.now());
    if counts && row.wrong >= MOST_WRONG {
        return Ok(Typed::TooMany);
    }
    if let Some(signs) = recovery::read(typed) {
        let used = recovery_code::Entity::update_many()
            .col_expr(recovery_code::Column::UsedAt, Expr::value(Some(desk.now())))
            .filter(recovery_code::Column::Person.eq(id))
            .filter(recovery_code::Column::CodeHash.is_in(recovery::hashes(house.key(), id, &signs)))
            .filter(recovery_code::Column::UsedAt.is_null())
            .exec(desk.db())
            .await?;
        if used.rows_affected == 0 {
            return Ok(Typed::No(Verdict::Wrong));
        }
        return Ok(Typed::Recovery(views::codes_left(id).count(desk.db()).await?));
    }
    match judged(house, desk, &row, person.address(), typed)? {
        Verdict::Good(step) => {
            let mut row = row.into_active_model();
            row.last_step = Set(step);
            row.used_at = Set(Some(desk.now()));
            row.wrong = Set(0);
            row.wrong_from = Set(None);
            code_app::Entity::update(row).exec(desk.db()).await?;
            Ok(Typed::Code)
        }
        other => Ok(Typed::No(other)),
    }
}

/// Notes a wrong code: it counts, and a named step to come is never taken. In the program's name, since nobody has
/// shown who they are.
pub(crate) async fn refuse(store: &Store, person: &Actor, verdict: Verdict) -> Result<(), StoreFault> {
    let mut desk = store.desk(&Author::program()).await?;
    let Some(row) = row(&desk, person.person_id()).await? else { return desk.clear().await };
    let (from, wrong) = match row.wrong_from.filter(|from| *from + WRONG_COUNTS > desk.now()) {
        Some(from) => (from, row.wrong + 1),
        None => (desk.now(), 1),
    };
    let mut named = steps(&row.named_steps);
    let mut changed = row.into_active_model();
    changed.wrong = Set(wrong);
    changed.wrong_from = Set(Some(from));
    let written = if let Verdict::Clock { step, ahead } = verdict {
        let now = rules::step_at(desk.now());
        named.retain(|named| *named >= now - 1);
        if step > now {
            named.push(step);
        }
        changed.named_steps = Set(json!(named).to_string());
        line("sign_in.clock_differs", person, json!({ "minutes": ahead }))
    } else {
        line("sign_in.code_refused", person, json!({ "wrong_this_hour": wrong }))
    };
    code_app::Entity::update(changed).exec(desk.db()).await?;
    desk.write(written);
    desk.seal("").await
}

/// Locked, so that of the same code twice at once one finds it used.
async fn row(desk: &Desk, person: PersonId) -> Result<Option<code_app::Model>, StoreFault> {
    Ok(code_app::Entity::find_by_id(person).lock_exclusive().one(desk.db()).await?)
}

fn judged(
    house: &House,
    desk: &Desk,
    row: &code_app::Model,
    account: &str,
    typed: &str,
) -> Result<Verdict, StoreFault> {
    let secret = match house.key().open(PURPOSE, row.person.uuid(), &row.secret) {
        Ok(secret) => secret,
        Err(fault) => {
            tracing::error!(%fault, "nobody can show a code until the code app is added anew");
            return Ok(Verdict::Unreadable);
        }
    };
    let codes = rules::codes(&secret, account)
        .map_err(|fault| StoreFault::Unreadable(format!("a code app: {fault}")))?;
    Ok(rules::judge(&codes, typed, desk.now(), row.last_step, &steps(&row.named_steps)))
}

fn steps(text: &str) -> Vec<i64> {
    serde_json::from_str(text).unwrap_or_default()
}
