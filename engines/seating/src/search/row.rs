//! One step: a person is scored against everyone they could change places with and every group with room.

use super::case::BAR;
use super::state::State;

/// What a step decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// The person stays.
    Stay,
    /// The person changes places with another.
    Swap(usize),
    /// The person moves to a group with room.
    Move(usize),
}

/// The noise of one step.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draw<'a> {
    /// Noise for each partner.
    pub swap: &'a [i32],
    /// Noise for each group.
    pub moves: &'a [i32],
    /// Noise for staying.
    pub stay: i32,
}

/// Scratch memory for a step: what each group is worth to the person.
#[derive(Debug, Default)]
pub(super) struct Column(Vec<i32>);

/// The choice with the highest gain plus noise. A swap of i (group a) with j (group b) gains
/// to(b,i) + to(a,j) − own(i) − own(j) − 2 d(i,j).
pub(super) fn choose(state: &State<'_>, person: usize, draw: Draw<'_>, column: &mut Column) -> Choice {
    let case = state.case;
    let home = state.group_of(person);
    let own = state.own[person];
    column.0.clear();
    column.0.extend((0..case.groups()).map(|group| state.worth(group, person).wrapping_sub(own)));
    // Nobody changes places within a group.
    column.0[home] = -BAR;
    let (mut best, mut choice) = (draw.stay, Choice::Stay);
    if state.size(home) > case.sizes[home].0 {
        for (group, (&gain, &noise)) in column.0.iter().zip(draw.moves.iter().cycle()).enumerate() {
            let score = gain.wrapping_add(noise);
            if score > best && group != home && state.size(group) < case.sizes[group].1 {
                (best, choice) = (score, Choice::Move(group));
            }
        }
    }
    let partners = state.group.iter().zip(&state.own).zip(state.row(home)).zip(case.gains(person));
    for (other, ((((&group, &theirs), &worth), &gain), &noise)) in partners.zip(draw.swap).enumerate() {
        // Wrapping, since all terms are bounded (LARGEST_SUM, BAR) and this is the innermost loop.
        let score = column.0[group as usize]
            .wrapping_add(worth)
            .wrapping_sub(theirs)
            .wrapping_sub(gain.wrapping_mul(2))
            .wrapping_add(noise);
        if score > best {
            (best, choice) = (score, Choice::Swap(other));
        }
    }
    choice
}

/// Does what was chosen; true if something changed.
pub(super) fn perform(state: &mut State<'_>, person: usize, choice: Choice) -> bool {
    match choice {
        Choice::Stay => return false,
        Choice::Swap(other) => state.swap(person, other),
        Choice::Move(group) => state.relocate(person, group),
    }
    true
}
