//! From the draft and what counties answered to the engine's question, and back. Pure.

use std::collections::{BTreeMap, BTreeSet};

use ::tour::{self as engine, Day, Problem, Road, Rule};
use chrono::{Datelike as _, NaiveDate, TimeDelta, Weekday};
use organisation::OrganisationId;
use programme::calendar::{Span, Window};
use programme::interest::rules::{Answer, Format, Length, Mark, Wants};
use programme::interest::workdays::is_workday;
use sea_orm::prelude::Uuid;

use super::rules::{Tour, Visit};

/// A county as the tour sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct County {
    /// Which.
    pub id: OrganisationId,
    /// Code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Letter on the map.
    pub letter: String,
    /// Where its seat lies, in degrees north and east.
    pub seat: (f64, f64),
    /// The name of the seat.
    pub seat_name: String,
    /// What it answered; none when it has not.
    pub answer: Option<Answer>,
}

impl County {
    /// Whether it wants a workshop.
    #[must_use]
    pub fn wants(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| answer.wants == Wants::Yes)
    }

    /// Whether it said no.
    #[must_use]
    pub fn refuses(&self) -> bool {
        self.answer.as_ref().is_some_and(|answer| answer.wants == Wants::No)
    }
}

/// What the tour stands on, beside the draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// All counties, by code.
    pub counties: Vec<County>,
    /// The days on which workshops are held.
    pub window: Window,
    /// The frozen days.
    pub freeze: Option<Span>,
    /// When early voting begins.
    pub early_voting: NaiveDate,
    /// Today, which is over for the tour.
    pub today: NaiveDate,
}

impl Facts {
    /// The county with this id.
    #[must_use]
    pub fn county(&self, id: OrganisationId) -> Option<&County> {
        self.counties.iter().find(|county| county.id == id)
    }

    /// The county with this code.
    #[must_use]
    pub fn of_code(&self, code: &str) -> Option<&County> {
        self.counties.iter().find(|county| county.code == code)
    }
}

/// The engine's question with what its indices mean.
#[derive(Clone, Debug)]
pub struct Frame {
    /// The question.
    pub problem: Problem,
    /// Counties by index.
    pub counties: Vec<OrganisationId>,
    /// Teams by index.
    pub teams: Vec<Uuid>,
    /// People by index.
    pub people: Vec<Uuid>,
}

/// Which days are open to a county that has ticked some.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// Those that it ticked alone.
    Ticked,
    /// Also those of which it said nothing, when no other suits.
    Others,
}

/// A day as the engine counts it.
#[must_use]
pub fn day(date: NaiveDate) -> Day {
    Day(i32::try_from((date - NaiveDate::default()).num_days()).unwrap_or(i32::MAX))
}

/// And back.
#[must_use]
pub fn date(day: Day) -> NaiveDate {
    NaiveDate::default().checked_add_signed(TimeDelta::days(day.0.into())).unwrap_or_default()
}

impl Frame {
    /// The question that a draft is.
    #[must_use]
    pub fn of(tour: &Tour, facts: &Facts, days: Days) -> Self {
        let places: BTreeMap<OrganisationId, usize> =
            facts.counties.iter().enumerate().map(|(place, county)| (county.id, place)).collect();
        let place = |id: OrganisationId| places.get(&id).copied().unwrap_or_default();
        let seats: Vec<(f64, f64)> = facts.counties.iter().map(|county| county.seat).collect();
        let people: Vec<Uuid> = tour.people.iter().map(|person| person.id).collect();
        let person = |id: &Uuid| people.iter().position(|own| own == id);
        let teams: Vec<Uuid> = tour.teams.iter().map(|team| team.id).collect();
        let wanting: Vec<&County> = facts.counties.iter().filter(|county| county.wants()).collect();
        let counties =
            wanting.iter().map(|county| asked(tour, facts, county, place(county.id), &teams, days));
        let problem = Problem {
            counties: counties.collect(),
            people: tour.people.iter().map(|person| able(person, facts.today)).collect(),
            teams: tour
                .teams
                .iter()
                .map(|team| engine::Team {
                    name: team.letter.clone(),
                    home: tour.members(team).next().map(|first| place(first.home)).unwrap_or_default(),
                    members: team.members.iter().filter_map(person).collect(),
                    away: Vec::new(),
                })
                .collect(),
            calendar: engine::Calendar {
                first: day(facts.window.first),
                last: day(facts.window.last),
                closed: closed(tour, facts).into_iter().map(day).collect(),
                freeze: facts.freeze.map(|span| (day(span.first), day(span.last))),
                early_voting: day(facts.early_voting),
            },
            travel: Road::default().between(&seats),
            limits: engine::Limits::default(),
            weights: engine::Weights::default(),
        };
        Self { problem, counties: wanting.iter().map(|county| county.id).collect(), teams, people }
    }

    /// The draft's visits as the engine takes them. Of a county that does not want a workshop none is told: its day is
    /// free.
    #[must_use]
    pub fn visits(&self, tour: &Tour) -> Vec<Option<engine::Visit>> {
        let visit = |county| tour.visits.get(county).and_then(|visit| self.given(*visit));
        self.counties.iter().map(visit).collect()
    }

    /// A visit as the engine takes it; nothing when the team is gone.
    #[must_use]
    pub fn given(&self, visit: Visit) -> Option<engine::Visit> {
        let team = self.teams.iter().position(|team| *team == visit.team)?;
        Some(engine::Visit { day: day(visit.day), team })
    }

    /// And back.
    #[must_use]
    pub fn back(&self, visit: engine::Visit) -> Option<Visit> {
        Some(Visit { day: date(visit.day), team: *self.teams.get(visit.team)? })
    }

    /// The index of a county; nothing when it wants no workshop.
    #[must_use]
    pub fn index(&self, county: OrganisationId) -> Option<usize> {
        self.counties.iter().position(|own| *own == county)
    }
}

/// Whether a visit has been, or is today: nothing moves it any more.
#[must_use]
pub fn is_over(visit: Visit, today: NaiveDate) -> bool {
    visit.day <= today
}

fn asked(
    tour: &Tour,
    facts: &Facts,
    county: &County,
    place: usize,
    teams: &[Uuid],
    days: Days,
) -> engine::County {
    let answer = county.answer.as_ref();
    let visit = tour.visits.get(&county.id).copied();
    let over = visit.filter(|visit| is_over(*visit, facts.today));
    let fixed = tour.fixed.get(&county.id).copied().unwrap_or_default();
    let team = |visit: Visit| teams.iter().position(|team| *team == visit.team);
    engine::County {
        name: county.name.clone(),
        place,
        // What has been stays, whatever was answered.
        dates: if over.is_some() { engine::Dates::default() } else { dates(answer, facts, days) },
        length: match answer.and_then(|answer| answer.length) {
            Some(Length::Half) => engine::Length::Half,
            Some(Length::Whole) | None => engine::Length::Whole,
        },
        format: match answer.and_then(|answer| answer.format) {
            Some(Format::Digital) => engine::Format::Digital,
            Some(Format::Hybrid) => engine::Format::Hybrid,
            Some(Format::Physical) | None => engine::Format::Physical,
        },
        fixed_day: visit.filter(|_| over.is_some() || fixed.day).map(|visit| day(visit.day)),
        fixed_team: visit.filter(|_| over.is_some() || fixed.team).and_then(team),
    }
}

fn dates(answer: Option<&Answer>, facts: &Facts, days: Days) -> engine::Dates {
    let ahead = |date: &NaiveDate| *date > facts.today;
    let gone = facts.window.first.iter_days().take_while(|date| *date <= facts.window.last);
    let mut cannot: BTreeSet<NaiveDate> = gone.filter(|date| !ahead(date)).collect();
    let Some(answer) = answer else {
        return engine::Dates { cannot: cannot.into_iter().map(day).collect(), ..engine::Dates::default() };
    };
    let marked = |mark: Mark| answer.days.iter().filter(move |(_, own)| **own == mark).map(|(date, _)| *date);
    cannot.extend(marked(Mark::Cannot));
    let ranked: Vec<NaiveDate> =
        answer.best.iter().copied().filter(|date| ahead(date) && !cannot.contains(date)).collect();
    let can: Vec<NaiveDate> =
        marked(Mark::Can).filter(|date| ahead(date) && !ranked.contains(date)).collect();
    let ticked = !ranked.is_empty() || !can.is_empty();
    engine::Dates {
        ranked: ranked.into_iter().map(day).collect(),
        can: (ticked && days == Days::Ticked).then(|| can.into_iter().map(day).collect()),
        cannot: cannot.into_iter().map(day).collect(),
    }
}

fn able(person: &super::rules::Person, today: NaiveDate) -> engine::Person {
    engine::Person {
        name: person.name.clone(),
        // Whoever was away on a day that is over has not been planned for it since.
        away: person.away.iter().filter(|date| **date > today).copied().map(day).collect(),
        most_a_week: person.most_a_week.into(),
    }
}

/// Holidays and eves of the window, and the lead's own closed days. What is over is open: what was held there stays.
fn closed(tour: &Tour, facts: &Facts) -> BTreeSet<NaiveDate> {
    let window = facts.window;
    let weekdays = window.first.iter_days().take_while(|date| *date <= window.last);
    let weekdays = weekdays.filter(|date| !matches!(date.weekday(), Weekday::Sat | Weekday::Sun));
    let mut closed: BTreeSet<NaiveDate> = weekdays.filter(|date| !is_workday(window, *date)).collect();
    closed.extend(&tour.closed);
    closed.retain(|date| *date > facts.today);
    closed
}

/// What a rule is called in text keys.
#[must_use]
pub const fn rule_code(rule: &Rule) -> &'static str {
    match rule {
        Rule::Closed => "closed",
        Rule::Freeze => "freeze",
        Rule::OneADay => "one-a-day",
        Rule::Travel => "travel",
        Rule::FixedDay { .. } => "fixed-day",
        Rule::FixedTeam { .. } => "fixed-team",
        Rule::TeamAway { .. } => "team-away",
        Rule::PersonAway { .. } => "person-away",
        Rule::MostAWeek { .. } => "most-a-week",
    }
}

#[cfg(test)]
#[path = "frame_tests.rs"]
mod tests;
