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
    /// No tier: a firm that an authority has contracted to lead workshops. It stands beside the three and holds no
    /// matter of its own.
    #[sea_orm(string_value = "contractor")]
    Contractor,
}

impl Tier {
    /// The word in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::National => "national",
            Self::County => "county",
            Self::Municipality => "municipality",
            Self::Contractor => "contractor",
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
    /// Leads workshops: has rights in those workshops alone, and only until they are documented.
    #[sea_orm(string_value = "facilitator")]
    Facilitator,
}

impl Duty {
    /// Every duty.
    pub const ALL: [Self; 5] = [
        Self::NationalLead,
        Self::CountyCoordinator,
        Self::MunicipalCoordinator,
        Self::Auditor,
        Self::Facilitator,
    ];

    /// The code in the database, the journal and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NationalLead => "national_lead",
            Self::CountyCoordinator => "county_coordinator",
            Self::MunicipalCoordinator => "municipal_coordinator",
            Self::Auditor => "auditor",
            Self::Facilitator => "facilitator",
        }
    }

    /// Whether an organisation of this tier can give the duty.
    #[must_use]
    pub const fn belongs_to(self, tier: Tier) -> bool {
        match self {
            Self::NationalLead => matches!(tier, Tier::National),
            Self::CountyCoordinator => matches!(tier, Tier::County),
            Self::MunicipalCoordinator => matches!(tier, Tier::Municipality),
            Self::Auditor => !matches!(tier, Tier::Contractor),
            Self::Facilitator => matches!(tier, Tier::National | Tier::Contractor),
        }
    }

    /// Whether the duty decides for its authority: gives duties there, answers for what is hard to undo.
    #[must_use]
    pub const fn coordinates(self) -> bool {
        match self {
            Self::NationalLead | Self::CountyCoordinator | Self::MunicipalCoordinator => true,
            Self::Auditor | Self::Facilitator => false,
        }
    }

    /// The duty that decides at a tier.
    #[must_use]
    pub const fn that_coordinates(tier: Tier) -> Option<Self> {
        match tier {
            Tier::National => Some(Self::NationalLead),
            Tier::County => Some(Self::CountyCoordinator),
            Tier::Municipality => Some(Self::MunicipalCoordinator),
            Tier::Contractor => None,
        }
    }
}
