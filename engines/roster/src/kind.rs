//! What a file is, told by its content. The name is never believed.

use crate::refusal::Likeness;

/// What is done with the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A zip archive: perhaps a workbook.
    Zip,
    /// An OLE2 container: an old or a protected Office file.
    Ole2,
    /// Known, and no list.
    Other(Likeness),
    /// Perhaps text.
    Text,
}

const MAGIC: &[(&[u8], Kind)] = &[
    (b"PK\x03\x04", Kind::Zip),
    (b"PK\x05\x06", Kind::Zip),
    (b"PK\x07\x08", Kind::Zip),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Ole2),
    (b"%PDF", Kind::Other(Likeness::Pdf)),
    (b"\x89PNG", Kind::Other(Likeness::Picture)),
    (b"\xff\xd8\xff", Kind::Other(Likeness::Picture)),
    (b"GIF8", Kind::Other(Likeness::Picture)),
    (b"{\\rtf", Kind::Other(Likeness::TextDocument)),
    (b"\x1f\x8b", Kind::Other(Likeness::Archive)),
    (b"7z\xbc\xaf\x27\x1c", Kind::Other(Likeness::Archive)),
    (b"Rar!\x1a", Kind::Other(Likeness::Archive)),
];

const TEXT_STARTS: &[(&str, Likeness)] = &[
    ("<!doctype", Likeness::WebPage),
    ("<html", Likeness::WebPage),
    ("<?xml", Likeness::WebPage),
    ("<table", Likeness::WebPage),
    ("begin:vcard", Likeness::ContactCards),
];

/// Tells the kind by the first bytes.
pub(crate) fn of(bytes: &[u8]) -> Kind {
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map_or(Kind::Text, |(_, kind)| *kind)
}

/// What a text that is no list looks like by its first word.
pub(crate) fn of_text(text: &str) -> Option<Likeness> {
    let text = text.trim_start();
    let starts = |word: &str| crate::email::strip_prefix_ignoring_case(text, word).is_some();
    TEXT_STARTS.iter().find(|(word, _)| starts(word)).map(|(_, likeness)| *likeness)
}

/// Whether an OLE2 container has a stream or storage of this name: its directory holds names in UTF-16.
pub(crate) fn ole2_holds(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(bytes, &name).is_some()
}
