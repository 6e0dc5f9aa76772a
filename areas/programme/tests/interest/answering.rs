//! A county answers, changes its mind, and meets somebody else on the way.

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::Duty;
use programme::plan::records::version;
use programme::plan::views::current;
use store::Backend;
use store::sea_orm::EntityTrait as _;

use crate::world::{LEAD, with_programme};

const YES: [(&str, &str); 8] = [
    ("wants", "yes"),
    ("format", "physical"),
    ("length", "whole"),
    ("can", "2029-03-14"),
    ("can", "2029-03-15"),
    ("cannot", "2029-03-01"),
    ("best-1", "2029-03-14"),
    ("go", "send"),
];

/// The same with other things in it.
pub fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let replaced = |name: &str| more.iter().any(|(own, _)| *own == name);
    YES.into_iter().filter(|(name, _)| !replaced(name)).chain(more.iter().copied()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_county_answers_step_by_step_by_its_link_and_gets_a_receipt() {
    with_programme(async |world| {
        world.asked().await;
        let (mut county, path) = world.by_link("03").await;
        let post = path.clone();
        let first = county.get(&path).await;
        assert!(first.body.contains("Vill länet ha en workshop?"), "{}", first.body);
        let refused = county.post(&post, &[("go", "next")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Välj om länet vill ha en workshop."));
        let how = county.post(&post, &[("wants", "yes"), ("go", "next")]).await;
        assert_eq!(how.status, StatusCode::OK);
        assert!(how.body.contains("Hur vill ni träffas?") && county.hidden("wants") == "yes");
        let so_far = [("wants", "yes"), ("format", "hybrid"), ("length", "half")];
        let days = county.post(&post, &[&so_far[..], &[("go", "next")]].concat()).await;
        assert!(days.body.contains("Långfredagen") && days.body.contains("value=\"2029-03-14\""));
        let both = [("can", "2029-03-14"), ("cannot", "2029-03-14"), ("go", "next")];
        let refused = county.post(&post, &[&so_far[..], &both].concat()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("både gå och inte gå") && refused.body.contains("ons 14 mars"));
        assert_eq!(refused.body.matches(" checked").count(), 2, "what was ticked stays ticked");
        let so_far = [&so_far[..], &[("can", "2029-03-14"), ("best-1", "2029-03-14")]].concat();
        let wishes = county.post(&post, &[&so_far[..], &[("go", "next")]].concat()).await;
        assert!(wishes.body.contains("Önskemål om regionalt innehåll"));
        let so_far = [&so_far[..], &[("wishes", "Gränsen <mot> Norge")]].concat();
        let check = county.post(&post, &[&so_far[..], &[("step", "wishes"), ("go", "next")]].concat()).await;
        assert!(check.body.contains("Gränsen &#60;mot&#62; Norge"), "{}", check.body);
        assert_eq!(world.done("interest.answered").await, 0, "nothing is stored before it is sent");
        for _ in 0..2 {
            let sent = county.post(&post, &[&so_far[..], &[("go", "send")]].concat()).await;
            assert_eq!(sent.location, path);
        }
        assert_eq!(world.done("interest.answered").await, 1);
        let seen = county.get(&path).await.body;
        for said in ["vill ha en workshop", "Både på plats och digitalt", "ons 14 mars"] {
            assert!(seen.contains(said), "{said}: {seen}");
        }
        let letters = world.letters_to("val@lst03.example").await;
        assert_eq!(letters.iter().filter(|letter| letter.occasion == "receipt").count(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_coordinator_answers_from_its_own_page_and_changes_the_answer() {
    with_programme(async |world| {
        world.asked().await;
        let mut karin = world.signed_in("Karin", Duty::CountyCoordinator).await;
        let home = karin.get("/").await.body;
        assert!(home.contains("Svara på om länet vill ha en workshop"), "{home}");
        let path = karin.get("/intresse").await.location;
        karin.get(&path).await;
        assert_eq!(karin.post(&path, &with(&[])).await.location, path);
        assert!(!karin.get("/").await.body.contains("Svara på om länet"));
        karin.get(&format!("{path}/svara?steg=how")).await;
        assert_eq!(karin.hidden("version"), "1");
        assert_eq!(karin.post(&path, &with(&[("length", "half")])).await.location, path);
        assert_eq!((world.done("interest.answered").await, world.done("interest.changed").await), (1, 1));
        assert!(karin.get(&path).await.body.contains("Halvdag"));
        let letters = world.letters_to("karin@valskydd.example").await;
        assert_eq!(letters.iter().filter(|letter| letter.occasion == "receipt").count(), 2);
        // The same once more is no change.
        karin.get(&format!("{path}/svara")).await;
        karin.post(&path, &with(&[("length", "half")])).await;
        assert!(karin.get(&path).await.body.contains("Svaret står redan så."));
        assert_eq!(world.done("interest.changed").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_answers_over_another_sees_both_and_loses_nothing() {
    with_programme(async |world| {
        world.asked().await;
        let mut karin = world.signed_in("Karin", Duty::CountyCoordinator).await;
        let (mut office, path) = world.by_link("21").await;
        let post = path.clone();
        karin.get(&post).await;
        office.get(&post).await;
        assert_eq!(office.post(&post, &with(&[("length", "half")])).await.location, path);
        let mine = with(&[("wishes", "Mina önskemål"), ("question", "Får vi ta med it?")]);
        let told = karin.post(&post, &mine).await;
        assert_eq!(told.status, StatusCode::CONFLICT);
        for said in [
            "Någon annan svarade före dig",
            "<ins>Halvdag",
            "<ins>Heldag",
            "Mina önskemål",
            "Får vi ta med it?",
        ] {
            assert!(told.body.contains(said), "{said}: {}", told.body);
        }
        assert_eq!(world.done("interest.question_asked").await, 0);
        assert_eq!(karin.hidden("version"), "1");
        assert_eq!(karin.post(&post, &mine).await.location, path);
        let seen = karin.get(&path).await.body;
        assert!(
            seen.contains("Mina önskemål") && seen.contains("Får vi ta med it?") && seen.contains("Heldag")
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_county_is_told_to_answer_until_the_days_are_over_also_when_no_plan_was_saved() {
    with_programme(async |world| {
        world.asked().await;
        let is_told = async || {
            let mut karin = world.signed_in("Karin", Duty::CountyCoordinator).await;
            karin.get("/").await.body.contains("Svara på om länet vill ha en workshop")
        };
        assert!(is_told().await);
        let (_, window) = current(&world.store).await.unwrap().unwrap();
        let today = || texts::local(world.store.doors().now()).date();
        world.later(TimeDelta::days(13));
        assert!(is_told().await, "late answers are taken");
        let rest = window.last - today();
        world.later(rest);
        assert!(is_told().await, "on the last of the days");
        world.later(TimeDelta::days(1));
        assert!(!is_told().await);
        // Programmes from before plans had versions have the one that ships. On a server nobody may take one away.
        if world.store.backend() == Backend::Sqlite {
            assert!(world.store.tidy(version::Entity::delete_many()).await.unwrap() > 0);
            assert!(!is_told().await);
        }
        world.later(TimeDelta::days(-1));
        assert!(is_told().await);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_answer_is_taken_with_a_mark_and_none_after_the_window() {
    with_programme(async |world| {
        world.asked().await;
        world.later(TimeDelta::hours(24 * 13));
        let mut henrik = world.signed_in("Henrik", Duty::CountyCoordinator).await;
        let path = henrik.get("/intresse").await.location;
        assert!(henrik.get(&path).await.body.contains("Sista dagen har passerat"));
        assert_eq!(henrik.post(&path, &with(&[])).await.location, path);
        assert!(henrik.get(&path).await.body.contains("Svaret kom efter sista dagen."));
        let mut lead = world.signed_in("Eva", Duty::NationalLead).await;
        assert!(lead.get(LEAD).await.body.contains("C 03 Ja, sent, Uppsala län"));
        world.later(TimeDelta::hours(24 * 100));
        henrik = world.signed_in("Henrik", Duty::CountyCoordinator).await;
        assert!(henrik.get(&path).await.body.contains("Det går inte längre att svara."));
        assert_eq!(henrik.get(&format!("{path}/svara")).await.location, path);
        henrik.get(&path).await;
        let form = [("deed", "00000000-0000-4000-8000-000000000001"), ("version", "1"), ("length", "half")];
        assert_eq!(henrik.post(&path, &with(&form)).await.location, path);
        assert_eq!(world.done("interest.changed").await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_county_that_declines_after_its_day_was_set_is_told_of_and_loses_nothing() {
    with_programme(async |world| {
        let mut lead = world.asked().await;
        let mut karin = world.signed_in("Karin", Duty::CountyCoordinator).await;
        let path = karin.get("/intresse").await.location;
        let (post, form) = (path.clone(), format!("{path}/svara"));
        karin.get(&path).await;
        karin.post(&post, &with(&[])).await;
        let withdrawn = async || {
            let letters = world.letters_to("eva@valskydd.example").await;
            letters.into_iter().filter(|letter| letter.occasion == "withdrawn").count()
        };
        world.set_day("21", "2029-03-14").await;
        karin.get(&form).await;
        karin.post(&post, &with(&[("wants", "no")])).await;
        assert_eq!(withdrawn().await, 1);
        // A second no says nothing new.
        karin.get(&form).await;
        karin.post(&post, &with(&[("wants", "no"), ("wishes", "Tack ändå.")])).await;
        assert_eq!(withdrawn().await, 1);
        let seen = lead.get(LEAD).await.body;
        assert!(
            seen.contains("Län som har tackat nej fast dagen är bestämd")
                && seen.contains("onsdag 14 mars 2029")
        );
        // What was said of days is still there.
        assert!(karin.get(&path).await.body.contains("ons 14 mars"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_said_where_it_stands_and_nothing_typed_is_lost() {
    with_programme(async |world| {
        world.asked().await;
        let (mut county, path) = world.by_link("03").await;
        let post = path.clone();
        county.get(&path).await;
        let long = "å".repeat(4001);
        let wrong = county.post(&post, &with(&[("wishes", &long), ("question", "Varför?")])).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        for said in ["Korta den till högst 4000 tecken", &long, "Varför?", "href=\"#wishes\""] {
            assert!(wrong.body.contains(said), "{said}");
        }
        for (more, said) in [
            ([("can", "2029-03-30"), ("x", "")], "går inte längre att välja"),
            ([("best-2", "2029-03-14"), ("x", "")], "är redan vald"),
            ([("best-2", "2029-03-01"), ("x", "")], "inte går"),
            ([("format", "brev"), ("x", "")], "Välj hur ni vill träffas."),
        ] {
            let page = county.post(&post, &with(&more)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.body.contains(said), "{said}");
        }
        assert_eq!(world.done("interest.answered").await, 0);
        for bad in [("deed", "x"), ("version", "x")] {
            assert_eq!(county.post(&post, &with(&[bad])).await.status, StatusCode::BAD_REQUEST);
        }
    })
    .await;
}
