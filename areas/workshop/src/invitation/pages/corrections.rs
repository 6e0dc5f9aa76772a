//! National changes that wait for the county's word, part by part.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use organisation::App;
use programme::draft::{Piece, differences, placeholder, written};
use programme::pages::unknown_placeholder;
use web::{Choice, Crumb, Faults, Note, Posted, Shell, Trouble, conflict, faulty, go_with, page};

use crate::day::{self, Asked, Own};
use crate::invitation::version::deeds::{self, Seen, VersionFault};
use crate::invitation::version::rules::{Decision, Kind, Offer};
use crate::invitation::version::views::Standing;
use crate::invitation::views;

#[derive(Template)]
#[template(path = "invitation/pages/corrections.html")]
pub(super) struct CorrectionsPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub deed: String,
    pub seen: Seen,
    pub offers: Vec<OfferRow>,
    /// Somebody saved meanwhile.
    pub newer: bool,
}

/// One change.
pub(super) struct OfferRow {
    pub key: String,
    pub name: String,
    pub kind: Kind,
    /// The county's text, with what would go.
    pub ours: Vec<Piece>,
    /// The nation's text, with what is new to the county.
    pub theirs: Vec<Piece>,
    /// What taking it makes of the county's text.
    pub taken: Vec<Piece>,
    pub choice: String,
    pub choices: Vec<Choice>,
    pub chosen: String,
    pub field: String,
    /// The county's own answer.
    pub text: String,
    pub rows: String,
}

/// The page.
pub(crate) async fn show(own: Own) -> Result<Response, Trouble> {
    let standing = views::standing(own.app.store().reader(), &own.workshop).await?;
    page(&corrections_page(shell(&own), &own.app, &own.path("inbjudan"), &standing))
}

/// Takes the county's word.
pub(crate) async fn decide(asked: Asked) -> Result<Response, Trouble> {
    let Own { app, visitor, permit, workshop, .. } = &*asked;
    let posted = &asked.posted;
    let standing = views::standing(app.store().reader(), workshop).await?;
    let seen = Seen { own: posted.number("own")?, national: posted.number("national")? };
    let mut shown = corrections_page(shell(&asked), app, &asked.path("inbjudan"), &standing);
    let mut decisions = BTreeMap::new();
    let words = visitor.words();
    for row in &mut shown.offers {
        posted.text(&row.choice).clone_into(&mut row.chosen);
        if let Some(typed) = posted.all(&row.field).next() {
            typed.clone_into(&mut row.text);
        }
        let Some(decision) = decision(row, posted) else { continue };
        if let Decision::Write(text) = &decision {
            for unknown in placeholder::unknown(text) {
                shown.faults.add(&row.field, unknown_placeholder(words, &unknown));
            }
        }
        decisions.insert(row.key.clone(), decision);
    }
    if decisions.is_empty() && !shown.offers.is_empty() {
        let first = shown.offers.first().map(|row| row.choice.clone()).unwrap_or_default();
        shown.faults.add(first, words.say("version-decide-none"));
    }
    if !shown.faults.is_empty() {
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    }
    match deeds::decide(app, permit, workshop.id, seen, &decisions, posted.deed_key()?).await {
        Ok(()) => {
            let note = Note::done("version-decided").with("parts", decisions.len());
            Ok(go_with(app, &asked.path("inbjudan"), &note))
        }
        Err(VersionFault::Newer(standing)) => {
            let mut again = corrections_page(shell(&asked), app, &asked.path("inbjudan"), &standing);
            for row in &mut again.offers {
                let before = shown.offers.iter().find(|before| before.key == row.key);
                if let Some(before) = before {
                    row.chosen.clone_from(&before.chosen);
                    row.text.clone_from(&before.text);
                }
            }
            conflict(&CorrectionsPage { newer: true, ..again })
        }
        Err(VersionFault::Store(fault)) => Err(fault.into()),
        Err(VersionFault::Approval(_) | VersionFault::NoWorkshop) => Err(Trouble::NotFound),
    }
}

fn decision(row: &OfferRow, posted: &Posted) -> Option<Decision> {
    match row.chosen.as_str() {
        "take" => Some(Decision::Take),
        "keep" => Some(Decision::Keep),
        "write" => Some(Decision::Write(written(posted.raw(&row.field)))),
        _ => None,
    }
}

fn shell(own: &Own) -> Shell {
    let mut shell =
        day::shell_under(&own.app, &own.visitor, &own.actor, own.workshop.id, "version-offers-heading");
    let words = own.visitor.words();
    shell.trail.insert(
        shell.trail.len().saturating_sub(1),
        Crumb { href: Some(own.path("inbjudan")), text: words.say("invitation-title") },
    );
    shell
}

pub(super) fn corrections_page(shell: Shell, app: &App, path: &str, standing: &Standing) -> CorrectionsPage {
    let words = shell.t.clone();
    let rows = standing.offers().into_iter().enumerate();
    CorrectionsPage {
        offers: rows.map(|(place, offer)| row(&words, place + 1, offer)).collect(),
        faults: Faults::none(),
        path: path.to_owned(),
        deed: app.store().doors().uuid().to_string(),
        seen: Seen { own: standing.number(), national: standing.national.version },
        newer: false,
        shell,
    }
}

pub(super) fn row(words: &texts::Words, number: usize, offer: Offer) -> OfferRow {
    let between = differences(&offer.ours, &offer.theirs);
    let side = |keep: fn(&Piece) -> bool| between.iter().filter(|piece| keep(piece)).cloned().collect();
    let codes: &[&str] = match offer.kind {
        Kind::Untouched | Kind::New | Kind::Gone => &["take", "keep"],
        Kind::Merged | Kind::Conflict => &["take", "keep", "write"],
        Kind::Locked => &["take"],
    };
    let kind = offer.kind.code();
    let choice = |code: &&str| Choice::new(*code, words.say(&format!("version-{kind}-{code}")));
    // Where nothing of the county's is at stake the nation's text is proposed; else the county chooses.
    let chosen = if matches!(offer.kind, Kind::Untouched | Kind::New) { "take" } else { "" };
    OfferRow {
        choice: format!("val-{number}"),
        field: format!("text-{number}"),
        choices: codes.iter().map(choice).collect(),
        chosen: chosen.to_owned(),
        ours: side(|piece| !piece.is_new()),
        theirs: side(|piece| !piece.is_gone()),
        taken: differences(&offer.ours, offer.taken()),
        rows: (offer.ours.chars().count() / 60 + 4).clamp(4, 20).to_string(),
        key: offer.key,
        name: offer.name,
        kind: offer.kind,
        text: offer.ours,
    }
}
