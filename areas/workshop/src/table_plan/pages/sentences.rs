//! Rules, refusals and changes as sentences.

use texts::Words;

use crate::table_plan::book::{Part, Rule};
use crate::table_plan::meetings::{Change, Shift};
use crate::table_plan::paper::capital;
use crate::table_plan::reasons;
use crate::table_plan::rules::RoomSize;
use crate::table_plan::saying::{Refusal, Saying};
use crate::table_plan::views::Standing;

use super::shown::{in_words, traits};

/// A part with a small letter, in the singular: "dokumentatör".
pub fn part(words: &Words, part: Part) -> String {
    words.say(&format!("table_plan-part-{}", part.code())).to_lowercase()
}

/// A rule in words.
pub fn rule(words: &Words, saying: &Saying) -> String {
    let needs = saying.needs.iter().copied().collect();
    let code = saying.part.map(Part::code).unwrap_or_default();
    words.say_with(
        &format!("table_plan-rule-{}", saying.code),
        [
            ("names", words.list(&saying.names).into()),
            ("table", saying.table.to_string().into()),
            ("round", saying.round.into()),
            ("count", saying.number.into()),
            ("part", code.into()),
            ("needs", traits(words, &needs).into()),
        ],
    )
}

/// A rule of the book, as it is said.
pub fn of_book(standing: &Standing, rule: &Rule) -> Saying {
    let name = |id: &crate::records::ParticipantId| {
        standing.people.iter().find(|row| row.id == *id).map(|row| row.name.clone())
    };
    let names = match rule {
        Rule::Whole { municipality } => {
            let own = standing.people.iter().find(|row| row.municipality == *municipality);
            own.map(|row| row.municipality_name.clone()).into_iter().collect()
        }
        other => other.people().iter().filter_map(name).collect(),
    };
    Saying { code: rule.code().to_owned(), names, part: rule.part(), ..Saying::default() }
}

/// Why it was not done, in words.
pub fn refusal(words: &Words, refusal: &Refusal) -> String {
    let rules: Vec<String> = refusal.rules.iter().map(|one| rule(words, one)).collect();
    words.say_with(
        &format!("table_plan-refused-{}", refusal.code),
        [
            ("names", words.list(&refusal.names).into()),
            ("table", refusal.table.to_string().into()),
            ("people", refusal.people.into()),
            ("most", refusal.most.into()),
            ("rules", rules.join(" ").into()),
            ("count", rules.len().into()),
        ],
    )
}

/// What the last deed was and what it cost: "Två flyttades. Ett par från samma kommun mer vid bord 3."
pub fn last(words: &Words, deed: &str, change: &Change) -> String {
    let mut said = vec![words.say(&format!("table_plan-last-{}", deed.trim_start_matches("table_plan.")))];
    let counted =
        |key: &str, count: usize| capital(&words.say2(key, "count", count, "word", in_words(words, count)));
    if change.moved > 0 {
        said.push(counted("table_plan-change-moved", change.moved));
    }
    if change.seated > 0 {
        said.push(counted("table_plan-change-seated", change.seated));
    }
    // Of a first plan there is nothing to compare with.
    for shift in change.shifts.iter().filter(|_| change.seated == 0 || change.moved > 0) {
        said.extend(of_shift(words, shift));
    }
    if change.repeats != 0 {
        let key = if change.repeats > 0 { "table_plan-change-met" } else { "table_plan-change-met-fewer" };
        said.push(counted(key, size(change.repeats)));
    }
    said.join(" ")
}

fn size(count: i64) -> usize {
    usize::try_from(count.unsigned_abs()).unwrap_or(usize::MAX)
}

fn of_shift(words: &Words, shift: &Shift) -> Vec<String> {
    let one = |key: &str, count: i64| {
        let way = if count > 0 { "more" } else { "fewer" };
        let count = size(count);
        let text = words.say_with(
            &format!("table_plan-change-{key}-{way}"),
            [
                ("count", count.into()),
                ("word", in_words(words, count).into()),
                ("table", shift.table.to_string().into()),
                ("round", (shift.round + 1).to_string().into()),
            ],
        );
        capital(&text)
    };
    let alike = (shift.alike != 0).then(|| one("alike", shift.alike));
    let roles = (shift.roles != 0).then(|| one("roles", shift.roles));
    alike.into_iter().chain(roles).collect()
}

/// How far the plan that stands is from the best there could be; nothing while it cannot be counted.
pub fn points(words: &Words, standing: &Standing, room: RoomSize) -> String {
    let counted = reasons::points(&standing.task(standing.wanted, room));
    counted.map_or_else(String::new, |reached| match reached.bound - reached.objective {
        ..=0 => words.say("table_plan-points-best"),
        points => words.say1("table_plan-points", "points", points),
    })
}
