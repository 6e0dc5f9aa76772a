//! A tour from the counties' answers to a plan: people and teams, planned, moved by hand, fixed; and when there is no plan.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use chrono::NaiveDate;
use organisation::{OrganisationId, Tier, register};
use programme::interest::records::{InterestId, call, day, interest};
use programme::interest::rules::{Format, Length, Mark, Wants};
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::Uuid;
use workshop::tour::views::{self, Standing};

use crate::world::{Answer, Browser, World, line, on_both};

pub fn ymd(month: u32, day: u32) -> NaiveDate {
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

pub async fn seal(mut desk: store::Desk) {
    desk.write(line(Uuid::nil()));
    desk.seal("").await.unwrap();
}

pub async fn standing(world: &World) -> Standing {
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
pub async fn prepared(world: &World) -> Browser {
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

pub async fn plan(lead: &mut Browser, how: &str) -> Answer {
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

pub async fn agree(lead: &mut Browser) -> Answer {
    lead.get("/turne/faststall").await;
    lead.post("/turne/faststall", &[]).await
}

/// No person is in two counties on one day, whatever the draft.
pub fn assert_nobody_twice(standing: &Standing) {
    let mut busy = std::collections::BTreeSet::new();
    for visit in standing.tour.visits.values() {
        for person in &standing.tour.team(visit.team).unwrap().members {
            assert!(busy.insert((visit.day, *person)), "twice on {}", visit.day);
        }
    }
}

pub fn day_of(standing: &Standing, county: OrganisationId) -> NaiveDate {
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
    })
    .await;
}
