//! The list of received mail, and how the mailbox is.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use organisation::{Actor, App};
use serde::Deserialize;
use texts::Words;
use web::{Shell, Trouble, Visitor, page};

use crate::received::rules::State as Stage;
use crate::received::views::{self, Mailbox, Received};
use crate::records::InvitationId;

/// Mails on a page.
const MAILS: usize = 50;

#[derive(Template)]
#[template(path = "received/pages/list.html")]
pub(super) struct ListPage {
    pub shell: Shell,
    pub heads: [String; 5],
    pub rows: Vec<Row>,
    /// Only those that wait are shown.
    pub only_waiting: bool,
    pub waiting: u64,
    pub older: Option<String>,
    /// How the mailbox is; nothing when the county has none.
    pub mailbox: Option<MailboxState>,
}

/// A mail in the list.
pub(super) struct Row {
    pub href: String,
    pub number: i32,
    pub arrived: String,
    pub from: String,
    pub subject: String,
    pub municipality: String,
    pub tag: (&'static str, String),
}

/// How a mailbox is.
pub(super) struct MailboxState {
    /// Its address and when it was read.
    pub text: String,
    /// Why it cannot be read, and since when; empty when it can.
    pub fault: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Asked {
    visa: Option<String>,
    fore: Option<i32>,
}

pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let (store, county, words) = (app.store(), actor.organisation().id, visitor.words());
    let only_waiting = asked.visa.as_deref() != Some("alla");
    let only = only_waiting.then_some(Stage::Waiting);
    let mut mails = views::list(store, county, only, (asked.fore, MAILS as u64 + 1)).await?;
    let more = mails.len() > MAILS;
    mails.truncate(MAILS);
    let all = if only_waiting { "" } else { "visa=alla&" };
    let older = mails.last().filter(|_| more).map(|last| format!("/inkommet?{all}fore={}", last.number));
    let waiting = views::waiting(store, county).await?;
    let names = views::municipalities(store, mails.iter().filter_map(|mail| mail.invitation)).await?;
    let mailbox = views::mailbox_of(store, county).await?;
    let shell = actor.shell(&app, &visitor, words.say("received-title"));
    page(&list_page(shell, (&mails, &names), (only_waiting, waiting), (older, mailbox.as_ref())))
}

pub(super) fn list_page(
    shell: Shell,
    (mails, names): (&[Received], &HashMap<InvitationId, String>),
    (only_waiting, waiting): (bool, u64),
    (older, mailbox): (Option<String>, Option<&Mailbox>),
) -> ListPage {
    let words = shell.t.clone();
    let heads = ["number", "arrived", "from", "municipality", "state"];
    ListPage {
        heads: heads.map(|head| words.say(&format!("received-head-{head}"))),
        rows: mails.iter().map(|mail| row(&words, mail, names)).collect(),
        only_waiting,
        waiting,
        older,
        mailbox: mailbox.map(|mailbox| state(&words, mailbox)),
        shell,
    }
}

fn row(words: &Words, mail: &Received, names: &HashMap<InvitationId, String>) -> Row {
    let of = mail.invitation.and_then(|id| names.get(&id));
    Row {
        href: format!("/inkommet/{}", mail.id),
        number: mail.number,
        arrived: words.short_moment(mail.arrived_at),
        from: mail.from_address.clone(),
        subject: subject(words, mail),
        municipality: of.map_or_else(|| words.say("received-untied"), Clone::clone),
        tag: tag(words, mail),
    }
}

/// The subject line, or that there is none.
pub(super) fn subject(words: &Words, mail: &Received) -> String {
    if mail.subject.is_empty() { words.say("received-no-subject") } else { mail.subject.clone() }
}

/// What it is and how far it has come.
pub(super) fn tag(words: &Words, mail: &Received) -> (&'static str, String) {
    let kind = match mail.state {
        Stage::Waiting => "due",
        Stage::Asked => "now",
        Stage::Aside => "none",
    };
    let key = match mail.state {
        Stage::Aside if mail.moved_at.is_none() => format!("received-kind-{}", mail.kind.code()),
        state => format!("received-state-{}", state.code()),
    };
    (kind, words.say(&key))
}

fn state(words: &Words, mailbox: &Mailbox) -> MailboxState {
    let read = match mailbox.read_at {
        Some(at) => {
            words.say2("received-mailbox-read", "address", &mailbox.address, "moment", words.moment(at))
        }
        None => words.say1("received-mailbox-new", "address", &mailbox.address),
    };
    let fault = mailbox.failing_since.map(|since| {
        let why = match mailbox.fault.as_str() {
            "too_many" => "received-mailbox-full",
            "not_kept" => "received-mailbox-not-kept",
            _ => "received-mailbox-failing",
        };
        words.say2(why, "moment", words.moment(since), "why", &mailbox.fault)
    });
    MailboxState { text: read, fault: fault.unwrap_or_default() }
}
