use proptest::prelude::*;

use super::*;

fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn window() -> Window {
    Window { first: ymd(2029, 3, 1), last: ymd(2029, 4, 30) }
}

fn yes() -> Typed {
    Typed {
        wants: "yes".into(),
        format: "physical".into(),
        length: "whole".into(),
        can: vec!["2029-03-14".into(), "2029-03-15".into()],
        cannot: vec!["2029-03-01".into()],
        ..Typed::default()
    }
}

fn codes(typed: &Typed) -> Vec<String> {
    let faults = typed.check(window()).unwrap_err();
    faults.iter().map(|fault| format!("{}-{}", fault.field, fault.code)).collect()
}

#[test]
fn an_answer_without_a_choice_says_what_is_missing() {
    assert_eq!(codes(&Typed::default()), ["wants-none"]);
    let bare = Typed { wants: "yes".into(), ..Typed::default() };
    assert_eq!(codes(&bare), ["format-none", "length-none"]);
    let nonsense = Typed { wants: "kanske".into(), format: "brev".into(), ..yes() };
    assert_eq!(codes(&nonsense), ["wants-none"]);
}

#[test]
fn a_no_needs_nothing_more_and_keeps_what_was_said() {
    let bare = Typed { wants: "no".into(), ..Typed::default() };
    assert_eq!(bare.check(window()).unwrap().0.wants, Wants::No);
    let after_a_yes = Typed { wants: "no".into(), ..yes() };
    let (answer, _) = after_a_yes.check(window()).unwrap();
    assert_eq!((answer.format, answer.days.len()), (Some(Format::Physical), 3));
}

#[test]
fn a_day_that_suits_and_does_not_is_named() {
    let typed = Typed { cannot: vec!["2029-03-15".into(), "2029-03-14".into()], ..yes() };
    let faults = typed.check(window()).unwrap_err();
    assert_eq!(faults, [AnswerFault::of("days", "conflict").about(vec![ymd(2029, 3, 14), ymd(2029, 3, 15)])]);
}

#[test]
fn days_on_which_no_workshop_is_held_are_refused() {
    for day in ["2029-03-03", "2029-03-30", "2029-02-28", "i våras", "2029-13-01"] {
        assert_eq!(codes(&Typed { can: vec![day.into()], ..yes() }), ["days-outside"], "{day}");
        let best = Typed { best: [day.into(), String::new(), String::new()], ..yes() };
        assert_eq!(codes(&best), ["best-1-outside"], "{day}");
    }
}

#[test]
fn the_best_days_stand_in_order_and_suit() {
    let best = |days: [&str; 3]| Typed { best: days.map(str::to_owned), ..yes() };
    let (answer, _) = best(["2029-04-10", "", "2029-03-14"]).check(window()).unwrap();
    assert_eq!(answer.best, [ymd(2029, 4, 10), ymd(2029, 3, 14)]);
    assert_eq!(answer.days[&ymd(2029, 4, 10)], Mark::Can);
    assert_eq!(codes(&best(["2029-03-01", "", ""])), ["best-1-cannot"]);
    assert_eq!(codes(&best(["2029-03-14", "", "2029-03-14"])), ["best-3-twice"]);
}

#[test]
fn a_county_for_which_no_day_is_left_is_told() {
    let all = super::super::workdays::workdays(window()).map(|day| day.to_string()).collect();
    let typed = Typed { can: Vec::new(), cannot: all, ..yes() };
    assert_eq!(codes(&typed), ["days-all-out"]);
    assert!(Typed { wants: "no".into(), ..typed }.check(window()).is_ok());
}

#[test]
fn texts_have_a_longest_length_and_lose_no_paragraph() {
    let long =
        Typed {
            wishes: "å".repeat(LONGEST_WISHES + 1), question: "ä".repeat(LONGEST_QUESTION + 1), ..yes()
        };
    assert_eq!(codes(&long), ["wishes-long", "question-long"]);
    let exact =
        Typed { wishes: "å".repeat(LONGEST_WISHES), question: "ä".repeat(LONGEST_QUESTION), ..yes() };
    assert!(exact.check(window()).is_ok());
    assert_eq!(written(" Ett\r\nstycke \r\n\r\nTvå\0 \r\n"), "Ett\nstycke\n\nTvå");
}

#[test]
fn answers_are_late_after_the_last_day_and_closed_after_the_window() {
    let on = |day| Stage::on(day, ymd(2029, 1, 22), window());
    assert_eq!(on(ymd(2029, 1, 22)), Stage::Open);
    assert_eq!(on(ymd(2029, 1, 23)), Stage::Late);
    assert_eq!(on(ymd(2029, 4, 30)), Stage::Late);
    assert_eq!(on(ymd(2029, 5, 1)), Stage::Closed);
}

#[test]
fn a_last_day_lies_ahead_and_before_the_window() {
    let today = ymd(2029, 1, 10);
    let set = |typed| last_day(typed, today, window());
    assert_eq!(set("2029-01-10"), Ok(today));
    assert_eq!(set("2029-02-28"), Ok(ymd(2029, 2, 28)));
    assert_eq!(set("2029-01-09"), Err(LastDayFault::Past));
    assert_eq!(set("2029-03-01"), Err(LastDayFault::InWindow));
    assert_eq!(set("snart"), Err(LastDayFault::None));
}

fn any_day() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => (0_i64..75).prop_map(|days| (ymd(2029, 2, 25) + TimeDelta::days(days)).to_string()),
        1 => Just(String::new()),
        1 => "\\PC{0,12}",
    ]
}

fn any_typed() -> impl Strategy<Value = Typed> {
    let code = |codes: &'static [&'static str]| proptest::sample::select(codes).prop_map(str::to_owned);
    (
        code(&["yes", "no", "", "x"]),
        code(&["physical", "digital", "hybrid", "", "x"]),
        code(&["half", "whole", "", "x"]),
        proptest::collection::vec(any_day(), 0..12),
        proptest::collection::vec(any_day(), 0..12),
        [any_day(), any_day(), any_day()],
        "\\PC{0,40}",
    )
        .prop_map(|(wants, format, length, can, cannot, best, wishes)| Typed {
            wants,
            format,
            length,
            can,
            cannot,
            best,
            wishes,
            question: String::new(),
        })
}

proptest! {
    /// An answer is taken or says why; a taken one never holds a day that suits and does not, and comes back to the
    /// form as the same answer.
    #[test]
    fn an_answer_holds_together_or_says_why(typed in any_typed()) {
        match typed.check(window()) {
            Err(faults) => prop_assert!(!faults.is_empty()),
            Ok((answer, _)) => {
                prop_assert!(answer.best.len() <= BEST);
                for day in &answer.best {
                    prop_assert_eq!(answer.days.get(day), Some(&Mark::Can));
                }
                for day in answer.days.keys() {
                    prop_assert!(is_workday(window(), *day));
                }
                if answer.wants == Wants::Yes {
                    prop_assert!(answer.format.is_some() && answer.length.is_some());
                }
                let again = Typed::of(&answer).check(window()).unwrap().0;
                prop_assert_eq!(again, answer);
            }
        }
    }
}
