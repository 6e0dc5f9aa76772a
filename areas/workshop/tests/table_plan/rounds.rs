//! Rounds, rules, marks, changing places, undoing and choosing: on both databases.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use store::{Author, DeedKey, Line};
use workshop::records::{plan_version, table_plan};
use workshop::table_plan::book::{Mark, Part, Rule, Trait};
use workshop::table_plan::deeds::{self, Begun, Move, NotDone, Planner};
use workshop::table_plan::job::{Aim, Bench, Effort, Matter, Outcome};
use workshop::table_plan::meetings::repeated;
use workshop::table_plan::rules::{Mixing, Rounds, Wanted};
use workshop::table_plan::views;

use crate::hall::{Hall, SIX_TO_EIGHT, on_both};

fn rounds(count: usize) -> Wanted {
    Wanted { rounds: Rounds::of(Mixing::Mixed, vec![Mixing::Mixed; count - 1]), ..SIX_TO_EIGHT }
}

#[tokio::test]
async fn two_rounds_give_everyone_two_seats_and_few_meet_twice() {
    on_both(async |hall| {
        hall.register_38().await;
        hall.place(rounds(2)).await.unwrap();
        let standing = hall.standing().await;
        assert_eq!((standing.seats.rounds(), standing.seats.round(1).len()), (2, 38));
        // Eight people at a table go to five tables: some must meet again, but not many.
        assert!(repeated(&standing.seats, standing.wanted.rounds) <= 45);
        hall.place(SIX_TO_EIGHT).await.unwrap();
        assert_eq!(hall.standing().await.seats.rounds(), 1);
    })
    .await;
}

#[tokio::test]
async fn every_deed_can_be_undone_step_by_step_and_done_again() {
    on_both(async |hall| {
        hall.register_38().await;
        hall.place(SIX_TO_EIGHT).await.unwrap();
        assert!(matches!(hall.undo().await, Err(NotDone::Gone)), "before the first plan there was none");
        let person = *hall.tables().await.keys().next().unwrap();
        let mut states = vec![state(&hall).await];
        hall.fix(person, None).await.unwrap();
        states.push(state(&hall).await);
        hall.keep_apart(person, *hall.tables().await.keys().last().unwrap()).await.unwrap();
        states.push(state(&hall).await);
        hall.mark(person, Mark { part: Part::Documenter, new: true, needs: BTreeSet::new() }).await;
        states.push(state(&hall).await);
        hall.place(rounds(3)).await.unwrap();
        states.push(state(&hall).await);
        for before in states.iter().rev().skip(1) {
            hall.undo().await.unwrap();
            assert_eq!(&state(&hall).await, before);
        }
        for after in &states[1..] {
            hall.redo().await.unwrap();
            assert_eq!(&state(&hall).await, after);
        }
        assert!(matches!(hall.redo().await, Err(NotDone::Gone)));
        hall.undo().await.unwrap();
        hall.fix(person, None).await.unwrap();
        assert!(matches!(hall.redo().await, Err(NotDone::Gone)), "a new deed leaves nothing to do again");
        let journal = hall.journal().await;
        assert_eq!(journal.iter().filter(|line| line.starts_with("table_plan.undone")).count(), 5);
        assert_eq!(hall.version().await, 15);
    })
    .await;
}

/// Everything that undoing brings back, as text.
async fn state(hall: &Hall) -> String {
    let standing = hall.standing().await;
    serde_json::to_string(&(standing.wanted, standing.book, standing.seats)).unwrap()
}

#[tokio::test]
async fn whoever_cancelled_gets_no_seat_back_when_a_deed_is_undone() {
    on_both(async |hall| {
        hall.register_38().await;
        hall.place(SIX_TO_EIGHT).await.unwrap();
        let people: Vec<_> = hall.tables().await.into_keys().collect();
        hall.fix(people[0], None).await.unwrap();
        hall.cancel(people[0]).await;
        hall.undo().await.unwrap();
        let standing = hall.standing().await;
        assert_eq!((standing.seats.round(0).len(), standing.people.len()), (37, 37));
    })
    .await;
}

#[tokio::test]
async fn a_full_table_takes_nobody_but_somebody_can_change_places() {
    on_both(async |hall| {
        hall.register_38().await;
        hall.place(SIX_TO_EIGHT).await.unwrap();
        let tables = hall.tables().await;
        let at = |table: i32| tables.iter().filter(move |(_, at)| **at == table).map(|(id, _)| *id);
        let full = (1..=5).find(|table| at(*table).count() == 8).unwrap();
        let (person, home) = tables.iter().find(|(_, table)| **table != full).unwrap();
        let asked = Move { person: *person, round: 0, table: Some(full), swap: None };
        match hall.shift(asked).await {
            Err(NotDone::Refused(refusals)) => {
                assert_eq!((refusals[0].code.as_str(), refusals[0].people), ("table_full", 8));
            }
            other => panic!("{other:?}"),
        }
        let other = at(full).next().unwrap();
        hall.shift(Move { swap: Some(other), ..asked }).await.unwrap();
        let (one, two) = (hall.seat(*person).await, hall.seat(other).await);
        assert_eq!((one.table, one.fixed, two.table, two.fixed), (full, true, *home, false));
        let last = hall.standing().await.last;
        assert_eq!((last.deed.as_str(), last.change.moved), ("table_plan.seat_fixed", 2));
    })
    .await;
}

#[tokio::test]
async fn a_move_in_the_second_round_leaves_the_first_alone() {
    on_both(async |hall| {
        hall.register_38().await;
        hall.place(rounds(2)).await.unwrap();
        let before = hall.standing().await.seats;
        let count = |table: i32| before.round(1).values().filter(|seat| seat.table == table).count();
        let free = (1..=5).find(|table| count(*table) < 8).unwrap();
        let person = *before.round(1).iter().find(|(_, seat)| seat.table != free).unwrap().0;
        hall.shift(Move { person, round: 1, table: Some(free), swap: None }).await.unwrap();
        let after = hall.standing().await.seats;
        assert_eq!(before.round(0), after.round(0));
        assert_eq!(after.at(1, person).map(|seat| (seat.table, seat.fixed)), Some((free, true)));
    })
    .await;
}

#[tokio::test]
async fn needs_lie_sealed_beside_the_plan_and_go_seven_days_after_the_day() {
    on_both(async |hall| {
        hall.register_38().await;
        hall.place(SIX_TO_EIGHT).await.unwrap();
        let person = *hall.tables().await.keys().next().unwrap();
        let needs = BTreeSet::from([Trait::StepFree]);
        hall.mark(person, Mark { part: Part::Guest, new: false, needs: needs.clone() }).await;
        let standing = hall.standing().await;
        assert_eq!((standing.book.mark(person).needs, standing.unopened), (needs.clone(), None));
        let db = hall.store().reader();
        let plan = table_plan::Entity::find().one(db).await.unwrap().unwrap();
        let versions = plan_version::Entity::find().all(db).await.unwrap();
        let open = versions.iter().map(|version| &version.state).chain([&plan.book]);
        assert!(open.into_iter().all(|text| !text.contains("step_free")), "nothing of it lies in the open");
        // The part is undone; what somebody needs is no part of the plan.
        hall.undo().await.unwrap();
        let mark = hall.standing().await.book.mark(person);
        assert_eq!((mark.part, mark.needs), (Part::Participant, needs));
        // The day is 14 March.
        hall.clock.advance(TimeDelta::days(20));
        assert_eq!(workshop::table_plan::needs::delete_past(hall.store()).await.unwrap(), 0, "on the 21st");
        hall.clock.advance(TimeDelta::days(1));
        assert_eq!(workshop::table_plan::needs::delete_past(hall.store()).await.unwrap(), 1, "on the 22nd");
        assert!(hall.standing().await.book.mark(person).needs.is_empty());
        assert!(hall.journal().await.last().unwrap().starts_with("table_plan.needs_deleted"));
    })
    .await;
}

/// A plan from before the needs were sealed holds them itself: the next deed seals them.
#[tokio::test]
async fn needs_of_an_older_plan_are_sealed_by_its_next_deed() {
    on_both(async |hall| {
        hall.register_38().await;
        hall.place(SIX_TO_EIGHT).await.unwrap();
        let people: Vec<_> = hall.tables().await.into_keys().collect();
        let book = format!(r#"{{"marks":{{"{}":{{"needs":["step_free"]}}}}}}"#, people[0]);
        let mut desk = hall.store().desk(&Author::program()).await.unwrap();
        let older = table_plan::ActiveModel { book: Set(book), ..Default::default() };
        table_plan::Entity::update_many().set(older).exec(desk.db()).await.unwrap();
        desk.write(Line {
            deed: "table_plan.person_marked",
            subject: "workshop",
            subject_id: hall.workshop.id.uuid(),
            owner: None,
            details: serde_json::json!({}),
        });
        desk.seal("").await.unwrap();
        hall.mark(people[1], Mark { part: Part::Guest, new: true, needs: BTreeSet::new() }).await;
        let plan = table_plan::Entity::find().one(hall.store().reader()).await.unwrap().unwrap();
        assert!(!plan.book.contains("step_free"), "{}", plan.book);
        assert_eq!(hall.standing().await.book.mark(people[0]).needs, BTreeSet::from([Trait::StepFree]));
    })
    .await;
}

#[tokio::test]
async fn needs_and_documenters_decide_where_people_sit() {
    on_both(async |hall| {
        hall.register_38().await;
        hall.place(SIX_TO_EIGHT).await.unwrap();
        let people: Vec<_> = hall.tables().await.into_keys().collect();
        let needs = BTreeSet::from([Trait::HearingLoop]);
        hall.mark(people[0], Mark { part: Part::Participant, new: false, needs: needs.clone() }).await;
        match hall.place(SIX_TO_EIGHT).await {
            Err(NotDone::Refused(refusals)) => assert_eq!(refusals[0].code, "need_unmet"),
            other => panic!("{other:?}"),
        }
        deeds::offer(&hall.app, hall.by().await, [(3, needs)]).await.unwrap();
        for person in &people[1..6] {
            let part = Part::Documenter;
            hall.mark(*person, Mark { part, new: false, needs: BTreeSet::new() }).await;
        }
        hall.set_rule(Rule::Each { part: Part::Documenter }).await.unwrap();
        hall.place(SIX_TO_EIGHT).await.unwrap();
        let tables = hall.tables().await;
        assert_eq!(tables[&people[0]], 3);
        let documenters: BTreeSet<i32> = people[1..6].iter().map(|person| tables[person]).collect();
        assert_eq!(documenters.len(), 5);
        // The journal says that something was noted, not what is needed: that can tell of health.
        let journal = hall.journal().await.join("\n");
        assert!(journal.contains("person_marked {\"new\":false,\"part\":\"participant\"}"), "{journal}");
    })
    .await;
}

/// A planner of the county's on what stands, with its own bench.
async fn planner(hall: &Hall, aim: Aim, effort: Effort) -> Planner {
    let wanted = hall.standing().await.wanted;
    Planner {
        house: hall.app.house().clone(),
        bench: Bench::default(),
        permit: hall.permit.clone(),
        workshop: hall.workshop.clone(),
        version: hall.version().await,
        matter: Matter { aim, wanted, effort, outcome: Outcome::None },
        among: None,
    }
}

#[tokio::test]
async fn after_cancellations_plans_to_choose_from_are_offered_and_one_is_taken() {
    on_both(async |hall| {
        hall.register_38().await;
        hall.place(SIX_TO_EIGHT).await.unwrap();
        let people: Vec<_> = hall.tables().await.into_keys().collect();
        for person in people.iter().step_by(9) {
            hall.cancel(*person).await;
        }
        let planner = planner(&hall, Aim::Choices, Effort::Usual).await;
        let Begun::Now(planning) = deeds::begin(&planner, hall.key()).await.unwrap() else { panic!() };
        planner.work(planning).await.unwrap();
        let Outcome::Choices(choices) = hall.standing().await.outcome() else { panic!("nothing to choose") };
        let moved = deeds::choose(&hall.app, hall.by().await, 0).await.unwrap();
        assert_eq!(moved, choices[0].moved);
        assert_eq!(hall.standing().await.seats.round(0).len(), 33);
        assert!(matches!(deeds::choose(&hall.app, hall.by().await, 0).await, Err(NotDone::Newer)));
        hall.undo().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn only_one_planning_goes_on_and_it_can_be_stopped_or_be_found_interrupted() {
    on_both(async |hall| {
        hall.register_38().await;
        hall.place(rounds(3)).await.unwrap();
        let first = planner(&hall, Aim::Plan, Effort::Longest).await;
        let key = hall.key();
        let Begun::Now(planning) = deeds::begin(&first, key).await.unwrap() else { panic!() };
        assert_eq!(deeds::begin(&first, key).await.unwrap(), Begun::Before(planning), "the same form");
        assert!(matches!(deeds::begin(&first, hall.key()).await, Err(NotDone::Planning)));
        let row = hall.standing().await.planning.unwrap();
        assert!(views::goes_on(hall.store(), &first.bench, &row));
        // Another program, or the same after a restart, has it on no bench.
        let elsewhere = views::goes_on(hall.store(), &Bench::default(), &row);
        assert_eq!(elsewhere, hall.store().backend() == store::Backend::Postgres);
        deeds::stop(&hall.app, &hall.permit, hall.workshop.id, hall.key()).await.unwrap();
        first.work(planning).await.unwrap();
        assert_eq!(hall.version().await, 2, "the best so far is kept");
    })
    .await;
}

#[tokio::test]
async fn a_plan_that_was_changed_while_another_was_sought_is_kept() {
    on_both(async |hall| {
        hall.register_38().await;
        hall.place(SIX_TO_EIGHT).await.unwrap();
        let seeker = planner(&hall, Aim::Plan, Effort::Usual).await;
        let Begun::Now(planning) = deeds::begin(&seeker, hall.key()).await.unwrap() else { panic!() };
        let person = *hall.tables().await.keys().next().unwrap();
        hall.fix(person, None).await.unwrap();
        assert!(matches!(seeker.work(planning).await, Err(NotDone::Newer)));
        assert!(hall.seat(person).await.fixed);
        let nobody: DeedKey = hall.key();
        deeds::stop(&hall.app, &hall.permit, hall.workshop.id, nobody).await.unwrap();
    })
    .await;
}
