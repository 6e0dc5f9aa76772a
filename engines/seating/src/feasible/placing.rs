//! Tables are tried for those on whom rules bear, hardest first, with backtracking; the others fill up.
//!
//! Units that are alike (same tables, same quotas, nobody apart) take tables in rising order, and of empty tables that
//! are alike only the first is tried: of all seatings that differ only by who is who or which table is which, the
//! first in the order of the tree is never cut off.

use crate::chance::Chance;
use crate::terms::Terms;

/// A unit that is being tried at one table after the other.
struct Level {
    unit: usize,
    tables: Vec<usize>,
    next: usize,
}

pub(super) struct Placing<'a> {
    terms: &'a Terms,
    old: &'a [Option<usize>],
    /// Units that are alike take tables in rising order. Without, they can keep their old tables.
    in_order: bool,
    /// Units on which a rule bears.
    bound: Vec<usize>,
    /// For each unit: the quotas that count it, and how many of its people each counts.
    counts: Vec<Vec<(usize, usize)>>,
    /// For each unit: the units with somebody they sit apart from.
    foes: Vec<Vec<usize>>,
    /// For each unit: the one before it that is alike.
    twin: Vec<Option<usize>>,
    /// For each table: the first that is alike.
    alike: Vec<usize>,
    table_of: Vec<Option<usize>>,
    load: Vec<usize>,
    /// For each unit with foes and each table: how many foes sit there.
    foes_at: Vec<u32>,
    /// For each unit: how many tables it may go to that hold no foe.
    open: Vec<usize>,
    /// For each quota and each table: how many sit there.
    count: Vec<Vec<usize>>,
    /// For each quota: people not yet placed, how many of them are needed, and how many there is room for.
    quota: Vec<Stock>,
    /// The same for everybody and the tables' sizes.
    waiting: usize,
    needed: usize,
}

#[derive(Debug, Clone, Copy)]
struct Stock {
    waiting: usize,
    needed: usize,
    room: usize,
}

impl<'a> Placing<'a> {
    pub(super) fn new(terms: &'a Terms, old: &'a [Option<usize>], in_order: bool) -> Self {
        let (units, tables) = (terms.units.len(), terms.tables.len());
        let counts: Vec<Vec<(usize, usize)>> = terms.units.iter().map(|unit| counted(terms, unit)).collect();
        let foes: Vec<Vec<usize>> = terms.units.iter().map(|unit| foes(terms, unit)).collect();
        let stock = |quota: &crate::terms::Quota| Stock {
            waiting: quota.people.len(),
            needed: quota.least * tables,
            room: quota.most.min(terms.unit_of.len()) * tables,
        };
        let open = |unit: usize| (0..tables).filter(|&table| terms.allows(unit, table)).count();
        let any_foes = foes.iter().any(|list| !list.is_empty());
        Self {
            terms,
            old,
            in_order,
            bound: (0..units).filter(|&unit| !terms.free(unit)).collect(),
            twin: twins(terms, &counts, &foes),
            alike: alike(terms),
            counts,
            table_of: vec![None; units],
            load: vec![0; tables],
            foes_at: vec![0; if any_foes { units * tables } else { 0 }],
            foes,
            open: (0..units).map(open).collect(),
            count: vec![vec![0; tables]; terms.quotas.len()],
            quota: terms.quotas.iter().map(stock).collect(),
            waiting: terms.unit_of.len(),
            needed: terms.tables.iter().map(|table| table.least).sum(),
        }
    }

    /// True if all bound units are placed so that the free people can fill up the rest, false if that cannot be,
    /// nothing if the work ran out. What is left of it is left in `work`.
    pub(super) fn run(&mut self, work: &mut usize) -> Option<bool> {
        let mut levels: Vec<Level> = Vec::new();
        if !self.hopeful() {
            return Some(false);
        }
        loop {
            spend(work, self.bound.len() + self.terms.tables.len())?;
            let Some(unit) = self.hardest() else { return Some(true) };
            let tables = self.candidates(unit);
            levels.push(Level { unit, tables, next: 0 });
            loop {
                let Some(level) = levels.last_mut() else { return Some(false) };
                if let Some(before) = level.next.checked_sub(1) {
                    self.unseat(level.unit, level.tables[before]);
                }
                let Some(&table) = level.tables.get(level.next) else {
                    levels.pop();
                    continue;
                };
                level.next += 1;
                self.seat(level.unit, table);
                spend(work, 1 + self.quota.len())?;
                if self.hopeful() && self.roomy(table) {
                    break;
                }
            }
        }
    }

    /// True if those who wait are enough for what is needed and not too many for the room.
    fn hopeful(&self) -> bool {
        let stocked = |stock: &Stock| stock.needed <= stock.waiting && stock.waiting <= stock.room;
        self.needed <= self.waiting && self.quota.iter().all(stocked)
    }

    /// True if the table has room for what each quota still asks for there.
    fn roomy(&self, table: usize) -> bool {
        let room = self.terms.tables[table].most - self.load[table];
        let quotas = self.terms.quotas.iter().zip(&self.count);
        quotas.filter(|(quota, _)| quota.least > 0).all(|(quota, count)| quota.least <= count[table] + room)
    }

    /// The unplaced unit with the fewest tables left; large ones first, then those with most foes.
    fn hardest(&self) -> Option<usize> {
        let unplaced = self.bound.iter().copied().filter(|&unit| self.table_of[unit].is_none());
        unplaced.min_by_key(|&unit| {
            let size = self.terms.units[unit].len();
            let bonds = self.foes[unit].len() + self.counts[unit].len();
            (self.open[unit].min(2), usize::MAX - size, self.open[unit], usize::MAX - bonds, unit)
        })
    }

    /// The tables a unit can go to: where most of its people sat, then where its quotas miss most, then the emptiest.
    fn candidates(&self, unit: usize) -> Vec<usize> {
        let size = self.terms.units[unit].len();
        let twin = self.twin[unit].filter(|_| self.in_order).and_then(|twin| self.table_of[twin]);
        let first = twin.unwrap_or(0);
        let mut tables: Vec<usize> =
            (0..self.terms.tables.len()).filter(|&table| self.fits(unit, size, table)).collect();
        if self.in_order {
            self.drop_alike(&mut tables);
            tables.retain(|&table| table >= first);
        }
        let sat_here = |table: usize| {
            let people = &self.terms.units[unit];
            people.iter().filter(|&&person| self.old_table(person) == Some(table)).count()
        };
        let missing = |table: usize| -> usize {
            let counts = self.counts[unit].iter();
            counts
                .map(|&(quota, count)| {
                    count.min(self.terms.quotas[quota].least.saturating_sub(self.count[quota][table]))
                })
                .sum()
        };
        tables.sort_by_cached_key(|&table| {
            (usize::MAX - sat_here(table), usize::MAX - missing(table), self.load[table], table)
        });
        if !self.in_order {
            self.drop_alike(&mut tables);
        }
        tables
    }

    /// Keeps the first of empty tables that are alike.
    fn drop_alike(&self, tables: &mut Vec<usize>) {
        let mut seen = vec![false; self.terms.tables.len()];
        tables
            .retain(|&table| self.load[table] > 0 || !std::mem::replace(&mut seen[self.alike[table]], true));
    }

    fn fits(&self, unit: usize, size: usize, table: usize) -> bool {
        let quotas = &self.counts[unit];
        self.terms.allows(unit, table)
            && self.load[table] + size <= self.terms.tables[table].most
            && (self.foes[unit].is_empty() || self.foes_at[unit * self.terms.tables.len() + table] == 0)
            && quotas
                .iter()
                .all(|&(quota, more)| self.count[quota][table] + more <= self.terms.quotas[quota].most)
    }

    fn old_table(&self, person: usize) -> Option<usize> {
        self.old.get(person).copied().flatten()
    }

    fn seat(&mut self, unit: usize, table: usize) {
        self.table_of[unit] = Some(table);
        self.change_load(table, self.load[table] + self.terms.units[unit].len());
        self.waiting -= self.terms.units[unit].len();
        for place in 0..self.counts[unit].len() {
            let (quota, more) = self.counts[unit][place];
            let count = self.count[quota][table] + more;
            self.quota[quota].waiting -= more;
            self.change_count(quota, table, count);
        }
        let tables = self.terms.tables.len();
        for &foe in &self.foes[unit] {
            let cell = &mut self.foes_at[foe * tables + table];
            *cell += 1;
            self.open[foe] -= usize::from(*cell == 1 && self.terms.allows(foe, table));
        }
    }

    fn unseat(&mut self, unit: usize, table: usize) {
        self.table_of[unit] = None;
        self.change_load(table, self.load[table] - self.terms.units[unit].len());
        self.waiting += self.terms.units[unit].len();
        for place in 0..self.counts[unit].len() {
            let (quota, fewer) = self.counts[unit][place];
            let count = self.count[quota][table] - fewer;
            self.quota[quota].waiting += fewer;
            self.change_count(quota, table, count);
        }
        let tables = self.terms.tables.len();
        for &foe in &self.foes[unit] {
            let cell = &mut self.foes_at[foe * tables + table];
            *cell -= 1;
            self.open[foe] += usize::from(*cell == 0 && self.terms.allows(foe, table));
        }
    }

    fn change_load(&mut self, table: usize, load: usize) {
        let least = self.terms.tables[table].least;
        self.needed -= least.saturating_sub(self.load[table]);
        self.needed += least.saturating_sub(load);
        self.load[table] = load;
    }

    fn change_count(&mut self, quota: usize, table: usize, count: usize) {
        let before = std::mem::replace(&mut self.count[quota][table], count);
        let least = self.terms.quotas[quota].least;
        let stock = &mut self.quota[quota];
        stock.needed -= least.saturating_sub(before);
        stock.needed += least.saturating_sub(count);
        // Counts never pass the most, nor the number of people.
        stock.room = stock.room + before - count;
    }

    /// Seats the free people: at their old table if there is room, else where most are missing.
    pub(super) fn fill(mut self, chance: &mut Chance) -> Vec<usize> {
        let mut crowd: Vec<usize> =
            (0..self.terms.units.len()).filter(|&unit| self.terms.free(unit)).collect();
        chance.shuffle(&mut crowd);
        let mut pool = Vec::new();
        for &unit in &crowd {
            let table = self.old_table(self.terms.units[unit][0]);
            match table.filter(|&t| self.terms.tables.get(t).is_some_and(|size| self.load[t] < size.most)) {
                Some(table) => self.seat(unit, table),
                None => pool.push(unit),
            }
        }
        for unit in pool {
            let with_room =
                (0..self.load.len()).filter(|&table| self.load[table] < self.terms.tables[table].most);
            let table = with_room.min_by_key(|&table| {
                (self.load[table] >= self.terms.tables[table].least, self.load[table], table)
            });
            // There is room, since the sizes add up.
            self.seat(unit, table.unwrap_or(0));
        }
        self.mend(&crowd);
        let seats = self.terms.unit_of.iter().map(|&unit| self.table_of[unit]);
        seats.map(|table| table.unwrap_or(0)).collect()
    }

    /// Brings tables below their least size up to it from tables above theirs. As long as one is short, another
    /// has a free person to spare: `run` made sure that the free people are enough for all shortages.
    fn mend(&mut self, crowd: &[usize]) {
        while let Some(short) = (0..self.load.len()).find(|&t| self.load[t] < self.terms.tables[t].least) {
            let spare = crowd.iter().copied().filter_map(|unit| {
                let table = self.table_of[unit]?;
                let above = self.load[table].checked_sub(self.terms.tables[table].least + 1)?;
                let stays = self.old_table(self.terms.units[unit][0]) == Some(table);
                Some((stays, usize::MAX - above, unit, table))
            });
            let Some((_, _, unit, table)) = spare.min() else { return };
            self.unseat(unit, table);
            self.seat(unit, short);
        }
    }
}

fn spend(work: &mut usize, cost: usize) -> Option<()> {
    let left = work.checked_sub(cost);
    *work = left.unwrap_or(0);
    left.map(|_| ())
}

fn counted(terms: &Terms, unit: &[usize]) -> Vec<(usize, usize)> {
    let mut quotas: Vec<usize> =
        unit.iter().flat_map(|&person| &terms.quotas_of[person]).map(|&quota| quota as usize).collect();
    quotas.sort_unstable();
    let mut counts: Vec<(usize, usize)> = Vec::new();
    for quota in quotas {
        match counts.last_mut() {
            Some((last, count)) if *last == quota => *count += 1,
            _ => counts.push((quota, 1)),
        }
    }
    counts
}

fn foes(terms: &Terms, unit: &[usize]) -> Vec<usize> {
    let mut foes: Vec<usize> =
        unit.iter().flat_map(|&person| &terms.foes[person]).map(|&foe| terms.unit_of[foe]).collect();
    foes.sort_unstable();
    foes.dedup();
    foes
}

/// What makes two units alike.
type Kind<'a> = (usize, Option<&'a [bool]>, &'a [(usize, usize)]);

fn twins(terms: &Terms, counts: &[Vec<(usize, usize)>], foes: &[Vec<usize>]) -> Vec<Option<usize>> {
    let mut last: std::collections::BTreeMap<Kind<'_>, usize> = std::collections::BTreeMap::new();
    let mut twins = vec![None; terms.units.len()];
    for unit in 0..terms.units.len() {
        if foes[unit].is_empty() && !terms.free(unit) {
            let kind = (terms.units[unit].len(), terms.allowed[unit].as_deref(), &counts[unit][..]);
            twins[unit] = last.insert(kind, unit);
        }
    }
    twins
}

/// For each table the first of the same size that the same units may go to.
fn alike(terms: &Terms) -> Vec<usize> {
    let picky: Vec<&Vec<bool>> = terms.allowed.iter().flatten().collect();
    let same = |one: usize, other: usize| {
        terms.tables[one] == terms.tables[other] && picky.iter().all(|tables| tables[one] == tables[other])
    };
    (0..terms.tables.len()).map(|table| (0..table).find(|&one| same(one, table)).unwrap_or(table)).collect()
}
