//! The election calendar as data (to be filled).

use sea_orm::entity::prelude::*;

/// Which election.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum ElectionKind {
    /// To the European Parliament.
    #[sea_orm(string_value = "european_parliament")]
    EuropeanParliament,
    /// To the Riksdag, regions and municipalities.
    #[sea_orm(string_value = "general")]
    General,
}
