//! How long a run may take: in steps, or by a clock that is handed in.

/// The caller's clock. The engine has none.
pub trait Watch: Sync {
    /// The share of the time that has passed: 0 at the start, 1 or more when the run is to end. A caller that wants
    /// it to end early says 1.
    fn spent(&self) -> f64;

    /// Is told the best objective found so far, now and then, from any thread.
    fn found(&self, objective: f64) {
        let _ = objective;
    }
}

/// How long a run may take.
#[derive(Clone, Copy)]
pub enum Limit<'a> {
    /// So many steps; one step scores one person against everyone and every group with room. The same seed and
    /// steps give the same plan on every machine, with any number of threads.
    Steps(u64),
    /// Until the watch says that it is over.
    Time(&'a dyn Watch),
}

impl std::fmt::Debug for Limit<'_> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Steps(steps) => write!(out, "Steps({steps})"),
            Self::Time(_) => write!(out, "Time"),
        }
    }
}

/// Counts steps, and tells how much of the limit is used.
#[derive(Debug, Clone, Copy)]
pub(super) struct Meter<'a> {
    limit: Limit<'a>,
    /// What gains were multiplied by.
    scale: f64,
    /// Steps taken.
    pub taken: u64,
}

impl<'a> Meter<'a> {
    /// A meter at nothing, for gains that were multiplied by `scale`.
    pub(super) fn new(limit: Limit<'a>, scale: f64) -> Self {
        Self { limit, scale, taken: 0 }
    }

    /// Passes on the best value found so far.
    pub(super) fn found(&self, value: i64) {
        if let Limit::Time(watch) = self.limit {
            watch.found(value as f64 / self.scale);
        }
    }

    /// The share of the limit that is used; 1 or more when the run is to end.
    pub(super) fn spent(&self) -> f64 {
        match self.limit {
            Limit::Steps(0) => 1.0,
            Limit::Steps(steps) => self.taken as f64 / steps as f64,
            Limit::Time(watch) => watch.spent(),
        }
    }

    /// Steps that are left before `share` of the limit is used; as good as endless by the clock.
    pub(super) fn left_before(&self, share: f64) -> u64 {
        match self.limit {
            // A share of a count is a count.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            Limit::Steps(steps) => ((steps as f64 * share) as u64).saturating_sub(self.taken),
            Limit::Time(_) => u64::MAX,
        }
    }
}
