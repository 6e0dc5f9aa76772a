//! A smallest set that has something in common with each of several sets.

/// How many branches are looked at before it is given up.
const MOST_BRANCHES: usize = 200_000;

/// What came of it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Hitting {
    /// A smallest set, of fewer than was asked for.
    Found(Vec<usize>),
    /// There is none of fewer.
    TooLarge,
    /// The work ran out.
    Unknown,
}

/// A smallest set of fewer than `fewer` that hits each of the sets: depth first, over the members of the smallest set
/// that is not hit; sets that have nothing in common each need a member of their own.
pub(super) fn smallest_hitting(sets: &[Vec<usize>], fewer: usize) -> Hitting {
    let mut search = Search { sets, best: None, below: fewer, branches: MOST_BRANCHES };
    let mut chosen = Vec::new();
    if search.branch(&mut chosen).is_none() {
        return Hitting::Unknown;
    }
    search.best.map_or(Hitting::TooLarge, Hitting::Found)
}

struct Search<'a> {
    sets: &'a [Vec<usize>],
    best: Option<Vec<usize>>,
    /// Only sets of fewer than this are of use.
    below: usize,
    branches: usize,
}

impl Search<'_> {
    /// Nothing if the work ran out.
    fn branch(&mut self, chosen: &mut Vec<usize>) -> Option<()> {
        self.branches = self.branches.checked_sub(1)?;
        let open: Vec<&Vec<usize>> =
            self.sets.iter().filter(|set| !set.iter().any(|one| chosen.contains(one))).collect();
        if chosen.len() + strangers(&open) >= self.below {
            return Some(());
        }
        let Some(next) = open.iter().min_by_key(|set| set.len()) else {
            self.below = chosen.len();
            self.best = Some(chosen.clone());
            return Some(());
        };
        for &one in *next {
            chosen.push(one);
            let done = self.branch(chosen);
            chosen.pop();
            done?;
        }
        Some(())
    }
}

/// How many of the sets, taken greedily, have nothing in common: at least so many members are needed.
fn strangers(sets: &[&Vec<usize>]) -> usize {
    let mut order: Vec<&&Vec<usize>> = sets.iter().collect();
    order.sort_by_key(|set| set.len());
    let mut taken: Vec<usize> = Vec::new();
    let mut count = 0;
    for set in order {
        if !set.iter().any(|one| taken.contains(one)) {
            taken.extend(set.iter());
            count += 1;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn hits(chosen: u32, sets: &[Vec<usize>]) -> bool {
        sets.iter().all(|set| set.iter().any(|&one| chosen & (1 << one) != 0))
    }

    proptest! {
        #[test]
        fn no_smaller_set_hits_them_all(
            sets in prop::collection::vec(prop::collection::btree_set(0..9_usize, 1..5), 0..9),
            fewer in 1..8_usize,
        ) {
            let sets: Vec<Vec<usize>> = sets.into_iter().map(|set| set.into_iter().collect()).collect();
            let least = (0..1_u32 << 9).filter(|&chosen| hits(chosen, &sets)).map(u32::count_ones).min();
            match smallest_hitting(&sets, fewer) {
                Hitting::Found(found) => {
                    prop_assert!(hits(found.iter().fold(0, |all, one| all | 1 << one), &sets));
                    prop_assert_eq!(u32::try_from(found.len()).ok(), least);
                    prop_assert!(found.len() < fewer);
                }
                Hitting::TooLarge => prop_assert!(least.is_none_or(|least| least as usize >= fewer)),
                Hitting::Unknown => prop_assert!(false, "too much work for nine"),
            }
        }
    }
}
