//! One county's answer, for the lead.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use chrono::NaiveDate;
use organisation::{Actor, App, MayLead};
use web::{Crumb, Shell, Trouble, Visitor, page};

use super::answer::{QuestionShown, question_shown};
use super::{Days, lead_shell, set_days};
use crate::interest::records::InterestId;
use crate::interest::said;
use crate::interest::views::{self, Asked};

#[derive(Template)]
#[template(path = "interest/pages/one.html")]
pub(super) struct OnePage {
    pub shell: Shell,
    pub lead: String,
    pub is_late: bool,
    /// The day that its workshop is set to; empty when it has none.
    pub set: String,
    pub rows: Vec<(String, String)>,
    pub questions: Vec<QuestionShown>,
}

pub(in crate::interest) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    days: Option<Extension<Days>>,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    MayLead::of(&actor)?;
    let id: InterestId = id.parse().map_err(|_| Trouble::NotFound)?;
    let asked = views::of_any(app.store(), id).await?.ok_or(Trouble::NotFound)?;
    let set = set_days(days.as_ref().map(|own| &own.0), app.store(), asked.programme.id).await?;
    let mut shell = lead_shell(&app, &visitor, &actor, "interest-own-title");
    shell.title.clone_from(&asked.county.name);
    if let Some(last) = shell.trail.last_mut() {
        *last = Crumb { href: None, text: asked.county.name.clone() };
    }
    page(&one_page(shell, &asked, set.get(&asked.county.id).copied()))
}

pub(super) fn one_page(shell: Shell, asked: &Asked, set: Option<NaiveDate>) -> OnePage {
    let words = shell.t.clone();
    let interest = &asked.interest;
    let lead = match (&asked.answer, interest.answered_at) {
        (Some(answer), Some(at)) => words.say_with(
            &format!("interest-answered-{}", answer.wants.code()),
            [
                ("county", asked.county.formal_name.as_str().into()),
                ("when", words.moment(at).into()),
                ("by", interest.answered_by.as_str().into()),
            ],
        ),
        _ => words.say1("interest-county-silent", "county", &asked.county.formal_name),
    };
    OnePage {
        lead,
        is_late: interest.is_late(asked.call.last_day),
        set: set.map(|day| words.date(day)).unwrap_or_default(),
        rows: asked.answer.as_ref().map(|answer| said::facts(&words, answer)).unwrap_or_default(),
        questions: asked.questions.iter().map(|question| question_shown(&words, question)).collect(),
        shell,
    }
}
