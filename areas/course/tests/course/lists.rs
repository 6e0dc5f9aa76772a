//! A list from the course's own place.

use axum::http::StatusCode;
use course::rules::{Source, State};

use crate::browser::{set, value};
use crate::world::on_both;

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_matched_looked_through_and_taken_and_no_row_is_lost() {
    on_both(async |world| {
        let karin = world.coordinator().await;
        let path = format!("{}/lista", world.county_path());
        let save = format!("{path}/spara");
        let list = format!(
            "Namn;Kommun;E-post\nElsa By;;PERSON0@kommun.example\nada ö;{};\nBo Ek;;bo@privat.example\n\
             Ingen Alls;Mora;ingen@mora.example\n",
            world.municipalities[1].formal_name
        );
        let page = karin.upload(&path, &list, None).await;
        let said = page.seen();
        assert_eq!(page.status, StatusCode::OK, "{said}");
        assert!(said.contains("2 hittade, 1 att välja, 1 som inte är anmälda."), "{said}");
        assert_eq!(world.facts().await, 0, "nothing is stored by reading");
        let mut form = page.form_to(&save);
        let open = form.iter().find(|(name, _)| name.starts_with("row-")).unwrap().0.replace("row-", "open-");
        assert_eq!(value(&form, &open), "");
        set(&mut form, &open, &world.people[1].to_string());
        let taken = karin.post(&save, &form).await;
        assert_eq!(taken.status, StatusCode::OK);
        let said = taken.seen();
        assert!(
            said.contains("3 markerade som klara") && said.contains("Ingen Alls; Mora; ingen@mora.example"),
            "{said}"
        );
        for who in [0, 1, 3] {
            assert_eq!(world.state(who).await, State::Done(Source::List));
        }
        assert_eq!(world.state(2).await, State::Missing);
        // The same form again changes nothing, and what is left can be read again.
        karin.post(&save, &form).await;
        assert_eq!((world.lines("course.list_taken").await, world.facts().await), (1, 3));
        let again =
            karin.upload(&path, "Namn; Kommun; E-post\nIngen Alls; Mora; ingen@mora.example", None).await;
        assert!(again.seen().contains("0 hittade, 0 att välja, 1 som inte är anmälda."), "{}", again.seen());
        // A file that says all this again says that it is known.
        let file = karin.upload(&path, "", Some(("klara.csv", list.as_bytes()))).await;
        assert!(file.seen().contains("Redan inläst"), "{}", file.seen());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_list_is_said_beside_the_field_and_what_was_typed_stays() {
    on_both(async |world| {
        let karin = world.coordinator().await;
        let path = format!("{}/lista", world.county_path());
        let none = karin.upload(&path, "", None).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(none.seen().contains("Klistra in listan eller välj en fil."), "{}", none.seen());
        let both = karin.upload(&path, "Elsa By", Some(("a.csv", b"x"))).await;
        assert!(both.seen().contains("inte båda") && both.text().contains("Elsa By"), "{}", both.seen());
        let picture = karin.upload(&path, "", Some(("bild.xlsx", b"\x89PNG\r\n\x1a\n0000"))).await;
        assert_eq!(picture.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(picture.text().contains("file-fault"), "{}", picture.seen());
        // Nobody ticked.
        let save = format!("{path}/spara");
        let page = karin.upload(&path, "Namn;E-post\nIngen Alls;ingen@mora.example", None).await;
        let form = page.form_to(&save);
        let nobody = karin.post(&save, &form).await;
        assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nobody.text().contains("Ingen Alls"), "{}", nobody.seen());
    })
    .await;
}
