//! The head of the chain, kept where nobody who can change the database can change it too.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use ::letters::Block;
use sea_orm::prelude::Uuid;
use serde::Deserialize;
use serde_json::json;
use store::journal::{self, Head};
use store::{Author, Line, Store, StoreFault};
use texts::Words;

use crate::post::{Address, Content};

/// Where heads go. With neither, none are sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Witness {
    /// A file that grows by a line each time, best on another machine.
    #[serde(default)]
    pub file: Option<PathBuf>,
    /// A folder to which the lines themselves go, best on another machine.
    #[serde(default)]
    pub lines: Option<PathBuf>,
    /// A mail address.
    #[serde(default)]
    pub address: Option<String>,
}

impl Witness {
    /// Whether heads go anywhere.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.file.is_some() || self.lines.is_some() || self.address.is_some()
    }
}

/// Sends the head of the chain, and the lines where that is wanted, to the second place, and writes that it was done. An empty journal has none.
///
/// # Errors
/// [`StoreFault`] when the database refuses or the file cannot be written; the head goes with the next turn then.
pub async fn send_head(store: &Store, witness: &Witness, words: &Words) -> Result<(), StoreFault> {
    let head = journal::head(store).await?;
    if head.seq == 0 || !witness.is_set() {
        return Ok(());
    }
    if let Some(file) = &witness.file {
        let line = format!("{} {head}\n", store.doors().now().format("%Y-%m-%dT%H:%M:%SZ"));
        append(file, &line).map_err(|source| StoreFault::File {
            what: format!("the heads in {}", file.display()),
            source,
        })?;
    }
    if let Some(folder) = &witness.lines {
        journal::copy(store, folder).await?;
    }
    let mut desk = store.desk(&Author::program()).await?;
    if let Some(address) = &witness.address {
        desk.post(letter(words, &head).to(to(address, words, desk.id()))?);
    }
    desk.write(Line {
        deed: "journal.head_sent",
        subject: "journal",
        subject_id: Uuid::nil(),
        owner: None,
        details: json!({ "lines": head.seq }),
    });
    desk.seal("").await
}

fn append(file: &Path, line: &str) -> std::io::Result<()> {
    let mut file = std::fs::OpenOptions::new().append(true).create(true).open(file)?;
    file.write_all(line.as_bytes())?;
    file.sync_all()
}

fn letter(words: &Words, head: &Head) -> Content {
    let blocks = vec![
        Block::Paragraph(words.say("journal-head-letter-text")),
        Block::Paragraph(head.to_string()),
        Block::Small(words.say("journal-head-letter-keep")),
    ];
    Content::new(words.lang(), words.say("sign-in-letter-sender"), blocks)
}

fn to(address: &str, words: &Words, id: Uuid) -> Address {
    Address {
        once_key: format!("journal-head:{id}"),
        occasion: "journal-head",
        about: Uuid::nil(),
        sender: None,
        receiver: None,
        name: String::new(),
        address: address.to_owned(),
        subject: words.say("journal-head-letter-subject"),
    }
}

/// The heads in a text: of a file that [`send_head`] wrote, of a letter, of a print that was typed off. What is no head
/// is passed over.
#[must_use]
pub fn heads_in(text: &str) -> Vec<Head> {
    text.split_whitespace().filter_map(|word| word.parse().ok()).collect()
}
