//! Guests: entered, sent their link, and what they see and say.

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::past::Kept;
use organisation::records::personal_link;
use sea_orm::EntityTrait as _;
use workshop::WorkshopId;
use workshop::preparation::guests::Coming;
use workshop::preparation::views;

use crate::world::{Browser, World, on_both};

const FIELDS: [(&str, &str); 5] = [
    ("name", "Anna Ek"),
    ("organisation", "Polismyndigheten"),
    ("address", "anna.ek@polisen.example"),
    ("phone", "010-000 00 00"),
    ("brief", "Berätta om läget i länet.\n\nSvara på frågor i grupperna."),
];

/// Enters a guest and sends them their link; they open it.
async fn invited(world: &World, karin: &mut Browser, own: WorkshopId) -> (Browser, String) {
    let path = format!("/workshop/{own}/gaster");
    // What is made last is found by when.
    world.clock.advance(TimeDelta::seconds(1));
    karin.get(&format!("{path}/ny")).await;
    assert_eq!(karin.post(&format!("{path}/ny"), &FIELDS).await.location, path);
    let guest = views::guests(&world.store, own).await.unwrap().pop().unwrap();
    karin.get(&format!("{path}/{}", guest.id)).await;
    for _ in ["sent", "the same form again"] {
        assert_eq!(karin.post(&format!("{path}/{}/skicka", guest.id), &[]).await.location, path);
    }
    let link = world.newest_link("guest").await;
    let mut anna = world.browser();
    anna.get(&link).await;
    let opened = anna.post(&link, &[]).await;
    assert_eq!(opened.location, format!("/gast/{}", guest.id));
    (anna, opened.location)
}

#[tokio::test]
async fn a_guest_reads_their_brief_without_an_account_and_says_whether_they_come() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let mut karin = world.county("Karin", "21").await;
        let (mut anna, path) = invited(&world, &mut karin, own).await;
        assert_eq!(world.letters_of("link").await.len(), 1, "the form sent twice is one letter");
        let page = anna.get(&path).await.body;
        for said in
            ["Anna Ek", "tisdag 13 mars 2029", "Slottet, rikssalen", "Svara på frågor i grupperna.", "Lunch"]
        {
            assert!(page.contains(said), "{said} in {page}");
        }
        let nothing = anna.post(&path, &[]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nothing.body.contains("coming-fault"));
        for (answer, said) in [("comes", Coming::Yes), ("declines", Coming::No)] {
            anna.get(&path).await;
            for _ in ["answered", "the same form again"] {
                assert_eq!(anna.post(&path, &[("coming", answer)]).await.location, path);
            }
            assert_eq!(views::guests(&world.store, own).await.unwrap()[0].coming, said);
        }
        assert_eq!(world.lines("workshop.guest_answered").await.len(), 2);
        let list = karin.get(&format!("/workshop/{own}/gaster")).await.body;
        assert!(list.contains("kommer inte") && list.contains("Polismyndigheten"), "{list}");
        world.clock.advance(TimeDelta::days(63));
        anna.get(&path).await;
        anna.post(&path, &[("coming", "comes")]).await;
        assert_eq!(views::guests(&world.store, own).await.unwrap()[0].coming, Coming::No, "the day is over");
    })
    .await;
}

#[tokio::test]
async fn a_guest_sees_no_other_guest_and_nothing_once_they_are_taken_away() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let mut karin = world.county("Karin", "21").await;
        let (mut anna, path) = invited(&world, &mut karin, own).await;
        let (mut gun, other) = invited(&world, &mut karin, own).await;
        assert_eq!(anna.get(&other).await.status, StatusCode::NOT_FOUND);
        let tried = gun.post(&path, &[("coming", "comes")]).await;
        assert_eq!(tried.status, StatusCode::NOT_FOUND);
        let id = path.rsplit('/').next().unwrap().to_owned();
        karin.get(&format!("/workshop/{own}/gaster/{id}")).await;
        let gone = karin.post(&format!("/workshop/{own}/gaster/{id}/bort"), &[]).await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
        assert_eq!(anna.get(&path).await.status, StatusCode::GONE);
        assert_eq!(gun.get(&other).await.status, StatusCode::OK);
        assert_eq!(views::guests(&world.store, own).await.unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn wrong_fields_are_said_and_the_later_of_two_loses_nothing() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let (mut karin, mut per) = (world.county("Karin", "21").await, world.county("Per", "21").await);
        let path = format!("/workshop/{own}/gaster");
        karin.get(&format!("{path}/ny")).await;
        let wrong = karin.post(&format!("{path}/ny"), &[("name", ""), ("address", "polisen")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("name-fault") && wrong.body.contains("value=\"polisen\""));
        karin.post(&format!("{path}/ny"), &FIELDS).await;
        let id = views::guests(&world.store, own).await.unwrap()[0].id;
        let one = format!("{path}/{id}");
        karin.get(&one).await;
        per.get(&one).await;
        let brief = [("name", "Anna Ek"), ("address", "anna@polisen.example"), ("brief", "Kom kl. 10.")];
        assert_eq!(karin.post(&one, &brief).await.status, StatusCode::SEE_OTHER);
        let late =
            per.post(&one, &[("name", "Anna"), ("address", "a@polisen.example"), ("brief", "Kl. 12.")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.body.contains("Kom kl. 10.") && late.body.contains("Kl. 12."));
    })
    .await;
}

#[tokio::test]
async fn guests_and_their_links_are_gone_with_the_list_of_participants() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let mut karin = world.county("Karin", "21").await;
        invited(&world, &mut karin, own).await;
        world.clock.advance(TimeDelta::days(270));
        assert_eq!(world.forget_past(&Kept::usual(6)).await, 1);
        assert!(views::guests(&world.store, own).await.unwrap().is_empty());
        let links = personal_link::Entity::find().all(world.store.reader()).await.unwrap();
        assert!(links.iter().all(|link| link.kind != "guest"));
    })
    .await;
}
