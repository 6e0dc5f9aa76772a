//! Where a second factor is demanded: who has shown one gets to a second, and nowhere else.

use axum::http::{Method, StatusCode};
use chrono::TimeDelta;
use oidc::ClaimNames;
use organisation::provider::Providers;
use organisation::second_factor::Demand;
use organisation::{Duty, Gate};
use sea_orm::ConnectionTrait as _;
use serde_json::json;
use store::{Author, Line};
use trials::Provider;

use crate::at_the_door::{self, come_in};
use crate::code_app::{KARIN, type_in, with_app};
use crate::device::{MEANS, added, enter};
use crate::world::{BASE, Browser, Wish, World, on_both_with};

const NEEDED: &str = "/konto/tva-faktorer";
/// Open to whoever may add a second factor, beside what is shown with one.
const ADDING: [&str; 2] = [MEANS, "/konto/valkommen"];
const SHOWING: [&str; 3] = [NEEDED, "/logga-in/igen", "/logga-in/igen/kod"];

fn demanded() -> Wish {
    Wish { demand: Demand::Deciding, ..Wish::default() }
}

/// A browser in which somebody has opened the link that was mailed last.
async fn by_letter(world: &World, address: &str) -> Browser {
    world.clock.advance(TimeDelta::minutes(1));
    let mut browser = world.browser();
    browser.ask_for_link(address).await;
    for letter in world.letters().await {
        let Some(link) = letter.lines().find_map(|line| line.strip_prefix(BASE)) else { continue };
        if link.starts_with("/l/") && browser.get(link.trim()).await.status == StatusCode::OK {
            browser.post(link.trim(), &[]).await;
            break;
        }
    }
    browser
}

fn filled(path: &str) -> String {
    let nil = sea_orm::prelude::Uuid::nil().to_string();
    let mut text = path.to_owned();
    while let (Some(from), Some(to)) = (text.find('{'), text.find('}')) {
        text.replace_range(from..=to, &nil);
    }
    text
}

/// Asks for every page and act behind a gate; gives those that did not lead to what is missing.
async fn open_to(browser: &mut Browser) -> Vec<String> {
    let mut open = Vec::new();
    for (method, path, gate) in organisation::routes().list() {
        if *gate == Gate::Open {
            continue;
        }
        let path = filled(path);
        let answer = if *method == Method::GET {
            browser.get(&path).await
        } else {
            browser.get(NEEDED).await;
            browser.post(&path, &[]).await
        };
        if answer.location() != NEEDED {
            open.push(path);
        }
    }
    open
}

#[tokio::test]
async fn whoever_has_shown_one_factor_gets_to_a_second_and_nowhere_else() {
    on_both_with(demanded, async |world| {
        world.karin().await;
        let mut browser = by_letter(&world, KARIN).await;
        assert_eq!(browser.get("/").await.location(), NEEDED);
        let page = browser.get(NEEDED).await;
        assert_eq!(page.status, StatusCode::OK);
        for said in ["Två steg krävs", "länssamordnare", "Lägg till ett andra steg", "kodapp"] {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        let open = open_to(&mut browser).await;
        let may = |path: &String| {
            SHOWING.contains(&path.as_str()) || ADDING.iter().any(|page| path.starts_with(page))
        };
        assert!(open.iter().all(may), "{open:?}");
        assert!(open.contains(&MEANS.to_owned()), "{open:?}");
        assert!(!browser.get("/hjalp").await.body.contains("Karin Åberg"), "as nobody where all may come");
        // Out is always open.
        browser.get(NEEDED).await;
        assert_eq!(browser.post("/logga-ut", &[]).await.location(), "/logga-in");
    })
    .await;
}

#[tokio::test]
async fn what_was_added_is_shown_and_then_everything_is_open() {
    on_both_with(demanded, async |world| {
        world.karin().await;
        let mut browser = by_letter(&world, KARIN).await;
        let (phone, _) = with_app(&world, &mut browser).await;
        // Added is not shown.
        assert_eq!(browser.get("/").await.location(), NEEDED);
        assert!(browser.get(NEEDED).await.body.contains("Logga in med det andra steget"));
        assert_eq!(browser.get(MEANS).await.location(), NEEDED, "nothing is added beside it");
        world.clock.advance(TimeDelta::minutes(1));
        browser.get("/logga-in/igen").await;
        assert_eq!(browser.post("/logga-in/igen/kod", &[]).await.location(), "/logga-in/kod");
        assert_eq!(type_in(&mut browser, &phone.shows(&world)).await.location(), "/");
        assert!(browser.get("/").await.body.contains("Karin Åberg"));
        assert_eq!(browser.get(MEANS).await.status, StatusCode::OK);
        assert_eq!(browser.get(NEEDED).await.location(), "/");
    })
    .await;
}

#[tokio::test]
async fn a_reader_of_the_mailbox_adds_nothing_beside_a_passkey_and_a_printed_link_does() {
    on_both_with(demanded, async |world| {
        world.karin().await;
        let mut own = by_letter(&world, KARIN).await;
        let mut device = added_at_first(&mut own).await;
        assert_eq!(enter(&mut own, &mut device).await.location(), "/");
        assert!(own.get("/").await.body.contains("Karin Åberg"));

        let mut reader = by_letter(&world, KARIN).await;
        let page = reader.get(NEEDED).await.body;
        assert!(page.contains("Har du tappat det") && !page.contains("Lägg till ett andra steg"), "{page}");
        let open = open_to(&mut reader).await;
        assert!(open.iter().all(|path| SHOWING.contains(&path.as_str())), "{open:?}");

        let mut lost = world.signed_in(KARIN).await;
        assert_eq!(lost.get("/").await.location(), NEEDED, "handed over in person, but one factor");
        let mut another = added(&mut lost, "Ny dator").await;
        assert_eq!(enter(&mut lost, &mut another).await.location(), "/");
        assert!(lost.get("/").await.body.contains("Karin Åberg"));
    })
    .await;
}

/// The page of means leads on to what is missing, once there is something to show.
async fn added_at_first(browser: &mut Browser) -> crate::device::Device {
    let device = added(browser, "Jobbdatorn").await;
    assert_eq!(browser.get(MEANS).await.location(), NEEDED);
    device
}

/// Makes the only duty that of a facilitator: this area knows no workshops that one could be given for.
async fn leads_a_workshop(world: &World) {
    let mut desk = world.store.desk(&Author::command("test")).await.unwrap();
    let sql = "UPDATE duty_held SET duty = 'facilitator', workshop = id, county = organisation";
    assert_eq!(desk.db().execute_unprepared(sql).await.unwrap().rows_affected(), 1);
    let (subject_id, details) = (desk.id(), json!({}));
    desk.write(Line { deed: "organisation.changed", subject: "person", subject_id, owner: None, details });
    desk.seal("").await.unwrap();
}

#[tokio::test]
async fn nothing_is_demanded_of_facilitators_by_those_who_demand_it_for_what_decides() {
    on_both_with(demanded, async |world| {
        let county = world.county("21").await;
        world.person("Ove Ek", "ove.ek@firman.example", &county, Duty::Auditor).await;
        leads_a_workshop(&world).await;
        let mut browser = by_letter(&world, "ove.ek@firman.example").await;
        assert!(browser.get("/").await.body.contains("Ove Ek"));
        let also = world.county("03").await;
        world.person("Ove Ek", "ove.ek@firman.example", &also, Duty::Auditor).await;
        assert_eq!(browser.get("/").await.location(), NEEDED, "at once, also on an open session");
    })
    .await;
}

/// The trial's provider says the person's name; that it says how they showed themselves is the same to the program.
fn saying_two(server: &Provider, are: &str) -> Wish {
    let mut settings = at_the_door::settings(server);
    settings.claims = ClaimNames {
        two_factors: Some("name".to_owned()),
        two_factors_are: vec![are.to_owned()],
        ..settings.claims
    };
    Wish { providers: Providers::of(vec![settings]).unwrap(), ..demanded() }
}

#[tokio::test]
async fn a_provider_lets_in_whom_it_says_two_factors_of_and_leads_others_to_a_second() {
    let back = format!("{BASE}/logga-in/svar/gavle");
    let server = Provider::start(&[&back, &format!("{BASE}/logga-in/utloggad")]).unwrap();
    for (are, is_whole) in [("Karin Holm", true), ("mfa", false)] {
        on_both_with(
            || saying_two(&server, are),
            async |world| {
                world.karin_holm().await;
                world.clock.advance(TimeDelta::seconds(1));
                world.provider_has(&server, &json!({}), &json!({}));
                let mut browser = world.browser();
                assert_eq!(come_in(&mut browser, &server).await.location(), "/");
                let first = browser.get("/").await;
                assert_eq!(first.body.contains("Karin Holm"), is_whole, "{are}");
                assert_eq!(first.location() == NEEDED, !is_whole, "{are}");
            },
        )
        .await;
    }
}
