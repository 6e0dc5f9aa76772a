//! The review: every row as it was read, what is wrong beside its cell, and what changes against the list that stands.

use askama::Template;
use organisation::{Actor, register};
use roster::{Person, Reading, Role};
use texts::Words;
use web::{Choice, Faults, Shell, Trouble};

use super::rows::{Compared, OutRow, Row, Writer, label};
use super::{Facts, Listed, Opened, closed_in_words, missing_in_words, number, number_first, said};
use crate::registration::check::{self, OTHER_MUNICIPALITY, Places};
use crate::registration::deeds::List;
use crate::registration::form::Line;
use crate::registration::letter::is_address;
use crate::registration::rules::{self, Named, Seats};
use crate::registration::sealed::OwnList;

/// Faults in the summary; whoever has more begins with these.
const MOST_IN_SUMMARY: usize = 10;
/// The field that faults of the whole list point to.
const LIST: &str = "lista";
/// The field for the receipt's address.
const RECEIPT: &str = "receipt";

/// A list on its way, as the form holds it.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub lines: Vec<Line>,
    pub receipt: String,
    /// The version of the list that the sender has seen.
    pub base: i32,
    /// The form's key.
    pub deed: String,
}

impl Draft {
    /// A form that is shown for the first time.
    pub(super) fn new(opened: &Opened, lines: Vec<Line>) -> Self {
        let before = opened.invited.invitation.answered_from.as_str();
        let coordinator = lines
            .iter()
            .map(|line| &line.person)
            .find(|person| person.role == Some(Role::ElectionCoordinator) && is_address(&person.email))
            // The receipt's address is not sealed.
            .filter(|person| !person.protected);
        let signed_in = opened.actor.as_ref().map(Actor::address);
        let receipt = Some(before)
            .filter(|address| !address.is_empty())
            .or(coordinator.map(|person| person.email.as_str()))
            .or(signed_in)
            .unwrap_or_default()
            .to_owned();
        Self { lines, receipt, base: opened.invited.invitation.list_version, deed: opened.form_key() }
    }

    /// Those who are to be registered, in order.
    pub(super) fn people(&self) -> Vec<Person> {
        self.taken().map(|line| line.person.clone()).collect()
    }

    /// The list as it is sent.
    pub(super) fn list(&self) -> List {
        let keeps = self.taken().enumerate().filter_map(|(at, line)| Some((at, line.keeps?)));
        List { people: self.people(), keeps: keeps.collect(), receipt: self.receipt.clone(), base: self.base }
    }

    fn taken(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| !line.out && !line.is_blank())
    }
}

/// What the review is made of.
pub(super) struct Review<'a> {
    pub draft: Draft,
    /// The reading, when the rows come straight from it.
    pub read: Option<&'a Reading>,
    /// *Anmäl* was pressed: then the receipt's address counts too.
    pub sent: bool,
}

/// The review.
#[derive(Template)]
#[template(path = "registration/pages/review.html")]
pub(super) struct ReviewPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub facts: Facts,
    pub deed: String,
    pub base: i32,
    pub summary: String,
    pub notes: Vec<String>,
    pub form: String,
    pub columns: Vec<said::Understood>,
    pub asides: Vec<String>,
    pub rows: Vec<Row>,
    pub out: Vec<OutRow>,
    pub gone: Vec<Listed>,
    pub others: usize,
    pub receipt: String,
    pub choices: Vec<Choice>,
    /// Some rows keep what is sealed and not shown.
    pub keeps: bool,
}

impl ReviewPage {
    /// Says that the list could not be taken in, and why. Everything that was typed is still here.
    pub(super) fn refused(self, sentence: String) -> Self {
        let mut faults = Faults::none();
        faults.add(LIST, sentence);
        Self { shell: self.shell.with_faults(&faults), faults, ..self }
    }

    /// Nothing must be corrected.
    pub(super) fn is_ready(&self) -> bool {
        self.faults.is_empty()
    }
}

impl Review<'_> {
    /// The page against the list that stands: one query, whatever the number of rows.
    pub(super) async fn page(self, opened: &Opened, standing: &OwnList) -> Result<ReviewPage, Trouble> {
        let store = opened.app.store();
        let neighbours = register::below(store, opened.invited.county.id).await?;
        let own = &opened.invited.municipality;
        let others = neighbours.iter().filter(|other| other.id != own.id);
        let places = Places {
            own: Named::new(&own.name, &own.formal_name),
            others: others.map(|other| Named::new(&other.name, &other.formal_name)).collect(),
        };
        let title = opened.words().say("registration-review-title");
        let workshop = &opened.invited.workshop;
        let seats = (workshop.seats_least, workshop.seats_most);
        let mut closed = vec![closed_in_words(opened.words(), standing)];
        let has_protected = |people: &[Person]| people.iter().any(|person| person.protected);
        let both = has_protected(&standing.people) && has_protected(&self.draft.people());
        if standing.shut && both && self.read.is_some() {
            closed.push(opened.words().say("registration-shut-compared"));
        }
        let people = &standing.people;
        let mut page = self.drawn(opened.shell(title), opened.path(), opened.facts(), seats, people, &places);
        page.notes.extend(closed.into_iter().filter(|sentence| !sentence.is_empty()));
        Ok(page)
    }

    /// The page out of what is known. Pure.
    pub(super) fn drawn(
        self,
        shell: Shell,
        path: String,
        facts: Facts,
        seats: (i32, i32),
        standing: &[Person],
        places: &Places,
    ) -> ReviewPage {
        let words = shell.t.clone();
        let Self { draft, read, sent } = self;
        let from_reading = read.map(|reading| reading.rows.iter().map(|row| row.faults.clone()).collect());
        let found = check::findings(&draft.lines, from_reading, places, |line| label(&words, line));
        let people = draft.people();
        let others = found
            .iter()
            .zip(&draft.lines)
            .filter(|(found, line)| !line.out && found.iter().any(|one| one.code == OTHER_MUNICIPALITY))
            .count();
        let compared = Compared::of(&words, standing, &people);
        let writer = Writer { words: &words, municipality: &facts.municipality, compared: &compared };
        let rows = writer.rows(&draft.lines, &found);
        let out = writer.out_rows(&draft.lines, &found);
        let mut faults = Faults::none();
        list_faults(&words, &mut faults, people.len(), seats, &draft, sent);
        row_faults(&words, &mut faults, &rows);
        if sent && !is_address(&draft.receipt) {
            let key = if draft.receipt.is_empty() {
                "registration-receipt-missing"
            } else {
                "registration-receipt-fault"
            };
            faults.add(RECEIPT, words.say(key));
        }
        ReviewPage {
            shell: shell.with_faults(&faults),
            summary: summary(&words, &rows, draft.lines.len()),
            notes: notes(&words, &people, seats, others),
            form: read.map(|reading| said::form(&words, reading)).unwrap_or_default(),
            columns: read.map(|reading| said::columns(&words, reading)).unwrap_or_default(),
            asides: read.map(|reading| asides(&words, reading)).unwrap_or_default(),
            choices: choices(&words),
            gone: compared.gone,
            keeps: draft.lines.iter().any(|line| line.keeps.is_some()),
            faults,
            path,
            facts,
            deed: draft.deed,
            base: draft.base,
            rows,
            out,
            others,
            receipt: draft.receipt,
        }
    }
}

fn summary(words: &Words, rows: &[Row], all: usize) -> String {
    let people =
        rows.iter().filter(|row| !row.name.value.is_empty() || !row.email.value.is_empty() || row.is_faulty);
    let people = people.count();
    let faulty = rows.iter().filter(|row| row.is_faulty).count();
    if people == 0 {
        return words.say(if all == 0 || rows.len() == all {
            "registration-summary-empty"
        } else {
            "registration-summary-pick"
        });
    }
    let (key, count) = match faulty {
        0 => ("registration-summary-ready", people),
        _ if faulty == people => ("registration-summary-all", faulty),
        _ => ("registration-summary-some", faulty),
    };
    words.say2(key, "rows", count, "word", number_first(words, count))
}

/// What is worth knowing before sending, none of it in the way.
fn notes(words: &Words, people: &[Person], (least, most): (i32, i32), others: usize) -> Vec<String> {
    let mut notes = Vec::new();
    if rules::seats(people.len(), least, most) == Seats::Few {
        notes.push(words.say2("registration-few", "least", least, "most", most));
    }
    if others > 0 {
        notes.push(words.say2("registration-others", "rows", others, "word", number_first(words, others)));
    }
    let missing = missing_in_words(words, people.iter());
    if !missing.is_empty() && !people.is_empty() {
        notes.push(missing);
    }
    notes
}

fn list_faults(
    words: &Words,
    faults: &mut Faults,
    people: usize,
    (least, most): (i32, i32),
    draft: &Draft,
    sent: bool,
) {
    let all = draft.lines.iter().filter(|line| !line.is_blank()).count();
    let waits = people == 0 && i64::try_from(all).unwrap_or(i64::MAX) > i64::from(most);
    match rules::seats(people, least, most) {
        Seats::TooMany => {
            faults.add(LIST, words.say2("registration-too-many", "seats", most, "people", people));
        }
        Seats::Nobody if waits => {
            faults.add(LIST, words.say2("registration-too-many", "seats", most, "people", all));
        }
        Seats::Nobody if sent => faults.add(LIST, words.say("registration-nobody")),
        Seats::Nobody | Seats::Few | Seats::Fits => {}
    }
}

fn row_faults(words: &Words, faults: &mut Faults, rows: &[Row]) {
    let mut left = 0;
    for row in rows {
        for cell in [&row.name, &row.role, &row.email, &row.phone, &row.diet, &row.access] {
            let Some(said) = cell.said.iter().find(|said| said.is_fault) else { continue };
            if faults.len() < MOST_IN_SUMMARY {
                faults.add(&cell.id, format!("{}: {}", row.label, said.text));
            } else {
                left += 1;
            }
        }
    }
    if left > 0 {
        faults.add(LIST, words.say2("registration-more-faults", "faults", left, "word", number(words, left)));
    }
}

fn asides(words: &Words, reading: &Reading) -> Vec<String> {
    let merged = reading.merged.iter().map(|merged| said::merged(words, merged));
    merged.chain(said::skipped(words, reading)).collect()
}

fn choices(words: &Words) -> Vec<Choice> {
    let choice = |role: &Role| Choice::new(role.code(), words.say(&format!("role-{}", role.code())));
    Role::ALL.iter().map(choice).collect()
}
