//! What kind of election, and who has set a date.

use sea_orm::entity::prelude::*;
use serde::Deserialize;

/// Which election.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum, Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum ElectionKind {
    /// To the European Parliament.
    #[sea_orm(string_value = "european_parliament")]
    EuropeanParliament,
    /// To the Riksdag, regions and municipalities.
    #[sea_orm(string_value = "general")]
    General,
    /// To the Sami Parliament.
    #[sea_orm(string_value = "sami_parliament")]
    SamiParliament,
    /// Between ordinary elections (*extra val*).
    #[sea_orm(string_value = "extra")]
    Extra,
    /// Held again because the first was annulled (*omval*).
    #[sea_orm(string_value = "rerun")]
    Rerun,
    /// A referendum.
    #[sea_orm(string_value = "referendum")]
    Referendum,
}

impl ElectionKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::EuropeanParliament,
        Self::General,
        Self::SamiParliament,
        Self::Extra,
        Self::Rerun,
        Self::Referendum,
    ];

    /// The code in the database, forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::EuropeanParliament => "european_parliament",
            Self::General => "general",
            Self::SamiParliament => "sami_parliament",
            Self::Extra => "extra",
            Self::Rerun => "rerun",
            Self::Referendum => "referendum",
        }
    }

    /// The kind with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Who has set a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The law.
    Law,
    /// The election authority.
    Authority,
    /// The programme itself.
    Own,
}

impl Source {
    /// The code in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Authority => "authority",
            Self::Own => "own",
        }
    }
}
