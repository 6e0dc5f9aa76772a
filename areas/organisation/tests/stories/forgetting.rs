//! People who have had no duty for a year are forgotten, and the journal stays whole.

use chrono::TimeDelta;
use organisation::link::{self, Purpose, Receiver};
use organisation::records::{LinkId, duty_held, personal_link};
use organisation::second_person::{Act, deeds::ask};
use organisation::{Actor, Duty, PersonId, forget_links, forget_people, register};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::journal::{Verdict, personal, seal_due, verify};
use store::{Author, DeedKey, Line};
use texts::Lang;

use crate::at_the_door::{self, come_in, where_to, with_provider};
use crate::world::{BASE, World, on_both};

const KARIN: &str = "karin.aberg@lansstyrelsen.example";
const BO: &str = "bo.ek@ockelbo.example";

/// Karin's duty ends today; Bo's goes on.
async fn karin_ends(world: &World) {
    let karin = world.karin().await;
    let ockelbo = world.municipality("2101").await;
    world.person("Bo Ek", BO, &ockelbo, Duty::MunicipalCoordinator).await;
    world.signed_in(KARIN).await;
    duty_ends(world, karin).await;
}

async fn duty_ends(world: &World, karin: PersonId) {
    let mut desk = world.store.desk(&Author::command("test")).await.unwrap();
    duty_held::Entity::update_many()
        .col_expr(duty_held::Column::EndsOn, Expr::value(texts::local(desk.now()).date()))
        .filter(duty_held::Column::Person.eq(karin))
        .exec(desk.db())
        .await
        .unwrap();
    let (subject_id, details) = (karin.uuid(), serde_json::json!({}));
    desk.write(Line { deed: "organisation.changed", subject: "person", subject_id, owner: None, details });
    desk.seal("").await.unwrap();
}

#[tokio::test]
async fn a_year_after_the_last_duty_the_person_and_every_name_is_gone() {
    on_both(async |world| {
        karin_ends(&world).await;
        seal_due(&world.store).await.unwrap();
        world.clock.advance(TimeDelta::days(365));
        forget_people(&world.store).await.unwrap();
        assert!(register::person_at(&world.store, KARIN).await.unwrap().is_some(), "a day too early");
        world.clock.advance(TimeDelta::days(1));
        forget_people(&world.store).await.unwrap();
        assert!(register::person_at(&world.store, KARIN).await.unwrap().is_none());
        assert!(register::person_at(&world.store, BO).await.unwrap().is_some(), "his duty goes on");
        let lines = world.lines().await;
        assert!(lines.iter().any(|line| line.deed == "organisation.person_forgotten"));
        assert!(lines.iter().any(|line| line.deed == "sign_in.signed_in"), "her deeds stay");
        for line in lines {
            assert!(!line.author.contains("Karin") && !line.details.contains("Karin"), "{line:?}");
        }
        seal_due(&world.store).await.unwrap();
        let verdict = verify(&world.store, None).await.unwrap();
        assert!(matches!(verdict, Verdict::Whole { unsealed: 0, .. }), "{verdict:?}");
    })
    .await;
}

#[tokio::test]
async fn who_asked_where_two_act_together_is_forgotten_there_too() {
    on_both(async |world| {
        let karin = world.karin().await;
        let actor = Actor::of(&world.store, karin).await.unwrap().unwrap();
        let county = world.county("21").await;
        world.person("Eva Lind", "eva@lst.example", &county, Duty::CountyCoordinator).await;
        let (words, key) = (world.house.words(Lang::Sv), DeedKey(world.store.doors().uuid()));
        let act = (Act::TakeOutEveryone, county.id.uuid());
        let asked = ask(&world.store, &words, &actor, act, "Karin behöver listan", key).await.unwrap();
        duty_ends(&world, karin).await;
        world.clock.advance(TimeDelta::days(367));
        forget_people(&world.store).await.unwrap();
        for line in world.lines().await {
            assert!(!line.author.contains("Karin") && !line.details.contains("Karin"), "{line:?}");
        }
        let mut eva = world.signed_in("eva@lst.example").await;
        let shown = eva.get(&format!("/i-forening/{asked}")).await;
        assert_eq!(shown.status, axum::http::StatusCode::OK);
        assert!(!shown.body.contains("Karin Åberg"), "{}", shown.body);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_forgotten_twice() {
    on_both(async |world| {
        karin_ends(&world).await;
        world.clock.advance(TimeDelta::days(400));
        for _ in 0..2 {
            forget_people(&world.store).await.unwrap();
        }
        let forgotten =
            world.deeds().await.into_iter().filter(|deed| deed == "organisation.person_forgotten");
        assert_eq!(forgotten.count(), 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_came_by_a_provider_leaves_no_name_in_the_journal_either() {
    with_provider(async |world, server| {
        let karin = world.karin_holm().await;
        world.clock.advance(TimeDelta::seconds(1));
        world.provider_has(server, &json!({}), &json!({}));
        let mut browser = world.browser();
        assert_eq!(where_to(&come_in(&mut browser, server).await).1, "/");
        let linked = world.lines().await.into_iter().find(|line| line.deed == "sign_in.provider_linked");
        assert!(linked.unwrap().details.contains("Karin Holm"));
        duty_ends(&world, karin).await;
        world.clock.advance(TimeDelta::days(367));
        forget_people(&world.store).await.unwrap();
        assert!(register::person_at(&world.store, at_the_door::KARIN).await.unwrap().is_none());
        for line in world.lines().await {
            assert!(!line.author.contains("Karin") && !line.details.contains("Karin"), "{line:?}");
        }
    })
    .await;
}

/// A link of Gävleborg's to this address, for so long; seen over in the journal by whoever opened it and left.
async fn link_to(world: &World, name: &str, address: &str, days: i64) -> LinkId {
    let county = world.county("21").await;
    let ends_at = world.store.doors().now() + TimeDelta::days(days);
    let purpose = Purpose::Guest { about: Uuid::from_u128(77), county: county.id, ends_at };
    let receiver = Receiver { name: name.to_owned(), address: address.to_owned(), owner: Some(county.id) };
    let mut desk = world.store.desk(&Author::command("test")).await.unwrap();
    let link = link::hand_out(&desk, world.house.key(), purpose, &receiver).await.unwrap();
    desk.write(Line {
        deed: "link.handed_out",
        subject: "link",
        subject_id: link.uuid(),
        owner: Some(county.id.uuid()),
        details: json!({ "kind": "guest", "name": personal(name) }),
    });
    desk.seal("").await.unwrap();
    let path = link::address(&world.house, link).strip_prefix(BASE).unwrap().to_owned();
    let mut holder = world.browser();
    holder.get(&path).await;
    holder.post(&path, &[]).await;
    assert_eq!(holder.post("/lamna", &[]).await.location(), "/lamnat");
    link
}

async fn link_of(world: &World, id: LinkId) -> link::Link {
    personal_link::Entity::find_by_id(id).one(world.store.reader()).await.unwrap().unwrap()
}

#[tokio::test]
async fn names_under_links_and_in_the_journal_about_them_go_with_the_person() {
    on_both(async |world| {
        karin_ends(&world).await;
        // As it was typed, not as people are told apart by it.
        let hers = link_to(&world, "Karin Åberg", "Karin.Aberg@lansstyrelsen.example", 30).await;
        let lasting = link_to(&world, "Karin Åberg, gäst", KARIN, 380).await;
        let other = link_to(&world, "Gun Polis", "gun@polisen.example", 380).await;
        let naming = async |name: &str| {
            let lines = world.lines().await;
            lines.iter().filter(|line| line.deed.starts_with("link.") && line.details.contains(name)).count()
        };
        assert_eq!((naming("Karin").await, naming("Gun").await), (4, 2), "handed out and left");
        seal_due(&world.store).await.unwrap();
        world.clock.advance(TimeDelta::days(366));
        forget_people(&world.store).await.unwrap();
        let gone = link_of(&world, hers).await;
        assert_eq!((gone.name.as_str(), gone.address.as_str()), ("", ""));
        assert!(link_of(&world, lasting).await.name.contains("Karin"), "it still opens something");
        assert_eq!(link_of(&world, other).await.name, "Gun Polis");
        assert_eq!((naming("Karin").await, naming("Gun").await), (2, 2));
        // A year after a link is over nobody's name stands with it, whoever they were.
        world.clock.advance(TimeDelta::days(381));
        forget_links(&world.store).await.unwrap();
        for link in [hers, lasting, other] {
            let link = link_of(&world, link).await;
            assert_eq!((link.name.as_str(), link.address.as_str()), ("", ""));
        }
        assert_eq!((naming("Karin").await, naming("Gun").await), (0, 0));
        let told =
            |deeds: Vec<String>| deeds.iter().filter(|deed| *deed == "organisation.links_forgotten").count();
        assert_eq!(told(world.deeds().await), 1);
        forget_links(&world.store).await.unwrap();
        assert_eq!(told(world.deeds().await), 1, "nothing is forgotten twice");
        seal_due(&world.store).await.unwrap();
        let verdict = verify(&world.store, None).await.unwrap();
        assert!(matches!(verdict, Verdict::Whole { unsealed: 0, .. }), "{verdict:?}");
    })
    .await;
}

#[tokio::test]
async fn letters_to_a_person_go_with_the_person_and_nobody_elses() {
    use sea_orm::{ConnectionTrait as _, Statement};
    on_both(async |world| {
        karin_ends(&world).await;
        world.browser().ask_for_link(KARIN).await;
        world.browser().ask_for_link(BO).await;
        assert_eq!(world.letters().await.len(), 2);
        world.clock.advance(TimeDelta::days(366));
        forget_people(&world.store).await.unwrap();
        let kept = "SELECT address FROM outbox_parcel";
        let kept = Statement::from_string(world.store.backend().into(), kept);
        let rows = world.store.reader().query_all_raw(kept).await.unwrap();
        let kept: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
        assert_eq!(kept, [BO]);
    })
    .await;
}
