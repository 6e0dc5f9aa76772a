//! Every cell walked, GET and POST, over the whole router on both databases.

use axum::http::{Method, StatusCode};
use organisation::{Duty, Gate, link, register};
use valskydd::assembly::route_list;

use super::Cell;
use super::examples::{Example, examples};
use super::things::{Relation, Thing};
use super::walkers::{Comes, WALKERS, Walker};
use crate::resident::{Answer, Base, Caller, Resident};

/// What somebody is told, and how many questions it took.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    status: StatusCode,
    location: String,
    text: String,
    queries: u64,
}

async fn ask(house: &Resident, caller: &Caller, method: &Method, address: &str) -> Told {
    let before = house.app.store().queries_run();
    let Answer { status, location, text, .. } = match *method {
        Method::GET => caller.get(address).await,
        _ => caller.post(address).await,
    };
    let queries = house.app.store().queries_run() - before;
    Told { status, location, text: without_ids(&text), queries }
}

/// A page without what tells one address and one form from another.
fn without_ids(text: &str) -> String {
    let is_id = |at: usize| {
        let id = text.as_bytes().get(at..at + 36);
        id.is_some_and(|id| {
            id.iter().enumerate().all(|(place, sign)| match place {
                8 | 13 | 18 | 23 => *sign == b'-',
                _ => sign.is_ascii_hexdigit(),
            })
        })
    };
    let (mut clean, mut at) = (String::new(), 0);
    while let Some(sign) = text[at..].chars().next() {
        if is_id(at) {
            clean.push_str("ID");
            at += 36;
        } else {
            clean.push(sign);
            at += sign.len_utf8();
        }
    }
    clean
}

async fn stands(house: &Resident, walker: &Walker, example: &Example) -> Relation {
    let store = house.app.store();
    if example.holder == Some(walker.name) {
        return Relation::Mine;
    }
    let from = match walker.comes {
        Comes::With(_, address) => house.organisation_of(address).await,
        Comes::ByLink(link::GUEST | link::DOOR_HOST | link::INTEREST) => house.county("21").await.id,
        Comes::Stranger | Comes::ByLink(_) => house.municipality("2101").await,
    };
    if walker.duty() == Some(Duty::Facilitator) && example.owner == house.county("21").await.id {
        return Relation::Led;
    }
    let from = register::organisation(store, from).await.unwrap();
    Relation::between(&from, &register::organisation(store, example.owner).await.unwrap())
}

fn is_sent_away(walker: &Walker, gate: Gate, told: &Told) -> bool {
    match (walker.comes, gate) {
        (Comes::With(..), _) => told.status == StatusCode::FORBIDDEN,
        (_, Gate::LinkOr(..)) => told.status == StatusCode::GONE,
        _ => told.status == StatusCode::SEE_OTHER && told.location.starts_with("/logga-in"),
    }
}

/// Walks every cell and tells of all that is not as the matrix says.
async fn walk(base: Base) {
    let house = Resident::full(base).await;
    let (mut reached, mut hidden, mut wrong) = (0, 0, Vec::new());
    for (method, path, gate) in route_list() {
        let things = match Thing::named_by(path) {
            Some(thing) => examples(&house, thing).await,
            None => vec![Example::nowhere()],
        };
        for walker in &WALKERS {
            let cell = Cell::of(gate, path, walker);
            for example in &things {
                // Each anew: one of the routes signs out.
                let caller = walker.arrives(&house).await;
                let told = ask(&house, &caller, &method, &example.address(path)).await;
                let there = !matches!(told.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN);
                let as_said = !told.status.is_server_error()
                    && match &cell {
                        Cell::Closed => is_sent_away(walker, gate, &told),
                        Cell::Open => told.status != StatusCode::FORBIDDEN,
                        Cell::Whose(relations) => {
                            if relations.contains(&stands(&house, walker, example).await) {
                                reached += 1;
                                there
                            } else {
                                hidden += 1;
                                let caller = walker.arrives(&house).await;
                                let nowhere = Example::nowhere().address(path);
                                told.status == StatusCode::NOT_FOUND
                                    && told == ask(&house, &caller, &method, &nowhere).await
                            }
                        }
                    };
                if !as_said {
                    let relation = stands(&house, walker, example).await.word();
                    let Told { status, queries, .. } = told;
                    wrong.push(format!(
                        "{method} {path} as {} ({relation}): {status}, {queries} queries; {cell:?}",
                        walker.name
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{base:?}:\n{}", wrong.join("\n"));
    assert!(reached > 50 && hidden > 50, "{reached} reached, {hidden} hidden");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_cell_is_as_the_matrix_says_on_sqlite() {
    walk(Base::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_cell_is_as_the_matrix_says_on_postgresql() {
    walk(Base::Postgres).await;
}

#[test]
fn pages_are_compared_without_their_ids() {
    let page = |id: &str| format!("<a href=\"/x/{id}?å\">Å {id}</a>");
    let (one, other) = ("01890000-0000-7000-8000-00000000000a", "f1890000-0000-7000-8000-00000000000b");
    assert_eq!(without_ids(&page(one)), without_ids(&page(other)));
    assert_ne!(without_ids(&page(one)), without_ids("<a href=\"/y/ID?å\">Å ID</a>"));
}
