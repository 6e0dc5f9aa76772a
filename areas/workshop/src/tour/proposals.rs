//! Letters that could be sent, since somebody knows something else than what was agreed on. Pure.

use std::collections::BTreeMap;

use sea_orm::prelude::Uuid;

use super::agreed::{Event, Leader, News, county_news, team_news};
use super::frame::Facts;

/// What a person in a team is told of one county.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The county's name.
    pub county: String,
    /// The day that is told.
    pub day: chrono::NaiveDate,
    /// What is new.
    pub news: News,
}

/// To whom, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// The county.
    County(News),
    /// People, each with what is new for them.
    People(Vec<(Leader, Vec<Item>)>),
}

/// A letter, or one for each of several people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What a form calls it.
    pub key: String,
    /// The county's id or the team's.
    pub audience: Uuid,
    /// The county's name or the team's letter.
    pub name: String,
    /// To whom, and what.
    pub to: To,
}

impl Proposal {
    /// Whether it goes to a county.
    #[must_use]
    pub fn is_county(&self) -> bool {
        matches!(self.to, To::County(_))
    }
}

/// All of them: counties by code, then teams by letter.
#[must_use]
pub fn proposals(events: &[Event], facts: &Facts) -> Vec<Proposal> {
    let mut all = Vec::new();
    for county in &facts.counties {
        let own = events.iter().find(|event| event.county == county.id && event.is_county());
        if let Some(news) = own.and_then(county_news) {
            all.push(Proposal {
                key: format!("lan-{}", county.code),
                audience: county.id.uuid(),
                name: county.name.clone(),
                to: To::County(news),
            });
        }
    }
    let mut teams: BTreeMap<(String, Uuid), BTreeMap<Leader, Vec<Item>>> = BTreeMap::new();
    for event in events.iter().filter(|event| !event.is_county() && event.differs()) {
        let people = teams.entry((event.team.clone(), event.audience)).or_default();
        let county = facts.county(event.county).map(|county| county.name.clone()).unwrap_or_default();
        for (person, news) in team_news(event) {
            people.entry(person).or_default().push(Item { county: county.clone(), day: event.day, news });
        }
    }
    for ((letter, audience), people) in teams {
        let mut people: Vec<(Leader, Vec<Item>)> = people.into_iter().collect();
        for (_, items) in &mut people {
            items.sort_by_key(|item| item.day);
        }
        all.push(Proposal { key: format!("lag-{audience}"), audience, name: letter, to: To::People(people) });
    }
    all
}
