//! As which of their duties a person acts: kept with the session, and gone with it.

use sea_orm::prelude::Uuid;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use store::{Store, StoreFault};

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
