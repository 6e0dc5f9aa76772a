//! Asking for a link. The answer to the browser must not tell whether anybody has the address, in words or in time:
//! what is asked is put down as it is, with the same few statements for every address, and looked into afterwards by
//! a worker of the program. An address that nobody has is gone then.

use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use sea_orm_migration::prelude::{DbErr, MigrationName, MigrationTrait, SchemaManager, Table};
use sea_orm_migration::schema::{binary, string, timestamp_with_time_zone, uuid};
use std::time::Duration;
use store::{Author, DeedKey, Opened, Sight, Store, StoreFault, see_as};
use texts::{Lang, Words};
use tokio::sync::watch;
use web::House;

use super::deeds::{about, known};
use super::letter;
use crate::link::{self, Purpose, SIGN_IN_LASTS};
use crate::{App, register};

/// Asked links that nobody has looked into yet.
pub(crate) mod records {
    use sea_orm::entity::prelude::*;

    /// One. Kept until the worker comes to it, which is at once.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "link_request")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        /// The form's: sent twice, it gets one letter.
        pub deed_key: Uuid,
        pub address: String,
        pub browser_hash: Vec<u8>,
        pub language: String,
        pub asked_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Makes the table.
pub(crate) struct Requests;

impl MigrationName for Requests {
    fn name(&self) -> &'static str {
        "0003_link_requests"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Requests {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("link_request")
            .col(uuid("id").primary_key())
            .col(uuid("deed_key"))
            .col(string("address"))
            .col(binary("browser_hash"))
            .col(string("language"))
            .col(timestamp_with_time_zone("asked_at"))
            .to_owned();
        schema.create_table(table).await
    }
}

/// Puts down that a link is asked for, to be used in this browser. The same for every address.
pub(super) async fn put_down(
    store: &Store,
    words: &Words,
    address: &str,
    browser: Vec<u8>,
    key: DeedKey,
) -> Result<(), StoreFault> {
    let row = records::ActiveModel {
        id: Set(store.doors().uuid()),
        deed_key: Set(key.0),
        address: Set(register::folded(address)),
        browser_hash: Set(browser),
        language: Set(words.lang().code().to_owned()),
        asked_at: Set(store.doors().now()),
    };
    store.jot(row).await
}

/// Sends the letters that were asked for and that somebody is to have.
///
/// # Errors
/// [`StoreFault`] when the database refuses; what was not looked into stays.
pub async fn answer_requests(house: &House) -> Result<(), StoreFault> {
    let asked = records::Entity::find().order_by_asc(records::Column::AskedAt).all(house.store().reader());
    for request in asked.await? {
        let id = request.id;
        answer(house, request).await?;
        house.store().tidy(records::Entity::delete_many().filter(records::Column::Id.eq(id))).await?;
    }
    Ok(())
}

/// Answers as they are asked for, until `stop` turns true.
pub async fn run_answerer(app: App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(fault) = see_as(Sight::House, answer_requests(&app)).await {
            tracing::error!(%fault, "links that were asked for could not be sent; they are tried again");
        }
        tokio::select! {
            () = app.link_asked().notified() => {}
            // What another node put down and did not live to answer.
            () = tokio::time::sleep(Duration::from_secs(30)) => {}
            _ = stop.changed() => {}
        }
    }
}

async fn answer(house: &House, request: records::Model) -> Result<(), StoreFault> {
    let store = house.store();
    let is_late = request.asked_at + SIGN_IN_LASTS < store.doors().now();
    let Some(person) = known(store, &request.address).await? else {
        // Not the address: whoever mistypes their own has told it to us alone.
        tracing::warn!(request = %request.id, "a link was asked for with an address that nobody with a duty has");
        return Ok(());
    };
    if is_late {
        tracing::warn!(request = %request.id, "a link was asked for too long ago to be sent");
        return Ok(());
    }
    // Nobody has shown who they are yet, so the deed is the program's own. Two nodes, or a form sent twice: one letter.
    let opened = store.desk_once(&Author::program(), DeedKey(request.deed_key)).await?;
    let Opened::Desk(mut desk) = opened else { return Ok(()) };
    let words = house.words(request.language.parse::<Lang>().unwrap_or_default());
    let purpose = Purpose::SignIn { person: person.person_id(), browser: Some(request.browser_hash) };
    let link = link::make(&desk, house.key(), purpose).await?;
    desk.post(letter::with_link(&words, &person, link)?);
    desk.write(about("sign_in.link_asked", &person));
    desk.seal("").await
}
