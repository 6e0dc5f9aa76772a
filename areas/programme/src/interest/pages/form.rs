//! The county's form: one question a page, everything that was said travelling along in the form until it is sent.

use askama::Template;
use chrono::NaiveDate;
use texts::Words;
use web::{Choice, Faults, Posted, Shell, Step as StepShown, StepState};

use crate::calendar::{Window, holidays};
use crate::interest::rules::{
    Answer, AnswerFault, BEST, Format, LONGEST_QUESTION, LONGEST_WISHES, Length, Typed, Wants,
};
use crate::interest::said;
use crate::interest::workdays::{Out, Week, weeks, workdays};

/// One page of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// Does the county want a workshop?
    Wants,
    /// How, and how long?
    How,
    /// On which days?
    Days,
    /// With which wishes and questions?
    Wishes,
    /// Everything, before it is sent.
    Check,
}

impl Step {
    pub(super) const ALL: [Self; 5] = [Self::Wants, Self::How, Self::Days, Self::Wishes, Self::Check];

    /// In the form and in text keys.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Wants => "wants",
            Self::How => "how",
            Self::Days => "days",
            Self::Wishes => "wishes",
            Self::Check => "check",
        }
    }

    /// The page with this code; the first one for any other.
    pub(super) fn of(code: &str) -> Self {
        Self::ALL.into_iter().find(|step| step.code() == code).unwrap_or(Self::Wants)
    }

    /// The page on which a field stands.
    fn with(field: &str) -> Self {
        match field {
            "wants" => Self::Wants,
            "format" | "length" => Self::How,
            "wishes" | "question" => Self::Wishes,
            _ => Self::Days,
        }
    }

    /// The pages that whoever has said this goes through: a county that wants no workshop is not asked how.
    fn way(wants: &str) -> &'static [Self] {
        if wants == Wants::No.code() { &[Self::Wants, Self::Wishes, Self::Check] } else { &Self::ALL }
    }

    fn moved(self, wants: &str, by: isize) -> Self {
        let way = Self::way(wants);
        let here = way.iter().position(|step| *step == self).unwrap_or_default();
        here.checked_add_signed(by).and_then(|place| way.get(place)).copied().unwrap_or(self)
    }

    /// The page after this one.
    pub(super) fn next(self, wants: &str) -> Self {
        self.moved(wants, 1)
    }

    /// The page before this one.
    pub(super) fn back(self, wants: &str) -> Self {
        self.moved(wants, -1)
    }

    /// The first page with something wrong on it.
    pub(super) fn first_faulty(faults: &[AnswerFault]) -> Option<Self> {
        Self::ALL.into_iter().find(|step| faults.iter().any(|fault| Self::with(&fault.field) == *step))
    }
}

/// What a form said.
pub(super) fn typed(posted: &Posted) -> Typed {
    let all = |name: &str| posted.all(name).map(|text| text.trim().to_owned()).collect();
    Typed {
        wants: posted.text("wants").to_owned(),
        format: posted.text("format").to_owned(),
        length: posted.text("length").to_owned(),
        can: all("can"),
        cannot: all("cannot"),
        best: std::array::from_fn(|at| posted.text(&format!("best-{}", at + 1)).to_owned()),
        wishes: posted.raw("wishes").to_owned(),
        question: posted.raw("question").to_owned(),
    }
}

/// All that was said, but for what stands on this page.
pub(super) fn hidden(typed: &Typed, step: Step) -> Vec<(String, String)> {
    let one = |name: &str, text: &String| (name.to_owned(), text.clone());
    let mut fields = vec![
        one("wants", &typed.wants),
        one("format", &typed.format),
        one("length", &typed.length),
        one("wishes", &typed.wishes),
        one("question", &typed.question),
    ];
    fields.extend((1..).zip(&typed.best).map(|(place, text)| (format!("best-{place}"), text.clone())));
    fields.extend(typed.can.iter().map(|text| one("can", text)));
    fields.extend(typed.cannot.iter().map(|text| one("cannot", text)));
    fields.retain(|(name, text)| !text.is_empty() && (step == Step::Check || Step::with(name) != step));
    fields
}

#[derive(Template)]
#[template(path = "interest/pages/form.html")]
pub(super) struct FormPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub deed: String,
    /// The version of the answer that whoever writes has seen.
    pub version: i32,
    pub step: &'static str,
    pub steps: Vec<StepShown>,
    pub hidden: Vec<(String, String)>,
    pub typed: Typed,
    pub wants: Vec<Choice>,
    pub formats: Vec<Choice>,
    pub lengths: Vec<Choice>,
    /// "Sista dag är …", or that it has passed.
    pub last_day: String,
    pub is_late: bool,
    pub weeks: Vec<WeekShown>,
    pub best: Vec<(String, String, String)>,
    pub workdays: Vec<Choice>,
    pub rows: Vec<CheckRow>,
}

/// One week of the calendar.
pub(super) struct WeekShown {
    pub name: String,
    pub days: Vec<DayShown>,
    /// "lör 10 och sön 11 mars: helg".
    pub weekend: String,
}

/// One day of it.
pub(super) struct DayShown {
    pub iso: String,
    pub name: String,
    /// Why it cannot be chosen; empty when it can.
    pub out: String,
    pub can: bool,
    pub cannot: bool,
    pub is_faulty: bool,
}

/// One line of what will be sent.
pub(super) struct CheckRow {
    pub key: String,
    pub value: String,
    pub step: &'static str,
}

/// What the pages of one form share.
pub(super) struct Frame {
    pub shell: Shell,
    pub path: String,
    pub deed: String,
    pub version: i32,
    pub last_day: String,
    pub is_late: bool,
    pub window: Window,
}

/// The page of a form with what is wrong on it.
pub(super) fn form_page(frame: Frame, step: Step, typed: Typed, faults: &[AnswerFault]) -> FormPage {
    let words = frame.shell.t.clone();
    let own: Vec<&AnswerFault> = faults.iter().filter(|fault| Step::with(&fault.field) == step).collect();
    let said = said_faults(&words, &own);
    let in_conflict: Vec<NaiveDate> = own.iter().flat_map(|fault| fault.days.clone()).collect();
    let is_days = step == Step::Days;
    let coded = |field: &str, code: &str| Choice::new(code, words.say(&format!("interest-{field}-{code}")));
    FormPage {
        wants: Wants::ALL.iter().map(|one| coded("wants", one.code())).collect(),
        formats: Format::ALL.iter().map(|one| coded("format", one.code())).collect(),
        lengths: Length::ALL.iter().map(|one| coded("length", one.code())).collect(),
        shell: frame.shell.with_faults(&said),
        faults: said,
        path: frame.path,
        deed: frame.deed,
        version: frame.version,
        step: step.code(),
        steps: steps(&words, step, &typed.wants),
        hidden: hidden(&typed, step),
        last_day: frame.last_day,
        is_late: frame.is_late,
        weeks: if is_days { shown_weeks(&words, frame.window, &typed, &in_conflict) } else { Vec::new() },
        best: (1..=BEST)
            .map(|place| {
                let label = words.say(&format!("interest-best-{place}"));
                (format!("best-{place}"), label, typed.best[place - 1].clone())
            })
            .collect(),
        workdays: if is_days { choices(&words, frame.window) } else { Vec::new() },
        rows: if step == Step::Check { check_rows(&words, frame.window, &typed) } else { Vec::new() },
        typed,
    }
}

fn said_faults(words: &Words, own: &[&AnswerFault]) -> Faults {
    let mut faults = Faults::none();
    for fault in own {
        let field = fault.field.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == '-');
        let key = format!("interest-fault-{field}-{}", fault.code);
        let most = if field == "wishes" { LONGEST_WISHES } else { LONGEST_QUESTION };
        let days = said::days(words, &fault.days);
        faults.add(fault.field.clone(), words.say2(&key, "days", days, "most", most.to_string()));
    }
    faults
}

fn steps(words: &Words, here: Step, wants: &str) -> Vec<StepShown> {
    let way = Step::way(wants);
    let now = way.iter().position(|step| *step == here).unwrap_or_default();
    let state = |place: usize| match place.cmp(&now) {
        std::cmp::Ordering::Less => StepState::Done,
        std::cmp::Ordering::Equal => StepState::Now,
        std::cmp::Ordering::Greater => StepState::Todo,
    };
    let shown = |(place, step): (usize, &Step)| StepShown {
        text: words.say(&format!("interest-step-{}", step.code())),
        state: state(place),
    };
    way.iter().enumerate().map(shown).collect()
}

fn choices(words: &Words, window: Window) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", words.say("interest-best-none"))];
    let choice = |day: NaiveDate| {
        Choice::new(day.to_string(), format!("{}, {}", said::day_of_week(words, day), words.week(day)))
    };
    choices.extend(workdays(window).map(choice));
    choices
}

fn shown_weeks(words: &Words, window: Window, typed: &Typed, faulty: &[NaiveDate]) -> Vec<WeekShown> {
    weeks(window).iter().map(|week| shown_week(words, week, typed, faulty)).collect()
}

fn shown_week(words: &Words, week: &Week, typed: &Typed, faulty: &[NaiveDate]) -> WeekShown {
    let (weekdays, weekend) = week.days.split_at(5);
    let shown = |day: &crate::interest::workdays::Day| {
        let iso = day.day.to_string();
        DayShown {
            name: said::day_of_week(words, day.day),
            out: match day.out {
                None => String::new(),
                Some(Out::Outside | Out::Weekend) => words.say("interest-out-outside"),
                Some(Out::Holiday) => holiday(words, day.day),
                Some(Out::Eve(key)) => words.say(key),
            },
            can: typed.can.contains(&iso),
            cannot: typed.cannot.contains(&iso),
            is_faulty: faulty.contains(&day.day),
            iso,
        }
    };
    let outside = weekend.iter().all(|day| day.out == Some(Out::Outside));
    let listed: Vec<String> = weekend.iter().map(|day| said::day_of_week(words, day.day)).collect();
    let friday = weekdays.last().map_or(week.monday, |day| day.day);
    WeekShown {
        name: words.say_with(
            "interest-week",
            [
                ("week", words.week(week.monday).into()),
                ("days", said::span(words, week.monday, friday).into()),
            ],
        ),
        days: weekdays.iter().map(shown).collect(),
        weekend: if outside {
            String::new()
        } else {
            words.say1("interest-out-weekend", "days", words.list(&listed))
        },
    }
}

/// What the law calls a day that is no working day.
fn holiday(words: &Words, day: NaiveDate) -> String {
    let found = holidays::between(day, day).into_iter().next();
    found.map_or_else(
        || words.say("interest-out-outside"),
        |holiday| words.say(&format!("holiday-{}", holiday.code)),
    )
}

/// What will be sent, with the page on which each line can be changed. What is wrong is seen when it is sent.
fn check_rows(words: &Words, window: Window, typed: &Typed) -> Vec<CheckRow> {
    let row = |key: &str, value: String, step: Step| CheckRow {
        key: words.say(key),
        value: if value.is_empty() { words.say("interest-nothing") } else { value },
        step: step.code(),
    };
    let coded = |field: &str, code: &str, known: bool| {
        if known { words.say(&format!("interest-{field}-{code}")) } else { String::new() }
    };
    let mut rows = vec![row(
        "interest-wants",
        coded("wants", &typed.wants, Wants::ALL.iter().any(|one| one.code() == typed.wants)),
        Step::Wants,
    )];
    if typed.wants != Wants::No.code() {
        let is_format = Format::ALL.iter().any(|one| one.code() == typed.format);
        let is_length = Length::ALL.iter().any(|one| one.code() == typed.length);
        rows.push(row("interest-format", coded("format", &typed.format, is_format), Step::How));
        rows.push(row("interest-length", coded("length", &typed.length, is_length), Step::How));
        let days = |texts: &[String]| {
            let mut days: Vec<NaiveDate> = texts.iter().filter_map(|text| text.parse().ok()).collect();
            days.retain(|day| window.first <= *day && *day <= window.last);
            if days.is_empty() { String::new() } else { said::days(words, &days) }
        };
        rows.push(row("interest-best", days(&typed.best), Step::Days));
        rows.push(row("interest-can", days(&typed.can), Step::Days));
        rows.push(row("interest-cannot", days(&typed.cannot), Step::Days));
    }
    rows.push(row("interest-wishes", typed.wishes.trim().to_owned(), Step::Wishes));
    rows.push(row("interest-question", typed.question.trim().to_owned(), Step::Wishes));
    rows
}

/// A stored answer, or an empty form.
pub(super) fn stored(answer: Option<&Answer>) -> Typed {
    answer.map(Typed::of).unwrap_or_default()
}
