//! The structure tree: headings in order, tables with header cells, pictures with words (clauses 7.3–7.6).

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object};

use super::structure::follow;

/// What is wrong with the tree.
pub fn faults(document: &Document, root: &Dictionary) -> Vec<String> {
    let mut walk = Walk { document, faults: Vec::new(), heading: 0, counts: BTreeMap::new() };
    walk.children(root, "");
    if root.get(b"ParentTree").is_err() {
        walk.faults.push("7.1: marked content does not lead to its tag".into());
    }
    if walk.counts.keys().all(|name| matches!(name.as_str(), "Document" | "Part" | "Div")) {
        walk.faults.push("7.1: nothing is tagged".into());
    }
    walk.faults
}

/// How often each tag occurs, for tests that want a certain one.
pub fn tags(pdf: &[u8]) -> BTreeMap<String, usize> {
    let document = Document::load_mem(pdf).expect("a PDF");
    let catalog = document.catalog().expect("a catalog");
    let root = follow(&document, catalog, b"StructTreeRoot").and_then(|root| root.as_dict().ok());
    let mut walk = Walk { document: &document, faults: Vec::new(), heading: 0, counts: BTreeMap::new() };
    walk.children(root.expect("a structure tree"), "");
    walk.counts
}

struct Walk<'a> {
    document: &'a Document,
    faults: Vec<String>,
    /// Level of the heading before; 0 before the first.
    heading: u32,
    counts: BTreeMap<String, usize>,
}

impl<'a> Walk<'a> {
    fn children(&mut self, element: &'a Dictionary, parent: &str) {
        match follow(self.document, element, b"K") {
            Some(Object::Array(items)) => items.iter().for_each(|item| self.child(item, parent)),
            Some(item) => self.child(item, parent),
            None => {}
        }
    }

    fn child(&mut self, item: &'a Object, parent: &str) {
        let Ok((_, Object::Dictionary(element))) = self.document.dereference(item) else { return };
        let Ok(name) = element.get(b"S").and_then(Object::as_name) else { return };
        let name = String::from_utf8_lossy(name).into_owned();
        let headers_before = self.count("TH");
        self.check(element, &name, parent);
        *self.counts.entry(name.clone()).or_default() += 1;
        self.children(element, &name);
        if name == "Table" && self.count("TH") == headers_before {
            self.faults.push("7.5: a table has no header cell".into());
        }
    }

    fn count(&self, name: &str) -> usize {
        self.counts.get(name).copied().unwrap_or(0)
    }

    fn check(&mut self, element: &Dictionary, name: &str, parent: &str) {
        if let Some(level) = name.strip_prefix('H').and_then(|level| level.parse::<u32>().ok()) {
            if level > self.heading + 1 {
                self.faults.push(format!("7.4.2: H{level} follows H{}", self.heading));
            }
            self.heading = level;
        }
        let parents: &[&str] = match name {
            "TR" => &["Table", "THead", "TBody", "TFoot"],
            "TH" | "TD" => &["TR"],
            "LI" => &["L"],
            "LBody" => &["LI"],
            _ => &[],
        };
        if !parents.is_empty() && !parents.contains(&parent) {
            self.faults.push(format!("7.2: {name} in {parent}"));
        }
        if name == "TH" && !self.says_scope(element) {
            self.faults.push("7.5: a header cell does not say what it heads".into());
        }
        if name == "Figure" && element.get(b"Alt").is_err() && element.get(b"ActualText").is_err() {
            self.faults.push("7.3: a picture has no words".into());
        }
    }

    fn says_scope(&self, element: &Dictionary) -> bool {
        let has = |object: &Object| {
            self.document
                .dereference(object)
                .is_ok_and(|(_, object)| object.as_dict().is_ok_and(|about| about.get(b"Scope").is_ok()))
        };
        match follow(self.document, element, b"A") {
            Some(Object::Array(all)) => all.iter().any(has),
            Some(one) => has(one),
            None => false,
        }
    }
}
