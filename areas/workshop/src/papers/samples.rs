//! Invented people and words for the papers' samples. All names are made up.

use super::Foot;

/// A person in a sample.
#[derive(Clone, Debug)]
pub struct SamplePerson {
    /// Full name.
    pub name: String,
    /// The municipality's name, or the guest's organisation.
    pub municipality: &'static str,
    /// Role in Swedish.
    pub role_sv: &'static str,
    /// Role in English.
    pub role_en: &'static str,
}

impl SamplePerson {
    /// The role in the language of the paper.
    #[must_use]
    pub fn role(&self, language: &str) -> &'static str {
        by(language, self.role_sv, self.role_en)
    }
}

/// One of two texts.
#[must_use]
pub fn by(language: &str, sv: &'static str, en: &'static str) -> &'static str {
    if language == "sv" { sv } else { en }
}

/// The foot of all samples.
#[must_use]
pub fn foot(language: &str) -> Foot {
    Foot {
        line: by(
            language,
            "Workshop i valsäkerhet, Gävleborg · torsdag 18 januari 2029",
            "Workshop on election security, Gävleborg · Thursday 18 January 2029",
        )
        .into(),
        page: by(language, "Sida {page} av {pages}", "Page {page} of {pages}").into(),
    }
}

const FIRST_NAMES: [&str; 16] = [
    "Karin",
    "Per-Olov",
    "Anna",
    "Håkan",
    "Maria",
    "Elsa",
    "Jonas",
    "Fatima",
    "Lars-Göran",
    "Ingrid",
    "Mehmet",
    "Birgitta",
    "Žofia",
    "Åke",
    "Linnéa",
    "Aino",
];

const LAST_NAMES: [&str; 13] = [
    "Åström",
    "Öhman",
    "Sjöberg",
    "Ljung",
    "Niemi",
    "Wästberg",
    "Ek",
    "Haddad",
    "Norén",
    "Hällström",
    "Yılmaz",
    "Wałęcka",
    "Wretman",
];

const MUNICIPALITIES: [&str; 10] = [
    "Bollnäs",
    "Gävle",
    "Hofors",
    "Hudiksvall",
    "Ljusdal",
    "Nordanstig",
    "Ockelbo",
    "Ovanåker",
    "Sandviken",
    "Söderhamn",
];

const ROLES: [(&str, &str); 5] = [
    ("Valsamordnare", "Election coordinator"),
    ("Ledamot i valnämnden", "Election board member"),
    ("Säkerhetssamordnare", "Security coordinator"),
    ("Kommunikatör", "Communications officer"),
    ("It-säkerhetsansvarig", "IT security officer"),
];

/// So many people, the same ones every time, municipality by municipality.
#[must_use]
pub fn people(count: usize) -> Vec<SamplePerson> {
    let (municipalities, roles) = (MUNICIPALITIES.len(), ROLES.len());
    (0..count)
        .map(|n| SamplePerson {
            name: format!("{} {}", FIRST_NAMES[n % FIRST_NAMES.len()], LAST_NAMES[n % LAST_NAMES.len()]),
            municipality: MUNICIPALITIES[n * municipalities / count.max(1)],
            role_sv: ROLES[n % roles].0,
            role_en: ROLES[n % roles].1,
        })
        .collect()
}

/// People whose names, places and roles are as long as they come.
#[must_use]
pub fn long_people(count: usize) -> Vec<SamplePerson> {
    const LONG: [&str; 4] = [
        "Anna-Margareta Söderström-Lindqvist af Trolle-Wachtmeister",
        "Maximiliana Konstantinopolous-Grundströmsdotter",
        "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren",
        "Per-Olov Christoffer Oxenstierna von Eka och Lindö till Årsta",
    ];
    (0..count)
        .map(|n| SamplePerson {
            name: LONG[n % LONG.len()].into(),
            municipality: if n % 2 == 0 {
                "Upplands-Bro och Malung-Sälens kommunalförbund"
            } else {
                "Örnsköldsvik"
            },
            role_sv: "Säkerhetsskyddschef och biträdande beredskapssamordnare",
            role_en: "Head of protective security and deputy preparedness coordinator",
        })
        .collect()
}
