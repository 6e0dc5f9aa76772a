//! The body of a mail: the list in it, and what stands around it.

use super::look::{Looker, is_convincing, words_of};
use super::{Part, Source, Step, Why};
use crate::body::{self, Written};
use crate::grid::Page;
use crate::interpret::{self, Manner};
use crate::reading::Form;
use crate::refusal::Refusal;
use crate::separated;

impl Looker<'_> {
    /// The body of a mail as a page: its tables, else its text. Whether a list was found.
    pub fn body_page(&mut self, page: Page, part: &Part) -> Result<bool, Refusal> {
        let own = part.with(Step::Body);
        let form = Form::Separated { separator: '\t' };
        let manner = Manner { form, encoding: None, fixed: None, apart: true, remembered: self.remembered };
        if page.pictures > 0 {
            self.leave(&own, None, Why::Picture, "");
        }
        let beside = words_of(&page.tables);
        let reading = if page.tables.is_empty() { None } else { interpret::read(&manner, page.tables).ok() };
        if let Some(reading) = reading.filter(is_convincing) {
            self.keep(Source::Html, reading, &own);
            self.leave_body(&page.text, &own);
            return Ok(true);
        }
        self.body(&format!("{}\n{beside}", page.text), part)
    }

    /// The text around a table.
    fn leave_body(&mut self, text: &str, own: &Part) {
        let lines: Vec<&str> = text.lines().collect();
        let written = body::written(&lines);
        for (what, why) in [
            (Written::Here, Why::Prose),
            (Written::Signature, Why::Signature),
            (Written::Before, Why::Before),
        ] {
            let own_lines = (1..).zip(&lines).zip(&written).filter(|(_, written)| **written == what);
            let own_lines: Vec<(usize, &str)> =
                own_lines.map(|((number, line), _)| (number, *line)).collect();
            self.leave_lines(own, &own_lines, &[], why);
        }
    }

    /// The body of a mail: first what the sender wrote, then what stands below the greeting, then the mail before it.
    /// Whether a list was found.
    pub fn body(&mut self, text: &str, part: &Part) -> Result<bool, Refusal> {
        let text = separated::with_plain_line_ends(text);
        let all: Vec<&str> = text.lines().collect();
        let written = body::written(&all);
        let of = |what: Written| -> Vec<(usize, &str)> {
            let lines = (1..).zip(&all).zip(&written);
            lines
                .filter(|(_, written)| **written == what)
                .map(|((number, line), _)| (number, *line))
                .collect()
        };
        let (here, below, before) = (of(Written::Here), of(Written::Signature), of(Written::Before));
        let unquoted: Vec<(usize, &str)> =
            before.iter().filter_map(|(number, line)| Some((*number, body::unquoted(line)?))).collect();
        let own = part.with(Step::Body);
        let earlier = own.with(Step::Before);
        let mut used = Vec::new();
        for (lines, part) in [(&here, &own), (&below, &own), (&unquoted, &earlier)] {
            // Below a greeting stands its sender: only a table is a list there.
            let is_below = std::ptr::eq(lines, &raw const below);
            let found = match body::addresses(lines, &self.caps)? {
                Some(found) if !is_below => Some(found),
                _ => body::find(lines, &self.caps)?,
            };
            if let Some(found) = found.filter(|found| !is_below || found.fixed.is_none()) {
                used = self.found(found, None, part)?;
                break;
            }
        }
        self.leave_lines(&own, &here, &used, Why::Prose);
        self.leave_lines(&own, &below, &used, Why::Signature);
        self.leave_lines(&earlier, &before, &used, Why::Before);
        Ok(!used.is_empty())
    }
}
