//! The frame of every page: who is here, where one is, where one can go, and what just happened.
//!
//! A page struct has a field `shell: Shell`, and its template begins with `{% extends "shell.html" %}`.

use std::fmt::Display;

use texts::Words;

use crate::{Choice, Faults, assets};

/// What the frame around a page needs to know.
#[derive(Clone, Debug)]
pub struct Shell {
    /// The reader's words.
    pub t: Words,
    /// The page's name, for the browser's tab; the `h1` is the page's own.
    pub title: String,
    /// Who is signed in; nobody on a page that is open to all.
    pub who: Option<Who>,
    /// At most seven places to go, those of the person's duty.
    pub navigation: Vec<NavEntry>,
    /// Where one is, the outermost place first.
    pub trail: Vec<Crumb>,
    /// What just happened, said once.
    pub flash: Option<Flash>,
    /// As what this person sees the page and what they may do there; nothing on a page that is open to all.
    pub seen: Option<String>,
    /// The token that every form carries.
    pub csrf: String,
    /// Path and query of this page: the language switch comes back to it, and a live page asks it again.
    pub path: String,
    /// The program's version, for the foot.
    pub version: &'static str,
    /// The browser holds the session of a personal link: whoever has no other can leave it.
    pub holds_link: bool,
    /// Ask the page again every so many seconds, while long work goes on.
    pub refresh_seconds: Option<u16>,
    /// Load htmx. A page that is only read or filled in does not need it.
    pub script: bool,
}

impl Shell {
    /// The address of an asset, for instance `dist/valskydd.css`.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        assets::url(name)
    }

    /// htmx is wanted by the page, or by the frame to keep it fresh.
    #[must_use]
    pub const fn wants_script(&self) -> bool {
        self.script || self.refresh_seconds.is_some()
    }

    /// "3 av 10", for the bar of a long work.
    #[must_use]
    pub fn how_many(&self, done: impl Display, total: impl Display) -> String {
        self.t.say2("shell-progress", "done", done.to_string(), "total", total.to_string())
    }

    /// The same frame for a form that came back: the tab says so first, for those who hear the page.
    #[must_use]
    pub fn with_faults(mut self, faults: &Faults) -> Self {
        if !faults.is_empty() {
            self.title = self.t.say1("shell-error-title", "title", self.title.as_str());
        }
        self
    }
}

/// Who is signed in, as the head of the page shows it.
#[derive(Clone, Debug)]
pub struct Who {
    /// "Länsstyrelsen Gävleborg"
    pub organisation: String,
    /// "länssamordnare"
    pub duty: String,
    /// "Karin Åberg"
    pub person: String,
    /// All duties of a person with several, the one they act in first; nothing for everybody else.
    pub duties: Vec<Choice>,
}

/// One place to go.
#[derive(Clone, Debug)]
pub struct NavEntry {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub text: String,
    /// One is there, or somewhere under it.
    pub current: bool,
}

/// One step of where one is.
#[derive(Clone, Debug)]
pub struct Crumb {
    /// Where it leads; nothing for the page itself.
    pub href: Option<String>,
    /// What it is called.
    pub text: String,
}

/// What kind of thing happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlashKind {
    /// What the person asked for is done.
    Done,
    /// Something to know.
    Notice,
    /// It was not done.
    Fault,
}

impl FlashKind {
    /// The end of the CSS class.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Notice => "notice",
            Self::Fault => "fault",
        }
    }

    /// The key of the word that stands first, since colour is never alone.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Done => "shell-flash-done",
            Self::Notice => "shell-flash-notice",
            Self::Fault => "shell-flash-fault",
        }
    }

    /// How urgently it is read out.
    #[must_use]
    pub const fn role(self) -> &'static str {
        match self {
            Self::Done | Self::Notice => "status",
            Self::Fault => "alert",
        }
    }
}

/// What just happened, in one sentence.
#[derive(Clone, Debug)]
pub struct Flash {
    /// Its kind.
    pub kind: FlashKind,
    /// The sentence, in the reader's language.
    pub text: String,
}
