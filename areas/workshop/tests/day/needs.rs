//! What the home page says needs doing, asked as the home page asks.

use organisation::Duty;
use organisation::home::{HomeReader, looks};
use texts::Lang;
use workshop::home::WorkshopHome;

use crate::world::{World, on_both};

async fn needs(world: &World, name: &str, duty: Duty) -> Vec<(String, String)> {
    let actor = world.actor(name, duty, "21").await;
    let words = world.app.words(Lang::Sv);
    let before = world.store.queries_run();
    let reader = HomeReader { app: &world.app, actor: &actor, words: &words, csrf: "" };
    let look = looks(&reader, &[&WorkshopHome]).await.unwrap().remove(0);
    let asked = world.store.queries_run() - before;
    assert!(asked <= 8, "{duty:?}: {asked}");
    look.needs.into_iter().map(|need| (need.text, need.href)).collect()
}

#[tokio::test]
async fn a_county_is_told_about_its_own_newest_workshop() {
    on_both(async |world| {
        assert_eq!(needs(&world, "a", Duty::CountyCoordinator).await, []);
        world.workshop("20").await;
        assert_eq!(needs(&world, "b", Duty::CountyCoordinator).await, [], "that one is another county's");
        let id = world.workshop("21").await;
        let task = "Meddela Valmyndigheten om länsstyrelsen vill ordna en workshop.".to_owned();
        let tasks = workshop::preparation::views::tasks(&world.store, id).await.unwrap();
        let listed = tasks.iter().find(|other| other.what == task).unwrap().id;
        let prepare = (task, format!("/workshop/{id}/checklista/{listed}"));
        let told = needs(&world, "c", Duty::CountyCoordinator).await;
        let invite = ("Skicka inbjudan till 10 kommuner".to_owned(), format!("/workshop/{id}/inbjudan"));
        assert_eq!(told, [invite, prepare.clone()]);
        world.invited(id, &[3, 4, 0, 0, 0], 0).await;
        let told = needs(&world, "d", Duty::CountyCoordinator).await;
        let answers = ("Tre kommuner har inte svarat".to_owned(), format!("/workshop/{id}/svar"));
        assert_eq!(told, [answers, prepare]);
    })
    .await;
}

#[tokio::test]
async fn the_national_lead_is_told_how_many_counties_have_no_workshop() {
    on_both(async |world| {
        for code in ["21", "20"] {
            world.workshop(code).await;
        }
        let told = needs(&world, "a", Duty::NationalLead).await;
        assert_eq!(told, [("19 län har ingen workshop än".to_owned(), "/lan".to_owned())]);
        assert_eq!(needs(&world, "b", Duty::Auditor).await, []);
    })
    .await;
}
