//! Hostile files of the further forms: each ends soon, in a sentence, without much memory.

use std::fmt::Write;
use std::time::{Duration, Instant};

use roster::{Caps, Refusal, Taken, take};

use crate::kept::{DOCX, XLS, attached, docx, docx_table, left, mail, ole2, people, taken};
use crate::workbooks::{SHEET, parts_of_a_workbook, zipped};

fn taken_soon(bytes: &[u8]) -> Result<Taken, Refusal> {
    let begun = Instant::now();
    let taken = take(bytes, &Caps::default(), &[]);
    // Far above what it takes without optimisation on a busy machine, far below what a bomb would.
    assert!(begun.elapsed() < Duration::from_mins(1), "{:?}", begun.elapsed());
    taken
}

fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// A workbook of Excel 97 with one sheet of these records.
fn excel97(globals: &[Vec<u8>], cells: &[Vec<u8>]) -> Vec<u8> {
    let begin = |kind: u8| record(0x0809, &[0, 6, kind, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    let end = record(0x000a, &[]);
    let before = [begin(5), globals.concat()].concat();
    let listed = |at: usize| {
        let at = u32::try_from(at).unwrap().to_le_bytes();
        record(0x0085, &[&at[..], &[0, 0, 1, 0, b'A']].concat())
    };
    let at = before.len() + listed(0).len() + end.len();
    let stream = [before, listed(at), end.clone(), begin(0x10), cells.concat(), end].concat();
    // A stream of less than 4 096 bytes lies in another part of the container; both are read.
    ole2(&[("/Workbook", stream)])
}

fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len()).unwrap().to_le_bytes();
    let place = [row.to_le_bytes(), column.to_le_bytes(), [0, 0], length].concat();
    record(0x0204, &[&place[..], &[0], text.as_bytes()].concat())
}

#[test]
fn cells_in_opposite_corners_take_no_memory() {
    let cells = [
        label(0, 0, "Namn"),
        label(0, 1, "E-post"),
        label(1, 0, "Anna Ek"),
        label(1, 1, "a@x.se"),
        label(65_535, 255, "x"),
    ];
    let taken = taken_soon(&excel97(&[], &cells)).unwrap();
    assert_eq!(people(&taken), ["Anna Ek|a@x.se||", "|||"]);
    assert_eq!(taken.lists[0].reading.rows[1].number, 65_536);
}

#[test]
fn what_a_workbook_of_excel_97_declares_is_not_believed() {
    let many_texts = record(0x00fc, &[0xff; 12]);
    assert_eq!(taken_soon(&excel97(&[many_texts], &[])).unwrap_err().code(), "damaged");
    let nowhere = record(0x00fd, &[0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0x7f]);
    assert_eq!(taken_soon(&excel97(&[], &[nowhere])).unwrap_err().code(), "damaged");
    let protected = record(0x002f, &[0, 0]);
    assert_eq!(taken_soon(&excel97(&[protected], &[])).unwrap_err(), Refusal::Encrypted);
    let far = label(0, 256, "x");
    assert_eq!(taken_soon(&excel97(&[], &[far])).unwrap_err().code(), "damaged");
    let caps = Caps { max_rows: 10, ..Caps::default() };
    let rows: Vec<_> = (0..20).map(|row| label(row, 0, "Anna Ek")).collect();
    assert_eq!(take(&excel97(&[], &rows), &caps, &[]).unwrap_err().code(), "too_many_rows");
}

#[test]
fn a_cut_or_flipped_container_is_read_or_refused() {
    for length in (8..XLS.len()).step_by(997) {
        let _ = taken_soon(&XLS[..length]);
    }
    for at in (0..XLS.len()).step_by(211) {
        let mut bytes = XLS.to_vec();
        bytes[at] ^= 0xff;
        let _ = taken_soon(&bytes);
    }
}

#[test]
fn a_document_that_inflates_beyond_the_cap_is_refused() {
    let caps = Caps { max_unpacked_bytes: 1_000_000, ..Caps::default() };
    let body = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", " ".repeat(3_000_000));
    assert_eq!(take(&docx(&body), &caps, &[]).unwrap_err().code(), "unpacks_too_large");
    let document = b"<!DOCTYPE x [<!ENTITY a \"b\">]><w:document><w:body>&a;</w:body></w:document>";
    let bytes = zipped(&[("word/document.xml", &document[..])]);
    assert_eq!(take(&bytes, &Caps::default(), &[]).unwrap_err().code(), "xml_entities");
}

#[test]
fn tables_a_thousand_deep_and_a_thousand_wide_end() {
    let deep = docx(&"<w:tbl><w:tr><w:tc><w:p/>".repeat(20_000));
    let _ = taken_soon(&deep);
    let page = "<table><tr><td colspan=1000 rowspan=1000>x".repeat(5_000);
    let _ = taken_soon(format!("<html>{page}").as_bytes());
    let wide = format!("<html><table>{}", "<tr><td colspan=9999999>a<td colspan=9999999>b".repeat(2_000));
    let refusal = taken_soon(wide.as_bytes()).unwrap_err();
    assert!(matches!(refusal.code(), "too_many_cells" | "not_a_list"), "{refusal}");
}

#[test]
fn a_mail_of_thousands_of_parts_is_read_as_far_as_the_cap_and_said() {
    let part = ("Content-Type: text/csv; name=\"a.csv\"", "Namn;E-post\r\nAnna Ek;a@x.se");
    let taken = taken_soon(mail("mixed", &vec![part; 5_000]).as_bytes()).unwrap();
    assert!(taken.lists.len() < 200);
    assert_eq!(left(&taken), ["too_many_parts: det som skickades"]);
}

#[test]
fn mails_within_mails_within_mails_end() {
    let nested = "Content-Type: message/rfc822\r\nMIME-Version: 1.0\r\n\r\n".repeat(50_000);
    let taken = taken_soon(format!("{nested}Namn;E-post\r\nAnna;a@x.se").as_bytes()).unwrap();
    assert_eq!(taken.left.len(), 1);
    let mut letter = String::from("MIME-Version: 1.0\r\nFrom: a@x.se\r\n");
    for number in 0..2_000 {
        write!(letter, "Content-Type: multipart/mixed; boundary=b{number}\r\n\r\n--b{number}\r\n").unwrap();
    }
    let taken = taken_soon(letter.as_bytes()).unwrap();
    assert!(left(&taken)[0].starts_with("too_deep"), "{:?}", left(&taken));
    let boundaries = format!(
        "Content-Type: multipart/mixed; boundary=b\r\nMIME-Version: 1.0\r\n\r\n{}",
        "--b\r\n".repeat(500_000)
    );
    let taken = taken_soon(boundaries.as_bytes()).unwrap();
    assert!(taken.lists.is_empty());
}

#[test]
fn bombs_in_attachments_share_one_budget() {
    let mut parts = parts_of_a_workbook(SHEET);
    parts.push(("xl/media/image1.bmp".to_owned(), vec![0; 300_000]));
    let mut sheet = parts.clone();
    for part in &mut sheet {
        if part.0 == "xl/worksheets/sheet1.xml" {
            part.1 =
                SHEET.replace("<sheetData>", &format!("<sheetData>{}", " ".repeat(400_000))).into_bytes();
        }
    }
    let bomb = attached("a.xlsx", "application/octet-stream", &zipped(&sheet));
    let all: Vec<(&str, &str)> = std::iter::repeat_n((bomb.0.as_str(), bomb.1.as_str()), 5).collect();
    let caps = Caps { max_unpacked_bytes: 1_500_000, ..Caps::default() };
    let taken = take(mail("mixed", &all).as_bytes(), &caps, &[]).unwrap();
    assert!((1..5).contains(&taken.lists.len()), "{}", taken.lists.len());
    assert_eq!(taken.lists.len() + taken.left.len(), 5);
    assert!(left(&taken).iter().all(|left| left.starts_with("unpacks_too_large")), "{:?}", left(&taken));
}

#[test]
fn the_rows_of_all_parts_share_one_cap() {
    let list =
        (0..60).fold("Namn;E-post\r\n".to_owned(), |list, at| list + "A;a" + &at.to_string() + "@x.se\r\n");
    let part = ("Content-Type: text/csv; name=\"a.csv\"", list.as_str());
    let caps = Caps { max_rows: 150, ..Caps::default() };
    let taken = take(mail("mixed", &[part; 4]).as_bytes(), &caps, &[]).unwrap();
    assert_eq!(taken.lists.len(), 2);
    assert!(left(&taken).iter().all(|left| left.starts_with("too_many_rows")), "{:?}", left(&taken));
}

#[test]
fn a_mail_over_the_cap_is_refused_before_it_is_looked_at() {
    let caps = Caps { max_bytes: 10, ..Caps::default() };
    assert_eq!(take(&[b'a'; 11], &caps, &[]).unwrap_err(), Refusal::TooLarge { bytes: 11, max: 10 });
}

#[test]
fn encodings_that_are_wrong_or_unknown_are_read_by_their_bytes() {
    for header in [
        "Content-Type: text/plain; charset=utf-8",
        "Content-Type: text/plain; charset=x-unknown",
        "Content-Type: text/plain",
        "Content-Type: text/plain; charset=iso-8859-1",
    ] {
        let mut bytes =
            format!("MIME-Version: 1.0\r\nFrom: a@x.se\r\n{header}\r\n\r\nNamn;E-post\r\n").into_bytes();
        bytes.extend(b"K\xe5re \xd6hman;k@x.se\r\n");
        assert_eq!(people(&taken(&bytes)), ["Kåre Öhman|k@x.se||"], "{header}");
    }
    let broken = ("Content-Type: text/csv; name=\"a.csv\"\r\nContent-Transfer-Encoding: base64", "%%%%");
    assert_eq!(left(&taken(mail("mixed", &[broken]).as_bytes())), ["damaged: bilagan ”a.csv”"]);
}

#[test]
fn files_are_told_by_their_bytes_whatever_they_are_called() {
    let parts = [
        attached("lista.csv", "text/csv", DOCX),
        attached("lista.docx", "application/msword", XLS),
        attached("lista.xls", "text/html", &zipped(&[("readme.txt", b"hej".as_slice())])),
    ];
    let parts: Vec<(&str, &str)> = parts.iter().map(|(header, body)| (&**header, &**body)).collect();
    let taken = taken(mail("mixed", &parts).as_bytes());
    let sources: Vec<&str> = taken.lists.iter().map(|list| list.source.code()).collect();
    assert_eq!(sources, ["docx", "xls"]);
    assert_eq!(left(&taken)[1], "zip_but_not_workbook: bilagan ”lista.xls”");
}

#[test]
fn one_line_of_a_hundred_thousand_parentheses_is_running_text() {
    for line in ["a(b)".repeat(300_000), format!("a@x.se {}", "b@x.se ".repeat(200_000)), "(".repeat(900_000)]
    {
        let _ = taken_soon(line.as_bytes());
        let _ = taken_soon(format!("MIME-Version: 1.0\nFrom: a@x.se\n\n{line}").as_bytes());
    }
}

#[test]
fn a_table_of_a_document_has_the_same_caps_as_a_sheet() {
    let rows: Vec<[&str; 2]> = (0..50).map(|_| ["Anna Ek", "a@x.se"]).collect();
    let rows: Vec<&[&str]> = rows.iter().map(|row| &row[..]).collect();
    let caps = Caps { max_rows: 20, ..Caps::default() };
    assert_eq!(take(&docx(&docx_table(&rows)), &caps, &[]).unwrap_err().code(), "too_many_rows");
}
