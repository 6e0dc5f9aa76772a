//! A PostgreSQL that takes no password: over the network by certificate, over its socket by who asks.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, Instant},
};

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use tempfile::TempDir;

use super::{ATTEMPTS, PATIENCE, Pair, forgetful, programs::Programs};
use crate::{TrialFault, free_port, guardian::Guardian};

/// The database and its two roles: the name of a role is that of its certificate.
const DATABASE: &str = "house";
const ROLES: [&str; 2] = ["house_serving", "house_owner"];

/// Roles come in over TLS with their own certificate, or over the socket as the user who runs the test. Whoever sets the
/// server up is the exception.
const WHO: &str = "host all postgres 127.0.0.1/32 trust
hostssl house house_serving,house_owner 127.0.0.1/32 cert
local house house_serving,house_owner peer map=house
";

/// A server of one test, with one empty database. It is gone when this is dropped.
#[derive(Debug)]
pub struct Passwordless {
    port: u16,
    sockets: PathBuf,
    /// Certificates and keys of those who come.
    identities: TempDir,
    _guardian: Guardian,
}

impl Passwordless {
    /// Starts one.
    ///
    /// # Errors
    /// When the programs are missing, or the server does not come up in a minute.
    pub fn start() -> Result<Self, TrialFault> {
        let programs = Programs::find()?;
        let mut last = String::new();
        for _ in 0..ATTEMPTS {
            match start_own(&programs) {
                Ok(server) => return Ok(server),
                Err(TrialFault::Failed { output, .. }) => last = output,
                Err(other) => return Err(other),
            }
        }
        Err(TrialFault::Failed { what: "starting PostgreSQL".into(), output: last })
    }

    /// The roles, each with its own certificate.
    #[must_use]
    pub fn by_certificate(&self) -> Pair {
        let [serving, owner] = ROLES.map(|role| self.as_role(role, Some(role)));
        Pair { serving, owner }
    }

    /// A role over TLS with somebody's certificate, or with none.
    #[must_use]
    pub fn as_role(&self, role: &str, certificate: Option<&str>) -> String {
        let file = |name: &str| self.identities.path().join(name).display().to_string();
        let own = certificate.map(|name| {
            format!("&sslcert={}&sslkey={}", file(&format!("{name}.pem")), file(&format!("{name}.key")))
        });
        format!(
            "postgres://{role}@127.0.0.1:{}/{DATABASE}?sslmode=verify-full&sslrootcert={}{}",
            self.port,
            file("authority.pem"),
            own.unwrap_or_default()
        )
    }

    /// The roles over the socket: the server knows who asks.
    #[must_use]
    pub fn by_peer(&self) -> Pair {
        let sockets = self.sockets.display();
        let [serving, owner] =
            ROLES.map(|role| format!("postgres://{role}@localhost:{}/{DATABASE}?host={sockets}", self.port));
        Pair { serving, owner }
    }
}

fn start_own(programs: &Programs) -> Result<Passwordless, TrialFault> {
    let folder = tempfile::Builder::new().prefix("trial-pg-").tempdir()?.keep();
    let started = start_in(programs, &folder);
    if started.is_err() {
        let _ = fs::remove_dir_all(&folder);
    }
    started
}

fn start_in(programs: &Programs, folder: &Path) -> Result<Passwordless, TrialFault> {
    let data = folder.join("data");
    let identities = tempfile::tempdir()?;
    programs.give_to_server_user(folder)?;
    programs.initdb(&data, folder)?;
    forgetful(&data)?;
    certify(programs, &data, identities.path())?;
    fs::write(data.join("pg_hba.conf"), WHO)?;
    fs::write(data.join("pg_ident.conf"), map_of(&own_name()?))?;
    let port = free_port();
    let log = folder.join("log");
    let mut guardian =
        Guardian::start(&server_command(programs, &data, folder, port), programs.server_user, folder, &log)?;
    let base = format!("postgres://postgres@127.0.0.1:{port}");
    let mut set_up: Vec<String> = ROLES.iter().map(|role| format!("CREATE ROLE {role} LOGIN")).collect();
    set_up.push(format!("CREATE DATABASE {DATABASE} OWNER {} TEMPLATE template0", ROLES[1]));
    let deadline = Instant::now() + PATIENCE;
    while let Err(fault) = programs.ask(&base, &["SELECT 1".to_owned()]) {
        let said = fs::read_to_string(&log).unwrap_or_default();
        if guardian.has_ended() || Instant::now() > deadline {
            let output = format!("{fault}\n{said}");
            return Err(TrialFault::Failed { what: "starting PostgreSQL".into(), output });
        }
        thread::sleep(Duration::from_millis(50));
    }
    programs.ask(&base, &set_up)?;
    Ok(Passwordless { port, sockets: folder.to_owned(), identities, _guardian: guardian })
}

fn server_command(programs: &Programs, data: &Path, sockets: &Path, port: u16) -> Vec<String> {
    let settings = [
        "listen_addresses=127.0.0.1".to_owned(),
        format!("port={port}"),
        format!("unix_socket_directories={}", sockets.display()),
        "shared_buffers=32MB".to_owned(),
        "ssl=on".to_owned(),
        "ssl_ca_file=authority.pem".to_owned(),
    ];
    let mut command = vec![programs.bin.join("postgres").display().to_string()];
    command.extend(["-D".to_owned(), data.display().to_string()]);
    command.extend(settings.into_iter().flat_map(|setting| ["-c".to_owned(), setting]));
    command
}

/// Whoever runs the test may be either role.
fn map_of(user: &str) -> String {
    let lines: Vec<_> = ROLES.iter().map(|role| format!("house {user} {role}")).collect();
    lines.join("\n") + "\n"
}

fn own_name() -> Result<String, TrialFault> {
    let output = Command::new("id").arg("-un").output()?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// An authority, the server's certificate, one for each role, and one for a role that nobody has.
fn certify(programs: &Programs, data: &Path, identities: &Path) -> Result<(), TrialFault> {
    let failed = |fault: rcgen::Error| TrialFault::Failed {
        what: "making certificates".into(),
        output: fault.to_string(),
    };
    let authority_key = KeyPair::generate().map_err(failed)?;
    let mut authority = CertificateParams::new(Vec::new()).map_err(failed)?;
    authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    authority.distinguished_name.push(DnType::CommonName, "trial");
    let pem = authority.self_signed(&authority_key).map_err(failed)?.pem();
    fs::write(identities.join("authority.pem"), &pem)?;
    fs::write(data.join("authority.pem"), &pem)?;
    let issuer = Issuer::new(authority, authority_key);
    let made = |name: &str, names: Vec<String>| {
        let key = KeyPair::generate()?;
        let mut parameters = CertificateParams::new(names)?;
        parameters.distinguished_name = rcgen::DistinguishedName::new();
        parameters.distinguished_name.push(DnType::CommonName, name);
        let certificate = parameters.signed_by(&key, &issuer)?;
        Ok((certificate.pem(), key.serialize_pem()))
    };
    let (certificate, key) = made("127.0.0.1", vec!["127.0.0.1".to_owned()]).map_err(failed)?;
    fs::write(data.join("server.crt"), certificate)?;
    private(&data.join("server.key"), &key)?;
    for file in ["server.crt", "server.key", "authority.pem"] {
        programs.give_to_server_user(&data.join(file))?;
    }
    for name in ROLES.into_iter().chain(["somebody_else"]) {
        let (certificate, key) = made(name, Vec::new()).map_err(failed)?;
        fs::write(identities.join(format!("{name}.pem")), certificate)?;
        private(&identities.join(format!("{name}.key")), &key)?;
    }
    Ok(())
}

fn private(file: &Path, text: &str) -> Result<(), TrialFault> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::write(file, text)?;
    Ok(fs::set_permissions(file, fs::Permissions::from_mode(0o600))?)
}
