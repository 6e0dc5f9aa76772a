//! Certificates of attendance (*intyg om deltagande*): a page for each participant.

use serde::Serialize;

use super::samples::{self, SamplePerson, by};
use super::{Foot, Paper};

/// The certificates of a day.
#[derive(Clone, Debug, Serialize)]
pub struct Certificates {
    /// `Intyg om deltagande`, on every page.
    pub title: String,
    /// Who certifies: the county's full name.
    pub sender: String,
    /// In the order in which they are handed out.
    pub people: Vec<Holder>,
    /// What they took part in.
    pub matter: String,
    /// Of what it was a part.
    pub programme: String,
    /// Day, hours and place.
    pub facts: Vec<Fact>,
    /// What the day held. May be empty.
    pub agenda: Vec<String>,
    /// The foot of the page.
    pub foot: Foot,
    /// All other words on the paper.
    pub words: Words,
}

/// Whose certificate.
#[derive(Clone, Debug, Serialize)]
pub struct Holder {
    /// Full name. Empty for somebody whose details are protected: it is written by hand.
    pub name: String,
    /// Municipality.
    pub municipality: String,
}

/// A row of the facts.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// `Dag`.
    pub term: String,
    /// `torsdag 18 januari 2029 kl. 09.00–16.00`.
    pub text: String,
}

/// The words of a certificate.
#[derive(Clone, Debug, Serialize)]
pub struct Words {
    /// `Härmed intygas att`, before the name.
    pub opening: String,
    /// `har deltagit i`, before the matter.
    pub took_part: String,
    /// `Dagen innehöll`.
    pub agenda: String,
    /// `Ort och datum`, below its line.
    pub place_and_date: String,
    /// `Namnteckning`, below its line.
    pub signature: String,
    /// `Namnförtydligande`, below its line.
    pub printed_name: String,
    /// `Ingen är anmäld än.`
    pub nobody: String,
}

impl Paper for Certificates {
    const TEMPLATE: &'static str = include_str!("certificates.typ");

    fn title(&self) -> &str {
        &self.title
    }

    fn samples(language: &str) -> Vec<(&'static str, Self)> {
        let mut usual = sample(language, &samples::people(2));
        usual.people.push(Holder { name: String::new(), municipality: "Söderhamn".into() });
        let mut longest = sample(language, &samples::long_people(2));
        longest.sender =
            "Länsstyrelsen i Västra Götalands län, enheten för samhällsskydd och beredskap".into();
        longest.programme = by(
            language,
            "Valsäkerhet inför Europaparlamentsvalet 2029 och omvalet",
            "Election security before the 2029 election to the European Parliament and the rerun",
        )
        .into();
        longest.facts[2].text =
            "Kulturhuset Gasklockorna, stora klockan, Atlasgatan 3, ingång från Gasklockevägen, Gävle".into();
        longest.agenda =
            longest.agenda.iter().cycle().take(14).map(|item| format!("{item} {item}")).collect();
        vec![("empty", sample(language, &[])), ("usual", usual), ("longest names", longest)]
    }
}

fn sample(language: &str, people: &[SamplePerson]) -> Certificates {
    let fact = |term: &str, text: &str| Fact { term: term.into(), text: text.into() };
    Certificates {
        title: by(language, "Intyg om deltagande", "Certificate of attendance").into(),
        sender: "Länsstyrelsen i Gävleborgs län".into(),
        people: people
            .iter()
            .map(|person| Holder { name: person.name.clone(), municipality: person.municipality.into() })
            .collect(),
        matter: by(
            language,
            "Workshop i valsäkerhet, Gävleborgs län",
            "Workshop on election security, Gävleborg",
        )
        .into(),
        programme: by(
            language,
            "Valsäkerhet inför Europaparlamentsvalet 2029",
            "Election security before the 2029 election to the European Parliament",
        )
        .into(),
        facts: vec![
            fact(
                by(language, "Dag", "Day"),
                by(language, "torsdag 18 januari 2029", "Thursday 18 January 2029"),
            ),
            fact(by(language, "Tid", "Time"), by(language, "kl. 09.00–16.00", "09:00–16:00")),
            fact(by(language, "Plats", "Place"), "Gasklockorna, Atlasgatan 3, Gävle"),
        ],
        agenda: vec![
            by(language, "Välkomna", "Welcome").into(),
            by(language, "Scenarioövning vid borden", "Scenario exercise at the tables").into(),
            by(language, "Erfarenhetsutbyte mellan kommunerna", "The municipalities exchange experience")
                .into(),
        ],
        foot: samples::foot(language),
        words: Words {
            opening: by(language, "Härmed intygas att", "This is to certify that").into(),
            took_part: by(language, "har deltagit i", "took part in").into(),
            agenda: by(language, "Dagen innehöll", "The day held").into(),
            place_and_date: by(language, "Ort och datum", "Place and date").into(),
            signature: by(language, "Namnteckning", "Signature").into(),
            printed_name: by(language, "Namnförtydligande", "Name in print").into(),
            nobody: by(language, "Ingen är anmäld än.", "Nobody is registered yet.").into(),
        },
    }
}
