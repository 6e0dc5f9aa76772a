//! The checklist from the programme's plan to the last task, and what it does when things go wrong.

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::past::Kept;
use programme::plan;
use sea_orm::EntityTrait as _;
use workshop::WorkshopId;
use workshop::preparation::reminding;
use workshop::preparation::rules::TaskState;
use workshop::preparation::views::{self, Task};

use crate::world::{Browser, World, on_both};

async fn tasks(world: &World, id: WorkshopId) -> Vec<Task> {
    views::tasks(&world.store, id).await.unwrap()
}

async fn task(world: &World, id: WorkshopId, plan_id: &str) -> Task {
    tasks(world, id).await.into_iter().find(|task| task.plan_id == plan_id).unwrap()
}

/// Gives a task its owner.
async fn give(browser: &mut Browser, path: &str, owner: &str, days: &str) -> StatusCode {
    browser.get(path).await;
    let address = format!("{}@lst.example", owner.to_lowercase());
    let fields = [("owner", owner), ("owner_address", &address), ("days", days), ("note", "Ring först.")];
    browser.post(path, &fields).await.status
}

#[tokio::test]
async fn a_workshop_begins_with_the_countys_tasks_of_the_programme_and_each_is_done_by_somebody() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let all = tasks(&world, own).await;
        assert!(all.len() > 30 && all.iter().all(|task| task.plan_id.starts_with("county-")));
        let path = format!("/workshop/{own}/checklista");
        let mut karin = world.county("Karin", "21").await;
        let page = karin.get(&path).await.body;
        assert!(page.contains("Före dagen") && page.contains("Under dagen") && page.contains("Efter dagen"));
        assert!(page.contains("Se till att det finns två blädderblock."), "{page}");
        let venue = task(&world, own, "county-venue").await;
        let to = format!("{path}/{}", venue.id);
        assert_eq!(give(&mut karin, &to, "Stina", "60").await, StatusCode::SEE_OTHER);
        karin.get(&to).await;
        for _ in ["done", "the same form again"] {
            assert_eq!(karin.post(&format!("{to}/lage"), &[("move", "finish")]).await.location, path);
        }
        let venue = task(&world, own, "county-venue").await;
        assert_eq!((venue.state, venue.moved_by.as_str()), (TaskState::Done, "Karin"));
        assert!(karin.get(&to).await.body.contains("Klar enligt"));
        karin.post(&format!("{to}/lage"), &[("move", "reopen")]).await;
        assert_eq!(task(&world, own, "county-venue").await.state, TaskState::Open);
        // It says why when it does not concern the county.
        karin.get(&to).await;
        let why = karin.post(&format!("{to}/lage"), &[("move", "decline"), ("reason", " ")]).await;
        assert_eq!(why.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(why.body.contains("reason-fault"));
        let reason = [("move", "decline"), ("reason", "Vi är i eget hus.")];
        assert_eq!(karin.post(&format!("{to}/lage"), &reason).await.status, StatusCode::SEE_OTHER);
        assert!(karin.get(&to).await.body.contains("Vi är i eget hus."));
        assert_eq!(world.lines("workshop.task_moved").await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn an_owner_is_reminded_once_for_each_last_day_which_moves_with_the_day() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let mut karin = world.county("Karin", "21").await;
        // The day is 13 March; today is 10 January. Two tasks fall due within three days, one later.
        for (plan_id, days) in [("county-venue", "60"), ("county-needs", "61"), ("county-send", "42")] {
            let id = task(&world, own, plan_id).await.id;
            let to = format!("/workshop/{own}/checklista/{id}");
            assert_eq!(give(&mut karin, &to, "Stina", days).await, StatusCode::SEE_OTHER);
        }
        assert_eq!(reminding::remind_due(&world.app).await.unwrap(), 1, "one letter for both");
        assert_eq!(reminding::remind_due(&world.app).await.unwrap(), 0, "nothing twice");
        let letters = world.letters_of("task").await;
        assert_eq!(letters.len(), 1);
        assert!(letters[0].0 == "stina@lst.example" && letters[0].1.contains("Boka en lokal"), "{letters:?}");
        assert!(!letters[0].1.contains("Skicka inbjudan"));
        let mut later = world.loaded(own).await.settings();
        later.day += TimeDelta::days(7);
        later.register_by += TimeDelta::days(7);
        let permit = world.coordinator("Kerstin", "21").await;
        workshop::day::deeds::save_settings(&world.app, &permit, own, 1, &later, world.key()).await.unwrap();
        assert_eq!(reminding::remind_due(&world.app).await.unwrap(), 0, "the last days moved too");
        world.clock.advance(TimeDelta::days(7));
        assert_eq!(reminding::remind_due(&world.app).await.unwrap(), 1);
        assert_eq!(world.letters_of("task").await.len(), 2);
        assert_eq!(world.lines("workshop.tasks_reminded").await.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn of_two_who_change_a_task_the_later_sees_both_and_loses_nothing() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let to = format!("/workshop/{own}/checklista/{}", task(&world, own, "county-it").await.id);
        let (mut karin, mut per) = (world.county("Karin", "21").await, world.county("Per", "21").await);
        per.get(&to).await;
        assert_eq!(give(&mut karin, &to, "Stina", "14").await, StatusCode::SEE_OTHER);
        let late = per.post(&to, &[("owner", "Olle"), ("days", "7"), ("note", "Ring Olle.")]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        for kept in ["Stina", "stina@lst.example", "value=\"Olle\"", "Ring Olle."] {
            assert!(late.body.contains(kept), "{kept} in {}", late.body);
        }
        let again = per.post(&to, &[("owner", "Olle"), ("days", "7"), ("note", "Ring Olle.")]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        assert_eq!(task(&world, own, "county-it").await.owner, "Olle");
    })
    .await;
}

#[tokio::test]
async fn a_county_adds_tasks_of_its_own_and_what_is_wrong_stands_beside_the_field() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let (path, before) = (format!("/workshop/{own}/checklista/ny"), tasks(&world, own).await.len());
        let mut karin = world.county("Karin", "21").await;
        karin.get(&path).await;
        let wrong = karin.post(&path, &[("what", ""), ("when", "after"), ("days", "snart")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("what-fault") && wrong.body.contains("value=\"snart\""));
        let right = [("what", "Hämta skyltar"), ("when", "before"), ("days", "2")];
        for _ in ["saved", "the same form again"] {
            assert_eq!(karin.post(&path, &right).await.status, StatusCode::SEE_OTHER);
        }
        let all = tasks(&world, own).await;
        assert_eq!(all.len(), before + 1);
        assert!(all.iter().any(|task| task.plan_id.is_empty() && task.what == "Hämta skyltar"));
    })
    .await;
}

#[tokio::test]
async fn what_the_programme_changes_is_taken_in_and_what_the_county_did_stays() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let programme = programme::views::current(&world.store).await.unwrap().unwrap();
        let saved = plan::views::newest_plan(&world.store, &programme).await.unwrap();
        let mut karin = world.county("Karin", "21").await;
        let path = format!("/workshop/{own}/checklista");
        for plan_id in ["county-pens", "county-projector"] {
            let to = format!("{path}/{}", task(&world, own, plan_id).await.id);
            let days = if plan_id == "county-pens" { "5" } else { "14" };
            give(&mut karin, &to, "Stina", days).await;
        }
        assert!(!karin.get(&path).await.body.contains("Programmets uppgifter har ändrats"));
        let mut new = saved.plan.clone();
        new.tasks.retain(|task| !["county-flip-charts", "county-projector"].contains(&&task.id[..]));
        for task in &mut new.tasks {
            match &task.id[..] {
                "county-pens" | "county-it" => task.days = Some(20),
                "county-food" => task.what = "Ordna kaffe, lunch och frukt.".into(),
                _ => {}
            }
        }
        let lead = world.lead().await;
        plan::deeds::save(&world.store, &lead, &programme, saved.version, &new, world.key()).await.unwrap();
        assert!(karin.get(&path).await.body.contains("Programmets uppgifter har ändrats"));
        assert_eq!(karin.post(&format!("{path}/hamta"), &[]).await.location, path);
        assert_eq!(task(&world, own, "county-pens").await.days, Some(5), "the county's own");
        assert_eq!(task(&world, own, "county-it").await.days, Some(20));
        assert_eq!(task(&world, own, "county-food").await.what, "Ordna kaffe, lunch och frukt.");
        let all = tasks(&world, own).await;
        assert!(!all.iter().any(|task| task.plan_id == "county-flip-charts"));
        assert!(all.iter().any(|task| task.plan_id == "county-projector"), "somebody has it in hand");
        assert!(!karin.get(&path).await.body.contains("Programmets uppgifter har ändrats"));
        assert_eq!(world.lines("workshop.checklist_taken").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_nation_reads_and_another_county_finds_nothing() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let id = task(&world, own, "county-it").await.id;
        let mut eva = world.national().await;
        for page in ["checklista", "lokal"] {
            let read = eva.get(&format!("/workshop/{own}/{page}")).await;
            assert_eq!(read.status, StatusCode::OK, "{page}");
            assert!(!read.body.contains("/andra") && !read.body.contains("/ny\""), "{page}");
        }
        let theirs = world.workshop("20").await;
        let mut stina = world.county("Stina", "20").await;
        for page in ["checklista", "lokal", "lokal/andra", "lokal/bestallning", "gaster", "digitalt"] {
            assert_eq!(stina.get(&format!("/workshop/{own}/{page}")).await.status, StatusCode::NOT_FOUND);
        }
        // Under her own workshop the task of another does not exist either.
        for base in [own, theirs] {
            let to = format!("/workshop/{base}/checklista/{id}");
            assert_eq!(stina.get(&to).await.status, StatusCode::NOT_FOUND, "{base}");
            stina.get(&format!("/workshop/{theirs}/checklista/ny")).await;
            let moved = stina.post(&format!("{to}/lage"), &[("move", "finish"), ("version", "0")]).await;
            assert_eq!(moved.status, StatusCode::NOT_FOUND, "{base}");
        }
        assert_eq!(task(&world, own, "county-it").await.state, TaskState::Open);
    })
    .await;
}

#[tokio::test]
async fn names_go_with_the_list_of_participants_and_what_was_done_stays() {
    on_both(async |world| {
        let own = world.workshop("21").await;
        let mut karin = world.county("Karin", "21").await;
        let to = format!("/workshop/{own}/checklista/{}", task(&world, own, "county-it").await.id);
        give(&mut karin, &to, "Stina", "14").await;
        karin.get(&to).await;
        karin.post(&format!("{to}/lage"), &[("move", "finish")]).await;
        let kept = Kept::usual(6);
        world.clock.advance(TimeDelta::days(200));
        assert_eq!(world.forget_past(&kept).await, 0);
        world.clock.advance(TimeDelta::days(60));
        assert_eq!(world.forget_past(&kept).await, 1);
        assert_eq!(world.forget_past(&kept).await, 0);
        let it = task(&world, own, "county-it").await;
        assert_eq!((it.owner.as_str(), it.moved_by.as_str(), it.state), ("", "", TaskState::Done));
        let all =
            workshop::preparation::records::task::Entity::find().all(world.store.reader()).await.unwrap();
        assert!(all.iter().all(|task| task.owner_address.is_empty() && task.note.is_empty()));
    })
    .await;
}
