//! A tour from the counties' answers to calendars that follow: planned, mended by hand, agreed on, told; and what happens
//! when a county says no, when somebody falls ill the day before, and when there is no plan.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use chrono::{NaiveDate, TimeDelta};
use organisation::records::duty_held;
use organisation::{Duty, OrganisationId, Tier, register};
use programme::interest::records::{InterestId, call, day, interest};
use programme::interest::rules::{Format, Length, Mark, Wants};
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use workshop::records::workshop as record;
use workshop::tour::frame::{Days, Frame};
use workshop::tour::views::{self, Standing};

use crate::world::{Answer, Browser, World, line, on_both};

fn ymd(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2029, month, day).unwrap()
}

/// What counties say: code, best days, other days that they can, days that they cannot.
type Says<'a> = (&'a str, &'a [NaiveDate], &'a [NaiveDate], &'a [NaiveDate]);

/// Asks all counties; those named say yes.
async fn asked(world: &World, says: &[Says<'_>]) {
    let desk = world.desk().await;
    let row = call::ActiveModel {
        programme: Set(world.programme),
        last_day: Set(ymd(1, 22)),
        asked_at: Set(desk.now()),
        asked_by: Set("Eva".into()),
    };
    desk.insert(row).await.unwrap();
    for (code, best, can, cannot) in says {
        let county = world.organisation(Tier::County, code).await.id;
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
            format: Set(Some(Format::Physical)),
            length: Set(Some(Length::Whole)),
            wishes: Set(String::new()),
        };
        desk.insert(row).await.unwrap();
        let mut marks: BTreeMap<NaiveDate, (Mark, i32)> = BTreeMap::new();
        marks.extend(can.iter().map(|day| (*day, (Mark::Can, 0))));
        marks.extend(cannot.iter().map(|day| (*day, (Mark::Cannot, 0))));
        marks.extend((1..).zip(*best).map(|(place, day)| (*day, (Mark::Can, place))));
        for (on, (mark, place)) in marks {
            let row =
                day::ActiveModel { interest: Set(id), day: Set(on), mark: Set(mark), place: Set(place) };
            desk.insert(row).await.unwrap();
        }
    }
    seal(desk).await;
}

async fn seal(mut desk: store::Desk) {
    desk.write(line(Uuid::nil()));
    desk.seal("").await.unwrap();
}

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

async fn standing(world: &World) -> Standing {
    views::standing(&world.app, world.app.today()).await.unwrap().unwrap()
}

async fn person(world: &World, lead: &mut Browser, name: &str, home: &str, away: &str) {
    let national = register::of_tier(&world.store, Tier::National).await.unwrap()[0].id.to_string();
    let home = world.organisation(Tier::County, home).await.id.to_string();
    lead.get("/turne/person").await;
    let address = format!("{}@val.example", name.to_lowercase());
    let fields = [
        ("name", name),
        ("address", &address),
        ("from", &national),
        ("home", &home),
        ("most", "3"),
        ("away", away),
    ];
    let answer = lead.post("/turne/person", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

async fn team(world: &World, lead: &mut Browser, names: &[&str]) {
    let tour = standing(world).await.tour;
    let ids: Vec<String> = names
        .iter()
        .map(|name| tour.people.iter().find(|own| own.name == *name).unwrap().id.to_string())
        .collect();
    lead.get("/turne/team").await;
    let fields: Vec<(&str, &str)> = ids.iter().map(|id| ("members", id.as_str())).collect();
    let answer = lead.post("/turne/team", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

/// Three counties, two teams of one each.
async fn prepared(world: &World) -> Browser {
    let days = [ymd(3, 13), ymd(3, 14), ymd(3, 15), ymd(3, 20)];
    asked(
        world,
        &[
            ("21", &days[..1], &days[1..], &[]),
            ("03", &days[..1], &days[1..], &[ymd(3, 22)]),
            ("20", &[days[1]], &[days[0], days[2]], &[]),
        ],
    )
    .await;
    let mut lead = world.national().await;
    person(world, &mut lead, "Anna", "21", "").await;
    person(world, &mut lead, "Bo", "03", "2029-03-12").await;
    team(world, &mut lead, &["Anna"]).await;
    team(world, &mut lead, &["Bo"]).await;
    lead
}

async fn plan(lead: &mut Browser, how: &str) -> Answer {
    lead.get("/turne").await;
    let answer = lead.post("/turne/planera", &[("how", how), ("effort", "usual")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    // On a busy machine it goes on behind the page.
    loop {
        let page = lead.get("/turne").await;
        if !page.body.contains("/turne/stoppa") {
            return page;
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
}

async fn agree(lead: &mut Browser) -> Answer {
    lead.get("/turne/faststall").await;
    lead.post("/turne/faststall", &[]).await
}

/// No person is in two counties on one day, whatever the draft.
fn assert_nobody_twice(standing: &Standing) {
    let mut busy = std::collections::BTreeSet::new();
    for visit in standing.tour.visits.values() {
        for person in &standing.tour.team(visit.team).unwrap().members {
            assert!(busy.insert((visit.day, *person)), "twice on {}", visit.day);
        }
    }
}

fn day_of(standing: &Standing, county: OrganisationId) -> NaiveDate {
    standing.tour.visits[&county].day
}

#[tokio::test(flavor = "multi_thread")]
async fn the_tour_is_planned_moved_by_hand_and_what_is_fixed_stays() {
    on_both(async |world| {
        let mut lead = prepared(&world).await;
        let page = plan(&mut lead, "anew").await;
        assert!(page.body.contains("bevisat att ingen plan kostar mindre"), "{}", page.body);
        assert!(page.body.contains("3 av 3 län"));
        let before = standing(&world).await;
        assert_nobody_twice(&before);
        let uppsala = world.organisation(Tier::County, "03").await.id;
        let team_b = before.tour.teams[1].id.to_string();

        // What another day costs stands on the county's page, and in what the board's script asks for.
        let look = lead.get(&format!("/turne/lan/03?dag=2029-03-22&team={team_b}")).await;
        assert!(look.body.contains("Uppsala län kan inte torsdag 22 mars 2029"), "{}", look.body);
        let days = lead.get("/turne/lan/03/dagar").await;
        assert!(days.body.contains("\"2029-03-22\":{\"cost\":"), "{}", days.body);
        assert_eq!(lead.get("/turne/lan/03?dag=2029-03-22").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let outside = lead.get(&format!("/turne/lan/03?dag=2029-06-01&team={team_b}")).await;
        assert!(outside.body.contains("utanför tiden för workshoppar"));

        // Moved by hand it is fixed, also when everything is planned from the start.
        lead.get(&format!("/turne/lan/03?dag=2029-03-20&team={team_b}")).await;
        let moved =
            lead.post("/turne/lan/03", &[("what", "flytta"), ("dag", "2029-03-20"), ("team", &team_b)]).await;
        assert_eq!(moved.location, "/turne#kalender", "{}", moved.body);
        plan(&mut lead, "anew").await;
        let after = standing(&world).await;
        assert_eq!(day_of(&after, uppsala), ymd(3, 20));
        assert!(after.reached.is_some_and(|reached| reached.best));

        // The same page again is told that somebody was faster; nothing changes.
        let stale = [("what", "ta-bort"), ("version", "1")];
        let answer = lead.post("/turne/lan/03", &stale).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(standing(&world).await.version, after.version);
        assert_eq!(world.lines("tour.planned").await.len(), 2);
        assert_eq!(world.lines("tour.moved").await.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tour_that_cannot_be_says_which_counties_and_which_rules() {
    on_both(async |world| {
        let only = [ymd(3, 13)];
        let days: Vec<NaiveDate> = ymd(3, 1).iter_days().take(61).filter(|day| *day != ymd(3, 13)).collect();
        asked(&world, &[("21", &only, &[], &days), ("03", &only, &[], &days)]).await;
        let mut lead = world.national().await;
        let empty = lead.get("/turne").await;
        assert!(empty.body.contains("Inget team är skapat"));
        person(&world, &mut lead, "Anna", "21", "").await;
        team(&world, &mut lead, &["Anna"]).await;
        let page = plan(&mut lead, "anew").await;
        assert!(page.body.contains("Det finns ingen plan som håller alla regler"), "{}", page.body);
        assert!(page.body.contains("De här länen kan inte alla få en dag: Uppsala län och Gävleborgs län"));
        assert!(page.body.contains("är på ett ställe om dagen"));
        assert!(standing(&world).await.tour.visits.is_empty());
        assert_eq!(world.lines("tour.planning_ended").await.len(), 1);
        // By hand it can be put so, but never agreed on.
        let team = standing(&world).await.tour.teams[0].id.to_string();
        for code in ["21", "03"] {
            lead.get(&format!("/turne/lan/{code}?dag=2029-03-13&team={team}")).await;
            let fields = [("what", "flytta"), ("dag", "2029-03-13"), ("team", team.as_str())];
            lead.post(&format!("/turne/lan/{code}"), &fields).await;
        }
        let page = lead.get("/turne").await;
        assert!(
            page.body.contains("Anna skulle vara i både Uppsala län och Gävleborgs län"),
            "{}",
            page.body
        );
        lead.get("/turne/faststall").await;
        let answer = agree(&mut lead).await;
        assert!(standing(&world).await.events.is_empty(), "{}", answer.body);
    })
    .await;
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

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_wrong_is_said_beside_the_field_and_kept() {
    on_both(async |world| {
        let mut lead = prepared(&world).await;
        lead.get("/turne/person").await;
        let fields = [("name", "Cilla"), ("address", "anna@val.example"), ("most", "9"), ("away", "påsk")];
        let answer = lead.post("/turne/person", &fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for said in ["Välj hemort", "Skriv ett tal från 1 till 5", "”påsk” är ingen dag", "value=\"Cilla\""]
        {
            assert!(answer.body.contains(said), "{said}: {}", answer.body);
        }
        lead.get("/turne/team").await;
        let answer = lead.post("/turne/stangda-dagar", &[("closed", "2029-02-29")]).await;
        assert!(answer.body.contains("”2029-02-29” är ingen dag"), "{}", answer.body);
        lead.get("/turne/team").await;
        let answer = lead.post("/turne/team", &[]).await;
        assert!(answer.body.contains("Välj minst en person"), "{}", answer.body);
        let before = standing(&world).await;
        lead.get("/turne/team").await;
        lead.post("/turne/stangda-dagar", &[("closed", "2029-03-13")]).await;
        let after = standing(&world).await;
        assert_eq!(after.version, before.version + 1);
        plan(&mut lead, "anew").await;
        let planned = standing(&world).await;
        assert!(planned.tour.visits.values().all(|visit| visit.day != ymd(3, 13)));
        world.clock.advance(TimeDelta::seconds(1));
    })
    .await;
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
