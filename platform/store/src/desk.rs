//! The desk: one deed, one transaction. What was decided, who did it and what is to be posted lie on it together and
//! are sealed together, or not at all.

use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, DatabaseTransaction, EntityTrait as _, QueryFilter as _,
    TryInsertResult,
};

use crate::journal::{self, Line};
use crate::outbox::{self, Parcel};
use crate::{Sight, Store, StoreFault};

/// What kind of hand did a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthorKind {
    /// A person who is signed in.
    Person,
    /// Whoever holds a personal link.
    Link,
    /// A command typed on the server.
    Command,
    /// The program itself, at a set time.
    Program,
}

impl AuthorKind {
    /// The word in the journal.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Link => "link",
            Self::Command => "command",
            Self::Program => "program",
        }
    }
}

/// Who does a deed, as the journal will name them.
#[derive(Clone, Debug)]
pub struct Author {
    /// What kind of hand.
    pub kind: AuthorKind,
    /// The person's or the link's id, when there is one.
    pub id: Option<Uuid>,
    /// The name at the time of the deed.
    pub name: String,
    /// The organisation on whose behalf.
    pub organisation: Option<Uuid>,
    /// What gives them the right to it, as the area that knows of rights calls it. A desk is not opened when it is
    /// gone ([`Rights`]).
    pub right: Option<Uuid>,
}

impl Author {
    /// The program itself.
    #[must_use]
    pub fn program() -> Self {
        Self {
            kind: AuthorKind::Program,
            id: None,
            name: "Valskydd".to_owned(),
            organisation: None,
            right: None,
        }
    }

    /// Somebody at the server's command line.
    #[must_use]
    pub fn command(name: impl Into<String>) -> Self {
        Self { kind: AuthorKind::Command, id: None, name: name.into(), organisation: None, right: None }
    }
}

/// Knows whether somebody may still do what they began: asked inside the transaction of every deed whose author has a
/// right, so that a right that is taken away ends deeds that are under way.
#[async_trait::async_trait]
pub trait Rights: Send + Sync {
    /// Whether the right stands at `now`. Holds it in the transaction, so that whoever takes it away waits for the
    /// deed, or comes before it.
    async fn stands(
        &self,
        db: &DatabaseTransaction,
        right: Uuid,
        now: DateTimeUtc,
    ) -> Result<bool, StoreFault>;
}

/// The key a form carries, so that sending it twice does the deed once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeedKey(pub Uuid);

/// A desk, or what came of the deed when the same form was sent before.
pub enum Opened {
    /// Go ahead.
    Desk(Desk),
    /// It is done already; the outcome is what [`Desk::seal`] was given then.
    Done(String),
}

/// An open transaction with its journal lines and letters. Dropped without [`Desk::seal`], nothing happened.
pub struct Desk {
    store: Store,
    transaction: DatabaseTransaction,
    sight: Sight,
    author: Author,
    now: DateTimeUtc,
    key: Option<DeedKey>,
    lines: Vec<(Option<Uuid>, Line)>,
    /// Letters, and whether each is between others than the author.
    parcels: Vec<(bool, Parcel)>,
}

impl Store {
    /// Opens a desk for a deed that may be done any number of times.
    ///
    /// # Errors
    /// [`StoreFault`] when the transaction cannot begin.
    pub async fn desk(&self, author: &Author) -> Result<Desk, StoreFault> {
        let desk = self.bare_desk(author).await?;
        desk.must_be_rightful().await?;
        Ok(desk)
    }

    async fn bare_desk(&self, author: &Author) -> Result<Desk, StoreFault> {
        let transaction = self.begin().await?;
        Ok(Desk {
            store: self.clone(),
            transaction,
            sight: self.sight(),
            author: author.clone(),
            now: self.doors().now(),
            key: None,
            lines: Vec::new(),
            parcels: Vec::new(),
        })
    }

    /// Opens a desk for a deed that a form may ask for twice (double click, reload, two tabs).
    ///
    /// # Errors
    /// [`StoreFault`] when the transaction cannot begin.
    pub async fn desk_once(&self, author: &Author, key: DeedKey) -> Result<Opened, StoreFault> {
        let mut desk = self.bare_desk(author).await?;
        let row = done::ActiveModel { key: Set(key.0), outcome: Set(String::new()), at: Set(desk.now) };
        let inserted = done::Entity::insert(row)
            .on_conflict(OnConflict::column(done::Column::Key).do_nothing().to_owned())
            .try_insert()
            .exec_without_returning(&desk.transaction)
            .await?;
        if matches!(inserted, TryInsertResult::Inserted(1..)) {
            desk.key = Some(key);
            // After the key: whoever sends the same form waits for it, and holds nothing that the first one needs.
            desk.must_be_rightful().await?;
            return Ok(Opened::Desk(desk));
        }
        let before = done::Entity::find_by_id(key.0).one(&desk.transaction).await?;
        desk.transaction.rollback().await?;
        Ok(Opened::Done(before.map(|row| row.outcome).unwrap_or_default()))
    }
}

impl Desk {
    /// The transaction, for the area's own queries.
    #[must_use]
    pub fn db(&self) -> &DatabaseTransaction {
        &self.transaction
    }

    /// When the deed is done: one moment for all that it writes.
    #[must_use]
    pub fn now(&self) -> DateTimeUtc {
        self.now
    }

    /// Refuses when what gave the author the right to the deed is gone, and holds it until the deed is sealed.
    async fn must_be_rightful(&self) -> Result<(), StoreFault> {
        let (Some(right), Some(rights)) = (self.author.right, self.store.rights()) else { return Ok(()) };
        if rights.stands(&self.transaction, right, self.now).await? {
            Ok(())
        } else {
            Err(StoreFault::RightGone)
        }
    }

    pub(crate) fn store(&self) -> &Store {
        &self.store
    }

    /// A new id.
    #[must_use]
    pub fn id<T: From<Uuid>>(&self) -> T {
        self.store.doors().id()
    }

    /// Puts a journal line on the desk.
    pub fn write(&mut self, line: Line) {
        self.lines.push((None, line));
    }

    /// Puts a journal line on the desk whose id others name already.
    pub(crate) fn write_as(&mut self, id: Uuid, line: Line) {
        self.lines.push((Some(id), line));
    }

    /// Puts a letter on the desk. A letter whose `once_key` was posted before is passed over when the desk is sealed.
    pub fn post(&mut self, parcel: Parcel) {
        self.parcels.push((false, parcel));
    }

    /// Puts a letter on the desk between others than the author: what the deed brings them, such as a seat that it freed.
    pub fn post_for_others(&mut self, parcel: Parcel) {
        self.parcels.push((true, parcel));
    }

    /// Seals the deed: everything on the desk becomes true at once.
    ///
    /// `outcome` is what a repeated form gets back, as a rule the address to go on to.
    ///
    /// # Errors
    /// [`StoreFault::NoJournalLine`] when nothing was written to the journal, else what the database says; nothing
    /// has happened then.
    pub async fn seal(mut self, outcome: &str) -> Result<(), StoreFault> {
        if self.lines.is_empty() {
            return Err(StoreFault::NoJournalLine);
        }
        let doors = self.store.doors();
        journal::insert(&self.transaction, doors, &self.author, self.now, &self.lines).await?;
        let posted = !self.parcels.is_empty();
        // Letters of the house itself have no sender among the authorities, whoever's deed posts them.
        let (house, own): (Vec<_>, Vec<_>) = std::mem::take(&mut self.parcels)
            .into_iter()
            .partition(|(for_others, letter)| *for_others || letter.sender.is_none());
        let [own, house] =
            [own, house].map(|all| all.into_iter().map(|(_, letter)| letter).collect::<Vec<_>>());
        outbox::insert(&self.transaction, doors, self.now, own).await?;
        if !house.is_empty() {
            self.see_as(Sight::House, outbox::insert(&self.transaction, doors, self.now, house)).await?;
        }
        if let Some(key) = self.key.filter(|_| !outcome.is_empty()) {
            done::Entity::update_many()
                .col_expr(done::Column::Outcome, Expr::value(outcome))
                .filter(done::Column::Key.eq(key.0))
                .exec(&self.transaction)
                .await?;
        }
        self.transaction.commit().await?;
        self.store.lines_waiting().notify_one();
        if posted {
            self.store.letters_waiting().notify_one();
        }
        Ok(())
    }

    /// Does a part of the deed with another sight: looking a person up by address, making a link for somebody else.
    /// Afterwards the desk has its own again.
    ///
    /// # Errors
    /// What `work` says; [`StoreFault`] when the database refuses.
    pub async fn see_as<T, E: From<StoreFault>>(
        &self,
        sight: Sight,
        work: impl Future<Output = Result<T, E>>,
    ) -> Result<T, E> {
        self.store.look(&self.transaction, sight).await?;
        let done = crate::see_as(sight, work).await;
        let back = self.store.look(&self.transaction, self.sight).await;
        // When the work failed in the database, the transaction is past saving and takes no statement, not this one
        // either: it can only be undone.
        let done = done?;
        back?;
        Ok(done)
    }

    /// Makes a batch of background work true without a line of its own: the line comes when all of it is done. For
    /// the store's own errands, which change nothing that anybody could read.
    pub(crate) async fn settle(self) -> Result<(), StoreFault> {
        Ok(self.transaction.commit().await?)
    }

    /// Lets the outbox be looked through as soon as the deed is sealed.
    pub(crate) fn wake_carrier(&self) {
        self.store.letters_waiting().notify_one();
    }

    /// Undoes everything on the desk. Dropping the desk does the same, a little later.
    ///
    /// # Errors
    /// [`StoreFault`] when the database does not answer.
    pub async fn clear(self) -> Result<(), StoreFault> {
        Ok(self.transaction.rollback().await?)
    }

    /// Saves one changed or new row.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses.
    pub async fn insert<A>(&self, row: A) -> Result<(), StoreFault>
    where
        A: sea_orm::ActiveModelTrait + Send,
    {
        <A::Entity as sea_orm::EntityTrait>::insert(row).exec_without_returning(&self.transaction).await?;
        Ok(())
    }
}

/// Keys of deeds that are done.
pub(crate) mod done {
    use sea_orm::entity::prelude::*;

    /// One done deed. Kept for a day; a form older than that is refused by its session anyway.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "deed_done")]
    pub struct Model {
        /// The form's key.
        #[sea_orm(primary_key, auto_increment = false)]
        pub key: Uuid,
        /// What the person gets back.
        pub outcome: String,
        /// When it was done.
        pub at: DateTimeUtc,
    }

    /// No relations.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Forgets the keys of deeds done before `before`.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn forget_done(store: &Store, before: DateTimeUtc) -> Result<u64, StoreFault> {
    store.tidy(done::Entity::delete_many().filter(done::Column::At.lt(before))).await
}
