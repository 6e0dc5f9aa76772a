//! A plan in the making: who is where, and what that costs, kept up to date with every change.

use crate::case::{Case, NEVER, Slot};

/// Nobody.
pub(super) const NONE: usize = usize::MAX;

pub(crate) struct State<'a> {
    pub(super) case: &'a Case<'a>,
    pub(super) slots: Vec<Option<Slot>>,
    /// Counties without a date, in no order.
    pub(super) without: Vec<usize>,
    /// Where each county is in `without`.
    spot: Vec<usize>,
    /// The county at each team's day.
    at: Vec<usize>,
    /// Each person's workshops in each week.
    weekly: Vec<usize>,
    load: Vec<i64>,
    /// What each team's week costs on the road.
    route: Vec<i64>,
    cost: i64,
    /// What a county without a date costs: more than any place for it could.
    price: i64,
    /// What was changed since the last [`keep`](Self::keep), to be taken back.
    changed: Vec<(usize, Option<Slot>)>,
}

impl<'a> State<'a> {
    pub(crate) fn new(case: &'a Case<'a>) -> Self {
        let counties = case.counties();
        let slots = case.teams() * case.days.len();
        let price = price(case);
        Self {
            case,
            slots: vec![None; counties],
            without: (0..counties).collect(),
            spot: (0..counties).collect(),
            at: vec![NONE; slots],
            weekly: vec![0; case.most.len() * case.weeks.len()],
            load: vec![0; case.most.len()],
            route: vec![0; case.teams() * case.weeks.len()],
            cost: price * i64::try_from(counties).unwrap_or(i64::MAX),
            price,
            changed: Vec::new(),
        }
    }

    pub(crate) fn cost(&self) -> i64 {
        self.cost
    }

    /// The county in a slot.
    pub(super) fn at(&self, (team, day): Slot) -> usize {
        self.at[team * self.case.days.len() + day]
    }

    fn refresh(&mut self, team: usize, week: usize) {
        let case = self.case;
        let mut price = 0;
        let mut last: Option<(usize, usize)> = None;
        for &day in &case.weeks[week] {
            let county = self.at((team, day));
            if county == NONE {
                continue;
            }
            price += match last {
                None => case.ways.price(case.ways.out(team, county)),
                Some(last) => case.leg_price(team, last, (county, day)),
            };
            last = Some((county, day));
        }
        if let Some((county, _)) = last {
            price += case.ways.price(case.ways.back(team, county));
        }
        let kept = &mut self.route[team * case.weeks.len() + week];
        self.cost += price - *kept;
        *kept = price;
    }

    /// Takes a county out of its slot.
    pub(super) fn remove(&mut self, county: usize) {
        let Some(slot) = self.slots[county].take() else { return };
        self.changed.push((county, Some(slot)));
        self.lift(county, slot);
    }

    fn lift(&mut self, county: usize, slot: Slot) {
        let case = self.case;
        let week = case.week[slot.1];
        self.at[slot.0 * case.days.len() + slot.1] = NONE;
        self.cost += self.price - case.alone(county, slot);
        let each = i64::from(case.problem.weights.load);
        for &person in &case.problem.teams[slot.0].members {
            self.load[person] -= 1;
            self.cost -= each * self.load[person];
            self.weekly[person * case.weeks.len() + week] -= 1;
        }
        self.refresh(slot.0, week);
        self.spot[county] = self.without.len();
        self.without.push(county);
    }

    /// Puts a county that has no slot into a free one.
    pub(super) fn place(&mut self, county: usize, slot: Slot) {
        self.changed.push((county, None));
        self.lay(county, slot);
    }

    fn lay(&mut self, county: usize, slot: Slot) {
        let case = self.case;
        let week = case.week[slot.1];
        self.slots[county] = Some(slot);
        self.at[slot.0 * case.days.len() + slot.1] = county;
        self.cost += case.alone(county, slot) - self.price;
        let each = i64::from(case.problem.weights.load);
        for &person in &case.problem.teams[slot.0].members {
            self.cost += each * self.load[person];
            self.load[person] += 1;
            self.weekly[person * case.weeks.len() + week] += 1;
        }
        self.refresh(slot.0, week);
        let at = self.spot[county];
        self.without.swap_remove(at);
        if let Some(&moved) = self.without.get(at) {
            self.spot[moved] = at;
        }
    }

    /// Places a county if that breaks no rule.
    pub(crate) fn place_if_free(&mut self, county: usize, slot: Slot) -> bool {
        let free = self.slots[county].is_none() && self.is_free(county, slot);
        if free {
            self.place(county, slot);
        }
        free
    }

    /// What everything would cost with a county in a free slot.
    pub(super) fn cost_with(&mut self, county: usize, slot: Slot) -> i64 {
        self.lay(county, slot);
        let cost = self.cost;
        self.slots[county] = None;
        self.lift(county, slot);
        cost
    }

    /// Whether a county without a slot may have this one now.
    pub(super) fn is_free(&self, county: usize, slot: Slot) -> bool {
        self.case.alone(county, slot) != NEVER
            && self.full(slot).is_none()
            && !self.in_the_way(county, slot, |_| false)
    }

    /// Somebody of the team who has no workshop left in that week.
    pub(super) fn full(&self, (team, day): Slot) -> Option<usize> {
        let case = self.case;
        let week = case.week[day];
        let is_full = |person: &usize| self.weekly[person * case.weeks.len() + week] >= case.most[*person];
        case.problem.teams[team].members.iter().copied().find(is_full)
    }

    /// Tells who clashes with a county in a slot until `go_on` says no; true if it did so.
    pub(super) fn in_the_way(&self, county: usize, slot: Slot, mut go_on: impl FnMut(usize) -> bool) -> bool {
        let case = self.case;
        for &team in &case.rivals[slot.0] {
            let there = self.at((team, slot.1));
            if there != NONE && !go_on(there) {
                return true;
            }
            for &day in &case.near[slot.1] {
                let there = self.at((team, day));
                if there != NONE && !case.fits((county, slot), (there, (team, day))) && !go_on(there) {
                    return true;
                }
            }
        }
        false
    }

    /// Accepts what was changed.
    pub(super) fn keep(&mut self) {
        self.changed.clear();
    }

    /// Takes back what was changed.
    pub(super) fn undo(&mut self) {
        while let Some((county, before)) = self.changed.pop() {
            match before {
                Some(slot) => self.lay(county, slot),
                None => {
                    if let Some(slot) = self.slots[county].take() {
                        self.lift(county, slot);
                    }
                }
            }
        }
    }
}

/// More than any single visit can cost.
fn price(case: &Case<'_>) -> i64 {
    let mut most = 0;
    for (county, options) in case.options.iter().enumerate() {
        let alone = options.iter().map(|&slot| case.alone(county, slot)).max().unwrap_or(0);
        let way =
            |team: usize| case.ways.price(case.ways.out(team, county).and(case.ways.back(team, county)));
        let farthest = (0..case.teams()).map(way).max().unwrap_or(0);
        most = most.max(alone + farthest);
    }
    most + i64::from(case.problem.weights.load) * 2 * i64::try_from(case.counties()).unwrap_or(0) + 1
}
