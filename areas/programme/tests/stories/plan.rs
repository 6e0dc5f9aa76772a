//! The programme's plan: made, saved in versions, followed by counties; elections that are put in.

use chrono::NaiveDate;
use organisation::{Duty, MayCoordinate};
use programme::calendar::elections::Overlap;
use programme::calendar::{Election, ElectionKind};
use programme::elections::{self, PutInFault};
use programme::plan::deeds::{PlanSaveFault, follow, save};
use programme::plan::{Change, Plan, changes, shipped, views as plans};
use programme::views;

use crate::world::{World, on_both};

fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

async fn current(world: &World) -> views::Programme {
    views::current(&world.store).await.unwrap().unwrap()
}

async fn coordinator(world: &World, name: &str) -> MayCoordinate {
    let actor = world.actor(name, Duty::CountyCoordinator).await;
    MayCoordinate::of(&actor, actor.organisation().id).unwrap()
}

#[tokio::test]
async fn a_programme_is_born_with_the_shipped_plan() {
    on_both(async |world| {
        world.programme().await;
        let programme = current(&world).await;
        let saved = plans::newest_plan(&world.store, &programme).await.unwrap();
        assert_eq!(saved.version, 1);
        assert_eq!(saved.plan, shipped(ElectionKind::EuropeanParliament, ymd(2029, 6, 10)));
        assert_eq!(plans::window(&world.store, &programme).await.unwrap(), saved.plan.window());
    })
    .await;
}

#[tokio::test]
async fn each_saving_is_a_version_and_what_changes_nothing_is_none() {
    on_both(async |world| {
        world.programme().await;
        let programme = current(&world).await;
        let lead = world.lead("Eva").await;
        let first = plans::newest_plan(&world.store, &programme).await.unwrap().plan;
        let second = Plan { seats_most: 6, ..first.clone() };
        let key = world.key();
        for _ in 0..2 {
            assert_eq!(save(&world.store, &lead, &programme, 1, &second, key).await.unwrap(), 2);
        }
        assert_eq!(save(&world.store, &lead, &programme, 2, &second, world.key()).await.unwrap(), 2);
        assert_eq!(world.done("programme.plan_saved").await, 1);
        let saved = plans::newest_plan(&world.store, &programme).await.unwrap();
        assert_eq!((saved.version, saved.by.as_str(), &saved.plan), (2, "Eva", &second));
        let old = plans::of_version(&world.store, &programme, 1).await.unwrap().unwrap();
        assert_eq!(changes(&old.plan, &saved.plan), [Change::Number("seats_most", 5, 6)]);
        assert_eq!(plans::of_version(&world.store, &programme, 3).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn of_two_who_save_at_the_same_moment_one_is_told() {
    on_both(async |world| {
        world.programme().await;
        let programme = current(&world).await;
        let (eva, per) = (world.lead("Eva").await, world.lead("Per").await);
        let plan = plans::newest_plan(&world.store, &programme).await.unwrap().plan;
        for base in 1..6_u16 {
            let evas = Plan { invite_days: 40 + base, ..plan.clone() };
            let pers = Plan { invite_days: 50 + base, ..plan.clone() };
            let base = i32::from(base);
            let (one, other) = tokio::join!(
                save(&world.store, &eva, &programme, base, &evas, world.key()),
                save(&world.store, &per, &programme, base, &pers, world.key()),
            );
            let told = [one, other].into_iter().filter_map(Result::err).collect::<Vec<_>>();
            assert!(matches!(told[..], [PlanSaveFault::NewerVersion(_)]), "{told:?}");
        }
        assert_eq!(plans::newest_plan(&world.store, &programme).await.unwrap().version, 6);
        assert_eq!(world.done("programme.plan_saved").await, 5);
    })
    .await;
}

#[tokio::test]
async fn a_county_follows_a_version_and_never_goes_back() {
    on_both(async |world| {
        world.programme().await;
        let programme = current(&world).await;
        let (lead, karin) = (world.lead("Eva").await, coordinator(&world, "Karin").await);
        let followed =
            async || plans::followed(world.store.reader(), programme.id, karin.county()).await.unwrap();
        assert_eq!(followed().await, None);
        let take =
            async |version| follow(&world.store, &karin, &programme, version, world.key()).await.unwrap();
        take(1).await;
        assert_eq!(followed().await.unwrap().version, 1);
        let plan = plans::newest_plan(&world.store, &programme).await.unwrap().plan;
        let plan = Plan { seats_most: 4, ..plan };
        save(&world.store, &lead, &programme, 1, &plan, world.key()).await.unwrap();
        assert_eq!(plans::followers(&world.store, programme.id, 2).await.unwrap(), (0, 1));
        for version in [2, 1, 3, 0, -7] {
            take(version).await;
        }
        let own = followed().await.unwrap();
        assert_eq!((own.version, own.taken_by.as_str()), (2, "Karin"));
        assert_eq!(plans::followers(&world.store, programme.id, 2).await.unwrap(), (1, 0));
        assert_eq!(world.done("programme.plan_taken").await, 2);
    })
    .await;
}

#[tokio::test]
async fn two_colleagues_who_take_the_same_version_take_it_once() {
    on_both(async |world| {
        world.programme().await;
        let programme = current(&world).await;
        let (karin, per) = (coordinator(&world, "Karin").await, coordinator(&world, "Per").await);
        let (one, other) = tokio::join!(
            follow(&world.store, &karin, &programme, 1, world.key()),
            follow(&world.store, &per, &programme, 1, world.key()),
        );
        one.unwrap();
        other.unwrap();
        assert_eq!(plans::followers(&world.store, programme.id, 1).await.unwrap(), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn an_extra_election_stands_in_the_calendar_at_once() {
    on_both(async |world| {
        let lead = world.lead("Eva").await;
        let today = ymd(2029, 1, 10);
        let before = elections::all(&world.store, today).await.unwrap();
        let extra = Election {
            kind: ElectionKind::Extra,
            day: ymd(2029, 4, 8),
            decided_on: Some(today),
            name: "Extra val till riksdagen".to_owned(),
        };
        let key = world.key();
        for _ in 0..2 {
            elections::put_in(&world.store, &lead, &extra, key).await.unwrap();
        }
        let again = elections::put_in(&world.store, &lead, &extra, world.key()).await;
        assert!(matches!(again, Err(PutInFault::Known)));
        assert_eq!(world.done("programme.election_put_in").await, 1);
        let all = elections::all(&world.store, today).await.unwrap();
        assert_eq!(all.len(), before.len() + 1);
        assert_eq!(all[0], extra);
        assert_eq!(elections::of(&world.store, extra.kind, extra.day).await.unwrap(), extra);
        let overlaps = programme::calendar::elections::overlaps(&all);
        assert!(matches!(&overlaps[..], [Overlap { one, .. }] if one.kind == ElectionKind::SamiParliament));
    })
    .await;
}

#[tokio::test]
async fn an_election_that_the_council_moves_stands_on_its_new_day_alone() {
    on_both(async |world| {
        let lead = world.lead("Eva").await;
        let moved = Election::on(ElectionKind::EuropeanParliament, ymd(2029, 5, 27));
        elections::put_in(&world.store, &lead, &moved, world.key()).await.unwrap();
        let all = elections::all(&world.store, ymd(2029, 1, 10)).await.unwrap();
        let european: Vec<_> = all
            .iter()
            .filter(|election| election.kind == ElectionKind::EuropeanParliament)
            .map(|election| election.day)
            .collect();
        assert_eq!(european, [ymd(2029, 5, 27), ymd(2034, 6, 11)]);
    })
    .await;
}

#[tokio::test]
async fn queries_do_not_grow_with_versions_elections_and_programmes() {
    on_both(async |world| {
        world.programme().await;
        let mut county = world.signed_in("Karin", Duty::CountyCoordinator).await;
        let lead = world.lead("Eva").await;
        let mut count = async || {
            let before = world.store.queries_run();
            for path in ["/program", "/program/kalender", "/program/andringar", "/program/uppgifter"] {
                county.get(path).await;
            }
            world.store.queries_run() - before
        };
        let few = count().await;
        for number in 1..6_u16 {
            world.programme().await;
            let programme = current(&world).await;
            let plan = plans::newest_plan(&world.store, &programme).await.unwrap().plan;
            let plan = Plan { invite_days: 60 + number, ..plan };
            save(&world.store, &lead, &programme, 1, &plan, world.key()).await.unwrap();
            let day = ymd(2029, 3, 4) + chrono::Days::new(7 * u64::from(number));
            let election = Election::on(ElectionKind::Referendum, day);
            elections::put_in(&world.store, &lead, &election, world.key()).await.unwrap();
        }
        assert_eq!(count().await, few);
        assert!(few <= 24, "{few} queries on four pages");
    })
    .await;
}
