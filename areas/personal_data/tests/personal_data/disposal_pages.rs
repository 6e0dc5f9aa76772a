//! Proposals and certificates, over the whole router.

use axum::http::StatusCode;
use organisation::Duty;
use personal_data::disposal::done::carry_out_due;
use personal_data::disposal::proposing::propose;

use crate::world::on_both;

const LIST: &str = "/personuppgifter/gallring";

#[tokio::test(flavor = "multi_thread")]
async fn a_county_approves_what_it_ticks_holds_back_the_rest_and_takes_the_certificate_out() {
    on_both(async |world| {
        world.filled().await;
        world.on("2029-06-19");
        propose(&world.store, &world.times).await.unwrap();
        let mut eva = world.browser("Eva", Duty::CountyCoordinator, "21").await;
        let seen = eva.get(LIST).await.seen();
        for said in ["3 deltagare", "en gäst", "2 mejl", "torsdag 19 juli 2029", "Väntar på svar"] {
            assert!(seen.contains(said), "{said} in {seen}");
        }
        assert!(!seen.contains("Karin Åström") && !seen.contains("Anna Ek"), "{seen}");
        let refused = eva.post(LIST, &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.seen().contains("Markera minst ett förslag"));
        let boxes = eva.values("forslag");
        assert_eq!(boxes.len(), 4);
        let stale = boxes[0].clone();
        let fields: Vec<_> = boxes[..3].iter().map(|value| ("forslag", value.as_str())).collect();
        assert_eq!(eva.post(LIST, &fields).await.status, StatusCode::SEE_OTHER);
        eva.get(LIST).await;
        let late = eva.post(LIST, &[("forslag", &stale)]).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.seen().contains("Någon annan har svarat"));

        let rest = boxes[3].split(':').next().unwrap().to_owned();
        let path = format!("{LIST}/forslag/{rest}");
        eva.get(&path).await;
        let wrong = eva.post(&path, &[("answer", "hold"), ("reason", ""), ("until", "i morgon")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let seen = wrong.seen();
        assert!(seen.contains("Välj ett skäl.") && seen.contains("Skriv ett datum"), "{seen}");
        let held = [("answer", "hold"), ("reason", "dispute"), ("until", "2029-12-01"), ("note", "mål 4711")];
        assert_eq!(eva.post(&path, &held).await.status, StatusCode::SEE_OTHER);
        assert!(eva.get(LIST).await.seen().contains("till och med lördag 1 december 2029"));

        world.on("2029-07-19");
        carry_out_due(&world.store, &world.times).await.unwrap();
        // Her session is over since long.
        let mut eva = world.browser("Evy", Duty::CountyCoordinator, "21").await;
        let list = eva.get(LIST).await.text();
        let path =
            list.split("href=\"").find(|part| part.starts_with("/personuppgifter/gallring/protokoll/"));
        let path = path.unwrap().split('"').next().unwrap().to_owned();
        let seen = eva.get(&path).await.seen();
        assert!(seen.contains("Gallringsprotokoll nr") && seen.contains("nämner ingen person"), "{seen}");
        let pdf = eva.get(&format!("{path}/pdf")).await;
        assert!(pdf.bytes.starts_with(b"%PDF"));

        let mut auditor = world.browser("Rut", Duty::Auditor, "21").await;
        assert_eq!(auditor.get(LIST).await.status, StatusCode::OK);
        assert_eq!(auditor.get(&path).await.status, StatusCode::OK);
        let mut other = world.browser("Bo", Duty::CountyCoordinator, "03").await;
        assert!(other.get(LIST).await.seen().contains("Inget att gallra just nu"));
        for gone in [path.clone(), format!("{path}/pdf"), format!("{LIST}/forslag/{rest}")] {
            assert_eq!(other.get(&gone).await.status, StatusCode::NOT_FOUND, "{gone}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_who_answers_for_data_reads_how_long_it_is_kept() {
    on_both(async |world| {
        for (name, duty, code) in [
            ("Eva", Duty::CountyCoordinator, "21"),
            ("Ingrid", Duty::NationalLead, ""),
            ("Karin", Duty::MunicipalCoordinator, "2101"),
            ("Rut", Duty::Auditor, "21"),
        ] {
            let mut browser = world.browser(name, duty, code).await;
            assert!(browser.get("/personuppgifter").await.seen().contains("Så länge sparas uppgifter"));
            let seen = browser.get("/personuppgifter/sparas").await.seen();
            for said in ["6 månader efter workshopen", "artikel 9", "Svarar ingen gallras det ändå"] {
                assert!(seen.contains(said), "{name}: {said} in {seen}");
            }
        }
    })
    .await;
}
