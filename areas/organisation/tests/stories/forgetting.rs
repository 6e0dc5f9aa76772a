//! People who have had no duty for a year are forgotten, and the journal stays whole.

use chrono::TimeDelta;
use organisation::records::duty_held;
use organisation::{Duty, PersonId, forget_people, register};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::journal::{Verdict, seal_due, verify};
use store::{Author, Line};

use crate::at_the_door::{self, come_in, where_to, with_provider};
use crate::world::{World, on_both};

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
