//! `[session]`

use chrono::TimeDelta;
use serde::Deserialize;

/// How long people stay signed in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Session {
    /// Minutes without a request after which a person is signed out.
    #[serde(default = "usual_idle")]
    pub idle_minutes: u16,
}

impl Default for Session {
    fn default() -> Self {
        Self { idle_minutes: usual_idle() }
    }
}

fn usual_idle() -> u16 {
    u16::try_from(web::USUAL_IDLE.num_minutes()).unwrap_or(30)
}

impl Session {
    /// As a time.
    #[must_use]
    pub fn idle(&self) -> TimeDelta {
        TimeDelta::minutes(i64::from(self.idle_minutes))
    }
}
