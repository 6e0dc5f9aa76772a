//! The county: who is missing, what it does then, attesting, exempting, taking back.

use axum::http::StatusCode;
use course::rules::{Policy, Source, State};
use course::views::policy;

use crate::browser::set;
use crate::world::{World, on_both};

impl World {
    /// The county says what it does where the course is missing.
    pub async fn sets_policy(&self, code: &str) {
        let (karin, path) = (self.coordinator().await, self.county_path());
        let mut form = karin.get(&path).await.form_to(&path);
        set(&mut form, "policy", code);
        assert_eq!(karin.post(&path, &form).await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_county_sees_who_is_missing_and_attests_for_several() {
    on_both(async |world| {
        let (karin, path) = (world.coordinator().await, world.county_path());
        let page = karin.get(&path).await;
        let said = page.seen();
        assert!(said.contains("4 saknar utbildningen") && said.contains("0 av 3"), "{said}");
        let attest = format!("{path}/intyga");
        let form = page.form_to(&attest);
        assert_eq!(karin.post(&attest, &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut form = karin.get(&path).await.form_to(&attest);
        for who in [0, 3] {
            form.push(("who".into(), world.people[who].to_string()));
        }
        // Somebody who is not registered here is not attested.
        form.push(("who".into(), "01900000-0000-7000-8000-0000000000ff".into()));
        for _ in ["attested", "the same form again"] {
            assert_eq!(karin.post(&attest, &form).await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(world.state(3).await, State::Done(Source::County));
        assert_eq!((world.lines("course.attested").await, world.facts().await), (1, 2));
        let page = karin.get(&path).await;
        assert!(page.seen().contains("2 saknar utbildningen"), "{}", page.seen());
        assert!(!page.text().contains("Ada Ö"), "only those who are missing");
        assert!(karin.get(&format!("{path}?visa=alla")).await.text().contains("Ada Ö"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_policy_has_versions_and_is_chosen() {
    on_both(async |world| {
        let (karin, path) = (world.coordinator().await, world.county_path());
        let mut form = karin.get(&path).await.form_to(&path);
        let mut stale = form.clone();
        set(&mut form, "policy", "");
        assert_eq!(karin.post(&path, &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut form = karin.get(&path).await.form_to(&path);
        set(&mut form, "policy", "block");
        for _ in ["saved", "the same form again"] {
            assert_eq!(karin.post(&path, &form).await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(world.lines("course.policy_set").await, 1);
        set(&mut stale, "policy", "short");
        let overtaken = karin.post(&path, &stale).await;
        assert_eq!(overtaken.status, StatusCode::CONFLICT);
        assert!(overtaken.seen().contains("Någon annan har ändrat"), "{}", overtaken.seen());
        let stands = policy(world.app.store().reader(), world.workshop).await.unwrap();
        assert_eq!(stands, (Policy::Block, 1));
        let elsa = world.own(0).await;
        let said = elsa.get(&world.own_path(0)).await.seen();
        assert!(said.contains("Utan den släpps du inte in"), "{said}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_exempt_with_a_reason_and_everything_can_be_taken_back() {
    on_both(async |world| {
        let karin = world.coordinator().await;
        let path = format!("{}/person/{}", world.county_path(), world.people[2]);
        let mut form = karin.get(&path).await.form_to(&path);
        set(&mut form, "do", "exempt");
        let unsaid = karin.post(&path, &form).await;
        assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unsaid.seen().contains("Skriv varför"), "{}", unsaid.seen());
        let mut form = karin.get(&path).await.form_to(&path);
        set(&mut form, "do", "exempt");
        set(&mut form, "reason", "Leder utbildningen själv");
        for _ in ["exempt", "the same form again"] {
            assert_eq!(karin.post(&path, &form).await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!((world.state(2).await, world.lines("course.exempted").await), (State::Exempt, 1));
        let page = karin.get(&path).await;
        assert!(page.seen().contains("Leder utbildningen själv (Karin Å)"), "{}", page.seen());
        let mut attest = page.form_to(&path);
        set(&mut attest, "do", "attest");
        karin.post(&path, &attest).await;
        assert_eq!(world.state(2).await, State::Done(Source::County), "the stronger word");
        let mut clear = karin.get(&path).await.form_to(&path);
        set(&mut clear, "do", "clear");
        assert_eq!(karin.post(&path, &clear).await.status, StatusCode::SEE_OTHER);
        assert_eq!((world.state(2).await, world.facts().await), (State::Missing, 0));
        let other = format!("{}/person/{}", world.county_path(), world.workshop);
        assert_eq!(karin.get(&other).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}
