//! Who sits where in every round, with the counts from which the difference of a change is read.

use super::case::{Case, NONE, narrow};
use super::change::Change;
use super::met::{LANE, LANES};
use crate::problem::Round;

/// Seats in all rounds.
#[derive(Debug, Clone)]
pub(super) struct State<'a> {
    pub(super) case: &'a Case,
    /// The table by round and person.
    pub(super) seat: Vec<u32>,
    /// For each person their tables in mixed rounds, side by side; numbers that nobody else has where there is none.
    pub(super) lanes: Vec<u64>,
    /// Words per person, and the lane of each mixed round.
    pub(super) width: usize,
    pub(super) lane_of: Vec<Option<usize>>,
    /// The people by round and table, in no order.
    pub(super) members: Vec<Vec<u32>>,
    /// The place of each person among those at their table, by round and person.
    pub(super) place: Vec<u32>,
    pub(super) groups: Vec<u16>,
    pub(super) roles: Vec<u16>,
    pub(super) new: Vec<u16>,
    pub(super) quotas: Vec<Vec<u16>>,
    /// How many at their table each person also meets in another mixed round, by round and person.
    pub(super) extra: Vec<u16>,
    pub(super) cost: i64,
    pub(super) broken: i64,
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
        let own = |person: usize| (tables + person) as u64 * 0x0001_0001_0001_0001;
        let mut state = Self {
            case,
            seat: vec![NONE; people * rounds],
            lanes: (0..people * width).map(|word| own(word / width)).collect(),
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

    /// The table of a person.
    pub(super) fn table(&self, round: usize, person: usize) -> usize {
        self.seat[round * self.case.people + person] as usize
    }

    /// The people at a table.
    pub(super) fn at(&self, round: usize, table: usize) -> &[u32] {
        &self.members[round * self.case.tables + table]
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
            let word = &mut self.lanes[person * self.width + lane / LANES];
            let shift = lane % LANES * LANE;
            *word = *word & !(0xFFFF << shift) | (table as u64) << shift;
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::{Guest, Problem, Rule, Table};
    use crate::terms::Terms;

    #[test]
    fn the_account_stays_right_through_swaps_and_moves() {
        let mut problem = Problem {
            people: (0..12)
                .map(|p| Guest { key: p.into(), group: p / 3, role: p % 2, new: p % 5 < 2 })
                .collect(),
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
