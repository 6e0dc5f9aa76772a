//! Changes of several units at once: one goes to another table, and others go on until all sizes fit again. For people
//! who sit together, for tables that only some may use, and for what single swaps do not reach. In rounds at home a
//! municipality's people at a table often go as one, to where others of theirs sit: one by one they would be alone on the
//! way.

use super::case::NONE;
use super::state::State;
use crate::chance::Chance;
use crate::problem::Round;

/// How many units may follow the first.
const FOLLOWERS: usize = 7;

/// The moves of a chain, so that it can be undone.
#[derive(Debug, Clone, Default)]
pub(super) struct Chain {
    trail: Vec<(usize, usize)>,
    units: Vec<usize>,
    touched: Vec<usize>,
    /// A municipality's people at a table go as one.
    pieces: bool,
}

impl Chain {
    /// Moves units in a round until all sizes fit. False, and nothing done, if that did not come about.
    pub(super) fn run(&mut self, state: &mut State<'_>, round: usize, chance: &mut Chance) -> bool {
        self.trail.clear();
        self.units.clear();
        self.touched.clear();
        let leg = &state.case.rounds[round];
        let pick = chance.below(leg.movers.len() + leg.blocks.len());
        let unit = match leg.movers.get(pick) {
            Some(&person) => leg.terms.unit_of[person as usize],
            None => leg.blocks[pick - leg.movers.len()] as usize,
        };
        let first = leg.terms.units[unit][0];
        let home = state.table(round, first);
        self.pieces = leg.kind == Round::Together && chance.below(2) == 0;
        let to = match state.case.people_of.get(state.case.group[first] as usize) {
            Some(kin) if self.pieces && chance.below(2) == 0 => {
                state.table(round, kin[chance.below(kin.len())] as usize)
            }
            _ => chance.below(state.case.tables),
        };
        if to == home
            || !leg.terms.allows(unit, to)
            || leg.terms.units[unit].len() > leg.terms.tables[to].most
        {
            return false;
        }
        self.carry(state, round, unit, to);
        self.follow(state, round, home, to, usize::MAX);
        for _ in 0..=FOLLOWERS {
            match self.next(state, round, chance) {
                Next::Done => return true,
                Next::Carry(unit, to) => {
                    let from = state.table(round, state.case.rounds[round].terms.units[unit][0]);
                    self.carry(state, round, unit, to);
                    let most = state.case.rounds[round].terms.tables[from].most;
                    let excess = state.at(round, from).len().saturating_sub(most);
                    self.follow(state, round, from, to, excess);
                }
                Next::Stuck => break,
            }
        }
        self.undo(state, round);
        false
    }

    /// Takes the last chain back.
    pub(super) fn undo(&mut self, state: &mut State<'_>, round: usize) {
        while let Some((person, from)) = self.trail.pop() {
            state.relocate(round, person, from);
        }
    }

    fn carry(&mut self, state: &mut State<'_>, round: usize, unit: usize, to: usize) {
        let terms = &state.case.rounds[round].terms;
        self.units.push(unit);
        for &person in &terms.units[unit] {
            let from = state.table(round, person);
            if !self.touched.contains(&from) {
                self.touched.push(from);
            }
            self.trail.push((person, from));
            state.relocate(round, person, to);
        }
        if !self.touched.contains(&to) {
            self.touched.push(to);
        }
    }

    /// Carries the rest of the municipality that the last unit is of after it, so many people at most.
    fn follow(&mut self, state: &mut State<'_>, round: usize, from: usize, to: usize, most: usize) {
        let case = state.case;
        let terms = &case.rounds[round].terms;
        let Some(&last) = self.units.last().filter(|_| self.pieces) else { return };
        let group = case.group[terms.units[last][0]];
        let mut left = most;
        let kin = state.at(round, from).iter().map(|&person| person as usize);
        let kin: Vec<usize> = kin.filter(|&person| group != NONE && case.group[person] == group).collect();
        for person in kin {
            let unit = terms.unit_of[person];
            let size = terms.units[unit].len();
            let gone = state.table(round, person) != from || self.units.contains(&unit);
            if !gone && size <= left && terms.allows(unit, to) {
                left -= size;
                self.carry(state, round, unit, to);
            }
        }
    }

    fn next(&self, state: &State<'_>, round: usize, chance: &mut Chance) -> Next {
        let tables = &state.case.rounds[round].terms.tables;
        let load = |table: usize| state.at(round, table).len();
        let full = self.touched.iter().copied().find(|&table| load(table) > tables[table].most);
        let short = self.touched.iter().copied().find(|&table| load(table) < tables[table].least);
        let room = |&table: &usize| load(table) < tables[table].most;
        match (full, short) {
            (None, None) => Next::Done,
            (Some(from), to) => {
                let Some(unit) = self.someone(state, round, from, chance) else { return Next::Stuck };
                let back = self.touched.iter().copied().filter(|&table| table != from).find(room);
                let any = chance.below(state.case.tables);
                let goals = if chance.below(4) == 0 { [Some(any), to, back] } else { [to, back, Some(any)] };
                carry(state, round, unit, &goals, from)
            }
            (None, Some(to)) => {
                let from = chance.below(state.case.tables);
                match self.someone(state, round, from, chance) {
                    Some(unit) if from != to => carry(state, round, unit, &[Some(to)], from),
                    _ => Next::Stuck,
                }
            }
        }
    }

    /// A unit at the table that may move and has not yet.
    fn someone(&self, state: &State<'_>, round: usize, table: usize, chance: &mut Chance) -> Option<usize> {
        let members = state.at(round, table);
        let terms = &state.case.rounds[round].terms;
        if members.is_empty() {
            return None;
        }
        let first = chance.below(members.len());
        let units = (0..members.len()).map(|k| terms.unit_of[members[(first + k) % members.len()] as usize]);
        units.filter(|unit| !self.units.contains(unit)).find(|&unit| {
            terms.allowed[unit].as_ref().is_none_or(|open| open.iter().filter(|&&open| open).count() > 1)
        })
    }
}

fn carry(state: &State<'_>, round: usize, unit: usize, goals: &[Option<usize>], from: usize) -> Next {
    let terms = &state.case.rounds[round].terms;
    let goal = goals.iter().flatten().copied().find(|&to| to != from && terms.allows(unit, to));
    goal.map_or(Next::Stuck, |to| Next::Carry(unit, to))
}

enum Next {
    Done,
    Carry(usize, usize),
    Stuck,
}
