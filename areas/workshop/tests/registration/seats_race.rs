//! A thousand municipalities register somebody at once for the last ten seats, on two nodes.

use axum::http::StatusCode;
use futures_util::future::join_all;
use organisation::OrganisationId;
use organisation::records::organisation as authority;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait as _, EntityTrait as _, PaginatorTrait as _, QueryFilter as _};
use workshop::InvitationId;
use workshop::records::{invitation, participant};
use workshop::seats::rules::Place;

use crate::browser::{Browser, set};
use crate::house::{Base, Town, line};

const MUNICIPALITIES: usize = 1_000;
const SEATS: usize = 10;

/// Invites so many more municipalities, each with the browser of whoever holds its link; by turns on one node and the other.
async fn invited(town: &Town, other: &Town) -> Vec<(String, Browser)> {
    let mut desk = town.store().desk(&store::Author::program()).await.unwrap();
    let mut all = Vec::new();
    let like = town.invitation("Ockelbo").await;
    for number in 0..MUNICIPALITIES {
        let (municipality, id): (OrganisationId, InvitationId) = (desk.id(), desk.id());
        desk.insert(authority::ActiveModel {
            id: Set(municipality),
            code: Set(format!("x{number:03}")),
            name: Set(format!("Kommun {number}")),
            formal_name: Set(format!("Kommun {number}")),
            ..authority::ActiveModel::from(town.municipalities[0].clone())
        })
        .await
        .unwrap();
        desk.insert(invitation::ActiveModel {
            id: Set(id),
            municipality: Set(municipality),
            ..invitation::ActiveModel::from(like.clone())
        })
        .await
        .unwrap();
        all.push((municipality, id));
    }
    desk.write(line("test.prepared", town.workshop.uuid()));
    desk.seal("").await.unwrap();
    let mut browsers = Vec::new();
    for (number, (municipality, id)) in all.into_iter().enumerate() {
        let node = if number % 2 == 0 { town } else { other };
        browsers.push((format!("/anmalan/{id}"), node.by_link_to(municipality, id).await));
    }
    browsers
}

async fn race(base: Base) {
    let town = Town::on(base).await;
    let other = town.second_node().await;
    let county = town.by_duty(organisation::Duty::CountyCoordinator, &town.county).await;
    let path = format!("/workshop/{}/platser", town.workshop);
    let mut rules = county.get(&path).await.form_to(&path);
    set(&mut rules, "room", &SEATS.to_string());
    assert_eq!(county.post(&path, &rules).await.status, StatusCode::SEE_OTHER);

    let browsers = invited(&town, &other).await;
    let mut ready = Vec::new();
    for (number, (path, browser)) in browsers.into_iter().enumerate() {
        let mut form = browser.get(&format!("{path}/rader")).await.form();
        set(&mut form, "name-0", "Elsa By");
        set(&mut form, "email-0", &format!("elsa@kommun{number}.example"));
        set(&mut form, "role-0", "board_member");
        set(&mut form, "receipt", &format!("elsa@kommun{number}.example"));
        ready.push((path, browser, form));
    }
    let sent = ready.iter().map(|(path, browser, form)| async move {
        let sent = browser.post(&format!("{path}/anmal"), form).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.seen());
    });
    join_all(sent).await;

    let standing = |place: Place| {
        let people = participant::Entity::find().filter(participant::Column::Place.eq(place));
        let store = town.store();
        async move { people.count(store.reader()).await.unwrap() }
    };
    assert_eq!(standing(Place::Seated).await, SEATS as u64, "{base:?}");
    assert_eq!(standing(Place::RoomFull).await, (MUNICIPALITIES - SEATS) as u64);
    let mut told = 0;
    for (path, browser, _) in &ready {
        let receipt = browser.get(&format!("{path}/kvitto")).await.seen();
        assert!(receipt.contains("Tack"), "{receipt}");
        told += usize::from(receipt.contains("En person står på väntelistan"));
    }
    assert_eq!(told, MUNICIPALITIES - SEATS, "each who has no seat is told so");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_at_once_for_ten_seats_on_two_nodes_in_a_file() {
    race(Base::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_at_once_for_ten_seats_on_two_nodes_in_postgresql() {
    race(Base::Postgres).await;
}
