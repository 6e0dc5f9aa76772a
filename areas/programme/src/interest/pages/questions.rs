//! The counties' questions, and the lead's answers to them.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use organisation::register::{self, Organisation};
use organisation::{Actor, App, MayLead};
use texts::Words;
use web::{Faults, Note, Posted, Shell, Trouble, Visitor, conflict, faulty, go, go_with, page};

use super::{contact, lead_shell};
use crate::interest::deeds::{self, NotDone, Reply};
use crate::interest::records::QuestionId;
use crate::interest::rules::{LONGEST_QUESTION, written};
use crate::interest::views::{self, Question};
use crate::views::Programme;

#[derive(Template)]
#[template(path = "interest/pages/questions.html")]
pub(super) struct QuestionsPage {
    pub shell: Shell,
    pub faults: Faults,
    pub rows: Vec<QuestionRow>,
}

/// One question with the form that answers it.
pub(super) struct QuestionRow {
    pub id: String,
    pub county: String,
    pub text: String,
    pub when: String,
    /// "Besvarad av Eva …"; empty before it is.
    pub answered: String,
    pub version: i32,
    pub deed: String,
    /// The id of the text field.
    pub field: String,
    pub answer: String,
    pub shown: bool,
    /// What somebody else answered meanwhile; empty when nobody did.
    pub theirs: String,
}

pub(in crate::interest) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let Some(programme) = crate::views::current(app.store()).await? else { return Ok(go("/program")) };
    page(&questions_page(&app, &visitor, &actor, &programme).await?)
}

pub(in crate::interest) async fn answer(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayLead::of(&actor)?;
    let id: QuestionId = id.parse().map_err(|_| Trouble::NotFound)?;
    let programme = crate::views::current(app.store()).await?.ok_or(Trouble::NotFound)?;
    let mut shown = questions_page(&app, &visitor, &actor, &programme).await?;
    let place = shown.rows.iter().position(|row| row.id == id.to_string()).ok_or(Trouble::NotFound)?;
    let reply = Reply {
        text: written(posted.raw("answer")),
        shown: posted.has("shown"),
        base: posted.number("version")?,
    };
    let row = &mut shown.rows[place];
    let field = row.field.clone();
    posted.raw("answer").clone_into(&mut row.answer);
    row.shown = reply.shown;
    if let Some(fault) = fault(visitor.words(), &reply.text) {
        shown.faults.add(field, fault);
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    }
    let key = posted.deed_key()?;
    match deeds::answer_question(&app, &permit, &programme, id, &reply, &contact(&actor), key).await {
        Ok(()) => Ok(go_with(&app, "/program/intresse/fragor", &Note::done("interest-question-answered"))),
        Err(NotDone::Newer(newer)) => {
            let row = &mut shown.rows[place];
            row.version = newer.version;
            row.theirs.clone_from(&newer.answer);
            conflict(&shown)
        }
        Err(NotDone::Store(fault)) => Err(fault.into()),
        Err(NotDone::NotFound | NotDone::NotNow | NotDone::NoAddress(_)) => Err(Trouble::NotFound),
    }
}

fn fault(words: &Words, text: &str) -> Option<String> {
    if text.is_empty() {
        return Some(words.say("interest-fault-answer-none"));
    }
    let is_long = text.chars().count() > LONGEST_QUESTION;
    is_long.then(|| words.say1("interest-fault-answer-long", "most", LONGEST_QUESTION.to_string()))
}

async fn questions_page(
    app: &App,
    visitor: &Visitor,
    actor: &Actor,
    programme: &Programme,
) -> Result<QuestionsPage, Trouble> {
    let found = views::questions(app.store(), programme.id).await?;
    let counties = register::named(app.store(), found.iter().map(|(_, county)| *county)).await?;
    let rows = found.iter().map(|(question, county)| {
        question_row(visitor.words(), question, counties.get(county), app.store().doors().uuid().to_string())
    });
    Ok(QuestionsPage {
        rows: rows.collect(),
        faults: Faults::none(),
        shell: lead_shell(app, visitor, actor, "interest-questions-title"),
    })
}

pub(super) fn question_row(
    words: &Words,
    question: &Question,
    county: Option<&Organisation>,
    deed: String,
) -> QuestionRow {
    let answered = question.answered_at.map(|at| {
        let key = if question.shown { "interest-answered-shown" } else { "interest-answered-alone" };
        words.say2(key, "by", &question.answered_by, "when", words.short_moment(at))
    });
    QuestionRow {
        id: question.id.to_string(),
        county: county.map(|county| county.name.clone()).unwrap_or_default(),
        text: question.text.clone(),
        when: words.short_moment(question.asked_at),
        answered: answered.unwrap_or_default(),
        version: question.version,
        deed,
        field: format!("answer-{}", question.id),
        answer: question.answer.clone(),
        shown: question.shown,
        theirs: String::new(),
    }
}
