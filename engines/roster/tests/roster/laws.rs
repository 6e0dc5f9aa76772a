//! Laws of the one way in, for any file and any mail.

use std::collections::BTreeSet;

use proptest::prelude::*;
use roster::{Caps, Reading, Taken, take};

use crate::kept::{DOCX, XLS, attached, docx, docx_table, mail, taken};

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[A-ZÅÄÖ][a-zåäö]{1,6} [A-ZÅÄÖ][a-zåäö]{1,6}",
        3 => "[a-z]{1,5}@[a-z]{1,5}\\.se",
        1 => "(säkerhetschef|kommunikatör|Gävle kommun|vegan)",
        1 => "[a-zåäö .!?]{0,15}",
        1 => Just(String::new()),
    ]
}

fn lines() -> impl Strategy<Value = Vec<String>> {
    let line =
        (prop::collection::vec(word(), 0..4), "(, |; |\t| – | )").prop_map(|(words, by)| words.join(&by));
    let line = prop_oneof![
        8 => line,
        1 => Just("Med vänlig hälsning".to_owned()),
        1 => Just("-----Ursprungligt meddelande-----".to_owned()),
        1 => Just("Namn;E-post".to_owned()),
        1 => Just("> Namn\tRoll\tE-post".to_owned()),
    ];
    prop::collection::vec(line, 0..14)
}

fn numbers(reading: &Reading) -> BTreeSet<usize> {
    let rows = reading.rows.iter().map(|row| row.number);
    let merged = reading.merged.iter().map(|row| row.number);
    rows.chain(merged).chain(reading.skipped_rows.iter().map(|row| row.number)).collect()
}

/// Whether every word of the lines that holds an address is in a person, a merged row, or what was left.
fn addresses_lost(taken: &Taken, lines: &[String]) -> Vec<String> {
    let mut said = String::new();
    for list in &taken.lists {
        let cells = list.reading.rows.iter().flat_map(|row| &row.cells);
        for cell in cells.chain(list.reading.merged.iter().flat_map(|row| &row.cells)) {
            said += cell;
            said.push('\n');
        }
        list.reading.skipped_rows.iter().for_each(|row| said += &row.text);
    }
    let is_left = |number: usize| {
        taken.left.iter().any(|left| left.lines.is_none_or(|(first, last)| (first..=last).contains(&number)))
    };
    let lost = |(number, line): (usize, &String)| {
        let words = line.split([' ', ',', ';', '\t']).filter(|word| word.contains('@'));
        words.filter(|word| !said.contains(*word) && !is_left(number)).map(str::to_owned).collect::<Vec<_>>()
    };
    (1..).zip(lines).flat_map(lost).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_taken_or_refused_and_twice_the_same(bytes in prop::collection::vec(any::<u8>(), 0..1_500)) {
        prop_assert_eq!(take(&bytes, &Caps::default(), &[]), take(&bytes, &Caps::default(), &[]));
    }

    #[test]
    fn a_damaged_file_is_taken_or_refused(at in any::<prop::sample::Index>(), byte: u8, cut: bool, which in 0..3_usize) {
        let attached = attached("a.docx", "x/y", DOCX);
        let letter = mail("mixed", &[(&attached.0, &attached.1)]).into_bytes();
        let mut bytes = vec![XLS.to_vec(), DOCX.to_vec(), letter].swap_remove(which);
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if cut {
            bytes.truncate(at);
        }
        let _ = take(&bytes, &Caps::default(), &[]);
    }

    #[test]
    fn no_address_in_a_mail_is_dropped(lines in lines()) {
        let letter = format!("From: a@x.se\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{}\n", lines.join("\n"));
        let taken = taken(letter.as_bytes());
        prop_assert_eq!(addresses_lost(&taken, &lines), Vec::<String>::new(), "{:#?}", taken);
        prop_assert_eq!(&taken, &crate::kept::taken(letter.as_bytes()));
    }

    #[test]
    fn every_filled_row_of_a_word_table_is_accounted_for(rows in prop::collection::vec(prop::collection::vec(word(), 3), 1..9)) {
        let mut all: Vec<Vec<&str>> = vec![vec!["Namn", "Roll", "E-post"]];
        all.extend(rows.iter().map(|row| row.iter().map(String::as_str).collect()));
        let borrowed: Vec<&[&str]> = all.iter().map(Vec::as_slice).collect();
        let bytes = docx(&docx_table(&borrowed));
        let filled: BTreeSet<usize> = (1..).zip(&all)
            .filter(|(_, row)| row.iter().any(|cell| !cell.trim().is_empty()))
            .map(|(number, _)| number)
            .collect();
        if let Ok(taken) = take(&bytes, &Caps::default(), &[]) {
            prop_assert_eq!(numbers(&taken.lists[0].reading), filled);
        }
    }

    #[test]
    fn given_its_own_columns_a_list_is_read_the_same(rows in prop::collection::vec(prop::collection::vec(word(), 3), 1..6)) {
        let text = rows.iter().fold("Namn;Roll;E-post\n".to_owned(), |text, row| text + &row.join("|") + "\n");
        if let Ok(first) = take(text.as_bytes(), &Caps::default(), &[]) {
            let columns = first.lists[0].reading.read_as();
            let again = take(text.as_bytes(), &Caps::default(), &[columns]).unwrap();
            prop_assert_eq!(&first.lists[0].reading.rows, &again.lists[0].reading.rows);
        }
    }

    #[test]
    fn the_order_of_rows_changes_no_person(mut rows in prop::collection::vec("[A-Z][a-z]{2,5} [A-Z][a-z]{2,5};[a-z]{1,4}@x\\.se", 1..9)) {
        let people = |rows: &[String]| {
            let text = format!("Namn;E-post\n{}\n", rows.join("\n"));
            let mut people: Vec<String> = taken(text.as_bytes()).lists[0].reading.rows.iter()
                .map(|row| row.person.email.clone())
                .collect();
            people.sort();
            people
        };
        let first = people(&rows);
        rows.reverse();
        prop_assert_eq!(first, people(&rows));
    }
}
