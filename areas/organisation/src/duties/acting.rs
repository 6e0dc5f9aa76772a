//! As which of their duties a person acts: kept with the session, and gone with it.

use sea_orm::prelude::Uuid;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
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

/// Which of these the session has chosen; none when it has not, or the choice is no longer theirs.
pub(crate) async fn chosen(store: &Store, session: Uuid, hats: &[Hat]) -> Result<Option<usize>, StoreFault> {
    let Some(choice) = records::Entity::find_by_id(session).one(store.reader()).await? else {
        return Ok(None);
    };
    let at = hats.iter().position(|hat| hat.held == choice.held);
    if at.is_some() {
        return Ok(at);
    }
    // Of several workshops another may be the first one now.
    let held =
        duty_held::Entity::find().filter(duty_held::Column::Id.eq(choice.held)).one(store.reader()).await?;
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
