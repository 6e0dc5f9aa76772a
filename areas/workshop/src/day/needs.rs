//! What the county coordinator and the national lead need to do now, as their home pages say it.

use async_trait::async_trait;
use chrono::{Days, NaiveDate};
use organisation::{Actor, App, Duty, Need, NeedSource, Tier, register};
use programme::plan;
use store::StoreFault;
use texts::Words;

use super::rules::State;
use super::views::{self, Standing};

/// How long before the last day for registration the municipalities should have their invitation.
const TIME_TO_ANSWER: Days = Days::new(28);

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
            Duty::NationalLead => national(app, words).await,
            Duty::MunicipalCoordinator | Duty::Auditor | Duty::Facilitator => Ok(Vec::new()),
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

async fn national(app: &App, words: &Words) -> Result<Vec<Need>, StoreFault> {
    let Some(programme) = programme::views::current(app.store()).await? else {
        let href = "/program".to_owned();
        return Ok(vec![Need { text: words.say("day-need-programme"), href, due: None }]);
    };
    let counties = register::of_tier(app.store(), Tier::County).await?;
    let workshops = views::of_programme(app.store(), programme.id).await?;
    let has_one = |county| workshops.iter().any(|standing| standing.workshop.county == county);
    let without = counties.iter().filter(|county| !has_one(county.id)).count();
    if without == 0 {
        return Ok(Vec::new());
    }
    let window = plan::views::window(app.store(), &programme).await?;
    Ok(vec![Need {
        text: words.say1("day-need-counties", "count", without),
        href: "/lan".to_owned(),
        due: Some(window.first),
    }])
}
