//! The front door: headers, hosts and redirects over every route, and the house behind a caching proxy.

use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use papers::Press;
use sea_orm::prelude::Uuid;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tower::ServiceExt as _;
use trials::CachingProxy;
use valskydd::assembly::{route_list, router};
use valskydd::config::Connections;
use valskydd::door::{self, Door};
use web::Front;
use web::headers::OnlyTls;
use web::peer::Proxies;

use crate::resident::{Base, Resident};

const LEAD: &str = "ingrid.sandell@val.example";
const AUDITOR: &str = "jonas.revelius@val.example";

/// The whole house behind its door, listening. It closes with the test.
pub struct Open {
    pub address: SocketAddr,
    _ending: watch::Sender<bool>,
}

impl Open {
    pub async fn on(house: &Resident, connections: Connections) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (ending, ended) = watch::channel(false);
        let pages = door::outer(router(&house.app, Press::new()), house.app.house(), &connections);
        let proxies = house.app.front().proxies.clone();
        let door = Door { certificates: None, connections, proxies };
        tokio::spawn(door::serve(listener, pages, door, ended));
        Self { address, _ending: ending }
    }
}

/// Asks over a connection of its own, to the end of the answer.
pub async fn asked(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    // A connection that is cut off ends as well.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

/// A request that ends with its answer.
pub fn get(path: &str, more: &str) -> String {
    format!("GET {path} HTTP/1.0\r\nHost: valskydd.example\r\n{more}\r\n")
}

/// What every answer carries, also one that is given before any page is asked.
pub const GUARDED: [(&str, &str); 5] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
];

async fn through(router: &Router, method: &Method, host: &str, path: &str) -> axum::response::Response {
    let request = Request::builder().method(method).uri(path).header(header::HOST, host);
    router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
}

fn outer_router(house: &Resident) -> Router {
    door::outer(router(&house.app, Press::new()), house.app.house(), &Connections::default())
}

fn filled(path: &str) -> String {
    let nil = Uuid::nil().to_string();
    let mut text = path.to_owned();
    while let (Some(from), Some(to)) = (text.find('{'), text.find('}')) {
        text.replace_range(from..=to, &nil);
    }
    text
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_over_every_route_carries_the_headers_and_leads_nowhere_else() {
    let house = Resident::behind(Base::Sqlite, Front::new("https://valskydd.example", "0")).await;
    let house_router = outer_router(&house);
    let away = "?till=//evil.example&vid=//evil.example&next=https://evil.example&url=https:evil.example";
    let assets = [(Method::GET, web::assets::url("dist/valskydd.css")), (Method::GET, "/finns/inte".into())];
    let declared = route_list().into_iter().map(|(method, path, _)| (method, filled(path)));
    for (method, path) in declared.chain(assets) {
        let answer = through(&house_router, &method, "valskydd.example", &format!("{path}{away}")).await;
        let said =
            |name: &str| answer.headers().get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
        let place = format!("{method} {path}: {}", answer.status());
        let secure = ("strict-transport-security", "max-age=31536000");
        for (name, value) in GUARDED.into_iter().chain([secure]) {
            assert_eq!(said(name), value, "{name} on {place}");
        }
        let policy = said("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{place}");
        assert!(said("permissions-policy").contains("geolocation=()"), "{place}");
        assert!(said("x-request-id").len() == 16, "{place}");
        assert!(!answer.headers().contains_key("server"), "{place}");
        if path.starts_with("/static/") {
            assert_eq!(said("cache-control"), "public, max-age=31536000, immutable", "{place}");
            assert!(!said("vary").contains("cookie"), "{place}");
        } else {
            assert_eq!(said("cache-control"), "no-store, private", "{place}");
            let varies: Vec<_> = answer.headers().get_all(header::VARY).iter().collect();
            assert!(varies.iter().any(|line| line.to_str().unwrap().contains("cookie")), "{place}");
        }
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            assert!(cookie.starts_with("__Host-vs_"), "{cookie} on {place}");
            for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
                assert!(cookie.contains(part), "{cookie} on {place}");
            }
            assert!(!cookie.contains("Domain"), "{cookie} on {place}");
        }
        let location = said("location");
        assert!(location.is_empty() || location.starts_with('/') && !location.starts_with("//"), "{place}");
        assert!(!location.contains("evil"), "{location} on {place}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn browsers_come_by_tls_alone_to_as_many_names_as_whoever_owns_the_domain_says() {
    for (only_tls, said) in [
        (OnlyTls::Host, "max-age=31536000"),
        (OnlyTls::Subdomains, "max-age=31536000; includeSubDomains"),
        (OnlyTls::Preload, "max-age=31536000; includeSubDomains; preload"),
    ] {
        for (base_url, said) in [("https://valskydd.example", Some(said)), ("http://valskydd.example", None)]
        {
            let front = Front { only_tls, ..Front::new(base_url, "0") };
            let router = outer_router(&Resident::behind(Base::Sqlite, front).await);
            for path in ["/logga-in", "/finns/inte", &web::assets::url("dist/valskydd.css")] {
                let answer = through(&router, &Method::GET, "valskydd.example", path).await;
                let line = answer.headers().get("strict-transport-security");
                assert_eq!(line.map(|line| line.to_str().unwrap()), said, "{base_url}{path}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_for_another_host_goes_no_further_and_health_is_asked_under_any() {
    let house = Resident::on(Base::Sqlite).await;
    let router = outer_router(&house);
    for (host, path, status) in [
        ("valskydd.example", "/logga-in", StatusCode::OK),
        ("valskydd.example:8080", "/logga-in", StatusCode::OK),
        ("evil.example", "/logga-in", StatusCode::MISDIRECTED_REQUEST),
        ("evil.example", "/static/x/y", StatusCode::MISDIRECTED_REQUEST),
        ("10.0.0.7:8080", "/halsa", StatusCode::OK),
        ("", "/logga-in", StatusCode::BAD_REQUEST),
    ] {
        let answer = through(&router, &Method::GET, host, path).await;
        assert_eq!(answer.status(), status, "{host}{path}");
        for (name, value) in GUARDED {
            assert_eq!(answer.headers()[name], value, "{name} on {host}{path}");
        }
        let policy = answer.headers()["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'"), "{host}{path}");
        assert!(
            answer.headers().get_all(header::SET_COOKIE).iter().next().is_none() || status == StatusCode::OK
        );
    }
    let open = Open::on(&house, Connections::default()).await;
    let twice = "GET / HTTP/1.1\r\nHost: valskydd.example\r\nHost: evil.example\r\nConnection: close\r\n\r\n";
    assert!(asked(open.address, twice).await.starts_with("HTTP/1.1 400"));
    let none = asked(open.address, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n").await;
    assert!(none.starts_with("HTTP/1.1 400"), "{none}");
    let forwarded = get("/logga-in", "X-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n");
    assert!(!asked(open.address, &forwarded).await.contains("evil.example"));
}

fn header_of<'a>(answer: &'a str, name: &str) -> &'a str {
    let head = answer.split("\r\n\r\n").next().unwrap();
    let line = head.lines().find(|line| line.to_lowercase().starts_with(&format!("{name}:")));
    line.map_or("", |line| line.split_once(':').unwrap().1.trim())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caching_proxy_keeps_the_style_sheet_and_nobodys_pages() {
    let front = Front {
        proxies: Proxies { trusted: vec!["127.0.0.1/32".parse().unwrap()], ..Proxies::default() },
        ..Front::new("http://valskydd.example", "0")
    };
    let house = Resident::behind(Base::Sqlite, front).await;
    let open = Open::on(&house, Connections::default()).await;
    let proxy =
        tokio::task::spawn_blocking(move || CachingProxy::start(open.address, "valskydd.example").unwrap())
            .await
            .unwrap();
    let ask = async |path: &str, cookies: &str| {
        asked(proxy.address(), &get(path, &format!("Cookie: {cookies}\r\n"))).await
    };
    let (lead, auditor) = (house.person(LEAD).await, house.person(AUDITOR).await);
    let nobody = house.stranger();
    for _ in 0..2 {
        for path in ["/", "/konto/inloggningar", "/hjalp"] {
            let hers = ask(path, &lead.cookies).await;
            let his = ask(path, &auditor.cookies).await;
            let theirs = ask(path, &nobody.cookies).await;
            assert!(hers.contains("Ingrid Sandell") && !hers.contains("Jonas Revelius"), "{path}: {hers}");
            assert!(his.contains("Jonas Revelius") && !his.contains("Ingrid Sandell"), "{path}: {his}");
            assert!(!theirs.contains("Ingrid Sandell") && !theirs.contains("Jonas Revelius"), "{path}");
            for answer in [&hers, &his, &theirs] {
                assert_eq!(header_of(answer, "x-cache"), "MISS", "{path}: {answer}");
            }
        }
        // Not even what is not there, or what leads on.
        for path in ["/finns/inte", "/brev", "/l/no-such-token", "/sprak?till=en&vid=/", "/halsa"] {
            assert_eq!(header_of(&ask(path, &nobody.cookies).await, "x-cache"), "MISS", "{path}");
        }
    }
    let style = web::assets::url("dist/valskydd.css");
    assert_eq!(header_of(&ask(&style, &lead.cookies).await, "x-cache"), "MISS");
    assert_eq!(header_of(&ask(&style, &nobody.cookies).await, "x-cache"), "HIT", "one for all");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_is_believed_when_a_proxy_of_ours_says_it_and_from_nobody_else() {
    for (trusted, seen) in [(vec!["127.0.0.1/32".parse().unwrap()], "192.0.2.0/24"), (vec![], "127.0.0.0/24")]
    {
        let front = Front {
            proxies: Proxies { trusted, ..Proxies::default() },
            ..Front::new("http://valskydd.example", "0")
        };
        let house = Resident::behind(Base::Sqlite, front).await;
        let open = Open::on(&house, Connections::default()).await;
        let link = organisation::sign_in::print_link(&house.app, LEAD, &store::Author::command("test")).await;
        let link = link.unwrap().unwrap().replace("http://valskydd.example", "");
        let mark = "b".repeat(43);
        let csrf = store::token_text(&house.app.key().derive("csrf", &[mark.as_bytes()]));
        let body = format!("csrf={csrf}");
        let spoofed = "X-Forwarded-For: 203.0.113.9, 192.0.2.77\r\nForwarded: for=198.51.100.1\r\n";
        let request = format!(
            "POST {link} HTTP/1.0\r\nHost: valskydd.example\r\nCookie: vs_b={mark}\r\n{spoofed}\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        );
        let entered = asked(open.address, &request).await;
        assert!(entered.starts_with("HTTP/1.0 303"), "{entered}");
        let person = organisation::register::person_at(house.app.store(), LEAD).await.unwrap().unwrap();
        let sessions = web::session::list(&house.app, web::session::Kind::Person, person.id.uuid()).await;
        assert_eq!(sessions.unwrap()[0].network, seen);
    }
}
