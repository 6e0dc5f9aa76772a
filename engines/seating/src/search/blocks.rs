//! People whom rules bind move together. Those who sit together go as one; when someone goes to a table where people
//! sit whom they are to be kept apart from, these come the other way, and so on (a Kempe chain, as in graph
//! colouring). Random others even out the sizes.

use super::meter::Meter;
use super::state::State;
use crate::chance::Chance;

/// One try for every cluster at a temperature.
pub(super) fn stir(state: &mut State<'_>, temperature: f64, meter: &mut Meter, chance: &mut Chance) {
    for cluster in 0..state.case.clusters.len() {
        let floor = -temperature * chance.waiting();
        try_one(state, cluster, floor, meter, chance);
    }
}

/// Several tries for every cluster that take only what improves; true if something changed.
pub(super) fn improve(state: &mut State<'_>, meter: &mut Meter, chance: &mut Chance) -> bool {
    let mut changed = false;
    for cluster in 0..state.case.clusters.len() {
        for _ in 0..4 * state.case.groups() {
            // Less than one whole unit is no improvement.
            changed |= try_one(state, cluster, 0.5, meter, chance);
        }
    }
    changed
}

/// People and the group that each of them goes to.
type Moves = Vec<(u32, usize)>;

/// Who leaves a table and who comes to it instead.
#[derive(Debug, Default)]
struct Trade {
    going: Vec<u32>,
    coming: Vec<u32>,
}

/// Sends a cluster to a random table, with those who must or may make room for it, and keeps that if the value
/// grows by at least `floor`; else puts everybody back.
fn try_one(
    state: &mut State<'_>,
    cluster: usize,
    floor: f64,
    meter: &mut Meter,
    chance: &mut Chance,
) -> bool {
    let from = state.group_of(state.case.clusters[cluster].people[0] as usize);
    let to = chance.below(state.case.groups());
    // Counted also when nothing is tried, so that every sweep uses up some of the budget.
    if !meter.step() || to == from {
        return false;
    }
    let proposed = if chance.below(2) == 0 {
        exchange(state, cluster, from, to, chance)
    } else {
        displacement(state, cluster, to, chance)
    };
    let Some(moves) = proposed.filter(|moves| meter.steps(moves.len() as u64)) else { return false };
    let before = state.value;
    let back: Moves = moves.iter().map(|&(person, _)| (person, state.group_of(person as usize))).collect();
    carry(state, &moves);
    let kept = (state.value - before) as f64 >= floor;
    if !kept {
        carry(state, &back);
    }
    kept
}

/// The cluster changes places with people of the other table.
fn exchange(state: &State<'_>, cluster: usize, from: usize, to: usize, chance: &mut Chance) -> Option<Moves> {
    let trade =
        evened(state, chain(state, first(state, cluster, from, to, chance), from, to)?, from, to, chance)?;
    let going = trade.going.into_iter().map(|person| (person, to));
    let coming = trade.coming.into_iter().map(|person| (person, from));
    Some(going.chain(coming).collect())
}

/// The cluster goes to a table and those who make room for it go anywhere: so that tables can change in rings,
/// where sizes or rules forbid every exchange of two.
fn displacement(state: &State<'_>, cluster: usize, to: usize, chance: &mut Chance) -> Option<Moves> {
    let case = state.case;
    let arriving = &case.clusters[cluster];
    let mut leaving: Vec<u32> = Vec::new();
    for &foe in arriving.foes.iter().filter(|&&foe| state.group_of(foe as usize) == to) {
        if !leaving.contains(&foe) {
            leaving.extend(&case.clusters[case.cluster_of[foe as usize]?].people);
        }
    }
    let more = chance.below(arriving.people.len() + 1);
    let others = others(state, to, &leaving, more, chance);
    leaving.extend(others);
    let mut moves: Moves = arriving.people.iter().map(|&person| (person, to)).collect();
    let mut previous = None;
    for person in leaving {
        let cluster = case.cluster_of[person as usize];
        // The people of a cluster stand side by side in the list and stay together.
        let target = match (previous, cluster) {
            (Some((Some(before), target)), Some(now)) if before == now => target,
            _ => chance.below(case.groups()),
        };
        previous = Some((cluster, target));
        moves.push((person, target));
    }
    sizes_hold(state, &moves).then_some(moves)
}

fn sizes_hold(state: &State<'_>, moves: &Moves) -> bool {
    let mut sizes: Vec<usize> = (0..state.case.groups()).map(|group| state.size(group)).collect();
    for &(person, to) in moves {
        sizes[state.group_of(person as usize)] -= 1;
        sizes[to] += 1;
    }
    sizes.iter().zip(&state.case.sizes).all(|(size, (least, most))| (least..=most).contains(&size))
}

/// The cluster, and half the time that of a random person at one of the two tables: two chains together may keep
/// the sizes where neither does alone.
fn first(state: &State<'_>, cluster: usize, from: usize, to: usize, chance: &mut Chance) -> Vec<usize> {
    let mut clusters = vec![cluster];
    let table = &state.members[if chance.below(2) == 0 { from } else { to }];
    if chance.below(2) == 0 && !table.is_empty() {
        let person = table[chance.below(table.len())];
        clusters.extend(state.case.cluster_of[person as usize].filter(|&other| other != cluster));
    }
    clusters
}

/// The first clusters and everyone who must change sides because of them; nothing if that would be someone fixed.
fn chain(state: &State<'_>, first: Vec<usize>, from: usize, to: usize) -> Option<Trade> {
    let case = state.case;
    let mut trade = Trade::default();
    let mut seen = first;
    let mut next = 0;
    while let Some(&cluster) = seen.get(next) {
        next += 1;
        let people = &case.clusters[cluster].people;
        let leaves = state.group_of(people[0] as usize) == from;
        let (side, facing) = if leaves { (&mut trade.going, to) } else { (&mut trade.coming, from) };
        side.extend(people);
        for &foe in &case.clusters[cluster].foes {
            if state.group_of(foe as usize) == facing {
                let other = case.cluster_of[foe as usize]?;
                if !seen.contains(&other) {
                    seen.push(other);
                }
            }
        }
    }
    Some(trade)
}

/// The trade with random others so that the sizes hold; nothing if it cannot be evened out.
fn evened(state: &State<'_>, trade: Trade, from: usize, to: usize, chance: &mut Chance) -> Option<Trade> {
    let mut trade = trade;
    let (going, coming) = (trade.going.len(), trade.coming.len());
    let gap = going.abs_diff(coming);
    // Fewer than the gap if sizes allow, so that they change too.
    let fewer = chance.below(gap + 1);
    let added = if fits(state, &trade, fewer, from, to) { fewer } else { gap };
    if going > coming {
        let others = others(state, to, &trade.coming, added, chance);
        trade.coming.extend(others);
    } else {
        let others = others(state, from, &trade.going, added, chance);
        trade.going.extend(others);
    }
    fits(state, &trade, 0, from, to).then_some(trade)
}

/// Whether the sizes hold after a trade with so many added to its smaller side.
fn fits(state: &State<'_>, trade: &Trade, added: usize, from: usize, to: usize) -> bool {
    let (mut going, mut coming) = (trade.going.len(), trade.coming.len());
    if going > coming {
        coming += added;
    } else {
        going += added;
    }
    let within = |size: usize, group: usize| {
        let (least, most) = state.case.sizes[group];
        (least..=most).contains(&size)
    };
    within(state.size(from) + coming - going.min(state.size(from) + coming), from)
        && within(state.size(to) + going - coming.min(state.size(to) + going), to)
}

/// Random people of a table besides those who leave already, as many as wanted if that can be made of whole
/// clusters.
fn others(state: &State<'_>, table: usize, leaving: &[u32], wanted: usize, chance: &mut Chance) -> Vec<u32> {
    if wanted == 0 {
        return Vec::new();
    }
    let case = state.case;
    let mut members: Vec<u32> = state.members[table].clone();
    members.retain(|person| !leaving.contains(person));
    chance.shuffle(&mut members);
    let mut chosen: Vec<u32> = Vec::new();
    for person in members {
        let alone = [person];
        let unit: &[u32] = match case.cluster_of[person as usize] {
            Some(cluster) => &case.clusters[cluster].people,
            None if case.moves_alone[person as usize] => &alone,
            None => continue,
        };
        if chosen.len() + unit.len() <= wanted && !chosen.contains(&person) {
            chosen.extend(unit);
        }
    }
    chosen
}

fn carry(state: &mut State<'_>, moves: &Moves) {
    for &(person, group) in moves {
        state.relocate(person as usize, group);
    }
}
