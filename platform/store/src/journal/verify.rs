//! Proof that no line was changed, taken out or put in.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, ExprTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};

use super::records::{head, line, seal};
use super::seal::hash;
use crate::{Sight, Store, StoreFault, see_as};

/// The head of the chain: how many lines, and the hash of the last. Written as `12:ab34…`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Number of sealed lines.
    pub seq: i64,
    /// SHA-256 of the last.
    pub hash: Vec<u8>,
}

impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.seq)?;
        self.hash.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// The text is no head.
#[derive(Debug, thiserror::Error)]
#[error("a head is written as NUMBER:HASH")]
pub struct NotAHead;

impl FromStr for Head {
    type Err = NotAHead;

    fn from_str(text: &str) -> Result<Self, NotAHead> {
        let (seq, digits) = text.trim().split_once(':').ok_or(NotAHead)?;
        let seq = seq.parse().ok().filter(|seq| *seq >= 0).ok_or(NotAHead)?;
        if digits.len() != 64 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(NotAHead);
        }
        let hash = (0..64)
            .step_by(2)
            .map(|at| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| NotAHead))
            .collect::<Result<_, _>>()?;
        Ok(Self { seq, hash })
    }
}

/// What the proof found. The first place that does not fit is named; later ones may follow from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every line stands as it was written.
    Whole {
        /// The head that was proven.
        head: Head,
        /// Lines written but not sealed yet.
        unsealed: u64,
    },
    /// A sealed line says something else than when it was sealed.
    Changed {
        /// Its number.
        seq: i64,
        /// Its id.
        line: Uuid,
    },
    /// A sealed line is not there any more.
    TakenOut {
        /// Its number.
        seq: i64,
    },
    /// A line says that it is sealed but has no place in the chain.
    PutIn {
        /// Its id.
        line: Uuid,
    },
    /// The chain ends before the head, or goes on after it.
    HeadDiffers {
        /// Where the head says it ends.
        head: i64,
        /// Where it ends.
        found: i64,
    },
    /// The chain is whole in itself but is not the one that was printed.
    NotThePrinted {
        /// The printed number.
        seq: i64,
    },
}

/// Walks the whole chain and holds it against the head, and against a `printed` head when one is given. Whoever asks
/// gets the verdict and no line, so all lines are looked at, whatever the asker may see.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn verify(store: &Store, printed: Option<&Head>) -> Result<Verdict, StoreFault> {
    see_as(Sight::House, walk(store, printed)).await
}

async fn walk(store: &Store, printed: Option<&Head>) -> Result<Verdict, StoreFault> {
    const PAGE: u64 = 2000;
    let db = store.reader();
    let top = super::head(store).await?;
    let (mut seq, mut hash_before) = (0, vec![0; 32]);
    let mut printed_fits = printed.is_none_or(|printed| printed.seq == 0);
    loop {
        let seals = seal::Entity::find()
            .filter(seal::Column::Seq.gt(seq))
            .filter(seal::Column::Seq.lte(top.seq))
            .order_by_asc(seal::Column::Seq)
            .limit(PAGE)
            .all(db)
            .await?;
        if seals.is_empty() {
            break;
        }
        let lines = lines_of(store, &seals).await?;
        for seal in seals {
            if seal.seq != seq + 1 {
                return Ok(Verdict::TakenOut { seq: seq + 1 });
            }
            let Some(line) = lines.get(&seal.line_id) else {
                return Ok(Verdict::TakenOut { seq: seal.seq });
            };
            seq = seal.seq;
            hash_before = hash(&hash_before, seq, line);
            if hash_before != seal.hash || !line.sealed {
                return Ok(Verdict::Changed { seq, line: line.id });
            }
            printed_fits |= printed.is_some_and(|printed| printed.seq == seq && printed.hash == hash_before);
        }
    }
    if seq != top.seq || hash_before != top.hash {
        return Ok(Verdict::HeadDiffers { head: top.seq, found: seq });
    }
    if let Some(found) = seal_after_head(store).await? {
        return Ok(Verdict::HeadDiffers { head: top.seq, found });
    }
    if let Some(line) = line_without_place(store).await? {
        return Ok(Verdict::PutIn { line });
    }
    match printed {
        Some(printed) if !printed_fits => Ok(Verdict::NotThePrinted { seq: printed.seq }),
        _ => {
            let unsealed = line::Entity::find().filter(line::Column::Sealed.eq(false)).count(db).await?;
            Ok(Verdict::Whole { head: top, unsealed })
        }
    }
}

/// The last seal, if it lies after the head. Asked in one statement, since the sealer may be at work.
async fn seal_after_head(store: &Store) -> Result<Option<i64>, StoreFault> {
    let head = Query::select().column(head::Column::Seq).from(head::Entity).to_owned();
    let last = seal::Entity::find()
        .filter(Expr::col(seal::Column::Seq).gt(Expr::SubQuery(None, Box::new(head.into()))))
        .order_by_desc(seal::Column::Seq)
        .one(store.reader())
        .await?;
    Ok(last.map(|seal| seal.seq))
}

/// A line that says it is sealed, without a seal.
async fn line_without_place(store: &Store) -> Result<Option<Uuid>, StoreFault> {
    let seal = Query::select()
        .expr(Expr::value(1))
        .from(seal::Entity)
        .and_where(Expr::col((seal::Entity, seal::Column::LineId)).equals((line::Entity, line::Column::Id)))
        .to_owned();
    let found = line::Entity::find()
        .filter(line::Column::Sealed.eq(true))
        .filter(Expr::exists(seal).not())
        .order_by_asc(line::Column::Id)
        .one(store.reader())
        .await?;
    Ok(found.map(|line| line.id))
}

async fn lines_of(store: &Store, seals: &[seal::Model]) -> Result<HashMap<Uuid, line::Model>, StoreFault> {
    let found = line::Entity::find()
        .filter(line::Column::Id.is_in(seals.iter().map(|seal| seal.line_id)))
        .all(store.reader())
        .await?;
    Ok(found.into_iter().map(|line| (line.id, line)).collect())
}
