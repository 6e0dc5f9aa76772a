//! The county's picture: who has answered, how many come, which target roles are missing where.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use organisation::{Actor, App, Duty};
use roster::Role;
use texts::Words;
use web::{Crumb, Shell, Trouble, Visitor, page};

use super::{roles_in_words, workshop_id};
use crate::day::{self, Workshop};
use crate::received;
use crate::registration::rules::SHOWN;
use crate::registration::views::{self, Answer};
use crate::seats;
use crate::seats::lacking::Lacks;
use crate::seats::rules::{Cover as Covering, SeatRules};

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
    /// The roles in which a seat waits for a name, in words.
    pub vacant: String,
    /// Something is missing, or has no name yet.
    pub lacks: bool,
    /// How many of its people wait for a seat.
    pub waiting: usize,
    pub invitation: String,
    /// When it was written to about what it lacks; empty when it was not.
    pub told: String,
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
    let (rules, _) = seats::views::rules(app.store(), workshop.id).await?;
    let mut shown = answers_page(shell, (&workshop, &rules), answers, app.today(), may_remind, deed);
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
    (workshop, rules): (&Workshop, &SeatRules),
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
    let covered: Vec<Covered> =
        answered.iter().map(|answer| covered(&words, workshop, rules, answer)).collect();
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
        lacking: covered.iter().filter(|row| row.lacks).count(),
        waiting: waiting.iter().map(|answer| waiting_row(&words, answer)).collect(),
        covered,
        roles: SHOWN.iter().map(|role| words.say(&format!("role-{}", role.code()))).collect(),
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

fn covered(words: &Words, workshop: &Workshop, seats: &SeatRules, answer: &Answer) -> Covered {
    let day = answer.answered_at.map(|at| texts::local(at).date());
    let roles = SHOWN.iter().map(|role| {
        let count = |of: &BTreeMap<Role, usize>| of.get(role).copied().unwrap_or_default();
        let (text, kind) = match seats.cover(*role, count(&answer.in_role), count(&answer.held)) {
            Covering::Missing => (words.say("registration-cover-missing"), "late"),
            Covering::None => (words.say("registration-cover-none"), "none"),
            Covering::Vacant => (words.say("seats-cover-vacant"), "due"),
            Covering::Filled(1) => (words.say("registration-cover-yes"), "done"),
            Covering::Filled(people) => (words.say1("registration-cover-many", "people", people), "done"),
            Covering::Doubled(people) => (words.say1("seats-cover-doubled", "people", people), "now"),
        };
        Cover { text, kind }
    });
    let lacks = Lacks::of(seats, answer);
    Covered {
        name: answer.name.clone(),
        people: answer.people,
        // In a narrow column, as tables of authorities write it.
        answered: day.map(|day| day.to_string()).unwrap_or_default(),
        is_late: day.is_some_and(|day| day > workshop.register_by),
        roles: roles.collect(),
        missing: roles_in_words(words, &lacks.missing),
        lacks: lacks.is_something(),
        vacant: roles_in_words(words, &lacks.vacant),
        waiting: answer.waiting,
        invitation: answer.invitation.to_string(),
        told: answer
            .lacking_at
            .map(|at| words.say1("seats-lacking-when", "day", words.date(texts::local(at).date())))
            .unwrap_or_default(),
    }
}
