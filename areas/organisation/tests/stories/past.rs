//! What has been over for a year: duties, reviews, agreements and links go, and a line says so.

use chrono::TimeDelta;
use organisation::Duty;
use organisation::past::{Kept, USUAL_MONTHS, forget};
use sea_orm::{ConnectionTrait as _, Statement};
use store::journal::{Verdict, seal_due, verify};
use store::{Author, Line};

use crate::world::{World, on_both};

const KARIN: &str = "karin.aberg@lansstyrelsen.example";

async fn rows(world: &World, what: &str) -> i64 {
    let statement =
        Statement::from_string(world.store.backend().into(), format!("SELECT count(*) FROM {what}"));
    let row = world.store.reader().query_one_raw(statement).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

/// Past the deeds: so that each table has a row.
async fn written(world: &World, statements: &[String]) {
    let mut desk = world.store.desk(&Author::command("test")).await.unwrap();
    for sql in statements {
        assert!(desk.db().execute_unprepared(sql).await.unwrap().rows_affected() > 0, "{sql}");
    }
    let subject_id = desk.id();
    let details = serde_json::json!({});
    desk.write(Line { deed: "organisation.changed", subject: "person", subject_id, owner: None, details });
    desk.seal("").await.unwrap();
}

/// Karin coordinates two counties, one duty is over; two reviews, an agreement, a link that was used.
async fn furnished(world: &World) {
    world.karin().await;
    let uppsala = world.county("03").await;
    world.person("Karin Åberg", KARIN, &uppsala, Duty::CountyCoordinator).await;
    world.signed_in(KARIN).await;
    let county = "SELECT id FROM organisation WHERE tier = 'county' AND code = '21'";
    let held = format!("FROM duty_held WHERE organisation = ({county})");
    let first = "(SELECT added_at FROM person)";
    let later = "(SELECT made_at FROM personal_link)";
    let columns = "id, act, thing, authority, state, asked_by, asked_by_name, reason, asked_at, ends_at, \
                   answered_by_name, answer";
    written(
        world,
        &[
            format!("UPDATE duty_held SET over_at = {first} WHERE organisation = ({county})"),
            format!("INSERT INTO duty_review (id, authority, at, by_name) SELECT id, organisation, {first}, 'K' {held}"),
            format!("INSERT INTO duty_review (id, authority, at, by_name) SELECT person, organisation, {later}, 'K' {held}"),
            format!(
                "INSERT INTO second_person ({columns}) SELECT id, 'take_out_everyone', organisation, organisation, \
                 'withdrawn', person, 'Karin Åberg', 'x', {first}, {first}, '', '' {held}"
            ),
        ],
    )
    .await;
}

#[tokio::test]
async fn after_a_year_what_is_over_goes_and_what_goes_on_stays() {
    on_both(async |world| {
        furnished(&world).await;
        seal_due(&world.store).await.unwrap();
        let kept = Kept::usual(USUAL_MONTHS);
        world.clock.advance(TimeDelta::days(364));
        forget(&world.store, &kept).await.unwrap();
        assert_eq!((rows(&world, "duty_held").await, rows(&world, "duty_review").await), (2, 2));
        assert_eq!(rows(&world, "second_person").await, 1);
        assert_eq!(rows(&world, "personal_link").await, 1);
        world.clock.advance(TimeDelta::days(2));
        forget(&world.store, &kept).await.unwrap();
        assert_eq!(rows(&world, "duty_held").await, 1, "the duty that goes on");
        assert_eq!(rows(&world, "duty_review").await, 1, "from the last one the next is counted");
        assert_eq!(rows(&world, "second_person").await, 0);
        assert_eq!(rows(&world, "personal_link").await, 0);
        assert_eq!(rows(&world, "person").await, 1, "people go by themselves");
        let lines = world.lines().await;
        let line = lines.iter().find(|line| line.deed == "organisation.past_forgotten").unwrap();
        assert_eq!(line.details, r#"{"agreements":1,"duties":1,"links":1,"reviews":1}"#);
        forget(&world.store, &kept).await.unwrap();
        assert_eq!(world.lines().await.len(), lines.len(), "with nothing to tell there is no line");
        seal_due(&world.store).await.unwrap();
        let verdict = verify(&world.store, None).await.unwrap();
        assert!(matches!(verdict, Verdict::Whole { unsealed: 0, .. }), "{verdict:?}");
    })
    .await;
}

#[tokio::test]
async fn a_decision_changes_the_time_and_stands_in_the_line() {
    on_both(async |world| {
        furnished(&world).await;
        world.clock.advance(TimeDelta::days(400));
        let kept = Kept { months: 24, decision: "dnr 2029-114".to_owned() };
        forget(&world.store, &kept).await.unwrap();
        assert_eq!(rows(&world, "duty_held").await, 2);
        world.clock.advance(TimeDelta::days(400));
        forget(&world.store, &kept).await.unwrap();
        assert_eq!(rows(&world, "duty_held").await, 1);
        assert!(world.lines().await[0].details.contains(r#""reason":"dnr 2029-114""#));
    })
    .await;
}
