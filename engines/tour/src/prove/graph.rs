//! The cheapest route of a team's week under prices, by a dynamic programme over its days. A county may come twice in it
//! (not twice in a row): the bound is a little lower for that.

use crate::case::{Case, NEVER};

use super::classes::{Bucket, Class, Classes};
use super::dual::{Answer, Oracle, Whole};
use super::{SCALE, Work};

/// The most ways between visits that are kept.
const MOST_ARCS: usize = 6_000_000;

/// A county on a day of a team's week.
pub(super) struct Node {
    pub(super) county: usize,
    pub(super) day: usize,
    /// By itself and from home, home from it; scaled.
    alone: i64,
    out: i64,
    back: i64,
}

/// The week of a class: visits in the order of days, and the ways between them.
pub(super) struct Graph {
    pub(super) nodes: Vec<Node>,
    /// From each node: the next node and the way's cost, scaled.
    pub(super) arcs: Vec<Vec<(usize, i64)>>,
    pub(super) most: usize,
    buckets: Vec<usize>,
    teams: i64,
}

pub(super) struct Graphs<'a> {
    pub(super) all: Vec<Graph>,
    buckets: &'a [Bucket],
    fixed: Vec<i64>,
    size: usize,
}

impl<'a> Graphs<'a> {
    /// The weeks of all classes; nothing if they are too large.
    pub(super) fn of(case: &Case<'_>, classes: &'a Classes, work: &mut Work<'_>) -> Option<Self> {
        let mut size = 0;
        let mut all = Vec::with_capacity(classes.all.len());
        for class in &classes.all {
            let graph = Graph::of(case, class);
            let arcs = graph.arcs.iter().map(Vec::len).sum::<usize>();
            size += graph.nodes.len() + arcs * graph.most;
            if size > MOST_ARCS || !work.take(arcs) {
                return None;
            }
            all.push(graph);
        }
        Some(Self { all, buckets: &classes.buckets, fixed: vec![0; classes.buckets.len()], size })
    }
}

impl Graph {
    fn of(case: &Case<'_>, class: &Class) -> Self {
        let team = class.teams[0];
        let mut nodes = Vec::new();
        for &day in &case.weeks[class.week] {
            for county in 0..case.counties() {
                let alone = case.alone(county, (team, day));
                if alone != NEVER {
                    let out = case.ways.price(case.ways.out(team, county)) * SCALE;
                    let back = case.ways.price(case.ways.back(team, county)) * SCALE;
                    nodes.push(Node { county, day, alone: alone * SCALE, out, back });
                }
            }
        }
        let follow = |a: &Node| {
            let next = nodes.iter().enumerate().filter(|(_, b)| {
                let pair = ((a.county, (team, a.day)), (b.county, (team, b.day)));
                b.day > a.day && b.county != a.county && !case.clash(pair.0, pair.1)
            });
            let cost = |b: &Node| case.leg_price(team, (a.county, a.day), (b.county, b.day)) * SCALE;
            next.map(|(index, b)| (index, cost(b))).collect()
        };
        let arcs =
            if class.most > 1 { nodes.iter().map(follow).collect() } else { vec![Vec::new(); nodes.len()] };
        let teams = i64::try_from(class.teams.len()).unwrap_or(0);
        Self { arcs, nodes, most: class.most, buckets: class.buckets.clone(), teams }
    }

    /// What each visit costs by itself after prices.
    pub(super) fn visits(&self, prices: &Whole) -> Vec<i64> {
        let load: i64 = self.buckets.iter().map(|&bucket| prices.buckets[bucket]).sum();
        self.nodes.iter().map(|node| node.alone - prices.counties[node.county] + load).collect()
    }

    pub(super) fn out(&self, node: usize) -> i64 {
        self.nodes[node].out
    }

    /// For each number of visits that may still come, what it costs at least from each node to home.
    pub(super) fn home(&self, visits: &[i64]) -> Vec<Vec<i64>> {
        let back: Vec<i64> = self.nodes.iter().map(|node| node.back).collect();
        let mut all = vec![back];
        for _ in 1..self.most {
            let last = &all[all.len() - 1];
            let cheapest = |node: usize| {
                let on = self.arcs[node].iter().map(|&(next, way)| way + visits[next] + last[next]);
                on.min().map_or(last[node], |on| on.min(last[node]))
            };
            let next = (0..self.nodes.len()).map(cheapest).collect();
            all.push(next);
        }
        all
    }

    /// The cheapest route: its cost after prices and its nodes.
    fn cheapest(&self, visits: &[i64]) -> Option<(i64, Vec<usize>)> {
        let home = self.home(visits);
        let at = |left: usize, node: usize| home[left][node];
        let most = self.most - 1;
        let from = |node: usize| self.nodes[node].out + visits[node] + at(most, node);
        let first = (0..self.nodes.len()).min_by_key(|&node| from(node))?;
        let mut route = vec![first];
        let (mut node, mut left) = (first, most);
        while left > 0 && at(left, node) < self.nodes[node].back {
            let onward = |&&(next, way): &&(usize, i64)| way + visits[next] + at(left - 1, next);
            let Some(&(next, _)) = self.arcs[node].iter().min_by_key(onward) else { break };
            route.push(next);
            (node, left) = (next, left - 1);
        }
        Some((from(first), route))
    }

    /// The lowest cost after prices, 0 for staying at home.
    pub(super) fn least(&self, visits: &[i64]) -> i64 {
        self.cheapest(visits).map_or(0, |(cost, _)| cost.min(0))
    }
}

impl Oracle for Graphs<'_> {
    fn is_open(&self, _: usize) -> bool {
        true
    }

    fn ask(&mut self, prices: &Whole, work: &mut Work<'_>) -> Option<Answer> {
        if !work.take(self.size) {
            return None;
        }
        let mut answer = Answer::begin(prices, self.buckets, &self.fixed, |_| true);
        for graph in &self.all {
            let Some((cost, route)) = graph.cheapest(&graph.visits(prices)) else { continue };
            if cost >= 0 {
                continue;
            }
            answer.value += graph.teams * cost;
            for &node in &route {
                answer.visits[graph.nodes[node].county] += graph.teams;
                for &bucket in &graph.buckets {
                    answer.excess[bucket] += graph.teams;
                }
            }
        }
        Some(answer)
    }

    fn better(&mut self, _: &Whole, _: i64, _: i64) {}
}
