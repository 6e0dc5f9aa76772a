use proptest::prelude::*;

use super::*;
use crate::tour::rules::Person;

fn day(number: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2029, 3, 1).unwrap() + chrono::TimeDelta::days(number)
}

fn county(number: u128) -> OrganisationId {
    Uuid::from_u128(1000 + number).into()
}

fn team(number: u128) -> Uuid {
    Uuid::from_u128(100 + number)
}

/// Three teams of one each, and one whose people are given.
fn tour(people: &[u128]) -> Tour {
    let mut tour = Tour::default();
    for number in 0..5_u128 {
        let person = Person {
            id: Uuid::from_u128(number + 1),
            name: format!("P{number}"),
            address: format!("p{number}@val.example"),
            from: Uuid::nil().into(),
            home: county(0),
            away: [].into(),
            most_a_week: 5,
        };
        tour.keep_person(person).unwrap();
    }
    for number in 0..3_u128 {
        let members = if number == 0 { people.to_vec() } else { vec![number] };
        let members: Vec<Uuid> = members.iter().map(|own| Uuid::from_u128(own + 1)).collect();
        tour.keep_team(team(number), &members).unwrap();
    }
    tour
}

fn visits(all: &[(u128, i64, u128)]) -> BTreeMap<OrganisationId, Visit> {
    all.iter().map(|(own, on, by)| (county(*own), Visit { day: day(*on), team: team(*by) })).collect()
}

/// The entries after agreeing.
fn agreed(mut before: Vec<Event>, tour: &Tour, visits: &BTreeMap<OrganisationId, Visit>) -> Vec<Event> {
    for new in changes(&before, tour, visits, DateTime::UNIX_EPOCH) {
        let old = before.iter_mut().find(|old| (old.county, old.audience) == (new.county, new.audience));
        match old {
            Some(old) => *old = new,
            None => before.push(new),
        }
    }
    before
}

fn tell(events: &mut [Event]) {
    for event in events.iter_mut().filter(|event| event.differs()) {
        event.told = Some(event.to_tell());
    }
}

#[test]
fn a_county_that_moves_to_another_team_is_called_off_in_the_first_ones_calendar() {
    let tour = tour(&[0]);
    let mut events = agreed(Vec::new(), &tour, &visits(&[(1, 12, 0)]));
    tell(&mut events);
    let events = agreed(events, &tour, &visits(&[(1, 13, 1)]));
    let off: Vec<_> = events.iter().filter(|own| own.cancelled).collect();
    assert_eq!((off.len(), off[0].audience, off[0].sequence), (1, team(0), 1));
    let own = events.iter().find(|own| own.is_county()).unwrap();
    assert_eq!((own.day, own.sequence, county_news(own)), (day(13), 1, Some(News::Moved(day(12)))));
    let p0 = Leader { name: "P0".into(), address: "p0@val.example".into() };
    assert_eq!(team_news(off[0]), [(p0, News::CalledOff(day(12)))]);
}

#[test]
fn somebody_new_in_a_team_is_told_of_its_days_and_who_left_it_that_they_are_off() {
    let before = tour(&[0, 3]);
    let mut events = agreed(Vec::new(), &before, &visits(&[(1, 12, 0)]));
    tell(&mut events);
    let events = agreed(events, &tour(&[0, 4]), &visits(&[(1, 12, 0)]));
    let own = events.iter().find(|own| !own.is_county()).unwrap();
    let news: Vec<_> = team_news(own).into_iter().map(|(person, news)| (person.name, news)).collect();
    assert_eq!(news, [("P4".to_owned(), News::New), ("P3".to_owned(), News::CalledOff(day(12)))]);
    let own = events.iter().find(|own| own.is_county()).unwrap();
    assert_eq!(county_news(own), Some(News::Others));
}

#[test]
fn nobody_is_told_of_a_day_that_came_and_went_before_a_letter() {
    let tour = tour(&[0]);
    let events = agreed(Vec::new(), &tour, &visits(&[(1, 12, 0)]));
    let events = agreed(events, &tour, &visits(&[]));
    assert!(events.iter().all(|own| own.cancelled && !own.differs()));
}

fn plan() -> impl Strategy<Value = Vec<(u128, i64, u128)>> {
    proptest::collection::vec((0..6_u128, 0..30_i64, 0..3_u128), 0..6)
}

proptest! {
    /// Whatever is agreed on after what: the entries that stand are the plan, sequences only go up, the same plan
    /// changes nothing, and whoever was told everything has nothing to be told.
    #[test]
    fn entries_follow_the_plan(plans in proptest::collection::vec((plan(), any::<bool>()), 1..5)) {
        let tour = tour(&[0, 3]);
        let mut events: Vec<Event> = Vec::new();
        for (plan, told) in plans {
            let visits = visits(&plan);
            let before = events.clone();
            events = agreed(events, &tour, &visits);
            prop_assert!(changes(&events, &tour, &visits, DateTime::UNIX_EPOCH).is_empty());
            let standing: BTreeMap<_, _> = events
                .iter()
                .filter(|own| own.is_county() && !own.cancelled)
                .map(|own| (own.county, own.day))
                .collect();
            let wanted: BTreeMap<_, _> = visits.iter().map(|(county, visit)| (*county, visit.day)).collect();
            prop_assert_eq!(standing, wanted);
            for old in &before {
                let new = events.iter().find(|new| (new.county, new.audience) == (old.county, old.audience));
                let new = new.expect("an entry is never taken away");
                prop_assert!(new.sequence > old.sequence || new == old);
            }
            if told {
                tell(&mut events);
                prop_assert!(events.iter().all(|own| county_news(own).is_none() || !own.is_county()));
                prop_assert!(events.iter().all(|own| team_news(own).is_empty() || own.is_county()));
            }
        }
    }
}
