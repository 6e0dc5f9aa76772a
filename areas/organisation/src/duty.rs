//! Tiers and duties (PRODUCT.md, "Who uses it").

use sea_orm::entity::prelude::*;

/// The tier of an authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Tier {
    /// Valmyndigheten.
    #[sea_orm(string_value = "national")]
    National,
    /// A county board (*länsstyrelse*).
    #[sea_orm(string_value = "county")]
    County,
    /// A municipality.
    #[sea_orm(string_value = "municipality")]
    Municipality,
}

impl Tier {
    /// The word in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::National => "national",
            Self::County => "county",
            Self::Municipality => "municipality",
        }
    }
}

/// What a person is trusted with in one organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Duty {
    /// Leads the programme, at the national authority.
    #[sea_orm(string_value = "national_lead")]
    NationalLead,
    /// Prepares the county's workshop.
    #[sea_orm(string_value = "county_coordinator")]
    CountyCoordinator,
    /// Registers the municipality's people.
    #[sea_orm(string_value = "municipal_coordinator")]
    MunicipalCoordinator,
    /// Reads the journal, no content.
    #[sea_orm(string_value = "auditor")]
    Auditor,
}

impl Duty {
    /// Every duty.
    pub const ALL: [Self; 4] =
        [Self::NationalLead, Self::CountyCoordinator, Self::MunicipalCoordinator, Self::Auditor];

    /// The code in the database, the journal and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NationalLead => "national_lead",
            Self::CountyCoordinator => "county_coordinator",
            Self::MunicipalCoordinator => "municipal_coordinator",
            Self::Auditor => "auditor",
        }
    }

    /// Whether an organisation of this tier can give the duty.
    #[must_use]
    pub const fn belongs_to(self, tier: Tier) -> bool {
        match self {
            Self::NationalLead => matches!(tier, Tier::National),
            Self::CountyCoordinator => matches!(tier, Tier::County),
            Self::MunicipalCoordinator => matches!(tier, Tier::Municipality),
            Self::Auditor => true,
        }
    }
}
