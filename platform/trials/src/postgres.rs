//! A PostgreSQL of one's own.

mod passwordless;
mod programs;

use std::{
    env,
    io::Write as _,
    path::Path,
    process,
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use crate::{TrialFault, free_port, guardian::Guardian};
pub use passwordless::Passwordless;
use programs::Programs;

/// Names a server that is already there: `postgres://user@127.0.0.1:port`, without a database.
/// The test runner starts one server for all test programs and tells them by this variable. All of them must be processes
/// that see each other: what belongs to a process that is not there is dropped.
pub const POSTGRES_URL_VARIABLE: &str = "VALSKYDD_TEST_POSTGRES";

/// How long a loaded machine may take to start a server.
const PATIENCE: Duration = Duration::from_mins(1);

/// How often another port is tried when somebody took ours.
const ATTEMPTS: usize = 5;

/// A server that gives out empty databases. It is gone when this is dropped.
#[derive(Debug)]
pub struct Postgres {
    base: String,
    programs: Programs,
    made: AtomicU32,
    /// None when the server is somebody else's.
    _guardian: Option<Guardian>,
}

/// The server of this test program, started when first asked for; see [`POSTGRES_URL_VARIABLE`].
///
/// # Panics
/// With what is missing, when there is no server and none can be started. A test has nothing else to do then.
#[must_use]
pub fn postgres() -> &'static Postgres {
    static SERVER: OnceLock<Postgres> = OnceLock::new();
    SERVER.get_or_init(|| match Postgres::start() {
        Ok(server) => server,
        Err(fault) => panic!("no PostgreSQL for the tests: {fault}"),
    })
}

impl Postgres {
    /// Takes the server named by [`POSTGRES_URL_VARIABLE`], or starts one in a temporary folder:
    /// loopback only, no password, nothing made safe against power loss.
    ///
    /// # Errors
    /// When the programs are missing, or the server does not come up in a minute.
    pub fn start() -> Result<Self, TrialFault> {
        let programs = Programs::find()?;
        if let Ok(base) = env::var(POSTGRES_URL_VARIABLE) {
            return Self::at(&base, programs);
        }
        let mut last = String::new();
        for _ in 0..ATTEMPTS {
            match start_own(&programs) {
                Ok((base, guardian)) => {
                    return Ok(Self { base, programs, made: AtomicU32::new(0), _guardian: Some(guardian) });
                }
                Err(TrialFault::Failed { output, .. }) => last = output,
                Err(other) => return Err(other),
            }
        }
        Err(TrialFault::Failed { what: "starting PostgreSQL".into(), output: last })
    }

    fn at(base: &str, programs: Programs) -> Result<Self, TrialFault> {
        let base = base.trim_end_matches('/').to_owned();
        programs.drop_of_the_dead(&base)?;
        Ok(Self { base, programs, made: AtomicU32::new(0), _guardian: None })
    }

    /// The server's address without a database, as [`POSTGRES_URL_VARIABLE`] wants it.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base
    }

    /// Makes an empty UTF-8 database and says how to reach it.
    ///
    /// # Panics
    /// When the server refuses; the test ends there.
    #[must_use]
    pub fn url_for_new_database(&self) -> String {
        let number = self.made.fetch_add(1, Ordering::Relaxed);
        let name = format!("trial_{}_{number}", process::id());
        // A left-over of an earlier process with the same number on a server that is shared.
        let statements =
            [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name} TEMPLATE template0")];
        if let Err(fault) = self.programs.ask(&self.base, &statements) {
            panic!("no database for the test: {fault}");
        }
        format!("{}/{name}", self.base)
    }
}

/// Who reaches a new database, and how.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Whoever serves: no superuser, owns nothing, has no right before somebody gives it one.
    pub serving: String,
    /// Whoever owns the tables, and no superuser either.
    pub owner: String,
}

impl Postgres {
    /// Makes an empty UTF-8 database with two roles of its own, as an installation has them.
    ///
    /// # Panics
    /// When the server refuses; the test ends there.
    #[must_use]
    pub fn pair_for_new_database(&self) -> Pair {
        let url = self.url_for_new_database();
        let (Some((_, server)), Some((_, name))) = (self.base.rsplit_once('@'), url.rsplit_once('/')) else {
            panic!("the server's address names no user: {}", self.base);
        };
        let mut statements = Vec::new();
        for role in ["serving", "owner"] {
            // A left-over of an earlier process; the database that it had something in is gone.
            statements.push(format!("DROP ROLE IF EXISTS {name}_{role}"));
            statements.push(format!("CREATE ROLE {name}_{role} LOGIN"));
        }
        statements.push(format!("ALTER DATABASE {name} OWNER TO {name}_owner"));
        if let Err(fault) = self.programs.ask(&self.base, &statements) {
            panic!("no roles for the test: {fault}");
        }
        let scheme = "postgres://";
        Pair {
            serving: format!("{scheme}{name}_serving@{server}/{name}"),
            owner: format!("{scheme}{name}_owner@{server}/{name}"),
        }
    }
}

fn start_own(programs: &Programs) -> Result<(String, Guardian), TrialFault> {
    let folder = tempfile::Builder::new().prefix("trial-postgres-").tempdir()?.keep();
    let started = start_in(programs, &folder);
    if started.is_err() {
        let _ = std::fs::remove_dir_all(&folder);
    }
    started
}

fn start_in(programs: &Programs, folder: &Path) -> Result<(String, Guardian), TrialFault> {
    let data = folder.join("data");
    programs.give_to_server_user(folder)?;
    programs.initdb(&data, folder)?;
    forgetful(&data)?;
    let port = free_port();
    let log = folder.join("log");
    let mut guardian =
        Guardian::start(&server_command(programs, &data, port), programs.server_user, folder, &log)?;
    let base = format!("postgres://postgres@127.0.0.1:{port}");
    let deadline = Instant::now() + PATIENCE;
    while let Err(fault) = programs.ask(&base, &["SELECT 1".to_owned()]) {
        // Read first: with the server its folder goes.
        let said = std::fs::read_to_string(&log).unwrap_or_default();
        if guardian.has_ended() || Instant::now() > deadline {
            let output = format!("{fault}\n{said}");
            return Err(TrialFault::Failed { what: "starting PostgreSQL".into(), output });
        }
        thread::sleep(Duration::from_millis(50));
    }
    Ok((base, guardian))
}

/// Nothing needs to outlive a test. In the file and not on the command line, so that a measurement of durable commits
/// can take it back with `ALTER SYSTEM`.
fn forgetful(data: &Path) -> Result<(), TrialFault> {
    let file = data.join("postgresql.conf");
    let settings = "\nfsync = off\nsynchronous_commit = off\nfull_page_writes = off\n";
    let written = std::fs::OpenOptions::new()
        .append(true)
        .open(&file)
        .and_then(|mut file| file.write_all(settings.as_bytes()));
    written.map_err(|fault| TrialFault::Failed {
        what: format!("writing {}", file.display()),
        output: fault.to_string(),
    })
}

fn server_command(programs: &Programs, data: &Path, port: u16) -> Vec<String> {
    let settings = [
        "listen_addresses=127.0.0.1".to_owned(),
        format!("port={port}"),
        // The folder may have too long a name for a socket, and nobody needs one.
        "unix_socket_directories=".to_owned(),
        "max_connections=300".to_owned(),
        "shared_buffers=32MB".to_owned(),
    ];
    let mut command = vec![programs.bin.join("postgres").display().to_string()];
    command.extend(["-D".to_owned(), data.display().to_string()]);
    command.extend(settings.into_iter().flat_map(|setting| ["-c".to_owned(), setting]));
    command
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    #[test]
    fn a_shared_server_keeps_no_database_of_a_test_program_that_has_ended() {
        let server = postgres();
        let mut ended = Command::new("true").spawn().unwrap();
        ended.wait().unwrap();
        let (of_the_dead, own) = (format!("trial_{}_0", ended.id()), server.url_for_new_database());
        server.programs.ask(&server.base, &[format!("CREATE DATABASE {of_the_dead}")]).unwrap();
        // Divides by nothing when there is none.
        let is_there = |name: &str| {
            let count = format!("SELECT 1 / count(*) FROM pg_database WHERE datname = '{name}'");
            server.programs.ask(&server.base, &[count]).is_ok()
        };
        let own = own.rsplit('/').next().unwrap();
        assert!(is_there(own) && is_there(&of_the_dead));
        let _again = Postgres::at(&server.base, Programs::find().unwrap()).unwrap();
        assert!(is_there(own), "whoever is alive keeps theirs");
        assert!(!is_there(&of_the_dead));
    }
}
