//! Whether a county's invitation has the nation's approval. Pure.

use sea_orm::entity::prelude::*;

/// How far an approval has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Approval {
    /// The county writes.
    #[default]
    #[sea_orm(string_value = "writing")]
    Writing,
    /// The county has asked; the national lead reads.
    #[sea_orm(string_value = "waiting")]
    Waiting,
    /// It may be sent.
    #[sea_orm(string_value = "approved")]
    Approved,
    /// It came back with words.
    #[sea_orm(string_value = "returned")]
    Returned,
}

impl Approval {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Writing, Self::Waiting, Self::Approved, Self::Returned];

    /// The word in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Writing => "writing",
            Self::Waiting => "waiting",
            Self::Approved => "approved",
            Self::Returned => "returned",
        }
    }

    /// The county asks.
    #[must_use]
    pub const fn ask(self) -> Option<Self> {
        match self {
            Self::Writing | Self::Returned => Some(Self::Waiting),
            Self::Waiting | Self::Approved => None,
        }
    }

    /// The national lead answers.
    #[must_use]
    pub const fn answer(self, approved: bool) -> Option<Self> {
        match self {
            Self::Waiting if approved => Some(Self::Approved),
            Self::Waiting => Some(Self::Returned),
            Self::Writing | Self::Approved | Self::Returned => None,
        }
    }

    /// The text became another: what was asked or approved was something else. Words that came back stay until they
    /// are answered.
    #[must_use]
    pub const fn change(self) -> Self {
        match self {
            Self::Writing | Self::Waiting | Self::Approved => Self::Writing,
            Self::Returned => Self::Returned,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_approved_that_was_not_asked_for() {
        for state in Approval::ALL {
            assert_eq!(state.answer(true).is_some(), state == Approval::Waiting);
            assert_eq!(state.answer(false).is_some(), state == Approval::Waiting);
        }
    }

    #[test]
    fn no_changed_text_is_approved_or_on_its_way() {
        for state in Approval::ALL {
            assert!(!matches!(state.change(), Approval::Approved | Approval::Waiting));
            assert_eq!(state.change().ask(), Some(Approval::Waiting));
        }
    }
}
