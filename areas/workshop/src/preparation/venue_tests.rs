//! Needs, heads and redness.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::venue::*;
use crate::day::rules::Format;

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2029, 3, 13).unwrap()
}

fn on(days: i64) -> NaiveDate {
    day() + chrono::TimeDelta::days(days)
}

fn need() -> impl Strategy<Value = Need> {
    proptest::sample::select(Need::ALL.to_vec())
}

fn state() -> impl Strategy<Value = NeedState> {
    proptest::sample::select(NeedState::ALL.to_vec())
}

const OPEN: Registered =
    Registered { municipalities: 10, answered: 7, people: 24, seats: 5, is_closed: false };

#[test]
fn until_the_last_day_the_silent_may_fill_their_seats() {
    assert_eq!(
        Heads::of(OPEN, 2, 4),
        Heads { people: 39, guests: 2, others: 4, municipalities: 10, is_final: false }
    );
    let closed = Heads::of(Registered { is_closed: true, ..OPEN }, 2, 4);
    assert!(closed.people == 24 && closed.is_final && closed.meals() == 30);
    let all = Heads::of(Registered { answered: 10, ..OPEN }, 0, 0);
    assert!(all.people == 24 && all.is_final);
    let none = Heads::of(Registered { municipalities: 0, answered: 0, people: 0, ..OPEN }, 0, 0);
    assert!(!none.is_final && none.people == 0);
}

#[test]
fn a_table_is_for_eight_and_everybody_eats() {
    let heads = Heads::of(OPEN, 2, 4);
    assert_eq!(Need::Tables.needed(&heads), Some(5));
    assert_eq!(Need::Lunch.needed(&heads), Some(45));
    assert_eq!(Need::Seats.needed(&heads), Some(39));
    assert_eq!(Need::Projector.needed(&heads), None);
}

#[test]
fn what_is_confirmed_but_too_little_is_not_met() {
    let said = Said { state: NeedState::Confirmed, there: Some(40) };
    assert_eq!(light(Need::Lunch, said, Some(45), day(), on(-10)), Light::Red);
    assert_eq!(light(Need::Lunch, said, Some(40), day(), on(-10)), Light::Met);
    assert_eq!(light(Need::Lunch, Said { there: None, ..said }, Some(40), day(), on(-10)), Light::Red);
    assert_eq!(light(Need::Projector, Said { there: None, ..said }, None, day(), on(-10)), Light::Met);
}

#[test]
fn each_need_turns_red_in_its_own_time() {
    for (need, days) in [(Need::Venue, 60), (Need::Projector, 14), (Need::Lunch, 10), (Need::Water, 3)] {
        assert_eq!(light(need, Said::NOTHING, None, day(), on(-days - 1)), Light::Wait, "{need:?}");
        assert_eq!(light(need, Said::NOTHING, None, day(), on(-days)), Light::Red, "{need:?}");
        assert_eq!(light(need, Said::NOTHING, None, day(), on(1)), Light::Wait, "{need:?}");
    }
}

#[test]
fn a_digital_day_needs_no_room() {
    assert!(!Need::Projector.is_of(Format::Digital) && Need::Sites.is_of(Format::Digital));
    assert!(Need::Projector.is_of(Format::Hybrid) && Need::Sites.is_of(Format::Hybrid));
    assert!(!Need::Meeting.is_of(Format::Physical));
}

proptest! {
    #[test]
    fn what_is_red_stays_red_until_the_day_when_nothing_is_done(
        need in need(), state in state(), there in proptest::option::of(0i64..200), needed in proptest::option::of(0i64..200),
        today in -100i64..=0, later in 0i64..100
    ) {
        let said = Said { state, there };
        let later = (today + later).min(0);
        if light(need, said, needed, day(), on(today)) == Light::Red {
            prop_assert_eq!(light(need, said, needed, day(), on(later)), Light::Red);
        }
    }

    #[test]
    fn nothing_turns_red_by_asking_or_by_getting_more(
        need in need(), there in 0i64..200, more in 0i64..200, needed in proptest::option::of(0i64..200), today in -100i64..=0
    ) {
        let at = |state, there| light(need, Said { state, there: Some(there) }, needed, day(), on(today));
        if at(NeedState::Missing, there) != Light::Red {
            prop_assert!(at(NeedState::Asked, there) != Light::Red);
        }
        if at(NeedState::Confirmed, there) == Light::Met {
            prop_assert_eq!(at(NeedState::Confirmed, there + more), Light::Met);
        }
    }

    #[test]
    fn more_answers_never_make_more_people_awaited(answered in 0i64..10, people in 0i64..5) {
        let before = Registered { answered, people: 0, ..OPEN };
        let after = Registered { answered: answered + 1, people: people.min(OPEN.seats), ..before };
        prop_assert!(Heads::of(after, 0, 0).people <= Heads::of(before, 0, 0).people);
    }
}
