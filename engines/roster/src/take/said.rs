//! What was taken and left, in one sentence each, in English and Swedish.

use std::fmt;

use super::{Left, Part, Step, Why};

impl Why {
    /// The code by which a user interface finds its own words.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Picture => "picture",
            Self::Prose => "prose",
            Self::Before => "before",
            Self::Signature => "signature",
            Self::OtherForm => "other_form",
            Self::TooDeep => "too_deep",
            Self::TooManyParts => "too_many_parts",
            Self::Refused(_) => "refused",
        }
    }

    /// Whether a person should look at it: a list may be there.
    #[must_use]
    pub fn may_hold_a_list(&self) -> bool {
        !matches!(self, Self::Before | Self::Signature | Self::OtherForm)
    }
}

impl Left {
    /// One English sentence: what was left and why.
    #[must_use]
    pub fn sentence(&self) -> String {
        let place = self.place("lines", "line");
        let place = capitalised(&format!("{}{place}", self.part));
        match &self.why {
            Why::Picture => format!("{place} is or holds a picture that we cannot read."),
            Why::Prose => format!("{place} is running text and was not read as a list."),
            Why::Before => format!("{place} is from an earlier mail and was not read."),
            Why::Signature => format!("{place} is the signature and was not read as a list."),
            Why::OtherForm => format!("{place} is there in a second form, which was not needed."),
            Why::TooDeep => format!("{place} lies too deep within other mails and was not read."),
            Why::TooManyParts => format!("{place} has more parts than are read; the last ones were left."),
            Why::Refused(refusal) => format!("{place} was not read. {refusal}"),
        }
    }

    /// The same in Swedish. The reason of a refusal is left to the caller, who has words for it.
    #[must_use]
    pub fn sentence_sv(&self) -> String {
        let place = self.place("raderna", "rad");
        let place = capitalised(&format!("{}{place}", self.part.in_swedish()));
        match &self.why {
            Why::Picture => format!("{place} är eller innehåller en bild som vi inte kan läsa."),
            Why::Prose => format!("{place} är löpande text och har inte lästs som lista."),
            Why::Before => format!("{place} hör till ett tidigare mail och har inte lästs."),
            Why::Signature => format!("{place} är underskriften och har inte lästs som lista."),
            Why::OtherForm => format!("{place} finns också i en annan form, som inte behövdes."),
            Why::TooDeep => format!("{place} ligger för djupt inne i andra mail och har inte lästs."),
            Why::TooManyParts => format!("{place} har fler delar än vi läser. De sista har lämnats."),
            Why::Refused(_) => format!("{place} gick inte att läsa som lista."),
        }
    }

    fn place(&self, many: &str, one: &str) -> String {
        match self.lines {
            Some((first, last)) if first == last => format!(", {one} {first},"),
            Some((first, last)) => format!(", {many} {first}–{last},"),
            None => String::new(),
        }
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("what was sent");
        }
        for (at, step) in self.0.iter().enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            match step {
                Step::Body => write!(f, "{comma}the text of the mail")?,
                Step::Before => write!(f, "{comma}the mail before it")?,
                Step::Attachment { number, name } if name.is_empty() => {
                    write!(f, "{comma}attachment {number}")?;
                }
                Step::Attachment { name, .. } => write!(f, "{comma}the attachment “{name}”")?,
            }
        }
        Ok(())
    }
}

impl Part {
    /// The part in Swedish, as it stands in the middle of a sentence.
    #[must_use]
    pub fn in_swedish(&self) -> String {
        if self.0.is_empty() {
            return "det som skickades".to_owned();
        }
        let steps: Vec<String> = self
            .0
            .iter()
            .map(|step| match step {
                Step::Body => "texten i mailet".to_owned(),
                Step::Before => "det tidigare mailet".to_owned(),
                Step::Attachment { number, name } if name.is_empty() => format!("bilaga {number}"),
                Step::Attachment { name, .. } => format!("bilagan ”{name}”"),
            })
            .collect();
        steps.join(", ")
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
