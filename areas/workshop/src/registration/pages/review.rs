//! The review: every row as it was read, what is wrong beside its cell, and what changes against the list that stands.

use askama::Template;
use organisation::{Actor, register};
use roster::compare::Standing;
use roster::{Field, Person, Reading, Role};
use texts::Words;
use web::{Choice, Faults, Shell, Trouble};

use super::{Facts, Listed, Opened, missing_in_words, number, number_first, role_in_words, said};
use crate::registration::check::{self, Finding, OTHER_MUNICIPALITY, Places};
use crate::registration::form::{self, Line};
use crate::registration::letter::is_address;
use crate::registration::rules::{self, Named, Seats};
use crate::registration::views;

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
            .find(|person| person.role == Some(Role::ElectionCoordinator) && is_address(&person.email));
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
        let taken = self.lines.iter().filter(|line| !line.out && !line.is_blank());
        taken.map(|line| line.person.clone()).collect()
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

/// Something that is said beside a cell.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub text: String,
    pub is_fault: bool,
    /// What the button for the proposal sends, and what it says.
    pub fix: Option<(String, String)>,
}

/// One cell.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    pub id: String,
    pub label: String,
    /// The head of its column.
    pub head: String,
    pub kind: &'static str,
    pub value: String,
    pub is_faulty: bool,
    /// What the list that stands says instead; empty when it says the same.
    pub before: String,
    pub said: Vec<Said>,
}

impl Cell {
    /// Something stands under it.
    pub(super) fn has_more(&self) -> bool {
        !self.before.is_empty() || !self.said.is_empty()
    }
}

/// One row.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub at: usize,
    pub label: String,
    pub is_faulty: bool,
    pub standing: &'static str,
    pub name: Cell,
    pub role: Cell,
    pub email: Cell,
    pub phone: Cell,
    pub diet: Cell,
    pub hidden: Vec<(String, String)>,
}

/// A row that stays out.
#[derive(Clone, Debug)]
pub(super) struct OutRow {
    pub at: usize,
    pub label: String,
    pub listed: Listed,
    pub is_faulty: bool,
    pub fields: Vec<(String, String)>,
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
}

impl ReviewPage {
    /// Nothing must be corrected.
    pub(super) fn is_ready(&self) -> bool {
        self.faults.is_empty()
    }
}

impl Review<'_> {
    /// The page: two queries, whatever the number of rows.
    pub(super) async fn page(self, opened: &Opened) -> Result<ReviewPage, Trouble> {
        let store = opened.app.store();
        let standing: Vec<Person> =
            views::list(store, opened.invited.invitation.id).await?.iter().map(views::person).collect();
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
        Ok(self.drawn(opened.shell(title), opened.path(), opened.facts(), seats, &standing, &places))
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

/// How each person to be registered stands against the list there is.
pub(super) struct Compared {
    /// For each new person: the standing, and the one of the old list that they are.
    standing: Vec<(Standing, Option<Person>)>,
    pub gone: Vec<Listed>,
}

impl Compared {
    pub(super) fn of(words: &Words, old: &[Person], new: &[Person]) -> Self {
        if old.is_empty() {
            return Self { standing: Vec::new(), gone: Vec::new() };
        }
        let compared = rules::compare(old, new);
        let gone = compared.people.iter().filter(|one| one.standing == Standing::Gone);
        let gone = gone.filter_map(|one| Some(Listed::of(words, old.get(one.old?)?))).collect();
        let standing = compared.people.into_iter().filter(|one| one.new.is_some());
        let with_old = |one: roster::compare::Compared| {
            let before = one.old.and_then(|at| old.get(at)).cloned();
            (one.standing, before)
        };
        Self { standing: standing.map(with_old).collect(), gone }
    }

    /// The word for the person at a place in the new list; nothing when there is no list to compare with.
    pub(super) fn word(&self, at: usize) -> &'static str {
        match self.standing.get(at).map(|(standing, _)| standing) {
            None => "",
            Some(Standing::New) => "new",
            Some(Standing::Changed { .. }) => "changed",
            Some(Standing::Same | Standing::Gone) => "same",
        }
    }

    /// The old person, when the field differs.
    fn changed(&self, at: usize, field: Field) -> Option<&Person> {
        match self.standing.get(at)? {
            (Standing::Changed { fields }, Some(old)) if fields.contains(&field) => Some(old),
            _ => None,
        }
    }
}

struct Writer<'a> {
    words: &'a Words,
    municipality: &'a str,
    compared: &'a Compared,
}

impl Writer<'_> {
    fn rows(&self, lines: &[Line], found: &[Vec<Finding>]) -> Vec<Row> {
        let mut place = 0;
        let mut rows = Vec::new();
        for (at, (line, found)) in lines.iter().zip(found).enumerate() {
            if line.out {
                continue;
            }
            // Empty rows are nobody: they have no place among the people.
            let among = (!line.is_blank()).then_some(place);
            place += usize::from(among.is_some());
            rows.push(self.row(at, among, line, found));
        }
        rows
    }

    fn row(&self, at: usize, among: Option<usize>, line: &Line, found: &[Finding]) -> Row {
        let person = &line.person;
        let label = label(self.words, line);
        let cell = |field: Field, kind: &'static str, value: &str| {
            let head = self.words.say(&format!("registration-{}", field.code()));
            Cell {
                id: format!("{}-{at}", field.code()),
                label: self.words.say2("registration-cell", "field", &head, "row", &label),
                head,
                kind,
                value: value.to_owned(),
                is_faulty: found.iter().any(|one| one.field == field && one.is_fault),
                before: among.and_then(|place| self.before(place, field)).unwrap_or_default(),
                said: found.iter().filter(|one| one.field == field).map(|one| self.said(at, one)).collect(),
            }
        };
        Row {
            at,
            is_faulty: found.iter().any(|one| one.is_fault),
            standing: among.map_or("", |place| self.compared.word(place)),
            name: cell(Field::Name, "text", &person.name),
            role: cell(Field::Role, "", person.role.map_or("", Role::code)),
            email: cell(Field::Email, "email", &person.email),
            phone: cell(Field::Phone, "tel", &person.phone),
            diet: cell(Field::Diet, "text", &person.diet),
            hidden: line.hidden(at),
            label,
        }
    }

    /// What the list that stands says in a cell that differs.
    fn before(&self, place: usize, field: Field) -> Option<String> {
        let old = self.compared.changed(place, field)?;
        let text = match field {
            Field::Role => role_in_words(self.words, old.role, &old.role_text),
            _ => old.text(field).to_owned(),
        };
        Some(if text.is_empty() {
            self.words.say("registration-cell-before-empty")
        } else {
            self.words.say1("registration-cell-before", "text", text)
        })
    }

    fn said(&self, at: usize, found: &Finding) -> Said {
        let fix = found.proposal.as_ref().map(|proposal| {
            let button = self.words.say1("registration-use", "text", proposal.as_str());
            (form::fix(at, found.field, proposal), button)
        });
        Said { text: said::finding(self.words, found, self.municipality), is_fault: found.is_fault, fix }
    }

    fn out_rows(&self, lines: &[Line], found: &[Vec<Finding>]) -> Vec<OutRow> {
        let out = lines.iter().zip(found).enumerate().filter(|(_, (line, _))| line.out);
        out.map(|(at, (line, found))| OutRow {
            at,
            label: label(self.words, line),
            listed: Listed::of(self.words, &line.person),
            is_faulty: found.iter().any(|one| one.is_fault),
            fields: line.fields(at),
        })
        .collect()
    }
}

/// What a row is called: as the sender's program numbers it.
fn label(words: &Words, line: &Line) -> String {
    match line.number {
        None => words.say("registration-row-new"),
        Some(number) if line.sheet.is_empty() => words.say1("registration-row", "number", number.to_string()),
        Some(number) => {
            words.say2("registration-row-sheet", "sheet", line.sheet.as_str(), "number", number.to_string())
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
        for cell in [&row.name, &row.role, &row.email, &row.phone, &row.diet] {
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
