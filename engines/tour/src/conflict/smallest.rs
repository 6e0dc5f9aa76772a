//! The smallest clash (Ignatiev et al. 2015). Whatever clashes has a part among those that any one plan does not keep. So a
//! smallest set that has a part in common with all of these either clashes, and no smaller one does, or there is a plan
//! that keeps it and leaves out others.

use super::placing::{Answer, feasible};
use super::{Part, Search};
use crate::case::{Case, NEVER, Slot};

/// The most parts: one bit each.
const MOST: usize = 128;
/// The most sets that are looked at to hit them all.
const TRIES: u64 = 2_000_000;

/// The work did not suffice.
struct NoMore;

/// A smallest clash, given one of which no part can be left out; true if it is proven that it is smallest.
pub(super) fn smallest(search: &mut Search<'_>, parts: &[Part], core: Vec<Part>) -> (Vec<Part>, bool) {
    if search.unsure || parts.len() > MOST {
        return (core, false);
    }
    let mut left_out: Vec<u128> = Vec::new();
    loop {
        let Ok(hit) = least_hitting(&left_out, core.len()) else { return (core, false) };
        if usize::try_from(hit.count_ones()).unwrap_or(usize::MAX) >= core.len() {
            return (core, true);
        }
        let bits = (0..parts.len()).filter(|&part| hit >> part & 1 == 1);
        let mut kept: Vec<Part> = bits.map(|part| parts[part]).collect();
        let mut out = match left_out_of(search, parts, &kept) {
            Ok(Some(out)) => out,
            Ok(None) => return (kept, true),
            Err(NoMore) => return (core, false),
        };
        // Takes in what can be: the fewer a plan leaves out, the more it tells.
        let mut sure: Vec<Part> = Vec::new();
        while let Some(part) = out.iter().copied().find(|part| !sure.contains(part)) {
            sure.push(part);
            kept = parts.iter().filter(|other| !out.contains(other)).copied().collect();
            kept.push(part);
            match left_out_of(search, parts, &kept) {
                Ok(Some(fewer)) => out = fewer,
                Ok(None) => {}
                Err(NoMore) => return (core, false),
            }
        }
        let bits = (0..parts.len()).filter(|&part| out.contains(&parts[part]));
        let bits = bits.fold(0, |bits, part| bits | 1 << part);
        if bits & hit != 0 {
            // A plan keeps what was asked of it; were that ever not so, the same would be asked for ever.
            debug_assert_eq!(bits & hit, 0, "a plan that leaves out what it was to keep");
            return (core, false);
        }
        left_out.push(bits);
    }
}

/// What a plan that keeps some parts leaves out; nothing if there is no such plan.
fn left_out_of(search: &mut Search<'_>, parts: &[Part], kept: &[Part]) -> Result<Option<Vec<Part>>, NoMore> {
    let (counties, rules) = super::split(kept);
    let without: Vec<_> =
        super::rules(search.problem).into_iter().filter(|rule| !rules.contains(rule)).collect();
    let all: Vec<usize> = (0..search.problem.counties.len()).collect();
    let case = Case::with(search.problem, &all, &without, &|_, _| 0);
    let size = all.len() * case.teams() * case.days.len();
    search.work = search.work.saturating_sub(u64::try_from(size).unwrap_or(u64::MAX));
    match feasible(&case, &counties, &mut search.work) {
        Answer::Yes(mut slots) => {
            let asked = |county: &usize| parts.contains(&Part::County(*county));
            for county in all.into_iter().filter(asked) {
                if slots[county].is_none() {
                    slots[county] = free_slot(&case, &slots, county);
                }
            }
            Ok(Some(search.not_kept(parts, &slots, &case)))
        }
        Answer::No => Ok(None),
        Answer::Unknown => Err(NoMore),
    }
}

/// A slot that breaks nothing that is kept, if there is one.
fn free_slot(case: &Case<'_>, slots: &[Option<Slot>], county: usize) -> Option<Slot> {
    let fits = |slot: Slot| {
        let mut in_week = vec![0; case.most.len()];
        for (other, there) in slots.iter().enumerate() {
            let Some(there) = *there else { continue };
            if case.clash((county, slot), (other, there)) {
                return false;
            }
            if case.week[there.1] == case.week[slot.1] {
                for &person in &case.problem.teams[there.0].members {
                    in_week[person] += 1;
                }
            }
        }
        let members = &case.problem.teams[slot.0].members;
        members.iter().all(|&person| in_week[person] < case.most[person]) && case.alone(county, slot) != NEVER
    };
    case.options[county].iter().copied().find(|&slot| fits(slot))
}

/// A smallest set of bits that has one in common with every set, if that does not take too long. No set of
/// `limit` bits or more is looked for: then any of that size is given.
fn least_hitting(sets: &[u128], limit: usize) -> Result<u128, NoMore> {
    let mut tries = TRIES;
    for size in 0..limit {
        if let Some(found) = hit(sets, 0, size, &mut tries)? {
            return Ok(found);
        }
    }
    Ok(u128::MAX >> (128 - limit.min(128)))
}

fn hit(sets: &[u128], taken: u128, left: usize, tries: &mut u64) -> Result<Option<u128>, NoMore> {
    *tries = tries.checked_sub(1).ok_or(NoMore)?;
    let missed = sets.iter().filter(|&&set| set & taken == 0).min_by_key(|set| set.count_ones());
    let Some(&set) = missed else { return Ok(Some(taken)) };
    if left == 0 {
        return Ok(None);
    }
    for bit in (0..128).filter(|bit| set >> bit & 1 == 1) {
        if let Some(found) = hit(sets, taken | 1 << bit, left - 1, tries)? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}
