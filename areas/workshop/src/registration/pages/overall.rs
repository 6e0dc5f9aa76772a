//! What the review says of the list as a whole: how much is ready, what is worth knowing, and every fault at the top.

use roster::Person;
use texts::Words;
use web::Faults;

use super::review::{Draft, Everybody};
use super::rows::Row;
use super::{missing_in_words, number, number_first};
use crate::registration::rules::{self, Seats};
use crate::seats::views::OwnSeats;

/// Faults in the summary; whoever has more begins with these.
const MOST_IN_SUMMARY: usize = 10;
/// The field that faults of the whole list point to.
pub(super) const LIST: &str = "lista";
pub(super) fn summary(words: &Words, rows: &[Row], all: usize, open: usize) -> String {
    let people =
        rows.iter().filter(|row| !row.name.value.is_empty() || !row.email.value.is_empty() || row.is_faulty);
    let people = people.count();
    let faulty = rows.iter().filter(|row| row.is_faulty).count();
    if people == 0 {
        return words.say(if all == 0 || rows.len() == all {
            "registration-summary-empty"
        } else {
            "registration-summary-pick"
        });
    }
    let (key, count) = match faulty {
        0 if open > 0 => ("registration-summary-asked", open),
        0 => ("registration-summary-ready", people),
        _ if faulty == people => ("registration-summary-all", faulty),
        _ => ("registration-summary-some", faulty),
    };
    words.say2(key, "rows", count, "word", number_first(words, count))
}

/// What is worth knowing before sending, none of it in the way.
pub(super) fn notes(
    words: &Words,
    people: &[Person],
    count: usize,
    seats: &OwnSeats,
    others: usize,
) -> Vec<String> {
    let (least, most) = (seats.least, seats.most);
    let mut notes = Vec::new();
    if rules::seats(count, least, most) == Seats::Few {
        notes.push(words.say2("registration-few", "least", least, "most", most));
    }
    if let Seats::SomeWait(waiting) = rules::seats(count, least, most) {
        notes.push(words.say2("seats-will-wait", "seats", most, "people", waiting));
    }
    if others > 0 {
        notes.push(words.say2("registration-others", "rows", others, "word", number_first(words, others)));
    }
    let missing = missing_in_words(words, seats, people.iter());
    if !missing.is_empty() && !people.is_empty() {
        notes.push(missing);
    }
    notes
}

pub(super) fn list_faults(
    words: &Words,
    faults: &mut Faults,
    everybody: &Everybody,
    seats: &OwnSeats,
    draft: &Draft,
    sent: bool,
) {
    let (least, most) = (seats.least, seats.most);
    let people = everybody.count;
    let all = draft.lines.iter().filter(|line| !line.is_blank()).count();
    let waits = people == 0 && i64::try_from(all).unwrap_or(i64::MAX) > i64::from(most);
    match rules::seats(people, least, most) {
        Seats::TooMany if everybody.staying > 0 => {
            let sentence = [
                ("seats", most.into()),
                ("people", (people - everybody.staying).into()),
                ("staying", everybody.staying.into()),
            ];
            faults.add(LIST, words.say_with("registration-too-many-staying", sentence));
        }
        Seats::TooMany => {
            faults.add(LIST, words.say2("registration-too-many", "seats", most, "people", people));
        }
        Seats::Nobody if waits => {
            faults.add(LIST, words.say2("registration-too-many", "seats", most, "people", all));
        }
        Seats::Nobody if sent => faults.add(LIST, words.say("registration-nobody")),
        Seats::Nobody | Seats::Few | Seats::Fits | Seats::SomeWait(_) => {}
    }
}

pub(super) fn row_faults(words: &Words, faults: &mut Faults, rows: &[Row]) {
    let mut left = 0;
    for row in rows {
        for cell in [&row.name, &row.role, &row.email, &row.phone, &row.diet, &row.access] {
            let Some(said) = cell.said.iter().find(|said| said.is_fault) else { continue };
            if faults.len() < MOST_IN_SUMMARY {
                faults.add(&cell.id, format!("{}: {}", row.label, said.text));
            } else {
                left += 1;
            }
        }
    }
    if left > 0 {
        faults.add(LIST, words.say2("registration-more-faults", "faults", left, "word", number(words, left)));
    }
}
