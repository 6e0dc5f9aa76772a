//! Duties: given, chosen, gone through, taken away.

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::duties::deeds::{self, Given, NotDone};
use organisation::duties::rules::Refusal;
use organisation::register::{self, person_at};
use organisation::{Actor, Duty, Tier};
use store::{DeedKey, StoreFault};
use texts::Lang;

use crate::world::{Browser, World, hidden, on_both};

const KARIN: &str = "karin.aberg@lansstyrelsen.example";
const PER: &str = "per.ek@lansstyrelsen.example";

/// Sends a form of the page one looks at, with its key.
async fn send(browser: &mut Browser, path: &str, fields: &[(&str, &str)]) -> (StatusCode, String) {
    let deed = hidden(browser.page(), "deed").to_owned();
    let mut all = vec![("deed", deed.as_str())];
    all.extend_from_slice(fields);
    let answer = browser.post(path, &all).await;
    (answer.status, answer.body)
}

async fn give_auditor(browser: &mut Browser, address: &str) -> (StatusCode, String) {
    browser.get("/uppdrag/nytt").await;
    let fields = [("name", "Per Ek"), ("address", address), ("duty", "auditor"), ("ends_on", "2029-12-31")];
    send(browser, "/uppdrag/nytt", &fields).await
}

async fn actor(world: &World, address: &str) -> Actor {
    let person = person_at(&world.store, address).await.unwrap().unwrap();
    Actor::of(&world.store, person.id).await.unwrap().unwrap()
}

/// The address of a duty's page, from the list.
async fn page_of(browser: &mut Browser, name: &str) -> String {
    let list = browser.get("/uppdrag").await.body;
    // The last one: in the head of the page stands the reader's own name.
    let before = list.rsplit_once(&format!("\">{name}</a>")).unwrap().0;
    before.rsplit("href=\"").next().unwrap().to_owned()
}

#[tokio::test]
async fn a_county_gives_a_duty_and_takes_it_away_while_the_person_is_signed_in() {
    on_both(async |world| {
        world.karin().await;
        let mut karin = world.signed_in(KARIN).await;
        assert_eq!(give_auditor(&mut karin, PER).await.0, StatusCode::SEE_OTHER);
        let letters = world.letters().await;
        let said = "Du har fått uppdraget revisor för Länsstyrelsen i Gävleborgs län av Karin Åberg";
        assert!(letters.iter().any(|letter| letter.replace('\n', " ").contains(said)), "{letters:?}");
        let mut per = world.signed_in(PER).await;
        let seen = per.get("/handelser").await;
        assert_eq!(seen.status, StatusCode::OK);
        assert!(seen.body.contains("Du ser detta som revisor för Gävleborgs län. Du kan läsa, inte ändra."));
        assert_eq!(per.get("/uppdrag").await.status, StatusCode::FORBIDDEN);
        let page = page_of(&mut karin, "Per Ek").await;
        let shown = karin.get(&page).await.body;
        assert!(shown.contains("Du ser detta som länssamordnare för Gävleborgs län. Du kan läsa och ändra."));
        assert_eq!(send(&mut karin, &format!("{page}/ta-bort"), &[]).await.0, StatusCode::SEE_OTHER);
        assert_eq!(per.get("/handelser").await.location(), "/logga-in");
        let list = karin.get("/uppdrag").await.body;
        assert!(list.contains("Per Ek: revisor") && list.contains("Borttaget"));
        assert!(world.deeds().await.contains(&"organisation.duty_taken_away".to_owned()));
        // And given again.
        world.clock.advance(TimeDelta::minutes(1));
        assert_eq!(give_auditor(&mut karin, PER).await.0, StatusCode::SEE_OTHER);
        assert_eq!(per.get("/handelser").await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn a_duty_ends_with_its_last_day_and_can_be_prolonged_by_another() {
    on_both(async |world| {
        world.karin().await;
        let mut karin = world.signed_in(KARIN).await;
        give_auditor(&mut karin, PER).await;
        let page = page_of(&mut karin, "Per Ek").await;
        karin.get(&page).await;
        let late = [("ends_on", "2029-01-09")];
        let (status, body) = send(&mut karin, &format!("{page}/sista-dag"), &late).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(body.contains("Sista dagen har passerat"));
        let today = [("ends_on", "2029-01-10")];
        assert_eq!(send(&mut karin, &format!("{page}/sista-dag"), &today).await.0, StatusCode::SEE_OTHER);
        let mut per = world.signed_in(PER).await;
        assert_eq!(per.get("/handelser").await.status, StatusCode::OK);
        world.clock.advance(TimeDelta::hours(15));
        per = world.browser();
        per.ask_for_link(PER).await;
        assert!(world.letters().await.iter().all(|letter| !letter.contains("Här är länken som du bad om")));
    })
    .await;
}

#[tokio::test]
async fn nobody_gives_themselves_anything_and_another_countys_duty_does_not_exist() {
    on_both(async |world| {
        world.karin().await;
        let uppsala = world.county("03").await;
        world.person("Henrik", "henrik@uppsala.example", &uppsala, Duty::CountyCoordinator).await;
        let mut karin = world.signed_in(KARIN).await;
        let (status, body) = give_auditor(&mut karin, KARIN).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(body.contains("Du kan inte ge dig själv ett uppdrag") && body.contains(KARIN));
        let mut henrik = world.signed_in("henrik@uppsala.example").await;
        let foreign = page_of(&mut henrik, "Henrik").await;
        assert_eq!(karin.get(&foreign).await.status, StatusCode::NOT_FOUND);
        for part in ["ta-bort", "sista-dag"] {
            karin.get("/uppdrag/nytt").await;
            let (status, _) = send(&mut karin, &format!("{foreign}/{part}"), &[]).await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{part}");
        }
        let elsewhere = format!("/uppdrag/nytt?hos={}", uppsala.id);
        assert_eq!(karin.get(&elsewhere).await.status, StatusCode::NOT_FOUND);
        // A duty that the form does not offer.
        karin.get("/uppdrag/nytt").await;
        let lead = [("name", "Per"), ("address", PER), ("duty", "national_lead")];
        assert_eq!(send(&mut karin, "/uppdrag/nytt", &lead).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn the_last_coordinator_leaves_knowingly_and_the_tier_above_gives_the_next() {
    on_both(async |world| {
        world.karin().await;
        let national = world.national().await;
        world.person("Ingrid", "ingrid@val.example", &national, Duty::NationalLead).await;
        let mut karin = world.signed_in(KARIN).await;
        let own = page_of(&mut karin, "Karin Åberg").await;
        karin.get(&own).await;
        let (status, body) = send(&mut karin, &format!("{own}/ta-bort"), &[]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(body.contains("Ingen annan har uppdraget"));
        let mut ingrid = world.signed_in("ingrid@val.example").await;
        let gavleborg = world.county("21").await;
        let first = format!("/uppdrag/nytt?hos={}", gavleborg.id);
        ingrid.get(&first).await;
        let fields = [("name", "Per Ek"), ("address", PER), ("duty", "county_coordinator")];
        let (status, body) = send(&mut ingrid, &first, &fields).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(body.contains("Myndigheten har redan en samordnare"));
        karin.get(&own).await;
        let knowing = [("knowing", "ja")];
        assert_eq!(send(&mut karin, &format!("{own}/ta-bort"), &knowing).await.0, StatusCode::SEE_OTHER);
        assert_eq!(karin.get("/uppdrag").await.location(), "/logga-in");
        assert!(ingrid.get("/uppdrag").await.body.contains("Gävleborgs län"));
        ingrid.get(&first).await;
        assert_eq!(send(&mut ingrid, &first, &fields).await.0, StatusCode::SEE_OTHER);
        assert!(world.signed_in(PER).await.get("/uppdrag").await.body.contains("Per Ek"));
    })
    .await;
}

fn auditor(address: String, at: &register::Organisation) -> Given {
    Given {
        name: "Någon".to_owned(),
        address,
        duty: Duty::Auditor,
        at: at.clone(),
        led: None,
        starts_on: None,
        ends_on: None,
    }
}

/// Whoever holds a permit from before is refused inside the deed.
#[tokio::test]
async fn a_duty_that_is_taken_away_in_the_middle_of_a_deed_ends_the_deed() {
    on_both(async |world| {
        world.karin().await;
        let county = world.county("21").await;
        world.person("Eva", "eva@lansstyrelsen.example", &county, Duty::CountyCoordinator).await;
        let (karin, eva) = (actor(&world, KARIN).await, actor(&world, "eva@lansstyrelsen.example").await);
        let (store, words) = (world.store.clone(), world.house.words(Lang::Sv));
        // Ten of Karin's deeds go on while Eva takes her duty away.
        let mut going = tokio::task::JoinSet::new();
        for number in 0..10 {
            let (store, karin, words) = (store.clone(), karin.clone(), words.clone());
            let given = auditor(format!("nr{number}@x.example"), &county);
            let key = DeedKey(store.doors().uuid());
            going.spawn(async move { deeds::give(&store, &words, &karin, &given, key).await });
        }
        let key = || DeedKey(store.doors().uuid());
        deeds::take_away(&store, &words, &eva, (karin.hat().held, false), key()).await.unwrap();
        let done =
            |lines: Vec<String>| lines.iter().filter(|deed| *deed == "organisation.duty_given").count();
        let before = done(world.deeds().await);
        let mut refused = 0;
        while let Some(outcome) = going.join_next().await {
            match outcome.unwrap() {
                Ok(()) => {}
                Err(NotDone::Store(StoreFault::RightGone)) => refused += 1,
                Err(other) => panic!("{other}"),
            }
        }
        let after = done(world.deeds().await);
        assert_eq!(before, after, "after the duty was gone nothing more was done");
        assert_eq!(after, 2 + 10 - refused);
        // And whoever begins now is refused as well, before anything else is looked at.
        let late =
            deeds::give(&store, &words, &karin, &auditor("sen@x.example".into(), &county), key()).await;
        assert!(matches!(late, Err(NotDone::Store(StoreFault::RightGone))));
    })
    .await;
}

#[tokio::test]
async fn two_who_give_the_first_coordinator_at_once_give_one() {
    on_both(async |world| {
        let national = world.national().await;
        for name in ["ingrid", "lars"] {
            let address = format!("{name}@val.example");
            world.person(name, &address, &national, Duty::NationalLead).await;
        }
        let leads = [actor(&world, "ingrid@val.example").await, actor(&world, "lars@val.example").await];
        let (county, words) = (world.county("21").await, world.house.words(Lang::Sv));
        let first =
            |address: &str| Given { duty: Duty::CountyCoordinator, ..auditor(address.to_owned(), &county) };
        let (one, other) = (first("a@x.example"), first("b@x.example"));
        let key = || DeedKey(world.store.doors().uuid());
        let (one, other) = tokio::join!(
            deeds::give(&world.store, &words, &leads[0], &one, key()),
            deeds::give(&world.store, &words, &leads[1], &other, key()),
        );
        assert_eq!([one.is_ok(), other.is_ok()].iter().filter(|ok| **ok).count(), 1, "{one:?} {other:?}");
        let refused = [one, other].into_iter().find_map(Result::err);
        assert!(matches!(refused, Some(NotDone::Refused(Refusal::NotFirst))));
    })
    .await;
}

#[tokio::test]
async fn a_person_with_several_duties_chooses_as_which_they_act() {
    on_both(async |world| {
        world.karin().await;
        let ockelbo = world.municipality("2101").await;
        world.person("Karin Åberg", KARIN, &ockelbo, Duty::MunicipalCoordinator).await;
        let mut karin = world.signed_in(KARIN).await;
        assert_eq!(karin.get("/").await.location(), "/uppdrag/byt");
        let choices = karin.get("/uppdrag/byt").await.body;
        let held: Vec<_> = choices.split("type=\"radio\" value=\"").skip(1).collect();
        let held: Vec<_> = held.iter().map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
        assert_eq!(held.len(), 2);
        assert!(choices.contains("kommunsamordnare, Ockelbo kommun"));
        assert_eq!(karin.post("/uppdrag/byt", &[("held", &held[1])]).await.location(), "/");
        let home = karin.get("/").await;
        assert_eq!(home.status, StatusCode::OK);
        assert!(home.body.contains("Du ser detta som kommunsamordnare för Ockelbo."));
        // The head has the switch; a choice that is nobody's of theirs is none.
        assert!(home.body.contains("id=\"vs-switch\""));
        assert_eq!(karin.post("/uppdrag/byt", &[("held", &held[0])]).await.location(), "/");
        assert!(karin.get("/").await.body.contains("Du ser detta som länssamordnare för Gävleborgs län."));
        let nil = "00000000-0000-0000-0000-000000000000";
        assert_eq!(karin.post("/uppdrag/byt", &[("held", nil)]).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn once_a_year_each_duty_is_kept_or_taken_away() {
    on_both(async |world| {
        world.karin().await;
        let mut karin = world.signed_in(KARIN).await;
        give_auditor(&mut karin, PER).await;
        assert!(!karin.get("/").await.body.contains("Gå igenom vem som fortfarande behöver"));
        world.clock.advance(TimeDelta::days(340));
        let mut karin = world.signed_in(KARIN).await;
        assert!(karin.get("/").await.body.contains("Gå igenom vem som fortfarande behöver"));
        let page = karin.get("/uppdrag/genomgang").await.body;
        assert!(page.contains("Senast inloggad: Aldrig") && page.contains("10 januari 2029 av Karin Åberg"));
        let (status, body) = send(&mut karin, "/uppdrag/genomgang", &[]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(body.contains("Välj om Per Ek behöver sitt uppdrag."));
        let field = body.split("name=\"duty-").nth(1).unwrap().split('"').next().unwrap();
        let field = format!("duty-{field}");
        let (status, _) = send(&mut karin, "/uppdrag/genomgang", &[(&field, "take")]).await;
        assert_eq!(status, StatusCode::SEE_OTHER);
        let deeds = world.deeds().await;
        assert!(deeds.contains(&"organisation.duties_reviewed".to_owned()), "{deeds:?}");
        assert!(deeds.contains(&"organisation.duty_taken_away".to_owned()));
        assert!(!karin.get("/").await.body.contains("Gå igenom vem som fortfarande behöver"));
        let again = karin.get("/uppdrag/genomgang").await.body;
        assert!(again.contains("Senast genomgånget söndag 16 december 2029 av Karin Åberg."));
    })
    .await;
}

#[tokio::test]
async fn firms_are_no_authorities() {
    on_both(async |world| {
        let national = world.national().await;
        world.person("Ingrid", "ingrid@val.example", &national, Duty::NationalLead).await;
        let lead = actor(&world, "ingrid@val.example").await;
        let mut desk = world.store.desk(&lead.author()).await.unwrap();
        let firm = deeds::firm(&mut desk, &lead, "Övning & Analys AB").await.unwrap();
        let same = deeds::firm(&mut desk, &lead, "Övning & Analys AB").await.unwrap();
        assert_eq!(firm.id, same.id);
        desk.seal("").await.unwrap();
        let below = register::below(&world.store, national.id).await.unwrap();
        assert_eq!(below.len(), 21);
        assert!(below.iter().all(|organisation| organisation.tier == Tier::County));
    })
    .await;
}

#[tokio::test]
async fn every_page_is_whole_in_both_languages_also_with_faults() {
    on_both(async |world| {
        world.karin().await;
        let national = world.national().await;
        world.person("Ingrid", "ingrid@val.example", &national, Duty::NationalLead).await;
        for (lang, address) in
            [("sv", KARIN), ("en", KARIN), ("sv", "ingrid@val.example"), ("en", "ingrid@val.example")]
        {
            let mut browser = world.signed_in(address).await;
            browser.cookies.insert("vs_l".to_owned(), lang.to_owned());
            let pages = ["/", "/uppdrag", "/uppdrag/genomgang", "/uppdrag/byt", "/i-forening", "/hjalp"];
            for page in pages {
                assert_eq!(browser.get(page).await.status, StatusCode::OK, "{page}");
            }
            for form in ["/uppdrag/nytt", "/i-forening/ny"] {
                browser.get(form).await;
                let faulty = send(&mut browser, form, &[("address", "x"), ("ends_on", "i morgon")]).await;
                assert_eq!(faulty.0, StatusCode::UNPROCESSABLE_ENTITY, "{form}");
            }
            give_auditor(&mut browser, &format!("{lang}-{address}")).await;
            let page = page_of(&mut browser, "Per Ek").await;
            assert_eq!(browser.get(&page).await.status, StatusCode::OK);
        }
    })
    .await;
}
