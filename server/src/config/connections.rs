//! `[connections]`

use serde::Deserialize;

/// How many connections there may be, and how slow they may be. A browser takes six, and an office has one address.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Connections {
    /// At once, from everywhere.
    pub most: usize,
    /// At once, from one address. Listed proxies are not counted.
    pub each: usize,
    /// Seconds in which a TLS handshake, or a request's head, must have come.
    pub head_seconds: u64,
    /// Seconds in which the next piece of a form or a file must have come, and the next piece of an answer must have
    /// been taken.
    pub piece_seconds: u64,
    /// Seconds from a request's head to its answer, the form with it.
    pub request_seconds: u64,
}

impl Default for Connections {
    fn default() -> Self {
        Self { most: 1000, each: 200, head_seconds: 10, piece_seconds: 20, request_seconds: 300 }
    }
}
