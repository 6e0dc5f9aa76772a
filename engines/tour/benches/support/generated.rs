//! Programmes as they might be: real county seats for 21, places strewn over the same land for more.

use tour::{Calendar, County, Dates, Day, Format, Length, Limits, Person, Problem, Road, Team, Weights};

/// The 21 county seats with their coordinates (sources in shared data: `GeoNames`, CC BY 4.0).
const SEATS: [(&str, f64, f64); 21] = [
    ("Stockholms län", 59.3326, 18.0649),
    ("Uppsala län", 59.8585, 17.6454),
    ("Södermanlands län", 58.753, 17.0079),
    ("Östergötlands län", 58.4167, 15.6167),
    ("Jönköpings län", 57.7815, 14.1562),
    ("Kronobergs län", 56.8777, 14.8091),
    ("Kalmar län", 56.6616, 16.3616),
    ("Gotlands län", 57.6409, 18.296),
    ("Blekinge län", 56.1616, 15.5866),
    ("Skåne län", 55.6059, 13.0007),
    ("Hallands län", 56.6745, 12.8568),
    ("Västra Götalands län", 57.7072, 11.9668),
    ("Värmlands län", 59.3793, 13.5036),
    ("Örebro län", 59.2741, 15.2066),
    ("Västmanlands län", 59.6162, 16.5528),
    ("Dalarnas län", 60.6036, 15.626),
    ("Gävleborgs län", 60.6745, 17.1417),
    ("Västernorrlands län", 62.6323, 17.9379),
    ("Jämtlands län", 63.1792, 14.6357),
    ("Västerbottens län", 63.8284, 20.2597),
    ("Norrbottens län", 65.5842, 22.1546),
];

/// Thursday 1 March 2029 to Friday 4 May 2029: before the European election of 10 June 2029.
const FIRST: i32 = 21_609;

/// A small generator of its own: the engine's is not for others.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % limit
    }
}

/// A programme of so many counties. The more there are, the more teams there are.
pub fn programme(counties: usize, seed: u64) -> Problem {
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ counties as u64);
    for _ in 0..8 {
        dice.below(2);
    }
    let mut places: Vec<(f64, f64)> = (0..counties)
        .map(|index| {
            let (_, north, east) = SEATS[index % SEATS.len()];
            if index < SEATS.len() {
                return (north, east);
            }
            let off = |dice: &mut Dice| (dice.below(2_001) as f64 - 1_000.0) / 1_000.0;
            (north + 0.7 * off(&mut dice), east + 1.2 * off(&mut dice))
        })
        .collect();
    // Solna, Göteborg and Umeå.
    let homes = [places.len(), places.len() + 1, places.len() + 2];
    places.extend([(59.36, 18.0), (57.7072, 11.9668), (63.8284, 20.2597)]);
    let teams = (counties / 8).max(3);
    let calendar = Calendar {
        first: Day(FIRST),
        last: Day(FIRST + 64),
        closed: [29, 32, 61].map(|day| Day(FIRST + day)).to_vec(),
        freeze: None,
        early_voting: Day(FIRST + 83),
    };
    let working: Vec<Day> = (calendar.first.0..=calendar.last.0)
        .map(Day)
        .filter(|day| !day.is_weekend() && !calendar.closed.contains(day))
        .collect();
    let people: Vec<Person> = (0..2 * teams)
        .map(|person| {
            let first = dice.below(working.len());
            let away = working[first..].iter().take(dice.below(6)).copied().collect();
            Person { name: format!("Person {person}"), away, most_a_week: 3 }
        })
        .collect();
    let team = |index: usize| {
        let home = homes[if index % 3 < 2 { 0 } else { 1 + index / 3 % 2 }];
        Team {
            name: format!("Team {index}"),
            home,
            members: vec![2 * index, 2 * index + 1],
            away: Vec::new(),
        }
    };
    let teams: Vec<Team> = (0..teams).map(team).collect();
    let county = |index: usize, dice: &mut Dice| {
        let name = SEATS.get(index).map_or_else(|| format!("County {index}"), |seat| seat.0.to_owned());
        let mut days: Vec<Day> = (0..8 + dice.below(8)).map(|_| working[dice.below(working.len())]).collect();
        let mut known = Vec::new();
        days.retain(|day| {
            !known.contains(day) && {
                known.push(*day);
                true
            }
        });
        let ranked = days.iter().take(3).copied().collect();
        let can = Some(days.iter().skip(3).copied().collect());
        let length = if dice.below(3) == 0 { Length::Half } else { Length::Whole };
        let format = match dice.below(12) {
            0 => Format::Digital,
            1 => Format::Hybrid,
            _ => Format::Physical,
        };
        let dates = Dates { ranked, can, cannot: Vec::new() };
        County { name, place: index, dates, length, format, fixed_day: None, fixed_team: None }
    };
    Problem {
        counties: (0..counties).map(|index| county(index, &mut dice)).collect(),
        people,
        teams,
        calendar,
        travel: Road::default().between(&places),
        limits: Limits::default(),
        weights: Weights::default(),
    }
}
