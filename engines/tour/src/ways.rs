//! How far a team goes in a week, and whether it gets there in time. Within a week a team is on the road, or sleeps at home
//! in between where that is cheaper and fits; between weeks it is at home.

use crate::problem::{Format, Length, Problem, Travel};

/// Kilometres and nights of a stretch.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Stretch {
    pub(crate) km: i64,
    pub(crate) nights: i64,
}

impl Stretch {
    pub(crate) fn and(self, other: Self) -> Self {
        Self { km: self.km + other.km, nights: self.nights + other.nights }
    }
}

/// Distances as counties and teams need them.
pub(crate) struct Ways<'a> {
    travel: &'a Travel,
    /// Where each team (row) is for each county (column): at home for a digital workshop.
    spot: Vec<Vec<usize>>,
    home: Vec<usize>,
    half: Vec<bool>,
    overnight: u64,
    half_day: u64,
    free_day: u64,
    morning: u32,
    evening: u32,
    per_km: i64,
    per_night: i64,
}

impl<'a> Ways<'a> {
    pub(crate) fn of(problem: &'a Problem) -> Self {
        let spots = |home: usize| {
            let spot =
                |county: &crate::County| if county.format == Format::Digital { home } else { county.place };
            problem.counties.iter().map(spot).collect()
        };
        Self {
            travel: &problem.travel,
            spot: problem.teams.iter().map(|team| spots(team.home)).collect(),
            home: problem.teams.iter().map(|team| team.home).collect(),
            half: problem.counties.iter().map(|county| county.length == Length::Half).collect(),
            overnight: problem.limits.overnight.into(),
            half_day: problem.limits.half_day.into(),
            free_day: problem.limits.free_day.into(),
            morning: problem.limits.morning,
            evening: problem.limits.evening,
            per_km: problem.weights.km.into(),
            per_night: problem.weights.night.into(),
        }
    }

    fn km(&self, from: usize, to: usize) -> i64 {
        self.travel.km[from][to].into()
    }

    /// From home to the first county of a week.
    pub(crate) fn out(&self, team: usize, county: usize) -> Stretch {
        let (home, spot) = (self.home[team], self.spot[team][county]);
        let late = self.travel.minutes[home][spot] > self.morning;
        Stretch { km: self.km(home, spot), nights: late.into() }
    }

    /// Home from the last county of a week.
    pub(crate) fn back(&self, team: usize, county: usize) -> Stretch {
        let (home, spot) = (self.home[team], self.spot[team][county]);
        let late = self.travel.minutes[spot][home] > self.evening;
        Stretch { km: self.km(spot, home), nights: late.into() }
    }

    /// From a county to the next one of the same week, so many days later: straight on or by home.
    pub(crate) fn leg(&self, team: usize, from: usize, to: usize, gap: i64) -> Stretch {
        let (a, b, home) = (self.spot[team][from], self.spot[team][to], self.home[team]);
        let straight = Stretch { km: self.km(a, b), nights: gap };
        let minutes = u64::from(self.travel.minutes[a][home]) + u64::from(self.travel.minutes[home][b]);
        if minutes > self.room(from, to, gap) {
            return straight;
        }
        let by_home = self.back(team, from).and(self.out(team, to));
        if self.price(by_home) < self.price(straight) { by_home } else { straight }
    }

    /// What a stretch costs.
    pub(crate) fn price(&self, stretch: Stretch) -> i64 {
        stretch.km * self.per_km + stretch.nights * self.per_night
    }

    /// How many minutes of travel fit between two counties on days so far apart, at least one.
    pub(crate) fn room(&self, from: usize, to: usize, gap: i64) -> u64 {
        let halves = u64::from(self.half[from]) + u64::from(self.half[to]);
        let free = u64::try_from(gap - 1).unwrap_or(0);
        self.overnight + halves * self.half_day + free.saturating_mul(self.free_day)
    }

    /// Minutes from a county that one team visits to a county that a team with the same person visits.
    pub(crate) fn minutes(&self, from: (usize, usize), to: (usize, usize)) -> u64 {
        self.travel.minutes[self.spot[from.1][from.0]][self.spot[to.1][to.0]].into()
    }

    /// Whether somebody can be with one team in one county and so many days later with the other in the other.
    pub(crate) fn fits(&self, from: (usize, usize), to: (usize, usize), gap: i64) -> bool {
        self.minutes(from, to) <= self.room(from.0, to.0, gap)
    }

    /// The most days between two visits that travel can forbid: 0 if it never does.
    pub(crate) fn reach(&self) -> i64 {
        let longest = self.travel.minutes.iter().flatten().copied().max().unwrap_or(0).into();
        let mut gap = 1;
        // With no time on free days it can forbid any; the window bounds it.
        while gap < crate::MOST_DAYS
            && self.overnight + u64::try_from(gap - 1).unwrap_or(0) * self.free_day < longest
        {
            gap += 1;
        }
        gap - 1
    }

    /// The stretch of one week: counties with their day, in order.
    pub(crate) fn week(&self, team: usize, stops: &[(usize, i64)]) -> Stretch {
        let (Some(first), Some(last)) = (stops.first(), stops.last()) else { return Stretch::default() };
        let ends = self.out(team, first.0).and(self.back(team, last.0));
        stops
            .windows(2)
            .fold(ends, |sum, pair| sum.and(self.leg(team, pair[0].0, pair[1].0, pair[1].1 - pair[0].1)))
    }
}
