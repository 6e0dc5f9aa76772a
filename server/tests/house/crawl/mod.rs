//! A stranger's crawler: with each duty, with each link and with nothing it follows whatever pages show, remembers every
//! address and form that anybody saw, and tries all of them as everybody else. It knows the routes, not whose things
//! are whose: what no page showed somebody must not open for them.

mod page;
mod rules;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::http::{Method, StatusCode};
use organisation::Duty;
use sea_orm::{ConnectionTrait as _, Statement};
use valskydd::assembly::route_list;

use crate::access::things::Thing;
use crate::access::walkers::{Comes, WALKERS, Walker};
use crate::resident::{Answer, Base, Caller, Resident};
use page::{Form, Leads};
use rules::{Secret, faults, secrets};

/// Two whom the matrix does without: another county, and another municipality of the same.
const BESIDE: [Walker; 2] = [
    Walker {
        name: "Uppsala",
        comes: Comes::With(Duty::CountyCoordinator, "henrik.aberg@lst-uppsala.example"),
    },
    Walker { name: "Gävle", comes: Comes::With(Duty::MunicipalCoordinator, "hakan.ljung@gavle.example") },
];

/// The most that a page asks the database, the gate's own questions among them.
const MOST_QUERIES: u64 = 10;

/// Lets so many addresses of one route by; more of the same differ in their query. Things are always let by.
#[derive(Default)]
struct Cap {
    counts: BTreeMap<&'static str, usize>,
}

impl Cap {
    const OF_ONE_ROUTE: usize = 12;

    fn admits(&mut self, method: &Method, address: &str) -> bool {
        let count = self.counts.entry(route_of(method, address).unwrap_or("unknown")).or_default();
        *count += 1;
        *count <= Self::OF_ONE_ROUTE || names_a_thing(method, address)
    }
}

/// One walker, and what pages showed them.
struct Seen {
    walker: Walker,
    caller: Caller,
    /// Address and the page that showed it first.
    addresses: BTreeMap<String, String>,
    forms: BTreeMap<String, Form>,
}

impl Seen {
    fn knows(&self, address: &str) -> bool {
        let path = path_of(address);
        self.addresses.keys().any(|known| path_of(known) == path) || self.forms.contains_key(address)
    }
}

fn path_of(address: &str) -> &str {
    address.split('?').next().unwrap_or_default()
}

/// The route that an address is on; one that is written out comes before one with parameters.
fn route_of(method: &Method, address: &str) -> Option<&'static str> {
    let parts: Vec<_> = path_of(address).split('/').collect();
    let fits = |route: &str| {
        let mut asked = parts.iter();
        route.split('/').all(|part| asked.next().is_some_and(|asked| part == *asked || part.starts_with('{')))
            && asked.next().is_none()
    };
    let fitting = route_list().into_iter().filter(|(known, route, _)| known == method && fits(route));
    fitting.map(|(_, route, _)| route).min_by_key(|route| route.matches('{').count())
}

fn names_a_thing(method: &Method, address: &str) -> bool {
    route_of(method, address).is_some_and(|route| Thing::named_by(route).is_some())
}

/// The answer to whoever has no business there.
fn is_refused(answer: &Answer) -> bool {
    matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN | StatusCode::GONE)
        || answer.status == StatusCode::SEE_OTHER && answer.location.starts_with("/logga-in")
}

/// All that was found, and what was wrong.
struct Crawl {
    house: Resident,
    secrets: Vec<Secret>,
    seen: Vec<Seen>,
    asked: usize,
    wrong: BTreeSet<String>,
}

impl Crawl {
    async fn of(house: Resident) -> Self {
        let mut seen = Vec::new();
        for walker in WALKERS.into_iter().chain(BESIDE) {
            let caller = walker.arrives(&house).await;
            seen.push(Seen { walker, caller, addresses: BTreeMap::new(), forms: BTreeMap::new() });
        }
        let secrets = secrets(&house, seen.iter().map(|seen| &seen.caller)).await;
        Self { house, secrets, seen, asked: 0, wrong: BTreeSet::new() }
    }

    fn wrong(&mut self, who: usize, what: &str, answer: &Answer, fault: &str) {
        let name = self.seen[who].walker.name;
        self.wrong.insert(format!("{what} as {name}: {}, {fault}", answer.status));
    }

    fn examine(&mut self, who: usize, what: &str, answer: &Answer) {
        self.asked += 1;
        for fault in faults(&self.secrets, &self.seen[who].walker, what, answer) {
            self.wrong(who, what, answer, &fault);
        }
    }

    /// Follows all that pages show, from the first page and from where a link leads.
    async fn explore(&mut self, who: usize) {
        let starts = ["/", "/logga-in"].into_iter().map(str::to_owned).chain(self.opened(who).await);
        let mut waiting: VecDeque<(String, String)> =
            starts.map(|start| (start, "the beginning".to_owned())).collect();
        let mut cap = Cap::default();
        let mut followed = BTreeSet::new();
        while let Some((address, shown_by)) = waiting.pop_front() {
            if address.starts_with("/static/") || !followed.insert(address.clone()) {
                continue;
            }
            self.seen[who].addresses.entry(address.clone()).or_insert_with(|| shown_by.clone());
            if !cap.admits(&Method::GET, &address) {
                continue;
            }
            let before = self.house.app.store().queries_run();
            let answer = self.seen[who].caller.get(&address).await;
            let asked = self.house.app.store().queries_run() - before;
            self.examine(who, &address, &answer);
            if asked > MOST_QUERIES {
                self.wrong(who, &address, &answer, &format!("{asked} questions to the database"));
            }
            if answer.status.is_client_error() {
                self.wrong(who, &address, &answer, &format!("shown by {shown_by}"));
            }
            if !answer.location.is_empty() {
                waiting.push_back((answer.location.clone(), address.clone()));
            }
            let leads = Leads::of(&answer.text, &address);
            waiting.extend(leads.addresses.into_iter().map(|found| (found, address.clone())));
            for form in leads.forms {
                self.seen[who].forms.entry(form.address.clone()).or_insert(form);
            }
        }
    }

    /// Where the walker's own link leads.
    async fn opened(&self, who: usize) -> Option<String> {
        match self.seen[who].walker.comes {
            Comes::ByLink(kind) => Some(self.house.behind_link(kind).await),
            Comes::Stranger | Comes::With(..) => None,
        }
    }

    /// Asks for everything that others saw.
    async fn look_at_others(&mut self, who: usize) {
        for address in self.others(who, &Method::GET, |seen| seen.addresses.keys().cloned().collect()) {
            let answer = self.seen[who].caller.get(&address).await;
            self.examine(who, &address, &answer);
            if names_a_thing(&Method::GET, &address) && !is_refused(&answer) {
                self.wrong(who, &address, &answer, "no page showed it");
            }
        }
    }

    /// Sends every form that others saw, as their page had filled it in.
    async fn send_others(&mut self, who: usize) {
        let forms: BTreeMap<String, Form> = self.seen.iter().flat_map(|seen| seen.forms.clone()).collect();
        for address in self.others(who, &Method::POST, |seen| seen.forms.keys().cloned().collect()) {
            let hidden: Vec<_> =
                forms[&address].hidden.iter().map(|(name, value)| (&**name, &**value)).collect();
            let before = self.lines().await;
            // Anew each time: one of the forms signs out.
            let caller = self.seen[who].walker.arrives(&self.house).await;
            let lines_of_arriving = self.lines().await - before;
            let answer = caller.send(&address, &hidden).await;
            let what = format!("form {address}");
            self.examine(who, &what, &answer);
            if names_a_thing(&Method::POST, &address) {
                if !is_refused(&answer) {
                    self.wrong(who, &what, &answer, "no page showed it");
                }
                if self.lines().await != before + lines_of_arriving {
                    self.wrong(who, &what, &answer, "left a line in the journal");
                }
            }
        }
    }

    /// Sends every form of their own with nothing in it.
    async fn send_own_empty(&mut self, who: usize) {
        for address in self.seen[who].forms.keys().cloned().collect::<Vec<_>>() {
            let caller = self.seen[who].walker.arrives(&self.house).await;
            let answer = caller.post(&address).await;
            self.examine(who, &format!("empty form {address}"), &answer);
            if answer.status == StatusCode::SEE_OTHER {
                self.seen[who].addresses.entry(answer.location).or_insert(address);
            }
        }
    }

    fn others(&self, who: usize, method: &Method, of: impl Fn(&Seen) -> Vec<String>) -> Vec<String> {
        let all: BTreeSet<_> = self.seen.iter().flat_map(of).collect();
        let mut cap = Cap::default();
        let news = all.into_iter().filter(|address| !self.seen[who].knows(address));
        news.filter(|address| cap.admits(method, address)).collect()
    }

    async fn lines(&self) -> i64 {
        let store = self.house.app.store();
        let count = Statement::from_string(store.backend().into(), "SELECT COUNT(*) FROM journal_line");
        store.reader().query_one_raw(count).await.unwrap().unwrap().try_get_by_index(0).unwrap()
    }
}

async fn crawl(base: Base) {
    let mut crawl = Crawl::of(Resident::full(base).await).await;
    let everybody = 0..crawl.seen.len();
    for who in everybody.clone() {
        crawl.explore(who).await;
    }
    for who in everybody.clone() {
        crawl.look_at_others(who).await;
        crawl.send_others(who).await;
    }
    for who in everybody.clone() {
        crawl.send_own_empty(who).await;
    }
    // The forms have changed the house; what they led to is new.
    for who in everybody {
        crawl.seen[who].caller = crawl.seen[who].walker.arrives(&crawl.house).await;
        crawl.look_at_others(who).await;
    }
    let wrong: Vec<_> = crawl.wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{base:?}, {} of {} answers:\n{}", wrong.len(), crawl.asked, wrong.join("\n"));
    assert!(crawl.asked > 1_000, "{} answers: the crawler found no way in", crawl.asked);
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_anybody_saw_opens_for_nobody_else_on_sqlite() {
    crawl(Base::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_anybody_saw_opens_for_nobody_else_on_postgresql() {
    crawl(Base::Postgres).await;
}

#[test]
fn a_written_out_address_is_not_taken_for_a_thing() {
    assert_eq!(route_of(&Method::GET, "/uppdrag/nytt?x=1"), Some("/uppdrag/nytt"));
    assert_eq!(route_of(&Method::GET, "/uppdrag/7"), Some("/uppdrag/{held}"));
    assert_eq!(route_of(&Method::GET, "/uppdrag/7/8"), None);
    assert!(names_a_thing(&Method::POST, "/uppdrag/7/ta-bort") && !names_a_thing(&Method::GET, "/l/x"));
}
