//! `docs/retention.md`.

use std::fmt::Write as _;

use texts::Words;

use super::Times;
use super::said::{Said, setting};
use super::table::{Enforced, NOBODY, RULES, Rule};

/// The document, made of the table and its English words, with the usual times.
#[must_use]
pub fn document(words: &Words) -> String {
    let say = |key: &str| words.say(key);
    let heads = ["what", "time", "more", "grounds", "enforced", "setting"];
    let heads = heads.map(|head| say(&format!("retention-head-{head}")));
    let mut text = format!("# {}\n\n{}\n\n", say("retention-document"), say("retention-document-lead"));
    // Writing to a String cannot fail.
    let _ = writeln!(text, "| {} |\n|{}", heads.join(" | "), " --- |".repeat(heads.len()));
    for rule in RULES {
        let said = Said::of(rule, &Times::default(), words);
        let by = by(rule, &said);
        let setting = setting(rule).map(|key| format!("`{key}`")).unwrap_or_default();
        let cells = [said.what, said.time, said.more, said.grounds.join("; "), by, setting];
        let _ = writeln!(text, "| {} |", cells.join(" | "));
    }
    let _ =
        writeln!(text, "\n{}\n\n## {}\n", say("retention-document-end"), say("retention-document-nobody"));
    for (table, why) in NOBODY {
        let _ = writeln!(text, "- `{table}`: {why}");
    }
    text
}

fn by(rule: &Rule, said: &Said) -> String {
    match rule.enforced {
        Enforced::By(errands) => {
            let names: Vec<_> = errands.iter().map(|name| format!("`{name}`")).collect();
            format!("{} ({})", said.enforced, names.join(", "))
        }
        _ => said.enforced.clone(),
    }
}
