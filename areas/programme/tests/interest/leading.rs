//! The lead asks, sees the table fill, reminds, moves the last day and takes the answers out.

use axum::http::StatusCode;
use chrono::TimeDelta;
use organisation::Duty;

use crate::answering::with;
use crate::world::{LEAD, pairs, with_programme};

#[tokio::test(flavor = "multi_thread")]
async fn every_county_is_asked_once_by_a_letter_with_a_link() {
    with_programme(async |world| {
        let mut lead = world.signed_in("Eva", Duty::NationalLead).await;
        let form = lead.get(LEAD).await.body;
        assert!(form.contains("value=\"2029-01-22\"") && form.contains("Skicka till 21 län"), "{form}");
        let fields = world.addresses().await;
        for (last_day, said) in [
            ("2029-01-09", "Sista dagen har redan varit."),
            ("2029-03-01", "före den första dagen med workshoppar"),
            ("snart", "Skriv sista dag som ett datum."),
        ] {
            let mut wrong = fields.clone();
            wrong.last_mut().unwrap().1 = last_day.to_owned();
            wrong[3].1 = "ingen adress".to_owned();
            let page = lead.post(LEAD, &pairs(&wrong)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            for said in
                [said, "value=\"ingen adress\"", "Skriv en e-postadress", "value=\"val@lst01.example\""]
            {
                assert!(page.body.contains(said), "{said}");
            }
        }
        assert_eq!(world.done("interest.asked").await, 0);
        let deed = lead.hidden("deed");
        let mut good = pairs(&fields);
        good.push(("deed", &deed));
        for _ in 0..2 {
            assert_eq!(lead.post(LEAD, &good).await.location, LEAD);
        }
        assert_eq!(world.done("interest.asked").await, 1);
        assert_eq!(world.done("organisation.changed").await, 21, "the addresses that were typed");
        let letters = world.letters_to("val@lst14.example").await;
        assert_eq!(letters.len(), 1);
        assert_eq!(
            letters[0].subject,
            "Vill länet ha en workshop i valsäkerhet? Svara senast måndag 22 januari 2029"
        );
        let seen = lead.get(LEAD).await.body;
        assert!(
            seen.contains("0 av 21 län har svarat") && seen.contains("Du kan påminna i morgon."),
            "{seen}"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_and_the_map_fill_and_only_the_silent_are_reminded() {
    with_programme(async |world| {
        let mut lead = world.asked().await;
        let (mut uppsala, path) = world.by_link("03").await;
        uppsala.get(&path).await;
        uppsala.post(&path, &with(&[])).await;
        let (mut stockholm, path) = world.by_link("01").await;
        stockholm.get(&path).await;
        stockholm.post(&path, &[("wants", "no"), ("go", "send")]).await;
        let seen = lead.get(LEAD).await.body;
        for said in [
            "2 av 21 län har svarat. 1 vill ha en workshop, 1 vill inte.",
            "aria-label=\"C 03 Ja, Uppsala län: Vill ha en workshop\"",
            "aria-label=\"AB 01 Nej, Stockholms län: Vill inte ha en workshop\"",
            "2 går, 1 går inte",
        ] {
            assert!(seen.contains(said), "{said}: {seen}");
        }
        lead.post("/program/intresse/paminn", &[]).await;
        assert!(lead.get(LEAD).await.body.contains("Det finns inget län att påminna just nu."));
        world.later(TimeDelta::hours(24));
        lead = world.signed_in("Eva", Duty::NationalLead).await;
        assert!(lead.get(LEAD).await.body.contains("Påminn 19 län som inte har svarat"));
        let deed = lead.hidden("deed");
        for _ in 0..2 {
            lead.post("/program/intresse/paminn", &[("deed", &deed)]).await;
        }
        assert_eq!(world.done("interest.reminded").await, 1);
        let count = async |address| {
            world.letters_to(address).await.into_iter().filter(|one| one.occasion == "reminder").count()
        };
        assert_eq!(count("val@lst03.example").await, 0);
        assert_eq!(count("val@lst01.example").await, 0);
        assert_eq!(count("val@lst14.example").await, 1);
        assert_eq!(count("karin@valskydd.example").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_day_is_moved_but_not_into_the_past() {
    with_programme(async |world| {
        let mut lead = world.asked().await;
        lead.get(LEAD).await;
        let moved = "/program/intresse/sista-dag";
        for typed in ["2029-01-09", "2029-04-01", "i går"] {
            let page = lead.post(moved, &[("last_day", typed)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
            assert!(page.body.contains(&format!("value=\"{typed}\"")), "what was typed stands");
        }
        assert_eq!(lead.post(moved, &[("last_day", "2029-02-01")]).await.location, LEAD);
        assert!(lead.get(LEAD).await.body.contains("torsdag 1 februari 2029"));
        assert_eq!(world.done("interest.last_day_moved").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_answers_are_taken_out_as_a_deed_and_no_cell_is_a_formula() {
    with_programme(async |world| {
        let mut lead = world.asked().await;
        let (mut uppsala, path) = world.by_link("03").await;
        uppsala.get(&path).await;
        uppsala.post(&path, &with(&[("wishes", "=HYPERLINK(\"x\")")])).await;
        lead.get(LEAD).await;
        let csv = lead.post("/program/intresse/hamta", &[("kind", "csv")]).await;
        assert_eq!(csv.status, StatusCode::OK);
        let rows: Vec<&str> = csv.body.lines().collect();
        assert_eq!(rows.len(), 22);
        let row = rows.iter().find(|row| row.contains("Uppsala län")).unwrap();
        for said in ["Ja, vi vill ha en workshop", "2029-03-14, 2029-03-15", "'=HYPERLINK"] {
            assert!(row.contains(said), "{said}: {row}");
        }
        let xlsx = lead.post("/program/intresse/hamta", &[("kind", "xlsx")]).await;
        assert!(xlsx.bytes.starts_with(b"PK"));
        assert_eq!(
            lead.post("/program/intresse/hamta", &[("kind", "pdf")]).await.status,
            StatusCode::BAD_REQUEST
        );
        assert_eq!(world.done("interest.taken_out").await, 2);
    })
    .await;
}
