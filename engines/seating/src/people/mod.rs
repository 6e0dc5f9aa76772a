//! The search for people: who sits where in all rounds, with rules as penalties where they cannot be kept by choice.
//!
//! Sizes, tables that a person may use and who sits together are never broken. Who sits apart and quotas may be on
//! the way; a breach costs a *wall* that rises while breaches stay and falls while there are none.

mod anneal;
mod case;
mod chain;
mod change;
mod count;
mod exhaust;
mod lines;
mod met;
mod meter;
mod other;
mod state;

use anneal::{Annealing, Span};
pub(crate) use case::Case;
use case::narrow;
use meter::Meter;
pub(crate) use other::{Other, best_other};
use state::State;

use crate::problem::Round;
use crate::watch::Watch;

/// One part in so many of the budget is for learning the temperatures, and for settling at the end.
const SHARE: u64 = 10;

/// What is to be searched.
pub(crate) struct Job<'a> {
    /// The numbers.
    pub case: &'a Case,
    /// The tables to begin with, by round and person. Sizes, choices and units are kept in it.
    pub start: &'a [Vec<usize>],
    /// The same seed gives the same tables.
    pub seed: u64,
    /// How many tries.
    pub steps: u64,
    /// Begin near the start, not from anywhere.
    pub warm: bool,
    /// A cost that nothing is below.
    pub goal: i64,
}

/// What was found.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    /// The tables, by round and person.
    pub tables: Vec<Vec<usize>>,
    /// Breaches of rules in it.
    pub broken: usize,
    /// True if there is nothing better.
    pub proven: bool,
}

/// The best tables found: with fewest breaches, then of least cost. Never worse than the start.
pub(crate) fn search(job: &Job<'_>, watch: &dyn Watch) -> Found {
    let case = job.case;
    let mut start: Vec<u32> = job.start.iter().flatten().map(|&table| narrow(table)).collect();
    let mut state = State::new(case, &start);
    if let Some(built) = built(case, &start).filter(|_| !job.warm) {
        let other = State::new(case, &built);
        if (other.broken, other.cost) < (state.broken, state.cost) {
            (start, state) = (built, other);
        }
    }
    let mut best = Best::of(&state);
    let mut meter = Meter::new(job.steps, watch);
    let mut annealing = Annealing::new(state, job.goal, job.seed);
    if annealing.stiff() || annealing.reached() || exhaust::exhaust(case, &start, job.steps, &mut best) {
        best.proven = true;
    } else {
        run(job, &mut annealing, &mut meter, &mut best);
    }
    best.found(case)
}

fn run<'a>(job: &Job<'a>, annealing: &mut Annealing<'a>, meter: &mut Meter<'_>, best: &mut Best) {
    let rest = job.steps / SHARE;
    annealing.settle(rest / 4, meter, best);
    let settled = annealing.state.clone();
    let span = annealing.learn(rest, meter, best);
    let span = if job.warm { Span { hot: (span.hot * span.cold).sqrt(), cold: span.cold } } else { span };
    // Where all differences are of one size, time is best spent where it freezes.
    let span = if job.case.only_meetings() {
        Span { hot: 0.55 * span.hot, cold: (1.4 * span.cold).min(0.5 * span.hot) }
    } else {
        span
    };
    let main = meter.left().saturating_sub(rest);
    for share in [main / 5, main - main / 5] {
        if job.warm {
            annealing.state.clone_from(&settled);
        }
        annealing.cool(span, share, meter, best);
    }
    let seat = best.seat.clone();
    annealing.state = State::new(job.case, &seat);
    annealing.settle(meter.left(), meter, best);
}

/// The start with all mixed rounds by construction, if sizes and choices allow that.
fn built(case: &Case, start: &[u32]) -> Option<Vec<u32>> {
    let mixed: Vec<usize> =
        (0..case.rounds.len()).filter(|&round| case.rounds[round].kind == Round::Mixed).collect();
    if !case.counts_meetings || mixed.is_empty() {
        return None;
    }
    let plan = lines::lines(case.people, case.tables, mixed.len())?;
    // Those of one municipality make a column, and so never meet.
    let mut order: Vec<usize> = (0..case.people).collect();
    order.sort_by_key(|&person| (case.group[person], person));
    let mut seats = start.to_vec();
    for (&round, tables) in mixed.iter().zip(plan) {
        let terms = &case.rounds[round].terms;
        let mut load = vec![0; case.tables];
        for (&person, table) in order.iter().zip(tables) {
            load[table] += 1;
            seats[round * case.people + person] = narrow(table);
            if !terms.allows(terms.unit_of[person], table) {
                return None;
            }
        }
        let fits =
            load.iter().zip(&terms.tables).all(|(load, table)| (table.least..=table.most).contains(load));
        let seat = |person: usize| seats[round * case.people + person];
        let whole = terms.units.iter().all(|unit| unit.iter().all(|&person| seat(person) == seat(unit[0])));
        if !fits || !whole {
            return None;
        }
    }
    Some(seats)
}

/// The best tables seen so far.
#[derive(Debug, Clone)]
struct Best {
    seat: Vec<u32>,
    cost: i64,
    broken: i64,
    proven: bool,
}

impl Best {
    fn of(state: &State<'_>) -> Self {
        Self { seat: state.seat.clone(), cost: state.cost, broken: state.broken, proven: false }
    }

    /// Keeps the tables if they are better than any before. What is equal is left, so that the first wins.
    fn see(&mut self, state: &State<'_>) {
        if (state.broken, state.cost) < (self.broken, self.cost) {
            self.seat.copy_from_slice(&state.seat);
            (self.cost, self.broken) = (state.cost, state.broken);
        }
    }

    fn found(&self, case: &Case) -> Found {
        let round = |seats: &[u32]| seats.iter().map(|&table| table as usize).collect();
        let tables = if case.people == 0 {
            vec![Vec::new(); case.rounds.len()]
        } else {
            self.seat.chunks(case.people).map(round).collect()
        };
        Found { tables, broken: usize::try_from(self.broken).unwrap_or(0), proven: self.proven }
    }
}
