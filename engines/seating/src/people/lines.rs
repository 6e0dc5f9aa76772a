//! Rounds in which nobody meets twice, by construction.
//!
//! With q tables, q a prime power, people are points (column, x) of a grid over the field of q numbers, at most q columns
//! of q. In round m the table of (c, x) is x + m·c: two lines of different slopes cross once, so that two people of
//! different columns meet in one of q rounds at most, and those of one column never. If tables are as large as there are
//! columns, and columns as long as some tables, each column then meets by itself, by the same rule. (Bose, *On the
//! application of the properties of Galois fields*, Sankhyā 1938; for golfers: Harvey & Winterer, CP 2005.)

use crate::field::Field;

/// Tables for so many rounds, by round and place in a list of people, of which the first q make the first column, and
/// so on; nothing if the rule does not reach so far. Table sizes differ by one at most.
pub(super) fn lines(people: usize, tables: usize, rounds: usize) -> Option<Vec<Vec<usize>>> {
    if tables == 0 || people == 0 {
        return None;
    }
    let size = people.div_ceil(tables);
    if size == 1 {
        return Some(vec![(0..people).collect(); rounds]);
    }
    let mut plan: Vec<Vec<usize>> = Vec::new();
    if let Some(field) = Field::of(tables).filter(|_| size <= tables) {
        let table =
            |slope: usize, place: usize| field.sum(place % tables, field.product(slope, place / tables));
        plan.extend(
            (0..tables.min(rounds)).map(|slope| (0..people).map(|place| table(slope, place)).collect()),
        );
    }
    let parts = tables / size;
    let whole = people == size * tables && parts * size == tables;
    if plan.len() < rounds && whole && tables > 1 {
        let within = lines(tables, parts, rounds - plan.len())?;
        let column = |round: &Vec<usize>| {
            (0..people).map(|place| place / tables * parts + round[place % tables]).collect::<Vec<_>>()
        };
        plan.extend(within.iter().map(column));
    } else if plan.is_empty() {
        plan.push((0..people).map(|place| place % tables).collect());
    }
    (plan.len() >= rounds).then_some(plan)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repeats(plan: &[Vec<usize>]) -> usize {
        let people = plan[0].len();
        let meet = |a: usize, b: usize| plan.iter().filter(|round| round[a] == round[b]).count();
        (0..people).map(|b| (0..b).map(|a| meet(a, b).saturating_sub(1)).sum::<usize>()).sum()
    }

    #[test]
    fn nobody_meets_twice() {
        let known =
            [(7, 4, 7), (8, 4, 9), (8, 5, 8), (9, 3, 13), (4, 4, 5), (16, 4, 21), (3, 3, 4), (5, 5, 6)];
        for (tables, size, rounds) in known {
            let plan = lines(tables * size, tables, rounds).unwrap();
            assert_eq!((plan.len(), repeats(&plan)), (rounds, 0), "{tables}-{size}-{rounds}");
            for round in &plan {
                assert!((0..tables).all(|table| round.iter().filter(|&&seat| seat == table).count() == size));
            }
        }
        assert_eq!(repeats(&lines(6, 6, 9).unwrap()), 0);
        assert_eq!(repeats(&lines(300, 41, 41).unwrap()), 0);
    }

    #[test]
    fn where_the_rule_does_not_reach_there_is_nothing() {
        assert_eq!(lines(18, 6, 2), None);
        assert_eq!(lines(28, 7, 8), None);
        assert_eq!(lines(0, 3, 1), None);
    }
}
