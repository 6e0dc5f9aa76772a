//! Files that cannot be read, or hardly: each ends in a sentence, quickly and without much memory.

use std::io::{Cursor, Write};

use roster::{Caps, FaultCode, Likeness, Refusal, read_file, read_text};
use zip::write::SimpleFileOptions;

use crate::workbooks::{SHEET, parts_of_a_workbook, workbook, zipped};
use crate::{codes, file};

#[test]
fn nothing_is_refused_as_empty() {
    for bytes in [&b""[..], b"\xef\xbb\xbf", b" \r\n \r\n", b";;;\n;;;\n"] {
        assert_eq!(file(bytes).unwrap_err(), Refusal::Empty);
    }
}

#[test]
fn a_file_over_the_cap_is_refused_before_it_is_looked_at() {
    let caps = Caps { max_bytes: 10, ..Caps::default() };
    let refusal = read_file("x.csv", b"Namn;E-post", &caps).unwrap_err();
    assert_eq!(refusal, Refusal::TooLarge { bytes: 11, max: 10 });
    assert_eq!(read_text("Namn;E-post", &caps).unwrap_err().code(), "too_large");
}

#[test]
fn a_zip_renamed_to_xlsx_is_named_for_what_it_is() {
    let archive = zipped(&[("deltagare.csv", b"Namn;E-post\nKarin;k@x.se".as_slice())]);
    let refusal = read_file("deltagare.xlsx", &archive, &Caps::default()).unwrap_err();
    assert_eq!(refusal, Refusal::ZipButNotWorkbook { looks_like: Likeness::Archive });
    let word = zipped(&[("[Content_Types].xml", b"<Types/>".as_slice()), ("word/document.xml", b"<w/>")]);
    assert_eq!(file(&word).unwrap_err().looks_like(), Some(Likeness::TextDocument));
}

fn ole2(streams: &[&str]) -> Vec<u8> {
    let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for stream in streams {
        container.create_stream(stream).unwrap().write_all(b"noise").unwrap();
    }
    container.into_inner().into_inner()
}

#[test]
fn a_workbook_with_a_password_is_told_from_an_old_one() {
    assert_eq!(file(&ole2(&["/EncryptionInfo", "/EncryptedPackage"])).unwrap_err(), Refusal::Encrypted);
    assert_eq!(file(&ole2(&["/Workbook"])).unwrap_err(), Refusal::OldWorkbook);
    assert_eq!(file(&ole2(&["/WordDocument"])).unwrap_err().looks_like(), Some(Likeness::TextDocument));
    assert_eq!(file(&ole2(&[])).unwrap_err().looks_like(), Some(Likeness::OfficeFile));
}

#[test]
fn a_zip_bomb_stops_at_the_cap() {
    let mut parts = parts_of_a_workbook(SHEET);
    let bomb = vec![b' '; 30_000_000];
    parts.push(("xl/media/image1.bmp".to_owned(), bomb));
    let caps = Caps { max_unpacked_bytes: 20_000_000, ..Caps::default() };
    let refusal = read_file("x.xlsx", &zipped(&parts), &caps).unwrap_err();
    assert_eq!(refusal, Refusal::UnpacksTooLarge { part: "xl/media/image1.bmp".into(), max: 20_000_000 });
}

#[test]
fn external_entities_are_refused_with_the_part() {
    let sheet =
        SHEET.replace("<worksheet", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><worksheet");
    let refusal = file(&workbook(&sheet)).unwrap_err();
    assert_eq!(refusal, Refusal::XmlEntities { part: "xl/worksheets/sheet1.xml".into() });
}

#[test]
fn a_declared_count_of_texts_takes_no_memory() {
    let mut parts = parts_of_a_workbook(SHEET);
    for part in &mut parts {
        if part.0 == "xl/sharedStrings.xml" {
            part.1 = b"<sst uniqueCount=\"99999999999\"><si><t>Karin Ek</t></si></sst>".to_vec();
        }
    }
    assert_eq!(file(&zipped(&parts)).unwrap().rows[0].person.name, "Karin Ek");
}

#[test]
fn a_bomb_that_hides_its_size_stops_while_it_inflates() {
    let sheet = format!("{SHEET}{}", " ".repeat(3_000_000));
    let mut bytes = workbook(&sheet);
    let mut at = 0;
    // The uncompressed sizes in the central directory, 24 bytes after each signature.
    while let Some(found) = bytes[at..].windows(4).position(|w| w == b"PK\x01\x02") {
        at += found + 4;
        bytes[at + 20..at + 24].copy_from_slice(&10_u32.to_le_bytes());
    }
    let caps = Caps { max_unpacked_bytes: 100_000, ..Caps::default() };
    let refusal = read_file("x.xlsx", &bytes, &caps).unwrap_err();
    assert!(matches!(refusal.code(), "unpacks_too_large" | "damaged"), "{refusal}");
}

#[test]
fn a_truncated_workbook_is_damaged_wherever_it_breaks_off() {
    let whole = workbook(SHEET);
    assert!(file(&whole).is_ok());
    for length in (4..whole.len()).step_by(37) {
        let refusal = file(&whole[..length]).unwrap_err();
        assert_eq!(refusal.code(), "damaged", "{length} bytes: {refusal}");
        assert!(refusal.place().is_some());
    }
}

#[test]
fn a_sheet_that_breaks_off_is_damaged_with_its_place() {
    let cut = &SHEET[..SHEET.find("</row>").unwrap()];
    let refusal = file(&workbook(cut)).unwrap_err();
    assert_eq!(refusal.code(), "damaged");
    assert!(refusal.place().is_some_and(|place| place.contains("Blad1")), "{refusal}");
}

#[test]
fn encrypted_entries_are_refused_as_encrypted() {
    let mut bytes = workbook(SHEET);
    // Bit 0 of the general purpose flags, in the central directory 8 bytes after the signature.
    let mut at = 0;
    while let Some(found) = bytes[at..].windows(4).position(|w| w == b"PK\x01\x02") {
        at += found + 4;
        bytes[at + 4] |= 1;
    }
    assert_eq!(file(&bytes).unwrap_err(), Refusal::Encrypted);
}

#[test]
fn garbage_and_known_kinds_are_named() {
    let garbage: Vec<u8> = (0..5000_u32).map(|i| u8::try_from(i * i * 31 % 253).unwrap()).collect();
    assert_eq!(file(&garbage).unwrap_err().looks_like(), Some(Likeness::Binary));
    for (bytes, likeness) in [
        (&b"%PDF-1.7"[..], Likeness::Pdf),
        (b"\x89PNG\r\n", Likeness::Picture),
        (b"\r\n<html><table>", Likeness::WebPage),
        (b"BEGIN:VCARD\r\nFN:Karin", Likeness::ContactCards),
    ] {
        assert_eq!(file(bytes).unwrap_err(), Refusal::NotAList { looks_like: likeness });
    }
}

#[test]
fn sixteen_thousand_columns_are_read_once_and_refused_many_times() {
    let wide = format!("Namn;E-post{}x\n", ";".repeat(16_382));
    let row = format!("Karin Ek;k@x.se{}x\n", ";".repeat(16_382));
    let reading = file(format!("{wide}{row}").as_bytes()).unwrap();
    assert_eq!(reading.columns.len(), 16_384);
    assert_eq!(reading.rows[0].person.name, "Karin Ek");
    let refusal = file(format!("{wide}{}", row.repeat(30)).as_bytes()).unwrap_err();
    assert_eq!(refusal.code(), "too_many_cells");
    assert_eq!(refusal.place(), Some("row 25"));
}

#[test]
fn a_cell_of_a_megabyte_is_cut_and_marked() {
    let list = format!("Namn;E-post\n{};k@x.se\nAnna Ek;a@x.se", "Karin ".repeat(200_000));
    let reading = file(list.as_bytes()).unwrap();
    assert_eq!(codes(&reading), [FaultCode::CellCut, FaultCode::TooLong]);
    assert!(!reading.rows[0].is_clean() && reading.rows[1].is_clean());
    assert!(reading.rows[0].cells[0].len() <= 8_000);
}

#[test]
fn more_rows_than_the_cap_are_refused_at_the_row() {
    let caps = Caps { max_rows: 3, ..Caps::default() };
    let refusal = read_text("Namn;E-post\na;a@x.se\nb;b@x.se\nc;c@x.se\n", &caps).unwrap_err();
    assert_eq!(refusal, Refusal::TooManyRows { place: "row 4".into(), max: 3 });
}

#[test]
fn one_long_text_in_every_cell_stops_at_the_text_bound() {
    let text = "x".repeat(8_000);
    let rows = "<row><c t=\"s\"><v>0</v></c></row>".repeat(9_000);
    let mut parts = parts_of_a_workbook(&format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"));
    for part in &mut parts {
        if part.0 == "xl/sharedStrings.xml" {
            part.1 = format!("<sst><si><t>{text}</t></si></sst>").into_bytes();
        }
    }
    assert_eq!(file(&zipped(&parts)).unwrap_err().code(), "too_much_text");
}

#[test]
fn a_package_that_points_nowhere_is_no_workbook() {
    let mut parts = parts_of_a_workbook(SHEET);
    parts.retain(|part| part.0 != "xl/workbook.xml");
    assert_eq!(file(&zipped(&parts)).unwrap_err().code(), "zip_but_not_workbook");
}

#[test]
fn a_cell_outside_every_sheet_is_damage_and_no_memory() {
    for place in ["XFE2", "A1048577", "ZZZZZZZZZZ99999999999", "A0"] {
        let refusal = file(&workbook(&SHEET.replace("\"A2\"", &format!("\"{place}\"")))).unwrap_err();
        assert_eq!(refusal.code(), "damaged", "{place}");
    }
}

#[test]
fn every_refusal_is_one_sentence() {
    for bytes in [&b""[..], b"%PDF", b"PK\x03\x04", b"Namn;E-post\n"] {
        let sentence = file(bytes).unwrap_err().to_string();
        assert!(
            sentence.ends_with('.') && !sentence.contains('\n') && !sentence.contains(".."),
            "{sentence}"
        );
    }
}

#[test]
fn an_archive_with_stored_parts_is_read_too() {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts_of_a_workbook(SHEET) {
        writer.start_file(name, stored).unwrap();
        writer.write_all(&bytes).unwrap();
    }
    assert_eq!(file(&writer.finish().unwrap().into_inner()).unwrap().rows.len(), 1);
}
