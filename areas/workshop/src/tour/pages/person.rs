//! A facilitator of the tour: name, address, home, days away, and workshops a week.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use organisation::OrganisationId;
use organisation::duties::{self as duty, views as held};
use organisation::register::Organisation;
use sea_orm::prelude::Uuid;
use serde::Deserialize;
use web::{Choice, Faults, Note, Posted, Shell, Trouble, faulty, go, page};

use super::crew::days_fault;
use super::{Asked, Place};
use crate::tour::deeds::{self, NotDone};
use crate::tour::rules::{self, MOST_A_WEEK, Person, Refusal};
use crate::tour::views::Standing;

#[derive(Template)]
#[template(path = "tour/pages/person.html")]
pub(super) struct PersonPage {
    pub shell: Shell,
    pub faults: Faults,
    /// Empty for a new one.
    pub id: String,
    pub typed: Typed,
    pub froms: Vec<Choice>,
    pub homes: Vec<Choice>,
    pub version: i32,
    pub deed: String,
}

/// What was typed.
#[derive(Clone, Debug, Default)]
pub(super) struct Typed {
    pub name: String,
    pub address: String,
    pub from: String,
    pub home: String,
    pub away: String,
    pub most: String,
}

/// Whom the page is about.
#[derive(Debug, Default, Deserialize)]
pub struct Which {
    #[serde(default)]
    vem: String,
}

impl Typed {
    fn of(person: &Person) -> Self {
        Self {
            name: person.name.clone(),
            address: person.address.clone(),
            from: person.from.to_string(),
            home: person.home.to_string(),
            away: rules::days_text(&person.away),
            most: person.most_a_week.to_string(),
        }
    }

    fn posted(posted: &Posted) -> Self {
        let text = |name: &str| posted.text(name).to_owned();
        Self {
            name: text("name"),
            address: text("address"),
            from: text("from"),
            home: text("home"),
            away: posted.raw("away").to_owned(),
            most: text("most"),
        }
    }
}

pub(in crate::tour) async fn show(place: Place, Query(which): Query<Which>) -> Result<Response, Trouble> {
    let Some(standing) = &place.standing else { return Ok(go("/program")) };
    let id = which.vem.parse::<Uuid>().ok();
    let known = id.and_then(|id| standing.tour.person(id));
    if id.is_some() && known.is_none() {
        return Err(Trouble::NotFound);
    }
    let typed = known.map_or_else(|| Typed { most: "3".into(), ..Typed::default() }, Typed::of);
    let froms = froms(&place).await?;
    page(&person_page(&place, standing, known.map(|own| own.id), typed, &froms))
}

/// Where facilitators come from: the national authority, and the firms.
async fn froms(place: &Place) -> Result<Vec<Organisation>, Trouble> {
    // Whoever leads is the national authority's.
    let mut all = vec![place.actor.organisation().clone()];
    all.extend(held::firms(place.app.store(), &place.actor).await?);
    Ok(all)
}

fn person_page(
    place: &Place,
    standing: &Standing,
    id: Option<Uuid>,
    typed: Typed,
    froms: &[Organisation],
) -> PersonPage {
    let mut shell = place.shell(if id.is_some() { "tour-person-change" } else { "tour-person-add" });
    let crumb = web::Crumb { href: Some("/turne/team".into()), text: shell.t.say("tour-crew-title") };
    shell.trail.insert(shell.trail.len().saturating_sub(1), crumb);
    let homes = standing.facts.counties.iter();
    PersonPage {
        faults: Faults::none(),
        id: id.map(|id| id.to_string()).unwrap_or_default(),
        froms: froms.iter().map(|own| Choice::new(own.id.to_string(), own.formal_name.clone())).collect(),
        homes: homes
            .map(|own| Choice::new(own.id.to_string(), format!("{} ({})", own.seat_name, own.name)))
            .collect(),
        typed: if typed.from.is_empty() && froms.len() == 1 {
            Typed { from: froms[0].id.to_string(), ..typed }
        } else {
            typed
        },
        version: standing.version,
        deed: place.key(),
        shell,
    }
}

/// Saves somebody, or takes them off the list.
pub(in crate::tour) async fn save(asked: Asked) -> Result<Response, Trouble> {
    let Some(standing) = &asked.place.standing else { return Ok(go("/program")) };
    let house = asked.place.app.house();
    let id = asked.posted.text("person").parse::<Uuid>().ok();
    if asked.posted.text("what") == "ta-bort" {
        let id = id.ok_or(Trouble::Malformed)?;
        return match deeds::remove_person(house, asked.by(standing)?, id).await {
            Ok(()) => Ok(asked.done("/turne/team", &Note::done("tour-person-removed"))),
            Err(why) => asked.not_done(&format!("/turne/person?vem={id}"), why),
        };
    }
    let typed = Typed::posted(&asked.posted);
    let froms = froms(&asked.place).await?;
    let mut shown = person_page(&asked.place, standing, id, typed.clone(), &froms);
    let person = check(&mut shown, &typed, standing, &froms, id);
    if let Some(person) = person {
        let person = Person { id: id.unwrap_or_else(|| asked.place.app.store().doors().uuid()), ..person };
        match deeds::keep_person(house, asked.by(standing)?, person).await {
            Ok(()) => {
                let note = Note::done("tour-person-saved").with("name", &typed.name);
                return Ok(asked.done("/turne/team", &note));
            }
            Err(NotDone::Refused(Refusal::SameAddress)) => {
                shown.faults.add("address", asked.place.words().say("tour-refusal-address"));
            }
            Err(why) => return asked.not_done("/turne/team", why),
        }
    }
    shown.shell = shown.shell.with_faults(&shown.faults);
    faulty(&shown)
}

fn check(
    shown: &mut PersonPage,
    typed: &Typed,
    standing: &Standing,
    froms: &[Organisation],
    id: Option<Uuid>,
) -> Option<Person> {
    let words = shown.shell.t.clone();
    duty::check_who(&typed.name, &typed.address, &words, &mut shown.faults);
    let from = froms.iter().find(|own| own.id.to_string() == typed.from).map(|own| own.id);
    let home = standing.facts.counties.iter().find(|own| own.id.to_string() == typed.home).map(|own| own.id);
    if from.is_none() {
        shown.faults.add("from", words.say("tour-fault-from"));
    }
    if home.is_none() {
        shown.faults.add("home", words.say("tour-fault-home"));
    }
    let most = typed.most.parse::<u8>().ok().filter(|most| (1..=MOST_A_WEEK).contains(most));
    if most.is_none() {
        shown.faults.add("most", words.say1("tour-fault-most", "most", MOST_A_WEEK));
    }
    let away: Option<BTreeSet<_>> = match rules::days(&typed.away) {
        Ok(away) => Some(away),
        Err(fault) => {
            shown.faults.add("away", days_fault(&words, &fault));
            None
        }
    };
    if id.is_some_and(|id| standing.tour.person(id).is_none()) {
        shown.faults.add("name", words.say("tour-refusal-gone"));
    }
    if !shown.faults.is_empty() {
        return None;
    }
    let (from, home): (OrganisationId, OrganisationId) = (from?, home?);
    Some(Person {
        id: Uuid::nil(),
        name: typed.name.trim().to_owned(),
        address: typed.address.trim().to_owned(),
        from,
        home,
        away: away?,
        most_a_week: most?,
    })
}
