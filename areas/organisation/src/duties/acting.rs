//! As which of their duties a person acts: kept with the session, and gone with it.

use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{OnConflict, SimpleExpr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, EntityTrait as _, ExprTrait as _, QueryFilter as _, QuerySelect as _,
    QueryTrait as _,
};
use serde_json::json;
use store::{Desk, Line, Sight, Store, StoreFault};

use crate::Actor;
use crate::actor::Hat;
use crate::records::duty_held;

/// What a session has chosen.
pub(crate) mod records {
    use sea_orm::entity::prelude::*;

    /// One session's choice.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "acting")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub session: Uuid,
        /// The duty held.
        pub held: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// What a session has chosen, within another question; nothing without a session.
pub(crate) fn choice(session: Option<Uuid>) -> SimpleExpr {
    let Some(session) = session else { return SimpleExpr::null().cast_as("uuid") };
    let chosen = records::Entity::find_by_id(session).select_only().column(records::Column::Held);
    SimpleExpr::SubQuery(None, Box::new(chosen.into_query().into()))
}

/// Which of these is the same duty as one that is over: of several workshops another may be the first one now. None when
/// the choice is no longer theirs.
pub(crate) async fn like(store: &Store, choice: Uuid, hats: &[Hat]) -> Result<Option<usize>, StoreFault> {
    let held = duty_held::Entity::find().filter(duty_held::Column::Id.eq(choice)).one(store.reader()).await?;
    Ok(held.and_then(|held| {
        hats.iter().position(|hat| hat.duty == held.duty && hat.organisation.id == held.organisation)
    }))
}

/// The duty that a session has chosen, for the one that begins in its place. The desk must see what the house sees.
pub(crate) async fn of_session(desk: &Desk, session: Uuid) -> Result<Option<Uuid>, StoreFault> {
    let choice = records::Entity::find_by_id(session).one(desk.db()).await?;
    Ok(choice.map(|choice| choice.held))
}

/// Hands it on to that one.
pub(crate) async fn hand_on(desk: &Desk, session: Uuid, held: Uuid) -> Result<(), StoreFault> {
    desk.insert(records::ActiveModel { session: Set(session), held: Set(held) }).await
}

/// Keeps the choice with the session.
pub(crate) async fn choose(store: &Store, actor: &Actor, session: Uuid, hat: &Hat) -> Result<(), StoreFault> {
    let mut desk = store.desk(&actor.author()).await?;
    let row = records::ActiveModel { session: Set(session), held: Set(hat.held) };
    let chosen = records::Entity::insert(row).on_conflict(
        OnConflict::column(records::Column::Session).update_column(records::Column::Held).to_owned(),
    );
    // As with sessions: the house keeps them.
    let chosen = async { Ok::<_, StoreFault>(chosen.exec_without_returning(desk.db()).await?) };
    desk.see_as(Sight::House, chosen).await?;
    desk.write(Line {
        deed: "sign_in.duty_chosen",
        subject: "person",
        subject_id: actor.person_id().uuid(),
        owner: Some(hat.organisation.id.uuid()),
        details: json!({ "duty": hat.duty.code() }),
    });
    desk.seal("").await
}
