//! What is sealed: who sees it, who does not, and what is left when a key is gone.

use axum::http::StatusCode;
use organisation::Duty;
use sea_orm::{ConnectionTrait as _, EntityTrait as _, Statement};
use store::vault::Unopened;
use workshop::records::participant;
use workshop::registration::{reading, retention, views};

use crate::browser::{Browser, row_with, set};
use crate::house::{Base, Town};
use crate::letters::receipts;
use crate::lists::{FIVE, pasted, registered, signed_in};

/// Three people; one of them protected, two with needs.
pub const PROTECTED: &str =
    "Namn\tRoll\tE-post\tTelefon\tSpecialkost\tTillgänglighetsbehov\tSkyddade personuppgifter
Karin Åström\tValsamordnare\tkarin.astrom@ockelbo.example\t070-111 22 01\tjordnötsallergi\t\tnej
Sigrid Hemlin\tKommunikatör\tsigrid.hemlin@ockelbo.example\t070-111 22 02\t\thörslinga\tja
Per-Olov Öhman\tSäkerhetssamordnare\tperolov.ohman@ockelbo.example\t070-111 22 03\t\t\t
";
/// What nobody but the municipality may see.
const SECRETS: [&str; 5] = ["Sigrid", "Hemlin", "sigrid.hemlin", "070-111 22 02", "jordnöt"];

pub async fn county(town: &Town) -> Browser {
    town.by_duty(Duty::CountyCoordinator, &town.county).await
}

/// Every text that lies in the database, but in the journal.
async fn everything(town: &Town) -> String {
    let mut all = String::new();
    for (table, columns) in [
        ("participant", "name || ' ' || email || ' ' || email_folded || ' ' || role_text || ' ' || phone"),
        ("outbox_parcel", "name || ' ' || address || ' ' || subject || ' ' || content"),
        ("journal_line", "author_name || ' ' || details"),
        ("invitation", "answered_from"),
        ("deed_done", "outcome"),
    ] {
        let sql = format!("SELECT {columns} AS said FROM {table}");
        let statement = Statement::from_string(town.store().backend().into(), sql);
        for row in town.store().reader().query_all_raw(statement).await.unwrap() {
            all += &row.try_get::<String>("", "said").unwrap();
            all.push('\n');
        }
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_protected_and_what_people_need_lies_nowhere_in_the_open() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        registered(&town, &town.by_link("Ockelbo").await, "Ockelbo", PROTECTED).await;
        assert_eq!(town.people_at_all().await, 3);
        let all = everything(&town).await;
        for secret in SECRETS.into_iter().chain(["hörslinga"]) {
            assert!(!all.contains(secret), "{base:?}: {secret} in {all}");
        }
        assert!(all.contains("Deltagare 1 (skyddad)"), "{all}");
        let people = town.people("Ockelbo").await;
        let length = |at: usize| people[at].sealed_person.as_ref().unwrap().bytes().len();
        assert_eq!(length(0), length(2), "whoever needs nothing looks the same");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_municipality_sees_its_own_and_the_county_a_label_and_counts() {
    let town = Town::new().await;
    let browser = signed_in(&town, "Ockelbo").await;
    let review = pasted(&town, &browser, "Ockelbo", PROTECTED).await;
    let fields = review.form();
    let row = row_with(&fields, "name", "Sigrid Hemlin");
    assert!(fields.contains(&(format!("protected-{row}"), "1".to_owned())), "{fields:?}");
    assert_eq!(fields.iter().filter(|(name, _)| name.starts_with("protected-")).count(), 1);
    browser.post(&format!("{}/anmal", town.path("Ockelbo")), &fields).await;

    let own = browser.get(&town.path("Ockelbo")).await.seen();
    for said in ["Sigrid Hemlin Skyddad", "sigrid.hemlin@ockelbo.example", "hörslinga", "jordnötsallergi"] {
        assert!(own.contains(said), "{said} in {own}");
    }
    let county = county(&town).await;
    let path = format!("/workshop/{}/deltagare", town.workshop);
    let page = county.get(&path).await;
    let seen = page.seen();
    for said in ["Deltagare 1 (skyddad)", "Kontakt genom kommunen", "jordnötsallergi 1", "hörslinga 1"] {
        assert!(seen.contains(said), "{said} in {seen}");
    }
    assert!(!page.text().contains("Sigrid") && !page.text().contains("sigrid") && !seen.contains("22 02"));
    for kind in ["csv", "xlsx"] {
        let mut fields = page.form();
        fields.push(("kind".into(), kind.into()));
        let file = county.post(&format!("{path}/hamta"), &fields).await;
        assert_eq!(file.status, StatusCode::OK);
        if kind == "csv" {
            let text = file.text();
            assert!(text.contains("Deltagare 1 (skyddad)"), "{text}");
            assert!(SECRETS.iter().all(|secret| !text.contains(secret)), "{text}");
        }
    }
    // Whatever is made of the list is made of these rows.
    let rows = views::participants(town.store(), town.workshop).await.unwrap();
    let protected: Vec<_> = rows.iter().filter(|row| row.protected).collect();
    assert_eq!(protected.len(), 1);
    assert_eq!(protected[0].name, "Deltagare 1 (skyddad)");
    assert_eq!((protected[0].email.as_str(), protected[0].phone.as_str()), ("", ""));
    let [letter] = &receipts(&town, "Ockelbo").await[..] else { panic!("one receipt") };
    let kept = store::outbox::one(town.store(), town.county.id.uuid(), letter.id).await.unwrap().unwrap();
    assert!(kept.content.contains("En deltagare med skyddade personuppgifter"), "{}", kept.content);
    assert!(SECRETS.iter().all(|secret| !kept.content.contains(secret)), "{}", kept.content);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_word_in_the_row_is_enough_and_no_address_is_asked_for() {
    let town = Town::new().await;
    let browser = signed_in(&town, "Ockelbo").await;
    let list = "Namn;E-post;Övrigt\nKarin Åström;karin@ockelbo.example;\nS. H.;;OBS skyddad identitet\n";
    let review = pasted(&town, &browser, "Ockelbo", list).await;
    assert!(review.seen().contains("Två rader är klara"), "{}", review.seen());
    let mut fields = review.form();
    set(&mut fields, "receipt", "val@ockelbo.example");
    let sent = browser.post(&format!("{}/anmal", town.path("Ockelbo")), &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.seen());
    let people = town.people("Ockelbo").await;
    assert_eq!(people[1].name, "Deltagare 1 (skyddad)");
    // Ticked by hand, and unticked again.
    let mut fields = browser.get(&format!("{}/rader", town.path("Ockelbo"))).await.form();
    let (karin, other) = (row_with(&fields, "name", "Karin Åström"), row_with(&fields, "name", "S. H."));
    fields.retain(|(name, _)| *name != format!("protected-{other}"));
    set(&mut fields, &format!("protected-{karin}"), "1");
    let refused = browser.post(&format!("{}/anmal", town.path("Ockelbo")), &fields).await;
    assert!(refused.status.is_client_error(), "an address is asked for again");
    set(&mut fields, &format!("email-{other}"), "s.h@ockelbo.example");
    browser.post(&format!("{}/anmal", town.path("Ockelbo")), &fields).await;
    let after = town.people("Ockelbo").await;
    assert_eq!((after[0].name.as_str(), after[0].protected), ("Deltagare 2 (skyddad)", 2));
    assert_eq!((after[1].name.as_str(), after[1].protected), ("S. H.", 0));
    assert_eq!(
        people.iter().map(|one| one.id).collect::<Vec<_>>(),
        after.iter().map(|one| one.id).collect::<Vec<_>>()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn labels_are_the_workshops_and_stay_with_the_person() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        registered(&town, &town.by_link("Ockelbo").await, "Ockelbo", PROTECTED).await;
        let hofors = PROTECTED.replace("@ockelbo", "@hofors");
        registered(&town, &town.by_link("Hofors").await, "Hofors", &hofors).await;
        let label = async |name: &str| town.people(name).await[1].name.clone();
        assert_eq!(label("Hofors").await, "Deltagare 2 (skyddad)", "{base:?}");
        let id = town.people("Ockelbo").await[1].id;
        let again = PROTECTED.replace("hörslinga", "teckenspråk");
        registered(&town, &town.by_link("Ockelbo").await, "Ockelbo", &again).await;
        assert_eq!(label("Ockelbo").await, "Deltagare 1 (skyddad)", "{base:?}");
        assert_eq!(town.people("Ockelbo").await[1].id, id, "and so does the seat");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_leaves_one_line_for_each_page() {
    let town = Town::new().await;
    let browser = signed_in(&town, "Ockelbo").await;
    registered(&town, &browser, "Ockelbo", PROTECTED).await;
    registered(&town, &town.by_link("Hofors").await, "Hofors", FIVE).await;
    let lines = async || town.journal_of(&["sealed."]).await;
    assert_eq!(lines().await, [""; 0], "writing is not reading");
    browser.get(&town.path("Ockelbo")).await;
    let county = county(&town).await;
    for page in ["deltagare", "svar"] {
        county.get(&format!("/workshop/{}/{page}", town.workshop)).await;
    }
    let own = r#"sealed.read {"municipalities":1,"people":2}"#;
    let all = r#"sealed.read {"municipalities":2,"people":4}"#;
    assert_eq!(lines().await, [own, all]);
    let keys = town.journal_of(&["vault."]).await;
    assert_eq!(keys.len(), 2, "a key for each municipality: {keys:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_is_missing_is_said_and_nothing_is_lost_or_half_done() {
    let town = Town::new().await;
    let browser = signed_in(&town, "Ockelbo").await;
    registered(&town, &browser, "Ockelbo", PROTECTED).await;
    let id = town.municipalities[town.at("Ockelbo")].id;
    let share = town.folder.path().join("keys/shares").join(format!("{id}.key"));
    let away = town.folder.path().join("away");
    std::fs::rename(&share, &away).unwrap();

    let start = browser.get(&town.path("Ockelbo")).await;
    assert_eq!(start.status, StatusCode::OK);
    assert!(
        start.seen().contains("kan inte läsas just nu, eftersom nyckeln till dem saknas"),
        "{}",
        start.seen()
    );
    assert!(start.seen().contains("Deltagare 1 (skyddad)"));
    let seen = county(&town).await.get(&format!("/workshop/{}/deltagare", town.workshop)).await.seen();
    assert!(seen.contains("Gäller 3 personer. Kost"), "{seen}");

    let before = town.people("Ockelbo").await;
    let changed = PROTECTED.replace("jordnötsallergi", "vegan");
    let refused = registered(&town, &browser, "Ockelbo", &changed).await;
    assert!(refused.status.is_client_error(), "{}", refused.status);
    assert!(refused.seen().contains("Listan kan inte tas emot just nu"), "{}", refused.seen());
    assert!(refused.text().contains("vegan"), "what was typed is kept");
    assert_eq!(town.people("Ockelbo").await, before);
    assert_eq!(receipts(&town, "Ockelbo").await.len(), 1);

    std::fs::rename(&away, &share).unwrap();
    assert!(browser.get(&town.path("Ockelbo")).await.seen().contains("Sigrid Hemlin"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_envelope_that_was_moved_is_not_taken_for_another_person() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let browser = signed_in(&town, "Ockelbo").await;
        registered(&town, &browser, "Ockelbo", PROTECTED).await;
        let people = town.people("Ockelbo").await;
        let (from, to) = (people[1].clone(), people[2].clone());
        let desk = town.store().desk(&store::Author::program()).await.unwrap();
        let moved = participant::ActiveModel {
            sealed_person: sea_orm::ActiveValue::Set(from.sealed_person),
            id: sea_orm::ActiveValue::Unchanged(to.id),
            ..sea_orm::ActiveModelTrait::default()
        };
        participant::Entity::update(moved).exec(desk.db()).await.unwrap();
        // A deed without a line is refused: this one says that somebody was at the database.
        let mut desk = desk;
        desk.write(store::Line {
            deed: "registration.changed",
            subject: "participant",
            subject_id: to.id.uuid(),
            owner: None,
            details: serde_json::json!({}),
        });
        desk.seal("").await.unwrap();
        let seen = browser.get(&town.path("Ockelbo")).await.seen();
        assert!(seen.contains("de har ändrats utanför Valskydd"), "{base:?}: {seen}");
        assert_eq!(seen.matches("Sigrid Hemlin").count(), 1, "{base:?}: {seen}");
        let actor = town.actor(Duty::CountyCoordinator, &town.county).await;
        let permit = organisation::MayCoordinate::of(&actor, town.county.id).unwrap();
        let workshop = town.workshop_row().await;
        let needs = reading::read_needs(town.app.house(), &permit, &workshop).await.unwrap();
        assert_eq!(needs.unopened, Some((1, Unopened::DoesNotFit)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn needs_are_deleted_seven_days_after_the_day() {
    for base in Base::BOTH {
        let town = Town::on(base).await;
        let browser = town.by_link("Ockelbo").await;
        registered(&town, &browser, "Ockelbo", PROTECTED).await;
        // The day is 18 January; the story begins on the 2nd, at ten o'clock in Sweden.
        town.clock.advance(chrono::TimeDelta::days(23));
        assert_eq!(retention::delete_needs(town.store()).await.unwrap(), 0, "{base:?}: on the 25th");
        town.clock.advance(chrono::TimeDelta::days(1));
        assert_eq!(retention::delete_needs(town.store()).await.unwrap(), 3, "{base:?}: on the 26th");
        assert_eq!(retention::delete_needs(town.store()).await.unwrap(), 0);
        let people = town.people("Ockelbo").await;
        assert_eq!(people.iter().filter(|person| person.sealed_person.is_some()).count(), 1);
        // The link has ended by now.
        let browser = signed_in(&town, "Ockelbo").await;
        let seen = browser.get(&town.path("Ockelbo")).await.seen();
        assert!(seen.contains("Sigrid Hemlin"), "who it is stays until the list goes: {seen}");
        assert!(!seen.contains("hörslinga") && !seen.contains("jordnöt"), "{seen}");
        let lines = town.journal().await;
        assert_eq!(lines.last().unwrap(), r#"registration.needs_deleted {"people":3}"#);
    }
}
