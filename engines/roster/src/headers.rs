//! What a column's header says that it holds.

use crate::person::Field;
use crate::words::folded;

/// A field and how sure, 0–100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Guess {
    pub field: Field,
    pub score: u8,
}

/// Header words, folded and without hyphens, and how surely each speaks of its field.
const WORDS: &[(Field, u8, &[&str])] = &[
    (
        Field::Email,
        100,
        &[
            "epost",
            "epostadress",
            "epostadresser",
            "email",
            "emailadress",
            "email address",
            "mail",
            "mailadress",
            "mejl",
            "mejladress",
            "emejl",
            "mail address",
            "epostaddress",
            "epost adress",
            "mail adress",
            "emails",
        ],
    ),
    (Field::Email, 70, &["adress", "address"]),
    (
        Field::FirstName,
        100,
        &["fornamn", "tilltalsnamn", "first name", "firstname", "given name", "givenname", "forename"],
    ),
    (Field::LastName, 100, &["efternamn", "last name", "lastname", "surname", "family name", "slaktnamn"]),
    (Field::Name, 100, &["namn", "name", "fullstandigt namn", "full name", "for och efternamn"]),
    (
        Field::Name,
        80,
        &["deltagare", "deltagarens namn", "person", "kontaktperson", "participant", "attendee"],
    ),
    (
        Field::Role,
        100,
        &["roll", "role", "funktion", "befattning", "uppdrag", "roller", "function", "position", "job title"],
    ),
    (Field::Role, 80, &["titel", "title", "tjanst", "yrkestitel", "tjanstetitel", "arbetsuppgift"]),
    (
        Field::Phone,
        100,
        &[
            "telefon",
            "telefonnummer",
            "tel",
            "tfn",
            "tele",
            "mobil",
            "mobilnummer",
            "mobiltelefon",
            "phone",
            "phone number",
            "mobile",
            "telephone",
            "mobilnr",
            "telefonnr",
            "tel nr",
            "tfn nr",
            "cell phone",
            "direktnummer",
        ],
    ),
    (Field::Municipality, 100, &["kommun", "municipality", "kommunnamn", "kommunens namn", "hemkommun"]),
    (
        Field::Municipality,
        80,
        &[
            "organisation",
            "myndighet",
            "organization",
            "authority",
            "arbetsgivare",
            "arbetsplats",
            "organisationsnamn",
        ],
    ),
    (Field::Municipality, 60, &["forvaltning", "foretag", "company", "enhet", "avdelning"]),
    (
        Field::Diet,
        100,
        &[
            "allergi",
            "allergier",
            "specialkost",
            "kost",
            "matallergi",
            "matallergier",
            "diet",
            "diets",
            "allergies",
            "allergy",
            "dietary requirements",
            "dietary needs",
            "special diet",
            "matpreferens",
            "matpreferenser",
            "kostonskemal",
            "mat",
            "specialmat",
            "food",
        ],
    ),
    (
        Field::Access,
        100,
        &[
            "tillganglighet",
            "tillganglighetsbehov",
            "hjalpmedel",
            "anpassning",
            "anpassningar",
            "accessibility",
            "access needs",
            "accessibility needs",
            "accessibility requirements",
            "access requirements",
        ],
    ),
    // Of a header that also speaks of food, the food is the surer half.
    (Field::Access, 80, &["behov", "sarskilda behov", "ovriga behov", "special needs", "needs"]),
    (
        Field::Protected,
        100,
        &[
            "skyddad",
            "skyddad identitet",
            "skyddad id",
            "skyddade uppgifter",
            "skyddade personuppgifter",
            "sekretessmarkering",
            "sekretessmarkerad",
            "protected",
            "protected identity",
            "protected details",
        ],
    ),
    (
        Field::Note,
        100,
        &[
            "ovrigt",
            "ovriga upplysningar",
            "kommentar",
            "kommentarer",
            "anmarkning",
            "anteckning",
            "anteckningar",
            "notering",
            "note",
            "notes",
            "comment",
            "comments",
            "meddelande",
            "ovrig information",
            "other",
        ],
    ),
];

/// What a header says, or nothing. The whole header counts most, a part between slashes less, a word of a longer
/// header least.
pub(crate) fn guess(header: &str) -> Option<Guess> {
    if header.len() > 120 || header.contains('@') {
        return None;
    }
    let header = normal(header);
    if header.is_empty() {
        return None;
    }
    let parts =
        header.split(['/', '(', ')', ',', ':', '&', '+', '|']).map(str::trim).filter(|p| !p.is_empty());
    best(&header, 0).or_else(|| surest_part(parts.filter_map(|part| best(part, 5)).collect())).or_else(|| {
        let words = header.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        // A name says least of all: "Namn på kommun" is about the kommun.
        words.filter_map(|word| best(word, 35)).max_by_key(|g| (g.field != Field::Name, g.score))
    })
}

/// Of a header with several parts the surest. "Namn (roll)" is a column of names in which the role stands too.
fn surest_part(parts: Vec<Guess>) -> Option<Guess> {
    let holds = |field| parts.iter().any(|part| part.field == field);
    let named = parts.iter().find(|part| part.field == Field::Name && holds(Field::Role)).copied();
    named.or_else(|| parts.into_iter().max_by_key(|guess| guess.score))
}

fn best(text: &str, discount: u8) -> Option<Guess> {
    WORDS
        .iter()
        .filter(|(_, _, words)| words.contains(&text))
        .map(|&(field, score, _)| Guess { field, score: score.saturating_sub(discount) })
        .max_by_key(|guess| guess.score)
}

/// Folded, "e-post" as "epost", without the marks people put after a header.
fn normal(header: &str) -> String {
    let mut text = folded(header).replace(['\u{ad}', '*'], "").replace(['\n', '\r', '\t', '_', '.'], " ");
    for (from, to) in [("e-", "e"), ("e post", "epost"), ("e mail", "email"), ("for-", "for")] {
        text = text.replace(from, to);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches([':', ' ', '?', '-']).to_owned()
}

/// How much a row looks like a header: the sum of its guesses, each field once; 0 when it is none. One filled
/// cell is a header only when it says so with its whole text.
pub(crate) fn row_score(cells: &[String]) -> u32 {
    let filled = cells.iter().filter(|cell| !cell.trim().is_empty()).count();
    if filled == 0 || cells.iter().any(|cell| cell.contains('@')) {
        return 0;
    }
    let mut best_of = [0_u8; Field::ALL.len()];
    for guess in cells.iter().take(200).filter_map(|cell| guess(cell)) {
        if let Some(at) = Field::ALL.iter().position(|field| *field == guess.field) {
            best_of[at] = best_of[at].max(guess.score);
        }
    }
    let fields = best_of.iter().filter(|score| **score > 0).count();
    let sure = best_of.iter().any(|score| *score >= 95);
    let enough = if filled == 1 { sure } else { fields >= 2 && sure };
    if enough { best_of.iter().map(|score| u32::from(*score)).sum() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{guess, row_score};
    use crate::Field;

    #[test]
    fn headers_are_understood_as_people_write_them() {
        for (header, field) in [
            ("Namn", Field::Name),
            ("FÖRNAMN", Field::FirstName),
            ("Efternamn:", Field::LastName),
            ("För- och efternamn", Field::Name),
            ("Funktion/Roll", Field::Role),
            ("Befattning", Field::Role),
            ("E-post", Field::Email),
            ("E-postadress *", Field::Email),
            ("e-mail", Field::Email),
            ("Mailadress", Field::Email),
            ("E-post till deltagaren", Field::Email),
            ("Tfn", Field::Phone),
            ("Mobil", Field::Phone),
            ("Telefon (mobil)", Field::Phone),
            ("Kommun/organisation", Field::Municipality),
            ("Namn på kommun", Field::Municipality),
            ("Namn (roll)", Field::Name),
            ("Roll/namn", Field::Name),
            ("Allergier/specialkost", Field::Diet),
            ("Ev. allergier", Field::Diet),
            ("Tillgänglighetsbehov", Field::Access),
            ("Hjälpmedel/anpassning", Field::Access),
            ("Allergier/särskilda behov", Field::Diet),
            ("Skyddad identitet?", Field::Protected),
            ("Skyddade personuppgifter (ja/nej)", Field::Protected),
            ("Övrigt", Field::Note),
            ("First name", Field::FirstName),
        ] {
            assert_eq!(guess(header).map(|g| g.field), Some(field), "{header}");
        }
    }

    #[test]
    fn what_people_are_called_is_no_header() {
        for cell in ["Karin Åström", "Valsamordnare", "Kommunikatör", "070-111 22 01", "karin@mail.se", ""]
        {
            assert_eq!(guess(cell), None, "{cell}");
        }
    }

    #[test]
    fn a_title_row_is_no_header_row() {
        let row = |cells: &[&str]| row_score(&cells.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>());
        assert_eq!(row(&["Anmälan workshop valsäkerhet", "", ""]), 0);
        assert_eq!(row(&["Deltagare från Gävle kommun"]), 0);
        assert_eq!(row(&["Karin Åström", "Valsamordnare", "Gävle kommun"]), 0);
        assert!(row(&["Namn", "Roll", "E-post"]) > row(&["Namn", "Roll", "x"]));
        assert!(row(&["E-post"]) > 0);
    }
}
