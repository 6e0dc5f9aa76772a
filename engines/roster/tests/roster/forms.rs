//! Further forms: Excel 97, Word, web pages, one person a line.

use calamine::Reader;
use roster::{Caps, Source, take, take_text};

use crate::kept::{DOCX, XLS, docx, docx_table, left, people, taken};

fn pasted(text: &str) -> roster::Taken {
    take_text(text, &Caps::default(), &[]).unwrap()
}

#[test]
fn a_workbook_of_excel_97_is_read_with_joined_cells_days_and_hidden_sheets() {
    let taken = taken(XLS);
    assert_eq!(taken.source, Source::Xls);
    assert_eq!(
        people(&taken),
        [
            "Karin Åström|karin.astrom@ockelbo.example|Valsamordnare|Ockelbo kommun",
            "Per-Olov Öhman|perolov.ohman@ockelbo.example|Säkerhetssamordnare|Ockelbo kommun",
            "Ľubica Žďárská|lubica@gavle.example|Kommunikatör|Gävle kommun",
        ]
    );
    let reading = &taken.lists[0].reading;
    assert_eq!(reading.rows[0].cells[6], "1980-05-17");
    assert_eq!(reading.rows[0].number, 4);
    let phone = &reading.rows[0].faults[0];
    assert_eq!((phone.code.code(), phone.proposal.as_deref()), ("phone_zero_lost", Some("0701112201")));
    let told: Vec<_> = reading.skipped_rows.iter().map(|row| row.reason.code()).collect();
    assert_eq!(told.iter().filter(|code| **code == "hidden_sheet").count(), 1);
    assert_eq!(told.iter().filter(|code| **code == "other_sheet").count(), 60);
}

#[test]
fn the_texts_of_excel_97_are_the_ones_another_reader_finds() {
    let mut book: calamine::Xls<_> = calamine::Xls::new(std::io::Cursor::new(XLS)).unwrap();
    let range = book.worksheet_range("Mycket").unwrap();
    let theirs: Vec<String> = range.rows().map(|row| row[0].to_string()).collect();
    let taken = taken(XLS);
    let skipped =
        taken.lists[0].reading.skipped_rows.iter().filter(|row| row.sheet.as_deref() == Some("Mycket"));
    let ours: Vec<String> = skipped.map(|row| row.text.trim_end_matches('…').to_owned()).collect();
    assert_eq!(ours.len(), theirs.len());
    for (ours, theirs) in ours.iter().zip(&theirs) {
        assert!(theirs.starts_with(ours.as_str()) && ours.chars().count() >= 70, "{ours} {theirs}");
    }
}

#[test]
fn a_table_in_a_word_document_is_read_with_two_header_rows_and_joined_cells() {
    let taken = taken(DOCX);
    assert_eq!(taken.source, Source::Docx);
    assert_eq!(
        people(&taken),
        [
            "Anna Sjöberg|anna.sjoberg@hofors.example||Hofors kommun",
            "Håkan Ljung|hakan.ljung@hofors||Hofors kommun",
            "Elsa Wästberg|elsa@ljusdal.example||Ljusdals kommun",
        ]
    );
    let reading = &taken.lists[0].reading;
    assert_eq!(reading.rows[1].person.diet, "Nötter");
    assert_eq!(reading.rows[1].person.phone, "026-17 00 04");
    assert_eq!(reading.columns[2].header, "Kontakt E-post");
    assert_eq!(reading.skipped_rows.len(), 2, "both rows of the header are said");
    let fault = &reading.rows[1].faults[0];
    assert_eq!((fault.column, fault.proposal.as_deref()), (Some(2), Some("hakan.ljung@hofors.example")));
    assert_eq!(left(&taken), ["prose: det som skickades"]);
}

#[test]
fn two_tables_with_the_same_header_join_and_what_was_struck_out_is_left_out() {
    let body = [
        docx_table(&[&["Namn", "E-post"], &["Karin Ek", "k@x.se"]]),
        "<w:p><w:r><w:t>och</w:t></w:r><w:del><w:r><w:delText>inte</w:delText></w:r></w:del></w:p>"
            .to_owned(),
        docx_table(&[&["Namn", "E-post"], &["Anna Ek", "a@x.se"]]),
        docx_table(&[&["Tid", "Plats"], &["08.00", "Stationen"]]),
    ]
    .concat();
    let taken = taken(&docx(&body));
    assert_eq!(people(&taken), ["Karin Ek|k@x.se||", "Anna Ek|a@x.se||"]);
    let others = taken.lists[0].reading.skipped_rows.iter().filter(|row| row.reason.code() == "other_sheet");
    assert_eq!(others.count(), 2);
}

#[test]
fn a_document_without_a_table_is_read_line_by_line() {
    let body = "<w:p><w:r><w:t>Från oss kommer:</w:t></w:r></w:p>\
                <w:p><w:r><w:t>Anna Ek, säkerhetschef, a@x.se</w:t></w:r></w:p>\
                <w:p><w:r><w:drawing/></w:r></w:p>";
    let taken = taken(&docx(body));
    assert_eq!(people(&taken), ["Anna Ek|a@x.se|säkerhetschef|"]);
    assert_eq!(left(&taken), ["picture: det som skickades", "prose: det som skickades"]);
    let refusal = take(&docx("<w:p><w:r><w:drawing/></w:r></w:p>"), &Caps::default(), &[]).unwrap_err();
    assert_eq!(refusal.looks_like(), Some(roster::Likeness::Picture));
}

#[test]
fn a_page_that_calls_itself_a_workbook_is_read_as_a_page() {
    let page = "<html><head><style>td{}</style></head><body><table><tr><td>Namn</td><td>E-post</td></tr>\
                <tr><td>Karin &Aring;str&ouml;m</td><td>k@x.se</td></tr></table></body></html>";
    let taken = taken(page.as_bytes());
    assert_eq!(taken.source, Source::Html);
    assert_eq!(people(&taken), ["Karin Åström|k@x.se||"]);
}

#[test]
fn one_person_a_line_with_what_each_has() {
    let taken = pasted(
        "Anna Andersson, säkerhetschef, anna@x.se\nBo Ek, bo@x.se, 070-111 22 33\n\n3) Mia Niemi – kommunikatör – mia@x.se",
    );
    assert_eq!(taken.source, Source::Lines);
    assert_eq!(
        people(&taken),
        ["Anna Andersson|anna@x.se|säkerhetschef|", "Bo Ek|bo@x.se||", "Mia Niemi|mia@x.se|kommunikatör|"]
    );
    let numbers: Vec<usize> = taken.lists[0].reading.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [1, 2, 4]);
}

#[test]
fn an_outlook_line_turns_last_names_and_says_so() {
    let taken = pasted("Anna Andersson <anna@x.se>; Ek, Bo <bo@x.se>; \"Öhman, Per-Olov\" <po@x.se>");
    assert_eq!(taken.source, Source::Addresses);
    assert_eq!(people(&taken), ["Anna Andersson|anna@x.se||", "Bo Ek|bo@x.se||", "Per-Olov Öhman|po@x.se||"]);
    let faults: Vec<_> = taken.lists[0].reading.rows.iter().map(|row| row.faults.len()).collect();
    assert_eq!(faults, [0, 1, 1]);
}

#[test]
fn details_under_each_other_are_people() {
    let taken =
        pasted("Namn: Anna Ek\nBefattning: säkerhetschef\nE-post: a@x.se\n\nNamn: Bo Ek\nMail: b@x.se\n");
    assert_eq!(people(&taken), ["Anna Ek|a@x.se|säkerhetschef|", "Bo Ek|b@x.se||"]);
}

#[test]
fn files_of_dos_and_of_old_macs_have_their_letters() {
    for (bytes, encoding) in [
        (&b"Namn;E-post\r\nK\x86re \x99hman;k@x.se"[..], "IBM850"),
        (b"Namn;E-post\rK\x8cre \x85hman;k@x.se", "macintosh"),
        (b"Namn;E-post\nK\xe5re \xd6hman;k@x.se", "windows-1252"),
    ] {
        let taken = taken(bytes);
        assert_eq!(people(&taken), ["Kåre Öhman|k@x.se||"]);
        assert_eq!(taken.lists[0].reading.encoding, Some(encoding));
    }
}
