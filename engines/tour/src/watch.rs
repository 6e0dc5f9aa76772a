//! Progress out, stop in. The engine has no clock: whoever has one stops it here.

/// How far the work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Steps of the search, then routes that the proof has looked at.
    pub work: u64,
    /// The cost of the best plan so far; nothing while there is none.
    pub cost: Option<i64>,
}

/// Looks on while the engine works.
pub trait Watch {
    /// True to go on. False ends the work soon after, with the best plan so far.
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
