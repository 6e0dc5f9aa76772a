//! A list that is sent again, held against the one that stands: who is who, what differs, who is missing, and where a
//! person must decide. Pure.
//!
//! Always: whoever is the same keeps the id, and with it the seat; a name that stands twice with different addresses
//! is one person or two only when somebody has said so; who is missing stays unless somebody has said that they go.

use std::collections::{BTreeMap, HashMap};

use roster::compare::differing;
use roster::resent::{self, Doubt, Sent};
use roster::{Field, Person};

use super::check::Places;
use super::form::Line;
use super::rules;
use super::sealed::OwnList;
use crate::records::ParticipantId;

/// Who somebody on a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Somebody on the list that stands.
    Same(ParticipantId),
    /// Nobody on it.
    Another,
}

/// How a row stands against the list there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// It is no person, stays out, or there is no list to hold it against.
    Nobody,
    /// Only in the new list.
    New,
    /// In both, with other details.
    Changed {
        /// Place in the old list.
        known: usize,
        /// What differs.
        fields: Vec<Field>,
    },
    /// In both, alike.
    Same {
        /// Place in the old list.
        known: usize,
    },
    /// Somebody must say who it is.
    Open,
}

/// A row of which a person decides who it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    /// Place among the rows.
    pub line: usize,
    /// Who it may be: places in the old list.
    pub candidates: Vec<usize>,
    /// The same address, another name.
    pub is_address: bool,
    /// What was said.
    pub answer: Option<Who>,
}

/// Somebody of the old list who is not on the new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Missing {
    /// Place in the old list.
    pub known: usize,
    /// Comes nevertheless.
    pub stays: bool,
    /// Somebody has said so, or has taken the row out by hand.
    pub is_said: bool,
}

/// The rows of a list held against the list that stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Held {
    /// By place among the rows.
    pub standing: Vec<Standing>,
    /// Where a person decides.
    pub asked: Vec<Asked>,
    /// Those of the old list who are on no row.
    pub missing: Vec<Missing>,
}

impl Held {
    /// Holds rows against the list that stands. `stay`: what was said of those who are missing.
    pub(super) fn of(
        lines: &[Line],
        list: &OwnList,
        stay: &BTreeMap<ParticipantId, bool>,
        places: &Places,
    ) -> Self {
        if list.people.is_empty() {
            let standing = vec![Standing::Nobody; lines.len()];
            return Self { standing, ..Self::default() };
        }
        let mut holder = Holder::new(lines, list, places);
        holder.known_by_id();
        holder.rows();
        holder.finished(stay)
    }

    /// Where the row of a place stands in the old list.
    pub(super) fn known(&self, line: usize) -> Option<usize> {
        match self.standing.get(line)? {
            Standing::Changed { known, .. } | Standing::Same { known } => Some(*known),
            Standing::Nobody | Standing::New | Standing::Open => None,
        }
    }

    /// The rows that wait for an answer.
    pub(super) fn open(&self) -> impl Iterator<Item = &Asked> {
        self.asked.iter().filter(|asked| asked.answer.is_none())
    }

    /// Those who are missing and come nevertheless: places in the old list.
    pub(super) fn staying(&self) -> impl Iterator<Item = usize> {
        self.missing.iter().filter(|missing| missing.stays).map(|missing| missing.known)
    }
}

struct Holder<'a> {
    lines: &'a [Line],
    list: &'a OwnList,
    places: &'a Places,
    of: Vec<Option<usize>>,
    taken: Vec<bool>,
    /// May be the one of an open row: not asked about as missing until that is said.
    in_question: Vec<bool>,
    /// Their address has gone over to somebody else.
    replaced: Vec<bool>,
    asked: Vec<Asked>,
}

impl<'a> Holder<'a> {
    fn new(lines: &'a [Line], list: &'a OwnList, places: &'a Places) -> Self {
        let known = list.people.len();
        Self {
            lines,
            list,
            places,
            of: vec![None; lines.len()],
            taken: vec![false; known],
            in_question: vec![false; known],
            replaced: vec![false; known],
            asked: Vec::new(),
        }
    }

    fn is_in(&self, at: usize) -> bool {
        self.lines[at].is_taken()
    }

    fn pair(&mut self, line: usize, known: usize) {
        self.of[line] = Some(known);
        self.taken[known] = true;
    }

    fn place_of(&self, id: ParticipantId) -> Option<usize> {
        self.list.stored.iter().position(|stored| stored.id == id)
    }

    /// Rows that were made from the list itself say whose they are.
    fn known_by_id(&mut self) {
        for at in 0..self.lines.len() {
            let Some(known) = self.lines[at].is.and_then(|id| self.place_of(id)) else { continue };
            if self.is_in(at) && !self.taken[known] {
                self.pair(at, known);
            }
        }
    }

    /// Those who are still free, without the labels of a shut list: a label is no name.
    fn free(&self) -> Vec<usize> {
        let is_label = |at: usize| self.list.shut && self.list.stored[at].protected > 0;
        (0..self.list.people.len()).filter(|at| !self.taken[*at] && !is_label(*at)).collect()
    }

    /// The person as it is held: of the municipality that sends, unless the row names another.
    fn person(&self, person: &Person) -> Person {
        let is_another = rules::is_of_another(&person.municipality, &self.places.own, &self.places.others);
        let municipality = if is_another { person.municipality.clone() } else { OWN.to_owned() };
        Person { municipality, note: String::new(), ..person.clone() }
    }

    fn rows(&mut self) {
        let free = self.free();
        let known: Vec<Person> = free.iter().map(|at| self.person(&self.list.people[*at])).collect();
        let rows: Vec<usize> =
            (0..self.lines.len()).filter(|at| self.is_in(*at) && self.of[*at].is_none()).collect();
        let sent: Vec<Person> = rows.iter().map(|at| self.person(&self.lines[*at].person)).collect();
        let held = resent::hold(&known, &sent);
        let mut doubts: HashMap<usize, Vec<(usize, Doubt)>> = HashMap::new();
        for one in held.proposals.iter().filter(|one| one.doubt != Doubt::SharedAddress) {
            doubts.entry(one.sent).or_default().push((free[one.known], one.doubt));
        }
        // Who is certain comes first, so that nobody is offered whom another row is.
        for (at, sent) in held.sent.iter().enumerate().filter(|(at, _)| !doubts.contains_key(at)) {
            if let Sent::Changed { known, .. } | Sent::Same { known } = sent {
                self.pair(rows[at], free[*known]);
            }
        }
        for (at, line) in rows.iter().enumerate() {
            if let Some(doubts) = doubts.get(&at) {
                self.decide(*line, doubts);
            }
        }
    }

    fn decide(&mut self, line: usize, doubts: &[(usize, Doubt)]) {
        let candidates: Vec<usize> =
            doubts.iter().map(|(known, _)| *known).filter(|known| !self.taken[*known]).collect();
        if candidates.is_empty() {
            return;
        }
        let is_address = doubts.iter().any(|(_, doubt)| *doubt == Doubt::OtherName);
        let answer = match self.lines[line].who {
            Some(Who::Same(id)) => {
                let known = self.place_of(id).filter(|known| candidates.contains(known));
                known.map(|known| {
                    self.pair(line, known);
                    Who::Same(id)
                })
            }
            answer => answer,
        };
        for known in &candidates {
            match answer {
                None => self.in_question[*known] = true,
                Some(Who::Another) if is_address => self.replaced[*known] = true,
                Some(_) => {}
            }
        }
        self.asked.push(Asked { line, candidates, is_address, answer });
    }

    /// Of those whom no row has: who was taken out by hand.
    fn out_by_hand(&self) -> Vec<bool> {
        let mut out = vec![false; self.list.people.len()];
        let free = self.free();
        let by_hand = |line: &&Line| line.out && !line.left && !line.is_blank();
        let lines: Vec<&Line> = self.lines.iter().filter(by_hand).collect();
        for known in lines.iter().filter_map(|line| self.place_of(line.is?)) {
            out[known] = true;
        }
        let known: Vec<Person> = free.iter().map(|at| self.person(&self.list.people[*at])).collect();
        let sent: Vec<Person> =
            lines.iter().filter(|line| line.is.is_none()).map(|line| self.person(&line.person)).collect();
        for sent in resent::hold(&known, &sent).sent {
            if let Sent::Changed { known, .. } | Sent::Same { known } = sent {
                out[free[known]] = true;
            }
        }
        out
    }

    fn finished(self, stay: &BTreeMap<ParticipantId, bool>) -> Held {
        let by_hand = self.out_by_hand();
        let missing = (0..self.list.people.len())
            .filter(|known| !self.taken[*known] && !self.in_question[*known])
            .map(|known| {
                let said = stay.get(&self.list.stored[known].id).copied();
                let usual = !by_hand[known] && !self.replaced[known];
                Missing { known, stays: said.unwrap_or(usual), is_said: said.is_some() || by_hand[known] }
            })
            .collect();
        let open: Vec<usize> =
            self.asked.iter().filter(|one| one.answer.is_none()).map(|one| one.line).collect();
        let standing = (0..self.lines.len()).map(|at| match self.of[at] {
            _ if !self.is_in(at) => Standing::Nobody,
            None if open.contains(&at) => Standing::Open,
            None => Standing::New,
            Some(known) => match differing(&bare(&self.list.people[known]), &bare(&self.lines[at].person)) {
                fields if fields.is_empty() => Standing::Same { known },
                fields => Standing::Changed { known, fields },
            },
        });
        Held { standing: standing.collect(), missing, asked: self.asked }
    }
}

/// What all of a municipality have in common while they are held against each other.
const OWN: &str = "=";

/// Without what is read but not kept.
pub(super) fn bare(person: &Person) -> Person {
    Person { municipality: String::new(), note: String::new(), ..person.clone() }
}

/// Whom of the old list the people of a new one are, by place. `who`: what is known or was said. Of the others a name
/// that each list has once, with another address, is the same person: nobody could be asked.
pub(super) fn settled(list: &OwnList, people: &[Person], who: &BTreeMap<usize, Who>) -> Vec<Option<usize>> {
    let mut of: Vec<Option<usize>> = vec![None; people.len()];
    let mut taken = vec![false; list.people.len()];
    for (at, id) in who.iter().filter_map(|(at, who)| match who {
        Who::Same(id) => Some((*at, *id)),
        Who::Another => None,
    }) {
        let known = list.stored.iter().position(|stored| stored.id == id);
        if let (Some(known), Some(place)) = (known.filter(|known| !taken[*known]), of.get_mut(at)) {
            *place = Some(known);
            taken[known] = true;
        }
    }
    let free: Vec<usize> = (0..taken.len()).filter(|at| !taken[*at]).collect();
    let open: Vec<usize> = (0..people.len()).filter(|at| !who.contains_key(at)).collect();
    let known: Vec<Person> = free.iter().map(|at| bare(&list.people[*at])).collect();
    let sent: Vec<Person> = open.iter().map(|at| bare(&people[*at])).collect();
    let held = resent::hold(&known, &sent);
    for (at, one) in held.sent.iter().enumerate() {
        if let Sent::Changed { known, .. } | Sent::Same { known } = one {
            of[open[at]] = Some(free[*known]);
        }
    }
    let names =
        || held.proposals.iter().filter(|one| matches!(one.doubt, Doubt::Name | Doubt::NameAndMunicipality));
    for one in names() {
        let is_only = names().filter(|other| other.sent == one.sent || other.known == one.known).count() == 1;
        if is_only {
            of[open[one.sent]] = Some(free[one.known]);
        }
    }
    of
}

/// Those who stay although they are on no row, without those who are found to be on one, and without anybody whose
/// address has gone over.
pub(super) fn staying<'a>(
    list: &'a OwnList,
    of: &'a [Option<usize>],
    stay: &'a [ParticipantId],
) -> impl Iterator<Item = usize> + 'a {
    (0..list.people.len())
        .filter(|known| stay.contains(&list.stored[*known].id) && !of.contains(&Some(*known)))
}

#[cfg(test)]
mod laws;
