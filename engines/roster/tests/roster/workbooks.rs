//! Workbooks as spreadsheet programs write them, and made by hand where a program would not.

use std::io::{Cursor, Write};

use roster::{Caps, FaultCode, Form, Reading, SkipReason, read_file};
use rust_xlsxwriter::{Formula, Workbook};
use zip::write::SimpleFileOptions;

use crate::{codes, faults, file, names};

/// A sheet of one person, cells inline.
pub const SHEET: &str = concat!(
    "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Namn</t></is></c>",
    "<c r=\"B1\" t=\"inlineStr\"><is><t>E-post</t></is></c></row>",
    "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c>",
    "<c r=\"B2\" t=\"inlineStr\"><is><t>karin@x.se</t></is></c></row></sheetData></worksheet>"
);

pub fn zipped<N: AsRef<str>, B: AsRef<[u8]>>(parts: &[(N, B)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_ref(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes.as_ref()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

pub fn parts_of_a_workbook(sheet: &str) -> Vec<(String, Vec<u8>)> {
    const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let rels = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{RELATIONSHIPS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
    );
    let book = format!(
        "<workbook xmlns:r=\"{RELATIONSHIPS}\"><sheets><sheet name=\"Blad1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
    );
    let book_rels = format!(
        "<Relationships><Relationship Id=\"r1\" Type=\"{RELATIONSHIPS}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &rels),
        ("xl/workbook.xml", &book),
        ("xl/_rels/workbook.xml.rels", &book_rels),
        ("xl/sharedStrings.xml", "<sst uniqueCount=\"1\"><si><t>Karin Åström</t></si></sst>"),
        ("xl/worksheets/sheet1.xml", sheet),
    ]
    .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
    .to_vec()
}

pub fn workbook(sheet: &str) -> Vec<u8> {
    zipped(&parts_of_a_workbook(sheet))
}

fn saved(mut book: Workbook) -> Reading {
    read_file("deltagare.xlsx", &book.save_to_buffer().unwrap(), &Caps::default()).unwrap()
}

#[test]
fn a_workbook_is_read_with_titles_numbers_and_formulas() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Anmälan").unwrap();
    sheet.write(0, 0, "Anmälan workshop").unwrap();
    for (column, header) in ["Namn", "E-post", "Mobil", "Kost"].iter().enumerate() {
        sheet.write(2, u16::try_from(column).unwrap(), *header).unwrap();
    }
    sheet.write(3, 0, "Karin Åström").unwrap();
    sheet.write(3, 1, "karin@x.se").unwrap();
    sheet.write(3, 2, 701_112_201).unwrap();
    sheet.write(3, 3, true).unwrap();
    sheet
        .write(5, 0, Formula::new("=HYPERLINK(\"http://x.example\",\"Anna Ek\")").set_result("Anna Ek"))
        .unwrap();
    sheet.write(5, 1, Formula::new("=A1").set_result("anna@x.se")).unwrap();
    let reading = saved(book);
    assert_eq!(reading.form, Form::Xlsx);
    assert_eq!(reading.encoding, None);
    assert_eq!(reading.rows[0].number, 4);
    assert_eq!(reading.rows[0].sheet.as_deref(), Some("Anmälan"));
    assert_eq!(reading.rows[0].person.phone, "701112201");
    let anna = &reading.rows[1].person;
    assert_eq!(
        (anna.name.as_str(), anna.email.as_str()),
        ("Anna Ek", "anna@x.se"),
        "the values the program saved"
    );
    assert_eq!(faults(&reading), ["4 phone phone_zero_lost"]);
}

#[test]
fn a_formula_as_a_name_is_kept_as_text() {
    let sheet = SHEET.replace(
        "<c r=\"A2\" t=\"s\"><v>0</v></c>",
        "<c r=\"A2\"><f>HYPERLINK(\"http://x.example\")</f><v></v></c>",
    );
    let reading = file(&workbook(&sheet)).unwrap();
    assert_eq!(names(&reading), ["=HYPERLINK(\"http://x.example\")"]);
    assert_eq!(faults(&reading), ["2 name formula_as_text"]);
    assert!(reading.rows[0].is_clean());
}

#[test]
fn sheets_with_the_same_header_join_and_others_are_told() {
    let mut book = Workbook::new();
    for (name, rows) in [
        ("Om listan", vec![["Skickas till länsstyrelsen", ""]]),
        ("Gävle", vec![["Namn", "E-post"], ["Karin Ek", "karin@x.se"]]),
        ("Hofors", vec![["Namn", "E-post"], ["Anna Ek", "anna@x.se"], ["Karin Ek", "KARIN@x.se"]]),
        ("Buss", vec![["Tid", "Plats"], ["08.00", "Stationen"]]),
        ("Val", vec![["Ockelbo", ""]]),
    ] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet.set_hidden(name == "Val");
        for (at, row) in rows.iter().enumerate() {
            sheet.write_row(u32::try_from(at).unwrap(), 0, *row).unwrap();
        }
    }
    let reading = saved(book);
    let rows: Vec<_> = reading.rows.iter().map(|r| (r.sheet.as_deref(), r.number)).collect();
    assert_eq!(rows, [(Some("Gävle"), 2), (Some("Hofors"), 2)]);
    assert_eq!(reading.merged[0].sheet.as_deref(), Some("Hofors"));
    let told: Vec<_> = reading.skipped_rows.iter().map(|s| (s.sheet.as_deref().unwrap(), s.reason)).collect();
    assert_eq!(
        told,
        [
            ("Om listan", SkipReason::OtherSheet),
            ("Gävle", SkipReason::Header),
            ("Hofors", SkipReason::Header),
            ("Buss", SkipReason::OtherSheet),
            ("Buss", SkipReason::OtherSheet),
            ("Val", SkipReason::HiddenSheet),
        ]
    );
}

#[test]
fn error_values_of_any_age_are_text() {
    let sheet =
        SHEET.replace("</row></sheetData>", "<c r=\"C2\" t=\"e\"><v>#SPILL!</v></c></row></sheetData>");
    assert_eq!(file(&workbook(&sheet)).unwrap().rows[0].cells[2], "#SPILL!");
}

#[test]
fn texts_in_runs_are_joined_and_their_pronunciation_left_out() {
    let rich = "<is><r><t>Karin </t></r><r><t>Åstr&#246;m</t></r><rPh><t>kaarin</t></rPh></is>";
    let sheet =
        SHEET.replace("<c r=\"A2\" t=\"s\"><v>0</v></c>", &format!("<c r=\"A2\" t=\"inlineStr\">{rich}</c>"));
    assert_eq!(names(&file(&workbook(&sheet)).unwrap()), ["Karin Åström"]);
}

#[test]
fn a_workbook_with_prefixes_comments_and_cells_without_places_is_read() {
    let sheet = "<x:worksheet xmlns:x=\"m\"><x:sheetData><x:row><x:c t=\"inlineStr\"><x:is><x:t>Namn</x:t></x:is></x:c>\
                 <x:c t=\"inlineStr\"><x:is><x:t>E-post</x:t></x:is></x:c></x:row><!-- <row> & so on -->\
                 <x:row><x:c t=\"s\"><x:v>0</x:v></x:c><x:c t=\"str\"><x:v>k@x.se</x:v></x:c></x:row></x:sheetData></x:worksheet>";
    let reading = file(&workbook(sheet)).unwrap();
    assert_eq!(reading.rows[0].number, 2);
    assert_eq!(reading.rows[0].cells, ["Karin Åström", "k@x.se"]);
}

#[test]
fn long_comments_and_tags_across_windows_are_read() {
    let filler = format!("<!-- {} --><row r=\"1\" x=\"{}\">", "<row> ".repeat(120_000), "y".repeat(600_000));
    let sheet = SHEET.replace("<row r=\"1\">", &filler);
    assert_eq!(names(&file(&workbook(&sheet)).unwrap()), ["Karin Åström"]);
}

#[test]
fn days_are_shown_as_days() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let day = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    sheet.write_row(0, 0, ["Namn", "E-post", "Född"]).unwrap();
    sheet.write_row(1, 0, ["Karin Ek", "k@x.se"]).unwrap();
    sheet.write_with_format(1, 2, 47_279, &day).unwrap();
    assert_eq!(saved(book).rows[0].cells[2], "2029-06-10");
}

#[test]
fn cells_joined_over_rows_stand_in_each_row_that_holds_something() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = rust_xlsxwriter::Format::new();
    sheet.write_row(0, 0, ["Kommun", "Namn", "E-post"]).unwrap();
    sheet.merge_range(1, 0, 3, 0, "Gävle kommun", &plain).unwrap();
    sheet.write_row(1, 1, ["Karin Ek", "k@x.se"]).unwrap();
    sheet.write_row(2, 1, ["Anna Ek", "a@x.se"]).unwrap();
    sheet.write_row(4, 1, ["Bo Ek", "b@x.se"]).unwrap();
    let reading = saved(book);
    let places: Vec<&str> = reading.rows.iter().map(|row| row.person.municipality.as_str()).collect();
    assert_eq!(places, ["Gävle kommun", "Gävle kommun", ""]);
}

#[test]
fn a_header_of_two_rows_is_read_as_one() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = rust_xlsxwriter::Format::new();
    sheet.write(0, 0, "Anmälan till workshop").unwrap();
    sheet.write_row(1, 0, ["Namn", "Roll"]).unwrap();
    sheet.merge_range(1, 2, 1, 3, "Kontakt", &plain).unwrap();
    sheet.write_row(2, 2, ["E-post", "Mobil"]).unwrap();
    sheet.write_row(3, 0, ["Karin Ek", "Valsamordnare", "k@x.se", "070-111 22 01"]).unwrap();
    let reading = saved(book);
    let person = &reading.rows[0].person;
    assert_eq!((person.email.as_str(), person.phone.as_str()), ("k@x.se", "070-111 22 01"));
    let reasons: Vec<_> = reading.skipped_rows.iter().map(|row| row.reason).collect();
    assert_eq!(reasons, [SkipReason::Title, SkipReason::Header, SkipReason::Header]);
}

#[test]
fn an_open_document_cell_over_two_rows_stands_in_both() {
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let over = cell("Mora").replace("<table:table-cell", "<table:table-cell table:number-rows-spanned=\"2\"");
    let table = [
        "<table:table table:name=\"a\">".to_owned(),
        row(&[cell("Kommun"), cell("Namn"), cell("E-post")]),
        row(&[over, cell("Karin Ek"), cell("k@x.se")]),
        row(&["<table:covered-table-cell/>".to_owned(), cell("Anna Ek"), cell("a@x.se")]),
        "</table:table>".to_owned(),
    ];
    let reading = file(&ods(&table.concat())).unwrap();
    assert!(reading.rows.iter().all(|row| row.person.municipality == "Mora"));
}

fn ods(table: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\" xmlns:style=\"s\">\
         <office:automatic-styles><style:style style:name=\"ta2\"><style:table-properties table:display=\"false\"/></style:style></office:automatic-styles>\
         <office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"
    );
    zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet".as_bytes()),
        ("META-INF/manifest.xml", b"<manifest/>"),
        ("content.xml", content.as_bytes()),
    ])
}

/// An `OpenDocument` sheet of one person.
pub fn small_ods() -> Vec<u8> {
    let row = |a: &str, b: &str| format!("<table:table-row>{}{}</table:table-row>", cell(a), cell(b));
    ods(&format!(
        "<table:table table:name=\"a\">{}{}</table:table>",
        row("Namn", "E-post"),
        row("Karin Ek", "k@x.se")
    ))
}

fn cell(text: &str) -> String {
    format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
}

#[test]
fn an_open_document_sheet_is_read_with_repeats_notes_and_numbers() {
    let table = format!(
        "<table:table table:name=\"Blad &amp; lista\"><table:table-row table:number-rows-repeated=\"2\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>\
         <table:table-row>{}{}{}</table:table-row>\
         <table:table-row><table:table-cell office:value-type=\"string\"><office:annotation><text:p>sen</text:p></office:annotation><text:p>Karin<text:s/>Åström &amp; <text:span>co</text:span></text:p></table:table-cell>{}\
         <table:table-cell office:value-type=\"float\" office:value=\"701112201\"><text:p>701 112 201</text:p></table:table-cell></table:table-row>\
         <table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row></table:table>\
         <table:table table:name=\"Gömt\" table:style-name=\"ta2\"><table:table-row>{}</table:table-row></table:table>",
        cell("Namn"),
        cell("E-post"),
        cell("Mobil"),
        cell("karin@x.se"),
        cell("Val"),
    );
    let reading = file(&ods(&table)).unwrap();
    assert_eq!(reading.form, Form::Ods);
    assert_eq!(reading.rows[0].number, 4);
    assert_eq!(reading.rows[0].sheet.as_deref(), Some("Blad & lista"));
    assert_eq!(reading.rows[0].cells, ["Karin Åström & co", "karin@x.se", "701112201"]);
    assert_eq!(codes(&reading), [FaultCode::PhoneZeroLost]);
    assert_eq!(reading.skipped_rows[1].reason, SkipReason::HiddenSheet);
}

#[test]
fn repeats_that_would_fill_the_memory_are_refused() {
    let table = format!(
        "<table:table table:name=\"a\"><table:table-row table:number-rows-repeated=\"1048576\">{}</table:table-row></table:table>",
        cell("x").replace("office:value-type", "table:number-columns-repeated=\"16384\" office:value-type")
    );
    assert_eq!(file(&ods(&table)).unwrap_err().code(), "too_many_cells");
}

#[test]
fn an_open_document_sheet_that_breaks_off_is_damaged() {
    let table = format!("<table:table table:name=\"a\"><table:table-row>{}", cell("x"));
    let mut bytes = ods(&table);
    assert_eq!(file(&bytes).unwrap_err().code(), "damaged");
    bytes = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", "<a xmlns:table=\"t\"><table:table table:name=\"a\"><table:table-row>"),
    ]);
    assert!(file(&bytes).unwrap_err().place().is_some_and(|place| place.starts_with("content.xml")));
}

#[test]
fn an_open_document_with_a_password_is_refused_as_encrypted() {
    let bytes = zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:encryption-data/>"),
        ("content.xml", "noise"),
    ]);
    assert_eq!(file(&bytes).unwrap_err().code(), "encrypted");
}
