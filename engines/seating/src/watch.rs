//! Progress out, stop in. The engine has no clock: whoever has one stops it here.

/// How far the work has come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// The share of the budget that is used, from 0 to 1.
    pub share: f32,
    /// The objective of the best plan so far.
    pub objective: i64,
    /// How many breaches of rules the plan at hand has; the best plan so far has none, unless none was found yet.
    pub broken: usize,
}

/// Looks on while the engine works.
pub trait Watch {
    /// True to go on. False ends the search soon after, with the best plan so far.
    fn go_on(&self, progress: Progress) -> bool;
}

impl Watch for () {
    fn go_on(&self, _: Progress) -> bool {
        true
    }
}

impl<F: Fn(Progress) -> bool> Watch for F {
    fn go_on(&self, progress: Progress) -> bool {
        self(progress)
    }
}
