//! An agenda always fits or says why; against every way that there is, for small ones.

use chrono::{NaiveTime, TimeDelta};
use proptest::prelude::*;

use super::fit::{Fitted, Misfit, Slot, What, fit};
use super::rules::{Agenda, Item, Kind, Pauses, STEP, Span};

fn clock(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap()
}

fn usual() -> Agenda {
    crate::plan::standard_agenda()
}

fn kinds(fitted: &Fitted) -> Vec<What> {
    fitted.slots.iter().map(|slot| slot.what).collect()
}

/// What every fitted agenda holds.
fn holds(agenda: &Agenda, fitted: &Fitted, starts: NaiveTime, ends: NaiveTime) -> Result<(), TestCaseError> {
    let mut now = starts;
    let (mut work, mut lunches) = (0, 0);
    let mut items = Vec::new();
    for (place, slot) in fitted.slots.iter().enumerate() {
        prop_assert_eq!(slot.starts, now, "no gap");
        now = slot.ends();
        let within = |span: Span| (span.least..=span.most).contains(&slot.minutes);
        match slot.what {
            What::Item(item) => {
                prop_assert!(within(agenda.items[item].span));
                items.push(item);
                work = if agenda.items[item].kind == Kind::Gathering { 0 } else { work + slot.minutes };
                prop_assert!(work <= agenda.pauses.stretch);
            }
            pause => {
                prop_assert!(place > 0 && place + 1 < fitted.slots.len(), "no pause at the ends");
                prop_assert!(matches!(fitted.slots[place + 1].what, What::Item(_)), "no pause after a pause");
                let span = if pause == What::Rest { agenda.pauses.rest } else { agenda.pauses.lunch };
                prop_assert!(within(span));
                if pause == What::Lunch {
                    lunches += 1;
                    prop_assert!(slot.starts >= clock(11, 0) && slot.starts <= clock(13, 0));
                }
                work = 0;
            }
        }
    }
    prop_assert_eq!(lunches, u32::from(starts <= clock(11, 0) && ends >= clock(13, 30)));
    prop_assert!(now <= ends && ends - now < TimeDelta::minutes(STEP.into()));
    prop_assert!(fitted.left_out.iter().all(|item| agenda.items[*item].may_go));
    let mut all = [items.clone(), fitted.left_out.clone()].concat();
    prop_assert!(items.is_sorted());
    all.sort_unstable();
    prop_assert_eq!(all, (0..agenda.items.len()).collect::<Vec<_>>());
    Ok(())
}

/// Every way to lay the items and pauses that ends somewhere, by its end in minutes after the start.
fn every_end(agenda: &Agenda, starts: NaiveTime, lunch: bool) -> std::collections::BTreeSet<u16> {
    struct Try<'a> {
        agenda: &'a Agenda,
        starts: NaiveTime,
        lunch: bool,
        found: std::collections::BTreeSet<u16>,
    }
    impl Try<'_> {
        fn go(&mut self, item: usize, at: u16, work: u16, rested: bool, lunched: bool) {
            let Some(next) = self.agenda.items.get(item) else {
                if at > 0 && !rested && lunched == self.lunch {
                    self.found.insert(at);
                }
                return;
            };
            if next.may_go {
                self.go(item + 1, at, work, rested, lunched);
            }
            self.lay(item, at, work, lunched);
            if at == 0 || rested {
                return;
            }
            let pauses = self.agenda.pauses;
            if work > 0 {
                for long in (pauses.rest.least..=pauses.rest.most).step_by(STEP.into()) {
                    self.after(item, at + long, lunched);
                }
            }
            let now = self.starts + TimeDelta::minutes(at.into());
            if self.lunch && !lunched && now >= clock(11, 0) && now <= clock(13, 0) {
                for long in (pauses.lunch.least..=pauses.lunch.most).step_by(STEP.into()) {
                    self.after(item, at + long, true);
                }
            }
        }

        /// After a pause comes an item, this or a later one.
        fn after(&mut self, item: usize, at: u16, lunched: bool) {
            for next in item..self.agenda.items.len() {
                self.lay(next, at, 0, lunched);
                if !self.agenda.items[next].may_go {
                    break;
                }
            }
        }

        fn lay(&mut self, item: usize, at: u16, work: u16, lunched: bool) {
            let next = &self.agenda.items[item];
            for long in (next.span.least..=next.span.most).step_by(STEP.into()) {
                let work = if next.kind == Kind::Gathering { 0 } else { work + long };
                if work <= self.agenda.pauses.stretch {
                    self.go(item + 1, at + long, work, false, lunched);
                }
            }
        }
    }
    let mut every = Try { agenda, starts, lunch, found: std::collections::BTreeSet::new() };
    every.go(0, 0, 0, false, false);
    every.found
}

fn span(most: u16) -> impl Strategy<Value = Span> {
    prop::array::uniform3(1..=most).prop_map(|mut steps| {
        steps.sort_unstable();
        let [least, usual, most] = steps.map(|steps| steps * STEP);
        Span { least, usual, most }
    })
}

fn item(most: u16) -> impl Strategy<Value = Item> {
    let kind = prop::sample::select(&Kind::ALL[..]);
    (kind, span(most), any::<bool>()).prop_map(|(kind, span, may_go)| Item {
        title: String::new(),
        kind,
        span,
        may_go,
    })
}

fn agenda(items: usize, most: u16) -> impl Strategy<Value = Agenda> {
    let pauses = (span(4), span(6), 6..=24_u16).prop_map(|(rest, lunch, stretch)| Pauses {
        rest,
        lunch,
        stretch: stretch * STEP,
    });
    (prop::collection::vec(item(most), 1..=items), pauses)
        .prop_map(|(items, pauses)| Agenda { items, pauses })
}

proptest! {
    #[test]
    fn an_agenda_fits_or_says_why(agenda in agenda(12, 20), starts in 0..1380_u32, long in 5..600_i64) {
        let starts = NaiveTime::from_num_seconds_from_midnight_opt(starts * 60, 0).unwrap();
        let (ends, days) = starts.overflowing_add_signed(TimeDelta::minutes(long));
        prop_assume!(days == 0);
        if let Ok(fitted) = fit(&agenda, starts, ends) {
            holds(&agenda, &fitted, starts, ends)?;
        }
    }

    #[test]
    fn what_does_not_fit_fits_in_no_way(agenda in agenda(4, 6), from in 8..13_u32, steps in 1..50_u16) {
        let starts = clock(from, 0);
        let ends = starts + TimeDelta::minutes((steps * STEP).into());
        let lunch = starts <= clock(11, 0) && ends >= clock(13, 30);
        let every = every_end(&agenda, starts, lunch);
        let time = |minutes: &u16| starts + TimeDelta::minutes((*minutes).into());
        match fit(&agenda, starts, ends) {
            Ok(_) => prop_assert!(every.contains(&(steps * STEP))),
            Err(Misfit::Ends { earlier, later }) => {
                prop_assert_eq!(earlier, every.range(..steps * STEP).next_back().map(time));
                prop_assert_eq!(later, every.range(steps * STEP + 1..).next().map(time));
                prop_assert!(!every.contains(&(steps * STEP)));
            }
            Err(Misfit::NoLunch) => prop_assert!(lunch && every.is_empty()),
            Err(Misfit::LongerThanStretch(items)) => {
                prop_assert!(!items.is_empty() && every.is_empty());
            }
            Err(Misfit::Nothing) => prop_assert!(agenda.items.is_empty()),
        }
    }
}

#[test]
fn the_standard_agenda_fits_three_hours_five_and_a_whole_day() {
    let whole = fit(&usual(), clock(9, 0), clock(16, 0)).unwrap();
    assert!(whole.left_out.is_empty());
    let five = fit(&usual(), clock(9, 0), clock(14, 0)).unwrap();
    assert!(kinds(&five).contains(&What::Lunch));
    let three = fit(&usual(), clock(9, 0), clock(12, 0)).unwrap();
    assert!(!kinds(&three).contains(&What::Lunch) && !three.left_out.is_empty());
    for fitted in [&whole, &five, &three] {
        assert!(kinds(fitted).contains(&What::Item(3)), "the exercise is always in it");
    }
}

#[test]
fn two_items_share_what_is_missing_by_their_length() {
    let item =
        |usual| Item { title: String::new(), kind: Kind::Talk, span: Span::of(5, usual, 90), may_go: false };
    let agenda =
        Agenda { items: vec![item(60), item(30)], pauses: Pauses { stretch: 240, ..usual().pauses } };
    let fitted = fit(&agenda, clock(8, 0), clock(9, 15)).unwrap();
    let long: Vec<u16> = fitted.slots.iter().map(|slot: &Slot| slot.minutes).collect();
    assert_eq!(long, [50, 25]);
}

#[test]
fn too_short_and_too_long_say_when_it_would_end() {
    let short = fit(&usual(), clock(9, 0), clock(10, 0));
    assert!(matches!(short, Err(Misfit::Ends { earlier: None, later: Some(_) })), "{short:?}");
    let long = fit(&usual(), clock(7, 0), clock(21, 0));
    assert!(matches!(long, Err(Misfit::Ends { earlier: Some(_), later: None })), "{long:?}");
    let empty = Agenda { items: Vec::new(), pauses: usual().pauses };
    assert_eq!(fit(&empty, clock(9, 0), clock(14, 0)), Err(Misfit::Nothing));
}
