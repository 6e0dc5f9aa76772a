//! A county's own pages: what it has answered, and the form.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use organisation::{Actor, App};
use serde::Deserialize;
use texts::Words;
use web::{Note, Posted, Shell, Trouble, Visitor, conflict, faulty, go, go_with, page};

use super::Opened;
use super::form::{Frame, Step, form_page, hidden, stored, typed};
use crate::interest::answering::{self, Outcome, Said};
use crate::interest::rules::{Answer, Stage, Typed};
use crate::interest::said;
use crate::interest::views::{self, Asked, Question};

/// Before there is anything to answer.
#[derive(Template)]
#[template(path = "interest/pages/none.html")]
pub(super) struct NonePage {
    pub shell: Shell,
}

/// What the county has answered.
#[derive(Template)]
#[template(path = "interest/pages/answer.html")]
pub(super) struct AnswerPage {
    pub shell: Shell,
    pub path: String,
    pub lead: String,
    pub last_day: String,
    pub is_late: bool,
    pub is_closed: bool,
    pub rows: Vec<(String, String)>,
    pub questions: Vec<QuestionShown>,
    /// What others have asked.
    pub shown: Vec<QuestionShown>,
}

/// A question and what was answered.
pub(super) struct QuestionShown {
    pub text: String,
    pub when: String,
    /// Empty before there is an answer.
    pub answer: String,
}

/// Somebody else answered meanwhile: both answers, and the choice.
#[derive(Template)]
#[template(path = "interest/pages/conflict.html")]
pub(super) struct ConflictPage {
    pub shell: Shell,
    pub path: String,
    pub lead: String,
    pub theirs: Vec<(String, String, bool)>,
    pub yours: Vec<(String, String, bool)>,
    pub question: String,
    pub deed: String,
    pub version: i32,
    pub fields: Vec<(String, String)>,
}

/// Which page of the form somebody wants to see.
#[derive(Deserialize)]
pub(in crate::interest) struct Asks {
    #[serde(default)]
    steg: String,
}

/// The coordinator's way to the county's own interest.
pub(in crate::interest) async fn own(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let own = match crate::views::current(app.store()).await? {
        Some(programme) => views::own(app.store(), programme.id, actor.organisation().id).await?,
        None => None,
    };
    match own {
        Some(own) => Ok(go(&format!("/intresse/{}", own.id))),
        None => {
            page(&NonePage { shell: actor.shell(&app, &visitor, visitor.words().say("interest-own-title")) })
        }
    }
}

/// The answer, or the form before there is one.
pub(in crate::interest) async fn show(opened: Opened) -> Result<Response, Trouble> {
    if opened.asked.answer.is_none() && opened.asked.stage(opened.app.today()) != Stage::Closed {
        return page(&form_page(frame(&opened, None, None), Step::Wants, Typed::default(), &[]));
    }
    let shown = views::shown_to_all(opened.app.store(), opened.asked.programme.id).await?;
    let shell = opened.shell(opened.words().say("interest-own-title"));
    page(&answer_page(shell, opened.path(), &opened.asked, &shown, opened.app.today()))
}

/// The form, beginning with the answer that stands.
pub(in crate::interest) async fn form(opened: Opened, Query(asks): Query<Asks>) -> Result<Response, Trouble> {
    if opened.asked.stage(opened.app.today()) == Stage::Closed {
        return Ok(go(&opened.path()));
    }
    let typed = stored(opened.asked.answer.as_ref());
    page(&form_page(frame(&opened, None, None), Step::of(&asks.steg), typed, &[]))
}

/// One page of the form on to the next, back, or sent.
pub(in crate::interest) async fn step(opened: Opened, posted: Posted) -> Result<Response, Trouble> {
    let key = posted.deed_key()?;
    let version: i32 = posted.number("version")?;
    let (here, typed) = (Step::of(posted.text("step")), typed(&posted));
    let frame = frame(&opened, Some(posted.text("deed")), Some(version));
    let checked = typed.check(opened.asked.window);
    let faults = checked.as_ref().err().cloned().unwrap_or_default();
    match posted.text("go") {
        "back" => return page(&form_page(frame, here.back(&typed.wants), typed, &[])),
        "send" => {}
        other if Step::ALL.iter().any(|step| step.code() == other) => {
            return page(&form_page(frame, Step::of(other), typed, &[]));
        }
        _ => {
            let shown = form_page(frame, here, typed, &faults);
            return if shown.faults.is_empty() { onwards(&opened, &posted, here) } else { faulty(&shown) };
        }
    }
    let (answer, question) = match checked {
        Ok(checked) => checked,
        Err(faults) => {
            let first = Step::first_faulty(&faults).unwrap_or(Step::Wants);
            return faulty(&form_page(frame, first, typed, &faults));
        }
    };
    let by = opened.answerer().await?;
    let set = opened.set_day().await?;
    let said = Said { answer: &answer, question: &question, by: &by, base: version, set };
    let done = answering::answer(&opened.app, opened.words(), &opened.permit, &opened.asked, said, key);
    match done.await? {
        Outcome::Stored => {
            let note = if question.is_empty() { "interest-sent" } else { "interest-sent-with-question" };
            Ok(go_with(&opened.app, &opened.path(), &Note::done(note)))
        }
        Outcome::Before => Ok(go_with(&opened.app, &opened.path(), &Note::done("interest-sent-before"))),
        Outcome::Closed => Ok(go_with(&opened.app, &opened.path(), &Note::fault("interest-closed"))),
        Outcome::Overtaken => {
            // What stands now is younger than what was loaded with this request.
            let store = opened.app.store();
            let asked = views::of_county(store, opened.permit.county(), opened.asked.interest.id).await?;
            let asked = asked.ok_or(Trouble::NotFound)?;
            let shell = opened.shell(opened.words().say("interest-conflict-title"));
            conflict(&conflict_page(shell, opened.path(), &asked, (&answer, &typed), opened.form_key()))
        }
    }
}

fn onwards(opened: &Opened, posted: &Posted, here: Step) -> Result<Response, Trouble> {
    let typed = typed(posted);
    let frame = frame(opened, Some(posted.text("deed")), Some(posted.number("version")?));
    page(&form_page(frame, here.next(&typed.wants), typed, &[]))
}

fn frame(opened: &Opened, deed: Option<&str>, version: Option<i32>) -> Frame {
    let (words, asked, today) = (opened.words(), &opened.asked, opened.app.today());
    Frame {
        shell: opened.shell(words.say1("interest-form-title", "county", &asked.county.name)),
        path: opened.path(),
        deed: deed.map_or_else(|| opened.form_key(), str::to_owned),
        version: version.unwrap_or(asked.interest.version),
        last_day: last_day(words, asked, today),
        is_late: asked.stage(today) == Stage::Late,
        window: asked.window,
    }
}

fn last_day(words: &Words, asked: &Asked, today: chrono::NaiveDate) -> String {
    let day = asked.call.last_day;
    format!("{}, {}", words.date(day), words.days_left(today, day))
}

pub(super) fn answer_page(
    shell: Shell,
    path: String,
    asked: &Asked,
    shown: &[Question],
    today: chrono::NaiveDate,
) -> AnswerPage {
    let words = shell.t.clone();
    let interest = &asked.interest;
    let when = interest.answered_at.map(|at| words.moment(at)).unwrap_or_default();
    let lead = match asked.answer.as_ref().map(|answer| answer.wants) {
        Some(wants) => words.say_with(
            &format!("interest-answered-{}", wants.code()),
            [
                ("county", asked.county.formal_name.as_str().into()),
                ("when", when.into()),
                ("by", interest.answered_by.as_str().into()),
            ],
        ),
        None => words.say("interest-closed"),
    };
    // The county's own questions stand among its own, not twice.
    let others = shown.iter().filter(|question| question.interest != interest.id);
    AnswerPage {
        path,
        lead,
        last_day: last_day(&words, asked, today),
        is_late: interest.is_late(asked.call.last_day),
        is_closed: asked.stage(today) == Stage::Closed,
        rows: asked.answer.as_ref().map(|answer| said::facts(&words, answer)).unwrap_or_default(),
        questions: asked.questions.iter().map(|question| question_shown(&words, question)).collect(),
        shown: others.map(|question| question_shown(&words, question)).collect(),
        shell,
    }
}

pub(super) fn question_shown(words: &Words, question: &Question) -> QuestionShown {
    QuestionShown {
        text: question.text.clone(),
        when: words.short_moment(question.asked_at),
        answer: question.answer.clone(),
    }
}

pub(super) fn conflict_page(
    shell: Shell,
    path: String,
    asked: &Asked,
    (answer, typed): (&Answer, &Typed),
    deed: String,
) -> ConflictPage {
    let words = shell.t.clone();
    let theirs = asked.answer.as_ref().map(|theirs| said::facts(&words, theirs)).unwrap_or_default();
    let yours = said::facts(&words, answer);
    let beside = |own: &[(String, String)], other: &[(String, String)]| {
        let compared = |pair: &(String, String)| (pair.0.clone(), pair.1.clone(), !other.contains(pair));
        own.iter().map(compared).collect()
    };
    let when = asked.interest.answered_at.map(|at| words.moment(at)).unwrap_or_default();
    ConflictPage {
        lead: words.say2("interest-conflict-lead", "by", &asked.interest.answered_by, "when", when),
        theirs: beside(&theirs, &yours),
        yours: beside(&yours, &theirs),
        question: typed.question.trim().to_owned(),
        path,
        deed,
        version: asked.interest.version,
        fields: hidden(typed, Step::Check),
        shell,
    }
}
