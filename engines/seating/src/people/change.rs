//! What a change makes, read from the counts without doing it.

use super::case::NONE;
use super::state::State;
use crate::points::{Points, number};
use crate::terms::Quota;

/// What a change makes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Change {
    /// In points of cost: below 0 is better.
    pub cost: i64,
    /// In breaches of rules.
    pub broken: i64,
}

impl State<'_> {
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
            cost += case.points.new_people(new_a - is, here - 1) - case.points.new_people(new_a, here)
                + case.points.new_people(new_b + is, there + 1)
                - case.points.new_people(new_b, there);
        }
        if self.lane_of[round].is_some() {
            let unit = case.unit_of[person];
            let known =
                |other: &&u32| case.unit_of[**other as usize] != unit && self.meet(person, **other as usize);
            let met = self.members[b].iter().filter(known).count();
            cost += case.points.repeat * (number(met) - self.extra_of(round, person));
        }
        if case.any_wishes {
            cost += self.wish_change(round, person, usize::MAX, from, to);
        }
        if leg.any_old {
            cost += stay_change(leg.old[person], from, to) * leg.price;
        }
        let mut broken = 0;
        if leg.any_foes {
            broken += self.foe_change(round, person, usize::MAX, from, to);
        }
        for &quota in &leg.terms.quotas_of[person] {
            broken += self.quota_change(round, quota as usize, from, to);
        }
        Change { cost, broken }
    }

    /// What it makes that two people who are units by themselves, at different tables, change places; nothing if
    /// that costs more than the limit, with breaches at this wall.
    #[inline]
    pub(super) fn swap_change(
        &self,
        round: usize,
        p: usize,
        q: usize,
        wall: i64,
        limit: i64,
    ) -> Option<Change> {
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
                case.points.new_people(then, people) - case.points.new_people(now, people)
            };
            cost += new(a, case.new[q]) + new(b, case.new[p]);
        }
        if case.any_wishes {
            cost += self.wish_change(round, p, q, from, to) + self.wish_change(round, q, p, to, from);
        }
        if leg.any_old {
            cost += (stay_change(leg.old[p], from, to) + stay_change(leg.old[q], to, from)) * leg.price;
        }
        let mut broken = 0;
        if leg.any_foes {
            broken += self.foe_change(round, p, q, from, to) + self.foe_change(round, q, p, to, from);
        }
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

    #[inline]
    fn label_change(
        &self,
        counts: &[u16],
        labels: usize,
        label: u32,
        cost: &[i64],
        a: usize,
        b: usize,
    ) -> i64 {
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
}

fn stay_change(old: u32, from: usize, to: usize) -> i64 {
    if old == NONE { 0 } else { i64::from(old as usize == from) - i64::from(old as usize == to) }
}
