//! An agenda fitted to a day. Pure.
//!
//! A dynamic programme over the items in their order: what is reached is a time of day, how long people have worked since
//! they last rested, and whether they had lunch; what is kept for each is the way there that costs least. It is exact. What
//! lies off its usual length costs the square of that over the length, which stretches everything by the same factor; an
//! item that is left out costs what shrinking it by three quarters would.

use chrono::{NaiveTime, TimeDelta, Timelike as _};

use super::rules::{Agenda, Item, Kind, STEP, Span};

/// Lunch begins in this time, in minutes after midnight: 11:00 to 13:00.
const LUNCH_BEGINS: std::ops::RangeInclusive<u16> = 11 * 60..=13 * 60;
/// A day that begins by the first and ends at the second or later has lunch in it.
const LUNCH_IF: (u16, u16) = (11 * 60, 13 * 60 + 30);
/// What leaving out costs, by minutes of the usual length.
const LEFT_OUT: u32 = 56;
/// What a break costs beside its length, so that there is none without need.
const ANOTHER_BREAK: u32 = 100;

/// What stands at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// An item, by its place in the agenda.
    Item(usize),
    /// A break.
    Rest,
    /// Lunch.
    Lunch,
}

/// One line of the fitted agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// What.
    pub what: What,
    /// From.
    pub starts: NaiveTime,
    /// How long, in minutes.
    pub minutes: u16,
}

impl Slot {
    /// Until when.
    #[must_use]
    pub fn ends(&self) -> NaiveTime {
        self.starts + TimeDelta::minutes(self.minutes.into())
    }
}

/// The agenda with its times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fitted {
    /// What comes after what, without gaps.
    pub slots: Vec<Slot>,
    /// Items that there was no time for.
    pub left_out: Vec<usize>,
}

/// Why an agenda does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misfit {
    /// There are no items.
    Nothing,
    /// Items that are longer at least than people may work without a pause.
    LongerThanStretch(Vec<usize>),
    /// There is no place for lunch between the items at the time of day when it must be.
    NoLunch,
    /// It would end at other times: the last before the day ends, and the first after it.
    Ends {
        /// Everything at its longest, or with a gap before the end.
        earlier: Option<NaiveTime>,
        /// Everything that must be, at its shortest, or the next that can be.
        later: Option<NaiveTime>,
    },
}

/// Fits the agenda to a day; of the time, what does not make up a whole step of five minutes at the end is left free.
///
/// # Errors
/// [`Misfit`]: there is no way to lay the items and pauses.
pub fn fit(agenda: &Agenda, starts: NaiveTime, ends: NaiveTime) -> Result<Fitted, Misfit> {
    if agenda.items.is_empty() {
        return Err(Misfit::Nothing);
    }
    let long = places(&agenda.items, |item| {
        item.kind != Kind::Gathering && !item.may_go && item.span.least > agenda.pauses.stretch
    });
    if !long.is_empty() {
        return Err(Misfit::LongerThanStretch(long));
    }
    let (from, to) = (minutes(starts), minutes(ends));
    let steps = usize::from(to.saturating_sub(from) / STEP);
    let lunch = from <= LUNCH_IF.0 && to >= LUNCH_IF.1;
    // Far enough to see where it would end instead.
    let most: u32 = agenda.items.iter().map(|item| u32::from(item.span.most + agenda.pauses.rest.most)).sum();
    let most = (most + u32::from(agenda.pauses.lunch.most)) / u32::from(STEP);
    let until_midnight = usize::from((24 * 60 - from - 1) / STEP);
    let horizon = usize::try_from(most).unwrap_or(usize::MAX).max(steps).min(until_midnight);
    let mut search = Search::new(agenda, from, horizon, lunch);
    search.run();
    match search.best_at(steps) {
        Some(end) => Ok(search.way_to(end, starts)),
        None => Err(search.why_not(steps, starts)),
    }
}

fn minutes(time: NaiveTime) -> u16 {
    // A day has 1 440 minutes.
    u16::try_from(time.num_seconds_from_midnight() / 60).unwrap_or(u16::MAX)
}

fn places(items: &[Item], holds: impl Fn(&Item) -> bool) -> Vec<usize> {
    items.iter().enumerate().filter(|(_, item)| holds(item)).map(|(place, _)| place).collect()
}

/// How somewhere was reached.
#[derive(Clone, Copy)]
struct Way {
    cost: u32,
    /// The state before, in the layer before.
    from: u32,
    /// What was laid: nothing, or so many steps.
    steps: u8,
    /// Whether what was laid in a layer of pauses is lunch.
    is_lunch: bool,
}

/// Two layers for each item: the pause before it, then itself.
struct Search<'a> {
    agenda: &'a Agenda,
    from: u16,
    horizon: usize,
    lunch: bool,
    /// Steps of work without a pause, at most.
    stretch: usize,
    layers: Vec<Vec<Option<Way>>>,
}

/// A state: at a step of the day; steps of work since the last pause, or [`Search::rested`] right after one; with lunch or
/// before it.
#[derive(Clone, Copy)]
struct At {
    step: usize,
    work: usize,
    lunched: bool,
}

impl<'a> Search<'a> {
    fn new(agenda: &'a Agenda, from: u16, horizon: usize, lunch: bool) -> Self {
        let stretch = usize::from(agenda.pauses.stretch / STEP);
        Self { agenda, from, horizon, lunch, stretch, layers: Vec::new() }
    }

    /// The place of "right after a pause" beside the counts of work.
    const fn rested(&self) -> usize {
        self.stretch + 1
    }

    const fn key(&self, at: At) -> usize {
        (at.step * (self.stretch + 2) + at.work) * 2 + at.lunched as usize
    }

    const fn at(&self, key: usize) -> At {
        let wide = self.stretch + 2;
        At { step: key / 2 / wide, work: key / 2 % wide, lunched: key % 2 == 1 }
    }

    fn empty(&self) -> Vec<Option<Way>> {
        vec![None; (self.horizon + 1) * (self.stretch + 2) * 2]
    }

    fn run(&mut self) {
        let mut now = self.empty();
        let begin = self.key(At { step: 0, work: 0, lunched: false });
        now[begin] = Some(Way { cost: 0, from: 0, steps: 0, is_lunch: false });
        self.layers.push(now);
        for place in 0..self.agenda.items.len() {
            let paused = self.layer(|search, at, next| search.pause(at, next));
            self.layers.push(paused);
            let laid = self.layer(|search, at, next| search.lay(place, at, next));
            self.layers.push(laid);
        }
    }

    /// The layer after the last one.
    fn layer(&self, step: impl Fn(&Self, At, &mut dyn FnMut(At, u32, usize, bool))) -> Vec<Option<Way>> {
        let mut next = self.empty();
        let Some(last) = self.layers.last() else { return next };
        for (key, way) in last.iter().enumerate() {
            let Some(way) = way else { continue };
            let mut reach = |at: At, cost: u32, steps: usize, is_lunch: bool| {
                if at.step > self.horizon {
                    return;
                }
                let cost = way.cost.saturating_add(cost);
                let place = &mut next[self.key(at)];
                if place.is_none_or(|known| cost < known.cost) {
                    let from = u32::try_from(key).unwrap_or(u32::MAX);
                    *place =
                        Some(Way { cost, from, steps: u8::try_from(steps).unwrap_or(u8::MAX), is_lunch });
                }
            };
            step(self, self.at(key), &mut reach);
        }
        next
    }

    fn pause(&self, at: At, next: &mut dyn FnMut(At, u32, usize, bool)) {
        next(at, 0, 0, false);
        if at.step == 0 || at.work == self.rested() {
            return;
        }
        // Right after a gathering nobody needs a break, but lunch may come.
        if at.work > 0 {
            for steps in lengths(self.agenda.pauses.rest) {
                let there = At { step: at.step + steps, work: self.rested(), ..at };
                next(there, off(steps, self.agenda.pauses.rest) + ANOTHER_BREAK, steps, false);
            }
        }
        if self.lunch && !at.lunched && LUNCH_BEGINS.contains(&self.clock(at.step)) {
            for steps in lengths(self.agenda.pauses.lunch) {
                let there = At { step: at.step + steps, work: self.rested(), lunched: true };
                next(there, off(steps, self.agenda.pauses.lunch), steps, true);
            }
        }
    }

    fn lay(&self, place: usize, at: At, next: &mut dyn FnMut(At, u32, usize, bool)) {
        let item = &self.agenda.items[place];
        if item.may_go {
            next(at, u32::from(item.span.usual) * LEFT_OUT, 0, false);
        }
        let before = if at.work == self.rested() { 0 } else { at.work };
        for steps in lengths(item.span) {
            let work = if item.kind == Kind::Gathering { 0 } else { before + steps };
            if work <= self.stretch {
                next(At { step: at.step + steps, work, ..at }, off(steps, item.span), steps, false);
            }
        }
    }

    fn clock(&self, step: usize) -> u16 {
        self.from.saturating_add(u16::try_from(step).unwrap_or(u16::MAX).saturating_mul(STEP))
    }

    /// The ends of whole days: nobody goes home from a pause, and who needs lunch had it.
    fn ends(&self) -> impl Iterator<Item = (At, u32)> + '_ {
        let last = self.layers.last().map_or(&[][..], Vec::as_slice);
        let found = last.iter().enumerate().filter_map(|(key, way)| Some((self.at(key), (*way)?.cost)));
        found.filter(|(at, _)| at.step > 0 && at.work != self.rested() && at.lunched == self.lunch)
    }

    fn best_at(&self, steps: usize) -> Option<At> {
        let there = self.ends().filter(|(at, _)| at.step == steps);
        there.min_by_key(|(at, cost)| (*cost, at.work)).map(|(at, _)| at)
    }

    fn way_to(&self, end: At, starts: NaiveTime) -> Fitted {
        let mut fitted = Fitted { slots: Vec::new(), left_out: Vec::new() };
        let mut key = self.key(end);
        for (layer, ways) in self.layers.iter().enumerate().skip(1).rev() {
            let Some(way) = ways[key] else { break };
            key = usize::try_from(way.from).unwrap_or_default();
            let begins = self.at(key).step;
            // Layer 0 is the start; after it come pause and item by turns.
            let is_item = layer % 2 == 0;
            let place = (layer - 1) / 2;
            let what = match (is_item, way.is_lunch) {
                (true, _) => What::Item(place),
                (false, true) => What::Lunch,
                (false, false) => What::Rest,
            };
            if way.steps > 0 {
                let begins = i64::try_from(begins).unwrap_or_default() * i64::from(STEP);
                let minutes = u16::from(way.steps) * STEP;
                fitted.slots.push(Slot { what, starts: starts + TimeDelta::minutes(begins), minutes });
            } else if is_item {
                fitted.left_out.push(place);
            }
        }
        fitted.slots.reverse();
        fitted.left_out.reverse();
        fitted
    }

    fn why_not(&self, steps: usize, starts: NaiveTime) -> Misfit {
        let time = |step: usize| {
            starts + TimeDelta::minutes(i64::try_from(step).unwrap_or_default() * i64::from(STEP))
        };
        let earlier = self.ends().map(|(at, _)| at.step).filter(|step| *step < steps).max().map(time);
        let later = self.ends().map(|(at, _)| at.step).filter(|step| *step > steps).min().map(time);
        match (earlier, later) {
            (None, None) if self.lunch => Misfit::NoLunch,
            (earlier, later) => Misfit::Ends { earlier, later },
        }
    }
}

fn lengths(span: Span) -> std::ops::RangeInclusive<usize> {
    usize::from(span.least / STEP)..=usize::from(span.most / STEP)
}

/// What it costs to be of another length than usual.
fn off(steps: usize, span: Span) -> u32 {
    let minutes = u32::try_from(steps).unwrap_or(u32::MAX).saturating_mul(u32::from(STEP));
    let usual = u32::from(span.usual).max(1);
    minutes.abs_diff(usual).pow(2).saturating_mul(100) / usual
}
