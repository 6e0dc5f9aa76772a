//! Personal links: in their owner's list, in a second browser, revoked, sent anew.

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::link::{self, Purpose, Receiver};
use organisation::{Duty, records::LinkId};
use sea_orm::prelude::Uuid;
use store::{Author, Line};

use crate::world::{BASE, Browser, World, hidden, on_both};

const KARIN: &str = "karin.aberg@lansstyrelsen.example";
const OFFICE: &str = "valnamnden@ockelbo.example";

/// What a link is made for.
#[derive(Clone, Copy)]
enum For {
    Registration,
    DoorHost,
}

/// A link of Gävleborg's, to Ockelbo's office; its path.
async fn handed_out(world: &World, what: For) -> String {
    let (county, ockelbo) = (world.county("21").await, world.municipality("2101").await);
    let ends_at = world.store.doors().now() + TimeDelta::days(60);
    let about = Uuid::from_u128(77);
    let purpose = match what {
        For::Registration => Purpose::Registration { about, municipality: ockelbo.id, ends_at },
        For::DoorHost => Purpose::DoorHost { about, county: county.id, ends_at },
    };
    let receiver = Receiver {
        name: "Valnämnden i Ockelbo".to_owned(),
        address: OFFICE.to_owned(),
        owner: Some(county.id),
    };
    let mut desk = world.store.desk(&Author::command("test")).await.unwrap();
    let link: LinkId = link::hand_out(&desk, world.house.key(), purpose, &receiver).await.unwrap();
    desk.write(Line {
        deed: "invitation.sent",
        subject: "workshop",
        subject_id: about,
        owner: Some(county.id.uuid()),
        details: serde_json::json!({}),
    });
    desk.seal("").await.unwrap();
    link::address(&world.house, link).strip_prefix(BASE).unwrap().to_owned()
}

async fn opened(world: &World, path: &str) -> Browser {
    let mut browser = world.browser();
    browser.get(path).await;
    assert_eq!(browser.post(path, &[]).await.status, StatusCode::SEE_OTHER);
    browser
}

/// Presses a button of the only row.
async fn press(browser: &mut Browser, what: &str) -> StatusCode {
    let list = browser.get("/lankar").await.body;
    let id = list.split("id=\"lank-").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let deed = hidden(&list, "deed").to_owned();
    browser.post(&format!("/lankar/{id}"), &[("deed", &deed), ("what", what)]).await.status
}

const FORWARDED: &str = "Länken har redan öppnats i en annan webbläsare.";

#[tokio::test]
async fn a_forwarded_link_is_noticed_and_said() {
    on_both(async |world| {
        world.karin().await;
        let path = handed_out(&world, For::Registration).await;
        let mut karin = world.signed_in(KARIN).await;
        assert!(karin.get("/lankar").await.body.contains("Inte öppnad"));
        let mut first = opened(&world, &path).await;
        assert!(!first.get(&path).await.body.contains(FORWARDED));
        assert!(!karin.get("/").await.body.contains("Se över länken"));
        let mut second = world.browser();
        for _ in 0..3 {
            assert!(second.get(&path).await.body.contains(FORWARDED), "told before anything is done");
        }
        assert!(!karin.get("/").await.body.contains("Se över länken"), "looking changes nothing");
        second.post(&path, &[]).await;
        assert!(
            karin.get("/").await.body.contains("Se över länken till Valnämnden i Ockelbo: den är öppnad i 2")
        );
        let list = karin.get("/lankar").await.body;
        assert!(list.contains("i 2 webbläsare") && list.contains("Kan vara vidareskickad"));
        assert_eq!(press(&mut karin, "i-sin-ordning").await, StatusCode::SEE_OTHER);
        assert!(!karin.get("/").await.body.contains("Se över länken"));
        opened(&world, &path).await;
        assert!(karin.get("/").await.body.contains("den är öppnad i 3"));
    })
    .await;
}

#[tokio::test]
async fn a_revoked_link_is_closed_at_once_also_where_it_is_open() {
    on_both(async |world| {
        world.karin().await;
        let ockelbo = world.municipality("2101").await;
        world.person("Anna", "anna@ockelbo.example", &ockelbo, Duty::MunicipalCoordinator).await;
        let path = handed_out(&world, For::Registration).await;
        let mut holder = opened(&world, &path).await;
        assert!(holder.get("/").await.body.contains("Du har öppnat din kommuns anmälan"));
        let mut anna = world.signed_in("anna@ockelbo.example").await;
        assert!(anna.get("/lankar").await.body.contains(OFFICE), "the municipality sees its own");
        let mut karin = world.signed_in(KARIN).await;
        assert_eq!(press(&mut karin, "aterkalla").await, StatusCode::SEE_OTHER);
        assert!(!holder.get("/").await.body.contains("Du har öppnat din kommuns anmälan"));
        assert_eq!(holder.get(&path).await.status, StatusCode::GONE);
        assert_eq!(holder.post(&path, &[]).await.status, StatusCode::GONE);
        assert!(world.deeds().await.contains(&"link.revoked".to_owned()));
        // Whoever has it cannot ask for a new one; its owner can send one.
        let asked = ask_anew(&mut holder, &path).await;
        assert!(asked.contains("Titta i e-posten"));
        assert_eq!(world.letters().await.len(), 0);
        assert_eq!(press(&mut karin, "ny").await, StatusCode::SEE_OTHER);
        let letters = world.letters().await;
        assert!(letters[0].contains("Här är en ny länk till kommunens anmälan"), "{letters:?}");
    })
    .await;
}

async fn ask_anew(browser: &mut Browser, path: &str) -> String {
    let page = browser.get(path).await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(page.body.contains("Länken går inte att använda"));
    let deed = hidden(&page.body, "deed").to_owned();
    let answer = browser.post(&format!("{path}/ny"), &[("deed", &deed)]).await;
    assert_eq!(answer.status, StatusCode::OK);
    let main = answer.body.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
    main.to_owned()
}

#[tokio::test]
async fn expired_cut_and_foreign_tokens_get_the_same_page_and_a_way_on() {
    on_both(async |world| {
        let path = handed_out(&world, For::Registration).await;
        world.clock.advance(TimeDelta::days(61));
        let cut = &path[..path.len() - 3];
        let foreign = format!("/l/{}", "x".repeat(43));
        let mut said = Vec::new();
        for tried in [cut, foreign.as_str(), path.as_str()] {
            let mut browser = world.browser();
            said.push(ask_anew(&mut browser, tried).await);
        }
        assert!(said.windows(2).all(|pair| pair[0] == pair[1]), "{said:?}");
        let letters = world.letters().await;
        assert_eq!(letters.len(), 1, "one of the three is ours");
        let new = letters[0].lines().find_map(|line| line.strip_prefix(BASE)).unwrap().trim();
        assert_ne!(new, path);
        opened(&world, new).await;
        // Asked again at once: nothing more is sent, and nothing else is said.
        let mut browser = world.browser();
        assert_eq!(ask_anew(&mut browser, &path).await, said[0]);
        assert_eq!(world.letters().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_door_hosts_link_works_in_the_browser_where_it_was_opened_first() {
    on_both(async |world| {
        let path = handed_out(&world, For::DoorHost).await;
        let (mut one, mut other) = (world.browser(), world.browser());
        one.get(&path).await;
        other.get(&path).await;
        let (first, second) = tokio::join!(one.post(&path, &[]), other.post(&path, &[]));
        let mut seen = [first.status, second.status];
        seen.sort();
        assert_eq!(seen, [StatusCode::SEE_OTHER, StatusCode::GONE]);
        let (mut own, mut foreign) =
            if first.status == StatusCode::GONE { (other, one) } else { (one, other) };
        assert_eq!(own.get(&path).await.status, StatusCode::OK);
        assert_eq!(foreign.get(&path).await.status, StatusCode::GONE);
        // A new phone: a new link, to the first address alone; not more often than once an hour.
        world.clock.advance(TimeDelta::hours(2));
        assert!(ask_anew(&mut foreign, &path).await.contains("samma adress"));
        assert!(world.letters().await[0].contains("Öppna den på den telefon"));
    })
    .await;
}

#[tokio::test]
async fn another_countys_links_do_not_exist() {
    on_both(async |world| {
        world.karin().await;
        let uppsala = world.county("03").await;
        world.person("Henrik", "henrik@uppsala.example", &uppsala, Duty::CountyCoordinator).await;
        let path = handed_out(&world, For::Registration).await;
        let list = world.signed_in(KARIN).await.get("/lankar").await.body;
        let id = list.split("id=\"lank-").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let mut henrik = world.signed_in("henrik@uppsala.example").await;
        let own = henrik.get("/lankar").await.body;
        assert!(!own.contains(OFFICE) && own.contains("Inga länkar är utskickade"));
        let deed = Uuid::from_u128(9).to_string();
        for what in ["aterkalla", "ny", "i-sin-ordning"] {
            henrik.get("/lankar").await;
            let tried = henrik.post(&format!("/lankar/{id}"), &[("deed", &deed), ("what", what)]).await;
            assert_eq!(tried.status, StatusCode::NOT_FOUND, "{what}");
        }
        opened(&world, &path).await;
    })
    .await;
}

#[tokio::test]
async fn whoever_came_by_a_link_leaves_again_and_the_link_goes_on_working() {
    on_both(async |world| {
        let path = handed_out(&world, For::Registration).await;
        let mut browser = opened(&world, &path).await;
        let mark = browser.cookies["vs_b"].clone();
        let csrf = hidden(&browser.get("/hjalp").await.body, "csrf").to_owned();
        let help = browser.get("/hjalp").await;
        assert!(help.body.contains("action=\"/lamna\"") && help.body.contains(">Lämna<"), "{}", help.body);
        world.clock.advance(TimeDelta::seconds(1));
        let left = browser.post("/lamna", &[]).await;
        assert_eq!(left.status, StatusCode::SEE_OTHER, "{}", left.body);
        assert_eq!(left.location(), "/lamnat");
        assert_eq!(left.headers["clear-site-data"], "\"cache\", \"storage\"");
        assert!(!browser.cookies.contains_key("vs_k"));
        assert_eq!(browser.cookies["vs_b"], mark, "the browser is known again");
        let page = browser.get("/lamnat").await.body;
        assert!(page.contains("Du har lämnat sidan") && !page.contains("/lamna\""), "{page}");
        let line = world.lines().await.remove(0);
        assert_eq!(line.deed, "link.left");
        assert!(line.details.contains("registration"), "{line:?}");
        // Without a session there is nothing to leave, and nothing is written.
        let lines = world.lines().await.len();
        assert_eq!(browser.post_with("/lamna", &csrf, &[]).await.location(), "/lamnat");
        assert_eq!(world.lines().await.len(), lines);
        browser.get(&path).await;
        assert_eq!(browser.post(&path, &[]).await.status, StatusCode::SEE_OTHER);
        assert!(browser.cookies.contains_key("vs_k"));
    })
    .await;
}

#[tokio::test]
async fn what_a_link_had_open_in_another_tab_is_shut_when_it_is_left() {
    on_both(async |world| {
        let path = handed_out(&world, For::Registration).await;
        let mut browser = opened(&world, &path).await;
        let mut stolen = world.browser();
        stolen.cookies = browser.cookies.clone();
        assert!(stolen.get("/hjalp").await.body.contains("/lamna\""));
        browser.get("/hjalp").await;
        browser.post("/lamna", &[]).await;
        assert!(!stolen.get("/hjalp").await.body.contains("/lamna\""), "the session itself has ended");
    })
    .await;
}
