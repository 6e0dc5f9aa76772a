//! A house with 100 000 registrations: every page that the lead, a county and a municipality reach by links, one of each
//! kind; how long it takes with four at once, and how many questions it asks the database.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;
use std::time::Instant;

use axum::body::{Body, to_bytes};
use axum::http::{Request, header};
use axum::{Extension, Router};
use html5gum::{Token, Tokenizer};
use papers::Press;
use store::Doors;
use tower::ServiceExt as _;
use valskydd::assembly::{assemble, router};
use valskydd::config::Config;

use crate::nation::fill;
use crate::outside::{Running, start};

/// Programmes with 1 450 people each.
const PROGRAMMES: i32 = 69;
/// How often each page is asked for.
const TIMES: usize = 200;
/// Callers at once.
const AT_ONCE: usize = 4;
/// Milliseconds within which 99 of 100 answers come.
const WITHIN: f64 = 100.0;
/// Questions to the database.
const MOST_QUERIES: u64 = 10;
/// How many of the slowest are named.
const NAMED: usize = 12;

/// A page and what it took.
struct Taken {
    kind: String,
    who: &'static str,
    /// Milliseconds.
    p99: f64,
    queries: u64,
    bytes: usize,
}

pub fn measure() {
    let data = tempfile::tempdir().unwrap();
    drop(start(data.path()));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let people = runtime.block_on(fill(data.path(), PROGRAMMES));
    let (house, _) = start(data.path());
    let inside = Inside::of(data.path(), &runtime);
    let mut taken = Vec::new();
    for (who, link) in ["lead", "county", "municipality"].into_iter().zip(&house.links) {
        let cookies = house.sign_in(link);
        for (kind, address) in kinds(&house, &cookies) {
            let (p99, bytes) = timed(&house, &address, &cookies);
            let queries = runtime.block_on(inside.queries(&address, &cookies));
            taken.push(Taken { kind, who, p99, queries, bytes });
        }
    }
    let late = taken.iter().filter(|page| page.p99 > WITHIN).count();
    let asking = taken.iter().filter(|page| page.queries > MOST_QUERIES).count();
    println!(
        "| {people} registrations, {} pages, {AT_ONCE} at once | {late} with a p99 over {WITHIN} ms, {asking} with more than \
         {MOST_QUERIES} questions |",
        taken.len()
    );
    taken.sort_by(|left, right| right.p99.total_cmp(&left.p99));
    let asks_much = |page: &&Taken| page.queries > MOST_QUERIES;
    for page in taken.iter().take(NAMED).chain(taken.iter().skip(NAMED).filter(asks_much)) {
        let Taken { kind, who, p99, queries, bytes } = page;
        println!("| {kind}, {who} | p99 {p99:.1} ms, {queries} questions, {} kB |", bytes / 1000);
    }
}

/// The same house in this process, to count what it asks.
struct Inside {
    store: store::Store,
    router: Router,
}

impl Inside {
    fn of(data: &Path, runtime: &tokio::runtime::Runtime) -> Self {
        let base_url = "http://localhost:1";
        let config = Config::in_folder(data.to_owned(), "127.0.0.1:1".to_owned(), base_url.to_owned());
        let house = runtime.block_on(assemble(&config, Doors::of_the_system(), base_url)).unwrap();
        let pages = router(&house.app, Press::new()).layer(Extension(house.retention.times()));
        Self { store: house.app.store().clone(), router: pages }
    }

    async fn queries(&self, address: &str, cookies: &str) -> u64 {
        let request = Request::get(address).header(header::COOKIE, cookies).body(Body::empty()).unwrap();
        let before = self.store.queries_run();
        let answer = self.router.clone().oneshot(request).await.unwrap();
        assert!(answer.status().is_success(), "{address}: {}", answer.status());
        // A page that is written as it is read asks until its end.
        to_bytes(answer.into_body(), usize::MAX).await.unwrap();
        self.store.queries_run() - before
    }
}

/// An address of each kind that pages lead to.
fn kinds(house: &Running, cookies: &str) -> BTreeMap<String, String> {
    let mut waiting = VecDeque::from(["/".to_owned()]);
    let (mut asked, mut found) = (BTreeSet::new(), BTreeMap::new());
    while let Some(address) = waiting.pop_front() {
        let kind = kind(&address);
        if found.contains_key(&kind) || !asked.insert(address.clone()) {
            continue;
        }
        let (head, page) = house.ask("GET", &address, &format!("cookie: {cookies}\r\n"), "");
        if let Some(on) = head.lines().find_map(|line| line.strip_prefix("location: ")) {
            waiting.push_back(on.to_owned());
        }
        if head.starts_with("HTTP/1.1 200") {
            waiting.extend(links(&String::from_utf8_lossy(&page)));
            found.insert(kind, address);
        }
    }
    found
}

/// The route, as far as the address tells it.
fn kind(address: &str) -> String {
    let path = address.split('?').next().unwrap_or_default();
    let is_thing = |part: &str| part.chars().filter(char::is_ascii_digit).count() * 3 > part.len().max(1);
    path.split('/').map(|part| if is_thing(part) { "…" } else { part }).collect::<Vec<_>>().join("/")
}

fn links(page: &str) -> Vec<String> {
    let mut links = Vec::new();
    for Ok(token) in Tokenizer::new(page) {
        let Token::StartTag(tag) = token else { continue };
        let Some(to) = tag.attributes.get(b"href".as_slice()) else { continue };
        let to = String::from_utf8_lossy(to).into_owned();
        let to = to.split('#').next().unwrap_or_default().to_owned();
        if to.starts_with('/') && !to.starts_with("/static/") && !to.starts_with("/sprak") {
            links.push(to);
        }
    }
    links
}

fn timed(house: &Running, address: &str, cookies: &str) -> (f64, usize) {
    let headers = format!("cookie: {cookies}\r\n");
    let ask = || {
        let began = Instant::now();
        let (head, page) = house.ask("GET", address, &headers, "");
        assert!(head.starts_with("HTTP/1.1 200"), "{address}: {head}");
        (began.elapsed().as_secs_f64() * 1000.0, page.len())
    };
    let asks = || (0..TIMES / AT_ONCE).map(|_| ask()).collect::<Vec<_>>();
    let mut all: Vec<(f64, usize)> = std::thread::scope(|scope| {
        let callers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(asks)).collect();
        callers.into_iter().flat_map(|caller| caller.join().unwrap()).collect()
    });
    all.sort_by(|left, right| left.0.total_cmp(&right.0));
    all[all.len() * 99 / 100 - 1]
}
