//! Turns: where many deeds wait for the same lock of the database, they wait here first, without a connection in hand.
//!
//! A deed that waits for a lock holds the connection that it has begun on. Enough of them take every connection of the
//! pool, and whoever only reads finds none. One at a time goes on to the database, in the order in which they came; the
//! lock there still decides between nodes.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use sea_orm::prelude::Uuid;
use tokio::sync::{Mutex as Gate, OwnedMutexGuard};

/// Gates by what is waited for. One that nobody waits at is forgotten.
#[derive(Default)]
pub(crate) struct Turns(Mutex<HashMap<Uuid, Weak<Gate<()>>>>);

/// Somebody's turn, until it is dropped.
#[must_use = "the turn is over when it is dropped"]
pub struct Turn {
    _gate: OwnedMutexGuard<()>,
}

impl Turns {
    pub(crate) async fn wait(&self, of: Uuid) -> Turn {
        let gate = {
            let mut gates = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            gates.retain(|_, gate| gate.strong_count() > 0);
            let standing = gates.get(&of).and_then(Weak::upgrade);
            standing.unwrap_or_else(|| {
                let gate = Arc::new(Gate::new(()));
                gates.insert(of, Arc::downgrade(&gate));
                gate
            })
        };
        Turn { _gate: gate.lock_owned().await }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test(flavor = "multi_thread")]
    async fn one_at_a_time_has_the_turn_andothers_are_not_kept() {
        let turns = Arc::new(Turns::default());
        let inside = Arc::new(AtomicUsize::new(0));
        let one = Uuid::from_u128(1);
        let tasks: Vec<_> = (0..50)
            .map(|_| {
                let (turns, inside) = (Arc::clone(&turns), Arc::clone(&inside));
                tokio::spawn(async move {
                    let _turn = turns.wait(one).await;
                    assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                    tokio::task::yield_now().await;
                    inside.fetch_sub(1, Ordering::SeqCst);
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        let held = turns.wait(one).await;
        let other = turns.wait(Uuid::from_u128(2)).await;
        assert_eq!(turns.0.lock().unwrap().len(), 2);
        drop((held, other));
        let _last = turns.wait(Uuid::from_u128(3)).await;
        assert_eq!(turns.0.lock().unwrap().len(), 1, "gates that nobody waits at are forgotten");
    }
}
