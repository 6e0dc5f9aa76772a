//! A clock of processor time, so that other work on the machine does not change a figure.

use rustix::time::{ClockId, clock_gettime};

pub struct Clock(f64);

impl Clock {
    pub fn new() -> Self {
        Self(worked())
    }

    /// Seconds of this thread's processor time since it began.
    pub fn seconds(&self) -> f64 {
        worked() - self.0
    }
}

fn worked() -> f64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    time.tv_sec as f64 + time.tv_nsec as f64 / 1e9
}
