//! One proposal, and the answer to it.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use organisation::{Actor, App, MayCoordinate, PersonId, register};
use sea_orm::prelude::Uuid;
use web::{Choice, Faults, Note, Posted, Shell, Trouble, Visitor, conflict, faulty, go_with, page};

use super::{PATH, about, count, tag, under_list};
use crate::disposal::deeds::{self, Answer, NotAnswered};
use crate::disposal::form::AnswerForm;
use crate::disposal::records::DisposalId;
use crate::disposal::rules::{Reason, State as Stage};
use crate::disposal::views::{self, Proposal};

#[derive(Template)]
#[template(path = "disposal/pages/one.html")]
pub(super) struct OnePage {
    pub shell: Shell,
    pub faults: Faults,
    pub heading: String,
    pub tag: (&'static str, String),
    /// What happens with it, and what stays.
    pub more: String,
    pub facts: Vec<(String, String)>,
    pub is_open: bool,
    pub answers: Vec<Choice>,
    pub reasons: Vec<Choice>,
    pub form: AnswerForm,
    pub path: String,
    pub version: i32,
    pub deed: Uuid,
}

pub(super) fn one_page(
    shell: Shell,
    proposal: &Proposal,
    by: Option<&str>,
    form: AnswerForm,
    deed: Uuid,
) -> OnePage {
    let (words, row) = (shell.t.clone(), &proposal.row);
    let code = row.kind.code();
    let mut facts = vec![
        ("disposal-about", about(&words, proposal)),
        ("disposal-count", count(&words, proposal)),
        ("disposal-due", words.date(row.due_on)),
        ("disposal-proposed-at", words.moment(row.proposed_at)),
    ];
    if let Some(at) = row.decided_at {
        let who = by.map_or_else(|| words.say("disposal-somebody"), ToOwned::to_owned);
        facts.push((
            "disposal-answered",
            words.say2("disposal-answered-by", "who", who, "moment", words.moment(at)),
        ));
    }
    if row.state == Stage::Held {
        if let Some(reason) = Reason::of_code(&row.held_for) {
            facts.push(("disposal-reason", words.say(&format!("disposal-reason-{}", reason.code()))));
        }
        facts.extend(row.held_until.map(|day| ("disposal-until", words.date(day))));
        if !row.note.is_empty() {
            facts.push(("disposal-note", row.note.clone()));
        }
    }
    let choice = |of: &str, code: &str| Choice::new(code, words.say(&format!("disposal-{of}-{code}")));
    let answer = |code: &str| choice("answer", code).hint(words.say(&format!("disposal-answer-{code}-hint")));
    OnePage {
        faults: Faults::none(),
        heading: words.say(&format!("retention-{code}")),
        tag: tag(&words, proposal),
        more: words.say(&format!("retention-{code}-more")),
        facts: facts.into_iter().map(|(key, text)| (words.say(key), text)).collect(),
        is_open: row.state.is_open(),
        answers: ["approve", "hold"].map(answer).into(),
        reasons: Reason::ALL.map(|reason| choice("reason", reason.code())).into(),
        form,
        path: format!("{PATH}/forslag/{}", row.id),
        version: row.version,
        deed,
        shell,
    }
}

/// What was answered before, as it was typed.
fn before(proposal: &Proposal) -> AnswerForm {
    let row = &proposal.row;
    match row.state {
        Stage::Held => AnswerForm {
            answer: "hold".to_owned(),
            reason: row.held_for.clone(),
            note: row.note.clone(),
            until: row.held_until.map(|day| day.to_string()).unwrap_or_default(),
        },
        Stage::Approved => AnswerForm { answer: "approve".to_owned(), ..AnswerForm::default() },
        Stage::Proposed | Stage::Done | Stage::Void => AnswerForm::default(),
    }
}

async fn shown(
    (app, visitor, actor): (&App, &Visitor, &Actor),
    id: DisposalId,
    form: Option<AnswerForm>,
) -> Result<(OnePage, Proposal), Trouble> {
    let proposal = views::one(app.store(), actor.organisation().id, id).await?.ok_or(Trouble::NotFound)?;
    let by = match proposal.row.decided_by {
        Some(by) => register::person(app.store(), PersonId::from(by)).await?,
        None => None,
    };
    let form = form.unwrap_or_else(|| before(&proposal));
    let shell = under_list(app, visitor, actor, "disposal-one-title");
    let deed = app.store().doors().uuid();
    let by = by.as_ref().map(|person| person.name.as_str());
    Ok((one_page(shell, &proposal, by, form, deed), proposal))
}

pub(in crate::disposal) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<String>,
) -> Result<Response, Trouble> {
    let id = id.parse().map_err(|_| Trouble::NotFound)?;
    page(&shown((&app, &visitor, &actor), id, None).await?.0)
}

/// Approves or holds back.
pub(in crate::disposal) async fn answer(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let id: DisposalId = id.parse().map_err(|_| Trouble::NotFound)?;
    let form = AnswerForm::posted(&posted);
    let (mut shown, proposal) = shown((&app, &visitor, &actor), id, Some(form.clone())).await?;
    let said = match form.check(proposal.row.due_on, app.today(), visitor.words()) {
        Ok(said) => said,
        Err(faults) => {
            shown.shell = shown.shell.with_faults(&faults);
            return faulty(&OnePage { faults, ..shown });
        }
    };
    let permit = MayCoordinate::of(&actor, proposal.row.county)?;
    let version = posted.number("version")?;
    match deeds::answer(app.store(), &permit, &[(id, version)], &said, posted.deed_key()?).await {
        Ok(_) => {
            let note = match said {
                Answer::Approve => Note::done("disposal-approved").with("count", 1),
                Answer::Hold { .. } => Note::done("disposal-held"),
            };
            Ok(go_with(&app, PATH, &note))
        }
        Err(NotAnswered::Missing) => Err(Trouble::NotFound),
        Err(NotAnswered::Changed) => {
            shown.faults.add("answer", visitor.words().say("disposal-fault-changed"));
            shown.shell = shown.shell.with_faults(&shown.faults);
            conflict(&shown)
        }
        Err(NotAnswered::Store(fault)) => Err(fault.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::proposal;
    use super::*;
    use crate::disposal::rules::Kind;
    use crate::samples;

    #[test]
    fn a_proposal_is_whole_in_every_state_and_with_faults() {
        samples::in_both(|words| {
            let of = |state| {
                let mut one = proposal(state, Kind::Participants, 1);
                one.row.decided_at = (state != Stage::Proposed).then_some(one.row.proposed_at);
                let form = before(&one);
                one_page(samples::shell(words), &one, Some("Åsa Öberg"), form, Uuid::nil())
            };
            let states = [Stage::Proposed, Stage::Approved, Stage::Held, Stage::Done, Stage::Void];
            let mut pages: Vec<_> = states.map(|state| of(state).render()).into();
            let mut wrong = of(Stage::Proposed);
            for field in ["answer", "reason", "note", "until"] {
                wrong.faults.add(field, "Å");
            }
            pages.push(wrong.render());
            pages
        });
    }
}
