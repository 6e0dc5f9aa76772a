//! Passkeys: added, shown, copied, lost, taken away.

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::Duty;
use sea_orm::ConnectionTrait as _;
use store::{Author, Line};

use crate::device::{Device, MEANS, added, asked, enter, listed, send_made, send_shown};
use crate::world::{World, on_both};

const KARIN: &str = "karin.aberg@lansstyrelsen.example";

#[tokio::test]
async fn a_person_adds_a_passkey_and_signs_in_with_it_without_typing_anything() {
    on_both(async |world| {
        world.karin().await;
        let mut browser = world.signed_in(KARIN).await;
        let mut device = added(&mut browser, "  Jobb-\tdatorn ").await;
        let page = browser.get(MEANS).await.body;
        assert!(page.contains("Passnyckeln Jobb- datorn är tillagd"), "{page}");
        assert!(page.contains("Aldrig"), "it was not used yet");
        browser.post("/logga-ut", &[]).await;

        world.clock.advance(TimeDelta::minutes(1));
        let mut other = world.browser();
        let entered = enter(&mut other, &mut device).await;
        assert_eq!((entered.status, entered.location()), (StatusCode::SEE_OTHER, "/"));
        assert!(other.get("/").await.body.contains("Karin Åberg"));
        assert!(!other.get(MEANS).await.body.contains("Aldrig"));
        let deeds = world.deeds().await;
        assert!(deeds.contains(&"sign_in.passkey_used".to_owned()), "{deeds:?}");
        assert!(deeds.contains(&"sign_in.passkey_added".to_owned()), "{deeds:?}");
        let letters = world.letters().await;
        let told = "Passnyckeln ”Jobb- datorn” har lagts till.";
        assert_eq!(letters.iter().filter(|letter| letter.contains(told)).count(), 1, "{letters:?}");
        // The counter goes on.
        assert_eq!(enter(&mut world.browser(), &mut device).await.location(), "/");
    })
    .await;
}

#[tokio::test]
async fn an_answer_counts_once_in_time_and_in_the_browser_that_was_asked() {
    on_both(async |world| {
        world.karin().await;
        let mut inside = world.signed_in(KARIN).await;
        let mut device = added(&mut inside, "Nyckel").await;
        let (mut own, mut other) = (world.browser(), world.browser());

        let (question, csrf) = asked(&mut own, "/logga-in").await;
        let shown = device.show(&question);
        let foreign_csrf = asked(&mut other, "/logga-in").await.1;
        let stolen = send_shown(&mut other, &foreign_csrf, &question.ceremony, &shown).await;
        assert_eq!(stolen.location(), "/logga-in");
        assert!(other.get("/logga-in").await.body.contains("Det tog för lång tid"));
        assert_eq!(send_shown(&mut own, &csrf, &question.ceremony, &shown).await.location(), "/");
        let mut again = world.browser();
        again.cookies = own.cookies.clone();
        again.cookies.remove("vs_s");
        assert_eq!(send_shown(&mut again, &csrf, &question.ceremony, &shown).await.location(), "/logga-in");

        let (question, csrf) = asked(&mut again, "/logga-in").await;
        let shown = device.show(&question);
        world.clock.advance(TimeDelta::minutes(6));
        assert_eq!(send_shown(&mut again, &csrf, &question.ceremony, &shown).await.location(), "/logga-in");
        assert!(again.get("/brev").await.location() == "/logga-in");
    })
    .await;
}

#[tokio::test]
async fn an_answer_to_another_question_opens_nothing_and_is_noted() {
    on_both(async |world| {
        world.karin().await;
        let mut inside = world.signed_in(KARIN).await;
        let mut device = added(&mut inside, "Nyckel").await;
        let mut browser = world.browser();
        let (first, _) = asked(&mut browser, "/logga-in").await;
        let (second, csrf) = asked(&mut browser, "/logga-in").await;
        let shown = device.show(&first);
        assert_eq!(send_shown(&mut browser, &csrf, &second.ceremony, &shown).await.location(), "/logga-in");
        assert!(browser.get("/logga-in").await.body.contains("gick inte att logga in med"));
        let lines = world.lines().await;
        let line = lines.iter().find(|line| line.deed == "sign_in.passkey_refused").unwrap();
        assert_eq!(line.author, "Valskydd", "nobody has shown who they are");
        for garbage in ["", "{}", "[1,2", &"x".repeat(70_000)] {
            let (question, csrf) = asked(&mut browser, "/logga-in").await;
            let fields = [("ceremony", question.ceremony.as_str()), ("answer", garbage)];
            let answer = browser.post_with("/logga-in/passnyckel", &csrf, &fields).await;
            assert_eq!(answer.location(), "/logga-in");
        }
    })
    .await;
}

#[tokio::test]
async fn a_device_that_does_not_ask_who_holds_it_is_refused() {
    on_both(async |world| {
        world.karin().await;
        let mut browser = world.signed_in(KARIN).await;
        let mut careless = Device::new().without_verifying();
        let (question, csrf) = asked(&mut browser, MEANS).await;
        let made = careless.make(&question);
        let answer = send_made(&mut browser, &csrf, &question.ceremony, "Nyckel", &made).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("Enheten måste kunna visa att det är du"));
        assert!(answer.body.contains("value=\"Nyckel\""), "what was typed is kept");

        let mut device = added(&mut browser, "Nyckel").await;
        device.verify_no_more();
        let mut other = world.browser();
        assert_eq!(enter(&mut other, &mut device).await.location(), "/logga-in");
        assert!(world.deeds().await.contains(&"sign_in.passkey_refused".to_owned()));
    })
    .await;
}

#[tokio::test]
async fn a_copy_of_a_passkey_is_noticed_and_its_owner_told() {
    on_both(async |world| {
        world.karin().await;
        let mut inside = world.signed_in(KARIN).await;
        let mut device = added(&mut inside, "Nyckel").await;
        assert_eq!(enter(&mut world.browser(), &mut device).await.location(), "/");
        // As if the copy had signed a hundred times elsewhere.
        counter_is(&world, 1, 100).await;
        let mut browser = world.browser();
        assert_eq!(enter(&mut browser, &mut device).await.location(), "/logga-in");
        assert!(browser.get("/logga-in").await.body.contains("det kan finnas en kopia"));
        assert!(world.deeds().await.contains(&"sign_in.passkey_copied".to_owned()));
        assert!(
            world
                .letters()
                .await
                .iter()
                .any(|letter| letter.contains("ser ut att vara en kopia av ”Nyckel”"))
        );
        assert!(inside.get(MEANS).await.body.contains("Kontrollera passnyckeln Nyckel"));
        // The device whose counter goes on still opens the door.
        counter_is(&world, 100, 1).await;
        assert_eq!(enter(&mut browser, &mut device).await.location(), "/");
    })
    .await;
}

async fn counter_is(world: &World, before: u32, after: u32) {
    let mut desk = world.store.desk(&Author::command("test")).await.unwrap();
    let statement = format!(
        "UPDATE passkey SET credential = replace(credential, '\"counter\":{before},', '\"counter\":{after},')"
    );
    assert_eq!(desk.db().execute_unprepared(&statement).await.unwrap().rows_affected(), 1);
    let (deed, details) = ("organisation.changed", serde_json::json!({}));
    let subject_id = desk.id();
    desk.write(Line { deed, subject: "person", subject_id, owner: None, details });
    desk.seal("").await.unwrap();
}

#[tokio::test]
async fn the_last_passkey_goes_only_when_there_is_another_way_in() {
    on_both(async |world| {
        world.karin().await;
        let mut device = added(&mut world.signed_in(KARIN).await, "Ett").await;
        // The link is long used, and the passkey is fresh.
        world.clock.advance(TimeDelta::minutes(31));
        let mut browser = world.browser();
        enter(&mut browser, &mut device).await;
        let page = browser.get(MEANS).await.body;
        let first = listed(&page)[0];
        let path = format!("{MEANS}/passnyckel/{first}");
        assert!(browser.get(&path).await.body.contains("ditt enda sätt att logga in utan e-post"));
        let csrf = crate::world::hidden(&page, "csrf").to_owned();
        browser.post_with(&path, &csrf, &[]).await;
        assert!(browser.get(MEANS).await.body.contains("Passnyckeln är kvar"));

        world.clock.advance(TimeDelta::seconds(1));
        added(&mut browser, "Två").await;
        browser.get(&path).await;
        assert_eq!(browser.post(&path, &[]).await.location(), MEANS);
        let left = listed(&browser.get(MEANS).await.body);
        assert_eq!(left.len(), 1);
        assert_ne!(left[0], first);
        assert!(world.deeds().await.contains(&"sign_in.passkey_removed".to_owned()));
        assert!(world.letters().await.iter().any(|letter| letter.contains("”Ett” har tagits bort")));

        // Whoever came by a link just now has shown that this way works.
        let mut by_link = world.signed_in(KARIN).await;
        let path = format!("{MEANS}/passnyckel/{}", left[0]);
        by_link.get(&path).await;
        by_link.post(&path, &[]).await;
        assert!(listed(&by_link.get(MEANS).await.body).is_empty());
    })
    .await;
}

#[tokio::test]
async fn whoever_signed_in_long_ago_shows_once_more_who_they_are_before_anything_changes() {
    on_both(async |world| {
        world.karin().await;
        let mut browser = world.signed_in(KARIN).await;
        let mut device = added(&mut browser, "Ett").await;
        let page = browser.get(MEANS).await.body;
        let (csrf, id) = (crate::world::hidden(&page, "csrf").to_owned(), listed(&page)[0]);
        world.clock.advance(TimeDelta::minutes(11));
        let again = "/logga-in/igen?till=inloggningssatt";
        let path = format!("{MEANS}/passnyckel/{id}");
        assert_eq!(browser.get(MEANS).await.status, StatusCode::OK, "reading is free");
        assert_eq!(browser.get(&path).await.location(), again);
        for act in
            [path.as_str(), "/konto/inloggningssatt/passnyckel", "/konto/inloggningssatt/passnyckel/borja"]
        {
            assert_eq!(browser.post_with(act, &csrf, &[]).await.location(), again, "{act}");
        }
        let asks = browser.get(again).await.body;
        assert!(asks.contains("Logga in med passnyckel"), "{asks}");
        let (question, csrf) = asked(&mut browser, "/logga-in/igen").await;
        let shown = serde_json::to_string(&device.show(&question)).unwrap();
        let fields = [
            ("ceremony", question.ceremony.as_str()),
            ("answer", shown.as_str()),
            ("till", "inloggningssatt"),
        ];
        let entered = browser.post_with("/logga-in/passnyckel", &csrf, &fields).await;
        assert_eq!(entered.location(), MEANS);
        assert_eq!(browser.get(&path).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn anothers_passkey_at_an_open_screen_is_a_sign_in_of_its_own() {
    on_both(async |world| {
        world.karin().await;
        let national = world.national().await;
        world.person("Nils Ek", "nils.ek@val.example", &national, Duty::NationalLead).await;
        let mut nils = added(&mut world.signed_in("nils.ek@val.example").await, "Nils").await;
        let mut browser = world.signed_in(KARIN).await;
        let (question, csrf) = asked(&mut browser, "/logga-in/igen").await;
        let shown = serde_json::to_string(&nils.show(&question)).unwrap();
        let fields = [
            ("ceremony", question.ceremony.as_str()),
            ("answer", shown.as_str()),
            ("till", "inloggningssatt"),
        ];
        let entered = browser.post_with("/logga-in/passnyckel", &csrf, &fields).await;
        assert_eq!(entered.location(), "/");
        assert!(browser.get("/").await.body.contains("Nils Ek"));
    })
    .await;
}

#[tokio::test]
async fn a_passkey_that_was_taken_away_opens_nothing() {
    on_both(async |world| {
        world.karin().await;
        let mut browser = world.signed_in(KARIN).await;
        let mut device = added(&mut browser, "Bort").await;
        let id = listed(&browser.get(MEANS).await.body)[0];
        browser.get(&format!("/konto/inloggningssatt/passnyckel/{id}")).await;
        browser.post(&format!("/konto/inloggningssatt/passnyckel/{id}"), &[]).await;
        assert_eq!(enter(&mut world.browser(), &mut device).await.location(), "/logga-in");
    })
    .await;
}

#[tokio::test]
async fn nobody_sees_or_takes_away_anothers_passkey() {
    on_both(async |world| {
        world.karin().await;
        let national = world.national().await;
        world.person("Nils Ek", "nils.ek@val.example", &national, Duty::NationalLead).await;
        let mut karin = world.signed_in(KARIN).await;
        added(&mut karin, "Karins").await;
        let id = listed(&karin.get(MEANS).await.body)[0];
        let mut nils = world.signed_in("nils.ek@val.example").await;
        added(&mut nils, "Nils").await;
        let page = nils.get(MEANS).await.body;
        assert!(!page.contains("Karins"));
        assert_eq!(
            nils.get(&format!("/konto/inloggningssatt/passnyckel/{id}")).await.status,
            StatusCode::NOT_FOUND
        );
        let csrf = crate::world::hidden(&page, "csrf").to_owned();
        let taken = nils.post_with(&format!("/konto/inloggningssatt/passnyckel/{id}"), &csrf, &[]).await;
        assert_eq!(taken.status, StatusCode::NOT_FOUND);
        assert_eq!(listed(&karin.get(MEANS).await.body), [id]);
        // Made for one, added by another.
        let (question, _) = asked(&mut karin, MEANS).await;
        let made = Device::new().make(&question);
        let answer = send_made(&mut nils, &csrf, &question.ceremony, "Stulen", &made).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn the_first_link_leads_to_a_passkey_and_a_link_beside_passkeys_is_a_recovery() {
    on_both(async |world| {
        world.karin().await;
        let first = world.printed(KARIN).await;
        let mut browser = world.browser();
        browser.get(&first).await;
        assert_eq!(browser.post(&first, &[]).await.location(), "/konto/valkommen");
        assert!(browser.get("/konto/valkommen").await.body.contains("Inte nu, gå till startsidan"));
        let second = world.printed(KARIN).await;
        browser.get(&second).await;
        assert_eq!(browser.post(&second, &[]).await.location(), "/", "asked once is enough");

        added(&mut browser, "Telefonen").await;
        world.letters().await;
        world.browser().ask_for_link(KARIN).await;
        let third = world.printed(KARIN).await;
        let mut lost = world.browser();
        lost.get(&third).await;
        assert_eq!(lost.post(&third, &[]).await.location(), MEANS);
        let page = lost.get(MEANS).await.body;
        assert!(page.contains("Du loggade in med en länk fast du har passnycklar"), "{page}");
        assert!(world.deeds().await.contains(&"sign_in.recovered".to_owned()));
        let told = world.letters().await;
        assert!(told.iter().any(|letter| letter.contains("fast du har passnycklar")), "{told:?}");
    })
    .await;
}

#[tokio::test]
async fn a_duty_that_ended_closes_the_door_for_its_passkeys_too() {
    on_both(async |world| {
        let person = world.karin().await;
        let mut device = added(&mut world.signed_in(KARIN).await, "Nyckel").await;
        crate::sign_in::end_duties(&world, person).await;
        let mut browser = world.browser();
        assert_eq!(enter(&mut browser, &mut device).await.location(), "/logga-in");
        assert!(!browser.cookies.contains_key("vs_s"));
    })
    .await;
}

#[tokio::test]
async fn a_passkey_has_a_name_and_there_are_twenty_at_most() {
    on_both(async |world| {
        world.karin().await;
        let mut browser = world.signed_in(KARIN).await;
        browser.get(MEANS).await;
        let nameless = browser.post("/konto/inloggningssatt/passnyckel", &[("name", "  ")]).await;
        assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nameless.body.contains("Skriv ett namn på passnyckeln."));
        let without =
            browser.post("/konto/inloggningssatt/passnyckel", &[("name", "Ny"), ("ceremony", "x")]).await;
        assert!(without.body.contains("Webbläsaren skapade ingen passnyckel i tid."));
        for number in 0..20 {
            added(&mut browser, &format!("Nyckel {number}")).await;
        }
        let (question, csrf) = asked(&mut browser, MEANS).await;
        let made = Device::new().make(&question);
        let one_more = send_made(&mut browser, &csrf, &question.ceremony, "Till", &made).await;
        assert!(one_more.body.contains("Du har redan 20 passnycklar."));
        let before = world.store.queries_run();
        browser.get(MEANS).await;
        let run = world.store.queries_run() - before;
        assert!(run <= 4, "{run} queries");
    })
    .await;
}
