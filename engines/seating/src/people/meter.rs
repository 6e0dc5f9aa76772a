//! The step budget and the one who looks on.

use super::Best;
use super::state::State;
use crate::watch::{Progress, Watch};

/// How many steps pass between two looks.
const LOOKS: u64 = 8_192;

/// Counts steps down.
pub(super) struct Meter<'a> {
    all: u64,
    left: u64,
    next_look: u64,
    stopped: bool,
    watch: &'a dyn Watch,
}

impl<'a> Meter<'a> {
    pub(super) fn new(steps: u64, watch: &'a dyn Watch) -> Self {
        Self { all: steps, left: steps, next_look: steps, stopped: false, watch }
    }

    /// Steps that may be taken now.
    pub(super) fn left(&self) -> u64 {
        if self.stopped { 0 } else { self.left }
    }

    /// True if the budget is used up or somebody said stop.
    pub(super) fn over(&self) -> bool {
        self.left() == 0
    }

    /// Takes steps; false, and nothing taken, if there are fewer or somebody said stop.
    pub(super) fn take(&mut self, steps: u64, state: &State<'_>, best: &Best) -> bool {
        if self.stopped || steps > self.left {
            self.left = 0;
            return false;
        }
        if self.left <= self.next_look {
            self.next_look = self.left.saturating_sub(LOOKS);
            // A share for a progress bar needs few digits.
            #[allow(clippy::cast_possible_truncation)]
            let share = ((self.all - self.left) as f64 / self.all.max(1) as f64) as f32;
            let broken = usize::try_from(state.broken).unwrap_or(0);
            self.stopped = !self.watch.go_on(Progress { share, objective: -best.cost, broken });
        }
        self.left -= steps;
        !self.stopped
    }
}
