//! What comes of one way in, for tests: lists, people, and what was left.

use std::io::{Cursor, Write};

use roster::{Caps, Columns, Taken, Why, take};

pub const XLS: &[u8] = include_bytes!("../fixtures/deltagare_excel97.xls");
pub const DOCX: &[u8] = include_bytes!("../fixtures/deltagare_tabell.docx");

pub fn taken(bytes: &[u8]) -> Taken {
    take(bytes, &Caps::default(), &[]).unwrap()
}

pub fn taken_as(bytes: &[u8], columns: &Columns) -> Taken {
    take(bytes, &Caps::default(), std::slice::from_ref(columns)).unwrap()
}

/// The people of the first list, as `Anna Ek|a@x.se|säkerhetschef|Gävle kommun`.
pub fn people(taken: &Taken) -> Vec<String> {
    let rows = taken.lists.first().map_or(&[][..], |list| &list.reading.rows);
    rows.iter()
        .map(|row| &row.person)
        .map(|one| [&*one.name, &*one.email, &*one.role_text, &*one.municipality].join("|"))
        .collect()
}

/// What was left, as `picture: det skickade`.
pub fn left(taken: &Taken) -> Vec<String> {
    let said = |left: &roster::Left| {
        let why = match &left.why {
            Why::Refused(refusal) => refusal.code(),
            other => other.code(),
        };
        format!("{why}: {}", left.part.in_swedish())
    };
    taken.left.iter().map(said).collect()
}

pub fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for (at, chunk) in bytes.chunks(3).enumerate() {
        let bits = chunk.iter().chain(&[0, 0]).take(3).fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte));
        for place in 0..4 {
            let sign = SIGNS[usize::try_from(bits >> (18 - 6 * place) & 63).unwrap()];
            out.push(if place <= chunk.len() { char::from(sign) } else { '=' });
        }
        if at % 19 == 18 {
            out.push_str("\r\n");
        }
    }
    out
}

/// A mail of these parts, each with its header and body.
pub fn mail(kind: &str, parts: &[(&str, &str)]) -> String {
    let mut mail = format!(
        "Return-Path: <anna.ek@gavle.example>\r\nFrom: =?utf-8?Q?Anna_Ek_=C3=85berg?= <anna.ek@gavle.example>\r\n\
         To: val@lansstyrelsen.example\r\nSubject: =?iso-8859-1?Q?Anm=E4lan?=\r\n\
         Date: Wed, 10 Jun 2026 09:30:00 +0200\r\nMessage-ID: <abc@gavle.example>\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/{kind}; boundary=\"=_skarv\"\r\n\r\nI delar.\r\n"
    );
    for (header, body) in parts {
        mail += &["--=_skarv\r\n", header, "\r\n\r\n", body, "\r\n"].concat();
    }
    mail + "--=_skarv--\r\n"
}

pub fn attached(name: &str, kind: &str, bytes: &[u8]) -> (String, String) {
    let header = format!(
        "Content-Type: {kind}; name=\"{name}\"\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\
         Content-Transfer-Encoding: base64"
    );
    (header, base64(bytes))
}

/// A container of streams, as Outlook and Excel 97 save them.
pub fn ole2(streams: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (path, bytes) in streams {
        if let Some((folder, _)) = path.rsplit_once('/').filter(|(folder, _)| !folder.is_empty()) {
            container.create_storage_all(folder).unwrap();
        }
        container.create_stream(path).unwrap().write_all(bytes).unwrap();
    }
    container.into_inner().into_inner()
}

pub fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A Word document with this body.
pub fn docx(body: &str) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    crate::workbooks::zipped(&[
        ("[Content_Types].xml", "<Types/>".as_bytes()),
        ("word/document.xml", document.as_bytes()),
    ])
}

pub fn docx_table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<w:tc><w:tcPr/><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let row = |row: &&[&str]| format!("<w:tr>{}</w:tr>", row.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}
