//! Dates, plans and changes in words, for all pages of the programme.

use chrono::{Datelike as _, NaiveDate, Weekday};
use texts::{Lang, Words};

use crate::agenda::fit::What;
use crate::agenda::lengths::{Length, lengths, on_standard_day, standard_start};
use crate::agenda::said::why_not;
use crate::agenda::{Agenda, Item, Span};
use crate::calendar::{CalendarDate, Election, Source, Window, holidays};
use crate::plan::{Change, Plan, Stage, Task, in_english};

/// A text that somebody wrote, or the template's in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub text: String,
    /// It is Swedish on a page that is not.
    pub foreign: bool,
}

pub(super) fn say(words: &Words, text: &str) -> Said {
    match (words.lang(), in_english(text)) {
        (Lang::Sv, _) => Said { text: text.to_owned(), foreign: false },
        (Lang::En, Some(english)) => Said { text: english.to_owned(), foreign: false },
        (Lang::En, None) => Said { text: text.to_owned(), foreign: true },
    }
}

/// One date, in words.
pub(super) struct Row {
    pub iso: String,
    pub day: String,
    pub week: String,
    pub what: String,
    pub left: String,
    pub whose: String,
    /// When it was last checked; empty for the programme's own.
    pub checked: String,
    /// The end of the CSS class in the line.
    pub class: &'static str,
    pub tag: &'static str,
}

pub(super) fn whose(words: &Words, source: Source, reference: &str) -> String {
    let whose = words.say(&format!("calendar-whose-{}", source.code()));
    if reference.is_empty() { whose } else { format!("{whose}, {reference}") }
}

pub(super) fn row(words: &Words, today: NaiveDate, date: &CalendarDate, next: bool) -> Row {
    let (class, tag) = urgency(today, date.day, next);
    Row {
        iso: date.day.to_string(),
        day: words.date(date.day),
        week: words.week(date.day),
        what: words.say(&format!("calendar-{}", date.code)),
        left: words.days_left(today, date.day),
        whose: whose(words, date.whose, date.reference),
        checked: date.checked.map(|day| day.to_string()).unwrap_or_default(),
        class,
        tag,
    }
}

/// The ends of the CSS classes of a day in a line, and of its tag.
fn urgency(today: NaiveDate, day: NaiveDate, next: bool) -> (&'static str, &'static str) {
    match (day - today).num_days() {
        ..0 => ("past", "plain"),
        0..14 => ("due", "due"),
        _ if next => ("now", "now"),
        _ => ("", "plain"),
    }
}

/// "Val till Europaparlamentet 2029", or what it was called when it was put in.
pub(super) fn election_name(words: &Words, election: &Election) -> String {
    let kind = words.say(&format!("programme-election-{}", election.kind.code()));
    if election.name.is_empty() { format!("{kind} {}", election.day.year()) } else { election.name.clone() }
}

/// "23 maj–24 juni 2029" would leave the weekday out; both days are said in full.
pub(super) fn span(words: &Words, first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        format!("{}, {}", words.date(first), words.week(first))
    } else {
        let weeks = if first.iso_week() == last.iso_week() {
            words.week(first)
        } else {
            words.say2("plan-weeks", "first", first.iso_week().week(), "last", last.iso_week().week())
        };
        words.say_with(
            "plan-span",
            [("first", words.date(first).into()), ("last", words.date(last).into()), ("weeks", weeks.into())],
        )
    }
}

/// The public holidays between Monday and Friday on which no workshop is held, with their days.
pub(super) fn holidays_in(words: &Words, window: Window) -> Vec<String> {
    holidays::between(window.first, window.last)
        .into_iter()
        .filter(|one| !matches!(one.day.weekday(), Weekday::Sat | Weekday::Sun))
        .map(|one| format!("{}, {}", words.say(&format!("holiday-{}", one.code)), words.date(one.day)))
        .collect()
}

/// The days that a plan sets, in order: one table on the overview.
pub(super) fn plan_days(words: &Words, today: NaiveDate, plan: &Plan) -> Vec<Row> {
    let days = [
        ("course_opens", plan.course_opens),
        ("interest_by", plan.interest_by),
        ("first", plan.first),
        ("last", plan.last),
    ];
    let row = |(name, day): (&str, NaiveDate)| {
        let (class, tag) = urgency(today, day, false);
        Row {
            iso: day.to_string(),
            day: words.date(day),
            week: words.week(day),
            what: words.say(&format!("plan-{name}")),
            left: words.days_left(today, day),
            whose: whose(words, Source::Own, ""),
            checked: String::new(),
            class,
            tag,
        }
    };
    let mut rows: Vec<Row> = days.into_iter().map(row).collect();
    rows.sort_by(|left, right| left.iso.cmp(&right.iso));
    rows
}

/// The last days that are counted from each workshop: what, and how many days before.
pub(super) fn counted_days(words: &Words, plan: &Plan) -> Vec<(String, String)> {
    let days = [
        ("invite_days", plan.invite_days),
        ("register_days", plan.register_days),
        ("list_days", plan.list_days),
        ("link_days", plan.link_days),
    ];
    let line = |(name, count): (&str, u16)| {
        (words.say(&format!("plan-{name}")), words.say1("plan-days-before", "days", u32::from(count)))
    };
    days.into_iter().map(line).collect()
}

/// "14 dagar före workshopen", "30 dagar efter", or nothing on the day.
pub(super) fn when(words: &Words, task: &Task) -> String {
    let Some(days) = task.days else { return String::new() };
    let key = match task.stage {
        Stage::Before | Stage::During => "plan-days-before",
        Stage::After => "plan-days-after",
    };
    words.say1(key, "days", u32::from(days))
}

/// One line of the standard day: when it begins, counted from the start, and how long it is.
pub(super) struct AgendaRow {
    pub minutes: String,
    pub from_start: String,
    pub what: Said,
}

/// The standard agenda.
pub(super) struct AgendaSaid {
    /// "5 timmar".
    pub length: String,
    pub rows: Vec<AgendaRow>,
    /// Why it fits no day.
    pub misfit: String,
    /// The same in every length that a day may be given.
    pub lengths: Vec<Length>,
}

pub(super) fn agenda(words: &Words, agenda: &Agenda) -> AgendaSaid {
    let mut shown = agenda.clone();
    shown.items.iter_mut().for_each(|item| item.title = say(words, &item.title).text);
    let fitted = on_standard_day(agenda);
    let slots = fitted.as_ref().map(|fitted| fitted.slots.as_slice()).unwrap_or_default();
    let mut passed = 0_u32;
    let row = |slot: &crate::agenda::fit::Slot| {
        let (what, span) = match slot.what {
            What::Item(place) => {
                let item = agenda.items.get(place);
                let what = say(words, item.map(|item| item.title.as_str()).unwrap_or_default());
                (what, item.map_or(agenda.pauses.rest, |item| item.span))
            }
            What::Rest => (own_words(words, "agenda-rest"), agenda.pauses.rest),
            What::Lunch => (own_words(words, "agenda-lunch"), agenda.pauses.lunch),
        };
        let row = AgendaRow {
            minutes: words.say1("agenda-minutes", "minutes", u32::from(slot.minutes)) + &between(span),
            from_start: format!("{}:{:02}", passed / 60, passed % 60),
            what,
        };
        passed += u32::from(slot.minutes);
        row
    };
    let rows = slots.iter().map(row).collect();
    let starts = standard_start();
    AgendaSaid {
        length: length(words, passed),
        rows,
        misfit: fitted.err().map(|why| why_not(&why, &shown, words)).unwrap_or_default(),
        lengths: lengths(&shown, starts, starts, words),
    }
}

fn own_words(words: &Words, key: &str) -> Said {
    Said { text: words.say(key), foreign: false }
}

/// " (10–30)".
fn between(span: Span) -> String {
    format!(" ({}–{})", span.least, span.most)
}

/// "5 timmar", "4 timmar och 30 minuter".
fn length(words: &Words, minutes: u32) -> String {
    if minutes.is_multiple_of(60) {
        words.say1("plan-hours", "hours", minutes / 60)
    } else {
        words.say2("plan-hours-minutes", "hours", minutes / 60, "minutes", minutes % 60)
    }
}

/// The lines of a change: every item with what it may be, then breaks, lunch and the longest stretch.
fn agenda_lines(words: &Words, agenda: &Agenda) -> Vec<Said> {
    let line = |item: &Item| {
        let said = say(words, &item.title);
        let kind = words.say(&format!("agenda-kind-{}", item.kind.code()));
        let mut text = format!("{}{} {} · {kind}", item.span.usual, between(item.span), said.text);
        if item.may_go {
            text = format!("{text} · {}", words.say("plan-agenda-may-go"));
        }
        Said { text, ..said }
    };
    let pause = |key: &str, span: Span| Said {
        text: format!("{}{} {}", span.usual, between(span), words.say(key)),
        foreign: false,
    };
    let mut lines: Vec<Said> = agenda.items.iter().map(line).collect();
    lines.push(pause("agenda-rest", agenda.pauses.rest));
    lines.push(pause("agenda-lunch", agenda.pauses.lunch));
    let stretch = words.say1("plan-agenda-stretch", "minutes", agenda.pauses.stretch);
    lines.push(Said { text: stretch, foreign: false });
    lines
}

/// One change: what it is about, what it was and what it is. Empty when there was or is nothing.
pub(super) struct ChangeLine {
    pub what: String,
    pub was: Vec<Said>,
    pub is: Vec<Said>,
}

pub(super) fn change_lines(words: &Words, changes: &[Change]) -> Vec<ChangeLine> {
    changes.iter().map(|change| change_line(words, change)).collect()
}

fn change_line(words: &Words, change: &Change) -> ChangeLine {
    let plain = |text: String| vec![Said { text, foreign: false }];
    let field = |name: &str| words.say(&format!("plan-{name}"));
    let whole = |task: &Task| {
        let mut said = say(words, &task.what);
        let when = when(words, task);
        if !when.is_empty() {
            said.text = format!("{} ({when})", said.text);
        }
        vec![said]
    };
    let place = |key: &str, task: &Task| {
        words.say2(
            key,
            "tier",
            words.say(&format!("plan-tier-{}", task.tier.code())),
            "stage",
            words.say(&format!("plan-stage-{}", task.stage.code())),
        )
    };
    match change {
        Change::Day(name, was, is) => {
            let day = |day: &NaiveDate| plain(format!("{}, {}", words.date(*day), words.week(*day)));
            ChangeLine { what: field(name), was: day(was), is: day(is) }
        }
        Change::Number(name, was, is) => {
            ChangeLine { what: field(name), was: plain(was.to_string()), is: plain(is.to_string()) }
        }
        Change::Name(name, was, is) => {
            ChangeLine { what: field(name), was: vec![say(words, was)], is: vec![say(words, is)] }
        }
        Change::Roles(was, is) => {
            let all = |roles: &[String]| roles.iter().map(|role| say(words, role)).collect();
            ChangeLine { what: field("roles"), was: all(was), is: all(is) }
        }
        Change::Agenda(was, is) => {
            let all = |agenda: &Agenda| agenda_lines(words, agenda);
            ChangeLine { what: field("agenda"), was: all(was), is: all(is) }
        }
        Change::TaskAdded(task) => {
            ChangeLine { what: place("plan-task-added", task), was: Vec::new(), is: whole(task) }
        }
        Change::TaskRemoved(task) => {
            ChangeLine { what: place("plan-task-removed", task), was: whole(task), is: Vec::new() }
        }
        Change::TaskChanged(was, is) => {
            ChangeLine { what: place("plan-task-changed", is), was: whole(was), is: whole(is) }
        }
        Change::TasksReordered => {
            ChangeLine { what: words.say("plan-tasks-reordered"), was: Vec::new(), is: Vec::new() }
        }
    }
}
