//! One step: all changes of one person scored at once, under noise, with vector instructions.

use fearless_simd::{Simd, i32x16, prelude::*};

use super::aligned::Lane;
use super::board::LANES;
use super::look_up::Table;
use super::noise::Draw;
use super::state::{State, load, splat, vectors};

/// What a step decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// The person stays.
    Stay,
    /// The person changes places with another, which gains so much.
    Swap(usize, i32),
    /// The person moves to a group with room, which gains so much.
    Move(usize, i32),
}

/// The choice with the highest gain plus noise; of equals, staying before moving before swapping, and the first
/// partner before the others. `column` holds what each group is worth to the person, against their own. A swap of i (group
/// a) with j (group b) gains to(b,i) + to(a,j) − own(i) − own(j) − 2 d(i,j).
#[inline(always)]
pub(super) fn choose<S: Simd, const PACKED: bool>(
    simd: S,
    state: &State<'_>,
    person: usize,
    draw: Draw<'_>,
    column: &[Lane],
) -> Choice {
    let home = state.group_of(person);
    let (mut bar, mut choice) = (draw.stay, Choice::Stay);
    if let Some(rooms) = state.rooms(home) {
        let moves = Moves { simd, gain: column, room: vectors(rooms), noise: vectors(draw.moves) };
        if let Some(best) = highest(simd, moves.scores(), bar)
            && let Some((group, gain)) = moves.first_with(best)
        {
            (bar, choice) = (best, Choice::Move(group, gain));
        }
    }
    let partners = Partners::<S, PACKED>::new(simd, state, person, home, draw.swap, column);
    if let Some(best) = highest(simd, partners.scores(), bar)
        && let Some((partner, gain)) = partners.first_with(best)
    {
        choice = Choice::Swap(partner, gain);
    }
    choice
}

/// All that the scores of the groups that a person may move to are made of.
struct Moves<'a, S: Simd> {
    simd: S,
    gain: &'a [Lane],
    room: &'a [[i32; LANES]],
    noise: &'a [[i32; LANES]],
}

impl<S: Simd> Moves<'_, S> {
    #[inline(always)]
    fn scores(&self) -> impl Iterator<Item = i32x16<S>> {
        let simd = self.simd;
        let groups = self.gain.iter().zip(self.room).zip(self.noise);
        groups.map(
            #[inline(always)]
            move |((gain, room), noise)| load(simd, &gain.0) + load(simd, room) + load(simd, noise),
        )
    }

    /// The first group with this score, and what the move gains without noise.
    #[inline(always)]
    fn first_with(&self, score: i32) -> Option<(usize, i32)> {
        place(self.simd, self.scores(), score)
            .map(|(block, lane)| (block * LANES + lane, self.gain[block].0[lane]))
    }
}

/// The highest of all scores, if it is above the bar.
#[inline(always)]
fn highest<S: Simd>(simd: S, scores: impl Iterator<Item = i32x16<S>>, bar: i32) -> Option<i32> {
    let mut most = splat(simd, i32::MIN);
    for scores in scores {
        most = most.max(scores);
    }
    // Seldom true when it is cold, and sooner seen than which of the sixteen it is.
    most.simd_gt(splat(simd, bar)).any_true().then(|| simd.reduce_max_i32x16(most))
}

/// The vector, and the place in it, where a score stands first.
#[inline(always)]
fn place<S: Simd>(simd: S, scores: impl Iterator<Item = i32x16<S>>, score: i32) -> Option<(usize, usize)> {
    let sought = splat(simd, score);
    for (block, scores) in scores.enumerate() {
        let mask = scores.simd_eq(sought);
        if mask.any_true() {
            return Some((block, mask.to_bitmask().trailing_zeros() as usize));
        }
    }
    None
}

/// All that the scores of a person's partners are made of.
struct Partners<'a, S: Simd, const PACKED: bool> {
    simd: S,
    table: Table<'a, S, PACKED>,
    code: &'a [Lane],
    worth: &'a [Lane],
    own: &'a [Lane],
    twice: &'a [Lane],
    noise: &'a [[i32; LANES]],
}

impl<'a, S: Simd, const PACKED: bool> Partners<'a, S, PACKED> {
    #[inline(always)]
    fn new(
        simd: S,
        state: &'a State<'_>,
        person: usize,
        home: usize,
        noise: &'a [i32],
        column: &'a [Lane],
    ) -> Self {
        Self {
            simd,
            table: Table::new(simd, column),
            code: &state.code,
            worth: state.row(home),
            own: &state.own,
            twice: state.board.twice(person),
            noise: vectors(noise),
        }
    }

    /// The scores, sixteen at a time.
    #[inline(always)]
    fn scores(&self) -> impl Iterator<Item = i32x16<S>> {
        let (simd, table) = (self.simd, self.table);
        let people = self.code.iter().zip(self.worth).zip(self.own).zip(self.twice).zip(self.noise);
        people.map(
            #[inline(always)]
            move |((((code, worth), own), twice), noise)| {
                let less = load(simd, &own.0) + load(simd, &twice.0);
                table.at(&code.0) + (load(simd, &worth.0) + load(simd, noise) - less)
            },
        )
    }

    /// The first partner with this score, and what the swap gains without noise.
    #[inline(always)]
    fn first_with(&self, score: i32) -> Option<(usize, i32)> {
        let (block, lane) = place(self.simd, self.scores(), score)?;
        Some((block * LANES + lane, score.wrapping_sub(self.noise[block][lane])))
    }
}

/// Does what was chosen; true if the value changed.
#[inline(always)]
pub(super) fn perform<S: Simd>(simd: S, state: &mut State<'_>, person: usize, choice: Choice) -> bool {
    match choice {
        Choice::Stay => false,
        Choice::Swap(other, gain) => {
            state.swap(simd, person, other, gain);
            gain != 0
        }
        Choice::Move(group, gain) => {
            state.relocate(simd, person, group, gain);
            gain != 0
        }
    }
}
