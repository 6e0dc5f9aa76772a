//! Whoever has not done the course, at the door: noted, the short version first, or not let in; with a network and without.

use axum::http::StatusCode;
use course::records::terms;
use course::rules::{Policy, Source, State};
use sea_orm::ActiveValue::Set;
use serde_json::{Value, json};
use store::{Author, Line};
use workshop::ParticipantId;

use crate::hall::{Hall, on_both};
use crate::phone::noted;

impl Hall {
    /// The county says what it does where the course is missing.
    pub async fn wants(&self, policy: Policy) {
        use sea_orm::EntityTrait as _;
        let mut desk = self.store().desk(&Author::program()).await.unwrap();
        terms::Entity::delete_by_id(self.workshop.id).exec(desk.db()).await.unwrap();
        let row =
            terms::ActiveModel { workshop: Set(self.workshop.id), policy: Set(policy), version: Set(1) };
        desk.insert(row).await.unwrap();
        let subject_id = self.workshop.id.uuid();
        let details = json!({});
        desk.write(Line { deed: "test.wants", subject: "workshop", subject_id, owner: None, details });
        desk.seal("").await.unwrap();
    }

    async fn course_of(&self, who: ParticipantId) -> State {
        course::views::state(self.store().reader(), who).await.unwrap()
    }
}

#[tokio::test]
async fn who_has_not_done_the_course_comes_in_noted_and_is_counted() {
    on_both(async |hall| {
        let phone = hall.door_host(5, hall.workshop.id.uuid()).await;
        let who = hall.people[4];
        let page = phone.get("?sok=%C3%B6hman").await;
        assert!(page.text.contains("Utan kurs"), "{}", page.text);
        let came = phone.post("/har", &[("person", &who.to_string())]).await;
        assert!(came.note.contains("door-said-here"), "{}", came.note);
        let page = phone.get("?sok=%C3%B6hman").await;
        assert!(page.text.contains("1 av 30 är här, 1 utan kurs"), "{}", page.text);
        assert!(page.text.contains("Kom utan introduktionsutbildningen"), "{}", page.text);
        let here = hall.standing().await.people[4].here.clone().unwrap();
        assert!(here.without_course);
    })
    .await;
}

#[tokio::test]
async fn where_the_county_stops_the_door_says_what_to_do_and_the_short_version_lets_in() {
    on_both(async |hall| {
        hall.wants(Policy::Block).await;
        let phone = hall.door_host(5, hall.workshop.id.uuid()).await;
        let who = hall.people[4].to_string();
        let refused = phone.post("/har", &[("person", &who), ("sedd", "ja")]).await;
        assert_eq!(refused.status, StatusCode::SEE_OTHER);
        let to = refused.headers["location"].to_str().unwrap().to_owned();
        assert!(to.ends_with(&format!("/dorren/kurs?person={who}")), "{to}");
        assert_eq!((hall.count().await, hall.lines("door.arrived").await), ((0, 30), 0));
        let page = phone.get(&format!("/kurs?person={who}")).await;
        assert!(page.text.contains("släpper inte in någon utan utbildningen"), "{}", page.text);
        assert!(page.text.contains("verksamhetsskyddsanalys") && !page.text.contains("/kurs/person/"));
        // The county's coordinator may exempt.
        let karin = hall.karin().await.get(&format!("/kurs?person={who}")).await;
        assert!(karin.text.contains(&format!("/kurs/person/{who}")), "{}", karin.text);
        // A code is no way round.
        let code = hall.code(hall.people[4]);
        assert_eq!(phone.post("/kod", &[("kod", &code)]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(hall.count().await, (0, 30));
        let came = phone.post("/har", &[("person", &who), ("kort", "ja")]).await;
        assert!(came.note.contains("door-said-here"), "{}", came.note);
        assert_eq!(hall.course_of(hall.people[4]).await, State::Short);
        assert_eq!((hall.count().await, hall.lines("course.short_noted").await), ((1, 30), 1));
        assert!(!hall.standing().await.people[4].here.clone().unwrap().without_course);
        // Whoever has done it has no page here.
        assert_eq!(phone.get(&format!("/kurs?person={who}")).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn a_phone_gets_a_letter_and_hands_in_what_was_answered() {
    on_both(async |hall| {
        let phone = hall.door_host(5, hall.workshop.id.uuid()).await;
        let list = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        let first = list(&phone.post("/lista", &[]).await.text);
        assert_eq!(first["people"][0]["course"], "n");
        hall.wants(Policy::Short).await;
        let state = list(&phone.get("/laget").await.text);
        assert_ne!(state["registered"], first["registered"], "the list is another now");
        let second = list(&phone.post("/lista", &[]).await.text);
        assert_eq!(second["people"][0]["course"], "s");

        let (asa, bo, eva) = (hall.people[0], hall.people[1], hall.people[2]);
        hall.set("2029-03-14T08:00:00Z");
        let mut short = noted(1, asa, "2029-03-14T07:45:00Z", 0);
        short["short"] = json!(true);
        // Let in by a list from before the county said so: it has happened.
        let without = noted(2, bo, "2029-03-14T07:46:00Z", 0);
        for _ in ["handed in", "the answer was lost"] {
            phone.hand_in(&[short.clone(), without.clone()]).await;
        }
        let standing = hall.standing().await;
        let came = |at: usize| standing.people[at].here.clone().unwrap().without_course;
        assert_eq!((came(0), came(1)), (false, true));
        assert_eq!(hall.course_of(asa).await, State::Short);
        assert_eq!((standing.count().here, standing.count().without_course), (2, 1));
        assert_eq!(hall.lines("course.short_noted").await, 1);
        assert_eq!(hall.course_of(eva).await, State::Missing);
    })
    .await;
}

#[tokio::test]
async fn a_newcomer_has_not_done_what_whoever_they_come_for_did() {
    on_both(async |hall| {
        hall.wants(Policy::Short).await;
        let phone = hall.karin().await;
        let absent = hall.people[3];
        let path = [("person", absent.to_string())];
        // Whoever does not come has done the course.
        let mut desk = hall.store().desk(&Author::program()).await.unwrap();
        desk.insert(course::records::fact::ActiveModel {
            participant: Set(absent),
            source: Set(Source::County),
            workshop: Set(hall.workshop.id),
            at: Set(desk.now()),
            said_by: Set(String::new()),
            reason: Set(String::new()),
            name_mark: Set(String::new()),
            address_mark: Set(String::new()),
        })
        .await
        .unwrap();
        let (subject_id, details) = (absent.uuid(), json!({}));
        desk.write(Line { deed: "test.done", subject: "test", subject_id, owner: None, details });
        desk.seal("").await.unwrap();
        let form = [("person", path[0].1.as_str()), ("name", "Siv Ek"), ("role", "communicator")];
        let refused = phone.post("/ersattare", &form).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text.contains("Låt personen läsa kortversionen"), "{}", refused.text);
        let with = [&form[..], &[("kort", "ja")]].concat();
        let came = phone.post("/ersattare", &with).await;
        assert!(came.note.contains("door-said-let-in"), "{} {}", came.note, came.text);
        let standing = hall.standing().await;
        let siv = standing.people.iter().find(|person| person.row.name == "Siv Ek").unwrap();
        assert_eq!(siv.course, State::Short);
        assert_eq!(standing.count().without_course, 0);
    })
    .await;
}
