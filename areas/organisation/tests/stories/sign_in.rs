//! Getting in and out.

use axum::http::StatusCode;
use chrono::{Days, TimeDelta};
use organisation::Duty;
use organisation::link::{self, Purpose};
use organisation::records::{duty_held, personal_link};
use organisation::register;
use organisation::sign_in::print_link;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, QueryFilter as _, Statement};
use store::{Author, Line};

use crate::world::{BASE, World, on_both};

const COUNTY: Duty = Duty::CountyCoordinator;
const KARIN: &str = "karin.aberg@lansstyrelsen.example";

#[tokio::test]
async fn a_person_enters_with_the_link_in_the_letter() {
    on_both(async |world| {
        world.karin().await;
        let mut browser = world.browser();
        world.clock.advance(TimeDelta::seconds(1));
        // Written as people write it on a phone.
        let asked = browser.ask_for_link(" Karin.Aberg@lansstyrelsen.example ").await;
        assert_eq!(asked.status, StatusCode::OK);
        let link = world.link_in_letter().await;
        world.clock.advance(TimeDelta::minutes(1));
        let door = browser.get(&link).await;
        assert!(door.body.contains("Logga in som Karin Åberg"));
        let entered = browser.post(&link, &[]).await;
        assert_eq!((entered.status, entered.location()), (StatusCode::SEE_OTHER, "/konto/valkommen"));
        let home = browser.get("/").await;
        assert!(home.body.contains("Inget väntar på dig just nu."));
        assert!(home.body.contains("länssamordnare"));
        assert_eq!(browser.get("/logga-in").await.location(), "/");
        assert_eq!(world.deeds().await[..2], ["sign_in.signed_in", "sign_in.link_asked"]);
    })
    .await;
}

#[tokio::test]
async fn another_browser_cannot_use_the_link() {
    on_both(async |world| {
        world.karin().await;
        let (mut own, mut other) = (world.browser(), world.browser());
        own.ask_for_link(KARIN).await;
        other.get("/logga-in").await;
        let link = world.link_in_letter().await;
        assert_eq!(other.post(&link, &[]).await.status, StatusCode::GONE);
        assert_eq!(other.get(&link).await.status, StatusCode::GONE);
        own.get(&link).await;
        assert_eq!(own.post(&link, &[]).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn a_link_lets_one_browser_in_also_when_two_press_at_once() {
    on_both(async |world| {
        world.karin().await;
        let link = world.printed(KARIN).await;
        let (mut one, mut other) = (world.browser(), world.browser());
        one.get(&link).await;
        other.get(&link).await;
        let (first, second) = tokio::join!(one.post(&link, &[]), other.post(&link, &[]));
        let mut seen = [first.status, second.status];
        seen.sort();
        assert_eq!(seen, [StatusCode::SEE_OTHER, StatusCode::GONE]);
        let entered = world.deeds().await.into_iter().filter(|deed| deed == "sign_in.signed_in").count();
        assert_eq!(entered, 1);
        one.get("/logga-in").await;
        assert_eq!(one.get(&link).await.status, StatusCode::GONE, "used up");
    })
    .await;
}

/// The same with many threads, and with the deed itself instead of the pages: a link is used up once.
#[tokio::test(flavor = "multi_thread")]
async fn of_thirty_who_use_a_link_at_once_one_does() {
    on_both(async |world| {
        world.karin().await;
        world.printed(KARIN).await;
        let link = personal_link::Entity::find().one(world.store.reader()).await.unwrap().unwrap().id;
        let tries: Vec<_> = (0..30)
            .map(|_| {
                let store = world.store.clone();
                tokio::spawn(async move {
                    let mut desk = store.desk(&Author::program()).await.unwrap();
                    let won = link::use_up(&desk, link).await.unwrap();
                    let details = serde_json::json!({ "won": won });
                    let (deed, subject_id) = ("sign_in.signed_in", link.uuid());
                    desk.write(Line { deed, subject: "link", subject_id, owner: None, details });
                    desk.seal("").await.unwrap();
                    won
                })
            })
            .collect();
        let mut won = 0;
        for one in tries {
            won += u32::from(one.await.unwrap());
        }
        assert_eq!(won, 1);
    })
    .await;
}

#[tokio::test]
async fn after_ten_minutes_a_mailed_link_is_closed_and_a_printed_one_after_thirty() {
    on_both(async |world| {
        world.karin().await;
        let mut asking = world.browser();
        asking.ask_for_link(KARIN).await;
        let mailed = world.link_in_letter().await;
        let printed = world.printed(KARIN).await;
        for (mut browser, link, minutes) in [(asking, mailed, 9), (world.browser(), printed, 18)] {
            world.clock.advance(TimeDelta::minutes(minutes));
            assert_eq!(browser.get(&link).await.status, StatusCode::OK);
            world.clock.advance(TimeDelta::minutes(2));
            assert_eq!(browser.post(&link, &[]).await.status, StatusCode::GONE);
            let page = browser.get(&link).await;
            assert_eq!(page.status, StatusCode::GONE);
            assert!(page.body.contains("Länken går inte att använda"));
        }
    })
    .await;
}

#[tokio::test]
async fn looking_at_a_link_changes_nothing() {
    on_both(async |world| {
        world.karin().await;
        let link = world.printed(KARIN).await;
        let before = world.deeds().await;
        let mut browser = world.browser();
        for _ in 0..5 {
            assert_eq!(browser.head(&link).await.status, StatusCode::OK);
            assert_eq!(browser.get(&link).await.status, StatusCode::OK);
        }
        assert_eq!(world.deeds().await, before);
        assert!(!browser.cookies.contains_key("vs_s"));
        assert_eq!(browser.post(&link, &[]).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn a_form_that_is_not_ours_does_nothing() {
    on_both(async |world| {
        world.karin().await;
        let link = world.printed(KARIN).await;
        let mut browser = world.browser();
        browser.get(&link).await;
        let forged = "A".repeat(43);
        assert_eq!(browser.post_with(&link, &forged, &[]).await.status, StatusCode::BAD_REQUEST);
        let fields = [("address", KARIN), ("deed", "00000000-0000-7000-8000-000000000001")];
        assert_eq!(browser.post_with("/logga-in", &forged, &fields).await.status, StatusCode::BAD_REQUEST);
        assert!(world.letters().await.is_empty());
        let mut inside = world.signed_in(KARIN).await;
        assert_eq!(inside.post_with("/logga-ut", &forged, &[]).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(inside.get("/brev").await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn a_stranger_gets_the_same_answer_by_the_same_work_and_leaves_nothing() {
    on_both(async |world| {
        world.karin().await;
        let person =
            world.person("Eva Ek", "eva.ek@lansstyrelsen.example", &world.county("03").await, COUNTY).await;
        end_duties(&world, person).await;
        let before = world.deeds().await;
        let mut seen = Vec::new();
        for address in
            ["nobody@example.com", KARIN, "eva.ek@lansstyrelsen.example", "KARIN.ABERG@lansstyrelsen.example"]
        {
            let mut browser = world.browser();
            let form = browser.get("/logga-in").await.body;
            let deed = crate::world::hidden(&form, "deed").to_owned();
            let from = world.store.queries_run();
            let answer = browser.post("/logga-in", &[("address", address), ("deed", &deed)]).await;
            seen.push((
                answer.status,
                answer.body.replace(crate::world::hidden(&answer.body, "csrf"), ""),
                world.store.queries_run() - from,
            ));
        }
        assert!(seen.iter().all(|one| *one == seen[0]), "{seen:?}");
        assert!(seen[0].2 >= 1, "it is put down");
        assert_eq!(world.deeds().await, before, "nothing is looked into while the browser waits");
        assert_eq!(world.letters().await.len(), 2);
        let kept = link_requests(&world).await;
        assert_eq!(kept, 0, "a stranger's address is kept nowhere");
    })
    .await;
}

async fn link_requests(world: &World) -> usize {
    let backend = world.store.reader().get_database_backend();
    let statement = Statement::from_string(backend, "SELECT id FROM link_request");
    world.store.reader().query_all_raw(statement).await.unwrap().len()
}

#[tokio::test]
async fn what_is_no_address_is_said_beside_the_field_and_kept() {
    on_both(async |world| {
        let answer = world.browser().ask_for_link("karin(at)lansstyrelsen").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("value=\"karin(at)lansstyrelsen\""));
        assert!(answer.body.contains("Skriv en e-postadress"));
    })
    .await;
}

#[tokio::test]
async fn the_same_form_sent_twice_sends_one_letter() {
    on_both(async |world| {
        world.karin().await;
        let mut browser = world.browser();
        let form = browser.get("/logga-in").await.body;
        let (csrf, deed) = (crate::world::hidden(&form, "csrf"), crate::world::hidden(&form, "deed"));
        for _ in 0..2 {
            let fields = [("address", KARIN), ("deed", deed)];
            assert_eq!(browser.post_with("/logga-in", csrf, &fields).await.status, StatusCode::OK);
        }
        assert_eq!(world.letters().await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn signing_out_ends_the_session_and_not_only_the_cookie() {
    on_both(async |world| {
        world.karin().await;
        let mut browser = world.signed_in(KARIN).await;
        browser.get("/").await;
        let kept = browser.cookies.clone();
        // Lines of one moment stand in no order.
        world.clock.advance(TimeDelta::seconds(1));
        let mark = browser.cookies["vs_b"].clone();
        let left = browser.post("/logga-ut", &[]).await;
        assert_eq!(left.headers["clear-site-data"], "\"cache\", \"storage\"");
        assert_eq!(browser.cookies["vs_b"], mark, "the browser is known again");
        assert_eq!(left.location(), "/logga-in");
        assert!(!browser.cookies.contains_key("vs_s"));
        browser.cookies = kept;
        assert_eq!(browser.get("/brev").await.location(), "/logga-in");
        assert!(world.deeds().await.contains(&"sign_in.signed_out".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn a_duty_that_is_taken_away_closes_the_door_at_once() {
    on_both(async |world| {
        let person = world.karin().await;
        let mut browser = world.signed_in(KARIN).await;
        let unused = world.printed(KARIN).await;
        assert_eq!(browser.get("/brev").await.status, StatusCode::OK);
        end_duties(&world, person).await;
        assert_eq!(browser.get("/brev").await.location(), "/logga-in");
        assert!(!browser.get("/").await.body.contains("Karin"));
        assert_eq!(world.browser().get(&unused).await.status, StatusCode::GONE);
        assert_eq!(print_link(&world.house, KARIN, &Author::command("root")).await.unwrap(), None);
        world.browser().ask_for_link(KARIN).await;
        assert!(world.letters().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn whoever_coordinated_before_gets_no_letters_any_more() {
    on_both(async |world| {
        let person = world.karin().await;
        let actor = organisation::Actor::of(&world.store, person).await.unwrap().unwrap();
        let (own, duty) = (actor.organisation().id, actor.duty());
        let holders = async || register::holders(&world.store, &[own], duty).await.unwrap();
        assert_eq!(holders().await.get(&own).map(Vec::len), Some(1));
        assert_eq!(register::people_of(&world.store, own).await.unwrap().len(), 1);
        end_duties(&world, person).await;
        assert!(holders().await.is_empty());
        assert!(register::people_of(&world.store, own).await.unwrap().is_empty());
    })
    .await;
}

pub async fn end_duties(world: &World, person: organisation::PersonId) {
    let mut desk = world.store.desk(&Author::command("test")).await.unwrap();
    let yesterday = desk.now().date_naive() - Days::new(1);
    duty_held::Entity::update_many()
        .col_expr(duty_held::Column::EndsOn, Expr::value(Some(yesterday)))
        .filter(duty_held::Column::Person.eq(person))
        .exec(desk.db())
        .await
        .unwrap();
    let details = serde_json::json!({});
    let deed = "organisation.changed";
    desk.write(Line { deed, subject: "person", subject_id: person.uuid(), owner: None, details });
    desk.seal("").await.unwrap();
}

#[tokio::test]
async fn a_link_from_the_command_line_stands_in_the_journal() {
    on_both(async |world| {
        world.karin().await;
        world.printed(KARIN).await;
        let lines = world.lines().await;
        assert_eq!((lines[0].deed.as_str(), lines[0].author.as_str()), ("sign_in.link_printed", "root"));
        let nobody = print_link(&world.house, "nobody@example.com", &Author::command("root")).await;
        assert_eq!(nobody.unwrap(), None);
        assert_eq!(world.lines().await.len(), lines.len());
    })
    .await;
}

#[tokio::test]
async fn a_registration_link_opens_again_and_again_for_its_municipality() {
    on_both(async |world| {
        let ockelbo = world.municipality("2101").await;
        let desk = {
            let mut desk = world.store.desk(&Author::program()).await.unwrap();
            let about = desk.id();
            let ends_at = desk.now() + TimeDelta::days(30);
            let purpose = Purpose::Registration { about, municipality: ockelbo.id, ends_at };
            let link = link::make(&desk, world.house.key(), purpose).await.unwrap();
            let details = serde_json::json!({});
            let deed = "invitation.sent";
            desk.write(Line { deed, subject: "invitation", subject_id: about, owner: None, details });
            desk.seal("").await.unwrap();
            (about, link)
        };
        let path = link::address(&world.house, desk.1).strip_prefix(BASE).unwrap().to_owned();
        for _ in 0..2 {
            let mut browser = world.browser();
            assert!(browser.get(&path).await.body.contains("Anmälan för Ockelbo kommun"));
            let opened = browser.post(&path, &[]).await;
            assert_eq!(opened.location(), format!("/anmalan/{}", desk.0));
            assert!(browser.cookies.contains_key("vs_k"));
            assert!(browser.get("/").await.body.contains("Gå till anmälan"));
            assert_eq!(browser.get("/brev").await.location(), "/logga-in", "the link opens nothing else");
        }
        let line = &world.lines().await[0];
        assert_eq!(line.deed, "registration.link_opened");
        assert_eq!(line.author_organisation, Some(ockelbo.id.uuid()));
        assert_eq!(line.owner, ockelbo.parent.map(organisation::OrganisationId::uuid));
        world.clock.advance(TimeDelta::days(31));
        assert_eq!(world.browser().get(&path).await.status, StatusCode::GONE);
    })
    .await;
}

#[tokio::test]
async fn a_token_that_was_never_given_out_is_refused() {
    on_both(async |world| {
        let mut browser = world.browser();
        for token in ["x".to_owned(), "A".repeat(43), "%C3%A5".repeat(43), "%2e%2e".to_owned()] {
            let path = format!("/l/{token}");
            assert_eq!(browser.get(&path).await.status, StatusCode::GONE, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn signing_in_again_ends_the_session_before() {
    on_both(async |world| {
        world.karin().await;
        let national = world.national().await;
        world.person("Nils Ek", "nils.ek@val.example", &national, Duty::NationalLead).await;
        let mut browser = world.signed_in(KARIN).await;
        let before = browser.cookies.clone();
        let link = world.printed("nils.ek@val.example").await;
        browser.get(&link).await;
        browser.post(&link, &[]).await;
        assert!(browser.get("/").await.body.contains("Nils Ek"));
        browser.cookies = before;
        assert_eq!(browser.get("/brev").await.location(), "/logga-in");
    })
    .await;
}
