//! What counties and teams were told, the letters that could be sent, calendar files and feeds.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use organisation::link::{self, Link};
use organisation::records::LinkId;
use organisation::register;
use organisation::{OrganisationId, Tier};
use sea_orm::prelude::Uuid;
use serde::Deserialize;
use texts::Words;
use web::{Choice, Faults, Note, Shell, Shown, Trouble, faulty, file, go, page};

use super::agree::entry;
use super::{Asked, Place};
use crate::tour::agreed::{Event, Leader, News};
use crate::tour::calendar as files;
use crate::tour::deeds;
use crate::tour::proposals::{Item, Proposal, To, proposals};
use crate::tour::views::Standing;

#[derive(Template)]
#[template(path = "tour/pages/told.html")]
pub(super) struct ToldPage {
    pub shell: Shell,
    pub faults: Faults,
    pub letters: Vec<Choice>,
    pub chosen: Vec<String>,
    pub rows: Vec<Row>,
    pub calendars: Vec<CalendarRow>,
    pub version: i32,
    pub deed: String,
}

/// What a county knows and what was agreed on.
pub(super) struct Row {
    pub county: String,
    pub agreed: String,
    pub told: String,
    pub differs: bool,
}

/// A calendar: its file and its feed.
pub(super) struct CalendarRow {
    pub name: String,
    pub file: String,
    /// The secret address; empty when there is no feed.
    pub address: String,
    /// Since when it works, and whether anybody has asked for it.
    pub state: String,
    pub audience: String,
    pub link: String,
    pub deed: String,
}

pub(in crate::tour) async fn show(place: Place) -> Result<Response, Trouble> {
    let Some(standing) = &place.standing else { return Ok(go("/program")) };
    let feeds = feeds(&place).await?;
    page(&told_page(place.shell("tour-told-title"), standing, &feeds, &|| place.key()))
}

/// The feeds that work, with their addresses.
async fn feeds(place: &Place) -> Result<Vec<(Link, String)>, Trouble> {
    let (house, store) = (place.app.house(), place.app.store());
    let key = house.key();
    let mut all = Vec::new();
    for feed in deeds::live_feeds(store).await? {
        // Of a key that is gone nobody can say the address: it is made anew.
        let made = key
            .each()
            .map(|key| link::token(&key, feed.id))
            .find(|token| store::hash_token(token) == feed.token_hash);
        all.push((feed, made.map(|token| link::feed_address(house, &token)).unwrap_or_default()));
    }
    Ok(all)
}

pub(super) fn told_page(
    shell: Shell,
    standing: &Standing,
    feeds: &[(Link, String)],
    key: &dyn Fn() -> String,
) -> ToldPage {
    let words = shell.t.clone();
    let letters = proposals(&standing.events, &standing.facts);
    let county =
        |event: &Event| standing.facts.county(event.county).map(|own| own.name.clone()).unwrap_or_default();
    let mut rows: Vec<Row> = standing
        .events
        .iter()
        .filter(|event| event.is_county() && (!event.cancelled || event.told.is_some()))
        .map(|event| Row {
            county: county(event),
            agreed: if event.cancelled { words.say("tour-entry-off") } else { entry(&words, event) },
            told: told(&words, event),
            differs: event.differs(),
        })
        .collect();
    words.sort_by_text(&mut rows, |row| &row.county);
    ToldPage {
        faults: Faults::none(),
        chosen: letters.iter().map(|letter| letter.key.clone()).collect(),
        letters: letters.iter().map(|letter| choice(&words, letter)).collect(),
        rows,
        calendars: calendars(&words, standing, feeds, key),
        version: standing.version,
        deed: key(),
        shell,
    }
}

/// What a county was told, and when.
fn told(words: &Words, event: &Event) -> String {
    let (Some(told), Some(at)) = (&event.told, event.told_at) else { return words.say("tour-told-nothing") };
    let when = words.short_moment(at);
    match told.day {
        None => words.say1("tour-told-off", "when", when),
        Some(day) => {
            let names: Vec<String> = told.people.iter().map(|own| own.name.clone()).collect();
            words.say_with(
                "tour-told-day",
                [
                    ("day", words.date(day).into()),
                    ("people", words.list(&names).into()),
                    ("when", when.into()),
                ],
            )
        }
    }
}

fn choice(words: &Words, proposal: &Proposal) -> Choice {
    let news = |news: News, name: &str| {
        let known = match news {
            News::Moved(day) | News::CalledOff(day) => words.date(day),
            News::New | News::Others => String::new(),
        };
        words.say2(&format!("tour-letter-{}", news.code()), "name", name, "before", known)
    };
    match &proposal.to {
        To::County(own) => Choice::new(&proposal.key, news(*own, &proposal.name)),
        To::People(people) => {
            let names: Vec<String> = people.iter().map(|(person, _)| person.name.clone()).collect();
            let line = |(person, items): &(Leader, Vec<Item>)| {
                let items: Vec<String> = items.iter().map(|item| news(item.news, &item.county)).collect();
                format!("{} – {}", person.name, items.join(", "))
            };
            let text = words.say2("tour-letter-team", "letter", &proposal.name, "people", words.list(&names));
            Choice::new(&proposal.key, text).hint(people.iter().map(line).collect::<Vec<_>>().join("; "))
        }
    }
}

/// Whose calendars there are: teams by letter, then counties by code.
fn audiences(words: &Words, standing: &Standing) -> Vec<(Uuid, String, Option<OrganisationId>)> {
    let mut all = Vec::new();
    let mut teams: Vec<(&str, Uuid)> = standing
        .events
        .iter()
        .filter(|event| !event.is_county())
        .map(|event| (event.team.as_str(), event.audience))
        .collect();
    teams.sort_unstable();
    teams.dedup();
    all.extend(teams.into_iter().map(|(letter, id)| (id, words.say1("tour-team", "letter", letter), None)));
    for county in &standing.facts.counties {
        if standing.events.iter().any(|event| event.audience == county.id.uuid()) {
            all.push((county.id.uuid(), county.name.clone(), Some(county.id)));
        }
    }
    all
}

fn calendars(
    words: &Words,
    standing: &Standing,
    feeds: &[(Link, String)],
    key: &dyn Fn() -> String,
) -> Vec<CalendarRow> {
    let row = |(audience, name, _): (Uuid, String, Option<OrganisationId>)| {
        let feed = feeds.iter().find(|(link, _)| link.about == Some(audience));
        CalendarRow {
            file: format!("/turne/kalender?vem={audience}"),
            address: feed.map(|(_, address)| address.clone()).unwrap_or_default(),
            state: feed.map_or_else(String::new, |(link, _)| match link.opened_at {
                Some(at) => words.say1("tour-feed-asked", "when", words.short_moment(at)),
                None => words.say("tour-feed-not-asked"),
            }),
            audience: audience.to_string(),
            link: feed.map(|(link, _)| link.id.to_string()).unwrap_or_default(),
            deed: key(),
            name,
        }
    };
    audiences(words, standing).into_iter().map(row).collect()
}

/// Sends the letters that were chosen.
pub(in crate::tour) async fn send(asked: Asked) -> Result<Response, Trouble> {
    let place = &asked.place;
    let Some(standing) = &place.standing else { return Ok(go("/program")) };
    let chosen: BTreeSet<String> = asked.posted.all("letters").map(str::to_owned).collect();
    if chosen.is_empty() {
        let feeds = feeds(place).await?;
        let mut shown = told_page(place.shell("tour-told-title"), standing, &feeds, &|| place.key());
        shown.chosen.clear();
        shown.faults.add("letters", place.words().say("tour-fault-letters"));
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    }
    match deeds::tell(place.app.house(), &place.actor, asked.by(standing)?, standing, &chosen).await {
        Ok(0) => Ok(asked.done("/turne/besked", &Note::fault("tour-told-none"))),
        Ok(letters) => Ok(asked.done("/turne/besked", &Note::done("tour-told").with("letters", letters))),
        Err(why) => asked.not_done("/turne/besked", why),
    }
}

/// Whose calendar.
#[derive(Debug, Default, Deserialize)]
pub struct Which {
    #[serde(default)]
    vem: String,
}

/// A calendar as a file.
pub(in crate::tour) async fn calendar(place: Place, Query(which): Query<Which>) -> Result<Response, Trouble> {
    let Some(standing) = &place.standing else { return Err(Trouble::NotFound) };
    let words = place.words();
    let audience = which.vem.parse::<Uuid>().map_err(|_| Trouble::NotFound)?;
    let known = audiences(words, standing).into_iter().find(|(own, ..)| *own == audience);
    let (_, name, _) = known.ok_or(Trouble::NotFound)?;
    let national = register::of_tier(place.app.store(), Tier::National).await?;
    let national = national.first().ok_or_else(|| Trouble::ours("there is no national authority"))?;
    let title = words.say1("tour-ics-name", "name", &name);
    let text = files::file(words, standing, audience, (&title, national), place.app.store().doors().now());
    Ok(file(text.into_bytes(), "text/calendar; charset=utf-8", "turne.ics", Shown::Saved))
}

/// Makes a feed, makes it anew, or revokes it.
pub(in crate::tour) async fn feed(asked: Asked) -> Result<Response, Trouble> {
    let place = &asked.place;
    let Some(standing) = &place.standing else { return Ok(go("/program")) };
    let house = place.app.house();
    let (done, note) = match asked.posted.text("what") {
        "aterkalla" => {
            let link: LinkId = asked.posted.text("link").parse().map_err(|_| Trouble::Malformed)?;
            let key = asked.posted.deed_key()?;
            let done = deeds::revoke_feed(house, &place.actor, link, key).await.map(|_| ());
            (done, Note::done("tour-feed-revoked"))
        }
        "skapa" => {
            let audience = asked.posted.text("audience").parse::<Uuid>().map_err(|_| Trouble::Malformed)?;
            let known = audiences(place.words(), standing).into_iter().find(|(own, ..)| *own == audience);
            let (_, name, county) = known.ok_or(Trouble::Malformed)?;
            let whose = county.unwrap_or(place.actor.organisation().id);
            let by = asked.by(standing)?;
            let done = deeds::make_feed(house, &place.actor, by, standing, (audience, whose, &name)).await;
            (done, Note::done("tour-feed-made").with("name", &name))
        }
        _ => return Err(Trouble::Malformed),
    };
    match done {
        Ok(()) => Ok(asked.done("/turne/besked#kalendrar", &note)),
        Err(why) => asked.not_done("/turne/besked", why),
    }
}
