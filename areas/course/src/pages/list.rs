//! A list of those who have done the course, from the course's own place: pasted or chosen as a file, read, held against
//! those who are registered, looked through, taken. Nothing is stored before the county says so, and no row is lost.

use askama::Template;
use axum::response::Response;
use roster::{Person, take};
use texts::Words;
use web::{Choice, Crumb, Faults, Shell, Trouble, Upload, faulty, page};
use workshop::ParticipantId;
use workshop::day::{self, Asked, Own};
use workshop::registration::reading_words::{caps, refused, too_large};
use workshop::registration::views::{ParticipantRow, participants};

use crate::deeds::{self, Outcome};
use crate::matching::{Known, Match, hold};
use crate::rules::Source;

/// A row that means somebody.
pub(super) struct Found {
    pub id: String,
    /// Who is registered.
    pub name: String,
    /// Of which municipality.
    pub municipality: String,
    /// What the row says.
    pub row: String,
    /// The county knows it already from a list.
    pub taken: bool,
}

/// A row of which a person decides.
pub(super) struct Open {
    /// Its field.
    pub field: String,
    /// What it says.
    pub row: String,
    /// The same, to be read again.
    pub again: String,
    /// Whom it may mean, and nobody first.
    pub choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "pages/list.html")]
pub(super) struct ListPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub back: String,
    pub deed: String,
    /// What is read next.
    pub text: String,
    /// A list was read.
    pub is_read: bool,
    pub found: Vec<Found>,
    pub open: Vec<Open>,
    /// Rows that mean nobody who is registered: as they are written, and to be read again.
    pub lost: Vec<(String, String)>,
    /// What was taken just now, in words; empty when nothing was.
    pub taken: String,
}

impl ListPage {
    /// What was read, in a sentence.
    fn said(&self) -> String {
        let counts = [("found", self.found.len()), ("open", self.open.len()), ("lost", self.lost.len())];
        self.shell.t.say_with("course-list-read", counts.map(|(name, count)| (name, count.into())))
    }
}

pub(super) fn page_of(shell: Shell, back: String, text: &str) -> ListPage {
    ListPage {
        faults: Faults::none(),
        path: format!("{back}/lista"),
        back,
        deed: String::new(),
        text: text.to_owned(),
        is_read: false,
        found: Vec::new(),
        open: Vec::new(),
        lost: Vec::new(),
        taken: String::new(),
        shell,
    }
}

fn shown(own: &Own, text: &str) -> ListPage {
    let mut shell =
        day::shell_under(&own.app, &own.visitor, &own.actor, own.workshop.id, "course-list-title");
    let course = Crumb { href: Some(own.path("kurs")), text: own.visitor.words().say("course-title") };
    shell.trail.insert(2.min(shell.trail.len()), course);
    let mut shown = page_of(shell, own.path("kurs"), text);
    shown.deed = own.app.store().doors().uuid().to_string();
    shown
}

pub(crate) async fn show(own: Own) -> Result<Response, Trouble> {
    page(&shown(&own, ""))
}

/// What was sent, as rows; or the field and the sentence that says why there are none.
async fn rows(asked: &Asked) -> Result<Result<Vec<Person>, (&'static str, String)>, Trouble> {
    let (posted, words) = (&asked.posted, asked.visitor.words().clone());
    let text = posted.raw("text").to_owned();
    let (field, bytes) = match posted.file("file") {
        Some(_) if !text.trim().is_empty() => {
            return Ok(Err(("file", words.say("course-list-both"))));
        }
        Some(file) if file.is_too_large() => return Ok(Err(("file", too_large(&words, file.size)))),
        Some(Upload { bytes, .. }) => ("file", bytes.to_vec()),
        None if text.trim().is_empty() => return Ok(Err(("text", words.say("course-list-neither")))),
        None => ("text", text.into_bytes()),
    };
    let read = asked.app.at_a_bench(move || people_of(&words, &bytes)).await?;
    Ok(read.map_err(|sentence| (field, sentence)))
}

/// The people of everything in it that is a list. Pure.
pub(super) fn people_of(words: &Words, bytes: &[u8]) -> Result<Vec<Person>, String> {
    let taken = take(bytes, &caps(), &[]).map_err(|refusal| refused(words, &refusal))?;
    let people: Vec<Person> =
        taken.lists.iter().flat_map(|list| &list.reading.rows).map(|row| row.person.clone()).collect();
    if people.is_empty() { Err(words.say("course-list-nobody")) } else { Ok(people) }
}

/// A row as one can read it, and as it is read again.
pub(super) fn line(person: &Person) -> String {
    let parts = [person.name.as_str(), &person.municipality, &person.email];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join("; ")
}

/// The same as a row of a list with a head, to be put right and read again.
pub(super) fn again(person: &Person) -> String {
    [&person.name, &person.municipality, &person.email].map(|part| part.replace(';', ",")).join("; ")
}

pub(super) fn known(people: &[ParticipantRow]) -> Vec<Known> {
    let known = |person: &ParticipantRow| Known {
        id: person.id,
        name: person.name.clone(),
        email: person.email.clone(),
        municipality: (person.municipality_name.clone(), format!("{} kommun", person.municipality_name)),
        protected: person.protected,
    };
    people.iter().map(known).collect()
}

/// Holds the rows against those who are registered.
pub(super) fn hold_against(
    shown: &mut ListPage,
    rows: &[Person],
    people: &[ParticipantRow],
    taken: &[ParticipantId],
) {
    let words = shown.shell.t.clone();
    shown.is_read = true;
    let of = |id: ParticipantId| people.iter().find(|person| person.id == id);
    let named = |person: &ParticipantRow| format!("{}, {}", person.name, person.municipality_name);
    for (at, (row, means)) in rows.iter().zip(hold(&known(people), rows)).enumerate() {
        match means {
            Match::Sure(id) => {
                let Some(person) = of(id) else { continue };
                if shown.found.iter().any(|found| found.id == id.to_string()) {
                    continue;
                }
                shown.found.push(Found {
                    id: id.to_string(),
                    name: person.name.clone(),
                    municipality: person.municipality_name.clone(),
                    row: line(row),
                    taken: taken.contains(&id),
                });
            }
            Match::Perhaps(ids) => {
                let people = ids.into_iter().filter_map(of);
                let mut choices = vec![Choice::new("", words.say("course-list-nobody-of-these"))];
                choices.extend(people.map(|person| Choice::new(person.id.to_string(), named(person))));
                shown.open.push(Open {
                    field: format!("open-{at}"),
                    row: line(row),
                    again: again(row),
                    choices,
                });
            }
            Match::Nobody => shown.lost.push((line(row), again(row))),
        }
    }
}

async fn read_list(asked: &Asked) -> Result<ListPage, Trouble> {
    let text = asked.posted.raw("text");
    let mut shown = shown(asked, text);
    match rows(asked).await? {
        Ok(rows) => {
            let store = asked.app.store();
            let people = participants(store, asked.workshop.id).await?;
            let facts = crate::views::facts(store.reader(), asked.workshop.id).await?;
            let taken = facts.iter().filter(|fact| fact.source == Source::List);
            let taken: Vec<ParticipantId> = taken.map(|fact| fact.participant).collect();
            hold_against(&mut shown, &rows, &people, &taken);
        }
        Err((field, sentence)) => {
            shown.faults.add(field, sentence);
            shown.shell = shown.shell.with_faults(&shown.faults);
        }
    }
    Ok(shown)
}

/// Reads a list. Stores nothing.
pub(crate) async fn read(asked: Asked) -> Result<Response, Trouble> {
    let shown = read_list(&asked).await?;
    if shown.faults.is_empty() { page(&shown) } else { faulty(&shown) }
}

/// Takes what was found and chosen. What could not be matched stays on the page to be put right.
pub(crate) async fn save(asked: Asked) -> Result<Response, Trouble> {
    let (posted, words) = (&asked.posted, asked.visitor.words());
    let mut who: Vec<ParticipantId> = posted.all("who").filter_map(|id| id.parse().ok()).collect();
    let mut left: Vec<String> = posted.all("lost").map(str::to_owned).collect();
    for (field, row) in posted.fields().filter(|(field, _)| field.starts_with("row-")) {
        let chosen = posted.text(&field.replacen("row-", "open-", 1));
        match chosen.parse() {
            Ok(id) => who.push(id),
            Err(_) => left.push(row.to_owned()),
        }
    }
    if !left.is_empty() {
        left.insert(0, words.say("course-list-head"));
    }
    let rest = left.len().saturating_sub(1);
    let mut shown = shown(&asked, &left.join("\n"));
    if who.is_empty() {
        shown.faults.add("text", words.say("course-list-nobody-chosen"));
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    }
    let key = posted.deed_key()?;
    let said = (Source::List, "");
    match deeds::attest(&asked.app, &asked.permit, asked.workshop.id, &who, said, key).await? {
        Outcome::Done(people) if left.is_empty() => {
            let note = web::Note::done("course-list-taken").with("people", people);
            Ok(web::go_with(&asked.app, &shown.back, &note))
        }
        Outcome::Done(people) => {
            shown.taken = words.say2("course-list-taken-some", "people", people, "left", rest);
            page(&shown)
        }
        Outcome::Newer | Outcome::NotFound => Err(Trouble::NotFound),
    }
}
