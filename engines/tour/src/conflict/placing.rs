//! Whether there is a plan at all: backtracking over the counties, the one with the fewest slots left first. Complete where
//! its work suffices.

use crate::case::{Case, NEVER, Slot};

use super::flow::fits;

/// Up to so many counties are counted again after each choice.
const COUNTED: usize = 64;

/// Whether there is a plan.
pub(crate) enum Answer {
    /// There is: the slots of the counties that were asked for.
    Yes(Vec<Option<Slot>>),
    /// It is proven that there is none.
    No,
    /// The work did not suffice.
    Unknown,
}

/// Looks for a plan of some counties.
pub(crate) fn feasible(case: &Case<'_>, counties: &[usize], work: &mut u64) -> Answer {
    let room = |team: usize, _| case.most_of_team(team);
    if !fits(case, counties, &|_, _| true, &room, work) {
        return Answer::No;
    }
    let mut placing = Placing {
        case,
        slots: vec![None; case.counties()],
        at: vec![Vec::new(); case.teams() * case.days.len()],
        weekly: vec![0; case.most.len() * case.weeks.len()],
        visits: vec![0; case.teams()],
        kind: kinds(case),
        left: counties.to_vec(),
        work,
    };
    match placing.next() {
        Some(true) => Answer::Yes(placing.slots),
        Some(false) => Answer::No,
        None => Answer::Unknown,
    }
}

struct Placing<'a> {
    case: &'a Case<'a>,
    slots: Vec<Option<Slot>>,
    /// The counties on each team's day.
    at: Vec<Vec<usize>>,
    /// Each person's workshops in each week.
    weekly: Vec<usize>,
    /// Each team's workshops.
    visits: Vec<usize>,
    /// For each team, the first that is like it.
    kind: Vec<usize>,
    left: Vec<usize>,
    work: &'a mut u64,
}

impl Placing<'_> {
    /// Places what is left; nothing if the work did not suffice.
    fn next(&mut self) -> Option<bool> {
        if self.left.is_empty() {
            return Some(true);
        }
        let mut fewest: Option<(usize, usize)> = None;
        for (spot, &county) in self.left.iter().enumerate() {
            let limit = fewest.map_or(usize::MAX, |(count, _)| count);
            let free = self.case.options[county].iter().filter(|&&slot| self.is_free(county, slot));
            let count = free.take(limit).count();
            let looked = u64::try_from(self.case.options[county].len()).unwrap_or(0) + 1;
            *self.work = self.work.saturating_sub(looked);
            if count < limit {
                fewest = Some((count, spot));
            }
            if count == 0 {
                return Some(false);
            }
        }
        if *self.work == 0 {
            return None;
        }
        if self.left.len() <= COUNTED && !self.all_fit() {
            return Some(false);
        }
        let (_, spot) = fewest?;
        let county = self.left.swap_remove(spot);
        let answer = self.place(county);
        self.left.push(county);
        let last = self.left.len() - 1;
        self.left.swap(spot, last);
        answer
    }

    fn place(&mut self, county: usize) -> Option<bool> {
        let case = self.case;
        let mut unused: Vec<(usize, usize)> = Vec::new();
        for &slot in &case.options[county] {
            if !self.is_free(county, slot) {
                continue;
            }
            if self.visits[slot.0] == 0 {
                // One of several teams that are alike and have nothing yet is enough.
                let like = (self.kind[slot.0], slot.1);
                if unused.contains(&like) {
                    continue;
                }
                unused.push(like);
            }
            self.put(county, slot);
            let answer = self.next();
            if answer == Some(true) {
                return answer;
            }
            self.take(county, slot);
            answer?;
        }
        Some(false)
    }

    fn all_fit(&mut self) -> bool {
        let mut work = *self.work;
        let room = |team: usize, week: usize| {
            let left = |&person: &usize| {
                self.case.most[person].saturating_sub(self.weekly[person * self.case.weeks.len() + week])
            };
            self.case.problem.teams[team].members.iter().map(left).min().unwrap_or(0)
        };
        let free = |county: usize, slot: Slot| self.is_free(county, slot);
        let fit = fits(self.case, &self.left, &free, &room, &mut work);
        *self.work = work;
        fit
    }

    fn is_free(&self, county: usize, slot: Slot) -> bool {
        let case = self.case;
        let week = case.week[slot.1];
        let is_full = |&person: &usize| self.weekly[person * case.weeks.len() + week] >= case.most[person];
        if case.problem.teams[slot.0].members.iter().any(is_full) {
            return false;
        }
        let clear = |team: usize, day: usize| {
            let there = &self.at[team * case.days.len() + day];
            there.iter().all(|&other| !case.clash((county, slot), (other, (team, day))))
        };
        case.rivals[slot.0]
            .iter()
            .all(|&team| clear(team, slot.1) && case.near[slot.1].iter().all(|&day| clear(team, day)))
    }

    fn put(&mut self, county: usize, slot: Slot) {
        self.slots[county] = Some(slot);
        self.at[slot.0 * self.case.days.len() + slot.1].push(county);
        self.visits[slot.0] += 1;
        for &person in &self.case.problem.teams[slot.0].members {
            self.weekly[person * self.case.weeks.len() + self.case.week[slot.1]] += 1;
        }
    }

    fn take(&mut self, county: usize, slot: Slot) {
        self.slots[county] = None;
        self.at[slot.0 * self.case.days.len() + slot.1].pop();
        self.visits[slot.0] -= 1;
        for &person in &self.case.problem.teams[slot.0].members {
            self.weekly[person * self.case.weeks.len() + self.case.week[slot.1]] -= 1;
        }
    }
}

/// For each team the first that may do the same on every day, from the same home, with people of its own.
fn kinds(case: &Case<'_>) -> Vec<usize> {
    let same = |a: usize, b: usize| {
        case.rivals[a].len() == 1
            && case.rivals[b].len() == 1
            && case.problem.teams[a].home == case.problem.teams[b].home
            && case.most_of_team(a) == case.most_of_team(b)
            && (0..case.counties()).all(|county| {
                let may = |team: usize, day: usize| case.alone(county, (team, day)) != NEVER;
                (0..case.days.len()).all(|day| may(a, day) == may(b, day))
            })
    };
    (0..case.teams()).map(|team| (0..team).find(|&other| same(other, team)).unwrap_or(team)).collect()
}
