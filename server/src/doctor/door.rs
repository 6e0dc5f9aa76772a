//! The front door, asked from inside: does the running program answer to its own name, and to no other?

use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::Finding;
use crate::config::{Config, host_of};

const CHECK: &str = "ingång";
const PATIENCE: Duration = Duration::from_secs(5);

/// Asks the listening address, as a proxy would. With TLS of its own the certificate is looked at instead.
pub(super) async fn answers(config: &Config) -> Vec<Finding> {
    if config.tls.is_some() {
        return Vec::new();
    }
    let base_url = config.base_url(&config.listen);
    let host = host_of(&base_url).unwrap_or_else(|| config.listen.clone());
    let what = match ask(config, &host).await {
        None => {
            let what = format!("Programmet svarar inte på {}; det är kanske inte igång.", config.listen);
            return vec![Finding::warning(CHECK, what, "Starta det med valskydd serve och kör doctor igen.")];
        }
        Some(421) => {
            let what = format!("Programmet på {} svarar inte på namnet {host}.", config.listen);
            return vec![Finding::fault(
                CHECK,
                what,
                "Rätta base_url, eller starta om programmet efter en ändring.",
            )];
        }
        Some(_) => format!("Programmet på {} svarar på namnet {host}.", config.listen),
    };
    let mut findings = vec![Finding::ok(CHECK, what)];
    if ask(config, "frammande.invalid").await != Some(421) {
        findings.push(Finding::fault(
            CHECK,
            format!("Det som lyssnar på {} svarar på vilket namn som helst.", config.listen),
            "Kontrollera att det är valskydd som lyssnar där.",
        ));
    }
    findings
}

/// The status of the sign-in page, asked for under a name.
async fn ask(config: &Config, host: &str) -> Option<u16> {
    let talk = async {
        let mut stream = TcpStream::connect(&config.listen).await?;
        let request = format!("GET /logga-in HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).await?;
        let mut answer = Vec::new();
        stream.take(4096).read_to_end(&mut answer).await?;
        std::io::Result::Ok(answer)
    };
    let answer = tokio::time::timeout(PATIENCE, talk).await.ok()?.ok()?;
    let head = String::from_utf8_lossy(&answer);
    head.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()
}
