//! Sending, and what became of each letter.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use organisation::{OrganisationId, register};
use sea_orm::prelude::Uuid;
use serde::Deserialize;
use store::outbox::{self, Posted as Letter, State as LetterState};
use texts::Words;
use web::{Faults, Note, Posted, Shell, Trouble, Visitor, faulty, go, go_with, page};

use super::answers;
use super::bounces::BounceRow;
use super::text::TextPage;
use crate::day::{self, Asked, Own, Workshop};
use crate::invitation::addresses;
use crate::invitation::deeds::{self, NotDone};
use crate::records::WorkshopId;

#[derive(Template)]
#[template(path = "invitation/pages/send.html")]
pub(super) struct SendPage {
    pub shell: Shell,
    pub workshop: Workshop,
    /// Where the invitation is written and sent.
    pub text_href: String,
    pub rows: Vec<LetterRow>,
    /// Links that show some of the letters.
    pub filters: Vec<Filter>,
    /// All letters.
    pub letters: usize,
    /// Addresses at which letters did not arrive.
    pub bounces: Vec<BounceRow>,
    pub faults: Faults,
    pub gone: usize,
    pub stuck: usize,
    pub deed: String,
}

/// A link that shows some of the letters.
pub(super) struct Filter {
    pub href: String,
    pub text: String,
    pub count: usize,
    pub is_chosen: bool,
}

/// Which letters are shown, by the words of addresses.
const SHOWN: [(&str, &str); 5] = [
    ("vantar", "invitation-show-waiting"),
    ("skickade", "invitation-show-sent"),
    ("studsade", "invitation-show-bounced"),
    ("kvar", "invitation-show-held"),
    ("osakra", "invitation-show-uncertain"),
];

#[derive(Default, Deserialize)]
pub(crate) struct Which {
    #[serde(default)]
    visa: String,
}

pub(super) struct LetterRow {
    /// Among which letters it is shown.
    pub among: &'static str,
    pub subject: String,
    pub id: Uuid,
    pub municipality: String,
    pub occasion: String,
    pub address: String,
    pub kind: &'static str,
    pub state: String,
    pub when: String,
    pub reason: String,
    pub again: bool,
    /// It left, and may have come back.
    pub may_bounce: bool,
}

impl LetterRow {
    pub fn new(letter: Letter, municipality: String, came_back: bool, words: &Words) -> Self {
        let among = match letter.state {
            LetterState::Sent if !came_back => "skickade",
            LetterState::Sent | LetterState::Failed => "studsade",
            LetterState::Waiting | LetterState::Sending => "vantar",
            LetterState::Uncertain => "osakra",
            LetterState::Held => "kvar",
        };
        let (kind, again) = match letter.state {
            LetterState::Sent => ("done", false),
            LetterState::Waiting | LetterState::Sending => ("now", false),
            LetterState::Uncertain => ("due", true),
            LetterState::Failed => ("late", true),
            LetterState::Held => ("due", false),
        };
        let (kind, said) = if came_back {
            ("late", words.say("bounces-tag"))
        } else {
            (kind, words.say(&format!("invitation-letter-{}", letter.state.code())))
        };
        Self {
            among,
            subject: letter.subject.clone(),
            id: letter.id,
            municipality,
            occasion: words.say(&format!("invitation-occasion-{}", letter.occasion)),
            address: letter.address,
            kind,
            state: said,
            when: words.short_moment(letter.sent_at.unwrap_or(letter.posted_at)),
            reason: letter.reason.unwrap_or_default(),
            again,
            may_bounce: letter.state == LetterState::Sent && !came_back,
        }
    }
}

/// The send page. It asks again by itself while letters are on their way.
pub(crate) async fn show(own: Own, Query(which): Query<Which>) -> Result<Response, Trouble> {
    let mut shown = send_page(&own).await?;
    shown.show_only(&which.visa, &own.path("utskick"));
    page(&shown)
}

impl SendPage {
    /// Shows those letters alone that a word of [`SHOWN`] means, and the links to the others.
    fn show_only(&mut self, chosen: &str, path: &str) {
        let words = self.shell.t.clone();
        let all = self.rows.len();
        let filter = |href, key, count, is_chosen| Filter { href, text: words.say(key), count, is_chosen };
        self.filters = vec![filter(path.to_owned(), "invitation-show-all", all, chosen.is_empty())];
        for (word, key) in SHOWN {
            let count = self.rows.iter().filter(|row| row.among == word).count();
            if count > 0 {
                self.filters.push(filter(format!("{path}?visa={word}"), key, count, word == chosen));
            }
        }
        if SHOWN.iter().any(|(word, _)| *word == chosen) {
            self.rows.retain(|row| row.among == chosen);
        }
    }
}

/// The page as it stands.
pub(super) async fn send_page(own: &Own) -> Result<SendPage, Trouble> {
    let text_href = own.path("inbjudan");
    let Own { app, visitor, actor, workshop, .. } = own;
    let id = workshop.id;
    let letters = outbox::about(app.store(), id.uuid()).await?;
    let receivers = letters.iter().filter_map(|letter| letter.receiver).map(OrganisationId::from);
    let municipalities = register::named(app.store(), receivers).await?;
    let returned = addresses::views::returned(app.store(), id).await?;
    let words = visitor.words();
    let under_way = |letter: &Letter| matches!(letter.state, LetterState::Waiting | LetterState::Sending);
    let waiting = letters.iter().filter(|letter| under_way(letter)).count();
    // A letter that has been tried waits for minutes: no need to look every other second.
    let fresh = letters.iter().any(|letter| under_way(letter) && letter.attempts == 0);
    let gone = letters.len() - waiting;
    let mut rows: Vec<_> = letters
        .into_iter()
        .map(|letter| {
            let receiver = letter.receiver.map(OrganisationId::from);
            let name = receiver.and_then(|id| municipalities.get(&id)).map(|found| found.name.clone());
            let came_back = returned.contains(&letter.id);
            let name = name.unwrap_or_else(|| letter.name.clone());
            LetterRow::new(letter, name, came_back, words)
        })
        .collect();
    // Newest first; the sort is stable, so letters of one municipality keep that order.
    rows.reverse();
    words.sort_by_text(&mut rows, |row| &row.municipality);
    let bounces = super::bounces::rows(own).await?;
    let mut shell = day::shell_under(app, visitor, actor, id, "invitation-letters-title");
    shell.refresh_seconds = fresh.then_some(2);
    let stuck = rows.iter().filter(|row| row.again).count();
    Ok(SendPage {
        shell,
        workshop: workshop.clone(),
        text_href,
        letters: rows.len(),
        filters: Vec::new(),
        rows,
        bounces,
        faults: Faults::none(),
        gone,
        stuck,
        deed: app.store().doors().uuid().to_string(),
    })
}

/// Sends the invitation to every municipality.
pub(crate) async fn send(asked: Asked) -> Result<Response, Trouble> {
    let Own { app, visitor, actor, workshop, permit } = &*asked;
    let (id, posted) = (workshop.id, &asked.posted);
    let mut shown = TextPage::new(&asked).await?;
    let entered = addresses(posted, &mut shown, visitor);
    if !shown.faults.is_empty() {
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    }
    match deeds::send(app, permit, id, &entered, answers(app, actor).await?, posted.deed_key()?).await {
        Ok(0) => Ok(go_with(app, &asked.path("utskick"), &Note::done("invitation-sent-before"))),
        Ok(municipalities) => {
            let note = Note::done("invitation-on-its-way").with("municipalities", municipalities);
            Ok(go_with(app, &asked.path("utskick"), &note))
        }
        Err(NotDone::Store(fault)) => Err(fault.into()),
        Err(NotDone::NotApproved) => {
            Ok(go_with(app, &asked.path("inbjudan"), &Note::fault("version-not-approved")))
        }
        // The municipalities changed between the page and the deed: the page is shown anew.
        Err(NotDone::NoAddress(_)) => Ok(go(&asked.path("inbjudan"))),
        Err(NotDone::NoWorkshop | NotDone::Newer(_)) => Err(Trouble::NotFound),
    }
}

/// The addresses that were typed, checked; a fault for each that is missing or no address.
fn addresses(posted: &Posted, shown: &mut TextPage, visitor: &Visitor) -> BTreeMap<String, String> {
    let mut entered = BTreeMap::new();
    for row in shown.recipients.iter_mut().filter(|row| row.people.is_empty()) {
        let field = format!("address-{}", row.code);
        posted.text(&field).clone_into(&mut row.entered);
        let person = roster::Person { email: row.entered.clone(), ..roster::Person::default() };
        let faults = roster::check_person(&person);
        let email_fault = faults.iter().any(|fault| fault.field == roster::Field::Email);
        if email_fault {
            let said = visitor.words().say1("invitation-address-fault", "municipality", &row.name);
            shown.faults.add(field, said);
        } else {
            entered.insert(row.code.clone(), row.entered.clone());
        }
    }
    entered
}

/// Reminds those who have not answered.
pub(crate) async fn remind(asked: Asked) -> Result<Response, Trouble> {
    let Own { app, actor, workshop, permit, .. } = &*asked;
    match deeds::remind(app, permit, workshop.id, answers(app, actor).await?, asked.posted.deed_key()?).await
    {
        Ok(0) => Ok(go_with(app, &asked.path("svar"), &Note::fault("invitation-nobody-to-remind"))),
        Ok(municipalities) => {
            let note = Note::done("invitation-reminded").with("municipalities", municipalities);
            Ok(go_with(app, &asked.path("utskick"), &note))
        }
        Err(NotDone::Store(fault)) => Err(fault.into()),
        Err(_) => Err(Trouble::NotFound),
    }
}

/// Sends one letter again.
pub(crate) async fn again(
    Path((id, letter)): Path<(WorkshopId, Uuid)>,
    asked: Asked,
) -> Result<Response, Trouble> {
    match deeds::send_again(&asked.app, &asked.permit, id, letter, asked.posted.deed_key()?).await {
        Ok(true) => {
            let note = Note::done("invitation-letter-again");
            Ok(go_with(&asked.app, &asked.path("utskick"), &note))
        }
        Ok(false) => Ok(go(&asked.path("utskick"))),
        Err(NotDone::Store(fault)) => Err(fault.into()),
        Err(_) => Err(Trouble::NotFound),
    }
}
