//! What the home page says needs doing, asked as the home page asks.

use organisation::{Duty, NeedSource as _};
use texts::Lang;
use workshop::day::DayNeeds;

use crate::world::{World, on_both};

async fn needs(world: &World, name: &str, duty: Duty) -> Vec<(String, String)> {
    let actor = world.actor(name, duty, "21").await;
    let words = world.app.words(Lang::Sv);
    let before = world.store.queries_run();
    let needs = DayNeeds.needs(&world.app, &actor, &words).await.unwrap();
    assert!(world.store.queries_run() - before <= 4);
    needs.into_iter().map(|need| (need.text, need.href)).collect()
}

#[tokio::test]
async fn a_county_is_told_about_its_own_newest_workshop() {
    on_both(async |world| {
        assert_eq!(needs(&world, "a", Duty::CountyCoordinator).await, []);
        world.workshop("20").await;
        assert_eq!(needs(&world, "b", Duty::CountyCoordinator).await, [], "that one is another county's");
        let id = world.workshop("21").await;
        let told = needs(&world, "c", Duty::CountyCoordinator).await;
        let invite = ("Skicka inbjudan till 10 kommuner".to_owned(), format!("/workshop/{id}/inbjudan"));
        assert_eq!(told, [invite]);
        world.invited(id, &[3, 4, 0, 0, 0], 0).await;
        let told = needs(&world, "d", Duty::CountyCoordinator).await;
        assert_eq!(told, [("Tre kommuner har inte svarat".to_owned(), format!("/workshop/{id}/svar"))]);
    })
    .await;
}
