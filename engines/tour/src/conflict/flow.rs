//! Whether all counties find a slot when only days, teams and weeks are counted: a maximum flow from counties to teams'
//! days to teams' weeks. If not, there is no plan.

use crate::case::{Case, Slot};

struct Flow<'a> {
    case: &'a Case<'a>,
    free: &'a dyn Fn(usize, Slot) -> bool,
    slot_of: Vec<Option<Slot>>,
    /// The county on each team's day.
    at: Vec<Option<usize>>,
    /// The counties in each team's week.
    weeks: Vec<Vec<usize>>,
    seen_slot: Vec<bool>,
    seen_week: Vec<bool>,
}

/// Whether all these counties find a slot among those that `free` leaves them, beside what the weeks already hold.
pub(super) fn fits(
    case: &Case<'_>,
    counties: &[usize],
    free: &dyn Fn(usize, Slot) -> bool,
    room: &dyn Fn(usize, usize) -> usize,
    work: &mut u64,
) -> bool {
    let slots = case.teams() * case.days.len();
    let weeks = case.teams() * case.weeks.len();
    let mut flow = Flow {
        case,
        free,
        slot_of: vec![None; case.counties()],
        at: vec![None; slots],
        weeks: vec![Vec::new(); weeks],
        seen_slot: vec![false; slots],
        seen_week: vec![false; weeks],
    };
    counties.iter().all(|&county| {
        *work = work.saturating_sub(u64::try_from(case.options[county].len()).unwrap_or(0));
        flow.seen_slot.fill(false);
        flow.seen_week.fill(false);
        flow.find(county, room)
    })
}

impl Flow<'_> {
    fn find(&mut self, county: usize, room: &dyn Fn(usize, usize) -> usize) -> bool {
        let case = self.case;
        for &slot in &case.options[county] {
            let (index, week) = self.index(slot);
            if self.seen_slot[index] || !(self.free)(county, slot) {
                continue;
            }
            self.seen_slot[index] = true;
            if case.one_a_day
                && let Some(other) = self.at[index]
            {
                if self.find(other, room) {
                    self.leave(other, slot);
                    self.enter(county, slot);
                    return true;
                }
                continue;
            }
            if self.weeks[week].len() < room(slot.0, case.week[slot.1]) {
                self.enter(county, slot);
                return true;
            }
            if self.seen_week[week] {
                continue;
            }
            self.seen_week[week] = true;
            for other in self.weeks[week].clone() {
                let Some(old) = self.slot_of[other] else { continue };
                if self.find(other, room) {
                    self.leave(other, old);
                    self.enter(county, slot);
                    return true;
                }
            }
        }
        false
    }

    fn index(&self, (team, day): Slot) -> (usize, usize) {
        (team * self.case.days.len() + day, team * self.case.weeks.len() + self.case.week[day])
    }

    fn enter(&mut self, county: usize, slot: Slot) {
        let (index, week) = self.index(slot);
        self.at[index] = Some(county);
        self.weeks[week].push(county);
        self.slot_of[county] = Some(slot);
    }

    /// A county that has gone elsewhere leaves its old slot.
    fn leave(&mut self, county: usize, old: Slot) {
        let (index, week) = self.index(old);
        if self.at[index] == Some(county) {
            self.at[index] = None;
        }
        if let Some(spot) = self.weeks[week].iter().position(|&there| there == county) {
            self.weeks[week].swap_remove(spot);
        }
    }
}
