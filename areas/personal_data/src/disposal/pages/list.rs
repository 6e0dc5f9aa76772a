//! What is proposed, and what has gone.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::NaiveDate;
use organisation::{Actor, App, Duty, MayCoordinate};
use sea_orm::prelude::Uuid;
use web::{Faults, Note, Posted, Shell, Trouble, Visitor, conflict, faulty, go_with, page};

use super::{PATH, about, count, tag};
use crate::disposal::deeds::{Answer, NotAnswered, answer};
use crate::disposal::records::DisposalId;
use crate::disposal::rules::State as Stage;
use crate::disposal::views::{self, Certified, Proposal};
use crate::pages::under;
use crate::retention::Times;

#[derive(Template)]
#[template(path = "disposal/pages/list.html")]
pub(super) struct ListPage {
    pub shell: Shell,
    pub faults: Faults,
    /// What happens when nobody answers.
    pub approval: String,
    pub heads: [String; 5],
    pub rows: Vec<Row>,
    /// Something waits for an answer, and the reader may give it.
    pub may_approve: bool,
    pub certificates: Vec<[String; 4]>,
    pub certificate_heads: [String; 3],
    pub deed: Uuid,
}

/// A proposal.
pub(super) struct Row {
    /// Its page; empty for those who only read.
    pub href: String,
    /// Id and version, as its box sends them; empty when there is nothing to approve.
    pub value: String,
    pub what: String,
    pub about: String,
    pub count: String,
    pub due: String,
    pub tag: (&'static str, String),
    /// Until when it is held; empty when it is not.
    pub held: String,
}

pub(super) fn list_page(
    shell: Shell,
    (proposals, certificates): (&[Proposal], &[Certified]),
    (answers, today): (bool, NaiveDate),
    times: &Times,
    deed: Uuid,
) -> ListPage {
    let words = shell.t.clone();
    let row = |proposal: &Proposal| {
        let row = &proposal.row;
        let approves = answers && row.state == Stage::Proposed;
        let left = words.days_left(today, row.due_on);
        let held = row.held_until.filter(|_| row.state == Stage::Held);
        Row {
            href: if answers { format!("{PATH}/forslag/{}", row.id) } else { String::new() },
            value: if approves { format!("{}:{}", row.id, row.version) } else { String::new() },
            what: words.say(&format!("retention-{}", row.kind.code())),
            about: about(&words, proposal),
            count: count(&words, proposal),
            due: format!("{} ({left})", words.date(row.due_on)),
            tag: tag(&words, proposal),
            held: held
                .map(|day| words.say1("disposal-held-until", "day", words.date(day)))
                .unwrap_or_default(),
        }
    };
    let certificate = |one: &Certified| {
        let about = match one.day {
            Some(day) => words.say1("disposal-about-workshop", "day", words.date(day)),
            None => words.say("disposal-about-none"),
        };
        [
            format!("{PATH}/protokoll/{}", one.id),
            words.say1("disposal-certificate", "number", one.number),
            about,
            words.moment(one.done_at),
        ]
    };
    let heads =
        ["what", "count", "due", "state", "approve"].map(|head| words.say(&format!("disposal-head-{head}")));
    let days = |days: u32| i64::from(days);
    let (proposal, unanswered) = (days(times.proposal_days), days(times.unanswered_days));
    ListPage {
        faults: Faults::none(),
        approval: words.say2("retention-approval", "proposal", proposal, "unanswered", unanswered),
        rows: proposals.iter().map(row).collect(),
        may_approve: answers && proposals.iter().any(|one| one.row.state == Stage::Proposed),
        certificates: certificates.iter().map(certificate).collect(),
        certificate_heads: ["certificate", "about", "done-at"]
            .map(|head| words.say(&format!("disposal-{head}-head"))),
        heads,
        deed,
        shell,
    }
}

async fn shown(app: &App, visitor: &Visitor, actor: &Actor, times: &Times) -> Result<ListPage, Trouble> {
    let own = actor.organisation().id;
    let proposals = views::open(app.store(), own).await?;
    let certificates = views::certificates(app.store(), own).await?;
    let answers = actor.duty() == Duty::CountyCoordinator;
    let shell = under(app, visitor, actor, "disposal-title");
    let deed = app.store().doors().uuid();
    Ok(list_page(shell, (&proposals, &certificates), (answers, app.today()), times, deed))
}

pub(in crate::disposal) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    times: Times,
) -> Result<Response, Trouble> {
    page(&shown(&app, &visitor, &actor, &times).await?)
}

/// Approves those that are ticked, as they stood on the page.
pub(in crate::disposal) async fn approve(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    times: Times,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayCoordinate::of(&actor, actor.organisation().id)?;
    let mut ticked: Vec<(DisposalId, i32)> = Vec::new();
    for value in posted.all("forslag") {
        let (id, version) = value.split_once(':').ok_or(Trouble::Malformed)?;
        let id = id.parse().map_err(|_| Trouble::Malformed)?;
        ticked.push((id, version.parse().map_err(|_| Trouble::Malformed)?));
    }
    let fault = if ticked.is_empty() {
        "disposal-fault-none"
    } else {
        match answer(app.store(), &permit, &ticked, &Answer::Approve, posted.deed_key()?).await {
            Ok(count) => {
                return Ok(go_with(&app, PATH, &Note::done("disposal-approved").with("count", count)));
            }
            Err(NotAnswered::Missing) => return Err(Trouble::NotFound),
            Err(NotAnswered::Changed) => "disposal-fault-changed",
            Err(NotAnswered::Store(fault)) => return Err(fault.into()),
        }
    };
    let mut shown = shown(&app, &visitor, &actor, &times).await?;
    shown.faults.add("forslag", visitor.words().say(fault));
    shown.shell = shown.shell.with_faults(&shown.faults);
    if ticked.is_empty() { faulty(&shown) } else { conflict(&shown) }
}

#[cfg(test)]
mod tests {
    use super::super::samples::proposal;
    use super::*;
    use crate::disposal::paper::samples::certified;
    use crate::disposal::rules::Kind;
    use crate::samples;

    #[test]
    fn the_list_is_whole_empty_and_full_for_those_who_answer_and_those_who_read() {
        samples::in_both(|words| {
            let states = [Stage::Proposed, Stage::Approved, Stage::Held];
            let kinds = Kind::ALL.into_iter().flat_map(|kind| states.map(|state| (state, kind)));
            let all: Vec<_> = (1..).zip(kinds).map(|(n, (state, kind))| proposal(state, kind, n)).collect();
            let certificates = [certified(false), certified(true)];
            let of = |all: (&[Proposal], &[Certified]), answers| {
                let today = "2029-07-01".parse().unwrap();
                list_page(samples::shell(words), all, (answers, today), &Times::default(), Uuid::nil())
            };
            let mut wrong = of((&all, &[]), true);
            wrong.faults.add("forslag", words.say("disposal-fault-none"));
            [of((&[], &[]), true), of((&all, &certificates), true), of((&all, &certificates), false), wrong]
                .map(|page| page.render())
                .into()
        });
    }
}
