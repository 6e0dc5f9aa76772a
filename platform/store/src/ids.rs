//! Ids as types: a workshop's id cannot be given where a person's is asked for.

/// Makes an id type over a `UUIDv7` that both databases, forms and addresses know.
///
/// The calling crate must depend on `sea-orm` and `serde`.
#[macro_export]
macro_rules! id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord,
            sea_orm::DeriveValueType, serde::Serialize, serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(sea_orm::prelude::Uuid);

        impl $name {
            /// The bare UUID, for journal lines and links.
            #[must_use]
            pub const fn uuid(self) -> sea_orm::prelude::Uuid {
                self.0
            }
        }

        impl From<sea_orm::prelude::Uuid> for $name {
            fn from(uuid: sea_orm::prelude::Uuid) -> Self {
                Self(uuid)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = <sea_orm::prelude::Uuid as std::str::FromStr>::Err;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl sea_orm::TryFromU64 for $name {
            fn try_from_u64(_: u64) -> Result<Self, sea_orm::DbErr> {
                Err(sea_orm::DbErr::ConvertFromU64(stringify!($name)))
            }
        }
    };
}
