//! Whom it is about, as it is typed.

use organisation::held::Whom;
use organisation::register::folded;
use texts::Words;
use web::{Faults, Posted};

/// Longest of each field.
const LONGEST: usize = 200;

/// As it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct AskForm {
    /// The number of the matter.
    pub reference: String,
    /// The person's name.
    pub name: String,
    /// Mail addresses, with spaces or commas between them.
    pub address: String,
}

impl AskForm {
    pub fn posted(posted: &Posted) -> Self {
        let text = |name: &str| posted.text(name).to_owned();
        Self { reference: text("reference"), name: text("name"), address: text("address") }
    }

    /// Whom it is about, or all that is wrong.
    pub fn check(&self, words: &Words) -> Result<Whom, Faults> {
        let mut faults = Faults::none();
        if self.reference.is_empty() {
            faults.add("reference", words.say("extract-fault-reference"));
        }
        let apart = |sign: char| sign.is_whitespace() || [',', ';'].contains(&sign);
        let addresses: Vec<String> =
            self.address.split(apart).filter(|part| !part.is_empty()).map(folded).collect();
        if self.name.is_empty() && addresses.is_empty() {
            faults.add("name", words.say("extract-fault-nobody"));
        }
        // A short piece of a name stands in half of all texts.
        if !self.name.is_empty() && self.name.chars().filter(|sign| sign.is_alphabetic()).count() < 4 {
            faults.add("name", words.say("extract-fault-short"));
        }
        if addresses.iter().any(|address| !address.contains('@')) {
            faults.add("address", words.say("extract-fault-address"));
        }
        for (field, text) in
            [("reference", &self.reference), ("name", &self.name), ("address", &self.address)]
        {
            if text.chars().count() > LONGEST {
                faults.add(field, words.say1("extract-fault-long", "most", LONGEST));
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let names = if self.name.is_empty() { Vec::new() } else { vec![self.name.clone()] };
        Ok(Whom { addresses, names })
    }
}

#[cfg(test)]
mod tests {
    use texts::Lang;

    use super::*;
    use crate::samples;

    #[test]
    fn a_reference_and_somebody_are_asked_for_at_once() {
        let check = |reference: &str, name: &str, address: &str| {
            let form = AskForm { reference: reference.into(), name: name.into(), address: address.into() };
            form.check(&samples::words(Lang::Sv))
        };
        let whom = check("dnr 1", "Karin Åström", "Karin@Ockelbo.example, k@x.example").unwrap();
        assert_eq!(whom.addresses, ["karin@ockelbo.example", "k@x.example"]);
        assert_eq!(check("", "", "").unwrap_err().len(), 2);
        assert!(check("dnr 1", "Bo", "").unwrap_err().of("name").is_some());
        assert!(check("dnr 1", "", "karin").unwrap_err().of("address").is_some());
    }
}
