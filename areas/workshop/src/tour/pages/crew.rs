//! People, teams, and days without workshops.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use sea_orm::prelude::Uuid;
use serde::Deserialize;
use texts::Words;
use web::{Choice, Faults, Note, Shell, Trouble, faulty, go, page};

use super::{Asked, Place, hue};
use crate::tour::deeds::{self, NotDone};
use crate::tour::rules::{self, DaysFault, Person};
use crate::tour::views::Standing;

#[derive(Template)]
#[template(path = "tour/pages/crew.html")]
pub(super) struct CrewPage {
    pub shell: Shell,
    pub faults: Faults,
    pub people: Vec<PersonRow>,
    pub teams: Vec<TeamRow>,
    pub choices: Vec<Choice>,
    pub chosen: Vec<String>,
    /// The team that is changed, and its letter; empty for a new one.
    pub team: String,
    pub letter: String,
    pub closed: String,
    pub version: i32,
    pub deed: String,
    pub deed_days: String,
}

/// A person in the list.
pub(super) struct PersonRow {
    pub href: String,
    pub name: String,
    pub home: String,
    pub most: String,
    pub away: String,
    pub teams: String,
}

/// A team in the list.
pub(super) struct TeamRow {
    pub id: String,
    pub letter: String,
    pub hue: String,
    pub people: String,
    pub counties: usize,
    pub deed: String,
}

/// The team that somebody wants to change.
#[derive(Debug, Default, Deserialize)]
pub struct Which {
    #[serde(default)]
    lag: String,
}

pub(in crate::tour) async fn show(place: Place, Query(which): Query<Which>) -> Result<Response, Trouble> {
    let Some(standing) = &place.standing else { return Ok(go("/program")) };
    let mut shown = crew_page(place.shell("tour-crew-title"), standing, &|| place.key());
    if let Some(team) = which.lag.parse().ok().and_then(|id| standing.tour.team(id)) {
        shown.chosen = team.members.iter().map(Uuid::to_string).collect();
        shown.change(team);
    }
    page(&shown)
}

impl CrewPage {
    fn team_legend(&self) -> String {
        if self.letter.is_empty() {
            self.shell.t.say("tour-team-new")
        } else {
            self.shell.t.say1("tour-team-change", "letter", &self.letter)
        }
    }

    /// The form changes this team.
    fn change(&mut self, team: &rules::Team) {
        self.team = team.id.to_string();
        self.letter.clone_from(&team.letter);
    }
}

pub(super) fn crew_page(shell: Shell, standing: &Standing, key: &dyn Fn() -> String) -> CrewPage {
    let words = shell.t.clone();
    let tour = &standing.tour;
    let team = |team: &rules::Team| TeamRow {
        id: team.id.to_string(),
        letter: team.letter.clone(),
        hue: hue(&team.letter),
        people: words.list(&tour.members(team).map(|own| own.name.clone()).collect::<Vec<_>>()),
        counties: tour.visits.values().filter(|visit| visit.team == team.id).count(),
        deed: key(),
    };
    CrewPage {
        faults: Faults::none(),
        people: tour.people.iter().map(|person| row(&words, standing, person)).collect(),
        teams: tour.teams.iter().map(team).collect(),
        choices: tour.people.iter().map(|own| Choice::new(own.id.to_string(), own.name.clone())).collect(),
        chosen: Vec::new(),
        team: String::new(),
        letter: String::new(),
        closed: rules::days_text(&tour.closed),
        version: standing.version,
        deed: key(),
        deed_days: key(),
        shell,
    }
}

fn row(words: &Words, standing: &Standing, person: &Person) -> PersonRow {
    let teams = standing.tour.teams.iter().filter(|team| team.members.contains(&person.id));
    let teams: Vec<String> = teams.map(|team| team.letter.clone()).collect();
    PersonRow {
        href: format!("/turne/person?vem={}", person.id),
        name: person.name.clone(),
        home: standing.facts.county(person.home).map(|own| own.seat_name.clone()).unwrap_or_default(),
        most: person.most_a_week.to_string(),
        away: if person.away.is_empty() {
            words.say("tour-nothing")
        } else {
            rules::days_text(&person.away).replace('\n', ", ")
        },
        teams: if teams.is_empty() { words.say("tour-nothing") } else { teams.join(", ") },
    }
}

/// Makes a team, gives one other people, or takes one away.
pub(in crate::tour) async fn save_team(asked: Asked) -> Result<Response, Trouble> {
    let Some(standing) = &asked.place.standing else { return Ok(go("/program")) };
    let (house, by) = (asked.place.app.house(), asked.by(standing)?);
    let id = asked.posted.text("team").parse::<Uuid>().ok();
    if asked.posted.text("what") == "ta-bort" {
        let done = deeds::remove_team(house, by, id.ok_or(Trouble::Malformed)?).await;
        return match done {
            Ok(()) => Ok(asked.done("/turne/team", &Note::done("tour-team-removed"))),
            Err(why) => asked.not_done("/turne/team", why),
        };
    }
    let members: Vec<Uuid> = asked.posted.all("members").filter_map(|id| id.parse().ok()).collect();
    match deeds::keep_team(house, by, id, &members).await {
        Ok(()) => Ok(asked.done("/turne/team", &Note::done("tour-team-saved"))),
        Err(NotDone::Refused(why)) => {
            let place = &asked.place;
            let mut shown = crew_page(place.shell("tour-crew-title"), standing, &|| place.key());
            shown.chosen = members.iter().map(Uuid::to_string).collect();
            if let Some(team) = id.and_then(|id| standing.tour.team(id)) {
                shown.change(team);
            }
            let said = place.words().say1(&format!("tour-refusal-{}", why.code()), "team", why.letter());
            shown.faults.add("members", said);
            shown.shell = shown.shell.with_faults(&shown.faults);
            faulty(&shown)
        }
        Err(why) => asked.not_done("/turne/team", why),
    }
}

/// Closes days.
pub(in crate::tour) async fn close(asked: Asked) -> Result<Response, Trouble> {
    let Some(standing) = &asked.place.standing else { return Ok(go("/program")) };
    let typed = asked.posted.raw("closed");
    let days = match rules::days(typed) {
        Ok(days) => days,
        Err(fault) => {
            let place = &asked.place;
            let mut shown = crew_page(place.shell("tour-crew-title"), standing, &|| place.key());
            typed.clone_into(&mut shown.closed);
            shown.faults.add("closed", days_fault(place.words(), &fault));
            shown.shell = shown.shell.with_faults(&shown.faults);
            return faulty(&shown);
        }
    };
    match deeds::close_days(asked.place.app.house(), asked.by(standing)?, days).await {
        Ok(()) => Ok(asked.done("/turne/team", &Note::done("tour-closed-saved"))),
        Err(why) => asked.not_done("/turne/team", why),
    }
}

/// What is wrong with a list of days.
pub(super) fn days_fault(words: &Words, fault: &DaysFault) -> String {
    match fault {
        DaysFault::Line(line) => words.say1("tour-fault-days", "line", line),
        DaysFault::Many => words.say1("tour-fault-days-many", "most", rules::MOST_DAYS),
    }
}
