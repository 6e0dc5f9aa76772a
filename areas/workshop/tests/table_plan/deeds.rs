//! Placing, fixing, keeping apart: on both databases.

use workshop::day::rules::State;
use workshop::table_plan::book::Rule;
use workshop::table_plan::deeds::{self, NotDone};
use workshop::table_plan::rules::{Mixing, Rounds, Wanted};

use crate::hall::{Hall, SIX_TO_EIGHT, on_both};

#[tokio::test]
async fn thirty_eight_people_sit_six_to_eight_at_five_tables() {
    on_both(async |hall| {
        hall.register_38().await;
        let placed = hall.place(SIX_TO_EIGHT).await.unwrap();
        assert_eq!((placed.people, placed.tables, placed.moved, placed.added), (38, 5, 0, 38));
        let tables = hall.tables().await;
        assert_eq!(tables.len(), 38);
        for table in 1..=5 {
            let here = tables.values().filter(|at| **at == table).count();
            assert!((6..=8).contains(&here), "table {table} has {here}");
        }
        assert_eq!(hall.state().await, State::Placed);
        let plan = hall.standing().await.plan.unwrap();
        assert_eq!((plan.version, plan.least, plan.most, plan.moved), (1, 6, 8, 0));
        let journal = hall.journal().await;
        assert!(journal[0].starts_with("table_plan.made {"), "{journal:?}");
        assert!(journal[0].contains(&format!("\"seed\":\"{}\"", plan.seed.cast_unsigned())), "{journal:?}");
    })
    .await;
}

#[tokio::test]
async fn what_is_fixed_stays_who_is_apart_sits_apart_and_few_others_move() {
    on_both(async |hall| {
        hall.register_38().await;
        hall.place(SIX_TO_EIGHT).await.unwrap();
        let before = hall.tables().await;
        let at = |table: i32| before.iter().filter(move |(_, at)| **at == table).map(|(person, _)| *person);
        let fixed = at(3).next().unwrap();
        hall.fix(fixed, None).await.unwrap();
        let pair: Vec<_> = at(1).take(2).collect();
        hall.keep_apart(pair[0], pair[1]).await.unwrap();
        let placed = hall.place(SIX_TO_EIGHT).await.unwrap();
        let after = hall.tables().await;
        assert_eq!(after[&fixed], 3);
        assert_ne!(after[&pair[0]], after[&pair[1]]);
        let moved = before.iter().filter(|(person, table)| after[*person] != **table).count();
        assert_eq!(placed.moved, moved);
        assert!((1..=2).contains(&moved), "{moved} moved");
        let seats = hall.standing().await.seats;
        assert_eq!(seats.round(0).values().filter(|seat| seat.fixed).count(), 1);
        assert_eq!(hall.standing().await.plan.unwrap().moved, i32::try_from(moved).unwrap());
    })
    .await;
}

#[tokio::test]
async fn when_someone_cancels_the_seat_is_gone_and_hardly_anyone_moves() {
    on_both(async |hall| {
        hall.register_38().await;
        hall.place(SIX_TO_EIGHT).await.unwrap();
        let before = hall.tables().await;
        let gone = *before.keys().next().unwrap();
        hall.keep_apart(gone, *before.keys().nth(1).unwrap()).await.unwrap();
        hall.cancel(gone).await;
        let standing = hall.standing().await;
        let left = (standing.seats.round(0).len(), standing.people.len(), standing.book.rules.len());
        assert_eq!(left, (37, 37, 0));
        let new = hall.register(hall.invitations[9], 4, "Madonna", roster::Role::Other).await;
        let placed = hall.place(SIX_TO_EIGHT).await.unwrap();
        assert_eq!((placed.people, placed.added), (38, 1));
        assert!(placed.moved <= 2, "{} moved", placed.moved);
        assert!(hall.tables().await.contains_key(&new));
    })
    .await;
}

#[tokio::test]
async fn somebody_can_be_moved_by_hand_and_is_fixed_there() {
    on_both(async |hall| {
        hall.register_38().await;
        hall.place(SIX_TO_EIGHT).await.unwrap();
        let (person, table) = hall.someone_beside_a_free_chair().await;
        hall.fix(person, Some(table)).await.unwrap();
        let seat = hall.seat(person).await;
        assert_eq!((seat.table, seat.fixed), (table, true));
        let late = hall.register(hall.invitations[0], 5, "Sen Anmälan", roster::Role::Other).await;
        let free = hall.free_chair(table).await;
        hall.fix(late, Some(free)).await.unwrap();
        hall.place(SIX_TO_EIGHT).await.unwrap();
        let tables = hall.tables().await;
        assert_eq!((tables[&person], tables[&late]), (table, free));
        deeds::free(&hall.app, hall.by().await, (person, 0)).await.unwrap();
        assert!(!hall.seat(person).await.fixed);
        let deeds: Vec<String> =
            hall.journal().await.iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect();
        assert_eq!(
            deeds,
            [
                "table_plan.made",
                "table_plan.seat_fixed",
                "table_plan.seat_fixed",
                "table_plan.made_again",
                "table_plan.seat_freed"
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn wishes_that_clash_are_refused_with_names_and_change_nothing() {
    on_both(async |mut hall| {
        hall.register_38().await;
        hall.place(SIX_TO_EIGHT).await.unwrap();
        let seats = hall.tables().await;
        let at = |table: i32| seats.iter().filter(move |(_, at)| **at == table).map(|(person, _)| *person);
        let two: Vec<_> = at(2).take(2).collect();
        hall.fix(two[0], None).await.unwrap();
        hall.keep_apart(two[0], two[1]).await.unwrap();
        let before = hall.standing().await;
        let told = |refused: Result<(), NotDone>| match refused {
            Err(NotDone::Refused(refusals)) => {
                (refusals[0].code.clone(), refusals[0].names.len(), refusals[0].table)
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(told(hall.fix(two[1], None).await), ("apart_but_fixed_together".to_owned(), 2, 2));
        assert!(matches!(hall.fix(two[1], Some(9)).await, Err(NotDone::Gone)));
        hall.set_tables(4).await;
        match hall.place(SIX_TO_EIGHT).await {
            Err(NotDone::Refused(refusals)) => {
                let refusal = &refusals[0];
                assert_eq!(
                    (refusal.code.as_str(), refusal.people, refusal.most),
                    ("sizes_do_not_fit", 38, 32)
                );
            }
            other => panic!("{other:?}"),
        }
        let after = hall.standing().await;
        assert_eq!((after.plan, after.seats), (before.plan, before.seats));
    })
    .await;
}

#[tokio::test]
async fn too_many_who_must_be_apart_are_named() {
    let hall = Hall::new().await;
    hall.register_38().await;
    hall.place(SIX_TO_EIGHT).await.unwrap();
    let people: Vec<_> = hall.tables().await.into_keys().take(6).collect();
    hall.set_rule(Rule::apart(people)).await.unwrap();
    // Six people who all must be apart need six tables: with five to seven at each there are.
    hall.place(Wanted { least: 5, most: 7, ..SIX_TO_EIGHT }).await.unwrap();
    match hall.place(Wanted { least: 8, most: 8, ..SIX_TO_EIGHT }).await {
        Err(NotDone::Refused(refusals)) => {
            let named = refusals[0].rules.iter().find(|rule| rule.code == "apart").unwrap();
            assert_eq!((refusals[0].code.as_str(), named.names.len()), ("clash", 6));
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_same_form_twice_places_once_and_says_the_same() {
    on_both(async |hall| {
        hall.register_38().await;
        let key = hall.key();
        let place = || deeds::place(&hall.app, &hall.permit, &hall.workshop, 0, SIX_TO_EIGHT, key);
        let (one, other) = (place().await.unwrap(), place().await.unwrap());
        assert_eq!(one, other);
        assert_eq!((hall.version().await, hall.journal().await.len()), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn whoever_changes_an_older_plan_is_told_and_changes_nothing() {
    on_both(async |hall| {
        hall.register_38().await;
        hall.place(SIX_TO_EIGHT).await.unwrap();
        let person = *hall.tables().await.keys().next().unwrap();
        hall.fix(person, None).await.unwrap();
        let before = hall.standing().await;
        let (house, permit) = (&hall.app, &hall.permit);
        let newer = |done: Result<(), NotDone>| assert!(matches!(done, Err(NotDone::Newer)), "{done:?}");
        newer(deeds::free(house, hall.by_version(1), (person, 0)).await);
        newer(deeds::undo(house, hall.by_version(1)).await);
        newer(deeds::place(house, permit, &hall.workshop, 1, SIX_TO_EIGHT, hall.key()).await.map(|_| ()));
        let after = hall.standing().await;
        assert_eq!((after.plan, after.seats), (before.plan, before.seats));
    })
    .await;
}

#[tokio::test]
async fn another_wish_makes_the_mix_anew_but_keeps_what_is_fixed() {
    on_both(async |hall| {
        hall.register_38().await;
        hall.place(SIX_TO_EIGHT).await.unwrap();
        let (fixed, table) = hall.tables().await.into_iter().next().unwrap();
        hall.fix(fixed, None).await.unwrap();
        hall.place(Wanted { rounds: Rounds::one(Mixing::Together), ..SIX_TO_EIGHT }).await.unwrap();
        let standing = hall.standing().await;
        assert_eq!(standing.seats.at(0, fixed).unwrap().table, table);
    })
    .await;
}

#[tokio::test]
async fn at_home_most_municipalities_sit_whole() {
    let hall = Hall::new().await;
    hall.register_38().await;
    hall.place(Wanted { rounds: Rounds::one(Mixing::Together), ..SIX_TO_EIGHT }).await.unwrap();
    let standing = hall.standing().await;
    let whole = hall.invitations.iter().filter(|invitation| {
        let own = standing.people.iter().filter(|person| person.invitation == **invitation);
        let mut tables: Vec<i32> = own.map(|person| standing.seats.at(0, person.id).unwrap().table).collect();
        tables.dedup();
        tables.len() == 1
    });
    let whole = whole.count();
    assert!(whole >= 8, "{whole} of 10 municipalities sit whole");
}

#[tokio::test]
async fn a_pair_can_be_lifted_and_a_second_wish_for_it_changes_nothing() {
    on_both(async |hall| {
        hall.register_38().await;
        hall.place(SIX_TO_EIGHT).await.unwrap();
        let people: Vec<_> = hall.tables().await.into_keys().take(2).collect();
        hall.keep_apart(people[0], people[1]).await.unwrap();
        hall.keep_apart(people[1], people[0]).await.unwrap();
        assert_eq!((hall.standing().await.book.rules.len(), hall.version().await), (1, 2));
        assert!(matches!(hall.keep_apart(people[0], people[0]).await, Err(NotDone::Gone)));
        let rule = Rule::apart([people[1], people[0]]);
        deeds::lift_rule(&hall.app, hall.by().await, &rule).await.unwrap();
        assert_eq!((hall.standing().await.book.rules.len(), hall.version().await), (0, 3));
    })
    .await;
}
