//! What the form of a list holds, and how it comes back.

use proptest::prelude::*;
use roster::Caps;

use super::*;

fn posted_again(lines: &[Line]) -> Vec<Line> {
    let fields: Vec<_> = lines.iter().enumerate().flat_map(|(at, line)| line.fields(at)).collect();
    of_posted(fields.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}

#[test]
fn a_role_that_is_chosen_anew_drops_the_words_of_the_old_one() {
    let of = |role: &'static str, written: &'static str| {
        of_posted([("role-0", role), ("written-0", written)].into_iter()).remove(0).person.role_text
    };
    assert_eq!(of("communicator", "Säkerhetschef"), "");
    assert_eq!(of("security_coordinator", "Säkerhetschef"), "Säkerhetschef");
    assert_eq!(of("election_coordinator", "Registrator"), "Registrator");
    assert_eq!(
        of("preparedness_coordinator", "Säkerhets- och beredskapssamordnare"),
        "Säkerhets- och beredskapssamordnare"
    );
    assert_eq!(of("", "Säkerhetschef"), "");
}

#[test]
fn a_tick_moves_a_row_out_and_a_tick_takes_it_back() {
    let out = of_posted([("name-3", "Karin"), ("flip-3", "1")].into_iter());
    assert!(out[0].out);
    let back = of_posted([("name-3", "Karin"), ("state-3", "out"), ("flip-3", "1")].into_iter());
    assert!(!back[0].out);
}

#[test]
fn a_proposal_fills_its_cell_and_no_other() {
    let lines = of_posted(
        [("email-7", "elsa@ljusdal"), ("name-7", "Elsa"), ("fix", "7:email:elsa@ljusdal.example")]
            .into_iter(),
    );
    assert_eq!(lines[0].person.email, "elsa@ljusdal.example");
    assert_eq!(lines[0].person.name, "Elsa");
}

#[test]
fn a_row_from_a_file_is_never_taken_for_an_empty_one() {
    assert!(Line::default().is_blank());
    assert!(!Line { number: Some(4), ..Line::default() }.is_blank());
}

fn field() -> impl Strategy<Value = (String, String)> {
    let name = prop_oneof![
        "(row|sheet|entry|name|role|written|email|phone|diet|access|protected|place|note|state|flip|keeps|is|who|shut)-[0-9]{1,11}",
        "(name|email|flip|state)-[0-3]",
        Just("fix".to_owned()),
        ".*",
    ];
    let value = prop_oneof![
        ".*",
        "[0-4]:(name|email|phone|role):.*",
        Just("out".to_owned()),
        Just("left".to_owned()),
        Just("another".to_owned()),
        Just("it_security".to_owned())
    ];
    (name, value)
}

proptest! {
    #[test]
    fn any_fields_give_rows_that_come_back_as_they_are(
        fields in proptest::collection::vec(field(), 0..40),
    ) {
        let lines = of_posted(fields.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        prop_assert_eq!(posted_again(&lines), lines);
    }

    #[test]
    fn every_row_that_was_sent_is_there(names in proptest::collection::btree_map(0_u32..5_000, "[a-zåäö]{1,9}", 0..60)) {
        let fields: Vec<_> = names.iter().map(|(at, name)| (format!("name-{at}"), name.clone())).collect();
        let lines = of_posted(fields.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let back: Vec<_> = lines.iter().map(|line| line.person.name.clone()).collect();
        prop_assert_eq!(back, names.into_values().collect::<Vec<_>>());
    }

    #[test]
    fn what_is_read_survives_the_form(rows in proptest::collection::vec(
        ("[A-ZÅÄÖ][a-zåäöé '-]{0,12}", "(Valsamordnare|kris- och säkerhet|Registrator||It-säk|.{0,9})", "[a-z.]{1,8}@[a-z]{1,6}(.se)?", ".{0,12}"),
        1..20,
    )) {
        let mut text = "Namn\tRoll\tE-post\tSpecialkost\n".to_owned();
        for (name, role, email, diet) in &rows {
            let cell = |text: &str| text.replace(['\t', '\n', '\r', '"'], " ");
            let cells = [cell(name), cell(role), cell(email), cell(diet)];
            text.push_str(&cells.join("\t"));
            text.push('\n');
        }
        if let Ok(reading) = roster::read_text(&text, &Caps::default()) {
            let lines = of_reading(&reading);
            prop_assert_eq!(lines.len(), reading.rows.len());
            for (line, row) in lines.iter().zip(&reading.rows) {
                prop_assert_eq!(&line.person.name, &row.person.name);
                prop_assert_eq!(&line.person.email, &row.person.email);
                prop_assert_eq!(line.person.role, row.person.role);
            }
            prop_assert_eq!(posted_again(&lines), lines);
        }
    }
}
