//! Routes that are still in question, by class; some are decided.

use super::classes::Classes;
use super::column::Column;
use super::dual::{Answer, Oracle, Whole};
use super::{SCALE, Work};

#[derive(Clone)]
pub(super) struct Lists<'a> {
    pub(super) columns: &'a [Column],
    pub(super) classes: &'a Classes,
    /// The routes of each class that may still be chosen.
    pub(super) alive: Vec<Vec<u32>>,
    /// Routes that are chosen.
    pub(super) chosen: Vec<u32>,
    /// The teams of each class that have none yet.
    pub(super) teams: Vec<i64>,
    /// The counties that are still to be visited, one bit each.
    pub(super) open: u128,
    /// What the chosen ones cost, but for load.
    pub(super) cost: i64,
    /// How many visits they give each bucket.
    pub(super) load: Vec<i64>,
}

/// The index of a route.
pub(super) fn index(column: u32) -> usize {
    usize::try_from(column).unwrap_or(usize::MAX)
}

impl<'a> Lists<'a> {
    pub(super) fn of(columns: &'a [Column], classes: &'a Classes, counties: usize) -> Self {
        let mut alive = vec![Vec::new(); classes.all.len()];
        for (number, column) in (0_u32..).zip(columns) {
            alive[column.class].push(number);
        }
        Self {
            columns,
            classes,
            alive,
            chosen: Vec::new(),
            teams: classes.all.iter().map(|class| i64::try_from(class.teams.len()).unwrap_or(0)).collect(),
            open: if counties >= 128 { u128::MAX } else { (1 << counties) - 1 },
            cost: 0,
            load: vec![0; classes.buckets.len()],
        }
    }

    pub(super) fn column(&self, column: u32) -> &'a Column {
        &self.columns[index(column)]
    }

    pub(super) fn counties(&self) -> impl Iterator<Item = usize> + use<> {
        let open = self.open;
        (0..128).filter(move |county| open >> county & 1 == 1)
    }

    /// Chooses a route.
    pub(super) fn choose(&mut self, chosen: u32) {
        let columns = self.columns;
        let column = &columns[index(chosen)];
        self.chosen.push(chosen);
        self.cost += column.cost;
        self.open &= !column.mask;
        let class = &self.classes.all[column.class];
        for &bucket in &class.buckets {
            self.load[bucket] += i64::try_from(column.len()).unwrap_or(0);
        }
        self.teams[column.class] -= 1;
        if self.teams[column.class] == 0 {
            self.alive[column.class].clear();
        }
        self.keep(|other| other.mask & column.mask == 0);
    }

    /// Keeps only some of the routes in question.
    pub(super) fn keep(&mut self, may: impl Fn(&Column) -> bool) {
        let columns = self.columns;
        for list in &mut self.alive {
            list.retain(|&number| may(&columns[index(number)]));
        }
    }

    /// The least cost of load, whoever goes.
    pub(super) fn load_cost(&self) -> i64 {
        self.classes.buckets.iter().zip(&self.load).map(|(bucket, &visits)| bucket.cost(visits)).sum()
    }

    /// What visits of a class cost as load.
    pub(super) fn load_price(&self, class: usize, prices: &Whole) -> i64 {
        self.classes.all[class].buckets.iter().map(|&bucket| prices.buckets[bucket]).sum()
    }
}

impl Oracle for Lists<'_> {
    fn is_open(&self, county: usize) -> bool {
        self.open >> county & 1 == 1
    }

    fn ask(&mut self, prices: &Whole, work: &mut Work<'_>) -> Option<Answer> {
        if !work.take(self.alive.iter().map(Vec::len).sum::<usize>() + self.alive.len()) {
            return None;
        }
        let open = self.open;
        let mut answer =
            Answer::begin(prices, &self.classes.buckets, &self.load, |county| open >> county & 1 == 1);
        answer.value += self.cost * SCALE;
        for (class, list) in self.alive.iter().enumerate() {
            let load = self.load_price(class, prices);
            let cheapest = list.iter().map(|&number| {
                let column = self.column(number);
                (column.reduced(prices, load), number)
            });
            let Some((cost, number)) = cheapest.min() else { continue };
            if cost >= 0 {
                continue;
            }
            let teams = self.teams[class];
            let column = self.column(number);
            answer.value += teams * cost;
            for (county, _) in column.stops() {
                answer.visits[county] += teams;
            }
            for &bucket in &self.classes.all[class].buckets {
                answer.excess[bucket] += teams * i64::try_from(column.len()).unwrap_or(0);
            }
        }
        Some(answer)
    }

    /// Drops the routes that are in no plan below the target.
    fn better(&mut self, prices: &Whole, value: i64, target: i64) {
        let mut alive = std::mem::take(&mut self.alive);
        for (class, list) in alive.iter_mut().enumerate() {
            let load = self.load_price(class, prices);
            let cost = |number: u32| self.column(number).reduced(prices, load);
            let least = list.iter().map(|&number| cost(number)).min().unwrap_or(0).min(0);
            list.retain(|&number| value + cost(number) - least <= target);
        }
        self.alive = alive;
    }
}
