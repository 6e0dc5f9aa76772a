//! A small shell process that keeps a server and takes it down when the test goes away.

use std::{
    fs::File,
    io,
    os::unix::{fs::MetadataExt as _, process::CommandExt},
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
};

use crate::TrialFault;

/// The arguments are the folder and the command. The watcher reads the pipe from the test; when that closes it
/// stops the server, first kindly (for PostgreSQL SIGINT means: now, but in order), then not.
/// When the server has ended, whoever ended it, its folder is removed, unless it is to be kept for another start.
const SCRIPT: &str = r#"
folder=$1; shift
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
(
    read -r line <&3
    kill -INT "$server"
    tries=0
    while kill -0 "$server" && [ "$tries" -lt 100 ]; do sleep 0.1; tries=$((tries + 1)); done
    kill -KILL "$server"
) 2>/dev/null &
watcher=$!
wait "$server"
kill -KILL "$watcher" 2>/dev/null
[ -e "$folder/keep" ] || rm -rf "$folder"
"#;

/// A file of this name in the server's folder keeps the folder from being removed.
pub(crate) const KEEP: &str = "keep";

/// Numbers of the user and the group that a server runs as.
pub(crate) type ServerUser = (u32, u32);

/// As whom a server runs that refuses to run as root, when this process is root.
pub(crate) fn server_user() -> Result<Option<ServerUser>, TrialFault> {
    // It owns what it makes.
    if tempfile::tempfile()?.metadata()?.uid() != 0 {
        return Ok(None);
    }
    let found = ["postgres", "nobody"].into_iter().find_map(known_user);
    let missing = || TrialFault::Missing {
        what: "a user named postgres or nobody".into(),
        remedy: "servers do not run as root: make one, or run the tests as somebody else".into(),
    };
    found.map(Some).ok_or_else(missing)
}

fn known_user(name: &str) -> Option<ServerUser> {
    let number = |what: &str| {
        let output = Command::new("id").args([what, name]).output().ok()?;
        String::from_utf8(output.stdout).ok()?.trim().parse().ok()
    };
    Some((number("-u")?, number("-g")?))
}

/// A running server with its folder. Dropping it stops the server and removes the folder.
#[derive(Debug)]
pub(crate) struct Guardian {
    shell: Child,
    /// Closing this end is the message "stop".
    pipe: Option<ChildStdin>,
}

impl Guardian {
    /// Runs `command` under guard, as `user` if one is named. `folder` is removed afterwards if it holds no [`KEEP`];
    /// what the server writes goes to the file `log`.
    pub(crate) fn start(
        command: &[String],
        user: Option<ServerUser>,
        folder: &Path,
        log: &Path,
    ) -> io::Result<Self> {
        let log = File::create(log)?;
        let mut shell = Command::new("/bin/sh");
        // The server's user may not be let into the folder that the test runs in.
        shell.current_dir(folder);
        if let Some((user, group)) = user {
            shell.uid(user).gid(group);
        }
        let mut shell = shell
            .args(["-c", SCRIPT, "guardian"])
            .arg(folder)
            .args(command)
            .stdin(Stdio::piped())
            .stdout(log.try_clone()?)
            .stderr(log)
            // An own group: Ctrl-C in the terminal ends the test, and the pipe then ends the server.
            .process_group(0)
            .spawn()?;
        let pipe = shell.stdin.take();
        Ok(Self { shell, pipe })
    }

    /// Whether the server has ended by itself.
    pub(crate) fn has_ended(&mut self) -> bool {
        !matches!(self.shell.try_wait(), Ok(None))
    }
}

impl Drop for Guardian {
    fn drop(&mut self) {
        drop(self.pipe.take());
        // Nothing to do about a failure while dropping; the guardian acts without us.
        let _ = self.shell.wait();
    }
}
