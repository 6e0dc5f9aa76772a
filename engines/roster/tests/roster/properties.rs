//! Laws that hold for any file.

use proptest::prelude::*;
use roster::{Caps, Reading, read_file, read_text};
use rust_xlsxwriter::Workbook;

use crate::fixtures_for_damage;

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-ZÅÄÖ][a-zåäö]{1,8} [A-ZÅÄÖ][a-zåäö]{1,8}",
        3 => "[a-z]{1,6}@[a-z]{1,6}\\.(se|example)",
        1 => "[ -~åäöÅÄÖ;,\"\\t\\n]{0,20}",
        1 => Just(String::new()),
        1 => Just("Namn".to_owned()),
    ]
}

fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec(cell(), 2..6), 1..20)
}

/// Numbers of all rows that the reading accounts for.
fn accounted(reading: &Reading) -> Vec<usize> {
    let rows = reading.rows.iter().map(|row| row.number);
    let merged = reading.merged.iter().map(|row| row.number);
    let skipped = reading.skipped_rows.iter().map(|row| row.number);
    let mut numbers: Vec<usize> = rows.chain(merged).chain(skipped).collect();
    numbers.sort_unstable();
    numbers
}

fn filled(rows: &[Vec<String>]) -> Vec<usize> {
    let is_filled = |row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
    (1..).zip(rows).filter(|(_, row)| is_filled(row)).map(|(number, _)| number).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = read_file("x", &bytes, &Caps::default());
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[ -~åäö;,\"'<>@()\\t\\r\\n\\PC]{0,300}") {
        let _ = read_text(&text, &Caps::default());
    }

    #[test]
    fn a_damaged_file_is_read_or_refused(at in any::<prop::sample::Index>(), which in any::<prop::sample::Index>(), byte: u8, cut: bool) {
        let files = fixtures_for_damage();
        let mut bytes = files[which.index(files.len())].clone();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if cut {
            bytes.truncate(at);
        }
        let _ = read_file("x", &bytes, &Caps::default());
    }

    #[test]
    fn no_row_of_a_csv_is_lost(rows in table()) {
        let mut writer = csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer(Vec::new());
        writer.write_record(["Namn", "E-post"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        if let Ok(reading) = read_file("x.csv", &[&b"sep=;\n"[..], &bytes].concat(), &Caps::default()) {
            let mut expected = vec![1];
            expected.extend(filled(&rows).iter().map(|number| number + 1));
            prop_assert_eq!(accounted(&reading), expected);
        }
    }

    #[test]
    fn the_cells_of_a_csv_come_back_as_they_were(rows in table()) {
        let mut writer = csv::WriterBuilder::new().delimiter(b';').flexible(true).from_writer(Vec::new());
        writer.write_record(["Namn", "E-post"]).unwrap();
        for row in &rows {
            writer.write_record(row).unwrap();
        }
        let bytes = writer.into_inner().unwrap();
        if let Ok(reading) = read_file("x.csv", &[&b"sep=;\n"[..], &bytes].concat(), &Caps::default()) {
            for row in &reading.rows {
                for (at, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                    prop_assert_eq!(cell, &rows[row.number - 2][at]);
                }
            }
        }
    }

    #[test]
    fn no_row_of_a_workbook_is_lost(rows in table()) {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (number, row) in rows.iter().enumerate() {
            for (column, cell) in row.iter().enumerate() {
                sheet.write_string(u32::try_from(number).unwrap(), u16::try_from(column).unwrap(), cell).unwrap();
            }
        }
        if let Ok(reading) = read_file("x.xlsx", &book.save_to_buffer().unwrap(), &Caps::default()) {
            prop_assert_eq!(accounted(&reading), filled(&rows));
        }
    }

    #[test]
    fn reading_twice_gives_the_same(rows in table()) {
        let text: String = rows.iter().map(|row| row.join("\t") + "\n").collect();
        prop_assert_eq!(read_text(&text, &Caps::default()), read_text(&text, &Caps::default()));
    }
}
