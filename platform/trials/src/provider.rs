//! An OpenID provider of one's own, that signs in whom the test names and slips when it is told to.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::guardian::{Guardian, KEEP};
use crate::{TrialFault, free_port};

/// Where the script and, once `npm ci` has run there, its parts lie.
const PLACE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/oidc_provider");

/// How long a loaded machine may take to start Node and to make three keys.
const PATIENCE: Duration = Duration::from_mins(1);

/// How often another port is tried when somebody took ours.
const ATTEMPTS: usize = 5;

/// More steps than any way through the provider has.
const MOST_STEPS: usize = 12;

/// A certified OpenID provider (npm `oidc-provider`) on loopback. It is gone when this is dropped.
#[derive(Debug)]
pub struct Provider {
    port: u16,
    folder: TempDir,
    back: Vec<String>,
    guardian: Option<Guardian>,
}

/// Where a browser was sent by the provider, and how it came there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Left {
    /// Back to the program: the path with its query.
    Back(String),
    /// Nowhere: the provider showed a page with this status.
    Shown(u16),
}

impl Provider {
    /// Starts a provider whose clients may be sent `back` to these addresses.
    ///
    /// # Errors
    /// When Node or the provider's parts are missing, or it does not come up in a minute.
    ///
    /// # Panics
    /// When its folder, which was just made, cannot be written to.
    pub fn start(back: &[&str]) -> Result<Self, TrialFault> {
        meet_needs()?;
        let folder = tempfile::Builder::new().prefix("trial-provider-").tempdir()?;
        let back = back.iter().map(|one| (*one).to_owned()).collect();
        let mut server = Self { port: 0, folder, back, guardian: None };
        server.behave(&json!({}));
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

    /// Its issuer, the same after [`Provider::start_again`].
    #[must_use]
    pub fn issuer(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The private key of the client `valskydd-key` or `valskydd-ec`.
    #[must_use]
    pub fn key_of(&self, client: &str) -> PathBuf {
        self.folder.path().join(format!("{client}.pem"))
    }

    /// How it behaves from now on: the keys stand in `oidc_provider/README.md`.
    ///
    /// # Panics
    /// When the file cannot be written; the test ends there.
    pub fn behave(&self, control: &Value) {
        let path = self.folder.path().join("control.json");
        let beside = path.with_extension("new");
        // In one step: it may be read at this moment.
        fs::write(&beside, control.to_string())
            .and_then(|()| fs::rename(&beside, &path))
            .expect("a folder of ours");
    }

    /// Takes it down: connections are refused until [`Provider::start_again`].
    ///
    /// # Panics
    /// When the folder cannot be written; the test ends there.
    pub fn stop(&mut self) {
        fs::write(self.keep(), "").expect("a folder of ours");
        self.guardian = None;
    }

    /// Starts it on the port it had, with new keys of its clients.
    ///
    /// # Errors
    /// When the port was taken meanwhile or it does not come up in a minute.
    pub fn start_again(&mut self) -> Result<(), TrialFault> {
        fs::write(self.keep(), "")?;
        self.guardian = None;
        let folder = self.folder.path();
        let log = folder.join("log");
        let mut command = vec!["node".to_owned(), format!("{PLACE}/provider.mjs")];
        command.extend([folder.display().to_string(), self.port.to_string()]);
        command.extend(self.back.iter().cloned());
        let mut guardian = Guardian::start(&command, None, folder, &log)?;
        let deadline = Instant::now() + PATIENCE;
        while answers(self.port).is_none() {
            if guardian.has_ended() || Instant::now() > deadline {
                let output = fs::read_to_string(&log).unwrap_or_default();
                return Err(TrialFault::Failed { what: "starting the OpenID provider".into(), output });
            }
            thread::sleep(Duration::from_millis(20));
        }
        fs::remove_file(self.keep())?;
        self.guardian = Some(guardian);
        Ok(())
    }

    /// Goes to `url` at the provider as a browser without script does, and on until the provider sends it away.
    ///
    /// # Panics
    /// When the provider leads in circles or away to somewhere that it may not; the test ends there.
    #[must_use]
    pub fn walk(&self, url: &str) -> Left {
        let mut cookies = BTreeMap::new();
        let mut url = url.to_owned();
        for _ in 0..MOST_STEPS {
            let path =
                url.strip_prefix(&self.issuer()).unwrap_or_else(|| panic!("not at the provider: {url}"));
            let answer = ask(self.port, path, &mut cookies).expect("the provider answers");
            let Some(location) = answer.location else { return Left::Shown(answer.status) };
            if let Some(back) = self.back.iter().find(|back| location.starts_with(back.as_str())) {
                let path = back.splitn(4, '/').nth(3).unwrap_or_default();
                return Left::Back(format!("/{path}{}", &location[back.len()..]));
            }
            url = if location.starts_with('/') { format!("{}{location}", self.issuer()) } else { location };
        }
        panic!("the provider leads in circles");
    }

    fn keep(&self) -> PathBuf {
        self.folder.path().join(KEEP)
    }
}

fn meet_needs() -> Result<(), TrialFault> {
    let node = Command::new("node").arg("--version").stdin(Stdio::null()).output();
    if !node.is_ok_and(|said| said.status.success()) {
        return Err(TrialFault::Missing {
            what: "Node".into(),
            remedy: "Debian: apt-get install nodejs npm.".into(),
        });
    }
    if !Path::new(PLACE).join("node_modules/oidc-provider").is_dir() {
        return Err(TrialFault::Missing {
            what: "the npm package oidc-provider".into(),
            remedy: "`cargo xtask test` installs it; by hand: npm ci in platform/trials/oidc_provider."
                .into(),
        });
    }
    Ok(())
}

struct Answer {
    status: u16,
    location: Option<String>,
}

fn answers(port: u16) -> Option<u16> {
    ask(port, "/.well-known/openid-configuration", &mut BTreeMap::new()).map(|answer| answer.status)
}

/// One request without its answer's body. HTTP 1.0, so that the answer ends where the connection does.
fn ask(port: u16, path: &str, cookies: &mut BTreeMap<String, String>) -> Option<Answer> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(1)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
    let sent: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let request = format!(
        "GET {path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\nCookie: {}\r\n\r\n",
        sent.join("; ")
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let head = text.split("\r\n\r\n").next()?;
    let status = head.split(' ').nth(1)?.parse().ok()?;
    let mut location = None;
    for line in head.lines().skip(1) {
        let (name, value) = line.split_once(": ")?;
        match name.to_lowercase().as_str() {
            "location" => location = Some(value.to_owned()),
            "set-cookie" => keep_cookie(cookies, value),
            _ => {}
        }
    }
    Some(Answer { status, location })
}

fn keep_cookie(cookies: &mut BTreeMap<String, String>, line: &str) {
    let Some((name, value)) = line.split(';').next().and_then(|pair| pair.split_once('=')) else { return };
    if value.is_empty() {
        cookies.remove(name);
    } else {
        cookies.insert(name.to_owned(), value.to_owned());
    }
}
