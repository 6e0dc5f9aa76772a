//! The review: every row as it was read, what is wrong beside its cell, and what changes against the list that stands.

use std::collections::BTreeMap;

use askama::Template;
use organisation::Actor;
use roster::{CellFault, Person, Role};
use texts::Words;
use web::{Choice, Faults, Shell, Trouble};

use super::asked::{Against, Group, Question};
use super::overall::{LIST, list_faults, notes, row_faults, summary};
use super::rows::{OutRow, Row, Writer, label};
use super::{Facts, Opened, closed_in_words, said};
use crate::records::ParticipantId;
use crate::registration::came::Came;
use crate::registration::check::{self, Finding, OTHER_MUNICIPALITY, Places};
use crate::registration::deeds::List;
use crate::registration::form::{self, Line};
use crate::registration::held::{Held, Standing, Who};
use crate::registration::letter::is_address;
use crate::registration::sealed::OwnList;
use crate::seats::views::OwnSeats;

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
    /// What was said of those who are missing.
    pub stay: BTreeMap<ParticipantId, bool>,
    /// What came, when the rows were read and not typed.
    pub came: Option<Came>,
    /// What was posted beside the people, as it was posted.
    pub said: String,
}

impl Draft {
    /// A form that is shown for the first time.
    pub(super) fn new(opened: &Opened, lines: Vec<Line>) -> Self {
        let receipt = receipt_to(opened, &lines);
        Self {
            lines,
            receipt,
            base: opened.invited.invitation.list_version,
            deed: opened.form_key(),
            stay: BTreeMap::new(),
            came: None,
            said: String::new(),
        }
    }

    /// Those who are to be registered, in order.
    pub(super) fn people(&self) -> Vec<Person> {
        self.taken().map(|line| line.person.clone()).collect()
    }

    /// The list as it is sent.
    fn list(&self, held: &Held, standing: &OwnList) -> List {
        let mut list = List {
            people: self.people(),
            stay: held.staying().map(|known| standing.stored[known].id).collect(),
            columns: self.came.as_ref().and_then(Came::decided),
            receipt: self.receipt.clone(),
            said: self.said.clone(),
            base: self.base,
            ..List::default()
        };
        let taken = self.lines.iter().enumerate().filter(|(_, line)| line.is_taken());
        for (place, (at, line)) in taken.enumerate() {
            if let Some(keeps) = line.keeps {
                list.keeps.insert(place, keeps);
            }
            match (held.known(at), held.standing.get(at)) {
                (Some(known), _) => {
                    list.who.insert(place, Who::Same(standing.stored[known].id));
                }
                // Somebody protected may be one whose name is not shown here.
                (None, Some(Standing::New)) if !(standing.shut && line.person.protected) => {
                    list.who.insert(place, Who::Another);
                }
                _ => {}
            }
        }
        list
    }

    fn taken(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.is_taken())
    }
}

/// To whom the receipt is proposed to go: as the last time, to the election coordinator, to whoever is signed in.
pub(super) fn receipt_to(opened: &Opened, lines: &[Line]) -> String {
    let before = opened.invited.invitation.answered_from.as_str();
    let coordinator = lines
        .iter()
        .map(|line| &line.person)
        .find(|person| person.role == Some(Role::ElectionCoordinator) && is_address(&person.email))
        // The receipt's address is not sealed.
        .filter(|person| !person.protected);
    let signed_in = opened.actor.as_ref().map(Actor::address);
    Some(before)
        .filter(|address| !address.is_empty())
        .or(coordinator.map(|person| person.email.as_str()))
        .or(signed_in)
        .unwrap_or_default()
        .to_owned()
}

/// What the review is made of.
pub(super) struct Review {
    pub draft: Draft,
    /// What was found in each row, when they come straight from a reading, and what it says beside them.
    pub read: Option<(Vec<Vec<CellFault>>, Vec<String>)>,
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
    /// Where the list stood and in which form; empty when it was typed.
    pub read_as: String,
    /// What came, as the form holds it; empty when it was typed.
    pub came: String,
    pub columns: Vec<said::Understood>,
    /// What a column can be read as.
    pub fields: Vec<Choice>,
    /// Some column is read as nothing, or otherwise than usual.
    pub columns_open: bool,
    /// Other lists in what came: the number, and the words of the button.
    pub lists: Vec<(usize, String)>,
    pub asides: Vec<String>,
    /// Parts that hold no list.
    pub beside: Vec<String>,
    pub groups: Vec<Group>,
    pub doubts: Vec<Question>,
    pub missing: Vec<Question>,
    pub rows: Vec<Row>,
    pub out: Vec<OutRow>,
    pub others: usize,
    /// Rows with a fault that could be left out.
    pub faulty: usize,
    /// Rows that can be taken out with the reason beside them.
    pub refused: usize,
    pub receipt: String,
    pub choices: Vec<Choice>,
    /// Some rows keep what is sealed and not shown.
    pub keeps: bool,
    /// The list as it is sent.
    pub list: List,
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

impl Review {
    /// The page against the list that stands: one query, whatever the number of rows.
    pub(super) async fn page(self, opened: &Opened, standing: &OwnList) -> Result<ReviewPage, Trouble> {
        let places = opened.places().await?;
        let title = opened.words().say("registration-review-title");
        let mut closed = vec![closed_in_words(opened.words(), standing)];
        let has_protected = |people: &[Person]| people.iter().any(|person| person.protected);
        let both = has_protected(&standing.people) && has_protected(&self.draft.people());
        if standing.shut && both && self.read.is_some() {
            closed.push(opened.words().say("registration-shut-compared"));
        }
        // A list that the sender has not seen asks nothing: when theirs is sent, both are shown.
        let unseen = OwnList { shut: standing.shut, ..OwnList::default() };
        let is_seen = self.draft.base == opened.invited.invitation.list_version;
        let against = if is_seen { standing } else { &unseen };
        let mut page =
            self.drawn(opened.shell(title), opened.path(), opened.facts(), opened.seats(), against, &places);
        page.notes.extend(closed.into_iter().filter(|sentence| !sentence.is_empty()));
        Ok(page)
    }

    /// The page out of what is known. Pure.
    pub(super) fn drawn(
        self,
        shell: Shell,
        path: String,
        facts: Facts,
        seats: &OwnSeats,
        standing: &OwnList,
        places: &Places,
    ) -> ReviewPage {
        let words = shell.t.clone();
        let Self { mut draft, read, sent } = self;
        let (from_reading, mut asides) = read.map_or((None, Vec::new()), |(found, said)| (Some(found), said));
        let held = Held::of(&draft.lines, standing, &draft.stay, places);
        if standing.shut && !standing.people.is_empty() {
            form::keep_those_who_stand(&mut draft.lines, standing, &held);
        }
        let mut found = check::findings(&draft.lines, from_reading, places, |line| label(&words, line));
        check::mark_staying(&draft.lines, &mut found, held.staying().map(|known| &standing.people[known]));
        let others = found
            .iter()
            .zip(&draft.lines)
            .filter(|(found, line)| !line.out && found.iter().any(|one| one.code == OTHER_MUNICIPALITY))
            .count();
        let writer =
            Writer { words: &words, municipality: &facts.municipality, held: &held, known: &standing.people };
        let rows = writer.rows(&draft.lines, &found);
        let out = writer.out_rows(&draft.lines, &found);
        let against = Against { words: &words, held: &held, lines: &draft.lines, list: standing };
        let everybody = everybody(&draft, &held, standing);
        let mut faults = Faults::none();
        list_faults(&words, &mut faults, &everybody, seats, &draft, sent);
        against.faults(&mut faults, sent);
        row_faults(&words, &mut faults, &rows);
        if sent && !is_address(&draft.receipt) {
            let key = if draft.receipt.is_empty() {
                "registration-receipt-missing"
            } else {
                "registration-receipt-fault"
            };
            faults.add(RECEIPT, words.say(key));
        }
        let arrival = draft.came.as_ref().and_then(Came::found);
        let columns = arrival.map(|found| said::columns(&words, found)).unwrap_or_default();
        if arrival.is_some_and(|found| found.as_before) {
            asides.insert(0, words.say("registration-columns-before"));
        }
        if let Some(came) = &draft.came {
            asides.extend(came.said.iter().cloned());
        }
        ReviewPage {
            shell: shell.with_faults(&faults),
            summary: summary(&words, &rows, draft.lines.len(), held.open().count()),
            notes: notes(&words, &everybody.people, everybody.count, seats, others),
            read_as: arrival.map(|found| found.read_as.clone()).unwrap_or_default(),
            came: draft.came.as_ref().map(Came::field).unwrap_or_default(),
            fields: if columns.is_empty() { Vec::new() } else { said::fields(&words) },
            columns_open: arrival.is_some_and(|found| found.as_before || found.is_changed)
                || columns.iter().any(|column| column.field.is_empty() && !column.holds.is_empty()),
            columns,
            lists: draft.came.as_ref().map(|came| lists(&words, came)).unwrap_or_default(),
            beside: draft.came.as_ref().map(|came| came.beside.clone()).unwrap_or_default(),
            asides,
            choices: choices(&words),
            groups: against.groups(),
            doubts: against.doubts(),
            missing: against.missing(),
            keeps: draft.lines.iter().any(|line| line.keeps.is_some()),
            faulty: rows.iter().filter(|row| row.is_faulty).count(),
            refused: refused(&draft.lines, &found),
            list: draft.list(&held, standing),
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

/// Everybody who would be registered.
pub(super) struct Everybody {
    /// Those of the rows, then those who stay.
    people: Vec<Person>,
    /// How many there are. Somebody protected who cannot be recognised here is not counted twice.
    pub count: usize,
    /// How many of them are on no row.
    pub staying: usize,
}

fn everybody(draft: &Draft, held: &Held, standing: &OwnList) -> Everybody {
    let mut people = draft.people();
    let unknown = draft.taken().filter(|line| standing.shut && line.is.is_none() && line.person.protected);
    let labels = held.staying().filter(|known| standing.shut && standing.stored[*known].protected > 0);
    let twice = unknown.count().min(labels.count());
    let staying = held.staying().count() - twice;
    let count = people.len() + staying;
    people.extend(held.staying().map(|known| standing.people[known].clone()));
    Everybody { people, count, staying }
}

fn refused(lines: &[Line], found: &[Vec<Finding>]) -> usize {
    lines.iter().zip(found).filter(|(line, found)| super::refused::is_refused(line, found)).count()
}

/// The lists beside the one that is reviewed.
fn lists(words: &Words, came: &Came) -> Vec<(usize, String)> {
    let others = came.lists.iter().enumerate().filter(|(at, _)| *at != came.shown);
    let button = |(at, found): (usize, &crate::registration::came::Found)| {
        let place =
            if found.place.is_empty() { words.say("registration-step-whole") } else { found.place.clone() };
        (at, words.say2("registration-other-list", "place", place, "rows", found.table.rows.len()))
    };
    others.map(button).collect()
}

fn choices(words: &Words) -> Vec<Choice> {
    let choice = |role: &Role| Choice::new(role.code(), words.say(&format!("role-{}", role.code())));
    Role::ALL.iter().map(choice).collect()
}
