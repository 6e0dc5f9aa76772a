//! What the organiser chooses for a table plan. Pure.

use sea_orm::entity::prelude::*;

/// Whether municipalities are mixed at the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Mixing {
    /// Neighbours come from different municipalities.
    #[sea_orm(string_value = "mixed")]
    Mixed,
    /// Each municipality sits together as far as the tables allow.
    #[sea_orm(string_value = "together")]
    Together,
}

impl Mixing {
    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mixed => "mixed",
            Self::Together => "together",
        }
    }
}
