//! What the county coordinator needs to do now, as the home page says it.

use async_trait::async_trait;
use chrono::{Days, NaiveDate};
use organisation::{Actor, App, Duty, Need, NeedSource};
use store::StoreFault;
use texts::Words;

use super::rules::{State, TIME_TO_ANSWER};
use super::views::{self, Standing};

/// Says what needs doing about workshops.
pub struct DayNeeds;

#[async_trait]
impl NeedSource for DayNeeds {
    async fn needs(&self, app: &App, actor: &Actor, words: &Words) -> Result<Vec<Need>, StoreFault> {
        match actor.duty() {
            Duty::CountyCoordinator => {
                let county = actor.organisation().id;
                let Some(standing) = views::newest_of(app.store(), county).await? else {
                    return Ok(Vec::new());
                };
                Ok(of_county(&standing, app.today(), words))
            }
            Duty::NationalLead | Duty::MunicipalCoordinator | Duty::Auditor | Duty::Facilitator => {
                Ok(Vec::new())
            }
        }
    }
}

/// What a county needs to do about its workshop, the first thing first.
pub(super) fn of_county(standing: &Standing, today: NaiveDate, words: &Words) -> Vec<Need> {
    let workshop = &standing.workshop;
    if workshop.day < today {
        return Vec::new();
    }
    let to = |part: &str| format!("/workshop/{}/{part}", workshop.id);
    let mut needs = Vec::new();
    let invite_by = workshop.register_by - TIME_TO_ANSWER;
    if workshop.place.is_empty() || workshop.contact.is_empty() {
        needs.push(Need {
            text: words.say("day-need-settings"),
            href: to("installningar"),
            due: Some(invite_by),
        });
    }
    if workshop.state == State::Preparing {
        needs.push(Need {
            text: words.say1("day-need-invite", "count", standing.municipalities),
            href: to("inbjudan"),
            due: Some(invite_by),
        });
        return needs;
    }
    if standing.silent() > 0 {
        needs.push(Need {
            text: words.say1("day-need-answers", "count", standing.silent()),
            href: to("svar"),
            due: Some(workshop.register_by),
        });
    }
    let all_in = standing.silent() == 0 || today > workshop.register_by;
    let unseated = standing.people - standing.seated;
    if all_in && unseated > 0 {
        let key = if workshop.state == State::Placed { "day-need-place-more" } else { "day-need-place" };
        needs.push(Need {
            text: words.say1(key, "count", unseated),
            href: to("bord"),
            due: Some(workshop.day - Days::new(1)),
        });
    }
    needs
}
