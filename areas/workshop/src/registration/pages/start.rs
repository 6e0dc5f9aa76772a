//! Where a municipality begins: what it is invited to, what it has registered, and how to send its list.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use organisation::{Actor, App};
use texts::Words;
use web::{Faults, Posted, Shell, Trouble, Upload, Visitor, faulty, go, page};

use super::arrived::{self, Arrived};
use super::review::{Review, ReviewPage};
use super::{
    Facts, Listed, Opened, Sender, closed_in_words, listed, missing_in_words, number_first, seats_in_words,
};
use crate::received;
use crate::received::reading::NotOpened;
use crate::received::views::Received;
use crate::registration::{reading, views};

/// One of several invitations.
pub(super) struct Entry {
    pub href: String,
    pub when: String,
    pub place: String,
    pub last_day: String,
    pub is_answered: bool,
}

/// A municipality's invitations.
#[derive(Template)]
#[template(path = "registration/pages/own.html")]
pub(super) struct OwnPage {
    pub shell: Shell,
    pub entries: Vec<Entry>,
}

/// The invitation, and the form for the list.
#[derive(Template)]
#[template(path = "registration/pages/start.html")]
pub(super) struct StartPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub facts: Facts,
    pub listed: Vec<Listed>,
    /// "Fem personer är anmälda", or nothing.
    pub standing: String,
    pub sent: String,
    pub missing: String,
    /// Who waits, and which seats are held without a name.
    pub seats: Vec<String>,
    /// What is not shown or cannot be read; empty when everything stands there.
    pub closed: String,
    pub text: String,
    /// Lists that came by mail and wait to be looked through: the mail and what it is, in words.
    pub drafts: Vec<(String, String)>,
}

/// A municipality's invitations; a single one at once.
pub(crate) async fn own(State(app): State<App>, visitor: Visitor, actor: Actor) -> Result<Response, Trouble> {
    let words = visitor.words();
    let own = views::own(app.store(), actor.organisation().id).await?;
    if let [(only, _)] = own.as_slice() {
        return Ok(go(&format!("/anmalan/{}", only.id)));
    }
    let entries = own.iter().map(|(invitation, workshop)| Entry {
        href: format!("/anmalan/{}", invitation.id),
        when: words.date_span(workshop.day, workshop.starts, workshop.ends),
        place: workshop.place.clone(),
        last_day: words.date(workshop.register_by),
        is_answered: invitation.answered_at.is_some(),
    });
    let shell = actor.shell(&app, &visitor, words.say("registration-own-title"));
    page(&OwnPage { shell, entries: entries.collect() })
}

/// The invitation with what is registered now.
pub(crate) async fn show(sender: Sender, Path(id): Path<String>) -> Result<Response, Trouble> {
    let opened = sender.open(&id).await?;
    page(&start(&opened, Faults::none(), "").await?)
}

/// Reads a list in any form, typed, pasted or chosen as a file. Stores nothing.
pub(crate) async fn read(
    sender: Sender,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let opened = sender.open(&id).await?;
    let text = posted.raw("text");
    let (field, came) = match posted.text("received") {
        "" => came(&opened, text, posted.file("file")).await?,
        mail => ("received", by_mail(&opened, mail).await?),
    };
    match came {
        Ok(arrived) => page(&review(&opened, arrived).await?),
        Err(sentence) => {
            let mut faults = Faults::none();
            faults.add(field, sentence);
            faulty(&start(&opened, faults, text).await?)
        }
    }
}

/// The review of what has arrived, on whatever way.
async fn review(opened: &Opened, arrived: Arrived) -> Result<ReviewPage, Trouble> {
    let standing = reading::read_own(&opened.app, &opened.permit, &opened.invited).await?;
    let (draft, faults, asides) = arrived.draft(opened);
    Review { draft, read: Some((faults, asides)), sent: false }.page(opened, &standing).await
}

/// A list that came by mail to the county, as a draft. Opening the mail is a deed.
async fn by_mail(opened: &Opened, mail: &str) -> Result<Result<Arrived, String>, Trouble> {
    let words = opened.words();
    let id = mail.parse().map_err(|_| Trouble::NotFound)?;
    let invitation = &opened.invited.invitation;
    let bytes = match received::reading::open_own(&opened.app, &opened.permit, invitation, id).await {
        Ok(bytes) => bytes.ok_or(Trouble::NotFound)?,
        Err(NotOpened::Store(fault)) => return Err(fault.into()),
        Err(fault) => {
            tracing::error!(%fault, "a received mail does not open");
            return Ok(Err(words.say("received-draft-gone")));
        }
    };
    let arrived = arrived::arrived(opened, bytes).await?;
    let may_read = opened.permit.opens_sealed();
    Ok(arrived.map(|arrived| if may_read { arrived } else { arrived.without_needs(words) }))
}

/// The field that the list came in, and what was read or the sentence that says why nothing was.
async fn came(
    opened: &Opened,
    text: &str,
    file: Option<&Upload>,
) -> Result<(&'static str, Result<Arrived, String>), Trouble> {
    let words = opened.words();
    let has_text = !text.trim().is_empty();
    Ok(match file {
        Some(_) if has_text => ("file", Err(words.say("registration-both"))),
        None if !has_text => ("text", Err(words.say("registration-neither"))),
        Some(file) if file.is_too_large() => ("file", Err(arrived::too_large(words, file.size))),
        Some(file) => ("file", arrived::arrived(opened, file.bytes.to_vec()).await?),
        None => ("text", arrived::arrived(opened, text.as_bytes().to_vec()).await?),
    })
}

async fn start(opened: &Opened, faults: Faults, text: &str) -> Result<StartPage, Trouble> {
    let words = opened.words();
    let invitation = &opened.invited.invitation;
    let list = reading::read_own(&opened.app, &opened.permit, &opened.invited).await?;
    let drafts = match opened.invited.drafts {
        0 => Vec::new(),
        _ => received::views::drafts(opened.app.store(), invitation.id).await?,
    };
    let people = &list.people;
    let facts = opened.facts();
    let title = words.say1("registration-title", "municipality", &facts.municipality);
    let standing = if people.is_empty() {
        String::new()
    } else {
        words.say2("registration-standing", "people", people.len(), "word", number_first(words, people.len()))
    };
    let sent = invitation.answered_at.map(|at| {
        words.say2("registration-sent", "moment", words.moment(at), "address", &invitation.answered_from)
    });
    Ok(StartPage {
        shell: opened.shell(title).with_faults(&faults),
        faults,
        path: opened.path(),
        facts,
        missing: if people.is_empty() {
            String::new()
        } else {
            missing_in_words(words, opened.seats(), people.iter())
        },
        seats: seats_in_words(words, opened.seats(), &list),
        listed: listed(words, &list),
        closed: closed_in_words(words, &list),
        standing,
        sent: sent.unwrap_or_default(),
        text: text.to_owned(),
        drafts: drafts.iter().map(|mail| (mail.id.to_string(), draft_in_words(words, mail))).collect(),
    })
}

fn draft_in_words(words: &Words, mail: &Received) -> String {
    words.say_with(
        "received-draft-text",
        [
            ("number", mail.number.to_string().into()),
            ("moment", words.moment(mail.arrived_at).into()),
            ("from", mail.from_address.as_str().into()),
            ("people", mail.people.into()),
        ],
    )
}
