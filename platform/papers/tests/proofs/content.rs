//! Nothing is drawn outside of a tag or an artifact (clause 7.1 of ISO 14289-1).

use lopdf::content::{Content, Operation};
use lopdf::{Document, Object, ObjectId};

/// What marks the part that is being drawn.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    Artifact,
    Tagged,
    Other,
}

/// What is wrong with a page's content.
pub fn faults(document: &Document, page: ObjectId) -> Vec<String> {
    let bytes = document.get_page_content(page);
    let content = Content::decode_strict(&bytes).expect("readable content");
    let mut open: Vec<Mark> = Vec::new();
    let mut faults = Vec::new();
    for operation in &content.operations {
        match operation.operator.as_str() {
            "BMC" | "BDC" => open.push(mark(operation)),
            "EMC" => {
                open.pop();
            }
            "Tj" | "TJ" | "'" | "\"" | "f" | "F" | "f*" | "S" | "s" | "B" | "B*" | "b" | "b*" | "Do"
            | "sh" | "BI"
                if !open.iter().any(|mark| *mark != Mark::Other) =>
            {
                faults.push(format!("7.1: {} is neither tagged nor an artifact", operation.operator));
            }
            _ => {}
        }
        if open.contains(&Mark::Artifact) && open.contains(&Mark::Tagged) {
            faults.push("7.1: an artifact and a tag lie in each other".into());
        }
    }
    if !open.is_empty() {
        faults.push("7.1: a mark is not closed".into());
    }
    faults.dedup();
    faults
}

fn mark(operation: &Operation) -> Mark {
    let name = operation.operands.first().and_then(|name| name.as_name().ok());
    let has_number =
        matches!(operation.operands.get(1), Some(Object::Dictionary(about)) if about.get(b"MCID").is_ok());
    match name {
        Some(b"Artifact") => Mark::Artifact,
        _ if has_number => Mark::Tagged,
        _ => Mark::Other,
    }
}
