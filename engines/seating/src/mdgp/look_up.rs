//! Looking up what each group is worth for sixteen people at once: one instruction with AVX-512, a few with AVX2, one
//! number at a time with others or when there are many groups.

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

use super::board::{Board, LANES};
use super::state::load;

/// What each group is worth, to be looked up for sixteen people at once.
#[derive(Clone, Copy)]
pub(super) struct Table<'a, S: Simd, const PACKED: bool> {
    simd: S,
    column: &'a [i32],
    first: i32x16<S>,
    second: i32x16<S>,
}

impl<'a, S: Simd, const PACKED: bool> Table<'a, S, PACKED> {
    /// The table of a column, which is at least two vectors long.
    #[inline(always)]
    pub(super) fn new(simd: S, column: &'a [i32]) -> Self {
        let (first, rest) = column.split_at(LANES);
        let first = i32x16::from_slice(simd, first);
        let second = i32x16::from_slice(simd, &rest[..LANES]);
        Self { simd, column, first, second }
    }

    /// The numbers of sixteen people's groups, as [`Board::code`] writes these.
    #[inline(always)]
    pub(super) fn at(&self, code: &[i32; LANES]) -> i32x16<S> {
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
                let mut worth = [0; LANES];
                for (worth, &code) in worth.iter_mut().zip(code) {
                    *worth = self.column[Board::decoded(PACKED, code)];
                }
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
