//! The extract on paper, and as data.

use chrono::{DateTime, Utc};
use organisation::held::Piece;
use organisation::register::Organisation;
use serde::Serialize;
use texts::{Words, local};

use super::form::AskForm;
use crate::printing::{Foot, Paper};

/// An extract, ready to be read.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Sheet {
    /// `Registerutdrag`.
    pub title: String,
    /// Whose, for whom, when.
    pub facts: Vec<[String; 2]>,
    /// What it is, by which law, and whom to turn to.
    pub lead: Vec<String>,
    /// What is held.
    pub parts: Vec<Part>,
    /// Said when nothing is held.
    pub nothing: String,
    /// The foot of the page.
    pub foot: Foot,
}

/// Something that is held.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Part {
    /// What it is.
    pub title: String,
    /// What it says.
    pub facts: Vec<[String; 2]>,
    /// Longer text.
    pub text: Vec<String>,
}

impl Paper for Sheet {
    const TEMPLATE: &'static str = include_str!("extract.typ");

    fn title(&self) -> &str {
        &self.title
    }
}

impl Part {
    fn of(piece: &Piece) -> Self {
        let facts = piece.facts.iter().map(|(key, text)| [key.clone(), text.clone()]);
        Self { title: piece.title.clone(), facts: facts.collect(), text: piece.text.clone() }
    }
}

/// The extract in words.
pub(super) fn sheet(
    words: &Words,
    authority: &Organisation,
    asked: &AskForm,
    pieces: &[Piece],
    at: DateTime<Utc>,
) -> Sheet {
    let facts = [
        ("extract-authority", authority.formal_name.clone()),
        ("extract-reference", asked.reference.clone()),
        ("extract-name", asked.name.clone()),
        ("extract-address", asked.address.clone()),
        ("extract-made-at", words.moment(at)),
    ];
    Sheet {
        title: words.say("extract-title"),
        facts: facts
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(key, text)| [words.say(key), text])
            .collect(),
        lead: ["extract-law", "extract-purpose", "extract-rights"].map(|key| words.say(key)).into(),
        parts: pieces.iter().map(Part::of).collect(),
        nothing: words.say("extract-nothing"),
        foot: Foot {
            line: format!("{} · {}", authority.formal_name, words.date(local(at).date())),
            page: words.say2("disposal-page", "page", "{page}", "pages", "{pages}"),
        },
    }
}

/// The same as data.
#[derive(Serialize)]
struct Data<'a> {
    authority: &'a str,
    reference: &'a str,
    made_at: DateTime<Utc>,
    held: Vec<Held<'a>>,
}

#[derive(Serialize)]
struct Held<'a> {
    id: &'a str,
    what: &'a str,
    facts: Vec<Fact<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    text: &'a [String],
}

#[derive(Serialize)]
struct Fact<'a> {
    what: &'a str,
    value: &'a str,
}

/// The extract for a program to read.
pub(super) fn data(
    authority: &Organisation,
    asked: &AskForm,
    pieces: &[Piece],
    at: DateTime<Utc>,
) -> serde_json::Result<Vec<u8>> {
    let held = |piece| {
        let Piece { id, title, facts, text, .. }: &Piece = piece;
        let facts = facts.iter().map(|(what, value)| Fact { what, value });
        Held { id, what: title, facts: facts.collect(), text }
    };
    serde_json::to_vec_pretty(&Data {
        authority: &authority.formal_name,
        reference: &asked.reference,
        made_at: at,
        held: pieces.iter().map(held).collect(),
    })
}

#[cfg(test)]
pub(super) mod samples {
    use organisation::held::Fits;
    use papers::{Press, Sheet as Printed};
    use texts::Lang;

    use super::*;
    use crate::disposal::samples::county;

    pub(in crate::extract) fn pieces() -> Vec<Piece> {
        let piece = |id: &str, fits, text: Vec<String>| Piece {
            id: id.to_owned(),
            title: "<b>Anmälan</b> ".repeat(4),
            fits,
            facts: vec![
                ("Namn".into(), "Åsa \"*Öberg*\" #x".repeat(20)),
                ("E-post".into(), "a@b.example".into()),
            ],
            text,
        };
        vec![
            piece("participant:1", Fits::Address, Vec::new()),
            piece("letter:2", Fits::Name, vec!["Hej!\nEtt brev.".into(), "$ Slut #pagebreak()".into()]),
        ]
    }

    pub(in crate::extract) fn asked() -> AskForm {
        AskForm { reference: "dnr 7".into(), name: "Åsa Öberg".into(), address: String::new() }
    }

    #[test]
    fn the_paper_is_printed_strictly_in_both_languages() {
        for lang in Lang::ALL {
            for pieces in [Vec::new(), pieces()] {
                let words = crate::samples::words(lang);
                let sheet = sheet(&words, &county(), &asked(), &pieces, DateTime::UNIX_EPOCH);
                let data = serde_json::to_value(&sheet).unwrap();
                assert!(!data.to_string().contains('⟦'), "{data}");
                let (title, language, made_at) = (sheet.title.as_str(), lang.code(), DateTime::UNIX_EPOCH);
                let printed = Printed { template: Sheet::TEMPLATE, data: &data, title, language, made_at };
                Press::new().proof(&printed).unwrap();
            }
        }
    }

    #[test]
    fn the_data_holds_every_fact() {
        let data = data(&county(), &asked(), &pieces(), DateTime::UNIX_EPOCH).unwrap();
        let read: serde_json::Value = serde_json::from_slice(&data).unwrap();
        assert_eq!(read["held"][0]["facts"][1]["value"], "a@b.example");
        assert_eq!(read["held"][1]["text"][0], "Hej!\nEtt brev.");
        assert!(read["held"][0].get("text").is_none());
    }
}
