//! What the reader sees.

#![allow(clippy::unwrap_used, reason = "where a test cannot go on, it ends")]

use std::cmp::Ordering;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use texts::{Catalogue, Lang, Source, TextFault, Words};

fn words(lang: Lang) -> Words {
    Words::new(Arc::new(Catalogue::build(&[]).unwrap()), lang)
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_date_is_written_out_in_both_languages() {
    let (from, to) = (NaiveTime::from_hms_opt(9, 0, 0).unwrap(), NaiveTime::from_hms_opt(16, 0, 0).unwrap());
    assert_eq!(
        words(Lang::Sv).date_span(day("2022-01-18"), from, to),
        "tisdag 18 januari 2022 kl. 09.00–16.00"
    );
    assert_eq!(words(Lang::En).date_span(day("2022-01-18"), from, to), "Tuesday 18 January 2022 09:00–16:00");
}

#[test]
fn a_moment_is_shown_on_the_clock_in_sweden() {
    let moment = "2029-06-10T18:00:00Z".parse().unwrap();
    assert_eq!(words(Lang::Sv).moment(moment), "söndag 10 juni 2029 kl. 20.00");
    assert_eq!(words(Lang::Sv).short_moment(moment), "2029-06-10 20.00");
}

#[test]
fn weeks_are_counted_as_in_swedish_calendars() {
    assert_eq!(words(Lang::Sv).week(day("2027-01-03")), "v. 53");
    assert_eq!(words(Lang::Sv).week(day("2022-01-18")), "v. 3");
}

#[test]
fn days_left_are_told_in_words() {
    let sv = words(Lang::Sv);
    let today = day("2029-03-01");
    for (other, expected) in [
        ("2029-03-13", "om 12 dagar"),
        ("2029-03-01", "i dag"),
        ("2029-03-02", "i morgon"),
        ("2029-02-28", "i går"),
        ("2029-02-26", "för 3 dagar sedan"),
    ] {
        assert_eq!(sv.days_left(today, day(other)), expected);
    }
}

#[test]
fn swedish_letters_come_last_in_swedish() {
    let mut places = ["Östersund", "Zinkgruvan", "Ånge", "Älvdalen", "Arboga"].map(str::to_owned);
    words(Lang::Sv).sort_by_text(&mut places, |place| place);
    assert_eq!(places, ["Arboga", "Zinkgruvan", "Ånge", "Älvdalen", "Östersund"]);
    assert_eq!(words(Lang::En).compare("Ånge", "Zinkgruvan"), Ordering::Less);
}

#[test]
fn a_key_in_one_language_only_is_refused() {
    let source = Source { area: "trial", sv: "a = ett\nb = två", en: "a = one" };
    match Catalogue::build(&[source]) {
        Err(TextFault::OneLanguage(keys)) => assert_eq!(keys, ["b"]),
        other => panic!("{:?}", other.err()),
    }
}

#[test]
fn a_key_defined_twice_is_refused() {
    let once = Source { area: "first", sv: "a = ett", en: "a = one" };
    let again = Source { area: "second", sv: "a = två", en: "a = two" };
    assert!(matches!(Catalogue::build(&[once, again]), Err(TextFault::Twice { area: "second", .. })));
}

#[test]
fn a_missing_key_or_value_shows_itself() {
    let source = Source { area: "trial", sv: "hello = Hej { $name }", en: "hello = Hello { $name }" };
    let words = Words::new(Arc::new(Catalogue::build(&[source]).unwrap()), Lang::Sv);
    assert_eq!(words.say("no-such-key"), "⟦no-such-key⟧");
    assert!(words.say("hello").starts_with('⟦'));
    assert_eq!(words.say1("hello", "name", "Karin"), "Hej Karin");
}

#[test]
fn a_list_is_joined_as_people_speak() {
    let items = ["a", "b", "c"].map(str::to_owned);
    assert_eq!(words(Lang::Sv).list(&items), "a, b och c");
    assert_eq!(words(Lang::En).list(&items[..1]), "a");
}
