//! What somebody says of a proposal, as it is typed.

use chrono::{Months, NaiveDate};
use programme::form_date;
use texts::Words;
use web::{Faults, Posted};

use super::deeds::Answer;
use super::rules::{HELD_MOST_MONTHS, Reason};

/// Longest note.
const LONGEST: usize = 500;

/// As it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct AnswerForm {
    /// `approve` or `hold`.
    pub answer: String,
    /// The code of a reason.
    pub reason: String,
    /// What they write of it.
    pub note: String,
    /// Until when.
    pub until: String,
}

impl AnswerForm {
    pub fn posted(posted: &Posted) -> Self {
        let text = |name: &str| posted.text(name).to_owned();
        Self { answer: text("answer"), reason: text("reason"), note: text("note"), until: text("until") }
    }

    /// What is said, or all that is wrong.
    pub fn check(&self, due_on: NaiveDate, today: NaiveDate, words: &Words) -> Result<Answer, Faults> {
        let mut faults = Faults::none();
        match self.answer.as_str() {
            "approve" => return Ok(Answer::Approve),
            "hold" => {}
            _ => {
                faults.add("answer", words.say("disposal-fault-answer"));
                return Err(faults);
            }
        }
        let reason = faults
            .keep("reason", Reason::of_code(&self.reason).ok_or_else(|| words.say("disposal-fault-reason")));
        if self.note.chars().count() > LONGEST {
            faults.add("note", words.say1("disposal-fault-note", "most", LONGEST));
        }
        let until = faults.keep("until", until(&self.until, due_on, today, words));
        match (reason, until) {
            (Some(reason), Some(until)) if faults.is_empty() => {
                Ok(Answer::Hold { reason, note: self.note.clone(), until })
            }
            _ => Err(faults),
        }
    }
}

/// A day after the last day, and not so far off that it is forgotten.
fn until(text: &str, due_on: NaiveDate, today: NaiveDate, words: &Words) -> Result<NaiveDate, String> {
    let day = form_date::read(text).map_err(|_| words.say("disposal-fault-until"))?;
    let most = today.checked_add_months(Months::new(HELD_MOST_MONTHS)).unwrap_or(NaiveDate::MAX);
    if day < due_on || day < today {
        return Err(words.say1("disposal-fault-until-early", "day", words.date(due_on.max(today))));
    }
    if day > most.max(due_on) {
        return Err(words.say1("disposal-fault-until-late", "day", words.date(most.max(due_on))));
    }
    Ok(day)
}

#[cfg(test)]
mod tests {
    use texts::Lang;

    use super::*;
    use crate::samples;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn check(answer: &str, reason: &str, until: &str) -> Result<Answer, Faults> {
        let form = AnswerForm {
            answer: answer.into(),
            reason: reason.into(),
            note: "dnr 1".into(),
            until: until.into(),
        };
        form.check(day("2029-07-19"), day("2029-07-01"), &samples::words(Lang::Sv))
    }

    #[test]
    fn to_hold_takes_a_reason_and_an_end_and_all_that_is_wrong_is_said_at_once() {
        assert_eq!(check("approve", "", ""), Ok(Answer::Approve));
        let held = Answer::Hold { reason: Reason::Dispute, note: "dnr 1".into(), until: day("2030-07-01") };
        assert_eq!(check("hold", "dispute", "2030-07-01"), Ok(held));
        let faults = check("hold", "", "").unwrap_err();
        assert_eq!(faults.iter().map(|fault| fault.field.as_str()).collect::<Vec<_>>(), ["reason", "until"]);
        assert!(check("hold", "dispute", "2030-07-02").unwrap_err().of("until").is_some(), "over a year");
        assert!(check("hold", "dispute", "2029-07-18").unwrap_err().of("until").is_some(), "before it goes");
        assert!(check("", "", "").unwrap_err().of("answer").is_some());
    }
}
