//! Teams that are alike in a week, so that it need not be tried which of them goes; and where their visits count as load.

use crate::case::Case;

/// People whose workshops are counted together: those of teams of the same home and size that share nobody, or one
/// person who is in several teams.
pub(super) struct Bucket {
    /// What a pair of workshops of one of its teams costs.
    each: i64,
    /// How many teams there are to share the load.
    teams: i64,
}

impl Bucket {
    /// The least that so many visits cost as load: shared as evenly as it goes.
    pub(super) fn cost(&self, visits: i64) -> i64 {
        let (all, more) = (visits / self.teams, visits % self.teams);
        let pairs = |load: i64| load * (load - 1) / 2;
        self.each * ((self.teams - more) * pairs(all) + more * pairs(all + 1))
    }
}

/// Teams that are alike in a week.
pub(super) struct Class {
    pub(super) week: usize,
    pub(super) teams: Vec<usize>,
    /// The most visits of one team in the week.
    pub(super) most: usize,
    /// Where its visits count.
    pub(super) buckets: Vec<usize>,
    /// They share no people with others.
    pub(super) own_people: bool,
}

pub(super) struct Classes {
    pub(super) all: Vec<Class>,
    pub(super) buckets: Vec<Bucket>,
}

impl Classes {
    pub(super) fn of(case: &Case<'_>) -> Self {
        let teams = &case.problem.teams;
        let load = i64::from(case.problem.weights.load);
        let mut buckets: Vec<Bucket> = Vec::new();
        let mut keys: Vec<(usize, usize)> = Vec::new();
        let mut of_person = vec![None; case.problem.people.len()];
        let mut of_team = Vec::with_capacity(teams.len());
        for (index, team) in teams.iter().enumerate() {
            if case.rivals[index].len() == 1 {
                let key = (team.home, team.members.len());
                let known = keys.iter().position(|&other| other == key);
                let bucket = known.unwrap_or(buckets.len());
                if known.is_none() {
                    let size = i64::try_from(team.members.len()).unwrap_or(0);
                    buckets.push(Bucket { each: load * size, teams: 0 });
                    keys.push(key);
                }
                buckets[bucket].teams += 1;
                of_team.push(vec![bucket]);
            } else {
                let mut own = Vec::new();
                for &person in &team.members {
                    let bucket = *of_person[person].get_or_insert(buckets.len());
                    if bucket == buckets.len() {
                        buckets.push(Bucket { each: load, teams: 1 });
                        // Nobody's key: no team has so many people.
                        keys.push((usize::MAX, usize::MAX));
                    }
                    own.push(bucket);
                }
                of_team.push(own);
            }
        }
        let mut all: Vec<Class> = Vec::new();
        for week in 0..case.weeks.len() {
            let first = all.len();
            for (team, own) in of_team.iter().enumerate() {
                if case.most_of_team(team) == 0 {
                    continue;
                }
                match all[first..].iter_mut().find(|class| alike(case, week, class.teams[0], team)) {
                    Some(class) => class.teams.push(team),
                    None => all.push(Class {
                        week,
                        teams: vec![team],
                        most: case.most_of_team(team).min(case.weeks[week].len()),
                        buckets: own.clone(),
                        own_people: case.rivals[team].len() == 1,
                    }),
                }
            }
        }
        Self { all, buckets }
    }
}

/// Whether it makes no difference which of two teams goes in a week, but for the load of its people.
fn alike(case: &Case<'_>, week: usize, a: usize, b: usize) -> bool {
    let teams = &case.problem.teams;
    case.rivals[a].len() == 1
        && case.rivals[b].len() == 1
        && teams[a].home == teams[b].home
        && teams[a].members.len() == teams[b].members.len()
        && case.most_of_team(a) == case.most_of_team(b)
        && case.weeks[week].iter().all(|&day| {
            (0..case.counties()).all(|county| case.alone(county, (a, day)) == case.alone(county, (b, day)))
        })
}
