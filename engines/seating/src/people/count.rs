//! Cost and breaches counted from the whole.

use super::case::NONE;
use super::state::State;
use crate::points::{Points, number};

impl State<'_> {
    /// Cost and breaches counted from the whole.
    pub(super) fn counted(&self) -> (i64, i64) {
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
            for (quota, counts) in
                leg.terms.quotas.iter().zip(self.quotas[round].chunks(self.case.tables.max(1)))
            {
                broken += counts.iter().map(|&count| number(quota.breach(usize::from(count)))).sum::<i64>();
            }
        }
        for person in 0..self.case.people {
            for &friend in self.case.wishes[person].iter().filter(|&&friend| (friend as usize) < person) {
                let shares = (0..self.case.rounds.len())
                    .any(|r| self.table(r, person) == self.table(r, friend as usize));
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
            + case.points.new_people(usize::from(self.new[at]), people)
    }
}
