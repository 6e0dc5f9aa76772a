//! What the form takes and what it refuses, also with anything written in it.

use chrono::{Days, NaiveDate, NaiveTime};
use proptest::prelude::*;

use super::form::SettingsForm;
use super::rules::{Format, Settings};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2029, 1, 10).unwrap()
}

fn good() -> SettingsForm {
    let usual = Settings::usual(today() + Days::new(60), 10);
    SettingsForm::of(&Settings {
        place: "Slottet".into(),
        contact: "Karin Åberg\n010-000 00 00".into(),
        ..usual
    })
}

fn faults(form: &SettingsForm) -> Vec<(&'static str, &'static str)> {
    match form.check(today(), None) {
        Ok(_) => Vec::new(),
        Err(faults) => faults.iter().map(|fault| (fault.field, fault.key)).collect(),
    }
}

#[test]
fn an_empty_form_says_everything_that_is_missing_at_once() {
    let found: Vec<_> = faults(&SettingsForm::default()).into_iter().map(|(field, _)| field).collect();
    let all = "day starts ends format place register_by seats_least seats_most tables chairs contact";
    assert_eq!(found, all.split(' ').collect::<Vec<_>>());
}

#[test]
fn a_time_may_be_written_with_a_point() {
    let form = SettingsForm { starts: "8.30".into(), ..good() };
    assert_eq!(form.check(today(), None).unwrap().starts, NaiveTime::from_hms_opt(8, 30, 0).unwrap());
}

#[test]
fn each_rule_is_said_beside_its_field() {
    type Change = fn(&mut SettingsForm);
    let cases: [(Change, (&str, &str)); 12] = [
        (|form| form.day = "2029-02-30".into(), ("day", "day-fault-no-such-day")),
        (|form| form.day = "+99999-01-01".into(), ("day", "day-fault-day")),
        (|form| form.starts = "25:00".into(), ("starts", "day-fault-starts")),
        (|form| form.ends = "09:00".into(), ("ends", "day-fault-ends-early")),
        (|form| form.format = "flygande".into(), ("format", "day-fault-format")),
        (|form| form.place = "å".repeat(201), ("place", "day-fault-place-long")),
        (|form| form.register_by.clone_from(&form.day), ("register_by", "day-fault-register-by-late")),
        (|form| form.seats_least = "0".into(), ("seats_least", "day-fault-seats-least")),
        (|form| form.seats_most = "2".into(), ("seats_most", "day-fault-seats-most-less")),
        (|form| form.tables = "101".into(), ("tables", "day-fault-tables")),
        (|form| form.chairs = "1".into(), ("chairs", "day-fault-chairs")),
        (|form| form.contact = "ö".repeat(501), ("contact", "day-fault-contact-long")),
    ];
    for (change, fault) in cases {
        let mut form = good();
        change(&mut form);
        assert_eq!(faults(&form), [fault]);
    }
}

#[test]
fn a_day_that_has_passed_is_refused_and_today_is_not() {
    let stands = today() - Days::new(9);
    let on = |day: NaiveDate| {
        let form = SettingsForm { day: day.to_string(), register_by: stands.to_string(), ..good() };
        let checked = form.check(today(), Some(stands));
        checked.err().unwrap_or_default().into_iter().map(|fault| fault.key).collect::<Vec<_>>()
    };
    assert_eq!(on(today() - Days::new(1)), ["day-fault-day-past"]);
    assert_eq!(on(today()), [""; 0]);
}

#[test]
fn a_last_day_that_has_passed_is_refused_unless_it_stands() {
    let yesterday = today() - Days::new(1);
    let form = SettingsForm { register_by: yesterday.to_string(), ..good() };
    assert_eq!(faults(&form), [("register_by", "day-fault-register-by-past")]);
    assert!(form.check(today(), Some(yesterday)).is_ok());
    assert_eq!(faults(&SettingsForm { register_by: today().to_string(), ..good() }), []);
}

#[test]
fn a_workshop_over_midnight_is_refused() {
    for (starts, ends) in [("22:00", "02:00"), ("09:00", "00:00"), ("09:00", "09:00")] {
        let form = SettingsForm { starts: starts.into(), ends: ends.into(), ..good() };
        assert_eq!(faults(&form), [("ends", "day-fault-ends-early")], "{starts}–{ends}");
    }
    let form = SettingsForm { ends: "24:00".into(), ..good() };
    assert_eq!(faults(&form), [("ends", "day-fault-ends")]);
}

#[test]
fn the_29th_of_february_is_a_day_in_leap_years_only() {
    let on = |day: &str| SettingsForm { day: day.into(), ..good() };
    assert_eq!(faults(&on("2032-02-29")), []);
    assert_eq!(faults(&on("2031-02-29")), [("day", "day-fault-no-such-day")]);
    let last = SettingsForm { register_by: "2030-02-29".into(), ..on("2032-02-29") };
    assert_eq!(faults(&last), [("register_by", "day-fault-no-such-day")]);
}

fn settings() -> impl Strategy<Value = Settings> {
    let days = (0_u64..3000, 1_u64..200);
    let times = (0_u32..1439).prop_flat_map(|starts| (Just(starts), starts + 1..1440));
    let texts = ("[^\\s\\p{C}]{1,100}", "[^\\s\\p{C}]{0,100}", "[^\\s\\p{C}]{1,200}");
    let seats = (1..=50).prop_flat_map(|least| (Just(least), least..=50));
    (days, times, texts, seats, 1..=100, 2..=20, 0..3_usize).prop_map(
        |(
            (ahead, before),
            (starts, ends),
            (place, address, contact),
            (least, most),
            tables,
            chairs,
            format,
        )| {
            let clock = |minute: u32| NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap();
            let day = today() + Days::new(ahead);
            Settings {
                day,
                starts: clock(starts),
                ends: clock(ends),
                place,
                address,
                format: Format::ALL[format],
                register_by: day - Days::new(before),
                seats_least: least,
                seats_most: most,
                tables,
                chairs,
                contact,
            }
        },
    )
}

proptest! {
    #[test]
    fn settings_come_back_from_their_form_as_they_were(settings in settings()) {
        prop_assert_eq!(SettingsForm::of(&settings).check(today(), Some(settings.register_by)), Ok(settings));
    }

    #[test]
    fn anything_may_be_written_in_the_form(texts in proptest::collection::vec(any::<String>(), 12)) {
        let [day, starts, ends, format, place, address, register_by, seats_least, seats_most, tables, chairs, contact] =
            <[String; 12]>::try_from(texts).unwrap();
        let form = SettingsForm {
            day, starts, ends, format, place, address, register_by, seats_least, seats_most, tables, chairs, contact,
        };
        prop_assert!(form.check(today(), None).is_err());
    }

    #[test]
    fn anything_may_be_written_in_one_field_of_a_good_form(field in 0..12, text in any::<String>()) {
        let mut form = good();
        let fields = [
            &mut form.day, &mut form.starts, &mut form.ends, &mut form.format, &mut form.place, &mut form.address,
            &mut form.register_by, &mut form.seats_least, &mut form.seats_most, &mut form.tables, &mut form.chairs,
            &mut form.contact,
        ];
        *fields.into_iter().nth(usize::try_from(field).unwrap()).unwrap() = text;
        // What is taken can be shown and taken again.
        if let Ok(settings) = form.check(today(), None) {
            prop_assert_eq!(SettingsForm::of(&settings).check(today(), Some(settings.register_by)), Ok(settings));
        }
    }
}
