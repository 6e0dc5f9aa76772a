use proptest::prelude::*;

use super::*;

fn moment(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// 9 to 16 on 14 March 2029: winter time, so the door is over at 22 in Sweden and 21 in Greenwich.
fn times() -> Times {
    Times { day: "2029-03-14".parse().unwrap(), ends: "16:00:00".parse().unwrap() }
}

fn person(number: u8) -> ParticipantId {
    Uuid::from_u128(u128::from(number)).into()
}

fn scan(key: u8, who: u8, minute: i64) -> Scan {
    Scan {
        key: Uuid::from_u128(u128::from(key)),
        participant: person(who),
        at: moment("2029-03-14T07:30:00Z") + TimeDelta::minutes(minute),
        undoes: None,
        seen: key.is_multiple_of(2),
        late: false,
        device: format!("{}", key % 3),
        without_course: false,
    }
}

fn undo(key: u8, who: u8, of: u8) -> Scan {
    Scan { undoes: Some(Uuid::from_u128(u128::from(of))), ..scan(key, who, 20) }
}

prop_compose! {
    fn any_scan()(key in 0..12_u8, who in 0..4_u8, minute in 0..60_i64, of in prop::option::of(0..12_u8)) -> Scan {
        match of {
            Some(of) => undo(key, who, of),
            None => scan(key, who, minute),
        }
    }
}

proptest! {
    #[test]
    fn neither_order_nor_repetition_matters(
        scans in prop::collection::vec(any_scan(), 0..24),
        order in prop::collection::vec(any::<prop::sample::Index>(), 0..80),
    ) {
        let once = merge(scans.clone());
        let mut again: Vec<Scan> = order.iter().filter(|_| !scans.is_empty()).map(|at| at.get(&scans).clone()).collect();
        again.extend(scans.iter().rev().cloned());
        prop_assert_eq!(merge(again), once);
    }

    #[test]
    fn it_does_not_matter_where_scans_are_brought_together(
        one in prop::collection::vec(any_scan(), 0..12),
        other in prop::collection::vec(any_scan(), 0..12),
    ) {
        let both = merge(one.iter().chain(&other).cloned());
        prop_assert_eq!(merge(other.iter().chain(&one).cloned()), both);
    }

    #[test]
    fn a_clock_that_is_off_is_put_right_and_nothing_happens_after_it_was_told(
        minutes_ago in 0..600_i64, off in -100_000_000_i64..100_000_000,
    ) {
        let received = moment("2029-03-14T09:00:00Z");
        let at = received - TimeDelta::minutes(minutes_ago);
        prop_assert_eq!(corrected(at.timestamp_millis() - off, off, received), at);
        prop_assert_eq!(corrected(at.timestamp_millis() + 86_400_000, 0, received), received);
        prop_assert_eq!(corrected(i64::MAX, off.abs(), received), received);
    }

    #[test]
    fn what_is_refused_is_refused_for_good(at in 0..2000_i64, closed in prop::option::of(0..2000_i64), more in 0..2000_i64) {
        let begin = moment("2029-03-14T07:00:00Z");
        let minute = |minutes: i64| begin + TimeDelta::minutes(minutes);
        let ask = |received| taken(minute(at), minute(received), closed.map(minute), times());
        if let Taken::Refused(why) = ask(at) {
            prop_assert_eq!(ask(at + more), Taken::Refused(why));
        }
    }
}

#[test]
fn two_phones_that_scan_the_same_badge_are_one_arrival() {
    let here = merge([scan(4, 1, 9), scan(3, 1, 7)]);
    assert_eq!(here.len(), 1);
    let karin = &here[&person(1)];
    assert_eq!((karin.since, karin.keys.len(), karin.devices), (scan(0, 1, 7).at, 2, 2));
    assert!(karin.seen);
}

#[test]
fn what_is_taken_back_is_what_was_known_there() {
    assert!(merge([scan(1, 1, 0), undo(9, 1, 1)]).is_empty());
    assert!(merge([undo(9, 1, 1), scan(1, 1, 0)]).is_empty(), "also when it comes first");
    let here = merge([scan(1, 1, 0), undo(9, 1, 1), scan(2, 1, 5)]);
    assert_eq!(here[&person(1)].keys, [Uuid::from_u128(2)], "another phone saw them");
}

#[test]
fn a_door_is_tried_out_before_the_day_and_over_six_hours_after_it() {
    for (now, phase, wiped) in [
        ("2029-03-13T22:59:00Z", Phase::Trial, "2029-03-13T23:00:00Z"),
        ("2029-03-13T23:00:00Z", Phase::Day, "2029-03-14T21:00:00Z"),
        ("2029-03-14T20:59:00Z", Phase::Day, "2029-03-14T21:00:00Z"),
        ("2029-03-14T21:00:00Z", Phase::Over, "2029-03-14T21:00:00Z"),
    ] {
        assert_eq!(times().phase(moment(now)), phase, "{now}");
        assert_eq!(times().wiped_at(moment(now)), moment(wiped), "{now}");
    }
}

#[test]
fn a_phone_that_comes_back_late_is_heard_about_what_it_noted_in_time() {
    let closed = Some(moment("2029-03-14T08:30:00Z"));
    let ask = |at: &str, received: &str, closed| taken(moment(at), moment(received), closed, times());
    let (before, after) = ("2029-03-14T08:20:00Z", "2029-03-14T08:40:00Z");
    assert_eq!(ask(before, before, None), Taken::InTime);
    assert_eq!(ask(before, after, closed), Taken::Late);
    assert_eq!(ask(after, after, closed), Taken::Refused(Refusal::Closed));
    assert_eq!(ask(before, "2029-03-16T08:00:00Z", None), Taken::Late);
    assert_eq!(ask("2029-03-15T08:00:00Z", "2029-03-15T08:00:00Z", None), Taken::Refused(Refusal::Over));
    assert_eq!(ask(before, "2029-03-22T08:00:00Z", None), Taken::Refused(Refusal::Over));
}

#[test]
fn somebody_is_found_by_the_beginning_of_names_and_places() {
    for (typed, found) in [
        ("", true),
        ("öh", true),
        ("ÖHMAN per", true),
        ("olov", true),
        ("per ock", true),
        ("hman", false),
        ("per gävle", false),
    ] {
        assert_eq!(is_meant(typed, "Per-Olov Öhman", "Ockelbo"), found, "{typed}");
    }
}
