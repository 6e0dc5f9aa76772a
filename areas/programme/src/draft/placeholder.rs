//! Placeholders: what differs between letters, from a closed list of typed values. No expressions: a name in braces, or
//! nothing.

use chrono::{NaiveDate, NaiveTime};
use texts::Words;

/// What a placeholder stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Placeholder {
    /// The municipality's own name.
    Municipality,
    /// The county.
    County,
    /// The county board's own name.
    Authority,
    /// The day of the workshop.
    Day,
    /// From when to when.
    Time,
    /// Venue and room.
    Place,
    /// Street address.
    Address,
    /// Last day for registration.
    LastDay,
    /// Least people from a municipality.
    Least,
    /// Most people from a municipality.
    Most,
    /// Whom to ask.
    Contact,
}

impl Placeholder {
    /// Every placeholder, in the order in which they are shown.
    pub const ALL: [Self; 11] = [
        Self::Municipality,
        Self::County,
        Self::Authority,
        Self::Day,
        Self::Time,
        Self::Place,
        Self::Address,
        Self::LastDay,
        Self::Least,
        Self::Most,
        Self::Contact,
    ];

    /// Its name, as it is written between braces.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Municipality => "kommun",
            Self::County => "län",
            Self::Authority => "länsstyrelse",
            Self::Day => "dag",
            Self::Time => "tid",
            Self::Place => "plats",
            Self::Address => "adress",
            Self::LastDay => "sista_dag",
            Self::Least => "minst",
            Self::Most => "högst",
            Self::Contact => "kontakt",
        }
    }

    /// The text that says what it stands for.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Municipality => "draft-placeholder-municipality",
            Self::County => "draft-placeholder-county",
            Self::Authority => "draft-placeholder-authority",
            Self::Day => "draft-placeholder-day",
            Self::Time => "draft-placeholder-time",
            Self::Place => "draft-placeholder-place",
            Self::Address => "draft-placeholder-address",
            Self::LastDay => "draft-placeholder-last-day",
            Self::Least => "draft-placeholder-least",
            Self::Most => "draft-placeholder-most",
            Self::Contact => "draft-placeholder-contact",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|placeholder| placeholder.name() == name)
    }

    fn nearest(name: &str) -> Self {
        let far = |placeholder: &Self| strsim::damerau_levenshtein(name, placeholder.name());
        Self::ALL.into_iter().min_by_key(far).unwrap_or(Self::Municipality)
    }
}

/// The values of one letter. What is not known yet is empty and read as such.
#[derive(Clone, Debug)]
pub struct Values<'a> {
    /// The municipality's own name.
    pub municipality: &'a str,
    /// The county.
    pub county: &'a str,
    /// The county board's own name.
    pub authority: &'a str,
    /// The day of the workshop.
    pub day: NaiveDate,
    /// From when to when, on the clock in Sweden.
    pub hours: (NaiveTime, NaiveTime),
    /// Venue and room.
    pub place: &'a str,
    /// Street address.
    pub address: &'a str,
    /// Last day for registration.
    pub last_day: NaiveDate,
    /// Least people from a municipality.
    pub least: i32,
    /// Most people from a municipality.
    pub most: i32,
    /// Whom to ask.
    pub contact: &'a str,
}

impl Values<'_> {
    fn say(&self, placeholder: Placeholder, words: &Words) -> String {
        let known =
            |text: &str| if text.is_empty() { words.say("draft-value-later") } else { text.to_owned() };
        match placeholder {
            Placeholder::Municipality => known(self.municipality),
            Placeholder::County => known(self.county),
            Placeholder::Authority => known(self.authority),
            Placeholder::Day => words.date(self.day),
            Placeholder::Time => words.span(self.hours.0, self.hours.1),
            Placeholder::Place => known(self.place),
            Placeholder::Address => known(self.address),
            Placeholder::LastDay => words.date(self.last_day),
            Placeholder::Least => self.least.to_string(),
            Placeholder::Most => self.most.to_string(),
            Placeholder::Contact => known(self.contact),
        }
    }
}

/// A placeholder that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// As it was written, braces and all.
    pub written: String,
    /// In which line, from 1.
    pub line: usize,
    /// At which character of the line, from 1.
    pub column: usize,
    /// What was most likely meant.
    pub nearest: Placeholder,
}

/// A stretch of a text.
enum Stretch<'a> {
    Plain(&'a str),
    Value(Placeholder),
    /// Where it begins, in bytes, and what it is.
    Unknown(usize, &'a str),
}

/// Cuts a text up. What opens with a brace and does not close in its line is unknown as well.
fn stretches(text: &str) -> Vec<Stretch<'_>> {
    let mut all = Vec::new();
    let mut at = 0;
    while let Some(found) = text[at..].find('{') {
        let open = at + found;
        if open > at {
            all.push(Stretch::Plain(&text[at..open]));
        }
        let rest = &text[open + 1..];
        let end = rest.find(['{', '}', '\n']).unwrap_or(rest.len());
        let closes = rest[end..].starts_with('}');
        let after = open + 1 + end + usize::from(closes);
        let name = rest[..end].trim().to_lowercase();
        match Placeholder::named(&name).filter(|_| closes) {
            Some(placeholder) => all.push(Stretch::Value(placeholder)),
            None => all.push(Stretch::Unknown(open, &text[open..after])),
        }
        at = after;
    }
    if at < text.len() {
        all.push(Stretch::Plain(&text[at..]));
    }
    all
}

/// The placeholders that do not exist, in their order.
#[must_use]
pub fn unknown(text: &str) -> Vec<Unknown> {
    let found = stretches(text).into_iter().filter_map(|stretch| match stretch {
        Stretch::Unknown(at, written) => Some((at, written)),
        Stretch::Plain(_) | Stretch::Value(_) => None,
    });
    found
        .map(|(at, written)| {
            let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
            let bare = written.trim_matches(['{', '}']).trim().to_lowercase();
            // What does not close may run to the end of its line: its first word is the name.
            let closed = written.ends_with('}');
            let name = if closed { &*bare } else { bare.split_whitespace().next().unwrap_or_default() };
            let shown = if closed { written.to_owned() } else { format!("{{{name}") };
            Unknown {
                written: shown.chars().take(60).collect(),
                line: text[..at].matches('\n').count() + 1,
                column: text[line_start..at].chars().count() + 1,
                nearest: Placeholder::nearest(name),
            }
        })
        .collect()
}

/// The text with the values of one letter. A placeholder that does not exist stays as it stands; no saved text has one.
#[must_use]
pub fn filled(text: &str, values: &Values<'_>, words: &Words) -> String {
    stretches(text)
        .into_iter()
        .map(|stretch| match stretch {
            Stretch::Plain(text) | Stretch::Unknown(_, text) => text.to_owned(),
            Stretch::Value(placeholder) => values.say(placeholder, words),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use texts::{Catalogue, Lang};

    use super::*;

    fn words(lang: Lang) -> Words {
        let sources = [&web::TEXTS[..], &[crate::TEXTS]].concat();
        Words::new(Arc::new(Catalogue::build(&sources).unwrap()), lang)
    }

    fn values() -> Values<'static> {
        let time = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        Values {
            municipality: "Ockelbo kommun",
            county: "Gävleborgs län",
            authority: "Länsstyrelsen Gävleborg",
            day: NaiveDate::from_ymd_opt(2029, 3, 13).unwrap(),
            hours: (time(9), time(14)),
            place: "",
            address: "Slottstorget 1",
            last_day: NaiveDate::from_ymd_opt(2029, 3, 2).unwrap(),
            least: 3,
            most: 5,
            contact: "Karin",
        }
    }

    #[test]
    fn every_placeholder_becomes_its_value_in_both_languages() {
        for lang in Lang::ALL {
            for placeholder in Placeholder::ALL {
                let said = filled(&format!("a {{{}}} b", placeholder.name()), &values(), &words(lang));
                assert!(
                    !said.contains('{') && !said.contains('⟦') && said.len() > "a  b".len(),
                    "{lang}: {said}"
                );
            }
        }
        let said = filled("{Kommun}, { dag }: {plats}{minst}", &values(), &words(Lang::Sv));
        assert_eq!(said, "Ockelbo kommun, tisdag 13 mars 2029: meddelas senare3");
    }

    #[test]
    fn what_does_not_exist_is_refused_at_its_place_with_the_nearest_one() {
        let found = unknown("Hej {kommun}!\nKom den {dga}, {lansstyrelse} och {sista dag}.");
        let seen: Vec<_> = found
            .iter()
            .map(|one| (one.written.as_str(), one.line, one.column, one.nearest.name()))
            .collect();
        assert_eq!(
            seen,
            [
                ("{dga}", 2, 9, "dag"),
                ("{lansstyrelse}", 2, 16, "länsstyrelse"),
                ("{sista dag}", 2, 35, "sista_dag")
            ]
        );
    }

    #[test]
    fn a_brace_that_does_not_close_is_no_placeholder() {
        for (text, written) in
            [("a {kommun", "{kommun"), ("{kommun {dag}", "{kommun"), ("{dag\n}", "{dag"), ("{}", "{}")]
        {
            let found = unknown(text);
            assert_eq!(found.len(), 1, "{text}");
            assert_eq!(found[0].written, written);
            assert_eq!(filled(text, &values(), &words(Lang::Sv)).matches('{').count(), 1, "{text}");
        }
        assert_eq!(unknown("1 + 1 }"), []);
    }

    #[test]
    fn no_value_is_read_as_a_placeholder() {
        let values = Values { municipality: "{dag}", ..values() };
        assert_eq!(filled("{kommun}", &values, &words(Lang::Sv)), "{dag}");
    }
}
