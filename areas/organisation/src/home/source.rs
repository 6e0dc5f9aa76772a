//! Who the first page asks: the areas, each for what needs its reader now and how things stand for them.

use chrono::NaiveDate;
use store::StoreFault;
use texts::Words;

use super::Look;
use super::asked::{Part, Told, ask};
use crate::{Actor, App};

/// Something that somebody needs to do now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Need {
    /// What to do: a sentence that begins with a verb.
    pub text: String,
    /// Where it is done.
    pub href: String,
    /// The last day, if there is one: the list is sorted by it.
    pub due: Option<NaiveDate>,
    /// Who has set that day.
    pub whose: Whose,
}

/// Who has set the last day of a need, seen from whoever reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// The law.
    Law,
    /// Another authority.
    Authority,
    /// The reader's own.
    Own,
}

impl Whose {
    /// The end of its text key.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Law => "law",
            Self::Authority => "authority",
            Self::Own => "own",
        }
    }
}

/// For whom a source is asked.
#[derive(Clone, Copy)]
pub struct HomeReader<'a> {
    /// What handlers reach.
    pub app: &'a App,
    /// Who reads the page.
    pub actor: &'a Actor,
    /// The reader's words.
    pub words: &'a Words,
    /// The token of the forms in a picture.
    pub csrf: &'a str,
}

/// An area that has something to say on the first page. The page asks all of them; most have something for one duty
/// only.
#[async_trait::async_trait]
pub trait HomeSource: Send + Sync {
    /// What it asks the database: parts of the one question that the page asks for all sources.
    fn asks(&self, _reader: &HomeReader<'_>) -> Vec<Part> {
        Vec::new()
    }

    /// What needs the reader now, and how things stand for them, with what was found of its parts; an empty look when this
    /// area has nothing for their duty. Few sources have to ask more than their parts.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses.
    async fn look(&self, reader: &HomeReader<'_>, told: &Told) -> Result<Look, StoreFault>;
}

/// What each source has for the reader.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn looks(reader: &HomeReader<'_>, sources: &[&dyn HomeSource]) -> Result<Vec<Look>, StoreFault> {
    let parts = sources.iter().map(|source| source.asks(reader)).collect();
    let told = ask(reader.app.store(), parts).await?;
    let mut looks = Vec::new();
    for (source, told) in sources.iter().zip(&told) {
        looks.push(source.look(reader, told).await?);
    }
    Ok(looks)
}
