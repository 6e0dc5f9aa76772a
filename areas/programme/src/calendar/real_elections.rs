//! The calendar held against the days of real elections, as published, and of those to come.

use chrono::{Datelike as _, Days, NaiveDate};
use proptest::prelude::*;

use super::elections::{DayFault, is_decided, ordinary, overlaps, together};
use super::*;

fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Holds the calendar of an election against days given as (code, month, day) of its year, or the year before when
/// the month is negative.
fn holds(kind: ElectionKind, election_day: NaiveDate, expected: &[(&str, i32, u32)]) {
    let dates = dates(kind, election_day);
    for (code, month, day) in expected {
        let year = election_day.year() - i32::from(*month < 0);
        let published = ymd(year, month.unsigned_abs(), *day);
        assert_eq!(day_of(&dates, code), Some(published), "{kind:?} {election_day}: {code}");
    }
}

#[test]
fn the_general_elections_of_2018_were_held_by_this_calendar() {
    let day = ymd(2018, 9, 9);
    let published = [
        ("voters-counted", -3, 1),
        ("constituencies", -10, 31),
        ("districts", -12, 1),
        ("parties", 2, 28),
        ("abroad-letters", 7, 26),
        ("roll", 8, 10),
        ("embassies", 8, 16),
        ("early-voting", 8, 22),
        ("roll-corrections", 8, 28),
        ("final-count", 9, 10),
        ("wednesday-count", 9, 12),
    ];
    holds(ElectionKind::General, day, &published);
}

#[test]
fn the_european_election_of_2019_was_held_by_this_calendar_on_the_day_the_council_had_set() {
    let published = [
        ("abroad-letters", 4, 11),
        ("roll", 4, 26),
        ("union-citizens", 4, 26),
        ("embassies", 5, 2),
        ("early-voting", 5, 8),
        ("roll-corrections", 5, 14),
        ("election-day", 5, 26),
        ("final-count", 5, 27),
        ("wednesday-count", 5, 29),
    ];
    let held = ordinary(2019, 2019);
    assert_eq!(held, [Election::on(ElectionKind::EuropeanParliament, ymd(2019, 5, 26))]);
    holds(ElectionKind::EuropeanParliament, ymd(2019, 5, 26), &published);
}

#[test]
fn the_workshops_of_2022_and_2024_lie_in_their_windows() {
    let general = ymd(2022, 9, 11);
    assert!(window(ElectionKind::General, general).holds(ymd(2022, 1, 18)), "Gävleborg");
    holds(ElectionKind::General, general, &[("course", -11, 15), ("early-voting", 8, 24)]);
    let european = ymd(2024, 6, 9);
    assert!(window(ElectionKind::EuropeanParliament, european).holds(ymd(2024, 3, 21)), "Halland");
    // 2024 was a leap year: parties had until 29 February.
    let published = [("interest", 1, 22), ("parties", 2, 29), ("early-voting", 5, 22), ("roll", 5, 10)];
    holds(ElectionKind::EuropeanParliament, european, &published);
}

#[test]
fn the_general_elections_of_2026_were_held_by_this_calendar() {
    let day = ymd(2026, 9, 13);
    let published =
        [("night-lead", 5, 15), ("early-voting", 8, 26), ("final-count", 9, 14), ("local-result", 9, 27)];
    holds(ElectionKind::General, day, &published);
}

#[test]
fn the_european_election_of_2029_has_the_dates_of_the_published_pattern() {
    let expected = [
        ("districts", -12, 1),
        ("course", -11, 15),
        ("interest", 1, 22),
        ("parties", 2, 28),
        ("abroad-letters", 4, 26),
        ("roll", 5, 11),
        ("embassies", 5, 17),
        ("early-voting", 5, 23),
        ("freeze-begins", 5, 23),
        ("roll-corrections", 5, 29),
        ("election-day", 6, 10),
        ("final-count", 6, 11),
        ("wednesday-count", 6, 13),
        ("national-result", 6, 17),
        ("freeze-ends", 6, 24),
        ("appeals", 6, 27),
    ];
    holds(ElectionKind::EuropeanParliament, ymd(2029, 6, 10), &expected);
}

#[test]
fn the_general_elections_of_2030_have_the_dates_of_the_published_pattern() {
    let expected = [
        ("voters-counted", -3, 1),
        ("constituencies", -10, 31),
        ("districts", -12, 1),
        ("parties", 2, 28),
        ("night-lead", 5, 15),
        ("abroad-letters", 7, 25),
        ("roll", 8, 9),
        ("embassies", 8, 15),
        ("early-voting", 8, 21),
        ("roll-corrections", 8, 27),
        ("final-count", 9, 9),
        ("wednesday-count", 9, 11),
        ("national-result", 9, 15),
        ("local-result", 9, 22),
        ("appeals", 10, 2),
    ];
    holds(ElectionKind::General, ymd(2030, 9, 8), &expected);
}

#[test]
fn ordinary_elections_fall_on_the_days_that_the_law_counts_out() {
    let found: Vec<_> =
        ordinary(2018, 2030).iter().map(|election| (election.kind.code(), election.day)).collect();
    let expected = [
        ("general", ymd(2018, 9, 9)),
        ("european_parliament", ymd(2019, 5, 26)),
        ("sami_parliament", ymd(2021, 5, 16)),
        ("general", ymd(2022, 9, 11)),
        ("european_parliament", ymd(2024, 6, 9)),
        ("sami_parliament", ymd(2025, 5, 18)),
        ("general", ymd(2026, 9, 13)),
        ("sami_parliament", ymd(2029, 5, 20)),
        ("european_parliament", ymd(2029, 6, 10)),
        ("general", ymd(2030, 9, 8)),
    ];
    assert_eq!(found, expected);
}

#[test]
fn the_elections_of_2029_overlap_from_the_freeze_of_one_to_the_end_of_the_others() {
    let found = overlaps(&ordinary(2026, 2030));
    let days = Span { first: ymd(2029, 5, 23), last: ymd(2029, 6, 3) };
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].one.kind, ElectionKind::SamiParliament);
    assert_eq!((found[0].other.kind, found[0].days), (ElectionKind::EuropeanParliament, days));
}

#[test]
fn what_the_council_moves_stands_in_place_of_the_expected_day() {
    let moved = Election::on(ElectionKind::EuropeanParliament, ymd(2029, 5, 27));
    let extra =
        Election { decided_on: Some(ymd(2029, 1, 3)), ..Election::on(ElectionKind::Extra, ymd(2029, 4, 1)) };
    let all = together(ordinary(2029, 2029), vec![moved.clone(), extra.clone()]);
    assert_eq!(all, [extra, Election::on(ElectionKind::SamiParliament, ymd(2029, 5, 20)), moved]);
}

/// The extra election that was announced for 22 March 2015, with its shorter deadlines.
#[test]
fn an_extra_election_has_shorter_deadlines_from_its_decision_on() {
    let extra = Election {
        decided_on: Some(ymd(2014, 12, 29)),
        ..Election::on(ElectionKind::Extra, ymd(2015, 3, 22))
    };
    let dates = dates_of(&extra);
    for (code, day) in [
        ("parties", ymd(2015, 1, 5)),
        ("abroad-letters", ymd(2015, 2, 5)),
        ("roll", ymd(2015, 2, 20)),
        ("embassies", ymd(2015, 3, 2)),
        ("early-voting", ymd(2015, 3, 12)),
        ("roll-corrections", ymd(2015, 3, 10)),
    ] {
        assert_eq!(day_of(&dates, code), Some(day), "{code}");
    }
    assert_eq!(phases(&extra)[0].days, Span { first: ymd(2014, 12, 29), last: ymd(2015, 3, 11) });
    assert_eq!(extra.faults(ymd(2014, 12, 29)), []);
}

#[test]
fn a_day_that_cannot_be_an_elections_says_all_that_is_wrong() {
    let today = ymd(2029, 1, 10);
    let extra =
        |day, decided_on| Election { decided_on: Some(decided_on), ..Election::on(ElectionKind::Extra, day) };
    assert_eq!(extra(ymd(2029, 4, 8), today).faults(today), []);
    assert_eq!(extra(ymd(2029, 4, 15), today).faults(today), [DayFault::TooLate]);
    assert_eq!(extra(ymd(2029, 4, 9), ymd(2029, 1, 9)).faults(today), [DayFault::NoSunday]);
    let gone = extra(ymd(2029, 1, 7), ymd(2029, 1, 8)).faults(today);
    assert_eq!(gone, [DayFault::Past, DayFault::BeforeDecision]);
    let far = Election::on(ElectionKind::General, ymd(2058, 9, 8)).faults(today);
    assert_eq!(far, [DayFault::Far]);
    let old = Election {
        decided_on: Some(ymd(1, 1, 1)),
        ..Election::on(ElectionKind::Referendum, ymd(2029, 3, 4))
    };
    assert_eq!(old.faults(today), [DayFault::OldDecision]);
    // A referendum may be held on any day.
    assert_eq!(Election::on(ElectionKind::Referendum, ymd(2029, 2, 28)).faults(today), []);
}

#[test]
fn the_calendar_is_in_order_and_names_each_date_once() {
    for kind in ElectionKind::ALL {
        let dates = dates(kind, ymd(2029, 6, 10));
        assert!(dates.is_sorted_by_key(|date| date.day));
        let codes: std::collections::HashSet<_> = dates.iter().map(|date| date.code).collect();
        assert_eq!(codes.len(), dates.len());
    }
}

#[test]
fn the_ends_of_time_give_a_shorter_calendar_and_no_panic() {
    for day in [NaiveDate::MIN, NaiveDate::MAX] {
        for kind in ElectionKind::ALL {
            let election = Election { decided_on: Some(day), ..Election::on(kind, day) };
            let _ = (dates_of(&election), phases(&election), freeze(&election), election.faults(day));
            let _ = window(kind, day).proposal(3);
        }
    }
}

/// Counties answer, then workshops are held, then nothing is changed any more.
fn workshops_come_before(election: &Election) {
    let window = window(election.kind, election.day);
    assert!(day_of(&dates_of(election), "interest").unwrap() < window.first, "{election:?}");
    assert!(window.first <= window.last && window.last < freeze(election).unwrap().first, "{election:?}");
}

#[test]
fn before_every_ordinary_election_there_is_time_for_workshops() {
    for election in ordinary(2018, 2100) {
        workshops_come_before(&election);
        assert_eq!(election.faults(ymd(election.day.year() - 1, 1, 1)), []);
    }
}

proptest! {
    #[test]
    fn whatever_the_day_phases_follow_each_other_and_the_freeze_holds_the_election(
        days in 0..60_000_u64, kind in 0..6_usize, notice in proptest::option::of(30..90_u64)
    ) {
        let kind = ElectionKind::ALL[kind];
        let day = ymd(1950, 1, 1) + Days::new(days);
        let election = Election { decided_on: notice.map(|notice| day - Days::new(notice)), ..Election::on(kind, day) };
        let phases = phases(&election);
        prop_assert_eq!(phases.len(), 6);
        prop_assert!(phases.is_sorted_by_key(|phase| phase.days.first));
        prop_assert!(phases.iter().all(|phase| phase.days.first <= phase.days.last));
        prop_assert_eq!(phases[2].days, Span { first: day, last: day });
        prop_assert!(freeze(&election).unwrap().holds(day));
        if is_decided(kind) {
            workshops_come_before(&election);
        }
    }

    #[test]
    fn elections_that_overlap_share_the_days_that_are_said(first in 0..2000_u64, gap in 0..80_u64) {
        let one = Election::on(ElectionKind::SamiParliament, ymd(2025, 1, 1) + Days::new(first));
        let other = Election::on(ElectionKind::General, one.day + Days::new(gap));
        let found = overlaps(&[one.clone(), other.clone()]);
        prop_assert_eq!(found.is_empty(), gap > 32);
        for overlap in found {
            prop_assert!(freeze(&one).unwrap().holds(overlap.days.first));
            prop_assert!(freeze(&other).unwrap().holds(overlap.days.last));
        }
    }
}
