//! Looking up what each group is worth for sixteen people at once: one instruction with AVX-512, a few with AVX2, one
//! number at a time with others or when there are many groups.

#[cfg(target_arch = "x86")]
use core::arch::x86::{
    __m256i, __m512i, _mm256_blendv_ps, _mm256_castps_si256, _mm256_castsi256_ps,
    _mm256_permutevar8x32_epi32, _mm256_slli_epi32, _mm512_permutex2var_epi32,
};
#[cfg(target_arch = "x86_64")]
use core::arch::x86_64::{
    __m256i, __m512i, _mm256_blendv_ps, _mm256_castps_si256, _mm256_castsi256_ps,
    _mm256_permutevar8x32_epi32, _mm256_slli_epi32, _mm512_permutex2var_epi32,
};

use fearless_simd::{Level, Simd, i32x8, i32x16, prelude::*};

use super::aligned::Lane;
use super::board::{Board, LANES};
use super::state::load;

/// What each group is worth, to be looked up for sixteen people at once.
#[derive(Clone, Copy)]
pub(super) struct Table<'a, S: Simd, const PACKED: bool> {
    simd: S,
    column: &'a [Lane],
    first: i32x16<S>,
    second: i32x16<S>,
}

impl<'a, S: Simd, const PACKED: bool> Table<'a, S, PACKED> {
    /// The table of a column, which is at least two vectors long.
    #[inline(always)]
    pub(super) fn new(simd: S, column: &'a [Lane]) -> Self {
        let (first, second) = (load(simd, &column[0].0), load(simd, &column[1].0));
        Self { simd, column, first, second }
    }

    /// The numbers of sixteen people's groups, as [`Board::code`] writes these.
    #[inline(always)]
    pub(super) fn at(&self, code: &[i32; LANES]) -> i32x16<S> {
        match self.simd.level() {
            #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
            Level::Avx512(avx512) if PACKED => {
                let code = load(self.simd, code).into();
                look_up_at_once(avx512, self.first.into(), self.second.into(), code).simd_into(self.simd)
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
                    let group = Board::decoded(code);
                    *worth = self.column[group / LANES].0[group % LANES];
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
        let part = |table| _mm256_castsi256_ps(_mm256_permutevar8x32_epi32(table, code));
        let (odd, upper) = (_mm256_slli_epi32::<28>(code), _mm256_slli_epi32::<27>(code));
        let (odd, upper) = (_mm256_castsi256_ps(odd), _mm256_castsi256_ps(upper));
        let (low, high) = (_mm256_blendv_ps(part(a), part(b), odd), _mm256_blendv_ps(part(c), part(d), odd));
        _mm256_castps_si256(_mm256_blendv_ps(low, high, upper))
    }
);

#[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
fearless_simd::kernel!(
    /// Looks up sixteen codes in a table of thirty-two numbers, by their lowest five bits.
    #[inline]
    fn look_up_at_once(avx512: Avx512, first: __m512i, second: __m512i, code: __m512i) -> __m512i {
        _mm512_permutex2var_epi32(first, code, second)
    }
);
