//! The order to the venue: what it says, what has changed since it was sent. Pure.

use chrono::NaiveTime;
use serde::{Deserialize, Serialize};
use texts::Words;

use super::venue::{Heads, Need};
use crate::day::Workshop;

/// One line of an order, in no language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ordered {
    /// `when`, `place`, `diets`, `message`, or the code of a need.
    pub code: String,
    /// How many.
    pub amount: Option<i64>,
    /// What was written, where it is a text.
    pub text: String,
}

impl Ordered {
    fn text(code: &str, text: impl Into<String>) -> Self {
        Self { code: code.to_owned(), amount: None, text: text.into() }
    }

    fn amount(code: &str, amount: Option<i64>) -> Self {
        Self { code: code.to_owned(), amount, text: String::new() }
    }
}

/// What the county brings itself.
const OWN: [Need; 3] = [Need::Venue, Need::Pens, Need::Prints];

/// What is ordered. Diets stand in it as one number: which they are is for the paper alone, since a letter is kept longer
/// than what people eat may be.
#[must_use]
pub fn ordered(workshop: &Workshop, heads: &Heads, diets: i64, message: &str) -> Vec<Ordered> {
    let when =
        format!("{} {}–{}", workshop.day, workshop.starts.format("%H:%M"), workshop.ends.format("%H:%M"));
    let mut lines = vec![Ordered::text("when", when), Ordered::text("place", workshop.place.clone())];
    let needs = Need::ALL.into_iter().filter(|need| need.is_of(workshop.format));
    let needs = needs.filter(|need| !need.is_known() && !OWN.contains(need));
    lines.extend(needs.map(|need| Ordered::amount(need.code(), need.needed(heads))));
    lines.push(Ordered::amount("diets", Some(diets)));
    lines.push(Ordered::text("message", message));
    lines.retain(|line| {
        line.amount.is_some() || line.code != "place" && line.code != "message" || !line.text.is_empty()
    });
    lines
}

/// One thing that is otherwise than it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Which line.
    pub code: String,
    /// As it was sent; none when it was not in the order.
    pub told: Option<Ordered>,
    /// As it is; none when it is in it no more.
    pub now: Option<Ordered>,
}

/// What has changed.
#[must_use]
pub fn changes(told: &[Ordered], now: &[Ordered]) -> Vec<Changed> {
    let of = |lines: &[Ordered], code: &str| lines.iter().find(|line| line.code == code).cloned();
    let gone = told.iter().filter(|line| of(now, &line.code).is_none());
    let all = now.iter().chain(gone).map(|line| &line.code);
    all.map(|code| Changed { code: code.clone(), told: of(told, code), now: of(now, code) })
        .filter(|change| change.told != change.now)
        .collect()
}

/// What a line is called.
#[must_use]
pub fn called(words: &Words, code: &str) -> String {
    match code {
        "when" | "place" | "diets" | "message" => words.say(&format!("preparation-order-{code}")),
        code => words.say(&format!("preparation-need-{code}")),
    }
}

/// What it says.
#[must_use]
pub fn said(words: &Words, line: &Ordered) -> String {
    if let Some(when) = (line.code == "when").then(|| when(words, &line.text)).flatten() {
        return when;
    }
    match (line.amount, line.text.as_str()) {
        (Some(amount), _) => words.say1("preparation-order-amount", "amount", amount),
        (None, "") => words.say("preparation-order-yes"),
        (None, text) => text.to_owned(),
    }
}

/// Day and hours as [`ordered`] writes them, in words.
fn when(words: &Words, text: &str) -> Option<String> {
    let (day, hours) = text.split_once(' ')?;
    let (from, to) = hours.split_once('–')?;
    let time = |text| NaiveTime::parse_from_str(text, "%H:%M").ok();
    Some(words.date_span(day.parse().ok()?, time(from)?, time(to)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::pages::samples::standing;
    use crate::day::rules::{Format, State};

    fn heads(people: i64) -> Heads {
        Heads { people, guests: 2, others: 4, municipalities: 10, is_final: true }
    }

    #[test]
    fn an_order_follows_the_need_and_says_what_changed() {
        let workshop = standing(State::Invited, [10, 7, 31, 0]).workshop;
        let told = ordered(&workshop, &heads(31), 3, "Vi kommer kl. 8.");
        assert_eq!(changes(&told, &told), []);
        let now = ordered(&workshop, &heads(34), 3, "");
        let codes: Vec<_> = changes(&told, &now).into_iter().map(|change| change.code).collect();
        assert_eq!(codes, ["seats", "tables", "coffee", "lunch", "message"]);
        let words = crate::day::pages::samples::words(texts::Lang::Sv);
        assert_eq!(said(&words, &now[0]), "tisdag 13 mars 2029 kl. 09.00–14.30");
        let lunch = now.iter().find(|line| line.code == "lunch").unwrap();
        assert_eq!(lunch.amount, Some(40));
    }

    #[test]
    fn a_digital_day_orders_nothing_of_a_room() {
        let mut workshop = standing(State::Invited, [10, 7, 31, 0]).workshop;
        workshop.format = Format::Digital;
        let codes: Vec<_> = ordered(&workshop, &heads(31), 0, "").into_iter().map(|line| line.code).collect();
        assert_eq!(codes, ["when", "diets"]);
    }
}
