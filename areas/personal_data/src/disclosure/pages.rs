//! What is handed over, and handing over.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use chrono::NaiveDate;
use organisation::{Actor, App, Duty, MayCoordinate};
use sea_orm::prelude::Uuid;
use sheets::FileKind;
use web::{Choice, Faults, Note, Posted, Shell, Shown, Trouble, Visitor, faulty, file, go_with, page};
use workshop::day::Workshop;
use workshop::registration::views::participants;

use super::deeds;
use super::form::DisclosureForm;
use super::records::DisclosureId;
use super::rules::Column;
use super::sheet::{handed_over, sheet};
use super::views::{self, Disclosed};
use crate::pages::under;

const PATH: &str = "/personuppgifter/utlamnande";

#[derive(Template)]
#[template(path = "disclosure/page.html")]
struct DisclosuresPage {
    shell: Shell,
    faults: Faults,
    /// The reader hands over; else they receive.
    gives: bool,
    rows: Vec<Row>,
    workshops: Vec<Choice>,
    columns: Vec<Choice>,
    form: DisclosureForm,
    deed: Uuid,
}

/// A disclosure.
struct Row {
    path: String,
    title: String,
    tag: (&'static str, String),
    facts: Vec<(String, String)>,
    is_open: bool,
}

fn row(shell: &Shell, disclosed: &Disclosed, today: NaiveDate) -> Row {
    let (words, row) = (&shell.t, &disclosed.row);
    let is_open = disclosed.is_open(today);
    let tag = match (is_open, row.withdrawn_at) {
        (true, _) => ("now", words.say("disclosure-open")),
        (false, Some(_)) => ("plain", words.say("disclosure-withdrawn")),
        (false, None) => ("plain", words.say("disclosure-over")),
    };
    let columns: Vec<_> = disclosed
        .columns()
        .into_iter()
        .map(|column| words.say(&format!("disclosure-column-{}", column.code())))
        .collect();
    let facts = [
        ("disclosure-county", disclosed.county.formal_name.clone()),
        ("disclosure-columns", words.list(&columns)),
        ("disclosure-purpose", row.purpose.clone()),
        ("disclosure-ground", row.ground.clone()),
        ("disclosure-receiver", row.receiver.clone()),
        ("disclosure-made", words.moment(row.made_at)),
        ("disclosure-ends", words.date(row.ends_on)),
    ];
    Row {
        path: format!("{PATH}/{}", row.id),
        title: words.say1("disclosure-of", "day", words.date(disclosed.workshop.day)),
        tag,
        facts: facts.into_iter().map(|(key, text)| (words.say(key), text)).collect(),
        is_open,
    }
}

fn disclosures_page(
    shell: Shell,
    (disclosed, workshops): (&[Disclosed], &[Workshop]),
    (gives, today): (bool, NaiveDate),
    form: DisclosureForm,
    deed: Uuid,
) -> DisclosuresPage {
    let words = shell.t.clone();
    let column = |column: Column| {
        let code = column.code();
        Choice::new(code, words.say(&format!("disclosure-column-{code}"))).hint(if column.is_personal() {
            words.say("disclosure-personal")
        } else {
            String::new()
        })
    };
    let workshop = |one: &Workshop| Choice::new(one.id.to_string(), words.date(one.day));
    DisclosuresPage {
        faults: Faults::none(),
        gives,
        rows: disclosed.iter().map(|one| row(&shell, one, today)).collect(),
        workshops: workshops.iter().map(workshop).collect(),
        columns: Column::ALL.map(column).into(),
        form,
        deed,
        shell,
    }
}

async fn shown(
    (app, visitor, actor): (&App, &Visitor, &Actor),
    form: Option<DisclosureForm>,
) -> Result<(DisclosuresPage, Vec<Workshop>), Trouble> {
    let (store, today) = (app.store(), app.today());
    let gives = actor.duty() == Duty::CountyCoordinator;
    let disclosed = views::of(store, actor, today).await?;
    let workshops = if gives { views::workshops(store, actor).await? } else { Vec::new() };
    let mut form = form.unwrap_or_else(|| DisclosureForm::fresh(today));
    if form.workshop.is_empty() {
        form.workshop = workshops.first().map(|one| one.id.to_string()).unwrap_or_default();
    }
    let shell = under(app, visitor, actor, "disclosure-title");
    let deed = store.doors().uuid();
    Ok((disclosures_page(shell, (&disclosed, &workshops), (gives, today), form, deed), workshops))
}

pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    page(&shown((&app, &visitor, &actor), None).await?.0)
}

pub(super) async fn make(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let form = DisclosureForm::posted(&posted);
    let (mut shown, workshops) = shown((&app, &visitor, &actor), Some(form.clone())).await?;
    let words = visitor.words();
    let of = workshops.iter().find(|one| one.id.to_string() == form.workshop);
    let mut checked = form.check(app.today(), words);
    if of.is_none() {
        let mut faults = checked.err().unwrap_or_default();
        faults.add("workshop", words.say("disclosure-fault-workshop"));
        checked = Err(faults);
    }
    let (wanted, workshop) = match (checked, of) {
        (Ok(wanted), Some(workshop)) => (wanted, workshop),
        (checked, _) => {
            shown.faults = checked.err().unwrap_or_default();
            shown.shell = shown.shell.with_faults(&shown.faults);
            return faulty(&shown);
        }
    };
    let permit = MayCoordinate::of(&actor, workshop.county)?;
    let people = participants(app.store(), workshop.id).await?;
    let rows = handed_over(words, &people, &wanted.columns).len();
    deeds::make(app.store(), &permit, workshop.id, (&wanted, rows), posted.deed_key()?).await?;
    Ok(go_with(&app, PATH, &Note::done("disclosure-note-made")))
}

pub(super) async fn withdraw(
    State(app): State<App>,
    actor: Actor,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let id: DisclosureId = id.parse().map_err(|_| Trouble::NotFound)?;
    let found = views::one(app.store(), &actor, id, app.today()).await?.ok_or(Trouble::NotFound)?;
    let permit = MayCoordinate::of(&actor, found.row.county)?;
    deeds::withdraw(app.store(), &permit, id, posted.deed_key()?).await?;
    Ok(go_with(&app, PATH, &Note::done("disclosure-note-withdrawn")))
}

/// The list as a file. A deed: personal data leaves its authority.
pub(super) async fn take_out(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let id: DisclosureId = id.parse().map_err(|_| Trouble::NotFound)?;
    let found = views::one(app.store(), &actor, id, app.today()).await?.ok_or(Trouble::NotFound)?;
    let kind = FileKind::of_code(posted.text("kind")).ok_or(Trouble::Malformed)?;
    let (words, now) = (visitor.words(), app.store().doors().now());
    let people = participants(app.store(), found.workshop.id).await?;
    let columns = found.columns();
    let rows = handed_over(words, &people, &columns);
    let bytes =
        sheet(words, &columns, &rows).to_file(kind, now).map_err(|fault| Trouble::from_error(&fault))?;
    deeds::read(app.store(), &actor, &found, (kind.code(), rows.len())).await?;
    let name = format!("{}-{}.{}", words.say("disclosure-file-name"), found.workshop.day, kind.code());
    Ok(file(bytes, kind.mime(), &name, Shown::Saved))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    #[test]
    fn the_page_is_whole_for_those_who_give_and_those_who_receive() {
        samples::in_both(|words| {
            let today = "2029-02-01".parse().unwrap();
            let of = |gives| {
                let form = DisclosureForm::fresh(today);
                disclosures_page(samples::shell(words), (&[], &[]), (gives, today), form, Uuid::nil())
            };
            let mut full = of(true);
            for is_open in [true, false] {
                full.rows.push(Row {
                    path: "/x".into(),
                    title: "Å".repeat(100),
                    tag: ("now", "Å".into()),
                    facts: vec![("Å".into(), "<b>".into())],
                    is_open,
                });
            }
            full.workshops.push(Choice::new("1", "Å"));
            for field in ["workshop", "columns", "purpose", "ground", "receiver", "ends_on"] {
                full.faults.add(field, "Å");
            }
            let mut receives = of(false);
            receives.rows.append(&mut full.rows);
            vec![of(true).render(), of(false).render(), full.render(), receives.render()]
        });
    }
}
