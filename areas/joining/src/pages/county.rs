//! Who has joined, for the county, and what it asks of them.

use askama::Template;
use axum::response::Response;
use texts::Words;
use web::{Choice, Faults, Note, Shell, Trouble, conflict, faulty, go_with, page};
use workshop::day::rules::Format;
use workshop::day::{self, Asked, Own};

use crate::deeds::{self, Outcome};
use crate::form::TermsForm;
use crate::rules::{Policy, Terms};
use crate::views::{self, Row};

/// One person.
pub(super) struct PersonRow {
    pub name: String,
    pub municipality: String,
    /// When they joined; empty when they did not.
    pub joined: String,
    /// In how many places their link was opened, when it is more than the county expects.
    pub places: String,
    /// How they stand with the course, when it is missing: in words; else empty.
    pub course: String,
}

#[derive(Template)]
#[template(path = "pages/county.html")]
pub(super) struct CountyPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub deed: String,
    pub version: i32,
    pub is_physical: bool,
    pub joined: usize,
    pub rows: Vec<PersonRow>,
    pub form: TermsForm,
    pub policies: Vec<Choice>,
    pub is_newer: bool,
    /// Where the county says what it does when the course is missing.
    pub course_path: String,
}

async fn county_page(own: &Own) -> Result<CountyPage, Trouble> {
    let store = own.app.store();
    let shell = day::shell_under(&own.app, &own.visitor, &own.actor, own.workshop.id, "joining-title");
    let (terms, version) = views::terms(store.reader(), own.workshop.id).await?;
    let rows = views::rows(store, own.workshop.id).await?;
    let mut shown = page_of(shell, own.path("anslutning"), (terms, version), &rows);
    shown.is_physical = own.workshop.format == Format::Physical;
    shown.course_path = own.path("kurs");
    shown.deed = store.doors().uuid().to_string();
    Ok(shown)
}

pub(super) fn page_of(
    shell: Shell,
    path: String,
    (terms, version): (Terms, i32),
    rows: &[Row],
) -> CountyPage {
    let words = shell.t.clone();
    let policy =
        |policy: Policy| Choice::new(policy.code(), words.say(&format!("joining-policy-{}", policy.code())));
    CountyPage {
        faults: Faults::none(),
        path,
        deed: String::new(),
        version,
        is_physical: false,
        joined: rows.iter().filter(|row| row.joined.is_some()).count(),
        rows: rows.iter().map(|row| person(&words, terms, row)).collect(),
        form: TermsForm::of(terms),
        policies: Policy::ALL.map(policy).into(),
        is_newer: false,
        course_path: String::new(),
        shell,
    }
}

/// That the course was missing when they joined, or is missing now.
fn course_said(words: &Words, row: &Row) -> String {
    match &row.joined {
        Some(joined) if joined.without_course => words.say("joining-row-without-course"),
        _ if !row.course.is_enough() => words.say("joining-row-course-missing"),
        _ => String::new(),
    }
}

fn person(words: &Words, terms: Terms, row: &Row) -> PersonRow {
    let is_wide = row.places > u64::try_from(terms.places).unwrap_or_default();
    PersonRow {
        name: row.person.name.clone(),
        municipality: row.person.municipality_name.clone(),
        joined: row.joined.as_ref().map(|joined| words.short_moment(joined.first_at)).unwrap_or_default(),
        course: course_said(words, row),
        places: if is_wide { words.say1("joining-row-places", "places", row.places) } else { String::new() },
    }
}

pub(crate) async fn show(own: Own) -> Result<Response, Trouble> {
    page(&county_page(&own).await?)
}

pub(crate) async fn save(asked: Asked) -> Result<Response, Trouble> {
    let (posted, words) = (&asked.posted, asked.visitor.words());
    let form = TermsForm::posted(posted);
    let base = posted.number("version")?;
    let mut shown = county_page(&asked).await?;
    shown.form = form.clone();
    let terms = match form.check(words) {
        Ok(terms) => terms,
        Err(faults) => {
            shown.version = base;
            shown.shell = shown.shell.with_faults(&faults);
            shown.faults = faults;
            return faulty(&shown);
        }
    };
    match deeds::set_terms(&asked.app, &asked.permit, asked.workshop.id, (terms, base), posted.deed_key()?)
        .await?
    {
        Outcome::Done => Ok(go_with(&asked.app, &shown.path, &Note::done("joining-saved"))),
        Outcome::NotFound => Err(Trouble::NotFound),
        Outcome::Newer => {
            shown.is_newer = true;
            conflict(&shown)
        }
    }
}
