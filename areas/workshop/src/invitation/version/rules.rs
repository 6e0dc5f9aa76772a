//! A county's version of the draft, and what a national correction means for it. Pure.

use std::collections::BTreeMap;

use programme::draft::{DraftText, Merged, Part, merge, placeholder};
use serde::{Deserialize, Serialize};

/// One part as the county has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The part's key.
    pub key: String,
    /// Its name when the county last took it over.
    pub name: String,
    /// The national text that the county's stands on.
    pub base: String,
    /// The county's text; empty when the county leaves the part out.
    pub text: String,
    /// It was locked when the county last took it over.
    pub locked: bool,
    /// The nation took the part away and the county keeps it.
    #[serde(default)]
    pub own: bool,
}

/// The parts of a county, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// From top to bottom.
    pub parts: Vec<Kept>,
}

/// What a national change is to a county.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The county had not changed the part.
    Untouched,
    /// Both changed it, in different sentences.
    Merged,
    /// Both changed the same sentence.
    Conflict,
    /// The part is new.
    New,
    /// The nation took the part away.
    Gone,
    /// The part is locked now, and the county had words of its own in it.
    Locked,
}

impl Kind {
    /// The word in text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Untouched => "untouched",
            Self::Merged => "merged",
            Self::Conflict => "conflict",
            Self::New => "new",
            Self::Gone => "gone",
            Self::Locked => "locked",
        }
    }
}

/// A national change that waits for the county's word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The part's key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// The county's text now; empty when it has none.
    pub ours: String,
    /// The nation's text now; empty when the part is gone.
    pub theirs: String,
    /// What taking it makes of the part; none of a conflict, where taking means the nation's text.
    pub proposal: Option<String>,
}

impl Offer {
    /// The text after the change was taken.
    #[must_use]
    pub fn taken(&self) -> &str {
        self.proposal.as_deref().unwrap_or(&self.theirs)
    }
}

/// What a county says to a national change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// The change counts; where both changed other sentences, both do.
    Take,
    /// The county's text stays as it is.
    Keep,
    /// Neither: this text.
    Write(String),
}

impl Version {
    /// The version of a county that has changed nothing.
    #[must_use]
    pub fn of(national: &DraftText) -> Self {
        Self { parts: national.parts.iter().map(|part| Kept::taken(part, part.text.clone())).collect() }
    }

    fn kept(&self, key: &str) -> Option<&Kept> {
        self.parts.iter().find(|kept| kept.key == key)
    }

    /// The county's text of a part that is free now; none where the nation's counts.
    fn own(&self, part: &Part) -> Option<&Kept> {
        self.kept(&part.key).filter(|kept| !part.locked && !kept.locked)
    }

    /// The county's parts that the nation has no more.
    fn orphans<'a>(&'a self, national: &'a DraftText) -> impl Iterator<Item = &'a Kept> {
        self.parts.iter().filter(|kept| !kept.locked && national.part(&kept.key).is_none())
    }

    /// The parts of the county's letter from top to bottom: key, name, text, and whether it is locked. A new part is not
    /// in it before the county has taken it.
    #[must_use]
    pub fn letter(&self, national: &DraftText) -> Vec<Part> {
        let mut letter: Vec<Part> = national
            .parts
            .iter()
            .filter_map(|part| match (self.own(part), self.kept(&part.key)) {
                (Some(kept), _) => Some(Part { text: kept.text.clone(), ..part.clone() }),
                (None, None) if !part.locked => None,
                (None, _) => Some(part.clone()),
            })
            .collect();
        for orphan in self.orphans(national) {
            let before = self.parts.iter().take_while(|kept| kept.key != orphan.key);
            let place = before
                .filter_map(|kept| letter.iter().position(|part| part.key == kept.key))
                .last()
                .map_or(0, |place| place + 1);
            let part = Part {
                key: orphan.key.clone(),
                name: orphan.name.clone(),
                text: orphan.text.clone(),
                locked: false,
            };
            letter.insert(place, part);
        }
        letter
    }

    /// The national changes that wait for the county's word, in the order of the letter.
    #[must_use]
    pub fn offers(&self, national: &DraftText) -> Vec<Offer> {
        let mut offers: Vec<Offer> =
            national.parts.iter().filter_map(|part| offer(part, self.kept(&part.key))).collect();
        offers.extend(self.orphans(national).filter(|kept| !kept.own).map(|kept| Offer {
            key: kept.key.clone(),
            name: kept.name.clone(),
            kind: Kind::Gone,
            ours: kept.text.clone(),
            theirs: String::new(),
            proposal: Some(String::new()),
        }));
        offers
    }

    /// What is wrong with the county's texts, by the key of their part.
    #[must_use]
    pub fn faults(&self) -> Vec<(String, placeholder::Unknown)> {
        let of = |kept: &Kept| {
            let unknown = placeholder::unknown(&kept.text);
            unknown.into_iter().map(|one| (kept.key.clone(), one)).collect::<Vec<_>>()
        };
        self.parts.iter().filter(|kept| !kept.locked).flat_map(of).collect()
    }

    /// The county's own words in the free parts, by key. What is not said stays. A part whose text is the nation's, word for
    /// word, is the county's no more.
    pub fn write(&mut self, national: &DraftText, texts: &BTreeMap<String, String>) {
        for part in national.parts.iter().filter(|part| !part.locked) {
            let Some(text) = texts.get(&part.key) else { continue };
            match self.parts.iter_mut().find(|kept| kept.key == part.key) {
                // Free again: what it stands on is what the nation says now.
                Some(kept) if kept.locked => *kept = Kept::taken(part, text.clone()),
                Some(kept) => kept.text.clone_from(text),
                None => {}
            }
        }
        for kept in self.parts.iter_mut().filter(|kept| !kept.locked && national.part(&kept.key).is_none()) {
            if let Some(text) = texts.get(&kept.key) {
                kept.text.clone_from(text);
            }
        }
        self.order(national);
    }

    /// The county's word on national changes, by key. What has no word waits on.
    pub fn decide(&mut self, national: &DraftText, decisions: &BTreeMap<String, Decision>) {
        for offer in self.offers(national) {
            let Some(decision) = decisions.get(&offer.key) else { continue };
            let part = national.part(&offer.key);
            match (offer.kind, part, decision) {
                (Kind::Gone, _, Decision::Take) => self.parts.retain(|kept| kept.key != offer.key),
                (Kind::Gone, _, Decision::Keep | Decision::Write(_)) => {
                    for kept in self.parts.iter_mut().filter(|kept| kept.key == offer.key) {
                        kept.own = true;
                        if let Decision::Write(text) = decision {
                            kept.text.clone_from(text);
                        }
                    }
                }
                // There is no other word to say to a lock than that one has seen it.
                (Kind::Locked, Some(part), _) => self.put(Kept::taken(part, part.text.clone())),
                (Kind::New, Some(part), Decision::Keep) => self.put(Kept::taken(part, String::new())),
                (_, Some(part), Decision::Take) => self.put(Kept::taken(part, offer.taken().to_owned())),
                (_, Some(part), Decision::Keep) => self.put(Kept::taken(part, offer.ours.clone())),
                (_, Some(part), Decision::Write(text)) => self.put(Kept::taken(part, text.clone())),
                (_, None, _) => {}
            }
        }
        self.order(national);
    }

    fn put(&mut self, new: Kept) {
        match self.parts.iter_mut().find(|kept| kept.key == new.key) {
            Some(kept) => *kept = new,
            None => self.parts.push(new),
        }
    }

    /// The order of the letter; what does not stand in it is behind.
    fn order(&mut self, national: &DraftText) {
        let order: Vec<String> = self.letter(national).into_iter().map(|part| part.key).collect();
        let place = |kept: &Kept| order.iter().position(|key| *key == kept.key).unwrap_or(order.len());
        self.parts.sort_by_key(place);
    }
}

impl Kept {
    fn taken(part: &Part, text: String) -> Self {
        Self {
            key: part.key.clone(),
            name: part.name.clone(),
            base: part.text.clone(),
            text,
            locked: part.locked,
            own: false,
        }
    }

    /// The county has words of its own in it.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        self.text != self.base
    }
}

fn offer(part: &Part, kept: Option<&Kept>) -> Option<Offer> {
    let ours = kept.map_or_else(String::new, |kept| kept.text.clone());
    let (kind, proposal) = match kept {
        None if part.locked => return None,
        None => (Kind::New, Some(part.text.clone())),
        Some(kept) if kept.locked => return None,
        Some(kept) if part.locked => {
            if !kept.is_changed() || kept.text == part.text {
                return None;
            }
            (Kind::Locked, Some(part.text.clone()))
        }
        Some(kept) if part.text == kept.base || part.text == kept.text => return None,
        Some(kept) if !kept.is_changed() => (Kind::Untouched, Some(part.text.clone())),
        Some(kept) => match merge(&kept.base, &kept.text, &part.text) {
            Merged::Clean(text) => (Kind::Merged, Some(text)),
            Merged::Conflict => (Kind::Conflict, None),
        },
    };
    Some(Offer {
        key: part.key.clone(),
        name: part.name.clone(),
        kind,
        ours,
        theirs: part.text.clone(),
        proposal,
    })
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
