//! The journal's page, and the proof.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use store::journal::{self, Verdict};
use web::{Choice, Faults, Note, Posted, Shell, Trouble, Visitor, faulty, go_with, page};

use super::filter::{Asked, narrowed_to};
use super::rows::{Row, row};
use super::words::choices;
use crate::{Actor, App, OrganisationId, register};

/// Lines on a page.
const LINES: usize = 50;

/// The journal, filtered.
#[derive(Template)]
#[template(path = "journal/journal.html")]
struct JournalPage {
    shell: Shell,
    faults: Faults,
    asked: Asked,
    deeds: Vec<Choice>,
    /// Whether the reader may look for an organisation.
    by_organisation: bool,
    rows: Vec<Row>,
    /// Where the older lines are.
    older: Option<String>,
    /// The head of the chain, as it is printed.
    head: String,
    heads: [String; 6],
}

pub(super) async fn list(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Query(asked): Query<Asked>,
) -> Result<Response, Trouble> {
    let words = visitor.words();
    let (filter, faults) = asked.filter(app.store(), &actor, words).await?;
    // One line more than is shown says whether there are older ones.
    let mut entries = journal::read(app.store(), &filter, LINES as u64 + 1).await?;
    let more = entries.len() > LINES;
    entries.truncate(LINES);
    let older = entries.last().filter(|_| more).map(|last| asked.older_than(last.id));
    let organisations = entries.iter().filter_map(|entry| entry.author_organisation);
    let organisations = register::named(app.store(), organisations.map(OrganisationId::from)).await?;
    let shell = actor.shell(&app, &visitor, words.say("journal-title")).with_faults(&faults);
    let journal = JournalPage {
        heads: heads(&shell),
        shell,
        faults,
        asked,
        deeds: choices(words),
        by_organisation: narrowed_to(&actor).is_none(),
        rows: entries.iter().map(|entry| row(entry, &organisations, words)).collect(),
        older,
        head: journal::head(app.store()).await?.to_string(),
    };
    if journal.faults.is_empty() { page(&journal) } else { faulty(&journal) }
}

/// Walks the whole chain. Nothing is written, so this is no deed.
pub(super) async fn prove(State(app): State<App>, _form: Posted) -> Result<Response, Trouble> {
    let note = said(&journal::verify(app.store(), None).await?);
    Ok(go_with(&app, "/handelser", &note))
}

/// The verdict in words.
fn said(verdict: &Verdict) -> Note {
    match verdict {
        Verdict::Whole { head, unsealed } => {
            Note::done("journal-whole").with("lines", head.seq).with("unsealed", unsealed)
        }
        Verdict::Changed { seq, .. } => Note::fault("journal-changed").with("line", seq),
        Verdict::TakenOut { seq } => Note::fault("journal-taken-out").with("line", seq),
        Verdict::PutIn { line } => Note::fault("journal-put-in").with("line", line),
        Verdict::WipedOut { seq, .. } => Note::fault("journal-wiped-out").with("line", seq),
        Verdict::HeadDiffers { head, found } => {
            Note::fault("journal-head-differs").with("head", head).with("found", found)
        }
        Verdict::NotThePrinted { seq } => Note::fault("journal-not-printed").with("line", seq),
    }
}

fn heads(shell: &Shell) -> [String; 6] {
    ["when", "who", "organisation", "what", "details", "sealed"]
        .map(|column| shell.t.say(&format!("journal-head-{column}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn line(number: usize, length: usize) -> Row {
        Row {
            when: "2029-01-18 09.00".to_owned(),
            who: "Å".repeat(length),
            organisation: "Länsstyrelsen i Gävleborgs län".to_owned(),
            what: "Inbjudan skickad".to_owned(),
            details: "x".repeat(length * 4),
            sealed: !number.is_multiple_of(2),
        }
    }

    #[test]
    fn the_page_is_complete_in_both_languages() {
        samples::in_both(|words| {
            let sample = |asked: Asked, faults, rows: Vec<Row>, older| {
                let shell = samples::shell(words);
                let deeds = choices(words);
                let head = format!("12:{}", "ab".repeat(32));
                let by_organisation = rows.is_empty();
                JournalPage {
                    heads: heads(&shell),
                    shell,
                    faults,
                    asked,
                    deeds,
                    by_organisation,
                    rows,
                    older,
                    head,
                }
                .render()
            };
            let mut faults = Faults::none();
            faults.add("from", words.say("journal-day-fault"));
            let narrow = Asked { from: "i går".to_owned(), ..Asked::default() };
            let longest = (0..LINES).map(|number| line(number, 120)).collect();
            vec![
                sample(Asked::default(), Faults::none(), Vec::new(), None),
                sample(narrow, faults, Vec::new(), None),
                sample(Asked::default(), Faults::none(), vec![line(0, 12), line(1, 8)], None),
                sample(Asked::default(), Faults::none(), longest, Some("/handelser?before=1".to_owned())),
            ]
        });
    }
}
