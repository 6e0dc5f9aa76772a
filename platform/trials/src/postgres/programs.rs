//! Where PostgreSQL's programs lie, and as whom they run.

use std::{
    env, fs, io,
    os::unix::{fs::chown, process::CommandExt},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{
    TrialFault,
    guardian::{ServerUser, server_user},
};

/// Where Debian keeps one folder for each version.
const DEBIAN: &str = "/usr/lib/postgresql";

/// The programs of one PostgreSQL version.
#[derive(Debug)]
pub(super) struct Programs {
    /// Folder with `initdb`, `postgres` and `psql`.
    pub(super) bin: PathBuf,
    /// PostgreSQL refuses to run as root, so root lets somebody else run it.
    pub(super) server_user: Option<ServerUser>,
}

impl Programs {
    pub(super) fn find() -> Result<Self, TrialFault> {
        let bin = bin_folder().ok_or_else(|| TrialFault::Missing {
            what: "PostgreSQL (initdb, postgres, psql)".into(),
            remedy: "Debian: apt-get install postgresql. Elsewhere: put its bin folder on the PATH".into(),
        })?;
        Ok(Self { bin, server_user: server_user()? })
    }

    /// Lets the server's user own `folder`.
    pub(super) fn give_to_server_user(&self, folder: &Path) -> io::Result<()> {
        match self.server_user {
            Some((user, group)) => chown(folder, Some(user), Some(group)),
            None => Ok(()),
        }
    }

    /// Makes the files of a new server in `data`.
    pub(super) fn initdb(&self, data: &Path, folder: &Path) -> Result<(), TrialFault> {
        let mut initdb = Command::new(self.bin.join("initdb"));
        if let Some((user, group)) = self.server_user {
            initdb.uid(user).gid(group);
        }
        initdb
            .args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"])
            .arg(format!("--pgdata={}", data.display()))
            .current_dir(folder);
        said(&mut initdb).map(drop)
    }

    /// Drops what test programs that have ended left on a server that many share: a suite makes gigabytes of databases.
    pub(super) fn drop_of_the_dead(&self, base: &str) -> Result<(), TrialFault> {
        let mut names =
            self.psql(base, &["SELECT datname FROM pg_database WHERE datname LIKE 'trial\\_%'".to_owned()]);
        let names = said(names.args(["--tuples-only", "--no-align"]))?;
        let is_dead = |name: &&str| {
            let maker = name.split('_').nth(1).and_then(|number| number.parse::<u32>().ok());
            // Where there is no /proc nobody is known to be dead.
            maker.is_some_and(|number| {
                Path::new("/proc/self").exists() && !Path::new("/proc").join(number.to_string()).exists()
            })
        };
        // Forced: the last connections of whoever was killed may still be open. Two who come at once drop the same ones.
        let drops: Vec<String> = names
            .lines()
            .filter(is_dead)
            .map(|name| format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            .collect();
        if drops.is_empty() { Ok(()) } else { self.ask(base, &drops) }
    }

    /// Has the server at `base` do `statements`, one by one, in its own database `postgres`.
    pub(super) fn ask(&self, base: &str, statements: &[String]) -> Result<(), TrialFault> {
        said(&mut self.psql(base, statements)).map(drop)
    }

    fn psql(&self, base: &str, statements: &[String]) -> Command {
        let mut psql = Command::new(self.bin.join("psql"));
        psql.args(["--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1"])
            .arg(format!("--dbname={base}/postgres"))
            .env("PGOPTIONS", "-c client_min_messages=warning");
        for statement in statements {
            psql.args(["--command", statement]);
        }
        psql
    }
}

/// Runs a program to its end and gives what it wrote; its complaints become the fault.
fn said(command: &mut Command) -> Result<String, TrialFault> {
    let output = command.stdin(Stdio::null()).output()?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(TrialFault::Failed {
        what: command.get_program().to_string_lossy().into_owned(),
        output: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

fn bin_folder() -> Option<PathBuf> {
    let mut debian: Vec<(u32, PathBuf)> = fs::read_dir(DEBIAN)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    debian.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    let path = env::var_os("PATH").unwrap_or_default();
    let complete = |bin: &PathBuf| ["initdb", "postgres", "psql"].iter().all(|name| bin.join(name).is_file());
    debian.into_iter().map(|(_, bin)| bin).chain(env::split_paths(&path)).find(complete)
}
