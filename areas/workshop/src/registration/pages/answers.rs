//! The county's picture: who has answered, how many come, which target roles are missing where.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use organisation::{Actor, App, Duty};
use texts::Words;
use web::{Crumb, Shell, Trouble, Visitor, page};

use super::{roles_in_words, workshop_id};
use crate::day::{self, Workshop};
use crate::received;
use crate::registration::rules;
use crate::registration::views::{self, Answer};

/// A municipality that has not answered.
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    pub name: String,
    pub invited: String,
    pub reminders: String,
}

/// How a municipality covers one role.
#[derive(Clone, Debug)]
pub(super) struct Cover {
    pub text: String,
    /// The kind of tag.
    pub kind: &'static str,
}

/// A municipality that has answered.
#[derive(Clone, Debug)]
pub(super) struct Covered {
    pub name: String,
    pub people: usize,
    pub answered: String,
    pub is_late: bool,
    pub roles: Vec<Cover>,
    /// In words, what the row shows; empty when nothing is missing.
    pub missing: String,
}

/// The answers of a workshop.
#[derive(Template)]
#[template(path = "registration/pages/answers.html")]
pub(super) struct AnswersPage {
    pub shell: Shell,
    pub path: String,
    pub lead: String,
    pub invited: usize,
    pub answered: usize,
    pub people: usize,
    pub seats: usize,
    pub lacking: usize,
    pub waiting: Vec<Waiting>,
    pub covered: Vec<Covered>,
    pub roles: Vec<String>,
    /// The county's coordinator reminds; whoever reads does not.
    pub may_remind: bool,
    /// The way to the answers that come by mail, in words; empty for whoever does not read them.
    pub by_mail: String,
    pub deed: String,
}

/// Who has answered.
pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let (workshop, _permit) = day::readable(app.store(), &actor, workshop_id(&id)?).await?;
    let answers = views::answers(app.store(), workshop.id).await?;
    let words = visitor.words();
    let mut shell = actor.shell(&app, &visitor, words.say("registration-answers-title"));
    under_workshop(&mut shell, &workshop);
    let may_remind = actor.duty() == Duty::CountyCoordinator;
    let deed = app.store().doors().uuid().to_string();
    let mut shown = answers_page(shell, &workshop, answers, app.today(), may_remind, deed);
    if may_remind {
        let waiting = received::views::waiting(app.store(), workshop.county).await?;
        shown.by_mail = words.say1("received-answers", "count", waiting);
    }
    page(&shown)
}

/// The way back to the workshop, in the trail of its pages.
pub(super) fn under_workshop(shell: &mut Shell, workshop: &Workshop) {
    let crumb = Crumb {
        href: Some(format!("/workshop/{}", workshop.id)),
        text: shell.t.say("registration-workshop-crumb"),
    };
    let last = shell.trail.len().saturating_sub(1);
    shell.trail.insert(last, crumb);
}

pub(super) fn answers_page(
    shell: Shell,
    workshop: &Workshop,
    mut answers: Vec<Answer>,
    today: chrono::NaiveDate,
    may_remind: bool,
    deed: String,
) -> AnswersPage {
    let words = shell.t.clone();
    words.sort_by_text(&mut answers, |answer| &answer.name);
    let most = usize::try_from(workshop.seats_most).unwrap_or_default();
    let (answered, waiting): (Vec<&Answer>, Vec<&Answer>) =
        answers.iter().partition(|answer| answer.answered_at.is_some());
    let covered: Vec<Covered> = answered.iter().map(|answer| covered(&words, workshop, answer)).collect();
    AnswersPage {
        path: format!("/workshop/{}", workshop.id),
        lead: words.say_with(
            "registration-answers-lead",
            [
                ("date", words.date(workshop.register_by).into()),
                ("week", words.week(workshop.register_by).into()),
                ("days", words.days_left(today, workshop.register_by).into()),
            ],
        ),
        invited: answers.len(),
        answered: answered.len(),
        people: answers.iter().map(|answer| answer.people).sum(),
        seats: answers.len() * most,
        lacking: covered.iter().filter(|row| !row.missing.is_empty()).count(),
        waiting: waiting.iter().map(|answer| waiting_row(&words, answer)).collect(),
        covered,
        roles: rules::SHOWN.iter().map(|role| words.say(&format!("role-{}", role.code()))).collect(),
        may_remind,
        by_mail: String::new(),
        deed,
        shell,
    }
}

fn waiting_row(words: &Words, answer: &Answer) -> Waiting {
    Waiting {
        name: answer.name.clone(),
        invited: words.date(texts::local(answer.sent_at).date()),
        reminders: words.say1("registration-reminders", "times", answer.reminders),
    }
}

fn covered(words: &Words, workshop: &Workshop, answer: &Answer) -> Covered {
    let day = answer.answered_at.map(|at| texts::local(at).date());
    let roles = rules::SHOWN.iter().map(|role| {
        let people = answer.in_role.get(role).copied().unwrap_or_default();
        let wanted = rules::TARGET.contains(role);
        let (text, kind) = match people {
            0 if wanted => (words.say("registration-cover-missing"), "late"),
            0 => (words.say("registration-cover-none"), "none"),
            1 => (words.say("registration-cover-yes"), "done"),
            _ => (words.say1("registration-cover-many", "people", people), "done"),
        };
        Cover { text, kind }
    });
    Covered {
        name: answer.name.clone(),
        people: answer.people,
        // In a narrow column, as tables of authorities write it.
        answered: day.map(|day| day.to_string()).unwrap_or_default(),
        is_late: day.is_some_and(|day| day > workshop.register_by),
        roles: roles.collect(),
        missing: roles_in_words(words, &rules::missing(&answer.roles)),
    }
}
