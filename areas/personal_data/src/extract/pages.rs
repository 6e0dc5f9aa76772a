//! Asking, choosing what is theirs, and the extract.

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::response::Response;
use organisation::held::{Fits, HeldReader, Piece, Whom};
use organisation::{Actor, Again, App, Duty};
use papers::Press;
use serde_json::json;
use store::{Line, StoreFault};
use texts::{Lang, Words};
use web::{Crumb, Faults, Posted, Shell, Shown, Trouble, Visitor, faulty, file, page};

use super::Sources;
use super::form::AskForm;
use super::paper::{self, Sheet, sheet};
use crate::pages::under;
use crate::printing::printed;

const PATH: &str = "/personuppgifter/utdrag";

#[derive(Template)]
#[template(path = "extract/ask.html")]
struct AskPage {
    shell: Shell,
    faults: Faults,
    form: AskForm,
    again: Again,
    /// Those whose details are protected stand by a label here.
    has_labels: bool,
}

/// What was found, to be ticked.
#[derive(Template)]
#[template(path = "extract/found.html")]
struct FoundPage {
    shell: Shell,
    form: AskForm,
    /// What fits by address.
    sure: Vec<Piece>,
    /// What fits by name alone.
    doubtful: Vec<Piece>,
}

#[derive(Template)]
#[template(path = "extract/extract.html")]
struct ExtractPage {
    shell: Shell,
    form: AskForm,
    sheet: Sheet,
    /// What was ticked, for the forms that take it out.
    ticked: Vec<String>,
}

/// In which form it is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Page,
    Pdf,
    Json,
}

impl Kind {
    fn of_code(code: &str) -> Option<Self> {
        [Self::Page, Self::Pdf, Self::Json].into_iter().find(|kind| kind.code() == code)
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Pdf => "pdf",
            Self::Json => "json",
        }
    }
}

/// The form stands between the area's first page and the page.
fn under_form(app: &App, visitor: &Visitor, actor: &Actor, title: &str) -> Shell {
    let mut shell = under(app, visitor, actor, title);
    let form = Crumb { href: Some(PATH.to_owned()), text: visitor.words().say("extract-title") };
    shell.trail.insert(2.min(shell.trail.len()), form);
    shell
}

fn ask_page(shell: Shell, form: AskForm, faults: Faults, (again, duty): (Again, Duty)) -> AskPage {
    let has_labels = duty == Duty::CountyCoordinator;
    AskPage { shell: shell.with_faults(&faults), form, faults, again, has_labels }
}

fn found_page(shell: Shell, form: AskForm, pieces: Vec<Piece>) -> FoundPage {
    let (sure, doubtful) = pieces.into_iter().partition(|piece| piece.fits == Fits::Address);
    FoundPage { shell, form, sure, doubtful }
}

pub(super) async fn ask(State(app): State<App>, visitor: Visitor, actor: Actor) -> Result<Response, Trouble> {
    let shell = under(&app, &visitor, &actor, "extract-title");
    let asked = (Again::before(&visitor)?, actor.duty());
    page(&ask_page(shell, AskForm::default(), Faults::none(), asked))
}

/// All that is held, in these words.
async fn held(
    (app, sources, actor): (&App, &Sources, &Actor),
    whom: &Whom,
    words: &Words,
) -> Result<Vec<Piece>, StoreFault> {
    sources.held(HeldReader { app, actor, words, whom, found: &[] }).await
}

/// Writes it down by the number of the matter.
async fn written(
    app: &App,
    actor: &Actor,
    deed: &'static str,
    details: serde_json::Value,
) -> Result<(), StoreFault> {
    let own = actor.organisation().id.uuid();
    let mut desk = app.store().desk(&actor.author()).await?;
    desk.write(Line { deed, subject: "organisation", subject_id: own, owner: Some(own), details });
    desk.seal("").await
}

/// Searches. A deed: whoever looks somebody up leaves a line.
pub(super) async fn search(
    State(app): State<App>,
    Extension(sources): Extension<Sources>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let (words, form) = (visitor.words(), AskForm::posted(&posted));
    let checked = form.check(words);
    let mut faults = checked.as_ref().err().cloned().unwrap_or_default();
    // All that an authority knows of somebody is not for whoever comes by an open screen. What has been found stands on
    // that screen already, and takes its time to go through: making the extract asks no second time.
    let again = Again::after(&visitor, &mut faults)?;
    let whom = match checked {
        Ok(whom) if faults.is_empty() => whom,
        _ => {
            let shell = under(&app, &visitor, &actor, "extract-title");
            return faulty(&ask_page(shell, form, faults, (again, actor.duty())));
        }
    };
    let pieces = held((&app, &sources, &actor), &whom, words).await?;
    let doubtful = pieces.iter().filter(|piece| piece.fits == Fits::Name).count();
    let details = json!({ "reference": form.reference, "items": pieces.len(), "doubtful": doubtful });
    written(&app, &actor, "extract.searched", details).await?;
    page(&found_page(under_form(&app, &visitor, &actor, "extract-found-title"), form, pieces))
}

/// The extract of what was ticked: on the page, on paper or as data. A deed: personal data leaves the system.
pub(super) async fn make(
    State(app): State<App>,
    Extension(sources): Extension<Sources>,
    Extension(press): Extension<Press>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let form = AskForm::posted(&posted);
    let whom = form.check(visitor.words()).map_err(|_| Trouble::Malformed)?;
    let kind = Kind::of_code(posted.text("kind")).ok_or(Trouble::Malformed)?;
    // Papers are in Swedish, the authorities' language; a page is in its reader's.
    let words = if kind == Kind::Page { visitor.words().clone() } else { app.words(Lang::Sv) };
    let ticked: Vec<String> = posted.all("uppgift").map(ToOwned::to_owned).collect();
    let mut pieces = held((&app, &sources, &actor), &whom, &words).await?;
    pieces.retain(|piece| ticked.contains(&piece.id));
    let (authority, at) = (actor.organisation(), app.store().doors().now());
    let sheet = sheet(&words, authority, &form, &pieces, at);
    let details = json!({ "reference": form.reference, "kind": kind.code(), "items": pieces.len() });
    let answer = match kind {
        Kind::Page => {
            let shell = under_form(&app, &visitor, &actor, "extract-title");
            page(&ExtractPage { shell, form, sheet, ticked })?
        }
        Kind::Pdf => printed(&app, press, Lang::Sv.code(), sheet, "registerutdrag.pdf").await?,
        Kind::Json => {
            let data =
                paper::data(authority, &form, &pieces, at).map_err(|fault| Trouble::from_error(&fault))?;
            file(data, "application/json", "registerutdrag.json", Shown::Saved)
        }
    };
    written(&app, &actor, "extract.made", details).await?;
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use organisation::journal::has_word;

    use super::super::paper::samples::{asked, pieces};
    use super::*;
    use crate::disposal::samples::county;
    use crate::samples;

    #[test]
    fn every_page_is_whole_empty_full_and_with_faults() {
        samples::in_both(|words| {
            let shell = || samples::shell(words);
            let by = |duty| (Again::default(), duty);
            let mut faults = Faults::none();
            for field in ["reference", "name", "address"] {
                faults.add(field, "Å");
            }
            let extract = |pieces: &[Piece]| ExtractPage {
                shell: shell(),
                form: asked(),
                sheet: sheet(words, &county(), &asked(), pieces, DateTime::UNIX_EPOCH),
                ticked: pieces.iter().map(|piece| piece.id.clone()).collect(),
            };
            vec![
                ask_page(shell(), AskForm::default(), Faults::none(), by(Duty::CountyCoordinator)).render(),
                ask_page(shell(), asked(), faults, by(Duty::MunicipalCoordinator)).render(),
                found_page(shell(), asked(), Vec::new()).render(),
                found_page(shell(), asked(), pieces()).render(),
                extract(&[]).render(),
                extract(&pieces()).render(),
            ]
        });
    }

    #[test]
    fn the_journal_has_a_word_for_every_form() {
        assert!([Kind::Page, Kind::Pdf, Kind::Json].iter().all(|kind| has_word("kind", kind.code())));
    }
}
