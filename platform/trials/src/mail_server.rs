//! An SMTP server of one's own, that keeps what it is given.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{Ipv4Addr, SocketAddr, TcpStream},
    path::{Path, PathBuf},
    thread,
    time::{Duration, Instant},
};

use rcgen::{CertifiedKey, generate_simple_self_signed};
use tempfile::TempDir;

use crate::{
    Python, TrialFault, free_port,
    guardian::{Guardian, KEEP},
    python_with,
};

const SCRIPT: &str = include_str!("../python/mail_server.py");

/// How long a loaded machine may take to start Python.
const PATIENCE: Duration = Duration::from_mins(1);

/// How often another port is tried when somebody took ours.
const ATTEMPTS: usize = 5;

/// What the server says to recipients.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// 250: take the message.
    Accept,
    /// 451: not now.
    Later,
    /// 550: not ever.
    Never,
    /// One message in a connection, then 421.
    Once,
    /// Takes the message and hangs up without a word.
    Mute,
}

/// A message the server took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Sender on the envelope.
    pub from: String,
    /// The sender's port: the same for messages of one connection.
    pub port: u16,
    /// Recipients on the envelope.
    pub to: Vec<String>,
    /// The message as it came.
    pub bytes: Vec<u8>,
}

/// A real SMTP server (aiosmtpd) on loopback. It is gone when this is dropped.
///
/// A recipient whose local part begins with `later` is answered 451, with `never` 550, whatever [`MailServer::answer`] said.
#[derive(Debug)]
pub struct MailServer {
    port: u16,
    python: Python,
    folder: TempDir,
    certificate: Option<String>,
    is_sealed: bool,
    login: Option<String>,
    guardian: Option<Guardian>,
}

impl MailServer {
    /// Starts a server without encryption.
    ///
    /// # Errors
    /// When Python or its module aiosmtpd is missing, or the server does not come up in a minute.
    pub fn start() -> Result<Self, TrialFault> {
        Self::start_new(None, false, None)
    }

    /// Starts a server without encryption that takes nothing from those who do not log in.
    ///
    /// # Errors
    /// As [`MailServer::start`].
    pub fn start_with_login(user: &str, password: &str) -> Result<Self, TrialFault> {
        Self::start_new(None, false, Some(format!("{user}:{password}")))
    }

    /// Starts a server that insists on STARTTLS, with a new certificate of its own for `localhost`.
    ///
    /// # Errors
    /// As [`MailServer::start`].
    pub fn start_with_starttls() -> Result<Self, TrialFault> {
        Self::start_new(Some(identity()?), false, None)
    }

    /// Starts a server that speaks TLS from the first byte, with a new certificate of its own for `localhost`.
    ///
    /// # Errors
    /// As [`MailServer::start`].
    pub fn start_with_tls() -> Result<Self, TrialFault> {
        Self::start_new(Some(identity()?), true, None)
    }

    fn start_new(
        made: Option<CertifiedKey<rcgen::KeyPair>>,
        is_sealed: bool,
        login: Option<String>,
    ) -> Result<Self, TrialFault> {
        let python = python_with("aiosmtpd")?;
        let folder = tempfile::Builder::new().prefix("trial-mail-").tempdir()?;
        fs::write(folder.path().join("mail_server.py"), SCRIPT)?;
        if let Some(made) = &made {
            let pem = made.signing_key.serialize_pem() + &made.cert.pem();
            fs::write(folder.path().join("identity.pem"), pem)?;
        }
        fs::create_dir(folder.path().join("kept"))?;
        let certificate = made.map(|made| made.cert.pem());
        let mut server = Self { port: 0, python, folder, certificate, is_sealed, login, guardian: None };
        let mut last = None;
        for _ in 0..ATTEMPTS {
            server.port = free_port();
            match server.start_again() {
                Ok(()) => return Ok(server),
                Err(fault) => last = Some(fault),
            }
        }
        // The loop ran at least once, so there is a fault.
        Err(last.expect("a start was tried"))
    }

    /// The host to connect to: the name in the certificate when there is one.
    #[must_use]
    pub fn host(&self) -> &'static str {
        if self.certificate.is_some() { "localhost" } else { "127.0.0.1" }
    }

    /// The port, the same after [`MailServer::start_again`].
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The certificate (PEM) that a client must trust, when the server encrypts.
    #[must_use]
    pub fn certificate(&self) -> Option<&str> {
        self.certificate.as_deref()
    }

    /// Decides what recipients are answered from now on.
    ///
    /// # Panics
    /// When the file cannot be written; the test ends there.
    pub fn answer(&self, answer: Answer) {
        let word = match answer {
            Answer::Accept => "accept",
            Answer::Later => "later",
            Answer::Never => "never",
            Answer::Once => "once",
            Answer::Mute => "mute",
        };
        fs::write(self.kept().join("answer"), word).expect("the mail server's folder can be written");
    }

    /// Everything taken so far, oldest first, also from before a stop.
    ///
    /// # Panics
    /// When the folder cannot be read; the test ends there.
    #[must_use]
    pub fn received(&self) -> Vec<Received> {
        let entries = fs::read_dir(self.kept()).expect("the mail server's folder can be read");
        let mut envelopes: Vec<PathBuf> = entries
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| path.extension().is_some_and(|ending| ending == "envelope"))
            .collect();
        envelopes.sort();
        envelopes.iter().map(|path| read_one(path)).collect()
    }

    /// Takes the server down: connections are refused until [`MailServer::start_again`].
    ///
    /// # Panics
    /// When the folder cannot be written; the test ends there.
    pub fn stop(&mut self) {
        fs::write(self.keep(), "").expect("the mail server's folder can be written");
        self.guardian = None;
    }

    /// Starts the server on the port it had; what it has received is kept.
    ///
    /// # Errors
    /// When the port was taken meanwhile or the server does not come up in a minute.
    pub fn start_again(&mut self) -> Result<(), TrialFault> {
        // A start that fails must leave the folder for the next one.
        fs::write(self.keep(), "")?;
        self.guardian = None;
        let folder = self.folder.path();
        let log = folder.join("log");
        let mut guardian = Guardian::start(&self.command(), None, folder, &log)?;
        let deadline = Instant::now() + PATIENCE;
        while !is_up(self.port, self.is_sealed) {
            if guardian.has_ended() || Instant::now() > deadline {
                let output = fs::read_to_string(&log).unwrap_or_default();
                return Err(TrialFault::Failed { what: "starting the mail server".into(), output });
            }
            thread::sleep(Duration::from_millis(20));
        }
        fs::remove_file(self.keep())?;
        self.guardian = Some(guardian);
        Ok(())
    }

    fn kept(&self) -> PathBuf {
        self.folder.path().join("kept")
    }

    fn keep(&self) -> PathBuf {
        self.folder.path().join(KEEP)
    }

    fn command(&self) -> Vec<String> {
        let folder = self.folder.path();
        let mut command = vec![
            self.python.program.display().to_string(),
            folder.join("mail_server.py").display().to_string(),
            self.port.to_string(),
            self.kept().display().to_string(),
        ];
        if self.certificate.is_some() {
            command.extend(["--identity".into(), folder.join("identity.pem").display().to_string()]);
        }
        if self.is_sealed {
            command.push("--sealed".into());
        }
        if let Some(login) = &self.login {
            command.extend(["--login".into(), login.clone()]);
        }
        command
    }
}

fn identity() -> Result<CertifiedKey<rcgen::KeyPair>, TrialFault> {
    generate_simple_self_signed(vec!["localhost".to_owned()]).map_err(|fault| TrialFault::Failed {
        what: "making a certificate".into(),
        output: fault.to_string(),
    })
}

/// Whether somebody on this port answers as an SMTP server does. A sealed one says nothing before it has been spoken to.
fn is_up(port: u16, is_sealed: bool) -> bool {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let Ok(mut stream) = TcpStream::connect_timeout(&address, Duration::from_secs(1)) else { return false };
    if is_sealed {
        return true;
    }
    let mut greeting = [0; 4];
    let said =
        stream.set_read_timeout(Some(Duration::from_secs(5))).and_then(|()| stream.read_exact(&mut greeting));
    // Leaving without a word makes the server complain in its log.
    let _ = stream.write_all(b"QUIT\r\n");
    said.is_ok() && &greeting == b"220 "
}

fn read_one(envelope: &Path) -> Received {
    let lines = fs::read_to_string(envelope).expect("the mail server wrote the envelope");
    let bytes = fs::read(envelope.with_extension("eml")).expect("the mail server wrote the message first");
    let mut lines = lines.lines().map(str::to_owned);
    let from = lines.next().unwrap_or_default();
    let port = lines.next().and_then(|port| port.parse().ok()).expect("the mail server wrote the port");
    Received { from, port, to: lines.collect(), bytes }
}
