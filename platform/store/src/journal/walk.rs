//! Walking the chain from its first line to its head, some pages ahead of whoever reads it.

use std::collections::VecDeque;

use sea_orm::{
    ColumnTrait as _, EntityTrait as _, JoinType, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    RelationDef,
};
use tokio::task::JoinHandle;

use super::records::{line, seal};
use crate::sight::spawn;
use crate::{Store, StoreFault};

/// Seals in a page.
const PAGE: i64 = 4_000;
/// Pages that are read while one is proven: reading is what takes time.
const AHEAD: usize = 3;

/// A seal with its line, if the line is there.
pub(super) type Link = (seal::Model, Option<line::Model>);

/// The way through the chain.
pub(super) struct Walk {
    store: Store,
    next: i64,
    last: i64,
    coming: VecDeque<JoinHandle<Result<Vec<Link>, StoreFault>>>,
}

impl Walk {
    /// A walk from the first line to the line `last`.
    pub(super) fn new(store: &Store, last: i64) -> Self {
        Self::after(store, 0, last)
    }

    /// A walk from the line after `seq` to the line `last`.
    pub(super) fn after(store: &Store, seq: i64, last: i64) -> Self {
        Self { store: store.clone(), next: seq, last, coming: VecDeque::new() }
    }

    /// The next links in the order of their numbers; none at the end.
    pub(super) async fn page(&mut self) -> Result<Option<Vec<Link>>, StoreFault> {
        while self.coming.len() < AHEAD && self.next < self.last {
            let (after, upto) = (self.next, (self.next + PAGE).min(self.last));
            self.next = upto;
            self.coming.push_back(spawn(read(self.store.clone(), after, upto)));
        }
        match self.coming.pop_front() {
            Some(page) => page.await.map_err(|fault| StoreFault::Unreadable(fault.to_string()))?.map(Some),
            None => Ok(None),
        }
    }
}

impl Drop for Walk {
    fn drop(&mut self) {
        self.coming.iter().for_each(JoinHandle::abort);
    }
}

async fn read(store: Store, after: i64, upto: i64) -> Result<Vec<Link>, StoreFault> {
    let to_line: RelationDef =
        seal::Entity::belongs_to(line::Entity).from(seal::Column::LineId).to(line::Column::Id).into();
    Ok(seal::Entity::find()
        .select_also(line::Entity)
        .join(JoinType::LeftJoin, to_line)
        .filter(seal::Column::Seq.gt(after))
        .filter(seal::Column::Seq.lte(upto))
        .order_by_asc(seal::Column::Seq)
        .all(store.reader())
        .await?)
}
