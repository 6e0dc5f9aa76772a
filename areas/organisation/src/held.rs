//! # Held (*vad som finns om en person*)
//! What an authority holds about somebody who asks. The areas answer, each for its own, through [`HeldSource`]; the
//! server puts them together. And what this area answers: the account, duties, links, letters and the journal.
//!
//! Always: an authority is told what is its own responsibility alone, whatever else it may see. What fits by address is
//! theirs; what fits by name alone may be another's, and a person decides. What is held of a participant fits as they do: in
//! other tables they stand by their id alone, and whose details are protected is called by a label there.

use std::collections::BTreeMap;

use sea_orm::prelude::Uuid;
use sea_orm::{ColumnTrait as _, Condition, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use store::outbox::{self, Kept};
use store::{StoreFault, journal};
use texts::Words;

use crate::letters::words::kept;
use crate::records::{PersonId, duty_held, person};
use crate::register::{self, folded};
use crate::{Actor, App};

/// Letters and lines of the journal that are told at most: the newest page of anybody's life here is far below.
const MOST: u64 = 1000;

/// Whom is asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whom {
    /// Mail addresses, folded.
    pub addresses: Vec<String>,
    /// Names, as they were typed.
    pub names: Vec<String>,
}

/// How the id of a piece begins that is a participant.
pub const PARTICIPANT: &str = "participant:";

/// By what something fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fits {
    /// By the address.
    Address,
    /// By the name alone: it may be another of the same name.
    Name,
}

/// A name, or a text that may hold one, without what differs from one hand to another. Not `roster::fold_name`, which
/// says whether two names are one: here a name is looked for inside of texts, and a person looks at what is found.
fn plain(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

impl Whom {
    /// By what a name and an address fit; nothing when neither does.
    #[must_use]
    pub fn fits(&self, name: &str, address: &str) -> Option<Fits> {
        let address = folded(address);
        if !address.is_empty() && self.addresses.contains(&address) {
            return Some(Fits::Address);
        }
        let name = plain(name);
        let is_named = !name.is_empty() && self.names.iter().any(|asked| plain(asked) == name);
        is_named.then_some(Fits::Name)
    }

    /// By what a text names them.
    #[must_use]
    pub fn stands_in(&self, text: &str) -> Option<Fits> {
        let text = plain(text);
        if self.addresses.iter().any(|address| text.contains(address.as_str())) {
            return Some(Fits::Address);
        }
        let is_named =
            self.names.iter().map(|name| plain(name)).any(|name| !name.is_empty() && text.contains(&name));
        is_named.then_some(Fits::Name)
    }
}

/// Something that is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What tells it from all others, the same each time it is asked for: `participant:ID`.
    pub id: String,
    /// What it is, in words.
    pub title: String,
    /// By what it fits.
    pub fits: Fits,
    /// What it says: what, and the value.
    pub facts: Vec<(String, String)>,
    /// Longer text, as paragraphs: a letter.
    pub text: Vec<String>,
}

/// For whom a source answers.
#[derive(Clone, Copy)]
pub struct HeldReader<'a> {
    /// What handlers reach.
    pub app: &'a App,
    /// Who asks, for their authority.
    pub actor: &'a Actor,
    /// The words of the answer.
    pub words: &'a Words,
    /// About whom.
    pub whom: &'a Whom,
    /// What the sources before found.
    pub found: &'a [Piece],
}

impl HeldReader<'_> {
    /// The participants who were found, and by what they fit.
    #[must_use]
    pub fn participants(&self) -> BTreeMap<Uuid, Fits> {
        let id = |piece: &Piece| Some((piece.id.strip_prefix(PARTICIPANT)?.parse().ok()?, piece.fits));
        self.found.iter().filter_map(id).collect()
    }
}

/// An area that holds something about people.
#[async_trait::async_trait]
pub trait HeldSource: Send + Sync {
    /// All that the reader's authority holds about them. Opening what is sealed leaves its line in the journal.
    ///
    /// # Errors
    /// [`StoreFault`] when the database refuses.
    async fn held(&self, reader: &HeldReader<'_>) -> Result<Vec<Piece>, StoreFault>;
}

/// What this area holds.
pub struct OrganisationHeld;

#[async_trait::async_trait]
impl HeldSource for OrganisationHeld {
    async fn held(&self, reader: &HeldReader<'_>) -> Result<Vec<Piece>, StoreFault> {
        let (mut pieces, people) = accounts(reader).await?;
        pieces.extend(links(reader).await?);
        pieces.extend(letters(reader).await?);
        pieces.extend(lines(reader, &people).await?);
        Ok(pieces)
    }
}

/// People with duties at the authority or in its workshops. Their links, and their lines in the journal, are found by
/// who they are.
async fn accounts(reader: &HeldReader<'_>) -> Result<(Vec<Piece>, Vec<(Uuid, Fits)>), StoreFault> {
    let (store, words, own) = (reader.app.store(), reader.words, reader.actor.organisation().id);
    let here =
        Condition::any().add(duty_held::Column::Organisation.eq(own)).add(duty_held::Column::County.eq(own));
    let held = duty_held::Entity::find().filter(here).order_by_asc(duty_held::Column::GivenAt);
    let mut of: BTreeMap<PersonId, Vec<duty_held::Model>> = BTreeMap::new();
    for held in held.all(store.reader()).await? {
        of.entry(held.person).or_default().push(held);
    }
    let people = register::by_id(store, of.keys().copied()).await?;
    let (mut pieces, mut found) = (Vec::new(), Vec::new());
    for (id, duties) in of {
        let Some((person, fits)) = people
            .get(&id)
            .and_then(|person| Some((person, reader.whom.fits(&person.name, &person.address)?)))
        else {
            continue;
        };
        found.push((id.uuid(), fits));
        pieces.push(account(words, person, fits, &duties));
    }
    Ok((pieces, found))
}

fn account(words: &Words, person: &person::Model, fits: Fits, duties: &[duty_held::Model]) -> Piece {
    let mut facts = vec![
        ("held-name", person.name.clone()),
        ("held-address", person.address.clone()),
        ("held-since", words.moment(person.added_at)),
    ];
    for duty in duties {
        let what = words.say(&format!("duty-{}", duty.duty.code()));
        let until =
            duty.over_at.map(|at| words.moment(at)).or_else(|| duty.ends_on.map(|day| words.date(day)));
        let since = words.moment(duty.given_at);
        let said = match until {
            Some(until) => words.say_with(
                "held-duty-over",
                [("duty", what.into()), ("since", since.into()), ("until", until.into())],
            ),
            None => words.say2("held-duty-goes-on", "duty", what, "since", since),
        };
        facts.push(("held-duty", said));
        if !duty.given_by.is_empty() {
            facts.push(("held-given-by", duty.given_by.clone()));
        }
    }
    Piece {
        id: format!("person:{}", person.id),
        title: words.say("held-account"),
        fits,
        facts: facts.into_iter().map(|(key, text)| (words.say(key), text)).collect(),
        text: Vec::new(),
    }
}

async fn links(reader: &HeldReader<'_>) -> Result<Vec<Piece>, StoreFault> {
    let (words, own) = (reader.words, reader.actor.organisation().id);
    let rows = crate::links::views::all(reader.app.store(), reader.actor).await?;
    let participants = reader.participants();
    let mut pieces = Vec::new();
    for row in rows {
        let link = row.link;
        let is_own = link.owner == Some(own) || link.organisation == Some(own);
        // A link to a participant's own page, whoever hands it over.
        let opens = link.about.and_then(|about| participants.get(&about).copied());
        let fits = [reader.whom.fits(&link.name, &link.address), opens].into_iter().flatten().min();
        let Some(fits) = fits.filter(|_| is_own) else { continue };
        let moments = [
            ("held-ends", Some(link.ends_at)),
            ("held-opened", link.opened_at),
            ("held-revoked", link.revoked_at),
        ];
        let mut facts = vec![
            ("held-name", link.name.clone()),
            ("held-address", link.address.clone()),
            ("held-opens", words.say(&format!("links-kind-{}", link.kind))),
            ("held-made", words.moment(link.made_at)),
        ];
        facts.extend(moments.into_iter().filter_map(|(key, at)| Some((key, words.moment(at?)))));
        facts.push(("held-browsers", row.browsers.to_string()));
        pieces.push(Piece {
            id: format!("link:{}", link.id),
            title: words.say("held-link"),
            fits,
            facts: facts.into_iter().map(|(key, text)| (words.say(key), text)).collect(),
            text: Vec::new(),
        });
    }
    Ok(pieces)
}

async fn letters(reader: &HeldReader<'_>) -> Result<Vec<Piece>, StoreFault> {
    let whom = reader.whom;
    let sender = reader.actor.organisation().id.uuid();
    let found = outbox::to(reader.app.store(), sender, (&whom.addresses, &whom.names), MOST).await?;
    let piece = |kept: Kept| {
        let fits = whom.fits(&kept.posted.name, &kept.posted.address)?;
        Some(letter(reader.words, kept, fits))
    };
    Ok(found.into_iter().filter_map(piece).collect())
}

/// A letter to them, as an extract tells of it.
#[must_use]
pub fn letter(words: &Words, letter: Kept, fits: Fits) -> Piece {
    let Kept { posted, content, .. } = letter;
    let paragraphs = kept(&content, &words.say("letters-link-in-letter")).unwrap_or_default();
    let lines = paragraphs
        .into_iter()
        .map(|part| part.into_iter().map(|line| line.text).collect::<Vec<_>>().join("\n"));
    let mut facts = vec![
        ("held-name", posted.name.clone()),
        ("held-address", posted.address.clone()),
        ("held-subject", posted.subject.clone()),
        ("held-written", words.moment(posted.posted_at)),
        ("held-state", words.say(&format!("letters-state-{}", posted.state.code()))),
    ];
    facts.extend(posted.sent_at.map(|at| ("held-sent", words.moment(at))));
    Piece {
        id: format!("letter:{}", posted.id),
        title: words.say1("held-letter", "subject", &posted.subject),
        fits,
        facts: facts.into_iter().map(|(key, text)| (words.say(key), text)).collect(),
        text: lines.collect(),
    }
}

/// Lines that they wrote, those that name them, and those about them as a participant.
async fn lines(reader: &HeldReader<'_>, people: &[(Uuid, Fits)]) -> Result<Vec<Piece>, StoreFault> {
    let (words, whom) = (reader.words, reader.whom);
    let authors: Vec<Uuid> = people.iter().map(|(id, _)| *id).collect();
    let named: Vec<String> = whom.addresses.iter().chain(&whom.names).cloned().collect();
    let own = reader.actor.organisation().id.uuid();
    let participants = reader.participants();
    let subjects: Vec<Uuid> = participants.keys().copied().collect();
    let found = journal::naming(reader.app.store(), own, (&authors, &named, &subjects), MOST).await?;
    let piece = |line: journal::Entry| {
        let by = people.iter().find(|(id, _)| line.author_id == Some(*id)).map(|(_, fits)| *fits);
        let about = participants.get(&line.subject_id).copied();
        let named = whom.stands_in(&line.details).or_else(|| whom.stands_in(&line.author));
        let fits = [by, about, named].into_iter().flatten().min();
        let (what, details) = crate::journal::told(&line, words);
        let mut facts = vec![("held-done", what.clone()), ("held-when", words.moment(line.at))];
        for (key, text) in [("held-by", &line.author), ("held-details", &details)] {
            if !text.is_empty() {
                facts.push((key, text.clone()));
            }
        }
        Piece {
            id: format!("line:{}", line.id),
            title: words.say1("held-line", "deed", &what),
            fits: fits.unwrap_or(Fits::Name),
            facts: facts.into_iter().map(|(key, text)| (words.say(key), text)).collect(),
            text: Vec::new(),
        }
    };
    Ok(found.into_iter().map(piece).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_theirs_and_a_name_may_be_anothers() {
        let whom =
            Whom { addresses: vec!["karin@ockelbo.example".into()], names: vec!["Karin  ÅSTRÖM".into()] };
        assert_eq!(whom.fits("K. Åström", "Karin@Ockelbo.example"), Some(Fits::Address));
        assert_eq!(whom.fits("karin åström", "karin@annan.example"), Some(Fits::Name));
        assert_eq!(whom.fits("Karin Åströmer", ""), None);
        assert_eq!(whom.fits("", ""), None);
        assert_eq!(whom.stands_in("Ring Karin\nÅström i morgon"), Some(Fits::Name));
        assert_eq!(Whom::default().stands_in("Karin"), None);
    }
}
