//! The whole register of an authority's people with duties, as a workbook: what one person alone does not take out.

use serde_json::json;
use sheets::{Cell, Column, FileKind, Sheet};
use store::journal::personal;
use store::{Line, StoreFault};
use texts::{Words, local};

use super::deeds::{NotAgreed, redeem};
use super::rules::Act;
use crate::duties::views::{self, Row};
use crate::{Actor, App};

/// As what it leaves.
pub(super) const KIND: FileKind = FileKind::Xlsx;

/// Makes the workbook, when another has agreed that the actor takes it out, and uses that agreement up.
pub(super) async fn take_out(app: &App, words: &Words, actor: &Actor) -> Result<Vec<u8>, NotAgreed> {
    let authority = actor.organisation().id;
    let mut desk = app.store().desk(&actor.author()).await?;
    let agreed = redeem(&mut desk, actor, Act::TakeOutEveryone, authority.uuid()).await?;
    let rows = views::looked_after(app.store(), actor).await?;
    let bytes = workbook(app, words, &rows)?;
    desk.write(Line {
        deed: "list.everyone_taken_out",
        subject: "organisation",
        subject_id: authority.uuid(),
        owner: Some(agreed.authority().uuid()),
        details: json!({ "duties": rows.len(), "agreed_by": personal(agreed.by()), "request": agreed.request() }),
    });
    desk.seal("").await?;
    Ok(bytes)
}

fn workbook(app: &App, words: &Words, rows: &[Row]) -> Result<Vec<u8>, StoreFault> {
    let titles = [
        ("duties-name", 28.0),
        ("duties-address", 34.0),
        ("duties-head-duty", 24.0),
        ("duties-column-where", 34.0),
        ("duties-column-since", 12.0),
        ("duties-head-until", 12.0),
        ("duties-column-given-by", 24.0),
        ("duties-head-life", 16.0),
    ];
    let today = app.today();
    let line = |row: &Row| {
        let held = &row.held;
        vec![
            Cell::Text(row.name.clone()),
            Cell::Text(row.address.clone()),
            Cell::Text(words.say(&format!("duty-{}", held.duty.code()))),
            Cell::Text(row.county.as_ref().unwrap_or(&row.organisation).formal_name.clone()),
            Cell::Date(local(held.given_at).date()),
            held.ends_on.map_or(Cell::Empty, Cell::Date),
            Cell::Text(held.given_by.clone()),
            Cell::Text(words.say(&format!("duties-life-{}", row.life(today).code()))),
        ]
    };
    let sheet = Sheet {
        name: words.say("duties-title"),
        columns: titles.map(|(key, width)| Column { title: words.say(key), width }).to_vec(),
        rows: rows.iter().map(line).collect(),
    };
    sheet.to_file(KIND, app.store().doors().now()).map_err(|fault| StoreFault::Unreadable(fault.to_string()))
}
