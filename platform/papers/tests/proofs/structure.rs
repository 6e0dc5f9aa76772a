//! What of PDF/UA-1 (ISO 14289-1:2014) can be checked by a program, read back with a library of another maker than
//! the one that wrote it. The numbers are the standard's clauses.

use lopdf::{Dictionary, Document, Object};

use super::{content, tree};

/// What is wrong with the paper; nothing when it is right.
pub fn faults(pdf: &[u8], title: &str, language: &str) -> Vec<String> {
    let document = Document::load_mem(pdf).expect("a PDF");
    let catalog = document.catalog().expect("a catalog");
    let mut faults = catalog_faults(&document, catalog, language);
    faults.extend(metadata_faults(&document, catalog, title));
    faults.extend(page_faults(&document));
    faults.extend(font_faults(&document));
    match follow(&document, catalog, b"StructTreeRoot").and_then(|root| root.as_dict().ok()) {
        Some(root) => faults.extend(tree::faults(&document, root)),
        None => faults.push("7.1: no structure tree".into()),
    }
    faults
}

/// The value of a key, with references followed.
pub fn follow<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    document.dereference(dictionary.get(key).ok()?).ok().map(|(_, object)| object)
}

fn catalog_faults(document: &Document, catalog: &Dictionary, language: &str) -> Vec<String> {
    let flag = |part: &[u8], key: &[u8]| {
        follow(document, catalog, part)
            .and_then(|part| follow(document, part.as_dict().ok()?, key)?.as_bool().ok())
            .unwrap_or(false)
    };
    let said = follow(document, catalog, b"Lang").and_then(|lang| lang.as_str().ok()).unwrap_or_default();
    let mut faults = Vec::new();
    if !flag(b"MarkInfo", b"Marked") {
        faults.push("7.1: /MarkInfo /Marked is not true".into());
    }
    if flag(b"MarkInfo", b"Suspects") {
        faults.push("7.1: /MarkInfo /Suspects is true".into());
    }
    if !flag(b"ViewerPreferences", b"DisplayDocTitle") {
        faults.push("7.1: the window does not show the title".into());
    }
    if said != language.as_bytes() {
        faults.push(format!("7.2: the language is {:?}, not {language}", String::from_utf8_lossy(said)));
    }
    faults
}

fn metadata_faults(document: &Document, catalog: &Dictionary, title: &str) -> Vec<String> {
    let bytes = follow(document, catalog, b"Metadata")
        .and_then(|object| object.as_stream().ok())
        .map(|stream| stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()))
        .unwrap_or_default();
    let xmp = String::from_utf8_lossy(&bytes);
    let mut faults = Vec::new();
    if !xmp.contains("<pdfuaid:part>1</pdfuaid:part>") && !xmp.contains("pdfuaid:part=\"1\"") {
        faults.push("5: the metadata do not say PDF/UA-1".into());
    }
    if !xmp.contains("dc:title") || !plain(&xmp).contains(title) {
        faults.push("7.1: the metadata have no title, or another one".into());
    }
    faults
}

/// The text of XML, without its entities.
fn plain(xml: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
        .iter()
        .fold(xml.to_owned(), |text, (entity, sign)| text.replace(entity, sign))
}

fn page_faults(document: &Document) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, id) in document.get_pages() {
        let page = document.get_dictionary(id).expect("a page");
        if follow(document, page, b"Tabs").and_then(|tabs| tabs.as_name().ok()) != Some(b"S") {
            faults.push(format!("7.18.3: page {number} is not walked in the order of its structure"));
        }
        if page.get(b"StructParents").is_err() {
            faults.push(format!("7.1: page {number} does not lead to the structure"));
        }
        faults
            .extend(content::faults(document, id).into_iter().map(|fault| format!("page {number}: {fault}")));
    }
    faults
}

fn font_faults(document: &Document) -> Vec<String> {
    let is = |font: &Dictionary, key: &[u8], name: &[u8]| {
        font.get(key).and_then(Object::as_name).ok() == Some(name)
    };
    let mut faults = Vec::new();
    for font in document.objects.values().filter_map(|object| object.as_dict().ok()) {
        if is(font, b"Type", b"FontDescriptor")
            && ![&b"FontFile"[..], b"FontFile2", b"FontFile3"].iter().any(|file| font.get(file).is_ok())
        {
            faults.push("7.21.4: a font is not embedded".into());
        }
        if is(font, b"Type", b"Font") && is(font, b"Subtype", b"Type0") && font.get(b"ToUnicode").is_err() {
            faults.push("7.21.7: a font does not say which letters its glyphs are".into());
        }
    }
    faults
}
