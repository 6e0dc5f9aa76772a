use proptest::prelude::*;

use super::*;

fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn person(number: u128) -> Person {
    Person {
        id: Uuid::from_u128(number),
        name: format!("Person {number}"),
        address: format!("p{number}@val.example"),
        from: Uuid::nil().into(),
        home: Uuid::nil().into(),
        away: BTreeSet::new(),
        most_a_week: 3,
    }
}

fn tour() -> Tour {
    let mut tour = Tour::default();
    for number in 1..=4 {
        tour.keep_person(person(number)).unwrap();
    }
    tour.keep_team(Uuid::from_u128(10), &[Uuid::from_u128(1), Uuid::from_u128(2)]).unwrap();
    tour
}

#[test]
fn an_address_stands_once_however_it_is_written() {
    let mut tour = tour();
    let twin = Person { address: "P1@VAL.example".into(), ..person(9) };
    assert_eq!(tour.keep_person(twin), Err(Refusal::SameAddress));
    // The same person again is a change.
    let renamed = Person { name: "Ny".into(), ..person(1) };
    assert_eq!(tour.keep_person(renamed), Ok(()));
    assert_eq!(tour.people.len(), 4);
}

#[test]
fn whoever_is_in_a_team_stays_on_the_list() {
    let mut tour = tour();
    assert_eq!(tour.remove_person(Uuid::from_u128(1)), Err(Refusal::InTeam("A".into())));
    assert_eq!(tour.remove_person(Uuid::from_u128(4)), Ok(()));
    assert_eq!(tour.remove_person(Uuid::from_u128(4)), Err(Refusal::Gone));
}

#[test]
fn a_team_has_the_first_free_letter_and_somebody() {
    let mut tour = tour();
    let [b, c] = [Uuid::from_u128(11), Uuid::from_u128(12)];
    assert_eq!(tour.keep_team(b, &[]), Err(Refusal::Nobody));
    let twins = [Uuid::from_u128(2), Uuid::from_u128(1)];
    assert_eq!(tour.keep_team(b, &twins), Err(Refusal::SameTeam("A".into())));
    tour.keep_team(b, &[Uuid::from_u128(3)]).unwrap();
    tour.remove_team(Uuid::from_u128(10)).unwrap();
    tour.keep_team(c, &[Uuid::from_u128(4)]).unwrap();
    let letters: Vec<_> = tour.teams.iter().map(|team| team.letter.as_str()).collect();
    assert_eq!(letters, ["A", "B"]);
}

#[test]
fn what_is_moved_by_hand_is_fixed_and_a_team_takes_its_visits_along() {
    let (mut tour, county) = (tour(), OrganisationId::from(Uuid::from_u128(99)));
    let to = Visit { day: ymd(2029, 3, 13), team: Uuid::from_u128(10) };
    tour.shift(county, to).unwrap();
    assert_eq!(tour.fixed[&county], Fixed { day: true, team: true });
    tour.remove_team(to.team).unwrap();
    assert!(tour.visits.is_empty() && tour.fixed.is_empty());
    assert_eq!(tour.shift(county, to), Err(Refusal::Gone));
    assert_eq!(tour.fix(county, Fixed::default()), Err(Refusal::Gone));
}

#[test]
fn days_are_read_one_a_line_or_as_spans_and_what_is_none_is_said() {
    let read = days("2029-03-12\n2029-03-14 – 2029-03-16\n\n2029-03-15").unwrap();
    assert_eq!(read.len(), 4);
    assert_eq!(days("2029-02-29"), Err(DaysFault::Line("2029-02-29".into())));
    assert_eq!(
        days("2029-03-14 – 2029-03-12").unwrap_err(),
        DaysFault::Line("2029-03-14 – 2029-03-12".into())
    );
    assert_eq!(days("2029-01-01 – 2129-01-01"), Err(DaysFault::Many));
    assert!(days("påsk").is_err());
}

proptest! {
    #[test]
    fn days_come_back_as_they_were_written(numbers in proptest::collection::btree_set(0..400_i64, 0..100)) {
        let first = ymd(2029, 1, 1);
        let all: BTreeSet<NaiveDate> =
            numbers.into_iter().map(|number| first + chrono::TimeDelta::days(number)).collect();
        prop_assert_eq!(days(&days_text(&all)), Ok(all));
    }
}
