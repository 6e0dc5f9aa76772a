//! The step budget.

/// Counts steps down. A part can be set aside for the end.
#[derive(Debug, Clone)]
pub(super) struct Meter {
    left: u64,
    aside: u64,
}

impl Meter {
    /// A full meter.
    pub(super) fn new(steps: u64) -> Self {
        Self { left: steps, aside: 0 }
    }

    /// Steps that may be taken now.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// Takes one step; false if there is none.
    pub(super) fn step(&mut self) -> bool {
        self.steps(1)
    }

    /// Takes several steps; false, and nothing taken, if there are fewer.
    pub(super) fn steps(&mut self, count: u64) -> bool {
        let enough = self.left >= count;
        if enough {
            self.left -= count;
        }
        enough
    }

    /// Sets steps aside until [`Meter::release`].
    pub(super) fn reserve(&mut self, steps: u64) {
        let aside = steps.min(self.left);
        self.left -= aside;
        self.aside += aside;
    }

    /// Gives back what was set aside.
    pub(super) fn release(&mut self) {
        self.left += self.aside;
        self.aside = 0;
    }
}
