//! Route × duty: the matrix as written in `docs/access-matrix.md`, and every route walked as every duty.

use axum::http::{Method, StatusCode};
use organisation::{Duty, Gate};
use sea_orm::prelude::Uuid;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use valskydd::assembly::route_list;
use workshop::records::invitation;

use crate::resident::{Base, Resident};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/access-matrix.md");

fn matrix() -> String {
    let mut text = String::from(
        "# Who may pass where\n\nMade from the routes by `BLESS=1 cargo test -p valskydd --test house access`; a test compares it and walks\nevery route as every duty. ● may pass the gate, – may not. Past the gate a permit binds the bearer to one thing: what\nbelongs to another authority answers 404, as if it did not exist.\n\n| Route | | nobody | national lead | county coordinator | municipal coordinator | auditor | facilitator | link |\n| --- | --- | :-: | :-: | :-: | :-: | :-: | :-: | :-: |\n",
    );
    for (method, path, gate) in route_list() {
        let may = |yes: bool| if yes { "●" } else { "–" };
        let duties: Vec<_> = Duty::ALL.into_iter().map(|duty| may(passes(gate, duty))).collect();
        let (open, link) = match gate {
            Gate::Open => ("●", "●".to_owned()),
            Gate::Duties(_) => ("–", "–".to_owned()),
            Gate::LinkOr(kind, _) => ("–", kind.to_owned()),
        };
        let row = format!("| `{path}` | {method} | {open} | {} | {link} |\n", duties.join(" | "));
        text.push_str(&row);
    }
    text
}

fn passes(gate: Gate, duty: Duty) -> bool {
    match gate {
        Gate::Open => true,
        Gate::Duties(duties) | Gate::LinkOr(_, duties) => duties.contains(&duty),
    }
}

#[test]
fn the_matrix_is_written_as_the_routes_are() {
    let now = matrix();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(FILE, &now).unwrap();
    }
    let written = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(written == now, "docs/access-matrix.md is behind the routes; make it anew with BLESS=1");
}

const PEOPLE: [(Duty, &str); 5] = [
    (Duty::NationalLead, "ingrid.sandell@val.example"),
    (Duty::CountyCoordinator, "henrik.aberg@lst-uppsala.example"),
    (Duty::MunicipalCoordinator, "karin.astrom@ockelbo.example"),
    (Duty::Auditor, "jonas.revelius@val.example"),
    (Duty::Facilitator, "lotta.granath@ovning-analys.example"),
];

/// A route with the ids of Gävleborg's workshop and Gävle's invitation: foreign to Uppsala and to Ockelbo.
fn foreign(path: &str, workshop: &str, invitation: &str) -> String {
    path.replace("{workshop}", workshop)
        .replace("{invitation}", invitation)
        .replace("{letter}", &Uuid::nil().to_string())
        .replace("{id}", &Uuid::nil().to_string())
        .replace("{token}", "no-such-token")
        .replace("{county}", "21")
        .replace("{participant}", &Uuid::nil().to_string())
        .replace("{held}", &Uuid::nil().to_string())
        .replace("{request}", &Uuid::nil().to_string())
        .replace("{link}", &Uuid::nil().to_string())
}

async fn walk(base: Base) {
    let house = Resident::on(base).await;
    let workshop = house.workshop_of("21").await.to_string();
    let gavle = house.municipality("2180").await;
    let invitation = invitation::Entity::find()
        .filter(invitation::Column::Municipality.eq(gavle))
        .one(house.app.store().reader())
        .await
        .unwrap()
        .unwrap();
    let invitation = invitation.id.to_string();
    for (method, path, gate) in route_list() {
        let address = foreign(path, &workshop, &invitation);
        for (duty, who) in PEOPLE {
            // Signing out and making things would change what the next one sees; their gates are looked at below.
            let caller = house.person(who).await;
            let answer = match method {
                Method::GET => caller.get(&address).await,
                _ => caller.post(&address).await,
            };
            let place = format!("{method} {path} as {} on {base:?}: {}", duty.code(), answer.status);
            assert!(!answer.status.is_server_error(), "{place}");
            if !passes(gate, duty) {
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{place}");
            }
            let is_another_authoritys = match duty {
                Duty::CountyCoordinator => path.contains("{workshop}"),
                Duty::MunicipalCoordinator => path.contains("{invitation}"),
                Duty::NationalLead | Duty::Auditor | Duty::Facilitator => false,
            };
            if passes(gate, duty) && is_another_authoritys {
                assert_eq!(answer.status, StatusCode::NOT_FOUND, "{place}");
            }
        }
        let stranger = house.stranger();
        let answer = match method {
            Method::GET => stranger.get(&address).await,
            _ => stranger.post(&address).await,
        };
        let place = format!("{method} {path} as nobody on {base:?}: {}", answer.status);
        match gate {
            Gate::Open => assert!(!answer.status.is_server_error(), "{place}"),
            Gate::Duties(_) => {
                assert_eq!(
                    (answer.status, answer.location.as_str()),
                    (StatusCode::SEE_OTHER, "/logga-in"),
                    "{place}"
                );
            }
            Gate::LinkOr(..) => assert_eq!(answer.status, StatusCode::GONE, "{place}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_is_closed_to_every_duty_it_is_not_for() {
    for base in Base::BOTH {
        walk(base).await;
    }
}
