//! Every choice of routes that may be better than the best plan, by branching: on a county's class and day, then on its
//! route. In each branch prices are found anew, and most end there.

use crate::case::{Case, Slot};

use super::classes::Classes;
use super::column::Column;
use super::dual::{Ascent, Prices, ascend};
use super::labels::labels;
use super::lists::Lists;
use super::{SCALE, Work};

/// What the tree found.
pub(super) struct Explored {
    pub(super) bound: i64,
    pub(super) better: Option<(i64, Vec<Slot>)>,
}

/// Explores all choices of routes that cost less than `upper`, as far as the work suffices.
pub(super) fn explore(
    case: &Case<'_>,
    classes: &Classes,
    columns: &[Column],
    prices: &Prices,
    upper: i64,
    work: &mut Work<'_>,
) -> Explored {
    let mut tree = Tree { case, classes, upper, better: None, root: 0, depth: 0 };
    let lists = Lists::of(columns, classes, case.counties());
    let whole = tree.branch(lists, prices.clone(), work);
    let bound = if whole { tree.upper } else { tree.root.min(tree.upper) };
    Explored { bound, better: tree.better }
}

struct Tree<'a> {
    case: &'a Case<'a>,
    classes: &'a Classes,
    upper: i64,
    better: Option<(i64, Vec<Slot>)>,
    /// The bound before any branch.
    root: i64,
    depth: usize,
}

/// A county's class and day, with the least that a plan with it costs.
struct Choice {
    bound: i64,
    class: usize,
    day: usize,
}

impl Tree<'_> {
    /// Explores what is in question; false if the work did not suffice.
    fn branch(&mut self, mut lists: Lists<'_>, mut prices: Prices, work: &mut Work<'_>) -> bool {
        if !decide(&mut lists) {
            return true;
        }
        if lists.open == 0 {
            return self.leaf(&lists, work);
        }
        let target = (self.upper - 1) * SCALE;
        let ascent = if self.depth == 0 {
            Ascent { rounds: 1_000, pace: 0.5, patience: 15, target }
        } else {
            Ascent { rounds: 40, pace: 0.5, patience: 5, target }
        };
        let (value, whole) = ascend(&mut lists, &mut prices, &ascent, work);
        if self.depth == 0 {
            self.root = value.div_euclid(SCALE) + i64::from(value.rem_euclid(SCALE) > 0);
        }
        if value > target {
            return true;
        }
        if !whole {
            return false;
        }
        if !decide(&mut lists) {
            return true;
        }
        if lists.open == 0 {
            return self.leaf(&lists, work);
        }
        self.depth += 1;
        let whole = match self.county(&lists, &prices, value) {
            Some((county, choices)) => self.by_day(&lists, &prices, county, &choices, work),
            None => self.by_route(&lists, &prices, work),
        };
        self.depth -= 1;
        whole
    }

    /// A county with a choice of classes and days, the one with the fewest; nothing if none has a choice.
    fn county(&self, lists: &Lists<'_>, prices: &Prices, value: i64) -> Option<(usize, Vec<Choice>)> {
        let whole = prices.whole();
        let mut choices: Vec<Vec<Choice>> = (0..self.case.counties()).map(|_| Vec::new()).collect();
        for (class, list) in lists.alive.iter().enumerate() {
            let load = lists.load_price(class, &whole);
            let costs: Vec<i64> =
                list.iter().map(|&number| lists.column(number).reduced(&whole, load)).collect();
            let least = costs.iter().copied().min().unwrap_or(0).min(0);
            for (&number, cost) in list.iter().zip(&costs) {
                let bound = value + cost - least;
                for (county, day) in lists.column(number).stops() {
                    let known = &mut choices[county];
                    match known.iter_mut().rev().find(|choice| (choice.class, choice.day) == (class, day)) {
                        Some(choice) => choice.bound = choice.bound.min(bound),
                        None => known.push(Choice { bound, class, day }),
                    }
                }
            }
        }
        let with = choices.into_iter().enumerate().filter(|(_, choices)| choices.len() > 1);
        let (county, mut choices) = with.min_by_key(|(county, choices)| {
            let second = choices.iter().map(|choice| choice.bound).sum::<i64>();
            (choices.len(), -second, *county)
        })?;
        choices.sort_by_key(|choice| (choice.bound, choice.class, choice.day));
        Some((county, choices))
    }

    fn by_day(
        &mut self,
        lists: &Lists<'_>,
        prices: &Prices,
        county: usize,
        choices: &[Choice],
        work: &mut Work<'_>,
    ) -> bool {
        for choice in choices {
            if choice.bound > (self.upper - 1) * SCALE {
                break;
            }
            let mut child = lists.clone();
            let chosen = (choice.class, choice.day);
            child.keep(|column| column.day_of(county).is_none_or(|day| (column.class, day) == chosen));
            if !self.branch(child, prices.clone(), work) {
                return false;
            }
        }
        true
    }

    /// Tries each route of the county with the fewest.
    fn by_route(&mut self, lists: &Lists<'_>, prices: &Prices, work: &mut Work<'_>) -> bool {
        let mut routes = vec![0_usize; self.case.counties()];
        for &number in lists.alive.iter().flatten() {
            for (county, _) in lists.column(number).stops() {
                routes[county] += 1;
            }
        }
        let Some(county) = lists.counties().min_by_key(|&county| routes[county]) else { return true };
        let numbers: Vec<u32> = lists.alive.iter().flatten().copied().collect();
        for number in numbers {
            if lists.column(number).mask >> county & 1 == 1 {
                let mut child = lists.clone();
                child.choose(number);
                if !self.branch(child, prices.clone(), work) {
                    return false;
                }
            }
        }
        true
    }

    /// All routes are chosen: who takes them?
    fn leaf(&mut self, lists: &Lists<'_>, work: &mut Work<'_>) -> bool {
        let enough = lists.load_cost();
        if lists.cost + enough >= self.upper {
            return true;
        }
        let routes: Vec<&Column> = lists.chosen.iter().map(|&number| lists.column(number)).collect();
        let (found, whole) = labels(self.case, self.classes, &routes, enough, work);
        if let Some(found) = found
            && lists.cost + found.load < self.upper
        {
            self.upper = lists.cost + found.load;
            let mut slots = vec![(0, 0); self.case.counties()];
            for (county, slot) in found.slots {
                slots[county] = slot;
            }
            self.better = Some((self.upper, slots));
        }
        whole
    }
}

/// Chooses the routes of counties that have one left; false if one has none.
fn decide(lists: &mut Lists<'_>) -> bool {
    loop {
        let mut only: Vec<Option<u32>> = vec![None; 128];
        let mut several: u128 = 0;
        let mut covered: u128 = 0;
        for &number in lists.alive.iter().flatten() {
            let column = lists.column(number);
            several |= covered & column.mask;
            covered |= column.mask;
            for (county, _) in column.stops() {
                only[county] = Some(number);
            }
        }
        if lists.open & !covered != 0 {
            return false;
        }
        let single = lists.open & !several;
        if single == 0 {
            return true;
        }
        let county = usize::try_from(single.trailing_zeros()).unwrap_or(0);
        let Some(number) = only[county] else { return false };
        lists.choose(number);
    }
}
