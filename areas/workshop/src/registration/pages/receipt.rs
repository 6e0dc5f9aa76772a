//! What the municipality reads when its list stands.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use web::{Shell, Trouble, go, page};

use super::{Facts, Listed, Sender, closed_in_words, listed, missing_in_words, number_first, seats_in_words};
use crate::registration::reading;

/// Thanks, the list, and what happens next.
#[derive(Template)]
#[template(path = "registration/pages/receipt.html")]
pub(super) struct ReceiptPage {
    pub shell: Shell,
    pub path: String,
    pub facts: Facts,
    pub sent_to: String,
    pub change_until: String,
    pub missing: String,
    /// Who waits, and which seats are held without a name.
    pub seats: Vec<String>,
    /// What is not shown or cannot be read; empty when everything stands there.
    pub closed: String,
    pub listed: Vec<Listed>,
}

/// The receipt on screen; the letter says the same.
pub(crate) async fn show(sender: Sender, Path(id): Path<String>) -> Result<Response, Trouble> {
    let opened = sender.open(&id).await?;
    let words = opened.words();
    let invited = &opened.invited;
    if invited.invitation.answered_at.is_none() {
        return Ok(go(&opened.path()));
    }
    let list = reading::read_own(&opened.app, &opened.permit, invited).await?;
    let people = &list.people;
    let title =
        words.say2("registration-thanks", "people", people.len(), "word", number_first(words, people.len()));
    let facts = opened.facts();
    let change_until = if facts.is_late {
        words.say("registration-next-change-late")
    } else {
        words.say1("registration-next-change", "date", words.date(invited.workshop.register_by))
    };
    page(&ReceiptPage {
        path: opened.path(),
        sent_to: words.say1("registration-next-receipt", "address", &invited.invitation.answered_from),
        change_until,
        missing: missing_in_words(words, opened.seats(), people.iter()),
        seats: seats_in_words(words, opened.seats(), &list),
        listed: listed(words, &list),
        closed: closed_in_words(words, &list),
        facts,
        shell: opened.shell(title),
    })
}
