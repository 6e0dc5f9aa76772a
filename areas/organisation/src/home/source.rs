//! Who the first page asks: the areas, each for what needs its reader now and how things stand for them.

use chrono::NaiveDate;
use store::StoreFault;
use texts::Words;

use super::Look;
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
    /// What needs the reader now, and how things stand for them; an empty look when this area has nothing for their duty.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses.
    async fn look(&self, reader: &HomeReader<'_>) -> Result<Look, StoreFault>;

    /// Who has set the last days of these needs: the reader's own authority, when nothing else is said.
    fn whose(&self) -> Whose {
        Whose::Own
    }
}
