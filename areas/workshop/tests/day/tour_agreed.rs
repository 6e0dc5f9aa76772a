//! What was agreed on: days and duties, letters that wait, a county that says no, somebody who falls ill the day before,
//! and feeds.

use axum::http::StatusCode;
use chrono::{NaiveDate, TimeDelta};
use organisation::past::Kept;
use organisation::records::duty_held;
use organisation::{Duty, Tier};
use programme::interest::records::{InterestId, day, interest};
use programme::interest::retention::USUAL_MONTHS;
use programme::interest::rules::{Format, Length, Mark, Wants};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use store::journal::{Filter, read};
use workshop::records::workshop as record;
use workshop::tour::frame::{Days, Frame};
use workshop::tour::retention::delete_past;

use crate::tour::{agree, assert_nobody_twice, day_of, plan, prepared, seal, standing, ymd};
use crate::world::{World, on_both};

/// The county changes its answer.
async fn says_no(world: &World, code: &str) {
    let county = world.organisation(Tier::County, code).await.id;
    let desk = world.desk().await;
    interest::Entity::update_many()
        .col_expr(interest::Column::Wants, Expr::value(Some(Wants::No)))
        .filter(interest::Column::County.eq(county))
        .exec(desk.db())
        .await
        .unwrap();
    seal(desk).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn agreeing_makes_days_and_duties_and_letters_wait_for_somebody_to_send_them() {
    on_both(async |world| {
        let mut lead = prepared(&world).await;
        plan(&mut lead, "anew").await;
        let answer = agree(&mut lead).await;
        assert_eq!(
            (answer.status, answer.location.as_str()),
            (StatusCode::SEE_OTHER, "/turne/besked"),
            "{}",
            answer.body
        );
        let made = record::Entity::find().all(world.store.reader()).await.unwrap();
        assert_eq!(made.len(), 3);
        let draft = standing(&world).await;
        for workshop in &made {
            assert_eq!(workshop.day, day_of(&draft, workshop.county));
        }
        let held = duty_held::Entity::find().filter(duty_held::Column::Workshop.is_not_null());
        assert_eq!(held.all(world.store.reader()).await.unwrap().len(), 3);
        assert!(world.letters_of("tour").await.is_empty(), "no letter leaves by itself");

        world.actor("Karin", Duty::CountyCoordinator, "21").await;
        let page = lead.get("/turne/besked").await;
        assert!(page.body.contains("Gävleborgs län: ny dag"), "{}", page.body);
        // Nothing chosen is a fault; then one county.
        assert_eq!(lead.post("/turne/besked", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        lead.get("/turne/besked").await;
        let told = lead.post("/turne/besked", &[("letters", "lan-21"), ("letters", "lan-21")]).await;
        assert_eq!(told.status, StatusCode::SEE_OTHER, "{}", told.body);
        let told = standing(&world).await.events.iter().filter(|own| own.told.is_some()).count();
        assert_eq!(told, 1);
        let letters = world.letters_of("tour").await;
        assert_eq!((letters.len(), letters[0].0.as_str()), (1, "karin@valskydd.example"));
        assert!(letters[0].1.contains("har bestämt dagen"), "{}", letters[0].1);
        // A county without an address is not told, and its letter is proposed still.
        lead.get("/turne/besked").await;
        lead.post("/turne/besked", &[("letters", "lan-03"), ("letters", "lan-03")]).await;
        assert_eq!(world.letters_of("tour").await.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_county_that_says_no_frees_its_day_and_is_called_off_everywhere() {
    on_both(async |world| {
        let mut lead = prepared(&world).await;
        plan(&mut lead, "anew").await;
        agree(&mut lead).await;
        let gavle = world.organisation(Tier::County, "21").await.id;
        let before = standing(&world).await;
        let freed = day_of(&before, gavle);
        world.actor("Karin", Duty::CountyCoordinator, "21").await;
        lead.get("/turne/besked").await;
        let keys: Vec<String> = workshop::tour::proposals::proposals(&before.events, &before.facts)
            .into_iter()
            .map(|own| own.key)
            .collect();
        let fields: Vec<_> = keys.iter().map(|key| ("letters", key.as_str())).collect();
        lead.post("/turne/besked", &fields).await;
        says_no(&world, "21").await;
        let page = lead.get("/turne").await;
        assert!(page.body.contains("Gävleborgs län vill inte ha någon workshop längre"), "{}", page.body);
        let now = standing(&world).await;
        let frame = Frame::of(&now.tour, &now.facts, Days::Others);
        assert!(frame.index(gavle).is_none(), "its day is free: {freed}");
        lead.post("/turne/lan/21", &[("what", "ta-bort")]).await;
        agree(&mut lead).await;
        let events = standing(&world).await.events;
        let off: Vec<_> = events.iter().filter(|own| own.county == gavle).collect();
        assert_eq!(off.len(), 2);
        assert!(off.iter().all(|own| own.cancelled && own.sequence == 1));
        let page = lead.get("/turne/besked").await;
        assert!(page.body.contains("Gävleborgs län: ") && page.body.contains("är inställd"), "{}", page.body);
        let file = lead.get(&format!("/turne/kalender?vem={gavle}")).await;
        assert!(file.body.contains("STATUS:CANCELLED"), "{}", file.body);
        let live = duty_held::Entity::find()
            .filter(duty_held::Column::Workshop.is_not_null())
            .filter(duty_held::Column::OverAt.is_null());
        assert_eq!(live.all(world.store.reader()).await.unwrap().len(), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_falls_ill_the_day_before_is_replaced_with_the_fewest_changes() {
    on_both(async |world| {
        let mut lead = prepared(&world).await;
        plan(&mut lead, "anew").await;
        agree(&mut lead).await;
        let before = standing(&world).await;
        let (county, visit) = before.tour.visits.iter().min_by_key(|(_, visit)| visit.day).unwrap();
        let ill = before.tour.members(before.tour.team(visit.team).unwrap()).next().unwrap().clone();
        // The evening before.
        let eve = (visit.day.pred_opt().unwrap()).and_hms_opt(17, 0, 0).unwrap().and_utc();
        world.clock.advance(eve - world.store.doors().now());
        // The session of January is over.
        let mut lead = world.signed_in_at("eva@valskydd.example").await;
        let page = lead.get(&format!("/turne/person?vem={}", ill.id)).await;
        assert_eq!(page.status, StatusCode::OK);
        let (from, home) = (ill.from.to_string(), ill.home.to_string());
        let away = visit.day.to_string();
        let fields = [
            ("person", ill.id.to_string()),
            ("name", ill.name.clone()),
            ("address", ill.address.clone()),
            ("from", from),
            ("home", home),
            ("most", "3".into()),
            ("away", away),
        ];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        lead.post("/turne/person", &fields).await;
        let page = lead.get("/turne").await;
        assert!(page.body.contains(&format!("{} är borta", ill.name)), "{}", page.body);
        plan(&mut lead, "mended").await;
        let after = standing(&world).await;
        assert_nobody_twice(&after);
        let changed: Vec<_> =
            before.tour.visits.iter().filter(|(own, old)| after.tour.visits[own] != **old).collect();
        assert_eq!(changed.len(), 1, "one county alone");
        assert_eq!(changed[0].0, county);
        let letters = world.letters_of("tour").await.len();
        assert_eq!(letters, 0);
        let answer = agree(&mut lead).await;
        assert_eq!(answer.location, "/turne/besked", "{}", answer.body);
        assert!(world.letters_of("tour").await.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_feed_follows_and_its_address_can_be_made_anew_and_revoked() {
    on_both(async |world| {
        let mut lead = prepared(&world).await;
        plan(&mut lead, "anew").await;
        agree(&mut lead).await;
        let team = standing(&world).await.tour.teams[0].id.to_string();
        lead.get("/turne/besked").await;
        lead.post("/turne/prenumeration", &[("what", "skapa"), ("audience", &team)]).await;
        let address = |page: &str| {
            let (_, rest) = page.split_once("/kalender/").unwrap();
            format!("/kalender/{}", rest.split_once('<').unwrap().0)
        };
        let page = lead.get("/turne/besked").await.body;
        let first = address(&page);
        let mut program = world.browser();
        let fetched = program.get(&first).await;
        assert_eq!(fetched.status, StatusCode::OK);
        assert!(
            fetched.body.contains("METHOD:PUBLISH") && fetched.body.contains("BEGIN:VEVENT"),
            "{}",
            fetched.body
        );
        program.get(&first).await;
        assert_eq!(world.lines("link.opened").await.len(), 1, "the first time alone");
        // It opens nothing else.
        let door = program.get(&first.replace("/kalender/", "/l/").replace(".ics", "")).await;
        assert!(door.status == StatusCode::GONE || door.status == StatusCode::NOT_FOUND, "{}", door.status);
        lead.get("/turne/besked").await;
        lead.post("/turne/prenumeration", &[("what", "skapa"), ("audience", &team)]).await;
        let page = lead.get("/turne/besked").await.body;
        let second = address(&page);
        assert_ne!(first, second);
        assert_eq!(program.get(&first).await.status, StatusCode::NOT_FOUND);
        assert_eq!(program.get(&second).await.status, StatusCode::OK);
        let link = lead.hidden("link");
        let link = if link.is_empty() { page_link(&page) } else { link };
        lead.post("/turne/prenumeration", &[("what", "aterkalla"), ("link", &link)]).await;
        assert_eq!(program.get(&second).await.status, StatusCode::NOT_FOUND);
        assert_eq!(program.get("/kalender/nothing.ics").await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.lines("tour.feed_made").await.len(), 2);
        assert_eq!(world.lines("link.revoked").await.len(), 1);
    })
    .await;
}

/// The first link on the page that is one.
fn page_link(page: &str) -> String {
    let all =
        page.split("name=\"link\" value=\"").skip(1).map(|rest| rest.split('"').next().unwrap_or_default());
    all.into_iter().find(|id| !id.is_empty()).unwrap_or_default().to_owned()
}

/// One county more that says yes.
async fn says_yes(world: &World, code: &str, best: NaiveDate) {
    let county = world.organisation(Tier::County, code).await.id;
    let desk = world.desk().await;
    let id: InterestId = desk.id();
    let row = interest::ActiveModel {
        id: Set(id),
        programme: Set(world.programme),
        county: Set(county),
        reminders: Set(0),
        last_letter_at: Set(desk.now()),
        version: Set(1),
        answered_at: Set(Some(desk.now())),
        answered_by: Set("Samordnaren".into()),
        wants: Set(Some(Wants::Yes)),
        format: Set(Some(Format::Digital)),
        length: Set(Some(Length::Half)),
        wishes: Set(String::new()),
    };
    desk.insert(row).await.unwrap();
    let row = day::ActiveModel { interest: Set(id), day: Set(best), mark: Set(Mark::Can), place: Set(1) };
    desk.insert(row).await.unwrap();
    seal(desk).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_page_asks_the_database_more_often_when_there_are_more_counties() {
    on_both(async |world| {
        let mut lead = prepared(&world).await;
        plan(&mut lead, "anew").await;
        agree(&mut lead).await;
        let pages =
            ["/turne", "/turne/team", "/turne/person", "/turne/lan/21", "/turne/faststall", "/turne/besked"];
        let mut counted = Vec::new();
        for _ in 0..2 {
            let mut costs = Vec::new();
            for path in pages {
                let before = world.store.queries_run();
                assert_eq!(lead.get(path).await.status, StatusCode::OK);
                costs.push(world.store.queries_run() - before);
            }
            counted.push(costs);
            if counted.len() == 1 {
                for (code, day) in [("01", 3), ("04", 5), ("05", 10), ("06", 12), ("12", 17), ("14", 19)] {
                    says_yes(&world, code, ymd(4, day)).await;
                }
            }
            plan(&mut lead, "anew").await;
            agree(&mut lead).await;
        }
        assert_eq!(counted[0], counted[1], "{pages:?}");
        assert!(counted[0].iter().all(|count| *count <= 25), "{counted:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_led_the_tour_goes_twelve_months_after_the_election_and_the_days_stay() {
    on_both(async |world| {
        let mut lead = prepared(&world).await;
        plan(&mut lead, "anew").await;
        agree(&mut lead).await;
        world.actor("Karin", Duty::CountyCoordinator, "21").await;
        lead.get("/turne/besked").await;
        lead.post("/turne/besked", &[("letters", "lan-21"), ("letters", "lan-21")]).await;
        let before = standing(&world).await;
        assert!(before.events.iter().any(|own| !own.people.is_empty()), "{:?}", before.events);

        let kept = Kept::usual(USUAL_MONTHS);
        // The election is on 10 June 2029, and that day counts among those that are kept.
        let last = NaiveDate::from_ymd_opt(2030, 6, 10).unwrap().and_hms_opt(10, 0, 0).unwrap().and_utc();
        world.clock.advance(last - world.store.doors().now());
        assert_eq!(delete_past(&world.store, &kept).await.unwrap(), 0);
        assert_eq!(standing(&world).await.events, before.events);
        world.clock.advance(TimeDelta::days(1));
        assert_eq!(delete_past(&world.store, &kept).await.unwrap(), 1);

        let after = standing(&world).await;
        assert!(after.tour.people.is_empty() && after.tour.visits.is_empty(), "{:?}", after.tour);
        assert!(after.events.iter().all(|own| own.people.is_empty()));
        let days = |events: &[workshop::tour::agreed::Event]| -> Vec<_> {
            events.iter().map(|own| (own.county, own.audience, own.day)).collect()
        };
        assert_eq!(days(&after.events), days(&before.events));
        let told = |events: &[workshop::tour::agreed::Event]| {
            events.iter().filter(|own| own.told.is_some() && !own.differs()).count()
        };
        assert_eq!(told(&after.events), 1, "the county that was told has nothing new to hear");
        assert_eq!(delete_past(&world.store, &kept).await.unwrap(), 0, "nothing is deleted twice");
        let filter = Filter { deed: "tour.deleted".to_owned(), ..Filter::default() };
        let lines = read(&world.store, &filter, 10).await.unwrap();
        assert_eq!(lines.len(), 1);
        assert!(lines[0].details.contains("\"days\":3"), "{}", lines[0].details);
    })
    .await;
}
