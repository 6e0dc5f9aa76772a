//! The organiser's book: which rules hold, who has which part, what each table offers. Pure.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use organisation::OrganisationId;
use serde::{Deserialize, Serialize};

use super::needs::Needs;
use crate::records::ParticipantId;

/// What somebody does at the workshop besides taking part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Takes part, and nothing else.
    #[default]
    Participant,
    /// Writes down what the table finds.
    Documenter,
    /// A guest, such as somebody from the police.
    Guest,
    /// Leads the work.
    Facilitator,
}

impl Part {
    /// All, the usual one first.
    pub const ALL: [Self; 4] = [Self::Participant, Self::Documenter, Self::Guest, Self::Facilitator];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Participant => "participant",
            Self::Documenter => "documenter",
            Self::Guest => "guest",
            Self::Facilitator => "facilitator",
        }
    }

    /// The part with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }
}

/// What a table offers, and what a person may need of theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Trait {
    /// It is reached without steps.
    StepFree,
    /// A hearing loop works there.
    HearingLoop,
    /// It stands near the door.
    NearDoor,
}

impl Trait {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::StepFree, Self::HearingLoop, Self::NearDoor];

    /// The code in forms and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::StepFree => "step_free",
            Self::HearingLoop => "hearing_loop",
            Self::NearDoor => "near_door",
        }
    }

    /// The trait with this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// What is noted of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// What they do.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub part: Part,
    /// It is their first time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub new: bool,
    /// What they need of their table. It lies sealed beside the book ([`super::needs`]); older books hold it.
    #[serde(default, skip_serializing)]
    pub needs: BTreeSet<Trait>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands in a reference")]
fn is_usual(part: &Part) -> bool {
    *part == Part::Participant
}

/// A rule for every round.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "rule")]
pub enum Rule {
    /// These never share a table.
    Apart {
        /// At least two, in the order of their ids.
        people: Vec<ParticipantId>,
    },
    /// These always share a table.
    Together {
        /// At least two, in the order of their ids.
        people: Vec<ParticipantId>,
    },
    /// These would like to share a table in some round: granted where it costs nobody else much.
    Wish {
        /// Two, in the order of their ids.
        people: Vec<ParticipantId>,
    },
    /// All of one municipality share a table.
    Whole {
        /// Which.
        municipality: OrganisationId,
    },
    /// At least one with this part at each table.
    Each {
        /// Which part.
        part: Part,
    },
    /// Those with this part are spread as evenly as their number allows.
    Spread {
        /// Which part.
        part: Part,
    },
}

/// Most people that one rule can name.
pub const MOST_IN_A_RULE: usize = 8;

impl Rule {
    /// Two or more kept apart.
    #[must_use]
    pub fn apart(people: impl IntoIterator<Item = ParticipantId>) -> Self {
        Self::Apart { people: in_order(people) }
    }

    /// Two or more kept together.
    #[must_use]
    pub fn together(people: impl IntoIterator<Item = ParticipantId>) -> Self {
        Self::Together { people: in_order(people) }
    }

    /// Two who would like to share a table.
    #[must_use]
    pub fn wish(people: impl IntoIterator<Item = ParticipantId>) -> Self {
        Self::Wish { people: in_order(people) }
    }

    /// The code in text keys and the journal.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Apart { .. } => "apart",
            Self::Together { .. } => "together",
            Self::Wish { .. } => "wish",
            Self::Whole { .. } => "whole",
            Self::Each { .. } => "each",
            Self::Spread { .. } => "spread",
        }
    }

    /// Whom it names.
    #[must_use]
    pub fn people(&self) -> &[ParticipantId] {
        match self {
            Self::Apart { people } | Self::Together { people } | Self::Wish { people } => people,
            Self::Whole { .. } | Self::Each { .. } | Self::Spread { .. } => &[],
        }
    }

    /// The part it speaks of.
    #[must_use]
    pub const fn part(&self) -> Option<Part> {
        match self {
            Self::Each { part } | Self::Spread { part } => Some(*part),
            Self::Apart { .. } | Self::Together { .. } | Self::Wish { .. } | Self::Whole { .. } => None,
        }
    }

    /// The rule without those who do not come; nothing when too few are left for it to say something.
    #[must_use]
    pub fn among(&self, come: &HashSet<ParticipantId>) -> Option<Self> {
        let left = |people: &[ParticipantId]| -> Option<Vec<ParticipantId>> {
            let left: Vec<_> = people.iter().copied().filter(|person| come.contains(person)).collect();
            (left.len() > 1).then_some(left)
        };
        Some(match self {
            Self::Apart { people } => Self::Apart { people: left(people)? },
            Self::Together { people } => Self::Together { people: left(people)? },
            Self::Wish { people } => Self::Wish { people: left(people)? },
            Self::Whole { .. } | Self::Each { .. } | Self::Spread { .. } => self.clone(),
        })
    }
}

fn in_order(people: impl IntoIterator<Item = ParticipantId>) -> Vec<ParticipantId> {
    people.into_iter().collect::<BTreeSet<_>>().into_iter().collect()
}

/// The whole book.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// The rules, in the order in which they were set.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// What is noted of people; who is not here takes part and needs nothing.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub marks: BTreeMap<ParticipantId, Mark>,
    /// What tables offer, by number from 1.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tables: BTreeMap<i32, BTreeSet<Trait>>,
}

impl Book {
    /// What is noted of somebody.
    #[must_use]
    pub fn mark(&self, person: ParticipantId) -> Mark {
        self.marks.get(&person).cloned().unwrap_or_default()
    }

    /// Who needs what of their table.
    #[must_use]
    pub fn needs(&self) -> Needs {
        let needy = self.marks.iter().filter(|(_, mark)| !mark.needs.is_empty());
        needy.map(|(person, mark)| (*person, mark.needs.clone())).collect()
    }

    /// The book with these needs in place of those that stand in it.
    #[must_use]
    pub fn with_needs(mut self, needs: &Needs) -> Self {
        for mark in self.marks.values_mut() {
            mark.needs.clear();
        }
        for (person, needs) in needs {
            self.marks.entry(*person).or_default().needs.clone_from(needs);
        }
        self.marks.retain(|_, mark| *mark != Mark::default());
        self
    }

    /// What a table offers.
    #[must_use]
    pub fn offers(&self, table: i32) -> BTreeSet<Trait> {
        self.tables.get(&table).cloned().unwrap_or_default()
    }

    /// Pairs that a rule keeps apart, the smaller id first.
    pub fn apart(&self) -> impl Iterator<Item = (ParticipantId, ParticipantId)> {
        let lists = self.rules.iter().filter_map(|rule| match rule {
            Rule::Apart { people } => Some(people),
            _ => None,
        });
        lists.flat_map(|people| {
            let pairs = people.iter().enumerate();
            pairs.flat_map(|(place, one)| people[place + 1..].iter().map(|other| (*one, *other)))
        })
    }

    /// The book without those who do not come: their ids are not kept longer than they are.
    #[must_use]
    pub fn among(&self, come: &HashSet<ParticipantId>) -> Self {
        Self {
            rules: self.rules.iter().filter_map(|rule| rule.among(come)).collect(),
            marks: self
                .marks
                .iter()
                .filter(|(id, _)| come.contains(id))
                .map(|(id, mark)| (*id, mark.clone()))
                .collect(),
            tables: self.tables.clone(),
        }
    }

    /// Tables (from 1) that offer all that is needed, among so many.
    #[must_use]
    pub fn fitting(&self, needs: &BTreeSet<Trait>, tables: usize) -> Vec<usize> {
        let offered =
            |table: &usize| i32::try_from(*table).is_ok_and(|number| self.offers(number).is_superset(needs));
        (1..=tables).filter(offered).collect()
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::prelude::Uuid;

    use super::*;

    fn id(number: u128) -> ParticipantId {
        Uuid::from_u128(number).into()
    }

    #[test]
    fn a_rule_of_three_that_loses_one_still_says_something_and_one_of_two_does_not() {
        let come = HashSet::from([id(1), id(3)]);
        let three = Rule::apart([id(3), id(2), id(1)]);
        assert_eq!(three.among(&come), Some(Rule::apart([id(1), id(3)])));
        assert_eq!(Rule::wish([id(1), id(2)]).among(&come), None);
    }

    #[test]
    fn three_kept_apart_are_three_pairs() {
        let book = Book { rules: vec![Rule::apart([id(1), id(2), id(3)])], ..Book::default() };
        let pairs: Vec<_> = book.apart().collect();
        assert_eq!(pairs, [(id(1), id(2)), (id(1), id(3)), (id(2), id(3))]);
    }

    #[test]
    fn a_need_leads_to_the_tables_that_meet_it() {
        let mut book = Book::default();
        book.tables.insert(2, BTreeSet::from([Trait::StepFree]));
        book.tables.insert(4, BTreeSet::from([Trait::StepFree, Trait::NearDoor]));
        assert_eq!(book.fitting(&BTreeSet::from([Trait::StepFree]), 5), [2, 4]);
        assert_eq!(book.fitting(&BTreeSet::from([Trait::StepFree, Trait::NearDoor]), 5), [4]);
        assert!(book.fitting(&BTreeSet::from([Trait::HearingLoop]), 5).is_empty());
    }

    #[test]
    fn a_book_is_read_as_it_was_written_and_an_empty_one_is_short() {
        let mut book = Book { rules: vec![Rule::Each { part: Part::Documenter }], ..Book::default() };
        book.marks
            .insert(id(1), Mark { part: Part::Guest, new: true, needs: BTreeSet::from([Trait::NearDoor]) });
        let text = serde_json::to_string(&book).unwrap();
        let read: Book = serde_json::from_str(&text).unwrap();
        assert_eq!(read, book.clone().with_needs(&Needs::new()), "needs are not written");
        assert_eq!(read.with_needs(&book.needs()), book);
        assert_eq!(serde_json::to_string(&Book::default()).unwrap(), "{}");
    }
}
