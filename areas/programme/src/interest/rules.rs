//! What a county answers, what is wrong with an answer, and when an answer is late. Pure.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sea_orm::entity::prelude::*;

use super::workdays::is_workday;
use crate::calendar::Window;
use crate::form_date::{self, NoDay};

/// The longest text about regional content, in characters: about a page and a half.
pub const LONGEST_WISHES: usize = 4000;
/// The longest question and the longest answer to one, in characters.
pub const LONGEST_QUESTION: usize = 2000;
/// How many days a county may put first.
pub const BEST: usize = 3;

/// Whether a county wants a workshop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Wants {
    /// It does.
    #[sea_orm(string_value = "yes")]
    Yes,
    /// It does not.
    #[sea_orm(string_value = "no")]
    No,
}

impl Wants {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Yes, Self::No];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
        }
    }
}

/// How people meet: as a county wants it, and as its workshop is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Format {
    /// In one room.
    #[sea_orm(string_value = "physical")]
    Physical,
    /// Each municipality in a room of its own, joined by video.
    #[sea_orm(string_value = "digital")]
    Digital,
    /// Some in the room, some by video.
    #[sea_orm(string_value = "hybrid")]
    Hybrid,
}

impl Format {
    /// Every one, the usual one first.
    pub const ALL: [Self; 3] = [Self::Physical, Self::Digital, Self::Hybrid];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Physical => "physical",
            Self::Digital => "digital",
            Self::Hybrid => "hybrid",
        }
    }
}

/// How long a county wants to meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Length {
    /// About three hours.
    #[sea_orm(string_value = "half")]
    Half,
    /// About five hours, with lunch, or more.
    #[sea_orm(string_value = "whole")]
    Whole,
}

impl Length {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Half, Self::Whole];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Half => "half",
            Self::Whole => "whole",
        }
    }
}

/// What a county says of a day. A day of which it says nothing is possible when no other is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)")]
pub enum Mark {
    /// It suits.
    #[sea_orm(string_value = "can")]
    Can,
    /// It does not.
    #[sea_orm(string_value = "cannot")]
    Cannot,
}

/// A county's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Whether it wants a workshop.
    pub wants: Wants,
    /// How it wants to meet; a county that wants none may leave it open.
    pub format: Option<Format>,
    /// How long.
    pub length: Option<Length>,
    /// What it says of days.
    pub days: BTreeMap<NaiveDate, Mark>,
    /// The days that suit best, the best first: at most [`BEST`], each marked as one that suits.
    pub best: Vec<NaiveDate>,
    /// Wishes for regional content; paragraphs, parted by empty lines.
    pub wishes: String,
}

/// What was ticked and written, as text from a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Code of [`Wants`].
    pub wants: String,
    /// Code of [`Format`].
    pub format: String,
    /// Code of [`Length`].
    pub length: String,
    /// Days that suit, as `2029-03-14`.
    pub can: Vec<String>,
    /// Days that do not.
    pub cannot: Vec<String>,
    /// The best days in order; an empty text is no day.
    pub best: [String; BEST],
    /// Wishes for regional content.
    pub wishes: String,
    /// A question to the national lead; empty when there is none.
    pub question: String,
}

/// What is wrong with an answer. `field` and `code` make its text key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerFault {
    /// `wants`, `format`, `length`, `days`, `best-1` to `best-3`, `wishes`, `question`.
    pub field: String,
    /// `none`, `conflict`, `all-out`, `outside`, `cannot`, `twice`, `long`.
    pub code: &'static str,
    /// The days it is about.
    pub days: Vec<NaiveDate>,
}

impl AnswerFault {
    fn of(field: impl Into<String>, code: &'static str) -> Self {
        Self { field: field.into(), code, days: Vec::new() }
    }

    fn about(self, days: Vec<NaiveDate>) -> Self {
        Self { days, ..self }
    }
}

/// A text as somebody wrote it in a form: line ends are `\n`, nothing around it, and no control characters, which no
/// letter and no database takes.
#[must_use]
pub fn written(text: &str) -> String {
    let plain = |sign: char| if sign.is_control() && sign != '\n' { ' ' } else { sign };
    let text: String = text.replace("\r\n", "\n").chars().map(plain).collect();
    text.trim().lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

impl Typed {
    /// A stored answer as it stands in the form; the question is a new one each time.
    #[must_use]
    pub fn of(answer: &Answer) -> Self {
        let marked = |mark: Mark| {
            let own = answer.days.iter().filter(|(_, own)| **own == mark);
            own.map(|(day, _)| day.to_string()).collect()
        };
        let mut best = <[String; BEST]>::default();
        for (place, day) in best.iter_mut().zip(&answer.best) {
            *place = day.to_string();
        }
        Self {
            wants: answer.wants.code().to_owned(),
            format: answer.format.map(Format::code).unwrap_or_default().to_owned(),
            length: answer.length.map(Length::code).unwrap_or_default().to_owned(),
            can: marked(Mark::Can),
            cannot: marked(Mark::Cannot),
            best,
            wishes: answer.wishes.clone(),
            question: String::new(),
        }
    }

    /// The answer and the question, or everything that is wrong, in the order of the form.
    ///
    /// # Errors
    /// Every fault at once.
    pub fn check(&self, window: Window) -> Result<(Answer, String), Vec<AnswerFault>> {
        let mut faults = Vec::new();
        let wants = Wants::ALL.into_iter().find(|one| one.code() == self.wants);
        let format = Format::ALL.into_iter().find(|one| one.code() == self.format);
        let length = Length::ALL.into_iter().find(|one| one.code() == self.length);
        if wants.is_none() {
            faults.push(AnswerFault::of("wants", "none"));
        }
        // A county that wants no workshop need not say how.
        if wants == Some(Wants::Yes) {
            if format.is_none() {
                faults.push(AnswerFault::of("format", "none"));
            }
            if length.is_none() {
                faults.push(AnswerFault::of("length", "none"));
            }
        }
        let mut days = self.marks(window, &mut faults);
        let best = self.best_days(window, &mut days, &mut faults);
        let all_out = super::workdays::workdays(window).all(|day| days.get(&day) == Some(&Mark::Cannot));
        if wants == Some(Wants::Yes) && all_out {
            faults.push(AnswerFault::of("days", "all-out"));
        }
        let (wishes, question) = (written(&self.wishes), written(&self.question));
        if wishes.chars().count() > LONGEST_WISHES {
            faults.push(AnswerFault::of("wishes", "long"));
        }
        if question.chars().count() > LONGEST_QUESTION {
            faults.push(AnswerFault::of("question", "long"));
        }
        match wants {
            Some(wants) if faults.is_empty() => {
                Ok((Answer { wants, format, length, days, best, wishes }, question))
            }
            _ => Err(faults),
        }
    }

    fn marks(&self, window: Window, faults: &mut Vec<AnswerFault>) -> BTreeMap<NaiveDate, Mark> {
        let mut days = BTreeMap::new();
        let (mut both, mut outside) = (Vec::new(), false);
        for (texts, mark) in [(&self.can, Mark::Can), (&self.cannot, Mark::Cannot)] {
            for text in texts {
                // The form shows the window's workdays alone; another day comes from a page that is older than the
                // window, or from no page of ours.
                let Some(day) = text.parse().ok().filter(|day| is_workday(window, *day)) else {
                    outside = true;
                    continue;
                };
                if days.insert(day, mark).is_some_and(|before| before != mark) {
                    both.push(day);
                }
            }
        }
        both.sort_unstable();
        both.dedup();
        if !both.is_empty() {
            faults.push(AnswerFault::of("days", "conflict").about(both));
        }
        if outside {
            faults.push(AnswerFault::of("days", "outside"));
        }
        days
    }

    /// The best days, which are marked as days that suit.
    fn best_days(
        &self,
        window: Window,
        days: &mut BTreeMap<NaiveDate, Mark>,
        faults: &mut Vec<AnswerFault>,
    ) -> Vec<NaiveDate> {
        let mut best: Vec<NaiveDate> = Vec::new();
        for (place, text) in (1..).zip(&self.best) {
            if text.is_empty() {
                continue;
            }
            let field = format!("best-{place}");
            let Some(day) = text.parse().ok().filter(|day| is_workday(window, *day)) else {
                faults.push(AnswerFault::of(field, "outside"));
                continue;
            };
            if best.contains(&day) {
                faults.push(AnswerFault::of(field, "twice").about(vec![day]));
            } else if *days.entry(day).or_insert(Mark::Can) == Mark::Cannot {
                faults.push(AnswerFault::of(field, "cannot").about(vec![day]));
            } else {
                best.push(day);
            }
        }
        best
    }
}

/// Whether answers are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// They are.
    Open,
    /// The last day has passed: they are, with a mark.
    Late,
    /// The window for workshops is over: nobody could use them.
    Closed,
}

impl Stage {
    /// On a day.
    #[must_use]
    pub fn on(today: NaiveDate, last_day: NaiveDate, window: Window) -> Self {
        // A last day after the window is the lead's own; answers are taken until then.
        if today > window.last.max(last_day) {
            Self::Closed
        } else if today > last_day {
            Self::Late
        } else {
            Self::Open
        }
    }
}

/// Why a last day cannot be set. The code ends its text key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastDayFault {
    /// No date.
    None,
    /// It looks like a date, and the calendar has no such day.
    NotInCalendar,
    /// Before today.
    Past,
    /// On or after the first day of the window: no time is left to plan.
    InWindow,
}

impl LastDayFault {
    /// The code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::NotInCalendar => "not-in-calendar",
            Self::Past => "past",
            Self::InWindow => "window",
        }
    }
}

/// A last day as it was typed.
///
/// # Errors
/// [`LastDayFault`].
pub fn last_day(typed: &str, today: NaiveDate, window: Window) -> Result<NaiveDate, LastDayFault> {
    let day = form_date::read(typed).map_err(|why| match why {
        NoDay::Empty | NoDay::Unreadable => LastDayFault::None,
        NoDay::NotInCalendar => LastDayFault::NotInCalendar,
    })?;
    if day < today {
        Err(LastDayFault::Past)
    } else if day >= window.first {
        Err(LastDayFault::InWindow)
    } else {
        Ok(day)
    }
}

/// Whether a county may be reminded now: it has not answered, and the last letter is a day old.
#[must_use]
pub fn may_remind(answered: bool, last_letter: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    !answered && now - last_letter >= TimeDelta::hours(20)
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
