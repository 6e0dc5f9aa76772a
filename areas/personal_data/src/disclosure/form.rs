//! What is to be handed over, as it is typed.

use chrono::{NaiveDate, TimeDelta};
use programme::form_date;
use texts::Words;
use web::{Faults, Posted};

use super::rules::{Column, MOST_DAYS};

/// Longest of each text.
const LONGEST: usize = 500;
/// Days for which it is handed over, when nothing else is typed.
const USUAL_DAYS: i64 = 30;

/// As it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct DisclosureForm {
    pub workshop: String,
    pub columns: Vec<String>,
    pub purpose: String,
    pub ground: String,
    pub receiver: String,
    pub ends_on: String,
}

/// What is handed over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub columns: Vec<Column>,
    pub purpose: String,
    pub ground: String,
    pub receiver: String,
    pub ends_on: NaiveDate,
}

impl DisclosureForm {
    /// With the fewest columns.
    pub fn fresh(today: NaiveDate) -> Self {
        Self {
            columns: Column::FEWEST.map(|column| column.code().to_owned()).into(),
            ends_on: (today + TimeDelta::days(USUAL_DAYS)).to_string(),
            ..Self::default()
        }
    }

    pub fn posted(posted: &Posted) -> Self {
        let text = |name: &str| posted.text(name).to_owned();
        Self {
            workshop: text("workshop"),
            columns: posted.all("columns").map(ToOwned::to_owned).collect(),
            purpose: text("purpose"),
            ground: text("ground"),
            receiver: text("receiver"),
            ends_on: text("ends_on"),
        }
    }

    /// What is to be handed over, or all that is wrong.
    pub fn check(&self, today: NaiveDate, words: &Words) -> Result<Wanted, Faults> {
        let mut faults = Faults::none();
        let columns: Vec<Column> = Column::ALL
            .into_iter()
            .filter(|column| self.columns.iter().any(|code| code == column.code()))
            .collect();
        if columns.is_empty() {
            faults.add("columns", words.say("disclosure-fault-columns"));
        }
        for (field, text) in
            [("purpose", &self.purpose), ("ground", &self.ground), ("receiver", &self.receiver)]
        {
            if text.is_empty() {
                faults.add(field, words.say(&format!("disclosure-fault-{field}")));
            } else if text.chars().count() > LONGEST {
                faults.add(field, words.say1("disclosure-fault-long", "most", LONGEST));
            }
        }
        let ends_on = faults.keep("ends_on", day(&self.ends_on, today, words));
        match ends_on.filter(|_| faults.is_empty()) {
            Some(ends_on) => Ok(Wanted {
                columns,
                purpose: self.purpose.clone(),
                ground: self.ground.clone(),
                receiver: self.receiver.clone(),
                ends_on,
            }),
            None => Err(faults),
        }
    }
}

fn day(text: &str, today: NaiveDate, words: &Words) -> Result<NaiveDate, String> {
    let day = form_date::read(text).map_err(|_| words.say("disclosure-fault-day"))?;
    let most = today + TimeDelta::days(MOST_DAYS);
    let fits = (today..=most).contains(&day);
    if fits { Ok(day) } else { Err(words.say1("disclosure-fault-day-between", "most", words.date(most))) }
}

#[cfg(test)]
mod tests {
    use texts::Lang;

    use super::*;
    use crate::samples;

    #[test]
    fn purpose_ground_receiver_and_a_near_end_are_asked_for() {
        let (today, words) = ("2029-02-01".parse().unwrap(), samples::words(Lang::Sv));
        let fresh = DisclosureForm::fresh(today);
        assert_eq!(fresh.check(today, &words).unwrap_err().len(), 3);
        let whole = DisclosureForm {
            purpose: "Nationell uppföljning".into(),
            ground: "OSL 10 kap. 28 §".into(),
            receiver: "Enheten för valsäkerhet".into(),
            ..fresh
        };
        assert_eq!(whole.check(today, &words).unwrap().columns, Column::FEWEST);
        for (ends_on, columns) in [("2030-02-01", vec!["role".to_owned()]), ("2029-03-01", Vec::new())] {
            let wrong = DisclosureForm { ends_on: ends_on.into(), columns, ..whole.clone() };
            assert_eq!(wrong.check(today, &words).unwrap_err().len(), 1, "{ends_on}");
        }
    }
}
