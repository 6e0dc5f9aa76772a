//! People of some kinds to tables with room for so many: the most that can be seated (maximum flow, by augmenting
//! paths).

/// The largest number of people that can be seated: `supply[k]` people of kind k, each at a table that
/// `open(k, table)`, at most `room[table]` at each.
pub(super) fn most_seated(supply: &[usize], room: &[usize], open: impl Fn(usize, usize) -> bool) -> usize {
    let mut left = supply.to_vec();
    let mut free = room.to_vec();
    let mut seated = vec![vec![0_usize; room.len()]; supply.len()];
    let mut total = 0;
    for kind in 0..supply.len() {
        // First without moving anybody.
        for table in 0..room.len() {
            if open(kind, table) {
                let now = left[kind].min(free[table]);
                seated[kind][table] += now;
                free[table] -= now;
                left[kind] -= now;
                total += now;
            }
        }
        while left[kind] > 0 {
            let Some(path) = path(kind, &seated, &free, &open) else { break };
            let last = path[path.len() - 1].1;
            let moved = path.windows(2).map(|step| seated[step[1].0][step[0].1]);
            let now = moved.min().unwrap_or(usize::MAX).min(left[kind]).min(free[last]);
            for (place, &(kind, table)) in path.iter().enumerate() {
                seated[kind][table] += now;
                if let Some(&(next, _)) = path.get(place + 1) {
                    seated[next][table] -= now;
                }
            }
            free[last] -= now;
            left[kind] -= now;
            total += now;
        }
    }
    total
}

/// Steps `(kind, table)`: the kind takes a seat at the table, and the next kind leaves it; the last table has room.
fn path(
    start: usize,
    seated: &[Vec<usize>],
    free: &[usize],
    open: &impl Fn(usize, usize) -> bool,
) -> Option<Vec<(usize, usize)>> {
    let mut from: Vec<Option<usize>> = vec![None; free.len()];
    let mut by: Vec<Option<usize>> = vec![None; seated.len()];
    let mut queue = vec![start];
    let mut next = 0;
    while let Some(&kind) = queue.get(next) {
        next += 1;
        for table in 0..free.len() {
            if from[table].is_some() || !open(kind, table) {
                continue;
            }
            from[table] = Some(kind);
            if free[table] > 0 {
                return Some(walked(start, table, &from, &by));
            }
            for other in 0..seated.len() {
                if other != start && by[other].is_none() && seated[other][table] > 0 {
                    by[other] = Some(table);
                    queue.push(other);
                }
            }
        }
    }
    None
}

fn walked(start: usize, last: usize, from: &[Option<usize>], by: &[Option<usize>]) -> Vec<(usize, usize)> {
    let mut steps = Vec::new();
    let mut table = last;
    while let Some(kind) = from[table] {
        steps.push((kind, table));
        match by[kind] {
            Some(before) if kind != start => table = before,
            _ => break,
        }
    }
    steps.reverse();
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_passed_on_until_all_sit_who_can() {
        let open = [[true, true, false], [true, false, false], [false, true, true]];
        let seated = |supply: &[usize], room: &[usize]| most_seated(supply, room, |k, t| open[k][t]);
        assert_eq!(seated(&[2, 2, 0], &[2, 2, 2]), 4);
        assert_eq!(seated(&[2, 3, 0], &[2, 2, 2]), 4);
        assert_eq!(seated(&[2, 2, 4], &[2, 2, 2]), 6);
        assert_eq!(seated(&[1, 1, 2], &[1, 1, 2]), 4);
        assert_eq!(seated(&[2, 2, 2], &[2, 2, 2]), 6);
    }
}
