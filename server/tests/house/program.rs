//! The program itself, started as a service manager does: TLS, certificates that change, what its log holds, and what
//! the doctor says of it.

use std::io::{BufRead as _, BufReader, Read as _};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use rcgen::{CertifiedKey, generate_simple_self_signed};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use crate::front_door::{asked, get};

/// Long enough for a loaded machine.
const PATIENCE: Duration = Duration::from_mins(1);

/// The running program. It is ended with the test.
struct Program {
    child: Child,
    address: SocketAddr,
    said: Arc<Mutex<String>>,
}

fn command(folder: &Path, environment: &[(&str, &str)], arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_valskydd"));
    command.env("VALSKYDD_DATA", folder.join("data")).envs(environment.iter().copied()).args(arguments);
    command
}

impl Program {
    fn start(folder: &Path, environment: &[(&str, &str)]) -> Self {
        let address = SocketAddr::from(([127, 0, 0, 1], trials::free_port()));
        let mut child = command(folder, environment, &["serve"])
            .env("VALSKYDD_LISTEN", address.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let said = Arc::new(Mutex::new(String::new()));
        let mut errors = child.stderr.take().unwrap();
        let heard = Arc::clone(&said);
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = errors.read(&mut buffer) {
                heard.lock().unwrap().push_str(&String::from_utf8_lossy(&buffer[..count]));
            }
        });
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(line.starts_with("Valskydd: "), "{line}{}", said.lock().unwrap());
        Self { child, address, said }
    }

    fn signal(&self, name: &str) {
        let number = self.child.id().to_string();
        assert!(Command::new("kill").args([name, &number]).status().unwrap().success());
    }

    fn heard(&self) -> String {
        self.said.lock().unwrap().clone()
    }

    /// Ends it in order, and gives all that it said.
    fn end(mut self) -> String {
        self.signal("-TERM");
        assert!(self.child.wait().unwrap().success());
        self.heard()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn identity() -> CertifiedKey<rcgen::KeyPair> {
    generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap()
}

fn write(folder: &Path, identity: &CertifiedKey<rcgen::KeyPair>) {
    std::fs::write(folder.join("cert.pem"), identity.cert.pem()).unwrap();
    std::fs::write(folder.join("key.pem"), identity.signing_key.serialize_pem()).unwrap();
}

async fn connect(
    address: SocketAddr,
    known: &[&CertificateDer<'static>],
    alpn: &[u8],
) -> TlsStream<TcpStream> {
    let mut roots = RootCertStore::empty();
    for one in known {
        roots.add((*one).clone()).unwrap();
    }
    let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    config.alpn_protocols = vec![alpn.to_vec()];
    let stream = TcpStream::connect(address).await.unwrap();
    let name = ServerName::try_from("localhost").unwrap();
    TlsConnector::from(Arc::new(config)).connect(name, stream).await.unwrap()
}

fn shown(stream: &TlsStream<TcpStream>) -> CertificateDer<'static> {
    stream.get_ref().1.peer_certificates().unwrap()[0].clone().into_owned()
}

/// Asks and reads to the end of the head.
async fn ask(stream: &mut TlsStream<TcpStream>) -> String {
    stream.write_all(b"HEAD /logga-in HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    while !answer.contains("\r\n\r\n") {
        let mut buffer = [0; 4096];
        let count = stream.read(&mut buffer).await.unwrap();
        assert!(count > 0, "the connection was closed: {answer}");
        answer.push_str(&String::from_utf8_lossy(&buffer[..count]));
    }
    answer
}

#[tokio::test(flavor = "multi_thread")]
async fn a_certificate_is_changed_while_it_runs_and_a_bad_one_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (identity(), identity());
    let known = [first.cert.der(), second.cert.der()];
    write(folder.path(), &first);
    let (certificate, key) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
    let port_of_nobody = "https://localhost";
    let environment = [
        ("VALSKYDD_BASE_URL", port_of_nobody),
        ("VALSKYDD_TLS__CERTIFICATE", certificate.to_str().unwrap()),
        ("VALSKYDD_TLS__KEY", key.to_str().unwrap()),
        ("VALSKYDD_CONNECTIONS__HEAD_SECONDS", "60"),
    ];
    let program = Program::start(folder.path(), &environment);
    let mut kept = connect(program.address, &known, b"http/1.1").await;
    assert_eq!(shown(&kept), *first.cert.der());
    let answer = ask(&mut kept).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(answer.contains("strict-transport-security: max-age=31536000"), "{answer}");
    assert!(answer.contains("set-cookie: __Host-vs_b=") && answer.contains("; Secure"), "{answer}");
    let two = connect(program.address, &known, b"h2").await;
    assert_eq!(two.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));

    write(folder.path(), &second);
    program.signal("-HUP");
    let began = Instant::now();
    while shown(&connect(program.address, &known, b"http/1.1").await) != *second.cert.der() {
        assert!(began.elapsed() < PATIENCE, "{}", program.heard());
    }
    assert!(ask(&mut kept).await.starts_with("HTTP/1.1 200"), "a connection from before goes on");

    for bad in ["", "no certificate", &first.cert.pem()] {
        let before = program.heard().matches("the old one goes on").count();
        std::fs::write(&certificate, bad).unwrap();
        program.signal("-HUP");
        while program.heard().matches("the old one goes on").count() == before {
            assert!(began.elapsed() < PATIENCE, "{}", program.heard());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!(shown(&connect(program.address, &known, b"http/1.1").await), *second.cert.der());
    }
    // Without TLS there is no answer, and no harm.
    assert!(!asked(program.address, &get("/logga-in", "")).await.contains("200 OK"));
    assert!(ask(&mut kept).await.starts_with("HTTP/1.1 200"));
    program.end();
}

const PASSWORD: &str = "hemligt-losenord-91";

#[tokio::test(flavor = "multi_thread")]
async fn the_log_at_its_most_talkative_holds_no_secret_and_no_token() {
    let folder = tempfile::tempdir().unwrap();
    // Nobody asks for the password on loopback; the program is given one all the same.
    let url = trials::postgres().url_for_new_database();
    let (scheme, rest) = url.split_once("://").unwrap();
    let (user, place) = rest.split_once('@').unwrap();
    let url = format!("{scheme}://{}:{PASSWORD}@{place}", user.split(':').next().unwrap());
    let environment = [
        ("VALSKYDD_DATABASE", url.as_str()),
        ("VALSKYDD_BASE_URL", "http://valskydd.example"),
        ("VALSKYDD_MAIL__SMTP__HOST", "127.0.0.1"),
        ("VALSKYDD_MAIL__SMTP__PORT", "1"),
        ("VALSKYDD_MAIL__SMTP__SECURITY", "none"),
        ("VALSKYDD_MAIL__SMTP__USER", "valskydd"),
        ("VALSKYDD_MAIL__SMTP__PASSWORD", PASSWORD),
        ("VALSKYDD_LOG", "debug,valskydd=trace,web=trace,store=trace,hyper=trace,sqlx=trace,sea_orm=trace"),
    ];
    let lead = ["init", "--name", "Ingrid Sandell", "--address", "ingrid@val.example"];
    let made = command(folder.path(), &environment, &lead).output().unwrap();
    let mut said = String::from_utf8_lossy(&made.stderr).into_owned();
    let printed = String::from_utf8(made.stdout).unwrap();
    let token = printed.split("/l/").nth(1).unwrap().split_whitespace().next().unwrap().to_owned();
    let program = Program::start(folder.path(), &environment);
    let door = asked(program.address, &get(&format!("/l/{token}"), "")).await;
    assert!(door.contains("Logga in som Ingrid Sandell"), "{door}");
    let asked_for = format!("/sprak?till=en&vid=%2Fl%2F{token}");
    assert!(asked(program.address, &get(&asked_for, "")).await.contains("303"));
    let mark = door.split("vs_b=").nth(1).unwrap().split(';').next().unwrap().to_owned();
    let csrf = door.split("name=\"csrf\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let post = async |path: &str, body: String| {
        let request = format!(
            "POST {path} HTTP/1.0\r\nHost: valskydd.example\r\nCookie: vs_b={mark}\r\nContent-Length: {}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\n\r\n{body}",
            body.len()
        );
        asked(program.address, &request).await
    };
    let entered = post(&format!("/l/{token}"), format!("csrf={csrf}")).await;
    let session = entered.split("vs_s=").nth(1).unwrap().split(';').next().unwrap().to_owned();
    let deed = store::Doors::of_the_system().uuid();
    post("/logga-in", format!("csrf={csrf}&deed={deed}&address=ingrid%40val.example")).await;
    said += &program.end();
    assert!(said.contains("route=\"/l/{token}\""), "the log tells which routes were asked for");
    for secret in [PASSWORD, &token, &mark, &csrf, &session] {
        let line = said.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{secret}");
    }
}

fn doctor(folder: &Path, environment: &[(&str, &str)]) -> (bool, serde_json::Value) {
    let said = command(folder, environment, &["doctor", "--json"]).output().unwrap();
    let json = serde_json::from_slice(&said.stdout);
    (said.status.success(), json.unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&said.stderr))))
}

fn state<'a>(findings: &'a serde_json::Value, check: &str, words: &str) -> &'a str {
    let findings = findings.as_array().unwrap();
    let found = findings
        .iter()
        .find(|one| one["check"] == check && one["what"].as_str().is_some_and(|what| what.contains(words)));
    found.unwrap_or_else(|| panic!("{check}: {words} in {findings:?}"))["state"].as_str().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_finds_nothing_to_mend_in_a_house_that_runs_and_says_what_is_wrong_with_one_that_does_not()
{
    let folder = tempfile::tempdir().unwrap();
    let mail = trials::MailServer::start().unwrap();
    let port = mail.port().to_string();
    let environment = [
        ("VALSKYDD_BASE_URL", "http://valskydd.example"),
        ("VALSKYDD_MAIL__SMTP__HOST", "127.0.0.1"),
        ("VALSKYDD_MAIL__SMTP__PORT", port.as_str()),
        ("VALSKYDD_MAIL__SMTP__SECURITY", "none"),
    ];
    let (is_sound, empty) = doctor(folder.path(), &environment);
    assert!(is_sound, "{empty}");
    assert_eq!(state(&empty, "databas", "ingen databas"), "warning");
    assert!(!folder.path().join("data").exists(), "the doctor changes nothing");

    let program = Program::start(folder.path(), &environment);
    let listen = program.address.to_string();
    let running: Vec<_> = environment.into_iter().chain([("VALSKYDD_LISTEN", listen.as_str())]).collect();
    std::fs::set_permissions(folder.path().join("data"), std::os::unix::fs::PermissionsExt::from_mode(0o700))
        .unwrap();
    let (is_sound, well) = doctor(folder.path(), &running);
    assert!(is_sound, "{well}");
    for (check, words) in [
        ("ingång", "svarar på namnet valskydd.example"),
        ("e-post", "svarar och släpper in oss"),
        ("databas", "SQLite"),
        ("databas", "hör till den här versionen"),
        ("klocka", "går som databasens"),
        ("nyckel", "kan bara läsas av ägaren"),
        ("nycklar", "det som är förseglat kan öppnas"),
        ("mapp", "bara ägaren"),
        ("disk", "MB ledigt"),
    ] {
        assert_eq!(state(&well, check, words), "ok", "{check}");
    }
    drop(mail);
    let key = folder.path().join("data/house.key");
    std::fs::set_permissions(&key, std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
    let other: Vec<_> = running
        .iter()
        .map(
            |(key, value)| {
                if *key == "VALSKYDD_BASE_URL" { (*key, "http://annat.example") } else { (*key, *value) }
            },
        )
        .collect();
    let (is_sound, ill) = doctor(folder.path(), &other);
    assert!(!is_sound);
    assert_eq!(state(&ill, "nyckel", "(644)"), "fault");
    assert_eq!(state(&ill, "e-post", "tar inte emot oss"), "fault");
    assert_eq!(state(&ill, "ingång", "svarar inte på namnet annat.example"), "fault");
    assert_eq!(state(&ill, "config", "base_url är http://"), "warning");
    program.end();
    let (_, stopped) = doctor(folder.path(), &running);
    assert_eq!(state(&stopped, "ingång", "inte igång"), "warning");
    let unreachable = [("VALSKYDD_DATABASE", "postgres://valskydd:hemligt@127.0.0.1:1/valskydd")];
    let (is_sound, alone) = doctor(folder.path(), &unreachable);
    assert!(!is_sound && !alone.to_string().contains("hemligt"), "{alone}");
    assert_eq!(state(&alone, "databas", "går inte att nå"), "fault");
}

#[test]
fn the_doctor_knows_tables_of_an_older_version_and_a_certificate_for_another_name() {
    let folder = tempfile::tempdir().unwrap();
    let url = trials::postgres().url_for_new_database();
    let identity = identity();
    write(folder.path(), &identity);
    let (certificate, key) = (folder.path().join("cert.pem"), folder.path().join("key.pem"));
    let environment = [
        ("VALSKYDD_DATABASE", url.as_str()),
        ("VALSKYDD_BASE_URL", "https://valskydd.example"),
        ("VALSKYDD_TLS__CERTIFICATE", certificate.to_str().unwrap()),
        ("VALSKYDD_TLS__KEY", key.to_str().unwrap()),
    ];
    let (is_sound, found) = doctor(folder.path(), &environment);
    assert!(!is_sound);
    assert_eq!(state(&found, "databas", "PostgreSQL"), "ok");
    assert_eq!(state(&found, "databas", "äldre version"), "warning");
    assert_eq!(state(&found, "klocka", "går som databasens"), "ok");
    assert_eq!(state(&found, "tls", "gäller inte för valskydd.example"), "fault");
    assert_eq!(state(&found, "tls", "gäller till"), "ok");
}
