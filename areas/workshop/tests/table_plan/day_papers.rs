//! The papers for the day, from their page to the PDF.

use axum::http::{StatusCode, header};
use organisation::{Duty, Tier, register};
use roster::Role;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use store::Author;
use workshop::preparation::guests::{self, Coming, Described};
use workshop::preparation::records::{GuestId, guest};
use workshop::preparation::views;

use crate::browser::{Answer, Browser};
use crate::hall::{Hall, SIX_TO_EIGHT, line, on_both};
use crate::papers::text_of;

const KINDS: [(&str, &str); 4] = [
    ("badges", "namnbrickor"),
    ("door", "dorrlista"),
    ("sign_in", "narvarolista"),
    ("certificates", "intyg"),
];

fn path(hall: &Hall, rest: &str) -> String {
    format!("/workshop/{}/papper{rest}", hall.workshop.id)
}

/// One paper of people, taken from the page.
async fn take(hall: &Hall, browser: &mut Browser, kind: &str) -> Answer {
    browser.get(&path(hall, "")).await;
    let fields = [("csrf".to_owned(), browser.csrf()), ("kind".to_owned(), kind.to_owned())];
    browser.post(&path(hall, "/hamta"), &fields).await
}

/// The words of a paper on one line; nothing where `pdftotext` is not installed.
fn words(answer: &Answer) -> Option<String> {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    assert!(answer.bytes.starts_with(b"%PDF-"));
    Some(text_of(&answer.bytes)?.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A guest has answered.
async fn answered(hall: &Hall, guest: GuestId, coming: Coming) {
    let mut desk = hall.store().desk(&Author::program()).await.unwrap();
    guest::Entity::update_many()
        .col_expr(guest::Column::Coming, Expr::value(coming.code()))
        .filter(guest::Column::Id.eq(guest))
        .exec(desk.db())
        .await
        .unwrap();
    desk.write(line("workshop.guest_answered", guest.uuid()));
    desk.seal("").await.unwrap();
}

async fn guest(hall: &Hall, name: &str) {
    let described = Described {
        name: name.to_owned(),
        organisation: "Polisregion Mitt".to_owned(),
        address: format!("{}@polisen.example", name.replace(' ', ".").to_lowercase()),
        ..Described::default()
    };
    guests::add(&hall.app, &hall.permit, hall.workshop.id, &described, hall.key()).await.unwrap();
}

#[tokio::test]
async fn every_paper_comes_out_with_its_people_and_a_line_in_the_journal() {
    on_both(async |hall| {
        hall.register_38().await;
        hall.place(SIX_TO_EIGHT).await.unwrap();
        guest(&hall, "Anna Polis").await;
        guest(&hall, "Nils Nej").await;
        let declined = views::guests(hall.store(), hall.workshop.id).await.unwrap().remove(1);
        answered(&hall, declined.id, Coming::No).await;
        let mut karin = hall.karin().await;
        let seen = karin.get(&path(&hall, "")).await.seen();
        assert!(seen.contains("38 deltagare är anmälda.") && seen.contains("Bordslista"), "{seen}");
        for (kind, file) in KINDS {
            let answer = take(&hall, &mut karin, kind).await;
            let given = answer.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
            assert_eq!(given, format!("inline; filename=\"{file}-gavleborgs-lan-2029-03-14.pdf\""));
            let Some(text) = words(&answer) else { continue };
            for word in ["Åsa", "Essen", "Per-Olov", "Öhman", "Mehmet", "Ockelbo"] {
                assert!(text.contains(word), "{kind}: {word} in {text}");
            }
            assert!(!text.contains('@') && !text.contains("Nils Nej"), "{kind}: {text}");
            assert_eq!(text.contains("Polisregion Mitt"), ["badges", "door"].contains(&kind), "{kind}");
            assert_eq!(
                text.contains("Gäst Anna Polis") || text.contains("Polis, Anna"),
                ["badges", "door"].contains(&kind),
                "{kind}: {text}"
            );
        }
        let mut lines = hall.journal().await;
        lines.retain(|line| line.starts_with("paper.taken_out "));
        // Deeds of one instant stand in no order.
        lines.sort();
        let mut expected = KINDS.map(|(kind, _)| {
            let people = if ["badges", "door"].contains(&kind) { 39 } else { 38 };
            format!("paper.taken_out {{\"kind\":\"{kind}\",\"people\":{people}}}")
        });
        expected.sort();
        assert_eq!(lines, expected);
    })
    .await;
}

#[tokio::test]
async fn the_door_finds_people_by_surname_with_their_table() {
    let hall = Hall::new().await;
    hall.register_38().await;
    hall.place(SIX_TO_EIGHT).await.unwrap();
    let mut karin = hall.karin().await;
    let Some(text) = words(&take(&hall, &mut karin, "door").await) else { return };
    let at = |name: &str| text.find(name).unwrap_or_else(|| panic!("{name} in {text}"));
    let order =
        ["Ek, Anna", "von Essen, Åsa", "Haddad, Anna", "Zetterlund, Anna", "Ärlig, Anna", "Öhman, Anna"];
    assert!(order.is_sorted_by_key(|name| at(name)), "{text}");
    assert!(text.contains("38 personer väntas."), "{text}");
    let standing = hall.standing().await;
    let asa = standing.people.iter().find(|row| row.name == "Åsa von Essen").unwrap();
    let table = standing.seats.at(0, asa.id).unwrap().table;
    assert!(text.contains(&format!("von Essen, Åsa {} {table}", asa.municipality_name)), "{text}");
}

#[tokio::test]
async fn without_a_table_plan_the_papers_come_without_tables() {
    let hall = Hall::new().await;
    hall.register(hall.invitations[0], 0, "Åsa von Essen", Role::Other).await;
    let mut karin = hall.karin().await;
    let page = karin.get(&path(&hall, "")).await;
    assert!(page.seen().contains("Det finns ingen bordsplacering än"), "{}", page.seen());
    assert!(!page.text().contains("/bord/papper"));
    if let Some(text) = words(&take(&hall, &mut karin, "badges").await) {
        assert!(text.contains("Åsa von Essen") && !text.contains("Bord"), "{text}");
    }
}

#[tokio::test]
async fn before_anybody_is_registered_the_page_says_so_and_nothing_but_signs_is_taken() {
    let hall = Hall::new().await;
    let mut karin = hall.karin().await;
    let page = karin.get(&path(&hall, "")).await;
    assert!(page.seen().contains("Ingen är anmäld än") && !page.text().contains("/papper/hamta"));
    for (kind, _) in KINDS {
        let answer = take(&hall, &mut karin, kind).await;
        assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, path(&hall, "").as_str()));
    }
    assert_eq!(take(&hall, &mut karin, "sign").await.status, StatusCode::BAD_REQUEST);
    assert_eq!(take(&hall, &mut karin, "wall").await.status, StatusCode::BAD_REQUEST);
    assert!(hall.journal().await.is_empty());
    let sign = karin.press(&path(&hall, "/skylt"), &[("says", "lunch"), ("arrow", "none")]).await;
    assert_eq!(sign.status, StatusCode::OK);
}

#[tokio::test]
async fn what_is_wrong_with_a_sign_stands_beside_the_field_and_what_was_typed_is_kept() {
    let hall = Hall::new().await;
    let mut karin = hall.karin().await;
    karin.get(&path(&hall, "")).await;
    let to = path(&hall, "/skylt");
    let long = "Å".repeat(61);
    for (fields, faults) in [
        (vec![], vec!["says", "arrow"]),
        (vec![("says", "own"), ("arrow", "left")], vec!["own"]),
        (vec![("says", "own"), ("own", long.as_str()), ("arrow", "up")], vec!["own", "arrow"]),
    ] {
        let answer = karin.press(&to, &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = answer.text();
        for field in ["says", "own", "arrow"] {
            assert_eq!(text.contains(&format!("id=\"{field}-fault\"")), faults.contains(&field), "{field}");
        }
        assert_eq!(text.contains(&long), faults == ["own", "arrow"], "what was typed");
    }
    assert!(hall.journal().await.is_empty(), "nothing was taken");
    let own = [("says", "own"), ("own", "Sal 2: <#panic(1)>"), ("arrow", "straight")];
    let answer = karin.press(&to, &own).await;
    let given = answer.headers[header::CONTENT_DISPOSITION].to_str().unwrap();
    assert_eq!(given, "inline; filename=\"skylt-gavleborgs-lan-2029-03-14.pdf\"");
    if let Some(text) = words(&answer) {
        assert!(text.contains("Sal 2: <#panic(1)>"), "{text}");
    }
    assert_eq!(hall.journal().await, ["paper.taken_out {\"kind\":\"sign\",\"people\":0}"]);
}

#[tokio::test]
async fn only_the_own_county_takes_papers() {
    let hall = Hall::new().await;
    hall.register_38().await;
    let (national, tier) = (Tier::National, Tier::County);
    let other = register::by_code(hall.store(), tier, "20").await.unwrap().unwrap();
    let nation = register::of_tier(hall.store(), national).await.unwrap().remove(0);
    let mut karin = hall.karin().await;
    karin.get(&path(&hall, "")).await;
    // One browser, one token: what stops the others is whose the workshop is.
    let token = karin.csrf();
    for (duty, at, status) in [
        (Duty::CountyCoordinator, &other, StatusCode::NOT_FOUND),
        (Duty::NationalLead, &nation, StatusCode::FORBIDDEN),
        (Duty::Auditor, &nation, StatusCode::FORBIDDEN),
    ] {
        let mut stranger = hall.browser(duty, at).await;
        let page = stranger.get(&path(&hall, "")).await;
        assert_eq!(page.status, status);
        assert!(!page.text().contains("Essen"));
        for to in ["/hamta", "/skylt"] {
            let fields = [("csrf".to_owned(), token.clone()), ("kind".to_owned(), "door".to_owned())];
            assert_eq!(stranger.post(&path(&hall, to), &fields).await.status, status, "{to}");
        }
    }
    let fields = [("kind".to_owned(), "door".to_owned())];
    let without = karin.post(&path(&hall, "/hamta"), &fields).await;
    assert_eq!(without.status, StatusCode::BAD_REQUEST, "a form without a token");
    assert!(hall.journal().await.is_empty());
}

#[tokio::test]
async fn the_number_of_queries_does_not_grow_with_the_people() {
    let hall = Hall::new().await;
    let mut karin = hall.karin().await;
    hall.register(hall.invitations[0], 0, "Ensam", Role::Other).await;
    let mut count = async || {
        let before = hall.store().queries_run();
        assert_eq!(karin.get(&path(&hall, "")).await.status, StatusCode::OK);
        hall.store().queries_run() - before
    };
    let few = count().await;
    hall.register_38().await;
    assert_eq!(count().await, few);
}
