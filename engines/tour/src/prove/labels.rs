//! Which of the teams that are alike takes which route: as even a load as it goes, and nobody too far away on the Monday
//! after. Tried in full.

use crate::case::{Case, Slot};

use super::Work;
use super::classes::Classes;
use super::column::Column;

/// The least cost of load for a choice of routes, and everybody's slots; nothing if no team can take them.
pub(super) struct Labels {
    pub(super) load: i64,
    pub(super) slots: Vec<(usize, Slot)>,
}

/// Tries every way to give routes to teams. The second is false if the work did not suffice.
pub(super) fn labels(
    case: &Case<'_>,
    classes: &Classes,
    routes: &[&Column],
    enough: i64,
    work: &mut Work<'_>,
) -> (Option<Labels>, bool) {
    let mut routes = routes.to_vec();
    // The longest of a week first: they matter most.
    routes.sort_by_key(|route| {
        (classes.all[route.class].week, usize::MAX - route.len(), route.class, route.mask)
    });
    let mut trial = Trial {
        case,
        classes,
        routes,
        team: Vec::new(),
        load: vec![0; case.problem.people.len()],
        cost: 0,
        best: None,
        enough,
    };
    let whole = trial.next(work);
    (trial.best, whole)
}

struct Trial<'a> {
    case: &'a Case<'a>,
    classes: &'a Classes,
    routes: Vec<&'a Column>,
    /// The teams of the routes so far.
    team: Vec<usize>,
    load: Vec<i64>,
    cost: i64,
    best: Option<Labels>,
    enough: i64,
}

impl Trial<'_> {
    fn next(&mut self, work: &mut Work<'_>) -> bool {
        let is_worse = |best: &Labels| best.load <= self.enough || self.cost >= best.load;
        if self.best.as_ref().is_some_and(is_worse) {
            return true;
        }
        if !work.take(1) {
            return false;
        }
        let Some(&route) = self.routes.get(self.team.len()) else {
            let slots = self
                .routes
                .iter()
                .zip(&self.team)
                .flat_map(|(route, &team)| route.stops().map(move |(county, day)| (county, (team, day))));
            self.best = Some(Labels { load: self.cost, slots: slots.collect() });
            return true;
        };
        let mut teams = self.classes.all[route.class].teams.clone();
        teams.sort_by_key(|&team| self.load_of(team));
        for team in teams {
            if !self.can(team, route) {
                continue;
            }
            let before = self.cost;
            self.take(team, route);
            self.team.push(team);
            let whole = self.next(work);
            self.team.pop();
            self.give_back(team, route);
            self.cost = before;
            if !whole {
                return false;
            }
        }
        true
    }

    fn load_of(&self, team: usize) -> i64 {
        self.case.problem.teams[team].members.iter().map(|&person| self.load[person]).sum()
    }

    fn take(&mut self, team: usize, route: &Column) {
        let each = i64::from(self.case.problem.weights.load);
        for &person in &self.case.problem.teams[team].members {
            for _ in 0..route.len() {
                self.cost += each * self.load[person];
                self.load[person] += 1;
            }
        }
    }

    fn give_back(&mut self, team: usize, route: &Column) {
        for &person in &self.case.problem.teams[team].members {
            self.load[person] -= i64::try_from(route.len()).unwrap_or(0);
        }
    }

    /// Whether a team may take a route beside those that are given away.
    fn can(&self, team: usize, route: &Column) -> bool {
        let case = self.case;
        let week = self.classes.all[route.class].week;
        let mut in_week = vec![0; if case.rivals[team].len() > 1 { case.most.len() } else { 0 }];
        for (other, &taken) in self.routes.iter().zip(&self.team) {
            let same_week = self.classes.all[other.class].week == week;
            if same_week && taken == team {
                return false;
            }
            if !case.rivals[team].contains(&taken) {
                continue;
            }
            if same_week {
                for &person in &case.problem.teams[taken].members {
                    in_week[person] += other.len();
                }
            }
            let clash = |(county, day): (usize, usize)| {
                other.stops().any(|(there, then)| case.clash((county, (team, day)), (there, (taken, then))))
            };
            if route.stops().any(clash) {
                return false;
            }
        }
        let members = &case.problem.teams[team].members;
        in_week.is_empty() || members.iter().all(|&person| in_week[person] + route.len() <= case.most[person])
    }
}
