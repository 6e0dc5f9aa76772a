//! The certificate in words, and on paper.

use organisation::register::Organisation;
use serde::Serialize;
use texts::{Words, local};

use super::certificate::{Certificate, Gone, Held};
use super::views::Certified;
use crate::printing::{Foot, Paper};
use crate::retention::table;

/// A certificate, ready to be read.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Sheet {
    /// `Gallringsprotokoll nr 3`.
    pub title: String,
    /// Whose, about what, when.
    pub facts: Vec<[String; 2]>,
    /// What went: a title, and facts of it.
    pub gone: Vec<Part>,
    /// What is held back, in sentences.
    pub held: Vec<String>,
    /// `Hålls tillbaka`.
    pub held_title: String,
    /// That nobody is named, and where the same stands.
    pub end: String,
    /// The foot of the page.
    pub foot: Foot,
}

/// Something that went.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Part {
    /// What.
    pub title: String,
    /// How many, by which law, on what.
    pub facts: Vec<[String; 2]>,
}

impl Paper for Sheet {
    const TEMPLATE: &'static str = include_str!("certificate.typ");

    fn title(&self) -> &str {
        &self.title
    }
}

/// The certificate in words.
pub(super) fn sheet(words: &Words, county: &Organisation, certified: &Certified) -> Sheet {
    let certificate: Certificate = serde_json::from_str(&certified.content).unwrap_or_default();
    let about = match certified.day {
        Some(day) => words.say1("disposal-about-workshop", "day", words.date(day)),
        None => words.say("disposal-about-none"),
    };
    let facts = [
        ("disposal-authority", county.formal_name.clone()),
        ("disposal-about", about),
        ("disposal-done-at", words.moment(certified.done_at)),
    ];
    let day = local(certified.done_at).date();
    Sheet {
        title: words.say1("disposal-certificate", "number", certified.number),
        facts: facts.into_iter().map(|(key, text)| [words.say(key), text]).collect(),
        gone: certificate.gone.iter().map(|gone| part(words, gone)).collect(),
        held: certificate.held.iter().map(|held| held_back(words, held)).collect(),
        held_title: words.say("disposal-held-title"),
        end: words.say("disposal-certificate-end"),
        foot: Foot {
            line: format!("{} · {}", county.formal_name, words.date(day)),
            page: words.say2("disposal-page", "page", "{page}", "pages", "{pages}"),
        },
    }
}

fn part(words: &Words, gone: &Gone) -> Part {
    let code = gone.kind.code();
    let grounds = table::of(code).map(|rule| rule.grounds).unwrap_or_default();
    let grounds: Vec<_> =
        grounds.iter().map(|ground| words.say(&format!("retention-ground-{}", ground.code()))).collect();
    let mut facts = vec![
        ("disposal-count", words.say1(&format!("disposal-count-{code}"), "count", gone.count)),
        ("disposal-grounds", grounds.join("; ")),
        ("disposal-time", words.say1("retention-months-workshop", "months", i64::from(gone.months))),
        ("disposal-due", words.date(gone.due_on)),
    ];
    if gone.links > 0 {
        facts.insert(1, ("disposal-links", gone.links.to_string()));
    }
    if !gone.decision.is_empty() {
        facts.push(("disposal-decision", gone.decision.clone()));
    }
    let mut how = words.say(&format!("disposal-how-{}", gone.how.code()));
    if let Some(day) = gone.answered_on {
        how = words.say2("disposal-how-on", "how", how, "day", words.date(day));
    }
    facts.push(("disposal-how", how));
    Part {
        title: words.say(&format!("retention-{code}")),
        facts: facts.into_iter().map(|(key, text)| [words.say(key), text]).collect(),
    }
}

fn held_back(words: &Words, held: &Held) -> String {
    let what = words.say(&format!("retention-{}", held.kind.code()));
    let why = held.reason.map(|reason| words.say(&format!("disposal-reason-{}", reason.code())));
    let until = held.until.map(|day| words.date(day)).unwrap_or_default();
    words.say_with(
        "disposal-held-line",
        [("what", what.into()), ("why", why.unwrap_or_default().into()), ("day", until.into())],
    )
}

#[cfg(test)]
pub(crate) mod samples {
    use chrono::{DateTime, NaiveDate};
    use organisation::OrganisationId;
    use papers::{Press, Sheet as Printed};
    use sea_orm::prelude::Uuid;
    use texts::Lang;

    use super::super::rules::{How, Kind, Reason};
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// With as much as there can be on it.
    pub(in crate::disposal) fn certified(full: bool) -> Certified {
        let gone = |kind, how| Gone {
            kind,
            count: 1450,
            links: 12,
            months: 6,
            decision: "dnr 2029-114".to_owned(),
            due_on: day("2029-07-19"),
            how,
            answered_on: full.then(|| day("2029-07-02")),
        };
        let mut certificate =
            Certificate { gone: vec![gone(Kind::Participants, How::Approved)], held: Vec::new() };
        if full {
            certificate.gone.push(gone(Kind::Guests, How::Unanswered));
            certificate.gone.push(gone(Kind::Mail, How::HeldUntil));
            let until = Some(day("2030-01-01"));
            certificate.held =
                Reason::ALL.map(|why| Held { kind: Kind::Mail, reason: Some(why), until }).into();
        }
        Certified {
            id: Uuid::from_u128(1).into(),
            county: Uuid::from_u128(2).into(),
            number: 3,
            workshop: None,
            day: full.then(|| day("2029-01-18")),
            done_at: DateTime::UNIX_EPOCH,
            content: serde_json::to_string(&certificate).unwrap(),
        }
    }

    pub(crate) fn county() -> Organisation {
        Organisation {
            id: OrganisationId::from(Uuid::from_u128(2)),
            tier: organisation::Tier::County,
            code: "21".into(),
            name: "Gävleborgs län".into(),
            formal_name: "Länsstyrelsen i Gävleborgs län".into(),
            letter: "X".into(),
            parent: None,
            seat: "Gävle".into(),
            lat: 0.0,
            lon: 0.0,
            population: 1,
            mail: String::new(),
        }
    }

    #[test]
    fn the_paper_is_printed_strictly_in_both_languages() {
        for lang in Lang::ALL {
            for full in [false, true] {
                let sheet = sheet(&crate::samples::words(lang), &county(), &certified(full));
                let data = serde_json::to_value(&sheet).unwrap();
                assert!(!data.to_string().contains('⟦'), "{data}");
                let made_at = DateTime::UNIX_EPOCH;
                let (title, language) = (sheet.title.as_str(), lang.code());
                let printed = Printed { template: Sheet::TEMPLATE, data: &data, title, language, made_at };
                Press::new().proof(&printed).unwrap();
            }
        }
    }
}
