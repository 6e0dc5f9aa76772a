//! A participant says that the course is done; the municipality attests for its own.

use axum::http::StatusCode;
use course::rules::{Source, State};
use course::views::{people, states};
use workshop::registration::views::participants;

use crate::browser::set;
use crate::world::on_both;

#[tokio::test(flavor = "multi_thread")]
async fn somebody_says_that_the_course_is_done_and_takes_it_back() {
    on_both(async |world| {
        let (elsa, path) = (world.own(0).await, world.own_path(0));
        let day = elsa.get(&format!("/min-dag/{}", world.people[0])).await;
        assert!(day.text().contains(&path), "{}", day.seen());
        let page = elsa.get(&path).await;
        let said = page.seen();
        assert!(said.contains("Saknas") && said.contains("Du släpps in ändå"), "{said}");
        assert!(said.contains("Länken kommer när utbildningen har öppnat"), "{said}");
        let mut form = page.form_to(&path);
        set(&mut form, "do", "done");
        for _ in ["said", "the same form again"] {
            assert_eq!(elsa.post(&path, &form).await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(world.state(0).await, State::Done(Source::OwnWord));
        assert_eq!((world.lines("course.said_done").await, world.facts().await), (1, 1));
        let page = elsa.get(&path).await;
        assert!(page.seen().contains("Klar egen uppgift"), "{}", page.seen());
        let mut back = page.form_to(&path);
        set(&mut back, "do", "back");
        assert_eq!(elsa.post(&path, &back).await.status, StatusCode::SEE_OTHER);
        assert_eq!((world.state(0).await, world.facts().await), (State::Missing, 0));
        assert_eq!(world.lines("course.taken_back").await, 1);
        // Nobody's link opens another's page, and a form without a choice is no form.
        assert_eq!(elsa.get(&world.own_path(1)).await.status, StatusCode::NOT_FOUND);
        assert_eq!(elsa.post(&world.own_path(1), &form).await.status, StatusCode::NOT_FOUND);
        let without: Vec<_> = form.iter().filter(|(name, _)| name != "csrf").cloned().collect();
        assert_eq!(elsa.post(&path, &without).await.status, StatusCode::BAD_REQUEST);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_short_version_is_there_from_the_day_before_and_is_confirmed_at_its_end() {
    on_both(async |world| {
        world.sets_policy("short").await;
        let (elsa, path) = (world.own(0).await, world.own_path(0));
        let short = format!("{path}/kort");
        world.clock.advance(-chrono::TimeDelta::days(3));
        let page = elsa.get(&path).await;
        assert!(!page.text().contains(&short) && page.seen().contains("från dagen innan"), "{}", page.seen());
        assert_eq!(elsa.get(&short).await.status, StatusCode::SEE_OTHER);
        world.clock.advance(chrono::TimeDelta::days(3));
        assert!(elsa.get(&path).await.text().contains(&short));
        let page = elsa.get(&short).await;
        let said = page.seen();
        for part in ["Utmaningarna", "Hotbilden", "Ett arbetssätt", "verksamhetsskyddsanalys"] {
            assert!(said.contains(part), "{part}: {said}");
        }
        let mut form = page.form_to(&short);
        let unread = elsa.post(&short, &form).await;
        assert_eq!(unread.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(unread.seen().contains("Kryssa i att du har läst"), "{}", unread.seen());
        set(&mut form, "read", "ja");
        assert_eq!(elsa.post(&short, &form).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.state(0).await, State::Short);
        assert_eq!(world.lines("course.short_done").await, 1);
        // Whoever has read it is not asked again.
        assert_eq!(elsa.get(&short).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_municipality_attests_for_several_of_its_own_and_for_nobody_else() {
    on_both(async |world| {
        let asa = world.municipal(0).await;
        let path = format!("/anmalan/{}/kurs", world.invitations[0]);
        let page = asa.get(&path).await;
        let said = page.seen();
        assert!(said.contains("3 saknar utbildningen") && said.contains("Elsa By"), "{said}");
        assert!(!said.contains("Ada Ö"), "{said}");
        let form = page.form_to(&path);
        let nobody = asa.post(&path, &form).await;
        assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nobody.seen().contains("Kryssa för minst en person"), "{}", nobody.seen());
        let mut form = asa.get(&path).await.form_to(&path);
        for who in [0, 2, 3] {
            form.push(("who".into(), world.people[who].to_string()));
        }
        form.push(("do".into(), "attest".into()));
        for _ in ["attested", "the same form again"] {
            assert_eq!(asa.post(&path, &form).await.status, StatusCode::SEE_OTHER);
        }
        let municipality = State::Done(Source::Municipality);
        assert_eq!((world.state(0).await, world.state(2).await), (municipality, municipality));
        assert_eq!((world.state(1).await, world.state(3).await), (State::Missing, State::Missing));
        assert_eq!(world.lines("course.attested").await, 1);
        let mut back = asa.get(&path).await.form_to(&path);
        back.push(("who".into(), world.people[0].to_string()));
        back.push(("do".into(), "back".into()));
        assert_eq!(asa.post(&path, &back).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.state(0).await, State::Missing);
        let other = world.municipal(1).await;
        assert_eq!(other.get(&path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(other.post(&path, &form).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_gets_the_row_of_another_has_not_done_the_course_and_facts_go_with_the_participant() {
    on_both(async |world| {
        for who in [0, 1, 3] {
            let own = world.own(who).await;
            let path = world.own_path(who);
            let mut form = own.get(&path).await.form_to(&path);
            set(&mut form, "do", "done");
            own.post(&path, &form).await;
        }
        world.renames(0, "Elsa Byh", "person0@kommun.example").await;
        world.renames(1, "Cecilia Vik", "cecilia@kommun.example").await;
        assert_eq!(world.state(0).await, State::Done(Source::OwnWord), "a name that is mended");
        assert_eq!(world.state(1).await, State::Missing, "somebody else in the row");
        // The stand-in says so anew, and it is theirs.
        let (own, path) = (world.own(1).await, world.own_path(1));
        let mut form = own.get(&path).await.form_to(&path);
        set(&mut form, "do", "done");
        own.post(&path, &form).await;
        assert_eq!(world.state(1).await, State::Done(Source::OwnWord));
        assert_eq!(world.facts().await, 3);
        world.takes_out(3).await;
        assert_eq!(world.facts().await, 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_with_how_each_stands_is_the_list_and_how_each_stands() {
    on_both(async |world| {
        let (elsa, path) = (world.own(0).await, world.own_path(0));
        let mut form = elsa.get(&path).await.form_to(&path);
        set(&mut form, "do", "done");
        elsa.post(&path, &form).await;
        let (karin, county) = (world.coordinator().await, world.county_path());
        let attest = format!("{county}/intyga");
        let mut form = karin.get(&county).await.form_to(&attest);
        form.extend([0, 3].map(|who| ("who".into(), world.people[who].to_string())));
        assert_eq!(karin.post(&attest, &form).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.facts().await, 3, "of the first there are two words");
        let store = world.app.store();
        let states = states(store.reader(), world.workshop).await.unwrap();
        let list = participants(store, world.workshop).await.unwrap();
        let one_by_one: Vec<_> = list.into_iter().map(|row| (states.get(row.id), row)).collect();
        let together = people(store.reader(), world.workshop).await.unwrap();
        let together: Vec<_> = together.into_iter().map(|(row, state)| (state, row)).collect();
        assert_eq!(together, one_by_one);
        assert_eq!(together.len(), 4);
        assert_eq!(together.iter().filter(|(state, _)| *state != State::Missing).count(), 2);
    })
    .await;
}
