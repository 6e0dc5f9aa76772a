//! A caching proxy in front of what is tried.

use std::fs;
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::guardian::Guardian;
use crate::{TrialFault, free_port};

/// How long a loaded machine may take to start it.
const PATIENCE: Duration = Duration::from_mins(1);

/// How often another port is tried when somebody took ours.
const ATTEMPTS: usize = 5;

/// nginx on loopback, which keeps every answer that does not say otherwise for ten minutes. It is gone when this is
/// dropped. Each answer says in `X-Cache` whether it was kept: `MISS`, `HIT`, or nothing where it may not be.
#[derive(Debug)]
pub struct CachingProxy {
    port: u16,
    _guardian: Guardian,
}

impl CachingProxy {
    /// Starts a proxy in front of `upstream`, which it asks for under the name `host`.
    ///
    /// # Errors
    /// When nginx is missing or does not come up in a minute.
    pub fn start(upstream: SocketAddr, host: &str) -> Result<Self, TrialFault> {
        let is_there = Command::new(program()).arg("-v").stderr(Stdio::null()).status();
        if !is_there.is_ok_and(|status| status.success()) {
            return Err(TrialFault::Missing {
                what: "nginx".into(),
                remedy: "Debian: apt-get install nginx-light".into(),
            });
        }
        let mut last = String::new();
        for _ in 0..ATTEMPTS {
            let folder = tempfile::Builder::new().prefix("trial-proxy-").tempdir()?.keep();
            match start_in(&folder, upstream, host) {
                Ok(proxy) => return Ok(proxy),
                Err(TrialFault::Failed { output, .. }) => last = output,
                Err(other) => return Err(other),
            }
        }
        Err(TrialFault::Failed { what: "starting nginx".into(), output: last })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, self.port).into()
    }
}

/// Debian puts it where only root looks.
fn program() -> &'static str {
    if Path::new("/usr/sbin/nginx").exists() { "/usr/sbin/nginx" } else { "nginx" }
}

fn start_in(folder: &Path, upstream: SocketAddr, host: &str) -> Result<CachingProxy, TrialFault> {
    let port = free_port();
    let at = folder.display();
    let own = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    let folders = own.map(|name| format!("{name}_temp_path {at}/{name};")).join("\n");
    // One process: as root, nginx would give its work to a user who may not write here.
    let settings = format!(
        "daemon off; master_process off; pid {at}/pid; error_log stderr;
        events {{}}
        http {{
            access_log off; {folders}
            proxy_cache_path {at}/cache keys_zone=kept:1m;
            server {{
                listen 127.0.0.1:{port};
                client_max_body_size 0;
                location / {{
                    proxy_pass http://{upstream};
                    proxy_http_version 1.1;
                    proxy_set_header Host {host};
                    proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
                    proxy_cache kept;
                    proxy_cache_valid any 10m;
                    add_header X-Cache $upstream_cache_status always;
                }}
            }}
        }}"
    );
    fs::write(folder.join("nginx.conf"), settings)?;
    let command = [program(), "-p", &at.to_string(), "-c", &format!("{at}/nginx.conf")].map(str::to_owned);
    let log = folder.join("log");
    let mut guardian = Guardian::start(&command, None, folder, &log)?;
    let began = Instant::now();
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if guardian.has_ended() || began.elapsed() > PATIENCE {
            let output = fs::read_to_string(&log).unwrap_or_default();
            return Err(TrialFault::Failed { what: "nginx".into(), output });
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(CachingProxy { port, _guardian: guardian })
}
