//! The exact optimum of small instances, by a dynamic programme over sets of people (Yeh, *A dynamic programming
//! approach to the complete set partitioning problem*, BIT 1986): the best that the first groups can make of a set is
//! the best, over the subsets that the last of them may take, of that subset and what the others make of the rest.

use super::Instance;

/// More people than this are left to the search: the work is 3ⁿ for each group.
pub(super) const EXACT_UP_TO: usize = 13;

/// The group of each person in the best grouping, if there are few enough people.
pub(super) fn exact(instance: &Instance) -> Option<Vec<usize>> {
    let people = instance.people();
    if people > EXACT_UP_TO {
        return None;
    }
    let worth = worths(instance);
    let all = (1_usize << people) - 1;
    let mut best = vec![f64::NEG_INFINITY; all + 1];
    best[0] = 0.0;
    // For each group and set, the subset that its last group takes.
    let mut taken: Vec<Vec<usize>> = Vec::with_capacity(instance.sizes().len());
    for &(least, most) in instance.sizes() {
        let mut next = vec![f64::NEG_INFINITY; all + 1];
        let mut choice = vec![0; all + 1];
        for set in 0..=all {
            let mut part = set;
            loop {
                let value = best[set ^ part] + worth[part];
                let size = part.count_ones() as usize;
                if value > next[set] && (least..=most).contains(&size) {
                    (next[set], choice[set]) = (value, part);
                }
                if part == 0 {
                    break;
                }
                part = (part - 1) & set;
            }
        }
        best = next;
        taken.push(choice);
    }
    let mut group_of = vec![0; people];
    let mut rest = all;
    for (group, choice) in taken.iter().enumerate().rev() {
        let part = choice[rest];
        for (person, seat) in group_of.iter_mut().enumerate() {
            if part >> person & 1 == 1 {
                *seat = group;
            }
        }
        rest ^= part;
    }
    Some(group_of)
}

/// The sum of pair gains in every set of people.
fn worths(instance: &Instance) -> Vec<f64> {
    let people = instance.people();
    let mut worth = vec![0.0; 1 << people];
    for set in 1_usize..1 << people {
        let last = set.ilog2() as usize;
        let rest = set ^ (1 << last);
        let gains =
            (0..last).filter(|person| rest >> person & 1 == 1).map(|person| instance.gain(person, last));
        worth[set] = worth[rest] + gains.sum::<f64>();
    }
    worth
}
