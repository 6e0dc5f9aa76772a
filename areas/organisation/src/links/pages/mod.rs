//! The pages of links.

pub(crate) mod door;
pub(crate) mod gone;
pub(super) mod leaving;
pub(super) mod list;

use texts::Words;

use super::rules::{self, Life};
use super::views::Row;

/// A link in a list.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The id of the row, and of the link.
    pub id: String,
    /// To whom.
    pub name: String,
    /// Where it went.
    pub address: String,
    /// What it opens, and for whom.
    pub what: String,
    /// When it was made and until when it works.
    pub made: String,
    /// When it was opened last, and in how many browsers.
    pub opened: String,
    /// Where in its life it is.
    pub life: String,
    /// The colour of the tag.
    pub kind: &'static str,
    /// It works.
    pub is_live: bool,
    /// It was opened in more browsers than its owner knows of.
    pub is_forwarded: bool,
}

impl Shown {
    /// A row of the list.
    #[must_use]
    pub fn of(row: &Row, now: chrono::DateTime<chrono::Utc>, words: &Words) -> Self {
        let link = &row.link;
        let life = Life::of(link.ends_at, link.revoked_at, now);
        let known = u64::try_from(link.browsers_known).unwrap_or_default();
        let what = words.say(&format!("links-kind-{}", link.kind));
        let whom =
            row.organisation.as_ref().map(|organisation| organisation.name.as_str()).unwrap_or_default();
        Self {
            id: link.id.to_string(),
            name: if link.name.is_empty() { words.say("links-nameless") } else { link.name.clone() },
            address: link.address.clone(),
            what: format!("{what}, {whom}"),
            made: words.say2(
                "links-made",
                "made",
                words.short_moment(link.made_at),
                "ends",
                words.date(texts::local(link.ends_at).date()),
            ),
            opened: match link.opened_at {
                Some(at) => {
                    words.say2("links-opened", "moment", words.short_moment(at), "browsers", row.browsers)
                }
                None => words.say("links-never-opened"),
            },
            life: words.say(&format!("links-life-{}", life.code())),
            kind: match life {
                Life::Live => "done",
                Life::Ended => "none",
                Life::Revoked => "late",
            },
            is_live: life == Life::Live,
            is_forwarded: life == Life::Live && rules::is_forwarded(row.browsers, known),
        }
    }
}
