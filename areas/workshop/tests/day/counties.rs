//! The national picture, and making a workshop on a county's behalf.

use axum::http::StatusCode;
use chrono::{Days, NaiveDate, TimeDelta};
use organisation::{Duty, MayLead, Tier};
use workshop::counties::{MakeFault, Stage, all, make_workshop};

use crate::world::{World, on_both};

async fn make(world: &World, county: &str, today: NaiveDate) -> Result<(), MakeFault> {
    make_as(world, &world.lead().await, county, today).await
}

async fn make_as(world: &World, lead: &MayLead, county: &str, today: NaiveDate) -> Result<(), MakeFault> {
    let programme = programme::views::current(&world.store).await.unwrap().unwrap();
    let county = world.organisation(Tier::County, county).await.id;
    make_workshop(&world.store, lead, &programme, county, today, world.key()).await
}

#[tokio::test]
async fn every_county_stands_in_the_picture_with_its_stage() {
    on_both(async |world| {
        let placed = world.workshop("14").await;
        world.invited(placed, &[5, 4], 9).await;
        let asked = world.workshop("21").await;
        world.invited(asked, &[3, 0, 5], 0).await;
        world.workshop("12").await;
        let counties = all(&world.store, world.programme).await.unwrap();
        assert_eq!(counties.len(), 21);
        let of = |code: &str| counties.iter().find(|county| county.organisation.code == code).unwrap();
        assert_eq!(of("14").stage(), Stage::Placed);
        assert_eq!(of("21").stage(), Stage::Invited { answered: 2, invited: 3 });
        assert_eq!(of("12").stage(), Stage::Preparing);
        assert_eq!(of("01").stage(), Stage::None);
        assert_eq!((of("14").municipalities, of("09").municipalities), (49, 1));
        assert_eq!(of("21").standing.as_ref().unwrap().people, 8);
        assert_eq!(counties.iter().map(|county| county.municipalities).sum::<i64>(), 290);
    })
    .await;
}

#[tokio::test]
async fn a_county_gets_one_workshop_on_a_day_for_workshops() {
    on_both(async |world| {
        let today = world.app.today();
        make(&world, "21", today).await.unwrap();
        let counties = all(&world.store, world.programme).await.unwrap();
        let own = counties.iter().find_map(|county| county.standing.as_ref()).unwrap();
        let march = NaiveDate::from_ymd_opt(2029, 3, 1).unwrap();
        assert!(own.workshop.day >= march && own.workshop.day <= march + Days::new(60));
        assert_eq!(own.workshop.settings().room(), 56, "ten municipalities with five people each");
        assert_eq!(world.lines("workshop.made").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_workshop_has_the_window_seats_and_last_day_of_the_programme() {
    on_both(async |world| {
        let lead = world.lead().await;
        let programme = programme::views::current(&world.store).await.unwrap().unwrap();
        let plan = programme::plan::views::newest_plan(&world.store, &programme).await.unwrap().plan;
        let april = NaiveDate::from_ymd_opt(2029, 4, 3).unwrap();
        let own = programme::plan::Plan { first: april, seats_most: 4, register_days: 10, ..plan };
        let saved = programme::plan::deeds::save(&world.store, &lead, &programme, 1, &own, world.key()).await;
        saved.unwrap();
        make_as(&world, &lead, "21", world.app.today()).await.unwrap();
        let counties = all(&world.store, world.programme).await.unwrap();
        let made = counties.iter().find_map(|county| county.standing.as_ref()).unwrap().workshop.settings();
        assert!(made.day >= april, "{}", made.day);
        assert_eq!((made.seats_most, made.room()), (4, 40));
        assert_eq!(made.register_by, made.day - Days::new(10));
    })
    .await;
}

#[tokio::test]
async fn late_in_the_programme_a_workshop_still_lies_ahead() {
    on_both(async |world| {
        let late = NaiveDate::from_ymd_opt(2029, 5, 2).unwrap();
        make(&world, "21", late).await.unwrap();
        let counties = all(&world.store, world.programme).await.unwrap();
        let own = counties.iter().find_map(|county| county.standing.as_ref()).unwrap();
        assert!(own.workshop.register_by > late);
    })
    .await;
}

#[tokio::test]
async fn a_second_workshop_and_one_for_no_county_are_refused() {
    on_both(async |world| {
        let id = world.workshop("21").await;
        let county = world.loaded(id).await.county;
        let lead = world.lead().await;
        let programme = programme::views::current(&world.store).await.unwrap().unwrap();
        let today = world.app.today();
        let make = async |at| make_workshop(&world.store, &lead, &programme, at, today, world.key()).await;
        assert!(matches!(make(county).await, Err(MakeFault::HasOne)));
        let municipality = world.organisation(Tier::Municipality, "2180").await.id;
        assert!(matches!(make(municipality).await, Err(MakeFault::NotFound)));
        assert_eq!(world.lines("workshop.made").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_national_lead_makes_a_workshop_from_the_table() {
    on_both(async |world| {
        let mut lead = world.national().await;
        let page = lead.get("/lan").await;
        assert_eq!(page.body.matches("vs-map__tile--none\" transform").count(), 21);
        assert!(page.body.contains("0 av 21 län har en workshop."));
        let county = world.organisation(Tier::County, "25").await.id;
        let form = format!("/lan/{county}/workshop");
        let deed = lead.hidden("deed");
        for _ in 0..2 {
            let answer = lead.post(&form, &[("deed", &deed)]).await;
            assert_eq!((answer.status, answer.location.as_str()), (StatusCode::SEE_OTHER, "/lan"));
        }
        assert_eq!(world.lines("workshop.made").await.len(), 1);
        let page = lead.get("/lan").await.body;
        assert!(page.contains("Workshopen är skapad"));
        // One of its tasks should have been done already.
        let label = "aria-label=\"BD 25 F !, Norrbottens län: Förbereds, En sen uppgift\"";
        assert!(page.contains(label), "{page}");
        lead.post(&form, &[]).await;
        assert!(lead.get("/lan").await.body.contains("Länet har redan en workshop."));
        assert_eq!(lead.post("/lan/gurka/workshop", &[]).await.status, StatusCode::BAD_REQUEST);
    })
    .await;
}

#[tokio::test]
async fn the_picture_is_for_the_national_lead_alone() {
    on_both(async |world| {
        for (name, duty) in [("Karin", Duty::CountyCoordinator), ("Per", Duty::MunicipalCoordinator)] {
            let mut other = world.signed_in(name, duty, "21").await;
            assert_eq!(other.get("/lan").await.status, StatusCode::FORBIDDEN);
        }
        assert_eq!(world.browser().get("/lan").await.location, "/logga-in");
    })
    .await;
}

#[tokio::test]
async fn the_questions_to_the_database_do_not_grow_with_the_rows() {
    on_both(async |world| {
        let mut lead = world.national().await;
        let mut asked = Vec::new();
        for counties in [&["21"][..], &["14", "12", "01", "25", "24"]] {
            for code in counties {
                let id = world.workshop(code).await;
                world.invited(id, &[5; 5], 12).await;
            }
            world.clock.advance(TimeDelta::seconds(1));
            for path in ["/lan", &format!("/workshop/{}", world.workshop(counties[0]).await)] {
                let before = world.store.queries_run();
                assert_eq!(lead.get(path).await.status, StatusCode::OK);
                asked.push(world.store.queries_run() - before);
            }
        }
        assert_eq!(asked[..2], asked[2..]);
        assert!(asked.iter().all(|count| *count <= 9), "{asked:?}");
    })
    .await;
}
