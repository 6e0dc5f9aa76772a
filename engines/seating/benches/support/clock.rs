//! A clock of processor time, so that other work on the machine does not change a result.

use rustix::time::{ClockId, clock_gettime};
use seating::mdgp::Deadline;

/// How much of a stretch of processor time is used: that of the calling thread where one works; where several do, that of
/// the process, shared by them. What a thread waits for another is then not counted.
pub struct Clock {
    threads: usize,
    begun: f64,
    seconds: f64,
}

impl Clock {
    /// A clock that begins now, on the thread that works, and is at its end after so many seconds.
    pub fn new(threads: usize, seconds: f64) -> Self {
        Self { threads, begun: worked(threads), seconds }
    }

    /// The seconds of processor time since the beginning, for each thread.
    pub fn elapsed(&self) -> f64 {
        worked(self.threads) - self.begun
    }
}

impl Deadline for Clock {
    fn spent(&self) -> f64 {
        self.elapsed() / self.seconds
    }
}

fn worked(threads: usize) -> f64 {
    let clock = if threads > 1 { ClockId::ProcessCPUTime } else { ClockId::ThreadCPUTime };
    let time = clock_gettime(clock);
    (time.tv_sec as f64 + time.tv_nsec as f64 / 1e9) / threads.max(1) as f64
}
