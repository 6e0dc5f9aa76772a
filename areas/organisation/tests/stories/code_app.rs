//! The code app and its recovery codes: added, asked for, used up, taken away, and clocks that go wrong.

use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::ConnectionTrait as _;
use store::{Author, Backend, Line};
use totp_rs::{Builder, Secret, Totp};

use crate::device::{MEANS, added};
use crate::world::{Answer, Browser, World, hidden, on_both};

pub const KARIN: &str = "karin.aberg@lansstyrelsen.example";
const PATH: &str = "/konto/inloggningssatt/kodapp";
pub const STEP: &str = "/logga-in/kod";

/// A telephone: the secret as it was typed into the app, and a clock of its own.
pub struct Phone {
    codes: Totp,
    ahead: TimeDelta,
}

impl Phone {
    fn of(page: &str) -> Self {
        let typed = page.split("Nyckel</dt>").nth(1).unwrap().split("__value\">").nth(1).unwrap();
        let typed = typed.split('<').next().unwrap().replace(' ', "");
        let secret = Secret::try_from_base32(typed).unwrap();
        let codes = Builder::new().with_secret(secret.as_bytes().to_vec()).build().unwrap();
        Self { codes, ahead: TimeDelta::zero() }
    }

    pub fn shows(&self, world: &World) -> String {
        let now: DateTime<Utc> = world.store.doors().now() + self.ahead;
        self.codes.generate(now.timestamp().unsigned_abs()).to_string()
    }
}

/// Adds a code app; gives the telephone and the recovery codes.
pub async fn with_app(world: &World, browser: &mut Browser) -> (Phone, Vec<String>) {
    browser.get(PATH).await;
    assert_eq!(browser.post("/konto/inloggningssatt/kodapp/borja", &[]).await.location(), PATH);
    let page = browser.get(PATH).await.body;
    let phone = Phone::of(&page);
    let confirmed = confirm(browser, &phone.shows(world)).await;
    assert_eq!(confirmed.status, StatusCode::OK, "{}", confirmed.body);
    let codes = confirmed.body.split("<code>").skip(1).map(|rest| rest.split('<').next().unwrap().to_owned());
    (phone, codes.collect())
}

async fn confirm(browser: &mut Browser, code: &str) -> Answer {
    browser.post("/konto/inloggningssatt/kodapp/bekrafta", &[("code", code)]).await
}

/// Asks for a link and opens the letter's.
pub async fn by_letter(world: &World) -> (Browser, Answer) {
    world.clock.advance(TimeDelta::seconds(1));
    let mut browser = world.browser();
    browser.ask_for_link(KARIN).await;
    let letters = world.letters().await;
    let links =
        letters.iter().filter_map(|text| text.lines().find_map(|line| line.strip_prefix(crate::world::BASE)));
    let mut entered = None;
    for link in links.filter(|link| link.starts_with("/l/")) {
        if browser.get(link.trim()).await.status == StatusCode::OK {
            entered = Some(browser.post(link.trim(), &[]).await);
            break;
        }
    }
    (browser, entered.unwrap())
}

pub async fn type_in(browser: &mut Browser, code: &str) -> Answer {
    browser.get(STEP).await;
    browser.post(STEP, &[("code", code)]).await
}

#[tokio::test]
async fn after_the_link_the_code_is_asked_for_and_both_together_open_the_door() {
    on_both(async |world| {
        world.karin().await;
        let (phone, codes) = with_app(&world, &mut world.signed_in(KARIN).await).await;
        assert_eq!(codes.len(), 10);
        assert!(codes.iter().all(|code| code.len() == 29 && code.matches('-').count() == 5), "{codes:?}");
        world.clock.advance(TimeDelta::minutes(1));
        let (mut browser, entered) = by_letter(&world).await;
        assert_eq!(entered.location(), STEP);
        assert!(!browser.cookies.contains_key("vs_s"), "the link alone opens nothing");
        assert_eq!(browser.get("/brev").await.location(), "/logga-in");
        let wrong = type_in(&mut browser, "000000").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("Koden stämmer inte."));
        let entered = type_in(&mut browser, &phone.shows(&world)).await;
        assert_eq!((entered.status, entered.location()), (StatusCode::SEE_OTHER, "/"));
        assert!(browser.get("/").await.body.contains("Karin Åberg"));
        assert_eq!(browser.get(STEP).await.location(), "/logga-in", "asked once");
        let deeds = world.deeds().await;
        for deed in ["code_app_begun", "code_app_added", "link_used", "code_refused", "code_used"] {
            assert!(deeds.contains(&format!("sign_in.{deed}")), "{deed} is not among {deeds:?}");
        }
        let letters = world.letters().await;
        assert!(letters.iter().any(|letter| letter.contains("En kodapp har lagts till.")));
    })
    .await;
}

#[tokio::test]
async fn a_code_opens_the_door_once_also_within_its_half_minute() {
    on_both(async |world| {
        world.karin().await;
        let (phone, _) = with_app(&world, &mut world.signed_in(KARIN).await).await;
        let (mut browser, _) = by_letter(&world).await;
        let at_confirming = type_in(&mut browser, &phone.shows(&world)).await;
        assert!(at_confirming.body.contains("Koden är redan använd."), "{}", at_confirming.body);
        world.clock.advance(TimeDelta::minutes(1));
        let code = phone.shows(&world);
        assert_eq!(type_in(&mut browser, &code).await.location(), "/");
        let (mut other, _) = by_letter(&world).await;
        assert!(type_in(&mut other, &code).await.body.contains("Koden är redan använd."));
        // The step beside ours, either way.
        world.clock.advance(TimeDelta::minutes(2));
        let late = phone.shows(&world);
        world.clock.advance(TimeDelta::seconds(30));
        assert_eq!(type_in(&mut other, &late).await.location(), "/");
    })
    .await;
}

#[tokio::test]
async fn a_clock_an_hour_wrong_is_named_and_its_code_never_taken() {
    on_both(async |world| {
        world.karin().await;
        let mut inside = world.signed_in(KARIN).await;
        // A telephone that goes wrong while it is set up hears it at once.
        inside.get(PATH).await;
        inside.post("/konto/inloggningssatt/kodapp/borja", &[]).await;
        let mut phone = Phone::of(&inside.get(PATH).await.body);
        phone.ahead = TimeDelta::minutes(-60);
        let told = confirm(&mut inside, &phone.shows(&world)).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(told.body.contains("ungefär 60 minuter efter vår, som visar 09.00"), "{}", told.body);
        phone.ahead = TimeDelta::zero();
        confirm(&mut inside, &phone.shows(&world)).await;

        world.clock.advance(TimeDelta::minutes(2));
        let (mut browser, _) = by_letter(&world).await;
        phone.ahead = TimeDelta::minutes(4);
        let early = phone.shows(&world);
        let told = type_in(&mut browser, &early).await;
        assert!(told.body.contains("ungefär 4 minuter före vår"), "{}", told.body);
        assert!(world.deeds().await.contains(&"sign_in.clock_differs".to_owned()));
        // Whoever guessed it knows now when it will hold. It does not.
        world.clock.advance(TimeDelta::minutes(4));
        assert!(type_in(&mut browser, &early).await.body.contains("Koden är redan använd."));
        phone.ahead = TimeDelta::zero();
        world.clock.advance(TimeDelta::minutes(1));
        assert_eq!(type_in(&mut browser, &phone.shows(&world)).await.location(), "/");
    })
    .await;
}

#[tokio::test]
async fn a_recovery_code_stands_for_the_telephone_once_and_its_owner_is_told() {
    on_both(async |world| {
        world.karin().await;
        let mut inside = world.signed_in(KARIN).await;
        let (_, codes) = with_app(&world, &mut inside).await;
        world.clock.advance(TimeDelta::minutes(1));
        let (mut browser, _) = by_letter(&world).await;
        let typed = codes[3].to_lowercase().replace('-', " ");
        assert_eq!(type_in(&mut browser, &typed).await.location(), "/");
        assert!(browser.get(MEANS).await.body.contains("9 reservkoder är kvar."));
        let letters = world.letters().await;
        assert!(letters.iter().any(|letter| letter.contains("med en reservkod. 9 är kvar.")), "{letters:?}");
        let (mut other, _) = by_letter(&world).await;
        assert!(type_in(&mut other, &codes[3]).await.body.contains("Koden stämmer inte."));

        // New ones, and the old ones are worth nothing.
        let page = browser.get(PATH).await.body;
        let (csrf, deed) = (hidden(&page, "csrf").to_owned(), hidden(&page, "deed").to_owned());
        let anew = "/konto/inloggningssatt/kodapp/reservkoder";
        let made = browser.post_with(anew, &csrf, &[("deed", &deed)]).await;
        assert_eq!(made.body.matches("<code>").count(), 10);
        assert_eq!(made.headers["cache-control"], "no-store, private");
        let again = browser.post_with(anew, &csrf, &[("deed", &deed)]).await;
        assert_eq!(again.location(), PATH, "shown once");
        assert!(type_in(&mut other, &codes[4]).await.body.contains("Koden stämmer inte."));
        let fresh = made.body.split("<code>").nth(1).unwrap().split('<').next().unwrap().to_owned();
        assert_eq!(type_in(&mut other, &fresh).await.location(), "/");
    })
    .await;
}

#[tokio::test]
async fn ten_wrong_codes_in_an_hour_and_not_even_the_right_one_is_taken() {
    on_both(async |world| {
        world.karin().await;
        let (phone, _) = with_app(&world, &mut world.signed_in(KARIN).await).await;
        world.clock.advance(TimeDelta::minutes(1));
        let (mut browser, _) = by_letter(&world).await;
        for _ in 0..10 {
            assert!(type_in(&mut browser, "abc").await.body.contains("Koden stämmer inte."));
        }
        let refused = type_in(&mut browser, &phone.shows(&world)).await;
        assert!(refused.body.contains("för många fel koder"), "{}", refused.body);
        world.clock.advance(TimeDelta::minutes(61));
        let (mut browser, _) = by_letter(&world).await;
        assert_eq!(type_in(&mut browser, &phone.shows(&world)).await.location(), "/");
    })
    .await;
}

#[tokio::test]
async fn guessing_codes_gets_slow_and_the_owner_in_a_known_browser_does_not_wait_with_the_guesser() {
    on_both(async |world| {
        world.karin().await;
        let mut inside = world.signed_in(KARIN).await;
        let (phone, _) = with_app(&world, &mut inside).await;
        world.clock.advance(TimeDelta::minutes(1));
        let (mut guesser, _) = by_letter(&world).await;
        (guesser.from, inside.from) = (Some([192, 0, 2, 7].into()), Some([192, 0, 2, 7].into()));
        for _ in 0..5 {
            assert!(type_in(&mut guesser, "abc").await.body.contains("Koden stämmer inte."));
        }
        let refused = type_in(&mut guesser, "abc").await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(refused.headers["retry-after"], "30");
        inside.get("/logga-in/igen").await;
        inside.post("/logga-in/igen/kod", &[("till", "inloggningssatt")]).await;
        assert_eq!(type_in(&mut inside, &phone.shows(&world)).await.location(), MEANS);
        world.clock.advance(TimeDelta::seconds(30));
        assert!(type_in(&mut guesser, "abc").await.body.contains("Koden stämmer inte."));
    })
    .await;
}

#[tokio::test]
async fn the_question_is_this_browsers_alone_and_for_ten_minutes() {
    on_both(async |world| {
        world.karin().await;
        let (phone, _) = with_app(&world, &mut world.signed_in(KARIN).await).await;
        world.clock.advance(TimeDelta::minutes(1));
        let (mut browser, _) = by_letter(&world).await;
        let mut other = world.browser();
        assert_eq!(other.get(STEP).await.location(), "/logga-in");
        other.get("/logga-in").await;
        assert_eq!(other.post(STEP, &[("code", &phone.shows(&world))]).await.location(), "/logga-in");
        browser.get(STEP).await;
        world.clock.advance(TimeDelta::minutes(11));
        assert_eq!(browser.post(STEP, &[("code", &phone.shows(&world))]).await.location(), "/logga-in");
        assert!(browser.get("/logga-in").await.body.contains("Tiden för att skriva koden är slut."));
    })
    .await;
}

#[tokio::test]
async fn whoever_has_lost_everything_comes_in_by_a_link_from_the_command_line() {
    on_both(async |world| {
        world.karin().await;
        with_app(&world, &mut world.signed_in(KARIN).await).await;
        let link = world.printed(KARIN).await;
        let mut browser = world.browser();
        browser.get(&link).await;
        assert_eq!(browser.post(&link, &[]).await.location(), MEANS);
        assert!(world.deeds().await.contains(&"sign_in.recovered".to_owned()));
        browser.get(PATH).await;
        assert_eq!(browser.post("/konto/inloggningssatt/kodapp/ta-bort", &[]).await.location(), MEANS);
        assert!(browser.get(MEANS).await.body.contains("Kodappen och reservkoderna är borttagna."));
        assert!(world.deeds().await.contains(&"sign_in.code_app_removed".to_owned()));
        world.clock.advance(TimeDelta::minutes(1));
        assert_eq!(by_letter(&world).await.1.location(), "/", "the letter is enough again");
    })
    .await;
}

#[tokio::test]
async fn whoever_has_a_code_app_shows_a_code_before_a_sensitive_act() {
    on_both(async |world| {
        world.karin().await;
        let mut browser = world.signed_in(KARIN).await;
        let (phone, _) = with_app(&world, &mut browser).await;
        world.clock.advance(TimeDelta::minutes(11));
        let again = "/logga-in/igen?till=inloggningssatt";
        assert_eq!(browser.get(PATH).await.location(), again);
        assert!(browser.get(again).await.body.contains("Skriv en kod"));
        let asked = browser.post("/logga-in/igen/kod", &[("till", "inloggningssatt")]).await;
        assert_eq!(asked.location(), STEP);
        assert_eq!(type_in(&mut browser, &phone.shows(&world)).await.location(), MEANS);
        assert_eq!(browser.get(PATH).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn with_a_passkey_the_code_is_a_second_way_and_the_last_passkey_may_go() {
    on_both(async |world| {
        world.karin().await;
        let mut browser = world.signed_in(KARIN).await;
        added(&mut browser, "Nyckel").await;
        let (phone, _) = with_app(&world, &mut browser).await;
        world.clock.advance(TimeDelta::minutes(40));
        let (mut other, _) = by_letter(&world).await;
        assert_eq!(type_in(&mut other, &phone.shows(&world)).await.location(), MEANS);
        assert!(world.deeds().await.contains(&"sign_in.recovered".to_owned()));
        let id = crate::device::listed(&other.get(MEANS).await.body)[0];
        let path = format!("{MEANS}/passnyckel/{id}");
        assert!(other.get(&path).await.body.contains("Ta bort passnyckeln"));
        assert_eq!(other.post(&path, &[]).await.location(), MEANS);
    })
    .await;
}

#[tokio::test]
async fn the_secret_lies_sealed_and_is_shown_to_its_owner_until_it_works() {
    on_both(async |world| {
        world.karin().await;
        let mut browser = world.signed_in(KARIN).await;
        browser.get(PATH).await;
        browser.post("/konto/inloggningssatt/kodapp/borja", &[]).await;
        let first = browser.get(PATH).await.body;
        assert!(
            first.contains("<svg role=\"img\"") && first.contains("M4 4h1v1h-1z"),
            "the corner of the square"
        );
        browser.post("/konto/inloggningssatt/kodapp/borja", &[]).await;
        let second = browser.get(PATH).await.body;
        let (old, phone) = (Phone::of(&first), Phone::of(&second));
        assert!(confirm(&mut browser, &old.shows(&world)).await.body.contains("Koden stämmer inte."));
        confirm(&mut browser, &phone.shows(&world)).await;
        let after = browser.get(PATH).await.body;
        assert!(!after.contains("<svg role=\"img\" aria-labelledby=\"square-title\""), "never again");
        let late = browser.post("/konto/inloggningssatt/kodapp/borja", &[]).await;
        assert_eq!(late.location(), PATH);
        assert!(browser.get(PATH).await.body.contains("Reservkoder kvar"), "the one that works stays");
    })
    .await;
}

#[tokio::test]
async fn under_another_house_key_the_page_says_so_and_the_way_on_works() {
    on_both(async |world| {
        world.karin().await;
        let (phone, codes) = with_app(&world, &mut world.signed_in(KARIN).await).await;
        let garbage = match world.store.backend() {
            Backend::Sqlite => "x'00'",
            Backend::Postgres => "'\\x00'",
        };
        let mut desk = world.store.desk(&Author::command("test")).await.unwrap();
        let statement = format!("UPDATE code_app SET secret = {garbage}");
        desk.db().execute_unprepared(&statement).await.unwrap();
        let (deed, details, subject_id) = ("organisation.changed", serde_json::json!({}), desk.id());
        desk.write(Line { deed, subject: "person", subject_id, owner: None, details });
        desk.seal("").await.unwrap();
        world.clock.advance(TimeDelta::minutes(1));
        let (mut browser, _) = by_letter(&world).await;
        let told = type_in(&mut browser, &phone.shows(&world)).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(told.body.contains("Din kod är det inget fel på."), "{}", told.body);
        assert_eq!(type_in(&mut browser, &codes[0]).await.location(), "/");
    })
    .await;
}
