//! What is written is read back: by calamine for xlsx, by the csv crate for csv.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use chrono::{DateTime, NaiveDate, Utc};
use sheets::{Cell, Column, FileKind, Sheet, SheetFault, restore};

const FORMULA: &str = "=HYPERLINK(\"http://x.example\")";

fn made_at() -> DateTime<Utc> {
    "2029-01-18T08:30:00Z".parse().expect("a moment")
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2029, 1, 12).expect("a day")
}

fn list() -> Sheet {
    let column = |title: &str| Column { title: title.into(), width: 20.0 };
    Sheet {
        name: "Anmälda".into(),
        columns: vec![column("Namn"), column("Telefon"), column("Bord"), column("Anmäld")],
        rows: vec![
            vec![
                Cell::Text("Åsa \"Mia\" Öhman; Sjöberg".into()),
                Cell::Text("+46 70 111 22 02".into()),
                Cell::Number(2.5),
                Cell::Date(day()),
            ],
            vec![Cell::Text(FORMULA.into()), Cell::Text("0701112203".into()), Cell::Number(f64::NAN)],
            vec![Cell::Empty, Cell::Text("två\nrader".into()), Cell::Number(-3.0), Cell::Empty],
        ],
    }
}

fn read_xlsx(bytes: Vec<u8>) -> calamine::Range<Data> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    assert_eq!(book.sheet_names(), ["Anmälda"]);
    let formulas = book.worksheet_formula("Anmälda").expect("the sheet");
    assert!(formulas.cells().all(|(_, _, formula)| formula.is_empty()), "{formulas:?}");
    book.worksheet_range("Anmälda").expect("the sheet")
}

#[test]
fn a_workbook_gives_every_cell_back_with_its_type() {
    let range = read_xlsx(list().to_xlsx(made_at()).unwrap());
    let text = |row, column| range.get_value((row, column)).unwrap().to_string();
    assert_eq!((text(0, 0), text(0, 3)), ("Namn".into(), "Anmäld".into()));
    assert_eq!(text(1, 0), "Åsa \"Mia\" Öhman; Sjöberg");
    assert_eq!(range.get_value((1, 1)), Some(&Data::String("+46 70 111 22 02".into())));
    assert_eq!(range.get_value((1, 2)), Some(&Data::Float(2.5)));
    let Some(Data::DateTime(when)) = range.get_value((1, 3)) else { panic!("no date: {range:?}") };
    assert_eq!(when.to_ymd_hms_milli(), (2029, 1, 12, 0, 0, 0, 0));
    assert_eq!(range.get_value((2, 1)), Some(&Data::String("0701112203".into())));
    assert_eq!(range.get_value((2, 2)), Some(&Data::Empty));
    assert_eq!(text(3, 1), "två\nrader");
}

#[test]
fn a_formula_as_a_name_is_kept_as_text() {
    let range = read_xlsx(list().to_xlsx(made_at()).unwrap());
    assert_eq!(range.get_value((2, 0)), Some(&Data::String(FORMULA.into())));
}

#[test]
fn the_same_list_gives_the_same_bytes() {
    assert_eq!(list().to_xlsx(made_at()).unwrap(), list().to_xlsx(made_at()).unwrap());
    assert_eq!(list().to_csv_for_excel().unwrap(), list().to_csv_for_excel().unwrap());
}

#[test]
fn csv_is_what_swedish_excel_expects() {
    let text = String::from_utf8(list().to_csv_for_excel().unwrap()).unwrap();
    assert_eq!(
        text,
        "\u{feff}Namn;Telefon;Bord;Anmäld\r\n\
         \"Åsa \"\"Mia\"\" Öhman; Sjöberg\";'+46 70 111 22 02;2,5;2029-01-12\r\n\
         \"'=HYPERLINK(\"\"http://x.example\"\")\";0701112203;;\r\n\
         ;\"två\nrader\";-3;\r\n"
    );
}

#[test]
fn csv_is_read_back_to_what_the_person_wrote() {
    let bytes = list().to_csv_for_excel().unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(&bytes[3..]);
    let rows: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
    assert_eq!(restore(&rows[0][1]), "+46 70 111 22 02");
    assert_eq!(restore(&rows[1][0]), FORMULA);
}

#[test]
fn an_empty_list_still_has_its_titles() {
    let empty = Sheet { rows: Vec::new(), ..list() };
    assert_eq!(read_xlsx(empty.to_xlsx(made_at()).unwrap()).height(), 1);
    let nothing = Sheet { name: "Anmälda".into(), ..Sheet::default() };
    assert_eq!(read_xlsx(nothing.to_xlsx(made_at()).unwrap()).height(), 0);
    assert_eq!(nothing.to_csv_for_excel().unwrap(), "\u{feff}".as_bytes());
}

#[test]
fn a_text_that_excel_can_not_hold_is_refused() {
    let mut long = list();
    long.rows[0][0] = Cell::Text("å".repeat(32_768));
    assert!(matches!(long.to_xlsx(made_at()), Err(SheetFault::Workbook(_))));
}

#[test]
fn a_file_is_of_the_kind_that_a_form_names() {
    let kinds = ["xlsx", "csv"].map(|code| FileKind::of_code(code).unwrap());
    assert_eq!(kinds, [FileKind::Xlsx, FileKind::Csv]);
    assert_eq!(kinds.map(FileKind::code), ["xlsx", "csv"]);
    for other in ["", "XLSX", "pdf", "csv "] {
        assert_eq!(FileKind::of_code(other), None, "{other}");
    }
    let file = |kind| list().to_file(kind, made_at()).unwrap();
    assert_eq!(kinds.map(file), [list().to_xlsx(made_at()).unwrap(), list().to_csv_for_excel().unwrap()]);
    assert_eq!(FileKind::Csv.mime(), "text/csv; charset=utf-8");
    assert!(FileKind::Xlsx.mime().ends_with("spreadsheetml.sheet"));
}
