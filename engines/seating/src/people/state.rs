//! Who sits where in every round, with the counts from which the difference of a change is read.

use super::case::{Case, NONE, narrow};
use crate::points::{Points, number};
use crate::problem::Round;
use crate::terms::Quota;

/// Mixed rounds are compared so many at a time.
const LANES: usize = 8;

/// What a change makes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Change {
    /// In points of cost: below 0 is better.
    pub cost: i64,
    /// In breaches of rules.
    pub broken: i64,
}

/// Seats in all rounds.
#[derive(Debug, Clone)]
pub(super) struct State<'a> {
    pub case: &'a Case,
    /// The table by round and person.
    pub seat: Vec<u32>,
    /// For each person their tables in mixed rounds, side by side; numbers that nobody else has where there is none.
    lanes: Vec<[u16; LANES]>,
    /// Blocks of lanes per person, and the lane of each mixed round.
    width: usize,
    lane_of: Vec<Option<usize>>,
    /// The people by round and table, in no order.
    pub members: Vec<Vec<u32>>,
    /// The place of each person among those at their table, by round and person.
    place: Vec<u32>,
    groups: Vec<u16>,
    roles: Vec<u16>,
    new: Vec<u16>,
    quotas: Vec<Vec<u16>>,
    /// How many at their table each person also meets in another mixed round, by round and person.
    extra: Vec<u16>,
    pub cost: i64,
    pub broken: i64,
}

impl<'a> State<'a> {
    /// The state of these tables, by round and person.
    pub(super) fn new(case: &'a Case, seat: &[u32]) -> Self {
        let (people, tables, rounds) = (case.people, case.tables, case.rounds.len());
        let mut lane = 0..;
        let lane_of: Vec<Option<usize>> = case
            .rounds
            .iter()
            .map(|leg| (case.counts_meetings && leg.kind == Round::Mixed).then(|| lane.next()).flatten())
            .collect();
        let width = lane_of.iter().flatten().count().div_ceil(LANES);
        // Tables are numbered from 0 and at most MOST_PEOPLE; what follows is free for numbers of one's own.
        let own = |person: usize| u16::try_from(tables + person).unwrap_or(u16::MAX);
        let mut state = Self {
            case,
            seat: vec![NONE; people * rounds],
            lanes: (0..people * width).map(|block| [own(block / width); LANES]).collect(),
            width,
            lane_of,
            members: vec![Vec::new(); tables * rounds],
            place: vec![0; people * rounds],
            groups: vec![0; rounds * tables * case.groups],
            roles: vec![0; rounds * tables * case.roles],
            new: vec![0; rounds * tables],
            quotas: case.rounds.iter().map(|leg| vec![0; leg.terms.quotas.len() * tables]).collect(),
            extra: vec![0; people * rounds],
            cost: 0,
            broken: 0,
        };
        for round in 0..rounds {
            for person in 0..people {
                state.enter(round, person, seat[round * people + person] as usize);
            }
        }
        (state.cost, state.broken) = state.counted();
        state.extra = state.extras();
        state
    }

    /// Cost and breaches counted from the whole.
    fn counted(&self) -> (i64, i64) {
        let (mut cost, mut broken) = (0, 0);
        for (round, leg) in self.case.rounds.iter().enumerate() {
            for table in 0..self.case.tables {
                cost += self.table_cost(round, table);
            }
            for person in 0..self.case.people {
                let here = self.table(round, person);
                let old = leg.old[person];
                cost += if old != NONE && old as usize != here { leg.price } else { 0 };
                let foes = leg.terms.foes[person].iter();
                broken += number(foes.filter(|&&foe| foe < person && self.table(round, foe) == here).count());
            }
            for (quota, counts) in leg.terms.quotas.iter().zip(self.quotas[round].chunks(self.case.tables.max(1))) {
                broken += counts.iter().map(|&count| number(quota.breach(usize::from(count)))).sum::<i64>();
            }
        }
        for person in 0..self.case.people {
            for &friend in self.case.wishes[person].iter().filter(|&&friend| (friend as usize) < person) {
                let shares = (0..self.case.rounds.len()).any(|r| self.table(r, person) == self.table(r, friend as usize));
                cost += if shares { 0 } else { self.case.points.wish };
            }
        }
        (cost + self.case.points.repeat * self.repeats(), broken)
    }

    fn table_cost(&self, round: usize, table: usize) -> i64 {
        let (case, leg) = (self.case, &self.case.rounds[round]);
        let at = round * case.tables + table;
        let groups = &self.groups[at * case.groups..(at + 1) * case.groups];
        let roles = &self.roles[at * case.roles..(at + 1) * case.roles];
        let people = self.members[at].len();
        Points::size(leg.kind, people)
            + groups.iter().map(|&here| leg.group_cost[usize::from(here)]).sum::<i64>()
            + roles.iter().map(|&here| leg.role_cost[usize::from(here)]).sum::<i64>()
            + case.points.new(usize::from(self.new[at]), people)
    }

    /// Meetings beyond the first.
    fn repeats(&self) -> i64 {
        let mut repeats = 0;
        if self.width == 0 {
            return 0;
        }
        for (round, lane) in self.lane_of.iter().enumerate() {
            if lane.is_none() {
                continue;
            }
            for table in 0..self.case.tables {
                let members = &self.members[round * self.case.tables + table];
                for (place, &b) in members.iter().enumerate() {
                    for &a in &members[..place] {
                        // A pair that meets in this round is extra if it also met in an earlier one.
                        let (a, b) = (a as usize, b as usize);
                        let before = (0..round).any(|earlier| {
                            self.lane_of[earlier].is_some() && self.table(earlier, a) == self.table(earlier, b)
                        });
                        repeats += i64::from(before && self.case.unit_of[a] != self.case.unit_of[b]);
                    }
                }
            }
        }
        repeats
    }

    /// How many at their table everyone also meets in another mixed round.
    fn extras(&self) -> Vec<u16> {
        let mut extras = Vec::with_capacity(self.extra.len());
        for (round, lane) in self.lane_of.iter().enumerate() {
            for person in 0..self.case.people {
                let again = |other: &&u32| {
                    let other = **other as usize;
                    self.case.unit_of[other] != self.case.unit_of[person] && self.shared(person, other) >= 2
                };
                let neighbours = self.at(round, self.table(round, person)).iter();
                let count = if lane.is_some() { neighbours.filter(again).count() } else { 0 };
                extras.push(u16::try_from(count).unwrap_or(u16::MAX));
            }
        }
        extras
    }

    /// The table of a person.
    pub(super) fn table(&self, round: usize, person: usize) -> usize {
        self.seat[round * self.case.people + person] as usize
    }

    /// The people at a table.
    pub(super) fn at(&self, round: usize, table: usize) -> &[u32] {
        &self.members[round * self.case.tables + table]
    }

    /// How many mixed rounds two people share.
    #[inline]
    fn shared(&self, one: usize, other: usize) -> u32 {
        let a = &self.lanes[one * self.width..(one + 1) * self.width];
        let b = &self.lanes[other * self.width..(other + 1) * self.width];
        let mut sum = 0;
        for (a, b) in a.iter().zip(b) {
            let mut equal = 0_u16;
            for lane in 0..LANES {
                equal += u16::from(a[lane] == b[lane]);
            }
            sum += u32::from(equal);
        }
        sum
    }

    /// What it makes that a person goes to another table.
    pub(super) fn move_change(&self, round: usize, person: usize, to: usize) -> Change {
        let (case, leg) = (self.case, &self.case.rounds[round]);
        let from = self.table(round, person);
        if from == to {
            return Change::default();
        }
        let (a, b) = (round * case.tables + from, round * case.tables + to);
        let (here, there) = (self.members[a].len(), self.members[b].len());
        let mut cost = Points::size(leg.kind, here - 1) - Points::size(leg.kind, here)
            + Points::size(leg.kind, there + 1)
            - Points::size(leg.kind, there);
        cost += self.label_change(&self.groups, case.groups, case.group[person], &leg.group_cost, a, b);
        cost += self.label_change(&self.roles, case.roles, case.role[person], &leg.role_cost, a, b);
        if case.any_new {
            let is = usize::from(case.new[person]);
            let (new_a, new_b) = (usize::from(self.new[a]), usize::from(self.new[b]));
            cost += case.points.new(new_a - is, here - 1) - case.points.new(new_a, here)
                + case.points.new(new_b + is, there + 1)
                - case.points.new(new_b, there);
        }
        if self.lane_of[round].is_some() {
            let unit = case.unit_of[person];
            let known = |other: &&u32| {
                case.unit_of[**other as usize] != unit && self.shared(person, **other as usize) >= 1
            };
            let met = self.members[b].iter().filter(known).count();
            cost += case.points.repeat * (number(met) - self.extra_of(round, person));
        }
        cost += self.wish_change(round, person, usize::MAX, from, to);
        cost += stay_change(leg.old[person], from, to) * leg.price;
        let mut broken = self.foe_change(round, person, usize::MAX, from, to);
        for &quota in &leg.terms.quotas_of[person] {
            broken += self.quota_change(round, quota as usize, from, to);
        }
        Change { cost, broken }
    }

    /// What it makes that two people who are units by themselves, at different tables, change places; nothing if
    /// that costs more than the limit, with breaches at this wall.
    #[inline]
    pub(super) fn swap_change(&self, round: usize, p: usize, q: usize, wall: i64, limit: i64) -> Option<Change> {
        let (case, leg) = (self.case, &self.case.rounds[round]);
        let (from, to) = (self.table(round, p), self.table(round, q));
        let (a, b) = (round * case.tables + from, round * case.tables + to);
        let mut cost = 0;
        if case.group[p] != case.group[q] {
            cost += self.label_change(&self.groups, case.groups, case.group[p], &leg.group_cost, a, b);
            cost += self.label_change(&self.groups, case.groups, case.group[q], &leg.group_cost, b, a);
        }
        if case.role[p] != case.role[q] {
            cost += self.label_change(&self.roles, case.roles, case.role[p], &leg.role_cost, a, b);
            cost += self.label_change(&self.roles, case.roles, case.role[q], &leg.role_cost, b, a);
        }
        if case.any_new && case.new[p] != case.new[q] {
            let new = |at: usize, gains: bool| {
                let (now, people) = (usize::from(self.new[at]), self.members[at].len());
                let then = if gains { now + 1 } else { now - 1 };
                case.points.new(then, people) - case.points.new(now, people)
            };
            cost += new(a, case.new[q]) + new(b, case.new[p]);
        }
        cost += self.wish_change(round, p, q, from, to) + self.wish_change(round, q, p, to, from);
        cost += (stay_change(leg.old[p], from, to) + stay_change(leg.old[q], to, from)) * leg.price;
        let mut broken = self.foe_change(round, p, q, from, to) + self.foe_change(round, q, p, to, from);
        if leg.likeness[p] != leg.likeness[q] {
            broken += self.quotas_changed(round, p, q, from, to) + self.quotas_changed(round, q, p, to, from);
        }
        if self.lane_of[round].is_some() {
            // What ends is known; what begins can only cost more.
            cost -= case.points.repeat * (self.extra_of(round, p) + self.extra_of(round, q));
            let rest = limit - cost - wall * broken;
            if rest < 0 {
                return None;
            }
            let met = self.met_at(a, p, q, rest)?;
            cost += met + self.met_at(b, q, p, rest - met)?;
        }
        (cost + wall * broken <= limit).then_some(Change { cost, broken })
    }

    /// What it costs that `q` meets again some of those at a table that `p` leaves; nothing if more than the limit.
    #[inline]
    fn met_at(&self, at: usize, p: usize, q: usize, limit: i64) -> Option<i64> {
        let mut cost = 0;
        for &other in &self.members[at] {
            if other as usize != p && self.shared(q, other as usize) >= 1 {
                cost += self.case.points.repeat;
                if cost > limit {
                    return None;
                }
            }
        }
        Some(cost)
    }

    /// How many at their table a person also meets in another mixed round.
    pub(super) fn extra_of(&self, round: usize, person: usize) -> i64 {
        i64::from(self.extra[round * self.case.people + person])
    }

    /// A person comes to a table, or is about to leave it: pairs that meet, here and elsewhere, are counted.
    fn count_meetings(&mut self, round: usize, person: usize, comes: bool) {
        if self.lane_of[round].is_none() {
            return;
        }
        let people = self.case.people;
        let at = round * self.case.tables + self.table(round, person);
        for place in 0..self.members[at].len() {
            let other = self.members[at][place] as usize;
            let shared = self.shared(person, other);
            if other == person || shared < 2 || self.case.unit_of[other] == self.case.unit_of[person] {
                continue;
            }
            for there in 0..self.lane_of.len() {
                // Where they meet elsewhere that is no longer, or not yet, extra if it is the only other time.
                let counts = there == round
                    || (shared == 2
                        && self.lane_of[there].is_some()
                        && self.table(there, person) == self.table(there, other));
                if counts {
                    for one in [person, other] {
                        let extra = &mut self.extra[there * people + one];
                        *extra = if comes { *extra + 1 } else { *extra - 1 };
                    }
                }
            }
        }
    }

    #[inline]
    fn label_change(&self, counts: &[u16], labels: usize, label: u32, cost: &[i64], a: usize, b: usize) -> i64 {
        if label == NONE {
            return 0;
        }
        let here = usize::from(counts[a * labels + label as usize]);
        let there = usize::from(counts[b * labels + label as usize]);
        debug_assert!(!self.members[a].is_empty());
        cost[here - 1] - cost[here] + cost[there + 1] - cost[there]
    }

    #[inline]
    fn wish_change(&self, round: usize, person: usize, with: usize, from: usize, to: usize) -> i64 {
        let mut change = 0;
        for &friend in &self.case.wishes[person] {
            let friend = friend as usize;
            if friend == with {
                continue;
            }
            let rounds = 0..self.case.rounds.len();
            let elsewhere = rounds
                .filter(|&other| other != round)
                .any(|other| self.table(other, person) == self.table(other, friend));
            if !elsewhere {
                let there = self.table(round, friend);
                change += i64::from(there == from) - i64::from(there == to);
            }
        }
        change * self.case.points.wish
    }

    #[inline]
    fn foe_change(&self, round: usize, person: usize, with: usize, from: usize, to: usize) -> i64 {
        let mut change = 0;
        for &foe in &self.case.rounds[round].terms.foes[person] {
            if foe != with {
                let there = self.table(round, foe);
                change += i64::from(there == to) - i64::from(there == from);
            }
        }
        change
    }

    /// Quotas that count `p` and not `q`, when `p` goes.
    fn quotas_changed(&self, round: usize, p: usize, q: usize, from: usize, to: usize) -> i64 {
        let quotas = &self.case.rounds[round].terms.quotas_of;
        let own = quotas[p].iter().filter(|quota| !quotas[q].contains(quota));
        own.map(|&quota| self.quota_change(round, quota as usize, from, to)).sum()
    }

    fn quota_change(&self, round: usize, quota: usize, from: usize, to: usize) -> i64 {
        let terms: &Quota = &self.case.rounds[round].terms.quotas[quota];
        let counts = &self.quotas[round][quota * self.case.tables..(quota + 1) * self.case.tables];
        let (here, there) = (usize::from(counts[from]), usize::from(counts[to]));
        number(terms.breach(here - 1)) - number(terms.breach(here)) + number(terms.breach(there + 1))
            - number(terms.breach(there))
    }

    /// Moves a person and keeps the account.
    pub(super) fn relocate(&mut self, round: usize, person: usize, to: usize) {
        let change = self.move_change(round, person, to);
        self.go(round, person, to);
        self.book(change);
    }

    /// Lets two people change places; `change` is what that makes.
    pub(super) fn swap(&mut self, round: usize, p: usize, q: usize, change: Change) {
        let (a, b) = (self.table(round, p), self.table(round, q));
        self.go(round, p, b);
        self.go(round, q, a);
        self.book(change);
    }

    /// Moves a person; `change` is what that makes.
    pub(super) fn shift(&mut self, round: usize, person: usize, to: usize, change: Change) {
        self.go(round, person, to);
        self.book(change);
    }

    fn book(&mut self, change: Change) {
        self.cost += change.cost;
        self.broken += change.broken;
    }

    fn go(&mut self, round: usize, person: usize, to: usize) {
        if self.table(round, person) != to {
            self.count_meetings(round, person, false);
            self.leave(round, person);
            self.enter(round, person, to);
            self.count_meetings(round, person, true);
        }
    }

    fn leave(&mut self, round: usize, person: usize) {
        let at = round * self.case.tables + self.table(round, person);
        let place = self.place[round * self.case.people + person] as usize;
        self.members[at].swap_remove(place);
        if let Some(&moved) = self.members[at].get(place) {
            self.place[round * self.case.people + moved as usize] = narrow(place);
        }
        self.count(round, person, |count| *count -= 1);
    }

    fn enter(&mut self, round: usize, person: usize, table: usize) {
        let index = round * self.case.people + person;
        let at = round * self.case.tables + table;
        self.seat[index] = narrow(table);
        self.place[index] = narrow(self.members[at].len());
        self.members[at].push(narrow(person));
        if let Some(lane) = self.lane_of[round] {
            self.lanes[person * self.width + lane / LANES][lane % LANES] = u16::try_from(table).unwrap_or(u16::MAX);
        }
        self.count(round, person, |count| *count += 1);
    }

    fn count(&mut self, round: usize, person: usize, by: impl Fn(&mut u16)) {
        let case = self.case;
        let table = self.table(round, person);
        let at = round * case.tables + table;
        if case.group[person] != NONE {
            by(&mut self.groups[at * case.groups + case.group[person] as usize]);
        }
        if case.role[person] != NONE {
            by(&mut self.roles[at * case.roles + case.role[person] as usize]);
        }
        if case.new[person] {
            by(&mut self.new[at]);
        }
        for &quota in &case.rounds[round].terms.quotas_of[person] {
            by(&mut self.quotas[round][quota as usize * case.tables + table]);
        }
    }
}

fn stay_change(old: u32, from: usize, to: usize) -> i64 {
    if old == NONE { 0 } else { i64::from(old as usize == from) - i64::from(old as usize == to) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::{Guest, Problem, Rule, Table};
    use crate::terms::Terms;

    #[test]
    fn the_account_stays_right_through_swaps_and_moves() {
        let mut problem = Problem {
            people: (0..12).map(|p| Guest { key: p.into(), group: p / 3, role: p % 2, new: p % 5 < 2 }).collect(),
            tables: vec![Table { least: 0, most: 12 }; 3],
            rounds: vec![Round::Mixed, Round::Together, Round::Mixed, Round::Mixed],
            ..Problem::default()
        };
        problem.rules = vec![
            Rule::Apart { people: vec![0, 4, 7] },
            Rule::Quota { people: vec![1, 2, 3, 4], least: 1, most: 2 },
            Rule::GroupAtMost { most: 1 },
        ];
        problem.aims.wishes = vec![(0, 1), (2, 9)];
        let terms = (0..4).map(|round| Terms::of(&problem, round, |_| true)).collect();
        let old = vec![vec![Some(0); 12]; 4];
        let case = Case::of(&problem, terms, &old, |_| 7);
        let start: Vec<u32> = (0..48).map(|seat| seat * 5 % 7 % 3).collect();
        let mut state = State::new(&case, &start);
        for step in 0..400_usize {
            let (round, p, q) = (step % 4, step * 7 % 12, step * 11 % 12);
            if step % 3 == 0 {
                state.relocate(round, p, step % 7 % 3);
            } else if state.table(round, p) != state.table(round, q) {
                let change = state.swap_change(round, p, q, 1, i64::MAX / 2).unwrap();
                state.swap(round, p, q, change);
            }
            let fresh = State::new(&case, &state.seat);
            assert_eq!((state.cost, state.broken, &state.extra), (fresh.cost, fresh.broken, &fresh.extra));
        }
    }
}
