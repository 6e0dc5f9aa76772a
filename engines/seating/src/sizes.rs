//! How many tables, and of what size.

use crate::problem::Table;
use crate::refused::Refused;

/// How many ways of continuing the dynamic programme may look at; beyond that a simple pattern will do to start from.
const MOST_WORK: usize = 100_000_000;

/// Tables for so many people, each for `least` to `most`, of the `tables_available`.
///
/// As many as make tables of about the middle size, fewer when two numbers are equally near; at least as many as
/// are needed and at most as many as there are. Every table gets the same limits, so that a plan can be mended
/// within them when someone stays away; the engine makes tables even by itself.
///
/// Some numbers cannot be split: with 6–8 at a table, 11 people are too many for one and too few for two. Then
/// `least` is relaxed, for all tables, by as little as makes it possible, which [`relaxed_least`] tells; fewer
/// people than `least` get one table. Nobody is refused but when the room is too small
/// ([`Refused::SizesDoNotFit`]).
pub fn table_sizes(
    people: usize,
    least: usize,
    most: usize,
    tables_available: usize,
) -> Result<Vec<Table>, Refused> {
    let middle = (least + most).max(1);
    // The nearest number to people ÷ (middle ÷ 2), downwards when two are equally near.
    let wished = (4 * people + middle).saturating_sub(1) / (2 * middle);
    table_sizes_keeping(people, least, most, tables_available, wished)
}

/// As [`table_sizes`], but with as near to `tables_wished` tables as the limits allow: for planning again when
/// someone came or left, so that tables do not appear or vanish without need.
pub fn table_sizes_keeping(
    people: usize,
    least: usize,
    most: usize,
    tables_available: usize,
    tables_wished: usize,
) -> Result<Vec<Table>, Refused> {
    if least > most {
        return Err(Refused::TableUpsideDown { table: 0, least, most });
    }
    if people == 0 {
        return Ok(Vec::new());
    }
    let room = most.saturating_mul(tables_available);
    if people > room {
        return Err(Refused::SizesDoNotFit { people, least: 0, most: room });
    }
    let fewest = people.div_ceil(most);
    let greatest = people.checked_div(least).unwrap_or(people).min(tables_available);
    let tables = if fewest <= greatest { tables_wished.clamp(fewest, greatest) } else { fewest };
    let least = least.min(people / tables);
    Ok(vec![Table { least, most }; tables])
}

/// The least size that [`table_sizes`] had to go down to, if it could not keep the one asked for.
#[must_use]
pub fn relaxed_least(tables: &[Table], asked: usize) -> Option<usize> {
    tables.iter().map(|table| table.least).min().filter(|&least| least < asked)
}

/// The sizes, within limits that the people fit in, with the most pairs inside groups: a dynamic programme over
/// the groups. Where every pair has a gain above nothing, this is the size pattern to start from.
pub(crate) fn with_most_pairs(limits: &[(usize, usize)], people: usize) -> Vec<usize> {
    let choices: usize = limits.iter().map(|&(least, most)| most.min(people) + 1 - least.min(people)).sum();
    if choices.saturating_mul(people) > MOST_WORK || limits.len() * people > MOST_WORK / 10 {
        return filled_in_turn(limits, people);
    }
    // best[g][k]: the most pairs when the first g groups hold k people; None if they cannot.
    let mut best: Vec<Vec<Option<usize>>> = vec![vec![None; people + 1]; limits.len() + 1];
    best[0][0] = Some(0);
    for (group, &(least, most)) in limits.iter().enumerate() {
        for before in 0..=people {
            let Some(pairs) = best[group][before] else { continue };
            for size in least..=most.min(people - before) {
                let now = pairs + size * size.saturating_sub(1) / 2;
                let cell = &mut best[group + 1][before + size];
                *cell = (*cell).max(Some(now));
            }
        }
    }
    let mut sizes = vec![0; limits.len()];
    let mut rest = people;
    for (group, &(least, most)) in limits.iter().enumerate().rev() {
        let fits = |size: &usize| {
            let pairs = size * size.saturating_sub(1) / 2;
            best[group][rest - size].is_some_and(|before| best[group + 1][rest] == Some(before + pairs))
        };
        // The largest that lies on a best way; there is one, since the people fit.
        sizes[group] = (least..=most.min(rest)).rev().find(fits).unwrap_or(least.min(rest));
        rest -= sizes[group];
    }
    sizes
}

/// Every group at its least, then one after the other filled up.
fn filled_in_turn(limits: &[(usize, usize)], people: usize) -> Vec<usize> {
    let mut rest = people - limits.iter().map(|limit| limit.0).sum::<usize>();
    let fill = |&(least, most): &(usize, usize)| {
        let more = rest.min(most - least);
        rest -= more;
        least + more
    };
    limits.iter().map(fill).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(people: usize) -> (usize, usize) {
        let tables = table_sizes(people, 6, 8, 100).unwrap();
        (tables.len(), tables[0].least)
    }

    #[test]
    fn tables_of_six_to_eight_are_about_seven() {
        assert_eq!(shape(7), (1, 6));
        assert_eq!(shape(14), (2, 6));
        assert_eq!(shape(40), (6, 6));
        assert_eq!(shape(300), (43, 6));
    }

    #[test]
    fn the_room_decides_how_many_tables_there_are() {
        assert_eq!(table_sizes(40, 6, 8, 5).unwrap().len(), 5);
        assert_eq!(table_sizes(300, 6, 8, 41).unwrap().len(), 41);
        let refused = table_sizes(41, 6, 8, 5).unwrap_err();
        assert_eq!(refused, Refused::SizesDoNotFit { people: 41, least: 0, most: 40 });
    }

    #[test]
    fn too_few_for_the_least_get_one_table() {
        assert_eq!(shape(3), (1, 3));
        assert_eq!(table_sizes(0, 6, 8, 5).unwrap(), Vec::new());
    }

    #[test]
    fn what_cannot_be_split_relaxes_the_least_and_says_so() {
        let tables = table_sizes(11, 6, 8, 9).unwrap();
        assert_eq!(tables, vec![Table { least: 5, most: 8 }; 2]);
        assert_eq!(relaxed_least(&tables, 6), Some(5));
        assert_eq!(shape(9), (2, 4));
        assert_eq!(relaxed_least(&table_sizes(40, 6, 8, 9).unwrap(), 6), None);
    }

    #[test]
    fn every_number_of_people_fits_what_it_is_given() {
        for people in 1..600 {
            let tables = table_sizes(people, 6, 8, 100).unwrap();
            let least: usize = tables.iter().map(|table| table.least).sum();
            let most: usize = tables.iter().map(|table| table.most).sum();
            assert!(least <= people && people <= most, "{people}");
            assert!(people < 18 || tables[0].least == 6, "{people}");
        }
    }

    #[test]
    fn tables_are_kept_as_long_as_the_limits_allow() {
        assert_eq!(table_sizes_keeping(37, 6, 8, 9, 6).unwrap().len(), 6);
        assert_eq!(table_sizes_keeping(35, 6, 8, 9, 6).unwrap().len(), 5);
        assert_eq!(table_sizes_keeping(49, 6, 8, 9, 6).unwrap().len(), 7);
    }

    #[test]
    fn sizes_with_most_pairs_are_as_uneven_as_the_limits_allow() {
        assert_eq!(with_most_pairs(&[(1, 5), (1, 5), (1, 5)], 9), vec![1, 3, 5]);
        assert_eq!(with_most_pairs(&[(2, 3), (0, 9)], 10), vec![2, 8]);
        assert_eq!(with_most_pairs(&[(2, 2), (2, 2)], 4), vec![2, 2]);
        assert_eq!(filled_in_turn(&[(1, 5), (1, 5), (1, 5)], 9), vec![5, 3, 1]);
    }
}
