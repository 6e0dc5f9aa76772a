//! Routes listed one by one: all that may be in a better plan.

use crate::case::Case;

use super::classes::{Class, Classes};
use super::dual::{Prices, Whole};
use super::graph::{Graph, Graphs};
use super::{SCALE, Work};

/// The most routes that are listed.
const MOST: usize = 600_000;
/// The most visits in a route: the working days of a week.
const LONGEST: usize = 5;

/// A route of some team of a class.
#[derive(Clone, Copy)]
pub(super) struct Column {
    pub(super) class: usize,
    /// What it costs but for load.
    pub(super) cost: i64,
    /// Its counties, one bit each.
    pub(super) mask: u128,
    stops: [(u16, u16); LONGEST],
    len: usize,
}

impl Column {
    /// Its counties with their days, in order.
    pub(super) fn stops(&self) -> impl ExactSizeIterator<Item = (usize, usize)> + '_ {
        self.stops[..self.len].iter().map(|&(county, day)| (usize::from(county), usize::from(day)))
    }

    /// What it costs after prices, each visit being charged `load`.
    pub(super) fn reduced(&self, prices: &Whole, load: i64) -> i64 {
        self.cost * SCALE + self.stops().map(|(county, _)| load - prices.counties[county]).sum::<i64>()
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The day of a county in it.
    pub(super) fn day_of(&self, county: usize) -> Option<usize> {
        self.stops().find(|&(there, _)| there == county).map(|(_, day)| day)
    }
}

/// All routes whose cost after prices is at most `gap` above their class's least; nothing if they are too many.
pub(super) fn listed(
    case: &Case<'_>,
    classes: &Classes,
    graphs: &Graphs<'_>,
    prices: &Prices,
    gap: i64,
    work: &mut Work<'_>,
) -> Option<Vec<Column>> {
    let whole = prices.whole();
    // Where travel over a weekend can be too far, a dearer route with the same counties may still be needed.
    let weeks_apart =
        (0..case.days.len()).all(|day| case.near[day].iter().all(|&near| case.week[near] == case.week[day]));
    let mut columns = Vec::new();
    for (index, graph) in graphs.all.iter().enumerate() {
        let class = &classes.all[index];
        let visits = graph.visits(&whole);
        let first = columns.len();
        let mut listing = Listing {
            case,
            class,
            index,
            graph,
            home: graph.home(&visits),
            visits,
            limit: 0,
            columns: &mut columns,
            route: Vec::new(),
            looked: 0,
        };
        listing.limit = graph.least(&listing.visits) + gap;
        if !listing.every_route() || !work.take(listing.looked) {
            return None;
        }
        if class.own_people && weeks_apart {
            cheapest_of_each(&mut columns, first);
        }
    }
    Some(columns)
}

/// Of routes with the same counties, only the cheapest.
fn cheapest_of_each(columns: &mut Vec<Column>, first: usize) {
    let mut own = columns.split_off(first);
    own.sort_by_key(|column| (column.mask, column.cost));
    own.dedup_by_key(|column| column.mask);
    columns.extend(own);
}

struct Listing<'a> {
    case: &'a Case<'a>,
    class: &'a Class,
    index: usize,
    graph: &'a Graph,
    home: Vec<Vec<i64>>,
    visits: Vec<i64>,
    limit: i64,
    columns: &'a mut Vec<Column>,
    route: Vec<usize>,
    looked: usize,
}

impl Listing<'_> {
    fn every_route(&mut self) -> bool {
        (0..self.graph.nodes.len()).all(|node| self.enter(node, self.graph.out(node), self.graph.most - 1))
    }

    /// Goes to a node, having spent so much, and on from there; false when there are too many routes.
    fn enter(&mut self, node: usize, spent: i64, left: usize) -> bool {
        self.looked += 1;
        let spent = spent + self.visits[node];
        if spent + self.home[left][node] > self.limit {
            return true;
        }
        self.route.push(node);
        let mut fine = true;
        if spent + self.home[0][node] <= self.limit {
            self.columns.push(self.column());
            fine = self.columns.len() <= MOST;
        }
        if left > 0 {
            let graph = self.graph;
            for &(next, way) in &graph.arcs[node] {
                if !fine {
                    break;
                }
                if self.follows(next) {
                    fine = self.enter(next, spent + way, left - 1);
                }
            }
        }
        self.route.pop();
        fine
    }

    /// Whether a node may come after all of the route: another county, and near enough.
    fn follows(&self, next: usize) -> bool {
        let team = self.class.teams[0];
        let next = &self.graph.nodes[next];
        self.route.iter().all(|&node| {
            let node = &self.graph.nodes[node];
            node.county != next.county
                && !self.case.clash((node.county, (team, node.day)), (next.county, (team, next.day)))
        })
    }

    fn column(&self) -> Column {
        let mut column =
            Column { class: self.index, cost: 0, mask: 0, stops: [(0, 0); LONGEST], len: self.route.len() };
        let mut stops = Vec::with_capacity(LONGEST);
        let team = self.class.teams[0];
        for (stop, &node) in column.stops.iter_mut().zip(&self.route) {
            let node = &self.graph.nodes[node];
            let small = |index: usize| u16::try_from(index).unwrap_or(u16::MAX);
            *stop = (small(node.county), small(node.day));
            column.mask |= 1 << node.county;
            column.cost += self.case.alone(node.county, (team, node.day));
            stops.push((node.county, node.day));
        }
        column.cost += self.case.week_price(team, &stops);
        column
    }
}
