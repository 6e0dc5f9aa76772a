//! Saved mails, with the list in the body or attached.

use roster::{Caps, Source, Step, take};

use crate::kept::{DOCX, XLS, attached, left, mail, ole2, people, taken, utf16};
use crate::workbooks::{SHEET, workbook};

fn borrowed(parts: &[(String, String)]) -> Vec<(&str, &str)> {
    parts.iter().map(|(header, body)| (header.as_str(), body.as_str())).collect()
}

fn plain(body: &str) -> String {
    format!(
        "From: Anna Ek <anna.ek@x.se>\nSubject: Sv: Inbjudan\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n{body}"
    )
}

#[test]
fn a_list_in_the_text_is_taken_and_the_rest_is_said() {
    let taken = taken(plain(
        "Hej!\nFrån oss kommer:\n\nAnna Andersson, säkerhetschef, anna@x.se\nBo Ek, bo@x.se\n\nHör av er till oss på val@x.se om ni undrar.\n\n\
         Med vänlig hälsning\nAnna Ek\nanna.ek@x.se\n\nFrån: Länsstyrelsen <val@lst.example>\nSkickat: den 1 juni\nTill: Anna Ek <anna.ek@x.se>\n\nVälkomna! Skicka till val@lst.example\n",
    ).as_bytes());
    assert_eq!(taken.source, Source::Eml);
    assert_eq!(people(&taken), ["Anna Andersson|anna@x.se|säkerhetschef|", "Bo Ek|bo@x.se||"]);
    assert_eq!(taken.lists[0].part.0, [Step::Body]);
    assert_eq!(
        left(&taken),
        [
            "prose: texten i mailet",
            "prose: texten i mailet",
            "signature: texten i mailet",
            "before: texten i mailet, det tidigare mailet"
        ]
    );
    assert_eq!(taken.left[0].lines, Some((1, 2)));
    assert_eq!(taken.left[0].text, "Hej! Från oss kommer:");
    let letter = taken.letter.unwrap();
    assert_eq!((letter.from.as_str(), letter.subject.as_str()), ("anna.ek@x.se", "Sv: Inbjudan"));
}

#[test]
fn a_list_that_is_passed_on_is_found_below() {
    let taken = taken(
        plain("Se nedan!\n\n-----Ursprungligt meddelande-----\nFrån: Bo <b@x.se>\nSkickat: i dag\n\n> Namn;E-post\n> Karin Ek;k@x.se\n")
            .as_bytes(),
    );
    assert_eq!(people(&taken), ["Karin Ek|k@x.se||"]);
    assert_eq!(taken.lists[0].part.0, [Step::Body, Step::Before]);
}

#[test]
fn a_mail_without_a_list_is_all_said() {
    let taken = taken(plain("Tack, vi återkommer.\n\nMvh\nAnna Ek\nval@x.se\n").as_bytes());
    assert!(taken.lists.is_empty());
    assert_eq!(left(&taken), ["prose: texten i mailet", "signature: texten i mailet"]);
}

#[test]
fn a_table_in_a_page_is_taken_and_its_text_form_is_not_read_twice() {
    let page = "<html><body><p>Hej!</p><table><tr><th>Namn<th>Roll<th>E-post</tr>\
                <tr><td>Karin =C3=85str=C3=B6m<td>Valsamordnare<td><a href=3D\"mailto:k@x.se\">mail</a></table>\
                <p>Mvh</p><p>Anna</p></body></html>";
    let letter = mail(
        "alternative",
        &[
            ("Content-Type: text/plain; charset=utf-8", "Hej!\r\n\r\nNamn\r\nRoll\r\nE-post\r\nKarin\r\n"),
            ("Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable", page),
        ],
    );
    let taken = taken(letter.as_bytes());
    assert_eq!(people(&taken), ["Karin Åström|k@x.se|Valsamordnare|"]);
    assert_eq!(taken.lists[0].source, Source::Html);
    assert_eq!(
        left(&taken),
        ["prose: texten i mailet", "signature: texten i mailet", "other_form: texten i mailet"]
    );
    let letter = taken.letter.unwrap();
    assert_eq!((letter.from_name.as_str(), letter.subject.as_str()), ("Anna Ek Åberg", "Anmälan"));
    assert_eq!(letter.date.as_deref(), Some("2026-06-10T09:30:00+02:00"));
    assert_eq!(letter.message_id.as_deref(), Some("abc@gavle.example"));
}

#[test]
fn a_page_without_the_list_leaves_it_to_the_text_form_and_words_are_left_once() {
    let text = ("Content-Type: text/plain; charset=utf-8", "Hej!\r\nAnna Ek, kommunikatör, a@x.se\r\n");
    let page = ("Content-Type: text/html; charset=utf-8", "<p>Hej!</p>");
    let read = taken(mail("alternative", &[text, page]).as_bytes());
    assert_eq!(people(&read), ["Anna Ek|a@x.se|kommunikatör|"]);
    assert_eq!(left(&read), ["other_form: texten i mailet", "prose: texten i mailet"]);
    let none = taken(mail("alternative", &[page, ("Content-Type: text/plain", "Hej!")]).as_bytes());
    assert_eq!(left(&none), ["other_form: texten i mailet", "prose: texten i mailet"]);
}

#[test]
fn every_form_can_be_attached_and_a_picture_is_said() {
    let parts = [
        ("Content-Type: text/plain; charset=utf-8".to_owned(), "Se bilagor.".to_owned()),
        attached("deltagare.xls", "application/vnd.ms-excel", XLS),
        attached("lista.docx", "application/octet-stream", DOCX),
        attached("blad.bin", "application/octet-stream", &workbook(SHEET)),
        attached("lista.csv", "text/csv", "Namn;E-post\nK\u{e5}re;k@x.se".as_bytes()),
        attached("lista.png", "image/png", b"\x89PNG\r\n\x1a\n"),
        attached("lista.pdf", "application/pdf", b"%PDF-1.7"),
        attached("tom.txt", "text/plain", b" \r\n"),
    ];
    let taken = taken(mail("mixed", &borrowed(&parts)).as_bytes());
    let sources: Vec<Source> = taken.lists.iter().map(|list| list.source).collect();
    assert_eq!(sources, [Source::Xls, Source::Docx, Source::Xlsx, Source::Separated]);
    assert_eq!(taken.lists[1].part.to_string(), "the attachment “lista.docx”");
    assert_eq!(taken.best().unwrap().source, Source::Xls);
    assert_eq!(
        left(&taken),
        [
            "prose: bilagan ”lista.docx”",
            "picture: bilagan ”lista.png”",
            "not_a_list: bilagan ”lista.pdf”",
            "empty: bilagan ”tom.txt”",
            "prose: texten i mailet",
        ]
    );
    assert_eq!(
        taken.left[1].sentence_sv(),
        "Bilagan ”lista.png” är eller innehåller en bild som vi inte kan läsa."
    );
    assert_eq!(
        taken.left[1].sentence(),
        "The attachment “lista.png” is or holds a picture that we cannot read."
    );
}

#[test]
fn a_mail_within_a_mail_is_opened_and_deeper_ones_are_said() {
    let mut letter = plain("Namn;E-post\nKarin Ek;k@x.se\n");
    for _ in 0..3 {
        letter = mail("mixed", &[("Content-Type: message/rfc822", &letter)])
            .replace("=_skarv", &format!("s{}", letter.len()));
    }
    let taken = taken(letter.as_bytes());
    assert_eq!(people(&taken), ["Karin Ek|k@x.se||"]);
    assert_eq!(taken.lists[0].part.0.len(), 4);
    assert_eq!(taken.letter.unwrap().from, "anna.ek@gavle.example");
    for _ in 0..3 {
        letter = mail("mixed", &[("Content-Type: message/rfc822", &letter)])
            .replace("=_skarv", &format!("s{}", letter.len()));
    }
    let taken = crate::kept::taken(letter.as_bytes());
    assert!(taken.lists.is_empty());
    assert!(left(&taken)[0].starts_with("too_deep: "), "{:?}", left(&taken));
}

#[test]
fn a_table_as_outlook_writes_it_is_read() {
    let cell = |text: &str| {
        format!(
            "<td width=3D189 valign=3Dtop style=3D'width:142.0pt'>\r\n<p class=3DMsoNormal><span\r\nstyle=3D'color:black'>{text}<o:p></o:p></span></p>\r\n</td>\r\n"
        )
    };
    let row =
        |cells: [&str; 3]| format!("<tr style=3D'mso-yfti-irow:0'>\r\n{}</tr>\r\n", cells.map(cell).concat());
    let page = format!(
        "<html xmlns:o=3D\"urn:o\"><head><style><!-- p.MsoNormal {{margin:0}} --></style></head><body>\r\n\
         <p class=3DMsoNormal>Hej!<o:p></o:p></p><table class=3DMsoNormalTable>{}{}{}</table>\r\n\
         <p class=3DMsoNormal>Med v=E4nlig h=E4lsning</p><table><tr><td><img src=3D\"cid:logo\"></td><td>Anna Ek<br>\
         <a href=3D\"mailto:anna.ek@gavle.example\">anna.ek@gavle.example</a></td></tr></table></body></html>",
        row(["Namn", "Funktion", "E-post"]),
        row(["Karin =C5str=F6m", "Valsamordnare", "k@x.se"]),
        row(["&nbsp;", "", ""]),
    );
    let header =
        "Content-Type: text/html; charset=\"iso-8859-1\"\r\nContent-Transfer-Encoding: quoted-printable";
    let logo = attached("logo.png", "image/png", b"\x89PNG\r\n\x1a\n");
    let taken = taken(mail("related", &[(header, &page), (&logo.0, &logo.1)]).as_bytes());
    assert_eq!(people(&taken), ["Karin Åström|k@x.se|Valsamordnare|"]);
    let reading = &taken.lists[0].reading;
    assert!(reading.skipped_rows.iter().any(|row| row.text.contains("anna.ek@gavle.example")));
    assert_eq!(
        left(&taken),
        ["picture: bilagan ”logo.png”", "prose: texten i mailet", "signature: texten i mailet"]
    );
}

fn msg(body: Vec<(&str, Vec<u8>)>) -> Vec<u8> {
    let mut properties = vec![0; 32];
    // When it was sent: 2026-06-10 07:30 UTC.
    properties.extend([0x40, 0x00, 0x39, 0x00, 6, 0, 0, 0]);
    properties.extend(((1_781_076_600_i64 + 11_644_473_600) * 10_000_000).to_le_bytes());
    let mut streams = vec![
        ("/__properties_version1.0", properties),
        ("/__substg1.0_0037001F", utf16("Anmälan")),
        ("/__substg1.0_0C1A001F", utf16("Anna Åberg")),
        ("/__substg1.0_0C1F001F", utf16("/o=Gavle/cn=anna")),
        ("/__substg1.0_5D01001F", utf16("anna@gavle.example")),
    ];
    streams.extend(body);
    ole2(&streams)
}

#[test]
fn a_mail_saved_by_outlook_is_read_with_body_attachment_and_mail_within() {
    let bytes = msg(vec![
        ("/__substg1.0_1000001F", utf16("Hej!\r\nAnna Ek, säkerhetschef, a@x.se\r\n")),
        ("/__attach_version1.0_#00000000/__substg1.0_3707001F", utf16("lista.xls")),
        ("/__attach_version1.0_#00000000/__substg1.0_37010102", XLS.to_vec()),
        (
            "/__attach_version1.0_#00000001/__substg1.0_3701000D/__substg1.0_1000001E",
            b"Namn;E-post\r\nK\xe5re Ek;k@x.se\r\n".to_vec(),
        ),
        ("/__attach_version1.0_#00000002/__substg1.0_3704001F", utf16("bild.jpg")),
        ("/__attach_version1.0_#00000002/__substg1.0_37010102", b"\xff\xd8\xff\xe0".to_vec()),
    ]);
    let taken = taken(&bytes);
    assert_eq!(taken.source, Source::Msg);
    let letter = taken.letter.as_ref().unwrap();
    assert_eq!((letter.from.as_str(), letter.from_name.as_str()), ("anna@gavle.example", "Anna Åberg"));
    assert_eq!(letter.date.as_deref(), Some("2026-06-10T07:30:00Z"));
    let sources: Vec<Source> = taken.lists.iter().map(|list| list.source).collect();
    assert_eq!(sources, [Source::Lines, Source::Xls, Source::Separated]);
    assert_eq!(people(&taken), ["Anna Ek|a@x.se|säkerhetschef|"]);
    assert_eq!(taken.lists[2].reading.rows[0].person.name, "Kåre Ek");
    assert_eq!(left(&taken), ["prose: texten i mailet", "picture: bilagan ”bild.jpg”"]);
}

#[test]
fn a_mail_saved_by_outlook_with_a_page_is_read_by_its_table() {
    let page = "<html><table><tr><td>Namn<td>E-post<tr><td>K\u{e5}re Ek<td>k@x.se</table></html>";
    let bytes = msg(vec![
        ("/__substg1.0_1000001F", utf16("Namn\r\nE-post\r\nKåre Ek\r\nk@x.se")),
        ("/__substg1.0_10130102", page.as_bytes().to_vec()),
    ]);
    let taken = taken(&bytes);
    assert_eq!(people(&taken), ["Kåre Ek|k@x.se||"]);
    assert_eq!(left(&taken), ["other_form: texten i mailet"]);
}

#[test]
fn a_mail_whose_text_is_only_formatted_is_said() {
    let taken = taken(&msg(vec![("/__substg1.0_10090102", b"LZFu".to_vec())]));
    assert_eq!(left(&taken), ["not_a_list: texten i mailet"]);
}

#[test]
fn what_a_file_alone_cannot_be_is_refused_as_before() {
    for (bytes, code) in [
        (&b"%PDF-1.7"[..], "not_a_list"),
        (b"", "empty"),
        (b"PK\x03\x04", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "damaged"),
        (b"<html><p>Hej</p></html>", "not_a_list"),
        (b"Hej! Vi kommer.", "not_a_list"),
    ] {
        assert_eq!(take(bytes, &Caps::default(), &[]).unwrap_err().code(), code, "{bytes:?}");
    }
}
