//! Which moves the sizes allow. Sets of people are not tied to the limits of one group: what counts is that every
//! limit can be given a set, each its own. So people can move on where one group is full but another would do, and the
//! search gets from one pattern of sizes to the next.
//!
//! Limits are intervals, so that Hall's theorem is short: the sets can be given out if and only if for every
//! stretch from some least size to some most size, as many sets have sizes in it as there are limits within it.

use super::board::BAR;

/// Up to so many groups with different limits, limits are given out anew after every move.
const LOOSE_UP_TO: usize = 32;

/// The limits, and which stretches they need.
#[derive(Debug)]
pub(super) struct Shape {
    limits: Vec<(usize, usize)>,
    /// True if sets are not tied to limits.
    pub loose: bool,
    starts: Vec<usize>,
    ends: Vec<usize>,
    /// Limits within each stretch, starts × ends.
    need: Vec<usize>,
}

impl Shape {
    /// The shape of these limits on sizes, none above `people`.
    pub(super) fn new(limits: &[(usize, usize)], people: usize) -> Self {
        let limits: Vec<(usize, usize)> =
            limits.iter().map(|&(least, most)| (least, most.min(people))).collect();
        let loose = limits.len() <= LOOSE_UP_TO && limits.windows(2).any(|pair| pair[0] != pair[1]);
        let mut starts: Vec<usize> = limits.iter().map(|limit| limit.0).collect();
        let mut ends: Vec<usize> = limits.iter().map(|limit| limit.1).collect();
        for list in [&mut starts, &mut ends] {
            list.sort_unstable();
            list.dedup();
        }
        let stretches = starts.iter().flat_map(|&start| ends.iter().map(move |&end| (start, end)));
        let within = |(start, end)| limits.iter().filter(|limit| start <= limit.0 && limit.1 <= end).count();
        let need = stretches.map(within).collect();
        Self { limits, loose, starts, ends, need }
    }

    /// Writes for each set (row) and each other set whether one person may go from the first to the second: 0 if
    /// so, else −[`BAR`]. If sets are tied to limits there is one row, for sets above their least size.
    pub(super) fn allow(&self, sizes: &[usize], rooms: &mut [i32], row: usize) {
        if !self.loose {
            for ((room, size), limit) in rooms.iter_mut().zip(sizes).zip(&self.limits) {
                *room = if *size < limit.1 { 0 } else { -BAR };
            }
            return;
        }
        let spare = self.spare(sizes);
        let columns = self.ends.len();
        let start = |size: usize| self.starts.binary_search(&size).ok();
        let end = |size: usize| self.ends.binary_search(&size).ok();
        // A stretch that has no set to spare loses none at either end.
        let stays = |size| start(size).is_some_and(|i| spare[i * columns..][..columns].contains(&Some(0)));
        let full =
            |size| end(size).is_some_and(|j| spare.iter().skip(j).step_by(columns).any(|&s| s == Some(0)));
        let (stays, full): (Vec<bool>, Vec<bool>) =
            sizes.iter().map(|&size| (stays(size), full(size))).unzip();
        for (from, rooms) in rooms.chunks_exact_mut(row).enumerate() {
            for (to, room) in rooms.iter_mut().enumerate().take(sizes.len()) {
                let (p, q) = (sizes[from], sizes[to]);
                let both = start(p).zip(end(q)).is_some_and(|(i, j)| spare[i * columns + j] == Some(1));
                // Sizes that change places are the same sizes.
                let allowed = p == q + 1 || !(stays[from] || full[to] || both);
                *room = if allowed { 0 } else { -BAR };
            }
        }
    }

    /// For each stretch, how many sets more than needed have sizes in it; none if it ends before it begins.
    fn spare(&self, sizes: &[usize]) -> Vec<Option<usize>> {
        let inside = |start, end| sizes.iter().filter(|&&size| start <= size && size <= end).count();
        let stretches = self.starts.iter().flat_map(|&start| self.ends.iter().map(move |&end| (start, end)));
        stretches
            .zip(&self.need)
            .map(|((start, end), need)| (start <= end).then(|| inside(start, end).saturating_sub(*need)))
            .collect()
    }

    /// True if the set may lose one, where sets are tied to limits.
    #[inline(always)]
    pub(super) fn may_leave(&self, set: usize, size: usize) -> bool {
        self.loose || size > self.limits[set].0
    }

    /// The limit that each set is given; the sets in order of size, each the limit that ends first of those that
    /// hold it.
    pub(super) fn given_out(&self, sizes: &[usize]) -> Vec<usize> {
        if !self.loose {
            return (0..sizes.len()).collect();
        }
        let mut sets: Vec<usize> = (0..sizes.len()).collect();
        sets.sort_by_key(|&set| sizes[set]);
        let mut free: Vec<usize> = (0..sizes.len()).collect();
        let mut given = vec![0; sizes.len()];
        for set in sets {
            let holds = |limit: &usize| (self.limits[*limit].0..=self.limits[*limit].1).contains(&sizes[set]);
            // There is always one, by what `allow` allows.
            if let Some(limit) = free.iter().copied().filter(holds).min_by_key(|&limit| self.limits[limit].1)
            {
                given[set] = limit;
                free.retain(|&other| other != limit);
            }
        }
        given
    }
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    /// Whether every limit can be given a set, by trying all ways.
    fn fits(sizes: &[usize], limits: &[(usize, usize)]) -> bool {
        let Some((&(least, most), rest)) = limits.split_first() else { return true };
        (0..sizes.len()).any(|set| {
            let mut others = sizes.to_vec();
            let size = others.remove(set);
            (least..=most).contains(&size) && fits(&others, rest)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_move_is_allowed_if_the_limits_can_be_given_out_after_it(
            drawn in vec((0..6_usize, 0..4_usize, 0..4_usize), 2..6)
        ) {
            let limits: Vec<_> = drawn.iter().map(|&(least, span, _)| (least, least + span)).collect();
            prop_assume!(limits.windows(2).any(|pair| pair[0] != pair[1]));
            let sizes: Vec<_> = drawn.iter().map(|&(least, span, more)| least + more.min(span)).collect();
            let shape = Shape::new(&limits, 60);
            let count = sizes.len();
            let mut rooms = vec![0; count * count];
            shape.allow(&sizes, &mut rooms, count);
            for (from, to) in (0..count).flat_map(|from| (0..count).map(move |to| (from, to))) {
                if from == to || sizes[from] == 0 {
                    continue;
                }
                let mut after = sizes.clone();
                after[from] -= 1;
                after[to] += 1;
                prop_assert_eq!(rooms[from * count + to] == 0, fits(&after, &limits), "{} to {}", from, to);
            }
            let given = shape.given_out(&sizes);
            for (set, &limit) in given.iter().enumerate() {
                prop_assert!((limits[limit].0..=limits[limit].1).contains(&sizes[set]));
            }
            let mut all = given.clone();
            all.sort_unstable();
            prop_assert_eq!(all, (0..count).collect::<Vec<_>>());
        }
    }
}
