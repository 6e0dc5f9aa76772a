//! Rules that the plan at hand does not keep, in words: what was set since it was made.

use texts::Words;

use crate::records::ParticipantId;
use crate::table_plan::book::{Part, Rule};
use crate::table_plan::views::{Standing, is_mixed};

use super::sentences;

/// Most sentences of one kind: the rest is counted by planning again.
const MOST_SAID: usize = 6;

/// What is not as it should be in a round, from 0.
pub fn sentences(words: &Words, standing: &Standing, round: usize) -> Vec<String> {
    let of_rules = standing.book.rules.iter().filter_map(|rule| broken(words, standing, round, rule));
    let needs = standing.book.marks.iter().filter_map(|(person, mark)| {
        let seat = standing.seats.at(round, *person)?;
        let unmet = !standing.book.offers(seat.table).is_superset(&mark.needs);
        let table = seat.table.to_string();
        unmet.then(|| {
            let names = name(standing, *person);
            words.say2("table_plan-alert-need", "names", names, "table", table)
        })
    });
    let crowded = is_mixed(&standing.wanted, round).then(|| crowded(words, standing, round)).flatten();
    of_rules.chain(needs).chain(crowded).take(MOST_SAID).collect()
}

fn name(standing: &Standing, person: ParticipantId) -> String {
    standing.people.iter().find(|row| row.id == person).map(|row| row.name.clone()).unwrap_or_default()
}

fn broken(words: &Words, standing: &Standing, round: usize, rule: &Rule) -> Option<String> {
    let table = |person: &ParticipantId| standing.seats.at(round, *person).map(|seat| seat.table);
    let both = |pair: [ParticipantId; 2]| {
        let mut names = pair.map(|person| name(standing, person)).to_vec();
        words.sort_by_text(&mut names, |name| name);
        words.list(&names)
    };
    match rule {
        Rule::Apart { people } => people.iter().enumerate().find_map(|(place, one)| {
            let at = table(one)?;
            let other = people[place + 1..].iter().find(|other| table(other) == Some(at))?;
            let names = both([*one, *other]);
            Some(words.say2("table_plan-alert-apart", "names", names, "table", at.to_string()))
        }),
        Rule::Together { people } => people.windows(2).find_map(|two| {
            let (one, other) = (table(&two[0])?, table(&two[1])?);
            (one != other).then(|| words.say1("table_plan-alert-together", "names", both([two[0], two[1]])))
        }),
        Rule::Whole { municipality } => {
            let own: Vec<_> =
                standing.people.iter().filter(|row| row.municipality == *municipality).collect();
            let mut tables: Vec<i32> = own.iter().filter_map(|row| table(&row.id)).collect();
            tables.sort_unstable();
            tables.dedup();
            let called = own.first().map(|row| row.municipality_name.clone()).unwrap_or_default();
            (tables.len() > 1).then(|| words.say1("table_plan-alert-whole", "names", called))
        }
        Rule::Each { part } => lacking(standing, round, *part).map(|table| {
            let part = sentences::part(words, *part);
            words.say2("table_plan-alert-each", "part", part, "table", table.to_string())
        }),
        // A wish may go unheard, and how even is even enough is the engine's to say.
        Rule::Wish { .. } | Rule::Spread { .. } => None,
    }
}

/// The first table without anybody who has this part.
fn lacking(standing: &Standing, round: usize, part: Part) -> Option<i32> {
    let seats = standing.seats.round(round);
    let has = |table: i32| {
        seats.iter().any(|(person, seat)| seat.table == table && standing.book.mark(*person).part == part)
    };
    let last = seats.values().map(|seat| seat.table).max().unwrap_or_default();
    (1..=last).find(|table| !has(*table))
}

/// The first table with more of one municipality than is wanted.
fn crowded(words: &Words, standing: &Standing, round: usize) -> Option<String> {
    let most = standing.wanted.at_most?;
    let mut counts = std::collections::BTreeMap::new();
    for row in &standing.people {
        let Some(seat) = standing.seats.at(round, row.id) else { continue };
        *counts.entry((seat.table, row.municipality)).or_insert(0) += 1;
    }
    let ((table, _), count) = counts.into_iter().find(|(_, count)| *count > most)?;
    Some(words.say2("table_plan-alert-crowded", "table", table.to_string(), "count", count))
}
