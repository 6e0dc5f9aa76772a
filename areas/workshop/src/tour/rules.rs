//! The draft of a tour as the national lead makes it: people, teams, days, visits, and what is fixed. Pure.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use organisation::OrganisationId;
use organisation::register::folded;
use sea_orm::prelude::Uuid;
use serde::{Deserialize, Serialize};

/// Team letters, and colours of the picture.
pub const LETTERS: [&str; 12] = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];
/// The most people on the list: so many that nobody needs more, so few that a page holds them.
pub const MOST_PEOPLE: usize = 60;
/// The most workshops a week that somebody can be given: one a day.
pub const MOST_A_WEEK: u8 = 5;
/// The most days that can be put in one field.
pub const MOST_DAYS: usize = 200;

/// A facilitator of the tour.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Stays the same through all changes.
    pub id: Uuid,
    /// Name.
    pub name: String,
    /// Mail address.
    pub address: String,
    /// Where they come from: the national authority or a firm.
    pub from: OrganisationId,
    /// The county in whose seat they live.
    pub home: OrganisationId,
    /// Days on which they cannot.
    pub away: BTreeSet<NaiveDate>,
    /// The most workshops in a week.
    pub most_a_week: u8,
}

/// People who lead workshops together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Team {
    /// Stays the same through all changes.
    pub id: Uuid,
    /// Its letter, which is its name: one of [`LETTERS`].
    pub letter: String,
    /// Its people. It sets out from the home of the first.
    pub members: Vec<Uuid>,
}

/// A county's day and team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// The day.
    pub day: NaiveDate,
    /// The team.
    pub team: Uuid,
}

/// What of a visit is kept when the rest is planned again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fixed {
    /// The day.
    pub day: bool,
    /// The team.
    pub team: bool,
}

/// The draft.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tour {
    /// Facilitators, in the order in which they came.
    pub people: Vec<Person>,
    /// Teams, by letter.
    pub teams: Vec<Team>,
    /// Days without workshops beside weekends and holidays.
    pub closed: BTreeSet<NaiveDate>,
    /// The plan so far.
    pub visits: BTreeMap<OrganisationId, Visit>,
    /// What is fixed of it.
    pub fixed: BTreeMap<OrganisationId, Fixed>,
}

/// Why something is not done. The code ends its text key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// There is no such person, team or visit.
    #[error("it is gone")]
    Gone,
    /// The address belongs to somebody on the list.
    #[error("somebody has that address")]
    SameAddress,
    /// The person is in this team.
    #[error("they are in team {0}")]
    InTeam(String),
    /// There are as many people or teams as there can be.
    #[error("there are too many")]
    TooMany,
    /// A team needs somebody.
    #[error("a team needs somebody")]
    Nobody,
    /// Another team is made of the same people.
    #[error("team {0} is made of the same people")]
    SameTeam(String),
}

impl Refusal {
    /// The code in text keys.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::SameAddress => "address",
            Self::InTeam(_) => "in-team",
            Self::TooMany => "many",
            Self::Nobody => "nobody",
            Self::SameTeam(_) => "same-team",
        }
    }

    /// The letter of the team that it speaks of.
    #[must_use]
    pub fn letter(&self) -> &str {
        match self {
            Self::InTeam(letter) | Self::SameTeam(letter) => letter,
            Self::Gone | Self::SameAddress | Self::TooMany | Self::Nobody => "",
        }
    }
}

impl Tour {
    /// The person with this id.
    #[must_use]
    pub fn person(&self, id: Uuid) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// The team with this id.
    #[must_use]
    pub fn team(&self, id: Uuid) -> Option<&Team> {
        self.teams.iter().find(|team| team.id == id)
    }

    /// The people of a team, in its order.
    pub fn members<'a>(&'a self, team: &'a Team) -> impl Iterator<Item = &'a Person> {
        team.members.iter().filter_map(|id| self.person(*id))
    }

    /// Puts a person on the list, or in place of the one with the same id.
    ///
    /// # Errors
    /// [`Refusal::SameAddress`], [`Refusal::TooMany`].
    pub fn keep_person(&mut self, person: Person) -> Result<(), Refusal> {
        let address = folded(&person.address);
        if self.people.iter().any(|other| other.id != person.id && folded(&other.address) == address) {
            return Err(Refusal::SameAddress);
        }
        if let Some(known) = self.people.iter_mut().find(|known| known.id == person.id) {
            *known = person;
        } else if self.people.len() >= MOST_PEOPLE {
            return Err(Refusal::TooMany);
        } else {
            self.people.push(person);
        }
        Ok(())
    }

    /// Takes a person off the list.
    ///
    /// # Errors
    /// [`Refusal::InTeam`] for whoever is in a team.
    pub fn remove_person(&mut self, id: Uuid) -> Result<(), Refusal> {
        self.person(id).ok_or(Refusal::Gone)?;
        if let Some(team) = self.teams.iter().find(|team| team.members.contains(&id)) {
            return Err(Refusal::InTeam(team.letter.clone()));
        }
        self.people.retain(|person| person.id != id);
        Ok(())
    }

    /// Makes a team, or gives the one with this id other people; it has its letter from the first that is free.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn keep_team(&mut self, id: Uuid, members: &[Uuid]) -> Result<(), Refusal> {
        let members: Vec<Uuid> = members.iter().copied().filter(|id| self.person(*id).is_some()).collect();
        if members.is_empty() {
            return Err(Refusal::Nobody);
        }
        let all: BTreeSet<Uuid> = members.iter().copied().collect();
        let same =
            |team: &&Team| team.id != id && team.members.iter().copied().collect::<BTreeSet<_>>() == all;
        if let Some(same) = self.teams.iter().find(same) {
            return Err(Refusal::SameTeam(same.letter.clone()));
        }
        if let Some(known) = self.teams.iter_mut().find(|team| team.id == id) {
            known.members = members;
            return Ok(());
        }
        let free = LETTERS.into_iter().find(|letter| self.teams.iter().all(|team| team.letter != *letter));
        let letter = free.ok_or(Refusal::TooMany)?.to_owned();
        self.teams.push(Team { id, letter, members });
        self.teams.sort_by(|one, other| one.letter.cmp(&other.letter));
        Ok(())
    }

    /// Takes a team away; its counties have no day until they are planned anew.
    ///
    /// # Errors
    /// [`Refusal::Gone`].
    pub fn remove_team(&mut self, id: Uuid) -> Result<(), Refusal> {
        self.team(id).ok_or(Refusal::Gone)?;
        self.teams.retain(|team| team.id != id);
        self.visits.retain(|_, visit| visit.team != id);
        let visits = &self.visits;
        self.fixed.retain(|county, _| visits.contains_key(county));
        Ok(())
    }

    /// Gives a county a day and a team by hand. They are fixed by it: nobody moves what somebody chose.
    ///
    /// # Errors
    /// [`Refusal::Gone`] when there is no such team.
    pub fn shift(&mut self, county: OrganisationId, to: Visit) -> Result<(), Refusal> {
        self.team(to.team).ok_or(Refusal::Gone)?;
        self.visits.insert(county, to);
        self.fixed.insert(county, Fixed { day: true, team: true });
        Ok(())
    }

    /// Takes a county off the tour: its day is free.
    ///
    /// # Errors
    /// [`Refusal::Gone`] when it has none.
    pub fn take_off(&mut self, county: OrganisationId) -> Result<Visit, Refusal> {
        self.fixed.remove(&county);
        self.visits.remove(&county).ok_or(Refusal::Gone)
    }

    /// Says what of a county's visit is fixed.
    ///
    /// # Errors
    /// [`Refusal::Gone`] when it has none.
    pub fn fix(&mut self, county: OrganisationId, fixed: Fixed) -> Result<(), Refusal> {
        if !self.visits.contains_key(&county) {
            return Err(Refusal::Gone);
        }
        if fixed == Fixed::default() {
            self.fixed.remove(&county);
        } else {
            self.fixed.insert(county, fixed);
        }
        Ok(())
    }
}

/// A list of days as it was typed that is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DaysFault {
    /// This line is no day and no span.
    Line(String),
    /// More than [`MOST_DAYS`].
    Many,
}

/// Days as they were typed: one a line, or a first and a last with `–` or `--` or the word *till* between them.
///
/// # Errors
/// [`DaysFault`].
pub fn days(typed: &str) -> Result<BTreeSet<NaiveDate>, DaysFault> {
    let mut days = BTreeSet::new();
    for line in typed.split(['\n', ',', ';']).map(str::trim).filter(|line| !line.is_empty()) {
        let (first, last) = span(line).ok_or_else(|| DaysFault::Line(line.to_owned()))?;
        for day in first.iter_days().take_while(|day| *day <= last) {
            days.insert(day);
            if days.len() > MOST_DAYS {
                return Err(DaysFault::Many);
            }
        }
    }
    Ok(days)
}

fn span(line: &str) -> Option<(NaiveDate, NaiveDate)> {
    let day = |text: &str| text.trim().parse::<NaiveDate>().ok();
    if let Some(day) = day(line) {
        return Some((day, day));
    }
    let (first, last) = ["–", "--", " till ", " to ", " - "].iter().find_map(|sign| line.split_once(sign))?;
    let (first, last) = (day(first)?, day(last)?);
    (first <= last).then_some((first, last))
}

/// The same days as text, those that follow each other together.
#[must_use]
pub fn days_text(days: &BTreeSet<NaiveDate>) -> String {
    let mut spans: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for &day in days {
        match spans.last_mut() {
            Some((_, last)) if last.succ_opt() == Some(day) => *last = day,
            _ => spans.push((day, day)),
        }
    }
    let line = |(first, last): (NaiveDate, NaiveDate)| {
        if first == last { first.to_string() } else { format!("{first} – {last}") }
    };
    spans.into_iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
