//! What is left of a participant list six months after the day.

use chrono::TimeDelta;
use organisation::link::{self, Purpose, Receiver};
use organisation::past::Kept;
use organisation::records::personal_link;
use sea_orm::{ConnectionTrait as _, EntityTrait as _, PaginatorTrait as _, Statement};
use serde_json::json;
use store::journal::{Verdict, personal, seal_due, verify};
use store::{Author, Line, Store, StoreFault};
use workshop::registration::counted::{USUAL_MONTHS, count_on, due};
use workshop::registration::views;

use crate::house::{Base, Town, start};
use crate::lists::{FIVE, registered};
use crate::sealed::{PROTECTED, county};

/// Everybody at a table, the plan once changed, and a link to one of them.
async fn seated(town: &Town) {
    let mut desk = town.store().desk(&Author::program()).await.unwrap();
    for sql in [
        "INSERT INTO table_plan SELECT id, 'mixed', true, 3, 8, 1, 0, 1, made_at, '{}', '{}', '{}' FROM workshop",
        "INSERT INTO round_seat SELECT p.id, 1, i.workshop, 1, false FROM participant p \
         JOIN invitation i ON i.id = p.invitation",
        "INSERT INTO table_plan_version SELECT workshop, 1, 'x', made_at, NULL, NULL, '{}', '{}' FROM table_plan",
        "INSERT INTO table_planning SELECT workshop, workshop, 'over', 1, made_at, made_at, '{}' FROM table_plan",
    ] {
        assert!(desk.db().execute_unprepared(sql).await.unwrap().rows_affected() > 0, "{sql}");
    }
    let person = town.people("Ockelbo").await.remove(0);
    let municipality = town.municipalities[town.at("Ockelbo")].id;
    let purpose = Purpose::Participant {
        about: person.id.uuid(),
        municipality,
        ends_at: start() + TimeDelta::days(40),
    };
    let to = Receiver { name: "Karin Åström".to_owned(), ..Receiver::default() };
    let link = link::hand_out(&desk, town.app.key(), purpose, &to).await.unwrap();
    desk.write(Line {
        deed: "link.opened",
        subject: "link",
        subject_id: link.uuid(),
        owner: Some(town.county.id.uuid()),
        details: json!({ "kind": "participant", "name": personal("Karin Åström") }),
    });
    desk.seal("").await.unwrap();
}

/// Counts what is past its time, as whoever disposes of it does. Says of how many workshops.
async fn count_past(store: &Store, kept: &Kept) -> Result<usize, StoreFault> {
    let due = due(store, texts::local(kept.before(store.doors().now())).date()).await?;
    for (id, county, _) in &due {
        let mut desk = store.desk(&Author::program()).await?;
        count_on(&mut desk, *id, *county, kept).await?;
        desk.seal("").await?;
    }
    Ok(due.len())
}

async fn rows(town: &Town, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    let statement = Statement::from_string(town.store().backend().into(), sql);
    let row = town.store().reader().query_one_raw(statement).await.unwrap().unwrap();
    row.try_get_by_index(0).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn six_months_after_the_day_the_lists_are_counts_by_municipality_and_role_and_the_links_are_gone() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        registered(&town, &town.by_link("Ockelbo").await, "Ockelbo", PROTECTED).await;
        registered(&town, &town.by_link("Gävle").await, "Gävle", FIVE).await;
        seated(&town).await;
        let before = views::answers(town.store(), town.workshop).await.unwrap();
        assert_eq!(before.iter().map(|answer| answer.people).sum::<usize>(), 8);
        seal_due(town.store()).await.unwrap();

        // The day is 18 January 2029; the story begins on the 2nd.
        let kept = Kept::usual(USUAL_MONTHS);
        town.clock.advance(TimeDelta::days(197));
        assert_eq!(count_past(town.store(), &kept).await.unwrap(), 0, "{base:?}: on 18 July");
        town.clock.advance(TimeDelta::days(1));
        assert_eq!(count_past(town.store(), &kept).await.unwrap(), 1, "{base:?}: on 19 July");
        assert_eq!(count_past(town.store(), &kept).await.unwrap(), 0);

        for table in ["participant", "round_seat", "table_plan", "table_plan_version", "table_planning"] {
            assert_eq!(rows(&town, table).await, 0, "{base:?}: {table}");
        }
        assert_eq!(personal_link::Entity::find().count(town.store().reader()).await.unwrap(), 0);
        assert_eq!(town.invitation("Ockelbo").await.answered_from, "");
        let after = views::answers(town.store(), town.workshop).await.unwrap();
        assert_eq!(after, before, "{base:?}: what the county counts stays");
        let county = county(&town).await;
        let seen = county.get(&format!("/workshop/{}/svar", town.workshop)).await.seen();
        assert!(seen.contains("Ockelbo") && seen.contains("8 av"), "{seen}");
        let seen = county.get(&format!("/workshop/{}/deltagare", town.workshop)).await.seen();
        assert!(seen.contains("Inga deltagare här") && seen.contains("finns kvar bland svaren"), "{seen}");

        let lines = town.journal().await;
        let about_links = town.journal_of(&["link."]).await;
        assert_eq!(
            lines.last().unwrap(),
            r#"registration.list_counted {"links":5,"municipalities":2,"people":8}"#
        );
        assert!(about_links.iter().all(|line| !line.contains("Karin")), "{about_links:?}");
        seal_due(town.store()).await.unwrap();
        let verdict = verify(town.store(), None).await.unwrap();
        assert!(matches!(verdict, Verdict::Whole { .. }), "{verdict:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_changes_the_time_and_stands_in_the_line() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        registered(&town, &town.by_link("Ockelbo").await, "Ockelbo", FIVE).await;
        let kept = Kept { months: 12, decision: "dnr 2029-114".to_owned() };
        town.clock.advance(TimeDelta::days(200));
        assert_eq!(count_past(town.store(), &kept).await.unwrap(), 0);
        town.clock.advance(TimeDelta::days(200));
        assert_eq!(count_past(town.store(), &kept).await.unwrap(), 1);
        let lines = town.journal().await;
        assert!(lines.last().unwrap().contains(r#""reason":"dnr 2029-114""#), "{lines:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_comes_after_the_counting_is_counted_anew() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let kept = Kept::usual(USUAL_MONTHS);
        let (desk, first) = (town.store(), FIVE);
        registered(&town, &town.by_link("Ockelbo").await, "Ockelbo", first).await;
        town.clock.advance(TimeDelta::days(200));
        assert_eq!(count_past(desk, &kept).await.unwrap(), 1);
        let sql = "INSERT INTO participant (id, invitation, position, name, email, email_folded, role, role_text, phone, \
                   protected, needs_deleted) SELECT id, id, 1, 'x', 'x', 'x', 'it', '', '', 0, false FROM invitation \
                   WHERE answered_at IS NOT NULL";
        let mut desk = desk.desk(&Author::program()).await.unwrap();
        desk.db().execute_unprepared(sql).await.unwrap();
        desk.write(Line {
            deed: "registration.changed",
            subject: "invitation",
            subject_id: town.workshop.uuid(),
            owner: None,
            details: json!({}),
        });
        desk.seal("").await.unwrap();
        assert_eq!(count_past(town.store(), &kept).await.unwrap(), 1);
        let answers = views::answers(town.store(), town.workshop).await.unwrap();
        assert_eq!(answers.iter().map(|answer| answer.people).sum::<usize>(), 1, "{base:?}");
    }
}
