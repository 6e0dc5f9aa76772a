//! Every part in usual, empty and faulty state, in both languages. With `GALLERY_DIR` set, the pages are written
//! there, to be looked at in a browser.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::sync::Arc;

use askama::Template;
use texts::{Catalogue, Lang, Source, Words};

use web::{Choice, Crumb, Faults, Flash, FlashKind, NavEntry, Shell, Step, StepState, Who, assets};

#[derive(Template)]
#[template(path = "gallery.html")]
struct Gallery {
    shell: Shell,
    faults: Faults,
    formats: Vec<Choice>,
    roles: Vec<Choice>,
    format: String,
    chosen_roles: Vec<String>,
    steps: Vec<Step>,
    tiles: Vec<Tile>,
    seats: Vec<Seat>,
    done: usize,
    sent: bool,
}

/// One county of the tile map, already in picture units.
struct Tile {
    x: u32,
    y: u32,
    letter: &'static str,
    code: &'static str,
    name: &'static str,
    level: &'static str,
}

struct Seat {
    x: u32,
    y: u32,
    kind: &'static str,
    letter: &'static str,
}

const COUNTIES: [(u32, u32, &str, &str, &str); 21] = [
    (2, 0, "BD", "25", "Norrbotten"),
    (1, 1, "Z", "23", "Jämtland"),
    (2, 1, "AC", "24", "Västerbotten"),
    (2, 2, "Y", "22", "Västernorrland"),
    (1, 3, "W", "20", "Dalarna"),
    (2, 3, "X", "21", "Gävleborg"),
    (0, 4, "S", "17", "Värmland"),
    (1, 4, "T", "18", "Örebro"),
    (2, 4, "U", "19", "Västmanland"),
    (3, 4, "C", "03", "Uppsala"),
    (0, 5, "O", "14", "Västra Götaland"),
    (1, 5, "E", "05", "Östergötland"),
    (2, 5, "D", "04", "Södermanland"),
    (3, 5, "AB", "01", "Stockholm"),
    (0, 6, "N", "13", "Halland"),
    (1, 6, "F", "06", "Jönköping"),
    (2, 6, "H", "08", "Kalmar"),
    (3, 6, "I", "09", "Gotland"),
    (0, 7, "M", "12", "Skåne"),
    (1, 7, "G", "07", "Kronoberg"),
    (2, 7, "K", "10", "Blekinge"),
];

fn tiles() -> Vec<Tile> {
    const LEVELS: [&str; 6] = ["none", "begun", "half", "done", "due", "late"];
    COUNTIES
        .iter()
        .zip(LEVELS.iter().cycle())
        .map(|(&(column, row, letter, code, name), &level)| Tile {
            x: column * 76 + 4,
            y: row * 76 + 4,
            letter,
            code,
            name,
            level,
        })
        .collect()
}

fn seats() -> Vec<Seat> {
    let around = [(60, 8), (104, 32), (104, 84), (60, 108), (16, 84), (16, 32)];
    let kinds = ["", "--fixed", "--guest", "", "--free", ""];
    around
        .iter()
        .zip(kinds)
        .zip(["KÅ", "LM", "PO", "SÖ", "", "EB"])
        .map(|((&(x, y), kind), letter)| Seat { x, y, kind, letter })
        .collect()
}

fn words(lang: Lang) -> Words {
    let own =
        Source { area: "web", sv: include_str!("../texts/sv.ftl"), en: include_str!("../texts/en.ftl") };
    Words::new(Arc::new(Catalogue::build(&[own]).unwrap()), lang)
}

fn navigation() -> Vec<NavEntry> {
    let texts =
        ["Att göra nu", "Workshop", "Inbjudan", "Anmälningar", "Bordsplacering", "Brev", "Händelselogg"];
    texts
        .iter()
        .enumerate()
        .map(|(place, text)| NavEntry {
            href: format!("/lan/21/{place}"),
            text: (*text).to_owned(),
            current: place == 3,
        })
        .collect()
}

fn shell(lang: Lang) -> Shell {
    Shell {
        t: words(lang),
        title: "Anmälningar".into(),
        who: Some(Who {
            organisation: "Länsstyrelsen Gävleborg".into(),
            duty: "länssamordnare".into(),
            person: "Karin Åberg".into(),
            duties: Vec::new(),
        }),
        navigation: navigation(),
        trail: vec![
            Crumb { href: Some("/".into()), text: "Europaparlamentsvalet 2029".into() },
            Crumb { href: Some("/lan/21".into()), text: "Workshop i Gävleborg".into() },
            Crumb { href: None, text: "Anmälningar".into() },
        ],
        seen: None,
        flash: Some(Flash {
            kind: FlashKind::Done,
            text: "Påminnelsen är skickad till tre kommuner.".into(),
        }),
        csrf: "token".into(),
        path: "/lan/21/anmalan?visa=alla&sida=2".into(),
        version: "0.1.0",
        holds_link: false,
        refresh_seconds: None,
        script: false,
    }
}

fn faulty() -> Faults {
    let mut faults = Faults::none();
    faults.add("place", "Skriv var workshopen hålls.");
    faults.add("mail", "Adressen saknar @. Skriv den som namn@kommun.se.");
    faults.add("day", "Dagen har passerat. Välj en dag efter i dag.");
    faults.add("seats", "”fyra” är inget tal. Skriv ett tal från 3 till 5.");
    faults.add("letter", "Brevet är tomt.");
    faults.add("format", "Välj hur workshopen hålls.");
    faults.add("county", "Välj ett län.");
    faults.add("roles", "Välj minst en roll.");
    faults.add("list", "Filen är en zip-fil med namnet lista.xlsx. Spara om den i Excel.");
    faults.add("consent", "Kryssa i att du har läst.");
    faults
}

fn page(lang: Lang, faults: Faults) -> Gallery {
    let step = |text: &str, state| Step { text: text.into(), state };
    Gallery {
        shell: shell(lang).with_faults(&faults),
        faults,
        formats: vec![
            Choice::new("physical", "Fysisk").hint("Alla i samma lokal."),
            Choice::new("digital", "Digital"),
            Choice::new("hybrid", "Hybrid"),
        ],
        roles: vec![
            Choice::new("valsamordnare", "Valsamordnare"),
            Choice::new("sakerhet", "Säkerhetssamordnare"),
            Choice::new("it", "It-säkerhet").hint("Eller den som ansvarar för driften."),
        ],
        format: "digital".into(),
        chosen_roles: vec!["it".into()],
        steps: vec![
            step("Inbjudan skickad", StepState::Done),
            step("Anmälan", StepState::Now),
            step("Introduktionsutbildning", StepState::Todo),
            step("Bordsplacering", StepState::Todo),
            step("Genomförd", StepState::Todo),
        ],
        tiles: tiles(),
        seats: seats(),
        done: 7,
        sent: true,
    }
}

fn live(lang: Lang) -> Gallery {
    let mut page = page(lang, Faults::none());
    page.shell.refresh_seconds = Some(1);
    page.shell.path = "/levande.html".into();
    page
}

fn open_to_all(lang: Lang) -> Gallery {
    let mut page = page(lang, Faults::none());
    page.shell = Shell { who: None, navigation: Vec::new(), trail: Vec::new(), flash: None, ..page.shell };
    page
}

fn write(name: &str, html: &str) {
    // Only on demand: a test run leaves nothing behind.
    let Ok(dir) = std::env::var("GALLERY_DIR") else { return };
    std::fs::write(format!("{dir}/{name}.html"), html).unwrap();
    std::fs::write(format!("{dir}/mark"), assets::url("")).unwrap();
}

#[test]
fn every_part_renders_in_both_languages_and_every_state() {
    for lang in Lang::ALL {
        let pages = [
            ("vanlig", page(lang, Faults::none())),
            ("fel", page(lang, faulty())),
            ("levande", live(lang)),
            ("oppen", open_to_all(lang)),
        ];
        for (name, page) in pages {
            let html = page.render().unwrap();
            assert!(!html.contains('⟦'), "{name} {lang}: a text is missing");
            assert!(!html.contains("style="), "{name}: the CSP refuses inline style");
            assert!(!html.contains("onclick"), "{name}: the CSP refuses inline script");
            assert!(html.contains(&format!("<html lang=\"{lang}\">")));
            write(&format!("{name}-{lang}"), &html);
        }
    }
}

#[test]
fn a_fault_is_said_in_the_summary_and_by_its_field_and_in_the_tab() {
    let html = page(Lang::Sv, faulty()).render().unwrap();
    assert!(html.contains("<title>Att rätta: Anmälningar – Valskydd</title>"));
    for fault in &faulty() {
        assert!(html.contains(&format!("<a href=\"#{}\">", fault.field)), "{fault:?}");
        assert!(html.contains(&format!("id=\"{}\"", fault.field)), "{fault:?}");
        assert!(html.contains(&format!("id=\"{}-fault\"", fault.field)), "{fault:?}");
    }
}

#[test]
fn what_a_person_wrote_comes_back_as_text_and_never_as_markup() {
    let mut page = page(Lang::Sv, Faults::none());
    page.format = "\"><script>".into();
    page.shell.title = "<b>".into();
    let html = page.render().unwrap();
    assert!(!html.contains("\"><script>"));
    assert!(!html.contains("<b>"));
}

#[test]
fn the_language_switch_comes_back_to_the_same_page_with_its_question() {
    let html = page(Lang::Sv, Faults::none()).render().unwrap();
    assert!(html.contains("/sprak?till=en&amp;vid=%2Flan%2F21%2Fanmalan%3Fvisa%3Dalla%26sida%3D2"));
}
