//! Sight: what the code that runs now may see. The first wall (gates, permits, narrowed lists) decides what is asked
//! for; on PostgreSQL a second one, row-level security, answers with nothing beyond the sight (decision 0011).
//!
//! Always: outside every scope one sees nothing. A task that is spawned starts outside: [`spawn`] takes the sight along.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use sea_orm::prelude::Uuid;
use tokio::task::JoinHandle;
use tokio::task::futures::TaskLocalFuture;

/// What may be seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sight {
    /// Nothing but what everybody may read.
    #[default]
    Nobody,
    /// What is one authority's own, and what concerns it.
    Authority(Uuid),
    /// The same, and to read what is left open to the authority above all others.
    Overseer(Uuid),
    /// Everything: the program's own work.
    House,
}

tokio::task_local! {
    static SIGHT: Sight;
}

/// Runs `work` with a sight. Inside it everything that the store is asked for is asked for with it.
///
/// The work is put aside in a box: pages and deeds are large futures, and each would otherwise lie in the next.
pub fn see_as<F: Future>(sight: Sight, work: F) -> TaskLocalFuture<Sight, Pin<Box<F>>> {
    SIGHT.scope(sight, Box::pin(work))
}

/// Runs `work` in a task of its own that sees what its maker sees.
pub fn spawn<F>(work: F) -> JoinHandle<F::Output>
where
    F: Future + Send + 'static,
    F::Output: Send + 'static,
{
    match current() {
        Some(sight) => tokio::spawn(see_as(sight, work)),
        None => tokio::spawn(work),
    }
}

/// The sight of the code that runs now; none outside every scope.
pub(crate) fn current() -> Option<Sight> {
    SIGHT.try_with(|sight| *sight).ok()
}

/// As the setting `valskydd.sight` holds it, which the policies read.
impl fmt::Display for Sight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nobody => Ok(()),
            Self::Authority(id) => id.fmt(f),
            Self::Overseer(id) => write!(f, "over {id}"),
            Self::House => f.write_str("house"),
        }
    }
}

impl Sight {
    /// The statement that gives a transaction this sight. No value of it can hold a quote.
    pub(crate) fn set(self) -> String {
        format!("SET LOCAL valskydd.sight = '{self}'")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GAVLE: Sight = Sight::Authority(Uuid::from_u128(7));

    #[tokio::test]
    async fn the_inner_scope_counts_and_ends() {
        assert_eq!(current(), None);
        see_as(Sight::House, async {
            assert_eq!(see_as(GAVLE, async { current() }).await, Some(GAVLE));
            assert_eq!(current(), Some(Sight::House));
        })
        .await;
        assert_eq!(current(), None);
    }

    #[tokio::test]
    async fn only_our_own_spawning_takes_the_sight_along() {
        see_as(GAVLE, async {
            assert_eq!(spawn(async { current() }).await.unwrap(), Some(GAVLE));
            assert_eq!(tokio::spawn(async { current() }).await.unwrap(), None);
        })
        .await;
        assert_eq!(spawn(async { current() }).await.unwrap(), None);
    }

    #[test]
    fn a_sight_is_written_as_the_policies_read_it() {
        let id = "00000000-0000-0000-0000-000000000007";
        assert_eq!(Sight::Nobody.to_string(), "");
        assert_eq!(GAVLE.to_string(), id);
        assert_eq!(Sight::Overseer(Uuid::from_u128(7)).to_string(), format!("over {id}"));
        assert_eq!(Sight::House.to_string(), "house");
    }
}
