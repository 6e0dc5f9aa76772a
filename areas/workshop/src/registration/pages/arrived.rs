//! What was sent, whatever it is, made the rows of a review: typed, pasted, a file, or a mail's bytes. Every way in ends
//! here.

use roster::{Caps, Columns, Left, List, Part, Refusal, Step, Taken, Why, take};
use texts::Words;
use web::{LARGEST_FILE, Trouble};

use super::review::Draft;
use super::{Opened, said};
use crate::registration::came::{self, Came, Rows};
use crate::registration::remembered;

/// Rows that are reviewed in one form. The lists of a whole country fit; a register of inhabitants does not.
const MOST_ROWS: usize = 1_400;
/// From this many on, whoever sends more people than there are seats picks those who come, not those who stay.
const PICKING_FROM: usize = 60;

/// What was read, ready to be reviewed.
pub(super) struct Arrived {
    came: Came,
    rows: Rows,
    /// Rows that became one, titles, other sheets.
    pub asides: Vec<String>,
}

/// How much is read before it is refused.
pub(in crate::registration) fn caps() -> Caps {
    Caps { max_bytes: LARGEST_FILE as u64, max_rows: MOST_ROWS, ..Caps::default() }
}

/// Takes what was sent, with the columns as they were read of this sender's lists before. What is no list is answered
/// with a sentence.
pub(super) async fn arrived(opened: &Opened, bytes: Vec<u8>) -> Result<Result<Arrived, String>, Trouble> {
    let remembered = remembered::of(opened.app.store(), opened.invited.municipality.id).await?;
    let words = opened.words().clone();
    opened.app.at_a_bench(move || read(&words, &bytes, &remembered)).await
}

/// The same without a house. Pure.
pub(super) fn read(words: &Words, bytes: &[u8], remembered: &[Columns]) -> Result<Arrived, String> {
    let taken = take(bytes, &caps(), remembered).map_err(|refusal| said::refusal(words, &refusal))?;
    let mut came =
        Came::of(&taken, remembered, |list| (place(words, &list.part), said::read_as(words, list)));
    let Some(best) = taken.best() else { return Err(nothing(words, &taken)) };
    came.said.extend(taken.letter.as_ref().and_then(|letter| said::letter(words, letter)));
    let (loud, beside): (Vec<&Left>, Vec<&Left>) = taken.left.iter().partition(|left| is_loud(left));
    came.said.extend(told(words, loud));
    came.beside = told(words, beside);
    Ok(Arrived { rows: came::rows(&best.reading), asides: asides(words, best), came })
}

/// A list may be there that is not in the review: a person must look.
fn is_loud(left: &Left) -> bool {
    left.why.may_hold_a_list() && left.why != Why::Prose
}

/// Parts that were left in words, first what concerns the whole.
fn told(words: &Words, mut left: Vec<&Left>) -> Vec<String> {
    left.sort_by_key(|left| !matches!(left.why, Why::TooDeep | Why::TooManyParts));
    shortened(words, left.into_iter().map(|left| said::left(words, left)).collect())
}

/// Sentences that are shown; of a mail with a thousand pictures the first say enough.
const MOST_SAID: usize = 10;

fn shortened(words: &Words, mut sentences: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    sentences.retain(|sentence| seen.insert(sentence.clone()));
    let more = sentences.len().saturating_sub(MOST_SAID);
    if more > 0 {
        sentences.truncate(MOST_SAID);
        sentences.push(words.say1("registration-left-more", "parts", more));
    }
    sentences
}

/// A mail without any list: what was looked at, and why not used.
fn nothing(words: &Words, taken: &Taken) -> String {
    let left: Vec<&Left> = taken.left.iter().filter(|left| left.why.may_hold_a_list()).collect();
    let mut all = vec![words.say("registration-no-list")];
    all.extend(told(words, left));
    all.join(" ")
}

fn asides(words: &Words, list: &List) -> Vec<String> {
    let merged = list.reading.merged.iter().map(|merged| said::merged(words, merged));
    shortened(words, merged.chain(said::skipped(words, &list.reading)).collect())
}

/// Where a part stands, as it stands in the middle of a sentence; empty for the whole.
pub(super) fn place(words: &Words, part: &Part) -> String {
    let step = |step: &Step| match step {
        Step::Body => words.say("registration-step-body"),
        Step::Before => words.say("registration-step-before"),
        Step::Attachment { number, name } if name.is_empty() => {
            words.say1("registration-step-attachment-number", "number", number.to_string())
        }
        Step::Attachment { name, .. } => words.say1("registration-step-attachment", "name", name.as_str()),
        _ => words.say("registration-step-whole"),
    };
    part.0.iter().map(step).collect::<Vec<_>>().join(", ")
}

impl Arrived {
    /// Without what people eat and need: for somebody who may write that, and not read what others wrote.
    pub(super) fn without_needs(mut self, words: &Words) -> Self {
        self.came.forget_needs();
        for line in &mut self.rows.0 {
            (line.person.diet, line.person.access) = (String::new(), String::new());
        }
        self.asides.insert(0, words.say("received-draft-shut"));
        self
    }

    /// The draft to review, with what was found in each row. Nothing is stored by it.
    pub(super) fn draft(self, opened: &Opened) -> (Draft, Vec<Vec<roster::CellFault>>, Vec<String>) {
        let (mut lines, faults) = self.rows;
        let seats = usize::try_from(opened.invited.workshop.seats_most).unwrap_or_default();
        if lines.len() > seats.max(PICKING_FROM) {
            for line in &mut lines {
                (line.out, line.left) = (true, true);
            }
        }
        let draft = Draft { came: Some(self.came), ..Draft::new(opened, lines) };
        (draft, faults, self.asides)
    }
}

#[cfg(test)]
impl Arrived {
    /// What it is made of.
    pub(super) fn parts(self) -> (Rows, Came, Vec<String>) {
        (self.rows, self.came, self.asides)
    }
}

/// Why a file is not even read.
pub(in crate::registration) fn too_large(words: &Words, size: usize) -> String {
    said::refusal(words, &Refusal::TooLarge { bytes: size as u64, max: LARGEST_FILE as u64 })
}
