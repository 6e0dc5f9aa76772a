//! Changes of several units at once: one goes to another table, and others go on until all sizes fit again. For people
//! who sit together, for tables that only some may use, and for what single swaps do not reach.

use super::state::State;
use crate::chance::Chance;

/// How many units may follow the first.
const FOLLOWERS: usize = 7;

/// The moves of a chain, so that it can be undone.
#[derive(Debug, Clone, Default)]
pub(super) struct Chain {
    trail: Vec<(usize, usize)>,
    units: Vec<usize>,
    touched: Vec<usize>,
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
        let home = state.table(round, leg.terms.units[unit][0]);
        let to = chance.below(state.case.tables);
        if to == home
            || !leg.terms.allows(unit, to)
            || leg.terms.units[unit].len() > leg.terms.tables[to].most
        {
            return false;
        }
        self.carry(state, round, unit, to);
        for _ in 0..=FOLLOWERS {
            match self.next(state, round, chance) {
                Next::Done => return true,
                Next::Carry(unit, to) => self.carry(state, round, unit, to),
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
