//! Mailboxes to read from.

use std::fs::{self, Permissions};
use std::io;
use std::net::{Ipv4Addr, TcpStream};
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rcgen::{CertifiedKey, generate_simple_self_signed};

use crate::guardian::{Guardian, KEEP, ServerUser, server_user};
use crate::{TrialFault, free_port};

/// How long a loaded machine may take to start it.
const PATIENCE: Duration = Duration::from_mins(1);

/// How often another port is tried when somebody took ours.
const ATTEMPTS: usize = 5;

/// Dovecot on loopback, which gives whoever signs in with [`ImapServer::PASSWORD`] a mailbox of their own, in the clear and
/// after STARTTLS. It is gone when this is dropped.
#[derive(Debug)]
pub struct ImapServer {
    port: u16,
    folder: PathBuf,
    user: Option<ServerUser>,
    certificate: String,
    mails: AtomicU32,
    guardian: Option<Guardian>,
}

impl ImapServer {
    /// The password of every mailbox.
    pub const PASSWORD: &str = "hemligt-losen";

    /// Starts a server without mail.
    ///
    /// # Errors
    /// When Dovecot is missing or does not come up in a minute.
    pub fn start() -> Result<Self, TrialFault> {
        let is_there = Command::new(program()).arg("--version").stdout(Stdio::null()).status();
        if !is_there.is_ok_and(|status| status.success()) {
            return Err(TrialFault::Missing {
                what: "dovecot".into(),
                remedy: "Debian: apt-get install dovecot-imapd".into(),
            });
        }
        let folder = tempfile::Builder::new().prefix("trial-imap-").tempdir()?.keep();
        fs::write(folder.join(KEEP), "")?;
        let user = server_user()?;
        let CertifiedKey { cert, signing_key } = generate_simple_self_signed(["localhost".to_owned()])
            .map_err(|fault| TrialFault::Io(io::Error::other(fault)))?;
        fs::write(folder.join("certificate"), cert.pem())?;
        fs::write(folder.join("key"), signing_key.serialize_pem())?;
        let server =
            Self { port: 0, folder, user, certificate: cert.pem(), mails: AtomicU32::new(0), guardian: None };
        server.give(&server.folder)?;
        for name in ["certificate", "key", KEEP] {
            server.give(&server.folder.join(name))?;
        }
        fs::set_permissions(&server.folder, Permissions::from_mode(0o755))?;
        let mut server = server;
        server.start_again()?;
        Ok(server)
    }

    /// Starts the server again on the mail it had, on another port.
    ///
    /// # Errors
    /// As [`ImapServer::start`].
    pub fn start_again(&mut self) -> Result<(), TrialFault> {
        let mut last = String::new();
        for _ in 0..ATTEMPTS {
            match self.start_once() {
                Ok(()) => return Ok(()),
                Err(TrialFault::Failed { output, .. }) => last = output,
                Err(other) => return Err(other),
            }
        }
        Err(TrialFault::Failed { what: "starting dovecot".into(), output: last })
    }

    /// Stops the server; its mail stays.
    pub fn stop(&mut self) {
        self.guardian = None;
    }

    /// The name in its certificate, which is its host too.
    #[must_use]
    pub const fn host(&self) -> &'static str {
        "localhost"
    }

    /// The port.
    #[must_use]
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// The certificate after STARTTLS, as PEM.
    #[must_use]
    pub fn certificate(&self) -> &str {
        &self.certificate
    }

    /// Puts a mail into a mailbox, byte for byte.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn put(&self, mailbox: &str, mail: &[u8]) -> io::Result<()> {
        let at = self.folder.join("mail").join(mailbox);
        for name in ["", "tmp", "new", "cur"] {
            fs::create_dir_all(at.join(name))?;
            self.give(&at.join(name))?;
        }
        self.give(&self.folder.join("mail"))?;
        let number = self.mails.fetch_add(1, Ordering::Relaxed);
        // Mails are numbered in the order of their names.
        let name = format!("{:010}.trial.localhost", 1_000_000_000 + number);
        fs::write(at.join("tmp").join(&name), mail)?;
        self.give(&at.join("tmp").join(&name))?;
        fs::rename(at.join("tmp").join(&name), at.join("new").join(&name))
    }

    /// Numbers a mailbox anew, as a server does whose store was restored.
    ///
    /// # Errors
    /// When the list of numbers cannot be changed.
    pub fn number_anew(&self, mailbox: &str) -> io::Result<()> {
        let at = self.folder.join("mail").join(mailbox);
        let list = fs::read_to_string(at.join("dovecot-uidlist"))?;
        // Its head: "3 V1700000000 N2 G0123".
        let told = list.split_whitespace().find_map(|word| word.strip_prefix('V')?.parse::<u32>().ok());
        let told = told.ok_or_else(|| io::Error::other("the list of numbers has no head"))?;
        let anew = list.replacen(&format!("V{told}"), &format!("V{}", told + 1), 1);
        for file in fs::read_dir(&at)?.flatten() {
            if file.file_name().to_string_lossy().starts_with("dovecot") {
                fs::remove_file(file.path())?;
            }
        }
        fs::write(at.join("dovecot-uidlist"), anew)?;
        self.give(&at.join("dovecot-uidlist"))
    }

    fn give(&self, path: &Path) -> io::Result<()> {
        match self.user {
            Some((user, group)) => chown(path, Some(user), Some(group)),
            None => Ok(()),
        }
    }

    fn start_once(&mut self) -> Result<(), TrialFault> {
        self.guardian = None;
        let port = free_port();
        fs::write(self.folder.join("settings"), self.settings(port)?)?;
        let command =
            [program(), "-F", "-c", &self.folder.join("settings").display().to_string()].map(str::to_owned);
        let log = self.folder.join("started");
        let mut guardian = Guardian::start(&command, self.user, &self.folder, &log)?;
        let began = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if guardian.has_ended() || began.elapsed() > PATIENCE {
                let read = |path: &Path| fs::read_to_string(path).unwrap_or_default();
                let output = format!("{}{}", read(&log), read(&self.folder.join("log")));
                return Err(TrialFault::Failed { what: "dovecot".into(), output });
            }
            thread::sleep(Duration::from_millis(20));
        }
        (self.port, self.guardian) = (port, Some(guardian));
        Ok(())
    }

    /// One user for everything, and no jail: only root can change either.
    fn settings(&self, port: u16) -> io::Result<String> {
        let at = self.folder.display();
        let id = |what: &[&str]| -> io::Result<String> {
            let output = Command::new("id").args(what).output()?;
            Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
        };
        let (user, group) = match self.user {
            Some((user, _)) => {
                let number = user.to_string();
                (id(&["-un", &number])?, id(&["-gn", &number])?)
            }
            None => (id(&["-un"])?, id(&["-gn"])?),
        };
        let jails = ["imap-login", "anvil", "stats", "auth", "log"];
        let jails = jails.map(|name| format!("service {name} {{\n chroot =\n user = {user}\n}}")).join("\n");
        Ok(format!(
            "protocols = imap\nlisten = 127.0.0.1\nbase_dir = {at}/run\nstate_dir = {at}/state\nlog_path = {at}/log\n\
             default_internal_user = {user}\ndefault_internal_group = {group}\ndefault_login_user = {user}\n\
             ssl = yes\nssl_cert = <{at}/certificate\nssl_key = <{at}/key\ndisable_plaintext_auth = no\n\
             auth_mechanisms = plain\nfirst_valid_uid = 0\nmail_location = maildir:{at}/mail/%u\n\
             passdb {{\n driver = static\n args = password={password}\n}}\n\
             userdb {{\n driver = static\n args = uid={user} gid={group} home={at}/home/%u\n}}\n\
             service imap-login {{\n inet_listener imap {{\n port = {port}\n }}\n inet_listener imaps {{\n port = 0\n }}\n}}\n\
             {jails}\n",
            password = Self::PASSWORD,
        ))
    }
}

impl Drop for ImapServer {
    fn drop(&mut self) {
        // The guardian removes the folder when it goes, unless it is to be kept.
        let _ = fs::remove_file(self.folder.join(KEEP));
        self.guardian = None;
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Debian puts it where only root looks.
fn program() -> &'static str {
    if Path::new("/usr/sbin/dovecot").exists() { "/usr/sbin/dovecot" } else { "dovecot" }
}
