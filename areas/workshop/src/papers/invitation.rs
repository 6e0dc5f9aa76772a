//! The invitation, as a letter to one municipality.

use serde::Serialize;

use super::samples::{self, by};
use super::{Foot, Paper};

/// A letter. All text in it is shown as it stands.
#[derive(Clone, Debug, Serialize)]
pub struct Invitation {
    /// Who writes: the county, and the national authority when both invite.
    pub sender: Party,
    /// Whom it is to: the municipality.
    pub recipient: Party,
    /// `Gävle den 4 december 2028`.
    pub place_and_date: String,
    /// Diary number without its label. May be empty.
    pub reference: String,
    /// The matter; the letter's heading and the document's title.
    pub subject: String,
    /// Paragraphs before the facts.
    pub opening: Vec<String>,
    /// Date, time, place, target group, last day.
    pub facts: Vec<Fact>,
    /// What happens when. May be empty.
    pub agenda: Vec<Fact>,
    /// The address to type in. Never with a token: paper is left lying. Empty: the box is left out.
    pub address: String,
    /// What follows, under headings.
    pub sections: Vec<Section>,
    /// Who signs.
    pub signatures: Vec<Party>,
    /// Whom to ring. May be empty.
    pub contact: String,
    /// The foot of the page.
    pub foot: Foot,
    /// All other words on the paper.
    pub words: Words,
}

/// A name with lines below it.
#[derive(Clone, Debug, Serialize)]
pub struct Party {
    /// Organisation or person.
    pub name: String,
    /// Address, unit or title, line by line. May be empty.
    pub lines: Vec<String>,
}

/// A row of the facts.
#[derive(Clone, Debug, Serialize)]
pub struct Fact {
    /// `Datum`.
    pub term: String,
    /// `Torsdag 18 januari 2029`.
    pub text: String,
}

/// A part of the letter.
#[derive(Clone, Debug, Serialize)]
pub struct Section {
    /// May be empty.
    pub heading: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// The words of the invitation.
#[derive(Clone, Debug, Serialize)]
pub struct Words {
    /// `Dnr`, before the reference.
    pub reference: String,
    /// `Anmäl era deltagare här:`, before the address.
    pub answer: String,
    /// `Dagordning:`, before the times.
    pub agenda: String,
    /// `Välkommen!` or `Med vänlig hälsning`, before the signatures.
    pub closing: String,
}

impl Paper for Invitation {
    const TEMPLATE: &'static str = include_str!("invitation.typ");

    fn title(&self) -> &str {
        &self.subject
    }

    fn samples(language: &str) -> Vec<(&'static str, Self)> {
        vec![("empty", empty(language)), ("usual", usual(language)), ("longest names", longest(language))]
    }
}

fn party(name: &str, lines: &[&str]) -> Party {
    Party { name: name.into(), lines: lines.iter().map(|line| (*line).into()).collect() }
}

fn empty(language: &str) -> Invitation {
    Invitation {
        sender: party("Länsstyrelsen Gävleborg", &[]),
        recipient: party("Ockelbo kommun", &[]),
        place_and_date: by(language, "Gävle den 4 december 2028", "Gävle, 4 December 2028").into(),
        reference: String::new(),
        subject: by(
            language,
            "Inbjudan till workshop i valsäkerhet",
            "Invitation to a workshop on election security",
        )
        .into(),
        opening: Vec::new(),
        facts: Vec::new(),
        agenda: Vec::new(),
        address: String::new(),
        sections: Vec::new(),
        signatures: Vec::new(),
        contact: String::new(),
        foot: samples::foot(language),
        words: Words {
            reference: by(language, "Dnr", "Ref.").into(),
            answer: by(
                language,
                "Anmäl kommunens deltagare här:",
                "Register your municipality's people here:",
            )
            .into(),
            agenda: by(language, "Dagordning:", "Agenda:").into(),
            closing: by(language, "Varmt välkommen!", "You are most welcome.").into(),
        },
    }
}

fn usual(language: &str) -> Invitation {
    let fact = |(term, text): (&str, &str)| Fact { term: term.into(), text: text.into() };
    Invitation {
        sender: party("Länsstyrelsen Gävleborg", &["Borgmästarplan 2", "801 70 Gävle"]),
        recipient: party(
            "Ockelbo kommun",
            &[by(language, "Valnämnden", "The election board"), "816 80 Ockelbo"],
        ),
        reference: "1234-2028".into(),
        opening: vec![by(language, OPENING_SV, OPENING_EN).into()],
        facts: if language == "sv" { FACTS_SV } else { FACTS_EN }.into_iter().map(fact).collect(),
        address: "valskydd.lansstyrelsen.example/gavleborg".into(),
        sections: vec![Section {
            heading: by(language, "Det här gör ni på dagen", "What you will do on the day").into(),
            paragraphs: vec![by(language, DAY_SV, DAY_EN).into(), by(language, COURSE_SV, COURSE_EN).into()],
        }],
        signatures: vec![party(
            "Ingrid Hällström",
            &[by(
                language,
                "Länssamordnare, Länsstyrelsen Gävleborg",
                "County coordinator, Länsstyrelsen Gävleborg",
            )],
        )],
        contact: by(
            language,
            "Frågor? Ring Ingrid Hällström, 010-555 01 02.",
            "Questions? Ring Ingrid Hällström, 010-555 01 02.",
        )
        .into(),
        ..empty(language)
    }
}

fn longest(language: &str) -> Invitation {
    let mut letter = usual(language);
    let person = samples::long_people(1).remove(0);
    letter.sender = party(
        "Länsstyrelsen i Västra Götalands län och Valmyndighetens projekt för stärkt skydd av allmänna val",
        &["Enheten för samhällsskydd och beredskap", "Södra Hamngatan 3", "403 40 Göteborg"],
    );
    letter.recipient = party(
        "Malung-Sälens kommun",
        &["Valnämnden och kommunstyrelsens säkerhetsfunktion", "Box 14", "782 21 Malung"],
    );
    let item = Fact {
        term: by(language, "kl. 09.00–09.20", "09:00–09:20").into(),
        text: by(
            language,
            "Scenarioövning vid borden, andra omgången: upptäcka och hantera",
            "Scenario exercise at the tables, second round: detect and handle",
        )
        .into(),
    };
    letter.agenda = vec![item; 12];
    letter.address = "valskydd.lansstyrelsen-i-vastra-gotalands-lan.example/vastra-gotaland/anmalan".into();
    let section = letter.sections[0].clone();
    letter.sections.extend(std::iter::repeat_n(section, 3));
    letter.signatures = vec![party(&person.name, &[person.role(language)]); 2];
    letter
}

const OPENING_SV: &str = "Kommunen bjuds in till en workshop om hur ni skyddar valet till Europaparlamentet 2029. \
    Anmäl tre till fem personer senast fredag den 12 januari.";
const OPENING_EN: &str = "Your municipality is invited to a workshop on how to protect the 2029 election to the \
    European Parliament. Please register three to five people by Friday 12 January.";
const DAY_SV: &str = "Ni arbetar i grupper om sex till åtta personer från flera kommuner. Grupperna går igenom några \
    händelser, en i taget, och kommer fram till hur de kan förebyggas, upptäckas och hanteras.";
const DAY_EN: &str = "You work in groups of six to eight from several municipalities. The groups take some events, \
    one at a time, and find out how each can be prevented, detected and handled.";
const COURSE_SV: &str = "Alla som kommer gör en introduktionsutbildning före workshopen. Den tar en till två timmar \
    och görs på egen hand.";
const COURSE_EN: &str = "Everybody who comes takes an introductory course before the workshop. It takes one to two \
    hours, in your own time.";
const FACTS_SV: [(&str, &str); 5] = [
    ("Datum", "Torsdag 18 januari 2029"),
    ("Tid", "Kl. 09.00–16.00, kaffe från kl. 08.30"),
    ("Plats", "Gasklockorna, Atlasgatan 3, Gävle"),
    ("Målgrupp", "Valsamordnare, valnämnd, säkerhets- och beredskapssamordnare, kommunikatörer, it-säkerhet"),
    ("Sista dag", "Fredag 12 januari 2029"),
];
const FACTS_EN: [(&str, &str); 5] = [
    ("Date", "Thursday 18 January 2029"),
    ("Time", "09:00–16:00, coffee from 08:30"),
    ("Place", "Gasklockorna, Atlasgatan 3, Gävle"),
    (
        "For",
        "Election coordinators, election boards, security, preparedness, communications and IT security staff",
    ),
    ("Last day", "Friday 12 January 2029"),
];
