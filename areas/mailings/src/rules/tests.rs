use chrono::{Days, NaiveDateTime, TimeDelta};
use proptest::prelude::*;
use sea_orm::prelude::Uuid;

use super::*;
use crate::quiet::{self, change_leaves, is_open};

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

/// Registration until Monday 5 March 2029, workshop on Tuesday 13 March.
fn times() -> Times {
    Times {
        last_day: at("2029-03-05T00:00:00").date(),
        start: at("2029-03-13T09:00:00"),
        end: at("2029-03-13T14:30:00"),
        by_video: false,
        changed: None,
    }
}

fn silent() -> Known {
    Known { reachable: true, ..Known::default() }
}

fn leaves(letter: Letter) -> Option<NaiveDateTime> {
    letter.usual().leaves(&times())
}

#[test]
fn the_shipped_rules_leave_on_working_mornings() {
    assert_eq!(leaves(Letter::FirstReminder), Some(at("2029-02-26T08:00:00")));
    // Two days before a Monday is a Saturday, one day before it a Sunday: both are the last day's morning.
    assert_eq!(leaves(Letter::LastReminder), Some(at("2029-03-05T07:00:00")));
    assert_eq!(leaves(Letter::Contact), Some(at("2029-03-05T07:00:00")));
    assert_eq!(leaves(Letter::County), Some(at("2029-03-06T08:00:00")));
    assert_eq!(leaves(Letter::Practical), Some(at("2029-03-08T08:00:00")));
    assert_eq!(leaves(Letter::Joining), Some(at("2029-03-12T08:00:00")));
    assert_eq!(leaves(Letter::Thanks), Some(at("2029-03-14T08:00:00")));
}

#[test]
fn hours_are_counted_to_the_minute_and_a_link_comes_rather_at_night_than_too_late() {
    let rule = |letter: Letter, count| Rule { count, unit: Unit::Hours, ..letter.usual() };
    assert_eq!(rule(Letter::Practical, 26).leaves(&times()), Some(at("2029-03-12T07:00:00")));
    assert_eq!(rule(Letter::Thanks, 1).leaves(&times()), Some(at("2029-03-13T15:30:00")));
    // A Sunday: the next working morning is after the end.
    let sunday =
        Times { start: at("2029-03-11T09:00:00"), end: at("2029-03-11T12:00:00"), by_video: true, ..times() };
    assert_eq!(rule(Letter::Joining, 2).leaves(&sunday), Some(at("2029-03-11T07:00:00")));
    assert_eq!(rule(Letter::Practical, 2).leaves(&sunday), None);
}

#[test]
fn who_has_answered_is_not_reminded_and_who_was_just_invited_gets_peace() {
    let (rule, now) = (Letter::FirstReminder.usual(), at("2029-02-26T08:00:00"));
    assert_eq!(decide(&rule, &times(), &silent(), now), Decision::Leaves);
    assert_eq!(decide(&rule, &times(), &Known { answered: true, ..silent() }, now), Decision::Stays);
    assert_eq!(decide(&rule, &times(), &Known { reachable: false, ..silent() }, now), Decision::Stays);
    let invited = Known { last_letter: Some(at("2029-02-26T07:30:00")), ..silent() };
    assert_eq!(decide(&rule, &times(), &invited, now), Decision::Waits(at("2029-02-28T07:00:00")));
    assert_eq!(decide(&Rule { is_on: false, ..rule }, &times(), &silent(), now), Decision::Stays);
}

#[test]
fn the_ladder_goes_to_the_municipality_only_when_those_invited_were_reminded() {
    let (rule, now) = (Letter::Contact.usual(), at("2029-03-05T09:00:00"));
    assert_eq!(decide(&rule, &times(), &silent(), now), Decision::Stays);
    assert_eq!(decide(&rule, &times(), &Known { reminded: true, ..silent() }, now), Decision::Leaves);
}

#[test]
fn who_comes_late_gets_what_they_missed_as_long_as_it_makes_sense() {
    let rule = Letter::Practical.usual();
    assert_eq!(decide(&rule, &times(), &silent(), at("2029-03-12T15:00:00")), Decision::Leaves);
    assert_eq!(
        decide(&rule, &times(), &silent(), at("2029-03-12T22:00:00")),
        Decision::Waits(at("2029-03-13T07:00:00"))
    );
    assert_eq!(decide(&rule, &times(), &silent(), at("2029-03-13T09:00:00")), Decision::Stays);
}

#[test]
fn a_link_to_join_is_written_of_only_where_people_meet_by_video() {
    let (rule, now) = (Letter::Joining.usual(), at("2029-03-12T10:00:00"));
    assert_eq!(decide(&rule, &times(), &silent(), now), Decision::Stays);
    assert_eq!(decide(&rule, &Times { by_video: true, ..times() }, &silent(), now), Decision::Leaves);
}

#[test]
fn thanks_and_what_was_missed_are_one_letter_in_two_cases() {
    let rules = Letter::ALL.map(Letter::usual);
    let whom = Uuid::from_u128(1);
    let sent = |came, done: &Done, now| {
        let people = [(Receiver::Person, whom, Known { came, ..silent() })];
        round(&rules, &times(), &people, done, at(now))
    };
    let (none, later) = (Done::new(), "2029-03-15T08:00:00");
    assert_eq!(sent(None, &none, later), [(Letter::Thanks, whom)], "nobody noted it");
    assert_eq!(sent(Some(true), &none, later), [(Letter::Thanks, whom)]);
    assert_eq!(sent(Some(false), &none, later), [(Letter::Missed, whom)]);
    assert_eq!(sent(Some(false), &none, "2029-03-14T08:00:00"), [], "a phone may come back");
    assert_eq!(sent(Some(true), &Done::from([(Letter::Missed, whom)]), later), []);
    assert_eq!(sent(Some(false), &Done::from([(Letter::Thanks, whom)]), later), []);
}

#[test]
fn a_change_is_told_an_hour_after_it_was_seen_and_only_where_it_is_not_known() {
    let rule = Letter::Changed.usual();
    let times = Times { changed: Some(at("2029-03-08T10:00:00")), ..times() };
    let untold = Known { changed: true, ..silent() };
    let due = at("2029-03-08T11:00:00");
    assert_eq!(decide(&rule, &times, &untold, at("2029-03-08T10:30:00")), Decision::Waits(due));
    assert_eq!(decide(&rule, &times, &untold, due), Decision::Leaves);
    assert_eq!(decide(&rule, &times, &silent(), due), Decision::Stays);
    assert_eq!(decide(&rule, &times, &untold, times.start), Decision::Stays, "too late");
}

#[test]
fn of_two_reminders_that_are_due_the_last_one_goes() {
    let rules = Letter::ALL.map(Letter::usual);
    let whom = Uuid::from_u128(1);
    let people = [(Receiver::Municipality, whom, silent())];
    let now = at("2029-03-05T07:00:00");
    assert_eq!(round(&rules, &times(), &people, &Done::new(), now), [(Letter::LastReminder, whom)]);
}

#[test]
fn the_ladder_of_the_course_goes_to_the_person_the_municipality_and_the_county() {
    assert_eq!(leaves(Letter::CourseFirst), Some(at("2029-02-27T08:00:00")));
    assert_eq!(leaves(Letter::CourseSecond), Some(at("2029-03-06T08:00:00")));
    assert_eq!(leaves(Letter::CourseMunicipality), Some(at("2029-03-08T08:00:00")));
    // Three days before a Tuesday is a Saturday, two days before it a Sunday: both are the Monday's morning.
    assert_eq!(leaves(Letter::CourseThird), Some(at("2029-03-12T07:00:00")));
    assert_eq!(leaves(Letter::CourseCounty), Some(at("2029-03-12T07:00:00")));
    assert_eq!(leaves(Letter::CourseLast), Some(at("2029-03-12T08:00:00")));
}

#[test]
fn letters_about_the_course_stop_at_once_when_it_is_done() {
    let now = at("2029-03-06T09:00:00");
    let missing = Known { course_missing: true, ..silent() };
    for letter in Letter::ALL.into_iter().filter(|letter| letter.is_about_course()) {
        let moment = leaves(letter).unwrap();
        assert_eq!(decide(&letter.usual(), &times(), &missing, moment), Decision::Leaves, "{letter:?}");
        assert_eq!(decide(&letter.usual(), &times(), &silent(), moment), Decision::Stays, "{letter:?}");
    }
    let rule = Letter::CourseSecond.usual();
    assert_eq!(decide(&rule, &times(), &missing, now), Decision::Leaves);
}

#[test]
fn who_comes_late_gets_the_last_reminder_that_is_due_and_not_all_of_them() {
    let rules = Letter::ALL.map(Letter::usual);
    let whom = Uuid::from_u128(1);
    let people = [(Receiver::Person, whom, Known { course_missing: true, ..silent() })];
    let sent = round(&rules, &times(), &people, &Done::new(), at("2029-03-07T09:00:00"));
    assert_eq!(sent, [(Letter::CourseSecond, whom)]);
    // The practical letter went; of the course only the reminder of the day before is left.
    let done = Done::from([(Letter::CourseSecond, whom), (Letter::Practical, whom)]);
    let sent = round(&rules, &times(), &people, &done, at("2029-03-12T09:00:00"));
    assert_eq!(sent, [(Letter::CourseLast, whom)]);
}

#[test]
fn a_change_waits_for_the_morning_unless_that_is_too_late() {
    let start = times().start;
    assert_eq!(change_leaves(start, at("2029-03-12T21:00:00")), at("2029-03-13T07:00:00"));
    assert_eq!(change_leaves(start, at("2029-03-13T06:30:00")), at("2029-03-13T07:00:00"));
    let sunday = at("2029-03-11T09:00:00");
    assert_eq!(change_leaves(sunday, at("2029-03-10T12:00:00")), at("2029-03-10T12:00:00"));
}

/// What may happen around a workshop.
#[derive(Clone, Debug)]
enum Event {
    /// Somebody looks, so many minutes later.
    Look(u32),
    /// The clock is put back by so many minutes, as after a restart on another machine.
    Back(u32),
    Day(u8),
    LastDay(u8),
    Video,
    Rule(usize, bool, u16, bool),
    Answer(usize),
    Silence(usize),
    Comes(usize),
    Goes(usize),
    /// Somebody does the course.
    Course(usize),
    Written(usize),
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        6 => (1..2_000_u32).prop_map(Event::Look),
        1 => (1..3_000_u32).prop_map(Event::Back),
        1 => (0..60_u8).prop_map(Event::Day),
        1 => (0..40_u8).prop_map(Event::LastDay),
        1 => Just(Event::Video),
        2 => (0..13_usize, any::<bool>(), 0..60_u16, any::<bool>()).prop_map(|(rule, on, count, hours)| Event::Rule(rule, on, count, hours)),
        1 => (0..4_usize).prop_map(Event::Answer),
        1 => (0..4_usize).prop_map(Event::Silence),
        1 => (0..8_usize).prop_map(Event::Comes),
        1 => (0..8_usize).prop_map(Event::Goes),
        1 => (0..8_usize).prop_map(Event::Course),
        1 => (0..4_usize).prop_map(Event::Written),
    ]
}

/// The id of a person in the property below.
fn whom_is(at: usize, whom: Uuid) -> bool {
    whom == Uuid::from_u128(100 + at as u128)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_sent_twice_at_night_or_too_late_whatever_happens(events in prop::collection::vec(event(), 1..160)) {
        let mut times = times();
        let mut rules = Letter::ALL.map(Letter::usual);
        let mut now = at("2029-02-05T09:00:00");
        let mut municipalities = [silent(); 4];
        let (mut registered, mut missing) = ([false; 8], [true; 8]);
        let mut done = Done::new();
        for event in events {
            match event {
                Event::Back(minutes) => now -= TimeDelta::minutes(i64::from(minutes)),
                Event::Day(days) => {
                    let day = times.last_day + Days::new(u64::from(days) + 1);
                    times.start = day.and_time(times.start.time());
                    times.end = day.and_time(times.end.time());
                }
                Event::LastDay(days) => times.last_day = times.start.date() - Days::new(u64::from(days) + 1),
                Event::Video => times.by_video = !times.by_video,
                Event::Rule(at, is_on, count, hours) => {
                    let unit = if hours { Unit::Hours } else { Unit::Days };
                    rules[at] = Rule { is_on, count, unit, ..rules[at] };
                }
                Event::Answer(at) => municipalities[at].answered = true,
                Event::Silence(at) => municipalities[at].answered = false,
                Event::Written(at) => municipalities[at].last_letter = Some(now),
                Event::Comes(at) => registered[at] = true,
                Event::Goes(at) => registered[at] = false,
                Event::Course(at) => missing[at] = false,
                Event::Look(minutes) => {
                    now += TimeDelta::minutes(i64::from(minutes));
                    let whom = |at: usize, from: u128| Uuid::from_u128(from + at as u128);
                    let mut people = Vec::new();
                    for (at, known) in municipalities.iter().enumerate() {
                        let reminded = [Letter::FirstReminder, Letter::LastReminder].iter().any(|one| done.contains(&(*one, whom(at, 1))));
                        people.push((Receiver::Municipality, whom(at, 1), *known));
                        people.push((Receiver::Contact, whom(at, 1), Known { reminded, ..*known }));
                    }
                    let person = |at: usize| Known { course_missing: missing[at], ..silent() };
                    people.extend((0..8).filter(|at| registered[*at]).map(|at| (Receiver::Person, whom(at, 100), person(at))));
                    let leaving = round(&rules, &times, &people, &done, now);
                    for (letter, whom) in leaving {
                        let rule = rules.iter().find(|rule| rule.letter == letter).unwrap();
                        prop_assert!(rule.is_on && rule.due(&times) <= now && now < rule.until(&times), "{letter:?} at {now}");
                        let is_done = (0..8).any(|at| whom_is(at, whom) && !missing[at]);
                        prop_assert!(!(letter.is_about_course() && is_done), "{letter:?} to somebody who is done");
                        prop_assert!(is_open(now) || letter == Letter::Joining, "{letter:?} at {now}");
                        if !is_open(now) {
                            prop_assert!(quiet::next_open(now) >= times.end, "not so urgent at {now}");
                        }
                        prop_assert!(done.insert((letter, whom)), "{letter:?} twice");
                    }
                }
            }
        }
    }

    #[test]
    fn what_waits_leaves_at_the_moment_it_names(letter in 0..Letter::ALL.len(), came in any::<Option<bool>>(), count in 0..60_u16, hours in any::<bool>(), back in 0..80_000_i64) {
        let letter = Letter::ALL[letter];
        let unit = if hours { Unit::Hours } else { Unit::Days };
        let rule = Rule { count, unit, ..letter.usual() };
        let changed = Some(at("2029-03-08T10:00:00"));
        let times = Times { by_video: true, changed, ..times() };
        let known = Known { reminded: true, course_missing: true, changed: true, came, ..silent() };
        let now = times.end - TimeDelta::minutes(back);
        if let Decision::Waits(until) = decide(&rule, &times, &known, now) {
            prop_assert!(until > now);
            prop_assert_eq!(decide(&rule, &times, &known, until), Decision::Leaves);
        }
    }
}
