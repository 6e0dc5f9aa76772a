//! The pages of duties.

pub(super) mod below;
pub(super) mod choose;
pub(super) mod give;
pub(super) mod list;
pub(super) mod one;
pub(super) mod review;

use chrono::NaiveDate;
use texts::Words;
use web::{Crumb, Shell, Trouble, Visitor};

use super::deeds::NotDone;
use super::rules::{Life, Refusal};
use super::views::Row;
use crate::{Actor, App};

/// The frame of a page under the list.
fn under_the_list(app: &App, visitor: &Visitor, actor: &Actor, title: &str) -> Shell {
    let words = visitor.words();
    let mut shell = actor.shell(app, visitor, words.say(title));
    let list = Crumb { href: Some("/uppdrag".to_owned()), text: words.say("duties-title") };
    shell.trail.insert(shell.trail.len().min(1), list);
    shell
}

/// The sentence of a refusal.
#[must_use]
pub fn refused(words: &Words, why: Refusal) -> String {
    let key = match why {
        Refusal::NotYours => "duties-refused-not-yours",
        Refusal::Oneself => "duties-refused-oneself",
        Refusal::NotFirst => "duties-refused-not-first",
        Refusal::FromAbove => "duties-refused-from-above",
        Refusal::Held => "duties-refused-held",
        Refusal::Over => "duties-refused-over",
        Refusal::Passed => "duties-refused-passed",
        Refusal::LastHolder => "duties-refused-last-holder",
    };
    words.say(key)
}

/// The refusal, when it is one to say; everything else is trouble.
fn why(not_done: NotDone) -> Result<Refusal, Trouble> {
    match not_done {
        NotDone::NotFound => Err(Trouble::NotFound),
        NotDone::Refused(why) => Ok(why),
        NotDone::Store(fault) => Err(fault.into()),
    }
}

/// A day that may be left out.
fn optional_day(text: &str) -> Result<Option<NaiveDate>, ()> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(|_| ()) }
}

/// A person's duty in a list.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its own page; for the id of what stands in the row.
    pub href: String,
    /// Name of the holder.
    pub name: String,
    /// Mail address of the holder.
    pub address: String,
    /// What, and where when that is not the reader's own authority.
    pub duty: String,
    /// Since when and given by whom.
    pub given: String,
    /// Until when.
    pub until: String,
    /// When they last came in.
    pub last_in: String,
    /// The colour of the tag.
    pub kind: &'static str,
    /// Where in its life it is.
    pub life: String,
}

impl Shown {
    fn of(row: &Row, actor: &Actor, today: NaiveDate, words: &Words) -> Self {
        Self::at(row, actor.organisation().id == row.organisation.id, today, words)
    }

    /// `at_home`: the holder belongs to the reader's own authority.
    #[must_use]
    pub fn at(row: &Row, at_home: bool, today: NaiveDate, words: &Words) -> Self {
        let held = &row.held;
        let duty = words.say(&format!("duty-{}", held.duty.code()));
        let duty = match &row.county {
            Some(county) => {
                let workshop = words.say1("duties-for-workshop", "county", &county.name);
                format!("{duty}, {workshop} ({})", row.organisation.name)
            }
            None if at_home => duty,
            None => format!("{duty}, {}", row.organisation.name),
        };
        let since = words.date(texts::local(held.given_at).date());
        let given = if held.given_by.is_empty() {
            words.say1("duties-given-on", "day", since)
        } else {
            words.say2("duties-given-on-by", "day", since, "name", &held.given_by)
        };
        let life = row.life(today);
        Self {
            href: format!("/uppdrag/{}", held.id),
            name: row.name.clone(),
            address: row.address.clone(),
            duty,
            given,
            until: held.ends_on.map_or_else(|| words.say("duties-no-last-day"), |day| words.date(day)),
            last_in: row.last_in.map_or_else(|| words.say("duties-never-in"), |at| words.moment(at)),
            kind: match life {
                Life::Live => "done",
                Life::Future => "now",
                Life::Ended | Life::TakenAway => "none",
            },
            life: words.say(&format!("duties-life-{}", life.code())),
        }
    }
}
