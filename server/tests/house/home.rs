//! The first page of a county and of the national lead, through the whole house.

use axum::http::{StatusCode, header};

use crate::resident::{Base, Resident};

const LEAD: &str = "ingrid.sandell@val.example";
const COUNTY: &str = "maria.lindholm@lst-gavleborg.example";

/// The text of each figure.
fn figures(page: &str) -> Vec<String> {
    let text = |one: &str| {
        let inside = one.split_once('>').unwrap().1.split("</li>").next().unwrap();
        inside.split('<').map(|piece| piece.rsplit('>').next().unwrap()).collect::<String>()
    };
    page.split("<li class=\"vs-figures__one").skip(1).map(text).collect()
}

async fn a_county(base: Base) {
    let house = Resident::full(base).await;
    let page = house.person(COUNTY).await.get("/").await;
    assert_eq!(page.status, StatusCode::OK);
    let said = figures(&page.text);
    assert!(said[0].contains("dagar kvar till workshopen"), "{base:?}: {said:?}");
    assert!(said[1].starts_with("7 av 10") && said[1].contains("kommuner har svarat"), "{base:?}: {said:?}");
    assert!(said[2].contains("saknas hos kommuner som har svarat"), "{base:?}: {said:?}");
    assert!(page.text.contains("vs-steps") && page.text.contains("Tre kommuner har inte svarat"));
    let figures_at = page.text.find("vs-figures").unwrap();
    assert!(figures_at < page.text.find("govuk-task-list").unwrap());
    assert!(!page.text.contains("vs-map__tile"), "the country is the lead's");
}

async fn the_nation(base: Base) {
    let house = Resident::full(base).await;
    let lead = house.person(LEAD).await;
    let before = house.app.store().queries_run();
    let page = lead.get("/").await;
    let asked = house.app.store().queries_run() - before;
    assert_eq!(page.status, StatusCode::OK);
    assert!(asked <= 10, "{base:?}: {asked} queries");
    let said = figures(&page.text);
    assert!(said[0].contains("dagar kvar till valdagen"), "{base:?}: {said:?}");
    assert!(said[1].starts_with("2 av 21") && said[1].contains("län har en workshop"), "{base:?}: {said:?}");
    assert_eq!(page.text.matches("vs-map__tile--").count() - page.text.matches("<rect x=\"2\"").count(), 21);
    for need in ["18 län har ingen workshop än", "Svara på en fråga från länen"] {
        assert!(page.text.contains(need), "{base:?}: {need}: one of 19 wants no workshop, and one asks");
    }

    for (kind, mime) in [("xlsx", "spreadsheetml"), ("csv", "text/csv")] {
        let file = lead.send("/lan/hamta", &[("kind", kind)]).await;
        assert_eq!(file.status, StatusCode::OK);
        assert!(file.headers[header::CONTENT_TYPE].to_str().unwrap().contains(mime));
    }
    let csv = lead.send("/lan/hamta", &[("kind", "csv")]).await.text;
    assert_eq!(csv.lines().count(), 22, "{csv}");
    assert!(csv.contains("Gävleborgs län") && csv.contains("Inbjudna, 7 av 10 har svarat"), "{csv}");
    assert_eq!(lead.send("/lan/hamta", &[("kind", "pdf")]).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(
        house.person(COUNTY).await.send("/lan/hamta", &[("kind", "csv")]).await.status,
        StatusCode::FORBIDDEN
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_county_sees_how_it_stands_in_one_look() {
    for base in Base::BOTH {
        a_county(base).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_lead_sees_the_country_in_ten_questions_and_takes_it_out() {
    for base in Base::BOTH {
        the_nation(base).await;
    }
}
