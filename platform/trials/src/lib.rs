//! Real servers for tests: PostgreSQL, SMTP, IMAP, OpenID and a caching proxy, on loopback and free ports.
//!
//! Only ever a development dependency. Every server dies with its owner: on drop, when the
//! test panics, and when the test process is killed, because a guardian holds the other end of a pipe
//! from the test and takes the server down when that pipe closes.

mod caching_proxy;
mod calendar;
mod drain;
mod guardian;
mod imap_server;
mod mail_server;
mod postgres;
mod provider;
mod python;

use std::net::{Ipv4Addr, TcpListener};

pub use caching_proxy::CachingProxy;
pub use calendar::read_calendar;
pub use drain::Drain;
pub use imap_server::ImapServer;
pub use mail_server::{Answer, MailServer, Received};
pub use postgres::{POSTGRES_URL_VARIABLE, Pair, Passwordless, Postgres, postgres};
pub use provider::{Left, Provider};
pub use python::{Python, python_with};

/// What stopped a server from starting, said so that the reader knows what to do.
#[derive(Debug, thiserror::Error)]
pub enum TrialFault {
    /// A program or a module is not on this machine.
    #[error("{what} is missing. {remedy}")]
    Missing {
        /// The program or module.
        what: String,
        /// What to type to get it.
        remedy: String,
    },
    /// A program is there but refused; its own words follow.
    #[error("{what} failed: {output}")]
    Failed {
        /// What was tried.
        what: String,
        /// What the program wrote.
        output: String,
    },
    /// A file, folder or process could not be made.
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

/// A TCP port on loopback that nobody listens on at this moment.
///
/// Another process can take it before you do; whoever starts a server on it tries again with a new one.
///
/// # Panics
/// When the machine has no free port on loopback, which ends the test.
#[must_use]
pub fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .and_then(|listener| listener.local_addr())
        // A test cannot go on without a port, and no caller could do better.
        .expect("no free port on loopback")
        .port()
}
