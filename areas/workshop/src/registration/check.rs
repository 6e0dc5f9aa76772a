//! What is wrong with the rows of a list, or worth a look: what the roster says of a person, and what only the whole
//! list shows.

use std::collections::HashMap;

use roster::{CellFault, Field, Person, Severity, check_person, fold_email};

use super::form::Line;
use super::rules::{self, Named};

/// One thing to say beside a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    /// The cell.
    pub field: Field,
    /// The end of the text key.
    pub code: &'static str,
    /// Must be corrected before the list can be sent.
    pub is_fault: bool,
    /// What was written, shortened, or the other row it collides with.
    pub given: String,
    /// What it could be instead.
    pub proposal: Option<String>,
}

/// Whose list it is, and who the neighbours are.
#[derive(Clone, Debug)]
pub(super) struct Places {
    /// The municipality that sends the list.
    pub own: Named,
    /// The others of the county.
    pub others: Vec<Named>,
}

impl Finding {
    fn new(field: Field, code: &'static str, is_fault: bool, given: &str) -> Self {
        Self { field, code, is_fault, given: given.to_owned(), proposal: None }
    }

    fn of(fault: CellFault) -> Self {
        Self {
            field: fault.field,
            code: fault.code.code(),
            is_fault: fault.severity() == Severity::Fault,
            given: fault.given,
            proposal: fault.proposal,
        }
    }
}

/// The findings of every row. `read`: what the reading found, when the rows come straight from it; it knows more
/// than the finished person shows. `label` names a row to the reader.
pub(super) fn findings(
    lines: &[Line],
    read: Option<Vec<Vec<CellFault>>>,
    places: &Places,
    label: impl Fn(&Line) -> String,
) -> Vec<Vec<Finding>> {
    let mut read = read.map(Vec::into_iter);
    let mut all: Vec<Vec<Finding>> = lines
        .iter()
        .map(|line| {
            let faults = read.as_mut().and_then(Iterator::next);
            if line.is_blank() { Vec::new() } else { of_line(line, faults, places) }
        })
        .collect();
    mark_doubles(lines, &mut all, label);
    propose_hosts(lines, &mut all);
    all
}

fn of_line(line: &Line, read: Option<Vec<CellFault>>, places: &Places) -> Vec<Finding> {
    let faults = read.unwrap_or_else(|| check_person(&line.person));
    // Municipality and note are read, but not kept: nothing in them can be wrong. A role without words was chosen
    // here, and whoever chose "another role" knows that it is none of ours.
    let counts = |fault: &CellFault| {
        let is_shut = line.shut && matches!(fault.field, Field::Name | Field::Email | Field::Phone);
        !is_shut
            && !matches!(fault.field, Field::Municipality | Field::Note)
            && (fault.field != Field::Role || fault.severity() == Severity::Notice && !fault.given.is_empty())
    };
    let mut found: Vec<Finding> = faults.into_iter().filter(counts).map(Finding::of).collect();
    if line.person.role.is_none() {
        found.push(Finding::new(Field::Role, "role_missing", false, ""));
    }
    if rules::is_of_another(&line.person.municipality, &places.own, &places.others) {
        found.push(Finding::new(Field::Name, OTHER_MUNICIPALITY, false, &line.person.municipality));
    }
    found
}

/// The code of a row that another municipality should send.
pub(super) const OTHER_MUNICIPALITY: &str = "other_municipality";

/// One address is one person. The reading has merged such rows; this is for what was typed since.
fn mark_doubles(lines: &[Line], all: &mut [Vec<Finding>], label: impl Fn(&Line) -> String) {
    let mut first: HashMap<String, &Line> = HashMap::new();
    for (line, found) in lines.iter().zip(all) {
        let address = fold_email(&line.person.email);
        if line.out || address.is_empty() {
            continue;
        }
        match first.get(&address) {
            Some(earlier) => found.push(Finding::new(Field::Email, "double", true, &label(earlier))),
            None => {
                first.insert(address, line);
            }
        }
    }
}

/// Nor may a row have the address of somebody who is on no row and comes nevertheless.
pub(super) fn mark_staying<'a>(
    lines: &[Line],
    all: &mut [Vec<Finding>],
    staying: impl Iterator<Item = &'a Person>,
) {
    let staying: HashMap<String, &Person> = staying
        .map(|person| (fold_email(&person.email), person))
        .filter(|(address, _)| !address.is_empty())
        .collect();
    for (line, found) in lines.iter().zip(all).filter(|(line, _)| line.is_taken()) {
        if let Some(other) = staying.get(&fold_email(&line.person.email)) {
            found.push(Finding::new(Field::Email, "double", true, &other.name));
        }
    }
}

/// "elsa@ljusdal" where others are at "ljusdal.example": the reading proposes it, and it must not be lost when the
/// rows are checked again.
fn propose_hosts(lines: &[Line], all: &mut [Vec<Finding>]) {
    let waits = |found: &Finding| found.code == "email_invalid" && found.proposal.is_none();
    if !all.iter().flatten().any(waits) {
        return;
    }
    let is_bad = |found: &[Finding]| found.iter().any(|one| one.code == "email_invalid");
    let hosts: HashMap<String, String> = lines
        .iter()
        .zip(all.iter())
        .filter(|(_, found)| !is_bad(found))
        .filter_map(|(line, _)| line.person.email.rsplit_once('@'))
        .filter_map(|(_, host)| {
            let host = host.to_lowercase();
            host.split_once('.').map(|(first, _)| (first.to_owned(), host.clone()))
        })
        .collect();
    for (line, found) in lines.iter().zip(all) {
        let Some((local, host)) = line.person.email.split_once('@') else { continue };
        let Some(whole) = hosts.get(&host.to_lowercase()) else { continue };
        for one in found.iter_mut().filter(|one| waits(one)) {
            one.proposal = Some(format!("{local}@{whole}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, email: &str) -> Line {
        let person = Person { name: name.into(), email: email.into(), ..Person::default() };
        Line { number: Some(1), person, ..Line::default() }
    }

    fn found(lines: &[Line]) -> Vec<Vec<Finding>> {
        let places = Places { own: Named::new("Ockelbo", "Ockelbo kommun"), others: Vec::new() };
        findings(lines, None, &places, |line| line.person.name.clone())
    }

    fn codes(found: &[Finding]) -> Vec<&'static str> {
        found.iter().filter(|one| one.code != "role_missing").map(|one| one.code).collect()
    }

    #[test]
    fn one_address_twice_must_be_corrected_in_the_later_row() {
        let found = found(&[line("Karin", "k@x.se"), line("Per", "K@X.se"), line("Eva", "e@x.se")]);
        assert_eq!(codes(&found[0]), Vec::<&str>::new());
        assert_eq!(codes(&found[1]), ["double"]);
        assert_eq!(found[1].iter().find(|one| one.code == "double").unwrap().given, "Karin");
    }

    #[test]
    fn a_row_that_is_left_out_collides_with_nobody() {
        let out = Line { out: true, ..line("Per", "k@x.se") };
        assert_eq!(codes(&found(&[out, line("Karin", "k@x.se")])[1]), Vec::<&str>::new());
    }

    #[test]
    fn a_forgotten_ending_is_proposed_from_the_other_rows() {
        let found = found(&[line("Karin", "k@ljusdal.example"), line("Elsa", "elsa@Ljusdal")]);
        assert_eq!(found[1][0].proposal.as_deref(), Some("elsa@ljusdal.example"));
    }

    #[test]
    fn an_empty_row_says_nothing() {
        assert_eq!(found(&[Line::default()]), [vec![]]);
    }
}
