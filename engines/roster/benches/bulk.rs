//! One big list: `make FILE` writes it, `read FILE` reads it and says how long that took. One list for every
//! municipality, with faults: `make-faulty FILE` writes it, `faults FILE` takes it and shows every fault in words.
//! `against_openpyxl.py` runs all of them beside openpyxl.

use std::io::Write;
use std::time::Instant;

use roster::{Caps, cell_name, read_file, take};
use rust_xlsxwriter::{Workbook, XlsxError};

const ROWS: u32 = 100_000;
/// Four people from each of 290 municipalities.
const FAULTY_ROWS: u32 = 1_160;
const SEED: u64 = 20_290_610;
const HEADER: [&str; 6] = ["Namn", "Funktion/Roll", "E-post", "Telefon", "Kommun", "Allergier/specialkost"];
const FIRST: [&str; 8] = ["Karin", "Per-Olov", "Anna", "Håkan", "Maria", "Elsa", "Åsa", "Björn"];
const LAST: [&str; 8] = ["Åström", "Öhman", "Sjöberg", "Ljung", "Niemi", "Wästberg", "Lindqvist", "af Ek"];
const ROLES: [&str; 6] = [
    "Valsamordnare",
    "Säkerhetssamordnare",
    "Ledamot valnämnden",
    "Beredskapssamordnare",
    "Kommunikatör",
    "IT-säkerhet",
];
const PLACES: [&str; 5] =
    ["Ockelbo kommun", "Hofors kommun", "Gävle kommun", "Sandvikens kommun", "Ljusdals kommun"];
const DIETS: [&str; 5] = ["", "-", "glutenfri", "Nötallergi; ej ägg", "ingen"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let mut out = std::io::stdout();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["make", path] => make(path, ROWS, false)?,
        ["make-faulty", path] => make(path, FAULTY_ROWS, true)?,
        ["faults", path] => {
            let begun = Instant::now();
            let taken = take(&std::fs::read(path)?, &Caps::default(), &[])?;
            let mut shown = String::new();
            let (mut rows, mut faults) = (0, 0);
            for row in taken.lists.iter().flat_map(|list| &list.reading.rows) {
                rows += 1;
                for fault in &row.faults {
                    faults += 1;
                    let cell = fault.column.map(|column| cell_name(column, row.number)).unwrap_or_default();
                    let proposal = fault.proposal.as_deref().unwrap_or_default();
                    shown.push_str(&[&*cell, &fault.sentence_sv(), proposal, "\n"].join(" "));
                }
            }
            let seconds = begun.elapsed().as_secs_f64();
            writeln!(out, "{rows} rows, {faults} faults in {} characters, {seconds:.3} s", shown.len())?;
        }
        ["read", path] => {
            let begun = Instant::now();
            let reading = read_file(path, &std::fs::read(path)?, &Caps::bulk())?;
            let clean = reading.rows.iter().filter(|row| row.is_clean()).count();
            let seconds = begun.elapsed().as_secs_f64();
            writeln!(out, "{} rows, {clean} clean, {seconds:.3} s", reading.rows.len())?;
        }
        _ => writeln!(
            out,
            "bulk make FILE | read FILE | make-faulty FILE | faults FILE; see benches/against_openpyxl.py"
        )?,
    }
    Ok(())
}

/// The same bytes in every run, save the time of writing that the format demands.
fn make(path: &str, rows: u32, is_faulty: bool) -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, HEADER)?;
    let mut state = SEED;
    let mut pick = |from: &[&'static str]| {
        // Knuth's MMIX generator; the high bits are good enough to choose from a list.
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        from[usize::try_from(state >> 33).unwrap_or_default() % from.len()]
    };
    for row in 1..=rows {
        let (first, last) = (pick(&FIRST), pick(&LAST));
        let phone = format!("070-{:03} {:02} {:02}", row % 1000, row / 1000 % 100, row % 97);
        let (mut name, mut address) =
            (format!("{first} {last}"), format!("deltagare.{row}@kommun{}.example", row % 290));
        if is_faulty {
            // Every row has something wrong, each kind in turn.
            match row % 6 {
                0 => address = format!("deltagare {row}@kommun.example"),
                1 => address = format!("åsa.{row}@kommun,example"),
                2 => address = format!("deltagare.{row}@kommun{}", row % 290),
                3 => name = String::new(),
                4 => name = format!("{last}, {first}"),
                _ => address = String::new(),
            }
        }
        sheet.write_string(row, 0, name)?;
        sheet.write_string(row, 1, if is_faulty && row % 7 == 0 { "Registrator" } else { pick(&ROLES) })?;
        sheet.write_string(row, 2, address)?;
        if is_faulty && row % 5 == 0 {
            sheet.write_number(row, 3, 701_112_200 + row % 100)?;
        } else {
            sheet.write_string(row, 3, phone)?;
        }
        sheet.write_string(row, 4, pick(&PLACES))?;
        sheet.write_string(row, 5, pick(&DIETS))?;
    }
    book.save(path)
}
