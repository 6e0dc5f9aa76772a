//! A first plan that keeps every rule, found by trying tables with backtracking, so that the search can start
//! from one that is allowed and "there is none" can be proven.

use crate::chance::Chance;
use crate::problem::{Problem, Table};
use crate::search::{Case, Cluster};

/// People as they can be moved: one by one, or as a block of those who sit together.
#[derive(Debug, Clone)]
pub(crate) struct Units {
    of_person: Vec<usize>,
    people: Vec<Vec<usize>>,
    fixed: Vec<Option<usize>>,
    foes: Vec<Vec<usize>>,
}

impl Units {
    /// The units of a problem whose rules speak of people and tables that exist.
    pub(crate) fn of(problem: &Problem) -> Self {
        let count = problem.people.len();
        let mut leader: Vec<usize> = (0..count).collect();
        for &(a, b) in &problem.wishes.together {
            let (one, other) = (lead(&leader, a), lead(&leader, b));
            leader[one.max(other)] = one.min(other);
        }
        let mut of_person = vec![0; count];
        let mut people: Vec<Vec<usize>> = Vec::new();
        for person in 0..count {
            let first = lead(&leader, person);
            if first == person {
                of_person[person] = people.len();
                people.push(Vec::new());
            } else {
                of_person[person] = of_person[first];
            }
            people[of_person[person]].push(person);
        }
        let mut fixed = vec![None; people.len()];
        for &(person, table) in &problem.wishes.fixed {
            fixed[of_person[person]].get_or_insert(table);
        }
        let mut foes = vec![Vec::new(); people.len()];
        for &(a, b) in &problem.wishes.apart {
            foes[of_person[a]].push(of_person[b]);
            foes[of_person[b]].push(of_person[a]);
        }
        for list in &mut foes {
            list.sort_unstable();
            list.dedup();
        }
        Self { of_person, people, fixed, foes }
    }

    /// The number of units.
    pub(crate) fn len(&self) -> usize {
        self.people.len()
    }

    /// The unit of a person.
    pub(crate) fn of_person(&self, person: usize) -> usize {
        self.of_person[person]
    }

    /// The people of a unit.
    pub(crate) fn people(&self, unit: usize) -> &[usize] {
        &self.people[unit]
    }

    /// The table that a unit is fixed to.
    pub(crate) fn fixed(&self, unit: usize) -> Option<usize> {
        self.fixed[unit]
    }

    /// Someone on whom no rule bears.
    fn free(&self, unit: usize) -> bool {
        self.people[unit].len() == 1 && self.fixed[unit].is_none() && self.foes[unit].is_empty()
    }

    /// Tells the search who may be moved, and with whom.
    pub(crate) fn bind(&self, case: &mut Case) {
        case.movers.clear();
        for (unit, people) in self.people.iter().enumerate() {
            let fixed = self.fixed[unit].is_some();
            let alone = people.len() == 1 && !fixed;
            for &person in people {
                case.moves_alone[person] = alone;
            }
            if alone {
                case.movers.extend(narrow(people));
            }
            if !fixed && !self.free(unit) {
                for &person in people {
                    case.cluster_of[person] = Some(case.clusters.len());
                }
                let foes = self.foes[unit].iter().flat_map(|&foe| narrow(&self.people[foe])).collect();
                case.clusters.push(Cluster { people: narrow(people).collect(), foes });
            }
        }
        case.movers.sort_unstable();
    }
}

fn narrow(people: &[usize]) -> impl Iterator<Item = u32> + '_ {
    // All of them, since there are at most MOST_PEOPLE.
    people.iter().filter_map(|&person| u32::try_from(person).ok())
}

fn lead(leader: &[usize], person: usize) -> usize {
    let mut person = person;
    while leader[person] != person {
        person = leader[person];
    }
    person
}

/// What came of looking for a first plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// The table of each person; every rule is kept.
    Placed(Vec<usize>),
    /// There is no plan.
    Impossible,
    /// The work allowed was used up.
    Unknown,
}

/// Looks for a plan that keeps all rules, with people at their old tables where that is possible.
pub(crate) fn place(
    problem: &Problem,
    units: &Units,
    old: &[Option<usize>],
    seed: u64,
    work: usize,
) -> Outcome {
    let mut placing = Placing::new(&problem.tables, units, old);
    match placing.run(work) {
        Some(true) => Outcome::Placed(placing.fill(&mut Chance::new(seed, 3))),
        Some(false) => Outcome::Impossible,
        None => Outcome::Unknown,
    }
}

/// A unit that is being tried at one table after the other.
struct Level {
    unit: usize,
    tables: Vec<usize>,
    next: usize,
}

struct Placing<'a> {
    tables: &'a [Table],
    units: &'a Units,
    old: &'a [Option<usize>],
    /// Units on which a rule bears.
    bound: Vec<usize>,
    table_of: Vec<Option<usize>>,
    load: Vec<usize>,
    /// For each unit with foes and each table: how many foes sit there.
    foes_at: Vec<u32>,
    /// For each unit: how many tables hold no foe.
    open: Vec<usize>,
    /// People not yet placed, and how many of them the tables below their least size need.
    waiting: usize,
    needed: usize,
}

impl<'a> Placing<'a> {
    fn new(tables: &'a [Table], units: &'a Units, old: &'a [Option<usize>]) -> Self {
        Self {
            tables,
            units,
            old,
            bound: (0..units.len()).filter(|&unit| !units.free(unit)).collect(),
            table_of: vec![None; units.len()],
            load: vec![0; tables.len()],
            foes_at: vec![0; units.len() * tables.len()],
            open: vec![tables.len(); units.len()],
            waiting: units.of_person.len(),
            needed: tables.iter().map(|table| table.least).sum(),
        }
    }

    /// True if all bound units are placed so that the free people can fill up the rest, false if that cannot be,
    /// nothing if the work ran out.
    fn run(&mut self, work: usize) -> Option<bool> {
        let mut work = work;
        let mut levels: Vec<Level> = Vec::new();
        if self.needed > self.waiting {
            return Some(false);
        }
        loop {
            work = work.checked_sub(self.bound.len() + self.tables.len())?;
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
                work = work.checked_sub(1)?;
                if self.needed <= self.waiting {
                    break;
                }
            }
        }
    }

    /// The unplaced unit with the fewest tables left; fixed ones first, then large ones.
    fn hardest(&self) -> Option<usize> {
        let unplaced = self.bound.iter().copied().filter(|&unit| self.table_of[unit].is_none());
        unplaced.min_by_key(|&unit| {
            let size = self.units.people[unit].len();
            let loose = self.units.fixed[unit].is_none();
            (loose, self.open[unit], usize::MAX - size, usize::MAX - self.units.foes[unit].len(), unit)
        })
    }

    /// The tables a unit can go to, the one most of its people sat at first, then the emptiest. Of empty tables
    /// that are alike only one is worth trying.
    fn candidates(&self, unit: usize) -> Vec<usize> {
        let size = self.units.people[unit].len();
        let allowed = |table: usize| {
            self.units.fixed[unit].is_none_or(|fixed| fixed == table)
                && self.foes_at[unit * self.tables.len() + table] == 0
                && self.load[table] + size <= self.tables[table].most
        };
        let mut tables: Vec<usize> = (0..self.tables.len()).filter(|&table| allowed(table)).collect();
        let sat_here = |table: usize| {
            self.units.people[unit].iter().filter(|&&person| self.old_table(person) == Some(table)).count()
        };
        tables.sort_by_cached_key(|&table| (usize::MAX - sat_here(table), self.load[table], table));
        let mut seen: Vec<Table> = Vec::new();
        tables.retain(|&table| {
            if self.load[table] > 0 {
                return true;
            }
            let new = !seen.contains(&self.tables[table]);
            seen.push(self.tables[table]);
            new
        });
        tables
    }

    fn old_table(&self, person: usize) -> Option<usize> {
        self.old.get(person).copied().flatten()
    }

    fn seat(&mut self, unit: usize, table: usize) {
        self.table_of[unit] = Some(table);
        self.change_load(table, self.load[table] + self.units.people[unit].len());
        self.waiting -= self.units.people[unit].len();
        for &foe in &self.units.foes[unit] {
            let cell = &mut self.foes_at[foe * self.tables.len() + table];
            *cell += 1;
            self.open[foe] -= usize::from(*cell == 1);
        }
    }

    fn unseat(&mut self, unit: usize, table: usize) {
        self.table_of[unit] = None;
        self.change_load(table, self.load[table] - self.units.people[unit].len());
        self.waiting += self.units.people[unit].len();
        for &foe in &self.units.foes[unit] {
            let cell = &mut self.foes_at[foe * self.tables.len() + table];
            *cell -= 1;
            self.open[foe] += usize::from(*cell == 0);
        }
    }

    fn change_load(&mut self, table: usize, load: usize) {
        let least = self.tables[table].least;
        self.needed -= least.saturating_sub(self.load[table]);
        self.needed += least.saturating_sub(load);
        self.load[table] = load;
    }

    /// Seats the free people: at their old table if there is room, else where most are missing.
    fn fill(mut self, chance: &mut Chance) -> Vec<usize> {
        let mut crowd: Vec<usize> = (0..self.units.len()).filter(|&unit| self.units.free(unit)).collect();
        chance.shuffle(&mut crowd);
        let mut pool = Vec::new();
        for &unit in &crowd {
            let table = self.old_table(self.units.people[unit][0]);
            match table.filter(|&table| self.tables.get(table).is_some_and(|t| self.load[table] < t.most)) {
                Some(table) => self.seat(unit, table),
                None => pool.push(unit),
            }
        }
        for unit in pool {
            let with_room =
                (0..self.tables.len()).filter(|&table| self.load[table] < self.tables[table].most);
            let table = with_room
                .min_by_key(|&table| (self.load[table] >= self.tables[table].least, self.load[table], table));
            // There is room, since the sizes add up.
            self.seat(unit, table.unwrap_or(0));
        }
        self.mend(&crowd);
        let seats = self.units.of_person.iter().map(|&unit| self.table_of[unit]);
        seats.map(|table| table.unwrap_or(0)).collect()
    }

    /// Brings tables below their least size up to it from tables above theirs. As long as one is short, another
    /// has a free person to spare: `run` made sure that the free people are enough for all shortages.
    fn mend(&mut self, crowd: &[usize]) {
        while let Some(short) = (0..self.tables.len()).find(|&t| self.load[t] < self.tables[t].least) {
            let spare = crowd.iter().copied().filter_map(|unit| {
                let table = self.table_of[unit]?;
                let above = self.load[table].checked_sub(self.tables[table].least + 1)?;
                let stays = self.old_table(self.units.people[unit][0]) == Some(table);
                Some((stays, usize::MAX - above, unit, table))
            });
            let Some((_, _, unit, table)) = spare.min() else { return };
            self.unseat(unit, table);
            self.seat(unit, short);
        }
    }
}
