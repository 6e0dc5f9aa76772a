//! A link's token stands in no line of the log, however much the log tells.

use std::io::Write;
use std::sync::{Arc, Mutex};

use axum::body::Body;
use axum::http::{Method, Request, header};
use papers::Press;
use tower::ServiceExt as _;
use valskydd::assembly::router;
use valskydd::config::Connections;
use valskydd::{door, log};

use crate::resident::{Base, Resident};

const LEAD: &str = "ingrid.sandell@val.example";

#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<u8>>>);

impl Write for Heard {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_log_line_holds_the_token_of_a_link() {
    let house = Resident::on(Base::Sqlite).await;
    let heard = Heard::default();
    let writer = heard.clone();
    let log = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_writer(move || writer.clone())
        .finish();
    let listening = tracing::subscriber::set_default(log);
    tracing::info!("listening");
    let token = "tokens-are-secret-and-43-signs-long-like-thi";
    let stranger = house.stranger();
    for path in [format!("/l/{token}"), format!("/l/{token}/ny"), format!("/l/{token}/%00")] {
        let read = stranger.get(&path).await;
        assert!(read.status.is_client_error(), "{path}: {}", read.status);
        stranger.post(&path).await;
        stranger.post(&format!("{path}?x=%ff")).await;
    }
    drop(listening);
    let said = String::from_utf8_lossy(&heard.0.lock().unwrap()).into_owned();
    assert!(said.contains("listening"), "the log was heard");
    let lines: Vec<_> = said.lines().filter(|line| line.contains(token)).collect();
    assert!(lines.is_empty(), "{lines:?}");
}

#[tokio::test]
async fn what_is_refused_is_warned_of_with_route_who_and_network_and_nothing_else() {
    for base in [Base::Sqlite, Base::Postgres] {
        let house = Resident::on(base).await;
        let lead = house.person(LEAD).await;
        let stranger = house.stranger();
        let who = format!("person {}", house.id_of(LEAD).await);
        let pages = door::outer(router(&house.app, Press::new()), house.app.house(), &Connections::default());
        let heard = Heard::default();
        let writer = heard.clone();
        let log = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::WARN)
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .fmt_fields(log::on_one_line())
            .finish();
        let listening = tracing::subscriber::set_default(log);
        let said = async |method: Method, host: &str, path: &str, cookies: &str| {
            heard.0.lock().unwrap().clear();
            let request = Request::builder().method(method).uri(path).header(header::HOST, host);
            let mut request = request.header(header::COOKIE, cookies).body(Body::empty()).unwrap();
            request.extensions_mut().insert(web::Peer([192, 0, 2, 7].into()));
            pages.clone().oneshot(request).await.unwrap();
            String::from_utf8(heard.0.lock().unwrap().clone()).unwrap()
        };
        let own = "valskydd.example";
        let token = "tokens-are-secret-and-43-signs-long-like-thi";
        let nothing = "/workshop/00000000-0000-0000-0000-000000000000";
        let lead = (lead.cookies.as_str(), who.as_str());
        let nobody = (stranger.cookies.as_str(), "");
        let get = Method::GET;
        for (method, host, path, route, status, (cookies, who)) in [
            (&get, own, "/anmalan", "/anmalan", 403, lead),
            (&get, own, nothing, "/workshop/{workshop}", 404, lead),
            (&get, own, &format!("/l/{token}"), "/l/{token}", 410, nobody),
            (&Method::POST, own, "/logga-in", "/logga-in", 400, nobody),
            (&get, "evil.example", "/logga-in", "/logga-in", 421, ("", "")),
        ] {
            let line = said(method.clone(), host, path, cookies).await;
            assert_eq!(line.lines().count(), 1, "{path}: {line}");
            let tail = format!("who=\"{who}\" network=\"192.0.2.0/24\"");
            for part in [" WARN ", &format!("route=\"{route}\" status={status} "), &tail] {
                assert!(line.contains(part), "{path}: {part} in {line}");
            }
            assert!(!line.contains(token) && !line.contains("Ingrid"), "{line}");
        }
        for path in ["/", "/hjalp", "/finns/inte", "/static/x/y"] {
            assert_eq!(said(get.clone(), own, path, lead.0).await, "", "{path}");
        }
        drop(listening);
    }
}
