//! One step: all changes of one person scored at once, under noise, with vector instructions.

#[cfg(target_arch = "x86")]
use core::arch::x86::{
    __m256i, _mm256_blendv_ps, _mm256_castps_si256, _mm256_castsi256_ps, _mm256_permutevar8x32_epi32,
    _mm256_slli_epi32, _mm256_srli_epi32,
};
#[cfg(target_arch = "x86_64")]
use core::arch::x86_64::{
    __m256i, _mm256_blendv_ps, _mm256_castps_si256, _mm256_castsi256_ps, _mm256_permutevar8x32_epi32,
    _mm256_slli_epi32, _mm256_srli_epi32,
};

use fearless_simd::{Level, Simd, i32x8, i32x16, prelude::*, u8x64};

use super::board::{BAR, Board, LANES};
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

/// Scratch memory for a step: what each group is worth to the person, against their own.
#[derive(Debug, Clone)]
pub(super) struct Column(Vec<i32>);

impl Column {
    /// Scratch memory for a board.
    pub(super) fn new(board: &Board) -> Self {
        Self(vec![-BAR; board.column()])
    }
}

/// The choice with the highest gain plus noise; of equals, staying before moving before swapping, and the first
/// partner before the others. A swap of i (group a) with j (group b) gains
/// to(b,i) + to(a,j) − own(i) − own(j) − 2 d(i,j).
#[inline(always)]
pub(super) fn choose<S: Simd, const PACKED: bool>(
    simd: S,
    state: &State<'_>,
    person: usize,
    draw: Draw<'_>,
    column: &mut Column,
) -> Choice {
    let board = state.board;
    let home = state.group_of(person);
    let own = state.own[person];
    let column = &mut column.0[..];
    // Wrapping here and below, since all terms are bounded and this is the innermost loop.
    for (cell, worth) in column.iter_mut().zip(state.to[person..].iter().step_by(board.width)) {
        *cell = worth.wrapping_sub(own);
    }
    // Nobody changes places within a group.
    column[home] = -BAR;
    let (mut bar, mut choice) = (draw.stay, Choice::Stay);
    if let Some(rooms) = state.rooms(home) {
        let moves = Moves { simd, gain: vectors(column), room: vectors(rooms), noise: vectors(draw.moves) };
        let best = moves.best();
        if best > bar
            && let Some((group, gain)) = moves.first_with(best)
        {
            (bar, choice) = (best, Choice::Move(group, gain));
        }
    }
    let partners = Partners::<S, PACKED>::new(simd, state, person, home, draw.swap, column);
    let best = partners.best();
    if best <= bar {
        choice
    } else {
        partners.first_with(best).map_or(choice, |(j, gain)| Choice::Swap(j, gain))
    }
}

/// All that the scores of the groups that a person may move to are made of.
struct Moves<'a, S: Simd> {
    simd: S,
    gain: &'a [[i32; LANES]],
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
            move |((gain, room), noise)| load(simd, gain) + load(simd, room) + load(simd, noise),
        )
    }

    #[inline(always)]
    fn best(&self) -> i32 {
        highest(self.simd, self.scores())
    }

    /// The first group with this score, and what the move gains without noise.
    #[inline(always)]
    fn first_with(&self, score: i32) -> Option<(usize, i32)> {
        place(self.simd, self.scores(), score)
            .map(|(block, lane)| (block * LANES + lane, self.gain[block][lane]))
    }
}

/// The highest of all scores.
#[inline(always)]
fn highest<S: Simd>(simd: S, scores: impl Iterator<Item = i32x16<S>>) -> i32 {
    let mut most = splat(simd, i32::MIN);
    for scores in scores {
        most = most.max(scores);
    }
    simd.reduce_max_i32x16(most)
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
    code: &'a [[i32; LANES]],
    worth: &'a [[i32; LANES]],
    own: &'a [[i32; LANES]],
    gain: &'a [[i32; LANES]],
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
        column: &'a [i32],
    ) -> Self {
        let width = state.board.width;
        Self {
            simd,
            table: Table::new(simd, column),
            code: vectors(&state.code),
            worth: vectors(&state.to[home * width..][..width]),
            own: vectors(&state.own),
            gain: vectors(state.board.gains(person)),
            noise: vectors(noise),
        }
    }

    /// The scores, sixteen at a time.
    #[inline(always)]
    fn scores(&self) -> impl Iterator<Item = i32x16<S>> {
        let (simd, table) = (self.simd, self.table);
        let people = self.code.iter().zip(self.worth).zip(self.own).zip(self.gain).zip(self.noise);
        people.map(
            #[inline(always)]
            move |((((code, worth), own), gain), noise)| {
                let gain = load(simd, gain);
                let rest = load(simd, worth) - load(simd, own) + load(simd, noise);
                table.at(code) + (rest - gain - gain)
            },
        )
    }

    #[inline(always)]
    fn best(&self) -> i32 {
        highest(self.simd, self.scores())
    }

    /// The first partner with this score, and what the swap gains without noise.
    #[inline(always)]
    fn first_with(&self, score: i32) -> Option<(usize, i32)> {
        let (block, lane) = place(self.simd, self.scores(), score)?;
        Some((block * LANES + lane, score.wrapping_sub(self.noise[block][lane])))
    }
}

/// What each group is worth, to be looked up for sixteen people at once.
#[derive(Clone, Copy)]
struct Table<'a, S: Simd, const PACKED: bool> {
    simd: S,
    column: &'a [i32],
    first: i32x16<S>,
    second: i32x16<S>,
}

impl<'a, S: Simd, const PACKED: bool> Table<'a, S, PACKED> {
    #[inline(always)]
    fn new(simd: S, column: &'a [i32]) -> Self {
        let (first, rest) = column.split_at(LANES);
        let first = i32x16::from_slice(simd, first);
        let second = i32x16::from_slice(simd, &rest[..LANES]);
        Self { simd, column, first, second }
    }

    #[inline(always)]
    fn at(&self, code: &[i32; LANES]) -> i32x16<S> {
        match self.simd.level() {
            Level::Avx512(_) if PACKED => {
                let bytes: u8x64<S> = load(self.simd, code).to_bytes();
                self.simd.concat_swizzle_dyn_i32x16(self.first, self.second, bytes)
            }
            #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
            Level::Avx2(avx2) if PACKED => {
                let ((a, b), (c, d)) = (self.first.split(), self.second.split());
                let (low, high) = load(self.simd, code).split();
                let [a, b, c, d] = [a, b, c, d].map(Into::into);
                let low: i32x8<S> = look_up(avx2, a, b, c, d, low.into()).simd_into(self.simd);
                let high: i32x8<S> = look_up(avx2, a, b, c, d, high.into()).simd_into(self.simd);
                low.combine(high)
            }
            _ => {
                let worth = code.map(|code| self.column[Board::decoded(PACKED, code)]);
                load(self.simd, &worth)
            }
        }
    }
}

#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
fearless_simd::kernel!(
    /// Looks up eight codes of [`Board::code`] in a table of thirty-two numbers.
    #[inline]
    fn look_up(avx2: Avx2, a: __m256i, b: __m256i, c: __m256i, d: __m256i, code: __m256i) -> __m256i {
        // The instruction looks at the lowest three bits of a group; the next two say which part it is in. A blend
        // looks at the sign.
        let group = _mm256_srli_epi32::<2>(code);
        let part = |table| _mm256_castsi256_ps(_mm256_permutevar8x32_epi32(table, group));
        let (odd, upper) = (_mm256_slli_epi32::<26>(code), _mm256_slli_epi32::<25>(code));
        let (odd, upper) = (_mm256_castsi256_ps(odd), _mm256_castsi256_ps(upper));
        let (low, high) = (_mm256_blendv_ps(part(a), part(b), odd), _mm256_blendv_ps(part(c), part(d), odd));
        _mm256_castps_si256(_mm256_blendv_ps(low, high, upper))
    }
);

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
