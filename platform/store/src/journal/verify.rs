//! Proof that no line was changed, taken out or put in.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;
use std::str::FromStr;

use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, ExprTrait as _, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _,
};

use super::erase::ERASED;
use super::records::{head, line, seal};
use super::seal::hash;
use super::veil::{self, Part, Taken};
use super::walk::{Link, Walk};
use crate::connect::ROWS_AT_ONCE;
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
    /// A personal value is gone, and no deed says that it was erased.
    WipedOut {
        /// The line's number.
        seq: i64,
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

/// Walks the whole chain and holds it against the head, and against heads that were printed or sent elsewhere earlier.
/// Whoever asks gets the verdict and no line, so all lines are looked at, whatever the asker may see.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn verify<'a>(
    store: &Store,
    printed: impl IntoIterator<Item = &'a Head>,
) -> Result<Verdict, StoreFault> {
    see_as(Sight::House, prove(store, Proof::new(printed))).await
}

async fn prove(store: &Store, mut proof: Proof) -> Result<Verdict, StoreFault> {
    let top = super::head(store).await?;
    let mut walk = Walk::new(store, top.seq);
    while let Some(links) = walk.page().await? {
        for link in &links {
            if let Err(verdict) = proof.step(link) {
                return Ok(verdict);
            }
        }
    }
    if proof.seq != top.seq || proof.hash != top.hash {
        return Ok(Verdict::HeadDiffers { head: top.seq, found: proof.seq });
    }
    if let Some(found) = seal_after_head(store).await? {
        return Ok(Verdict::HeadDiffers { head: top.seq, found });
    }
    if let Some(line) = line_without_place(store).await? {
        return Ok(Verdict::PutIn { line });
    }
    if let Some((seq, line)) = proof.wiped_out(store).await? {
        return Ok(Verdict::WipedOut { seq, line });
    }
    if let Some(seq) = proof.first_strange_head() {
        return Ok(Verdict::NotThePrinted { seq });
    }
    let unsealed = line::Entity::find().filter(line::Column::Sealed.eq(false)).count(store.reader()).await?;
    Ok(Verdict::Whole { head: top, unsealed })
}

/// What is known on the way.
struct Proof {
    seq: i64,
    hash: Vec<u8>,
    /// Heads that were printed, not met yet.
    printed: BTreeMap<i64, BTreeSet<Vec<u8>>>,
    /// Values that were erased, each with its number, by the line that says so.
    erased: HashMap<Uuid, Vec<(i64, Taken)>>,
}

impl Proof {
    fn new<'a>(printed: impl IntoIterator<Item = &'a Head>) -> Self {
        let mut heads: BTreeMap<i64, BTreeSet<Vec<u8>>> = BTreeMap::new();
        for head in printed.into_iter().filter(|head| head.seq > 0) {
            heads.entry(head.seq).or_default().insert(head.hash.clone());
        }
        Self { seq: 0, hash: vec![0; 32], printed: heads, erased: HashMap::new() }
    }

    /// One link further, or the place that does not fit.
    fn step(&mut self, (seal, line): &Link) -> Result<(), Verdict> {
        if seal.seq != self.seq + 1 {
            return Err(Verdict::TakenOut { seq: self.seq + 1 });
        }
        let Some(line) = line else { return Err(Verdict::TakenOut { seq: seal.seq }) };
        self.seq = seal.seq;
        self.hash = hash(&self.hash, self.seq, line);
        if self.hash != seal.hash || !line.sealed || !veil::fits(line) {
            return Err(Verdict::Changed { seq: self.seq, line: line.id });
        }
        for (by, taken) in Part::erased(line) {
            self.erased.entry(by).or_default().push((self.seq, taken));
        }
        if let Entry::Occupied(mut heads) = self.printed.entry(self.seq) {
            heads.get_mut().remove(&self.hash);
            if heads.get().is_empty() {
                heads.remove();
            }
        }
        Ok(())
    }

    fn first_strange_head(&self) -> Option<i64> {
        self.printed.keys().next().copied()
    }

    /// The first line whose values were erased without a deed that says so.
    async fn wiped_out(&self, store: &Store) -> Result<Option<(i64, Uuid)>, StoreFault> {
        let mut told = HashMap::new();
        let deeds: Vec<Uuid> = self.erased.keys().copied().collect();
        for some in deeds.chunks(ROWS_AT_ONCE) {
            let lines = line::Entity::find()
                .filter(line::Column::Id.is_in(some.iter().copied()))
                .filter(line::Column::Deed.eq(ERASED))
                .all(store.reader())
                .await?;
            told.extend(lines.into_iter().map(|line| (line.id, line.details)));
        }
        let untold = self.erased.iter().filter(|(by, taken)| {
            let tally = veil::tally(taken.iter().map(|(_, value)| *value).collect());
            told.get(by) != Some(&tally.to_string())
        });
        Ok(untold.flat_map(|(_, taken)| taken).map(|(seq, (line, _))| (*seq, *line)).min())
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
