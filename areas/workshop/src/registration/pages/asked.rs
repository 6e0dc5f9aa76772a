//! What a list that is sent again asks: who somebody is, and whether those who are missing still come. And how all of
//! them stand, in groups.

use texts::Words;
use web::{Choice, Faults};

use super::rows::label;
use super::{Listed, number};
use crate::registration::form::{self, Line};
use crate::registration::held::{Asked, Held, Missing, Standing};
use crate::registration::sealed::OwnList;

/// The answer that somebody who is missing still comes.
pub(super) const YES: &str = "yes";
/// The answer that they do not.
pub(super) const NO: &str = "no";

/// A question with its answers.
#[derive(Clone, Debug)]
pub(super) struct Question {
    pub id: String,
    pub legend: String,
    pub hint: String,
    pub choices: Vec<Choice>,
    pub chosen: String,
}

/// Those who stand alike.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub title: String,
    pub names: String,
}

/// Names of one group that are shown.
const MOST_NAMES: usize = 12;

/// A list held against the one that stands, with the words for it.
pub(super) struct Against<'a> {
    pub words: &'a Words,
    pub held: &'a Held,
    pub lines: &'a [Line],
    pub list: &'a OwnList,
}

impl Against<'_> {
    /// Who somebody is.
    pub(super) fn doubts(&self) -> Vec<Question> {
        self.held.asked.iter().map(|asked| self.doubt(asked)).collect()
    }

    fn doubt(&self, asked: &Asked) -> Question {
        let line = &self.lines[asked.line];
        let hint = if asked.is_address { "registration-who-address" } else { "registration-who-name" };
        let same = asked.candidates.iter().map(|known| {
            let person = Listed::of(self.words, &self.list.people[*known]);
            Choice::new(
                self.list.stored[*known].id.to_string(),
                self.words.say2("registration-who-same", "name", &person.name, "details", details(&person)),
            )
        });
        let another = Choice::new(form::ANOTHER, self.words.say("registration-who-another"));
        Question {
            id: format!("who-{}", asked.line),
            legend: self.words.say2(
                "registration-who-asked",
                "row",
                label(self.words, line),
                "details",
                details_with_name(&Listed::of(self.words, &line.person)),
            ),
            hint: self.words.say(hint),
            choices: same.chain([another]).collect(),
            chosen: asked.answer.map(form::who_in_words).unwrap_or_default(),
        }
    }

    /// Whether those who are missing still come.
    pub(super) fn missing(&self) -> Vec<Question> {
        self.held.missing.iter().map(|missing| self.stays(missing)).collect()
    }

    fn stays(&self, missing: &Missing) -> Question {
        let person = Listed::of(self.words, &self.list.people[missing.known]);
        Question {
            id: self.stay_id(missing),
            legend: self.words.say1("registration-stay", "name", &person.name),
            hint: details(&person),
            choices: vec![
                Choice::new(YES, self.words.say("registration-stay-yes")),
                Choice::new(NO, self.words.say("registration-stay-no")),
            ],
            chosen: if missing.stays { YES } else { NO }.to_owned(),
        }
    }

    fn stay_id(&self, missing: &Missing) -> String {
        format!("stay-{}", self.list.stored[missing.known].id)
    }

    /// The questions that wait for an answer.
    pub(super) fn faults(&self, faults: &mut Faults, sent: bool) {
        for asked in self.held.open() {
            let row = label(self.words, &self.lines[asked.line]);
            faults.add(format!("who-{}", asked.line), self.words.say1("registration-who-open", "row", row));
        }
        for missing in self.held.missing.iter().filter(|missing| sent && !missing.is_said) {
            let name = self.list.people[missing.known].name.as_str();
            faults.add(self.stay_id(missing), self.words.say1("registration-stay-open", "name", name));
        }
    }

    /// New, changed, same, missing: each with its names. Nothing when there is no list to hold it against.
    pub(super) fn groups(&self) -> Vec<Group> {
        if self.list.people.is_empty() {
            return Vec::new();
        }
        let of = |is: fn(&Standing) -> bool| -> Vec<String> {
            let rows = self.held.standing.iter().zip(self.lines).filter(|(standing, _)| is(standing));
            rows.map(|(standing, line)| self.named(standing, line)).collect()
        };
        let gone = self.held.missing.iter();
        let gone = gone.map(|missing| self.list.people[missing.known].name.clone()).collect();
        [
            ("new", of(|one| *one == Standing::New)),
            ("changed", of(|one| matches!(one, Standing::Changed { .. }))),
            ("same", of(|one| matches!(one, Standing::Same { .. }))),
            ("open", of(|one| *one == Standing::Open)),
            ("missing", gone),
        ]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(key, names)| Group {
            title: self.words.say1(&format!("registration-group-{key}"), "people", names.len()),
            names: self.few(names),
        })
        .collect()
    }

    fn few(&self, mut names: Vec<String>) -> String {
        let more = names.len().saturating_sub(MOST_NAMES);
        if more > 0 {
            names.truncate(MOST_NAMES);
            names.push(self.words.say1("registration-group-more", "people", number(self.words, more)));
        }
        self.words.list(&names)
    }

    /// The name, and what has changed.
    fn named(&self, standing: &Standing, line: &Line) -> String {
        let name = if line.person.name.is_empty() { &line.person.email } else { &line.person.name };
        let Standing::Changed { fields, .. } = standing else { return name.clone() };
        let fields: Vec<String> = fields
            .iter()
            .map(|field| self.words.say(&format!("registration-changed-{}", field.code())))
            .collect();
        format!("{name} ({})", self.words.list(&fields))
    }
}

fn details(person: &Listed) -> String {
    let texts = [person.role.as_str(), &person.email];
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}

fn details_with_name(person: &Listed) -> String {
    let texts = [person.name.as_str(), &person.email];
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}
