//! The filter form: text in, a filter for the journal out.

use chrono::{DateTime, Days, NaiveDate, NaiveTime, TimeZone as _, Utc};
use sea_orm::prelude::Uuid;
use serde::Deserialize;
use store::journal::Filter;
use store::{Store, StoreFault};
use texts::{STOCKHOLM, Words};
use web::{Faults, Posted};

use super::words::is_choice;
use crate::{Actor, Tier, register};

/// All municipalities and counties, and some to spare: "kommun" finds nearly all of them.
const MOST_ORGANISATIONS: u64 = 400;

/// The form as it was sent: a query string, so that a filtered page can be kept and passed on.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// An area with its dot, or a whole deed.
    #[serde(default)]
    pub(super) deed: String,
    /// Part of a name.
    #[serde(default)]
    pub(super) author: String,
    /// Part of an organisation's name; only the national authority is asked for it.
    #[serde(default)]
    pub(super) organisation: String,
    /// First day, as `2029-01-18`.
    #[serde(default)]
    pub(super) from: String,
    /// Last day.
    #[serde(default)]
    pub(super) to: String,
    /// The last line of the page before.
    #[serde(default)]
    pub(super) before: String,
}

impl Asked {
    /// Something was asked for, so that an empty page means "nothing fits" and not "nothing happened".
    pub(super) fn narrows(&self) -> bool {
        [&self.deed, &self.author, &self.organisation, &self.from, &self.to]
            .iter()
            .any(|field| !field.trim().is_empty())
    }

    /// The form as it was posted along with a wish to take the lines out.
    pub(super) fn of(posted: &Posted) -> Self {
        let text = |field| posted.text(field).to_owned();
        Self {
            deed: text("deed"),
            author: text("author"),
            organisation: text("organisation"),
            from: text("from"),
            to: text("to"),
            before: String::new(),
        }
    }

    /// The filter for what this actor may see, and what is wrong with the form. A field with a fault narrows nothing.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses.
    pub(super) async fn filter(
        &self,
        store: &Store,
        actor: &Actor,
        words: &Words,
    ) -> Result<(Filter, Faults), StoreFault> {
        let mut faults = Faults::none();
        let among = self.organisations(store, actor).await?;
        if among.as_ref().is_some_and(Vec::is_empty) {
            faults.add("organisation", words.say("journal-organisation-fault"));
        }
        let from = day(&self.from, "from", words, &mut faults);
        let to = day(&self.to, "to", words, &mut faults);
        let filter = Filter {
            organisation: narrowed_to(actor),
            among: among.unwrap_or_default(),
            deed: if is_choice(&self.deed) { self.deed.clone() } else { String::new() },
            // No name holds the sign zero, and PostgreSQL refuses to look for it.
            author: self.author.trim().replace('\0', ""),
            subject: None,
            from: from.and_then(midnight),
            until: to.and_then(|day| day.checked_add_days(Days::new(1))).and_then(midnight),
            before: self.before.parse().ok(),
        };
        Ok((filter, faults))
    }

    /// The organisations that were asked for by name; none when no name was given.
    async fn organisations(&self, store: &Store, actor: &Actor) -> Result<Option<Vec<Uuid>>, StoreFault> {
        let name = self.organisation.trim().replace('\0', "");
        if name.is_empty() || narrowed_to(actor).is_some() {
            return Ok(None);
        }
        let found = register::named_like(store, &name, MOST_ORGANISATIONS).await?;
        Ok(Some(found.into_iter().map(|organisation| organisation.id.uuid()).collect()))
    }

    /// The address of the next page: the same question, older than `last`.
    pub(super) fn older_than(&self, last: Uuid) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let fields = [
            ("deed", &self.deed),
            ("author", &self.author),
            ("organisation", &self.organisation),
            ("from", &self.from),
            ("to", &self.to),
        ];
        query.extend_pairs(fields.into_iter().filter(|(_, value)| !value.is_empty()));
        query.append_pair("before", &last.to_string());
        format!("/handelser?{}", query.finish())
    }
}

/// The organisation whose lines the actor sees; none for the national authority, which sees all.
pub(super) fn narrowed_to(actor: &Actor) -> Option<Uuid> {
    match actor.tier() {
        Tier::National => None,
        Tier::County | Tier::Municipality | Tier::Contractor => Some(actor.organisation().id.uuid()),
    }
}

fn day(text: &str, field: &str, words: &Words, faults: &mut Faults) -> Option<NaiveDate> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    faults.keep(field, text.parse::<NaiveDate>().map_err(|_| words.say("journal-day-fault")))
}

/// When the day begins in Sweden.
fn midnight(day: NaiveDate) -> Option<DateTime<Utc>> {
    let moment = STOCKHOLM.from_local_datetime(&day.and_time(NaiveTime::MIN)).earliest()?;
    Some(moment.with_timezone(&Utc))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_begins_at_midnight_in_sweden() {
        let summer = NaiveDate::from_ymd_opt(2029, 6, 10).unwrap();
        assert_eq!(midnight(summer).unwrap().to_rfc3339(), "2029-06-09T22:00:00+00:00");
        let winter = NaiveDate::from_ymd_opt(2029, 1, 10).unwrap();
        assert_eq!(midnight(winter).unwrap().to_rfc3339(), "2029-01-09T23:00:00+00:00");
    }

    #[test]
    fn the_next_page_keeps_the_question() {
        let asked = Asked { author: "Åsa & Bo".to_owned(), ..Asked::default() };
        let address = asked.older_than(Uuid::from_u128(1));
        assert_eq!(address, "/handelser?author=%C3%85sa+%26+Bo&before=00000000-0000-0000-0000-000000000001");
    }
}
