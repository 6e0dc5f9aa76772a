//! The review that is checked again, and *Anmäl*.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use roster::{CellFault, Field};
use sea_orm::prelude::Uuid;
use store::StoreFault;
use web::{Posted, Shell, Trouble, conflict, faulty, go, page};

use super::arrived::caps;
use super::asked::{NO, YES};
use super::review::{Draft, Review, receipt_to};
use super::rows::word;
use super::{Listed, Opened, Sender, listed};
use crate::records::ParticipantId;
use crate::registration::came::Came;
use crate::registration::check::{self, Places};
use crate::registration::deeds::{self, Outcome};
use crate::registration::form::{self, Line};
use crate::registration::held::{Held, Missing};
use crate::registration::reading;
use crate::registration::rules;
use crate::registration::sealed::OwnList;
use crate::registration::views;

/// Somebody else sent a list meanwhile: both lists, and the choice.
#[derive(Template)]
#[template(path = "registration/pages/conflict.html")]
pub(super) struct ConflictPage {
    pub shell: Shell,
    pub path: String,
    pub lead: String,
    pub standing: Vec<Listed>,
    /// The sender's own list, each with the word for how it stands against the other.
    pub own: Vec<(Listed, &'static str)>,
    pub gone: Vec<Listed>,
    /// That something sealed which rows were to keep is gone; empty when nothing is.
    pub lost: String,
    pub deed: String,
    pub base: i32,
    pub receipt: String,
    pub fields: Vec<(String, String)>,
}

/// The list that stands as rows to change, or empty rows to fill in.
pub(crate) async fn rows(sender: Sender, Path(id): Path<String>) -> Result<Response, Trouble> {
    let opened = sender.open(&id).await?;
    let list = reading::read_own(&opened.app, &opened.permit, &opened.invited).await?;
    let mut lines = form::of_standing(&list);
    let seats = usize::try_from(opened.invited.workshop.seats_most).unwrap_or_default();
    form::fill_up(&mut lines, seats);
    let draft = Draft::new(&opened, lines);
    page(&Review { draft, read: None, sent: false }.page(&opened, &list).await?)
}

/// The rows as they are now, checked again. Stores nothing.
pub(crate) async fn check(
    sender: Sender,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let opened = sender.open(&id).await?;
    let Drafted { mut draft, standing, mut faults } = draft(&opened, &posted).await?;
    match posted.text("do") {
        "more" => {
            draft.lines.push(Line::default());
            if let Some(faults) = &mut faults {
                faults.push(Vec::new());
            }
        }
        "own" => leave_others(&mut draft, &opened.places().await?),
        "faulty" => leave_faulty(&mut draft, &opened.places().await?),
        other => {
            if let Some(at) = other.strip_prefix("list-").and_then(|at| at.parse().ok()) {
                faults = show_list(&opened, &mut draft, at).await?.or(faults);
            }
        }
    }
    let read = faults.map(|faults| (faults, Vec::new()));
    page(&Review { draft, read, sent: false }.page(&opened, &standing).await?)
}

/// *Anmäl*.
pub(crate) async fn send(
    sender: Sender,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let opened = sender.open(&id).await?;
    let Drafted { draft, standing, faults } = draft(&opened, &posted).await?;
    let form: Uuid = posted.deed_key()?.0;
    let is_read_anew = faults.is_some();
    let read = faults.map(|faults| (faults, Vec::new()));
    let review = Review { draft: draft.clone(), read, sent: true }.page(&opened, &standing).await?;
    // Rows that nobody has seen are not sent.
    if !review.is_ready() || is_read_anew {
        return faulty(&review);
    }
    let list = &review.list;
    let done = deeds::submit(&opened.app, opened.words(), &opened.permit, &opened.invited, list, form);
    let done = match done.await {
        // Nothing is taken in that could not be sealed.
        Err(StoreFault::Sealed(why)) => {
            tracing::error!(%why, "a list could not be taken in");
            return faulty(&review.refused(opened.words().say("registration-cannot-seal")));
        }
        done => done?,
    };
    match done {
        Outcome::Stored(_) | Outcome::Before => Ok(go(&format!("{}/kvitto", opened.path()))),
        Outcome::Overtaken => {
            // What stands now is younger than what was loaded with this request.
            let opened = Opened {
                invited: views::invited(
                    opened.app.store(),
                    opened.permit.municipality(),
                    opened.invited.invitation.id,
                )
                .await?
                .ok_or(Trouble::NotFound)?,
                ..opened
            };
            conflict(&overtaken(&opened, draft).await?)
        }
    }
}

/// What was posted.
pub(super) struct Drafted {
    pub draft: Draft,
    pub standing: OwnList,
    /// What was found in each row, when a column was read anew.
    pub faults: Option<Vec<Vec<CellFault>>>,
}

/// What was posted, held against the list that stands. Columns that were chosen otherwise are read so.
pub(super) async fn draft(opened: &Opened, posted: &Posted) -> Result<Drafted, Trouble> {
    let deed = posted.text("deed");
    let deed = if deed.is_empty() { opened.form_key() } else { deed.to_owned() };
    let mut lines = form::of_posted(posted.fields());
    let ids: Vec<_> = lines.iter().map(|line| (line.is, line.who, line.keeps)).collect();
    let base = posted.number("base")?;
    let standing = reading::read_own(&opened.app, &opened.permit, &opened.invited).await?;
    // Another list is told of when this one is sent; until then the rows are the sender's.
    if base == opened.invited.invitation.list_version {
        form::hold_against(&mut lines, &standing);
    }
    let stay = posted.fields().filter_map(|(field, value)| {
        let id = field.strip_prefix("stay-")?.parse::<ParticipantId>().ok()?;
        matches!(value, YES | NO).then_some((id, value == YES))
    });
    let stay: BTreeMap<_, _> = stay.collect();
    let mut draft = Draft {
        said: format!("{ids:?}\n{stay:?}"),
        lines,
        receipt: form::tidied(posted.raw("receipt")),
        base,
        deed,
        stay,
        came: Came::of_posted(posted.raw("came")),
    };
    let faults = read_columns(opened, &mut draft, posted).await?;
    if faults.is_some() && draft.receipt.is_empty() {
        draft.receipt = receipt_to(opened, &draft.lines);
    }
    Ok(Drafted { draft, standing, faults })
}

async fn read_columns(
    opened: &Opened,
    draft: &mut Draft,
    posted: &Posted,
) -> Result<Option<Vec<Vec<CellFault>>>, Trouble> {
    let Some(found) = draft.came.as_ref().and_then(Came::found) else { return Ok(None) };
    let of_code = |code: &str| Field::ALL.into_iter().find(|field| field.code() == code);
    let mut chosen = found.table.fields.clone();
    for (at, code) in posted.fields().filter_map(|(name, code)| Some((name.strip_prefix("column-")?, code))) {
        if let Some(field) = at.parse::<usize>().ok().and_then(|at| chosen.get_mut(at)) {
            *field = of_code(code);
        }
    }
    if chosen == found.table.fields {
        return Ok(None);
    }
    let (mut came, lines) = (draft.came.take(), std::mem::take(&mut draft.lines));
    let (came, lines, faults) = opened
        .app
        .at_a_bench(move || {
            let read = came.as_mut().and_then(|came| came.read_so(&chosen, &lines, &caps()));
            match read {
                Some((lines, faults)) => (came, lines, Some(faults)),
                None => (came, lines, None),
            }
        })
        .await?;
    (draft.came, draft.lines) = (came, lines);
    Ok(faults)
}

/// The rows of another list in what came.
async fn show_list(
    opened: &Opened,
    draft: &mut Draft,
    at: usize,
) -> Result<Option<Vec<Vec<CellFault>>>, Trouble> {
    let Some(mut came) = draft.came.take() else { return Ok(None) };
    let (came, rows) = opened
        .app
        .at_a_bench(move || {
            let rows = came.show(at, &caps());
            (came, rows)
        })
        .await?;
    draft.came = Some(came);
    Ok(rows.map(|(lines, faults)| {
        draft.lines = lines;
        faults
    }))
}

/// Leaves out the rows that name another municipality.
fn leave_others(draft: &mut Draft, places: &Places) {
    for line in draft.lines.iter_mut().filter(|line| !line.out) {
        let is_another = rules::is_of_another(&line.person.municipality, &places.own, &places.others);
        (line.out, line.left) = (is_another, is_another);
    }
}

/// Leaves out the rows with a fault, so that the rest can be sent.
fn leave_faulty(draft: &mut Draft, places: &Places) {
    let found = check::findings(&draft.lines, None, places, |_| String::new());
    for (line, found) in draft.lines.iter_mut().zip(found).filter(|(line, _)| !line.out) {
        let is_faulty = found.iter().any(|one| one.is_fault);
        (line.out, line.left) = (is_faulty, is_faulty);
    }
}

async fn overtaken(opened: &Opened, mut draft: Draft) -> Result<ConflictPage, Trouble> {
    let words = opened.words();
    let invitation = &opened.invited.invitation;
    let standing = reading::read_own(&opened.app, &opened.permit, &opened.invited).await?;
    let lost = form::hold_against(&mut draft.lines, &standing);
    let held = Held::of(&draft.lines, &standing, &draft.stay, &opened.places().await?);
    // Who comes though this list does not name them was said; of the others the page says that they go, and whoever
    // sends this list instead has seen it.
    let stays = |missing: &Missing| missing.stays && missing.is_said;
    let said = held.missing.iter().map(|missing| {
        let answer = if stays(missing) { YES } else { NO };
        (format!("stay-{}", standing.stored[missing.known].id), answer.to_owned())
    });
    let of_missing = |is_here: bool| {
        let found = held.missing.iter().filter(move |missing| stays(missing) == is_here);
        found.map(|missing| Listed::of(words, &standing.people[missing.known]))
    };
    let came = draft.came.as_ref().map(|came| ("came".to_owned(), came.field()));
    let fields = draft.lines.iter().enumerate().flat_map(|(at, line)| line.fields(at));
    let own = draft.lines.iter().enumerate().filter(|(_, line)| line.is_taken());
    let own = own.map(|(at, line)| (Listed::of(words, &line.person), word(held.standing.get(at))));
    let when = invitation.answered_at.map(|at| words.moment(at)).unwrap_or_default();
    Ok(ConflictPage {
        shell: opened.shell(words.say("registration-conflict-title")),
        path: opened.path(),
        lead: words.say2("registration-conflict-lead", "moment", when, "address", &invitation.answered_from),
        standing: listed(words, &standing),
        lost: if lost == 0 { String::new() } else { words.say1("registration-shut-lost", "people", lost) },
        own: own.chain(of_missing(true).map(|person| (person, "same"))).collect(),
        fields: fields.chain(said).chain(came).collect(),
        gone: of_missing(false).collect(),
        deed: opened.form_key(),
        base: invitation.list_version,
        receipt: draft.receipt,
    })
}
