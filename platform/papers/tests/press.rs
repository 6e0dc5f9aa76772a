//! The press with templates of its own.

mod proofs;

use chrono::{DateTime, Utc};
use papers::{Press, PressFault, Sheet};
use proofs::structure;
use proofs::tools::text_of;
use serde_json::{Value, json};

const NAMES: &str = "#import \"/house.typ\": *\n#let d = json(\"/data.json\")\n#show: house\n\
    #heading(level: 1, sheet.title)\n#for name in d.names { fit(name) }\n\
    #table(columns: 1, table.header([N]), ..d.names.map(breakable))";

fn made_at() -> DateTime<Utc> {
    "2029-01-08T08:00:00Z".parse().expect("a moment")
}

fn print(template: &'static str, data: &Value) -> Result<Vec<u8>, PressFault> {
    let sheet = Sheet { template, data, title: "Namn <&> \"namn\"", language: "sv", made_at: made_at() };
    Press::new().proof(&sheet)
}

#[test]
fn markup_as_a_name_is_printed_as_it_was_written() {
    let name = r#"#panic("x") *_$ \\ <a> [b] @c = - + // `d` "#.trim();
    let pdf = print(NAMES, &json!({ "names": [name, "#import \"/main.typ\""] })).unwrap();
    let text = text_of(&pdf);
    assert_eq!(text.matches(name).count(), 2, "{text}");
    assert!(text.contains("#import \"/main.typ\""), "{text}");
    assert_eq!(structure::faults(&pdf, "Namn <&> \"namn\"", "sv"), [""; 0]);
}

#[test]
fn a_letter_that_the_fonts_lack_does_not_stop_the_paper() {
    let pdf =
        print(NAMES, &json!({ "names": ["李 Åsa", "Ng\u{1ec5}n", "a\u{0}\u{e000}b", "👩‍💻 Eva"] })).unwrap();
    let text = text_of(&pdf);
    for shown in ["? Åsa", "a?b", "? Eva"] {
        assert!(text.contains(shown), "{text}");
    }
}

#[test]
fn swedish_letters_can_be_copied_out_of_the_paper() {
    let text = text_of(&print(NAMES, &json!({ "names": ["Åsa Öhman-Ärlig", "Žofia Wałęsa"] })).unwrap());
    assert!(text.contains("Åsa Öhman-Ärlig") && text.contains("Žofia Wałęsa"), "{text}");
}

#[test]
fn the_same_sheet_gives_the_same_bytes() {
    let data = json!({ "names": ["Åsa Öhman"] });
    assert_eq!(print(NAMES, &data).unwrap(), print(NAMES, &data).unwrap());
}

#[test]
fn a_mistake_in_a_template_is_told_with_its_place() {
    let Err(PressFault::Template { message, place }) = print("= A\n#nonsense", &json!({})) else { panic!() };
    assert_eq!(place, "/main.typ:2");
    assert!(message.contains("nonsense"), "{message}");
}

#[test]
fn data_of_another_shape_are_told_with_the_place_that_reads_them() {
    let Err(PressFault::Template { place, .. }) = print(NAMES, &json!({ "people": [] })) else { panic!() };
    assert_eq!(place, "/main.typ:5");
}

#[test]
fn a_picture_without_words_is_not_accessible() {
    let template = "#import \"/house.typ\": *\n#show: house\n#figure(rect())";
    let fault = print(template, &json!({})).unwrap_err();
    assert!(matches!(&fault, PressFault::NotAccessible { place, .. } if place == "/main.typ:3"), "{fault}");
}

#[test]
fn a_template_reaches_nothing_outside_the_press() {
    for template in ["#read(\"/etc/passwd\")", "#import \"@preview/cetz:0.4.0\"", "#include \"/other.typ\""] {
        assert!(matches!(print(template, &json!({})), Err(PressFault::Template { .. })));
    }
}

#[test]
fn what_typst_warns_of_is_a_fault_in_a_proof_alone() {
    let template = "#import \"/house.typ\": *\n#show: house\n#set text(font: \"no such font\")\n= A";
    let data = json!({});
    let sheet = Sheet { template, data: &data, title: "A", language: "sv", made_at: made_at() };
    assert!(Press::new().print(&sheet).is_ok());
    assert!(matches!(Press::new().proof(&sheet), Err(PressFault::Template { .. })));
}

#[test]
fn a_date_that_a_pdf_cannot_carry_is_refused() {
    let data = json!({ "names": [] });
    let sheet =
        Sheet { template: NAMES, data: &data, title: "A", language: "sv", made_at: DateTime::<Utc>::MAX_UTC };
    assert!(matches!(Press::new().print(&sheet), Err(PressFault::MadeAt)));
}
