//! Lines out, as a file. A deed: who took what is written in the journal itself.

use std::collections::{BTreeSet, HashMap};

use axum::extract::State;
use axum::response::Response;
use serde_json::json;
use sheets::{Cell, Column, FileKind, Sheet};
use store::journal::{self, Entry, Filter};
use store::{Line, Store, StoreFault};
use texts::Words;
use web::{Note, Posted, Shown, Trouble, Visitor, file, go_with};

use super::filter::Asked;
use super::rows::row;
use crate::register::{self, Organisation};
use crate::{Actor, App, OrganisationId};

/// Lines in one file: what fits in memory and in a spreadsheet. Whoever needs more asks for fewer days.
const MOST: usize = 50_000;
/// Lines that are read at a time.
const AT_ONCE: u64 = 2_000;

/// What kind of file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Sheet(FileKind),
    /// A JSON object on each line, for programs.
    JsonLines,
}

impl Kind {
    fn of_code(code: &str) -> Option<Self> {
        if code == Self::JsonLines.code() {
            return Some(Self::JsonLines);
        }
        FileKind::of_code(code).map(Self::Sheet)
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Sheet(kind) => kind.code(),
            Self::JsonLines => "jsonl",
        }
    }

    const fn mime(self) -> &'static str {
        match self {
            Self::Sheet(kind) => kind.mime(),
            Self::JsonLines => "application/x-ndjson",
        }
    }
}

pub(super) async fn take_out(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let words = visitor.words();
    let kind = Kind::of_code(posted.text("kind")).ok_or(Trouble::Malformed)?;
    let (filter, faults) = Asked::of(&posted).filter(app.store(), &actor, words).await?;
    if !faults.is_empty() {
        return Err(Trouble::Malformed);
    }
    let Some(entries) = all(app.store(), filter).await? else {
        return Ok(go_with(&app, "/handelser", &Note::fault("journal-too-many").with("most", MOST)));
    };
    let made_at = app.store().doors().now();
    let bytes = match kind {
        Kind::JsonLines => lines(&entries),
        Kind::Sheet(kind) => {
            let organisations = register::named(app.store(), concerned(&entries)).await?;
            let sheet = sheet(&entries, &organisations, words);
            sheet.to_file(kind, made_at).map_err(|fault| Trouble::from_error(&fault))?
        }
    };
    let mut desk = app.store().desk(&actor.author()).await?;
    desk.write(Line {
        deed: "journal.taken_out",
        subject: "organisation",
        subject_id: actor.organisation().id.uuid(),
        owner: Some(actor.organisation().id.uuid()),
        details: json!({ "kind": kind.code(), "lines": entries.len() }),
    });
    desk.seal("").await?;
    let name = format!("{}-{}.{}", words.say("journal-file-name"), app.today(), kind.code());
    Ok(file(bytes, kind.mime(), &name, Shown::Saved))
}

/// Whoever acted, and whose matter it was.
fn concerned(entries: &[Entry]) -> Vec<OrganisationId> {
    let ids = entries.iter().flat_map(|entry| [entry.author_organisation, entry.owner]);
    ids.flatten().map(OrganisationId::from).collect::<BTreeSet<_>>().into_iter().collect()
}

/// All lines that fit, newest first; none when they are too many.
async fn all(store: &Store, mut filter: Filter) -> Result<Option<Vec<Entry>>, StoreFault> {
    let mut entries: Vec<Entry> = Vec::new();
    loop {
        let some = journal::read(store, &filter, AT_ONCE).await?;
        filter.before = some.last().map(|last| last.id);
        entries.extend(some);
        if entries.len() > MOST {
            return Ok(None);
        }
        if !(entries.len() as u64).is_multiple_of(AT_ONCE) || filter.before.is_none() {
            return Ok(Some(entries));
        }
    }
}

fn sheet(entries: &[Entry], organisations: &HashMap<OrganisationId, Organisation>, words: &Words) -> Sheet {
    let heads = ["when", "who", "organisation", "what", "matter", "details", "sealed", "id"];
    let widths = [17.0, 24.0, 32.0, 40.0, 32.0, 60.0, 10.0, 38.0];
    let columns = heads.iter().zip(widths);
    let columns =
        columns.map(|(head, width)| Column { title: words.say(&format!("journal-head-{head}")), width });
    let rows = entries.iter().map(|entry| {
        let line = row(entry, organisations, words);
        let owner = entry.owner.and_then(|id| organisations.get(&id.into()));
        let sealed = words.say(if line.sealed { "journal-sealed" } else { "journal-unsealed" });
        let matter = owner.map(|owner| owner.formal_name.clone()).unwrap_or_default();
        let texts = [
            line.when,
            line.who,
            line.organisation,
            line.what,
            matter,
            line.details,
            sealed,
            entry.id.to_string(),
        ];
        texts.into_iter().map(Cell::Text).collect()
    });
    Sheet { name: words.say("journal-title"), columns: columns.collect(), rows: rows.collect() }
}

fn lines(entries: &[Entry]) -> Vec<u8> {
    let mut text = String::new();
    for entry in entries {
        let details: serde_json::Value = serde_json::from_str(&entry.details).unwrap_or_default();
        let line = json!({
            "id": entry.id,
            "at": entry.at,
            "author": { "kind": entry.author_kind, "name": entry.author, "organisation": entry.author_organisation },
            "deed": entry.deed,
            "subject": entry.subject,
            "subject_id": entry.subject_id,
            "owner": entry.owner,
            "details": details,
            "sealed": entry.sealed,
        });
        text.push_str(&line.to_string());
        text.push('\n');
    }
    text.into_bytes()
}
