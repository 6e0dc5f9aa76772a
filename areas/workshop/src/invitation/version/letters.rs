//! The letters about approval: to the national leads, and back to the county's coordinators.

use ::letters::Block;
use organisation::post::{Address, Content};
use organisation::register::{self, Organisation};
use organisation::{Duty, OrganisationId};
use store::{Parcel, Sight, StoreFault, see_as};
use texts::{Lang, Words};
use web::House;

use crate::day::Workshop;

/// What the national lead says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// It may be sent.
    pub approved: bool,
    /// To the county; must not be empty when it is returned.
    pub words: String,
}

/// To every national lead: which county asks, and where to read.
pub(super) async fn asking(
    house: &House,
    workshop: &Workshop,
    number: i32,
) -> Result<Vec<Parcel>, StoreFault> {
    let county = register::organisation(house.store(), workshop.county).await?;
    let Some(national) = county.parent else { return Ok(Vec::new()) };
    let words = house.words(Lang::Sv);
    let letter = asked(&words, &county);
    let path = format!("/inbjudningar/{}", workshop.id);
    parcels(house, (&county, national, Duty::NationalLead), workshop, ("approval", number), letter, &path)
        .await
}

/// To every coordinator of the county: what was said.
pub(super) async fn answered(
    house: &House,
    workshop: &Workshop,
    number: i32,
    answer: &Answer,
) -> Result<Vec<Parcel>, StoreFault> {
    let county = register::organisation(house.store(), workshop.county).await?;
    let Some(national) = county.parent else { return Ok(Vec::new()) };
    let national = register::organisation(house.store(), national).await?;
    let words = house.words(Lang::Sv);
    let letter = said(&words, answer);
    let path = format!("/workshop/{}/inbjudan", workshop.id);
    let to = (&national, county.id, Duty::CountyCoordinator);
    parcels(house, to, workshop, ("approval-answer", number), letter, &path).await
}

/// Subject and words of what the leads read.
pub(in crate::invitation) fn asked(words: &Words, county: &Organisation) -> (String, Vec<String>) {
    let subject = words.say1("version-letter-asks-subject", "county", &county.name);
    let matter = words.say1("version-letter-asks", "county", &county.formal_name);
    (subject, vec![matter])
}

/// Subject and words of what the county reads.
pub(in crate::invitation) fn said(words: &Words, answer: &Answer) -> (String, Vec<String>) {
    let key = if answer.approved { "version-letter-approved" } else { "version-letter-returned" };
    let subject = words.say(&format!("{key}-subject"));
    let mut paragraphs = vec![words.say(key)];
    if !answer.words.is_empty() {
        paragraphs.push(words.say1("version-letter-words", "words", &answer.words));
    }
    (subject, paragraphs)
}

/// The letter to everybody of `receiver` with the duty. Whoever writes does not see the other's people: the house looks.
async fn parcels(
    house: &House,
    (sender, receiver, duty): (&Organisation, OrganisationId, Duty),
    workshop: &Workshop,
    (occasion, number): (&'static str, i32),
    (subject, paragraphs): (String, Vec<String>),
    path: &str,
) -> Result<Vec<Parcel>, StoreFault> {
    let words = house.words(Lang::Sv);
    let receivers = [receiver];
    let holders = register::holders(house.store(), &receivers, duty);
    let people = see_as(Sight::House, holders).await?.remove(&receiver).unwrap_or_default();
    people
        .into_iter()
        .map(|person| {
            let mut blocks = vec![Block::Heading(subject.clone())];
            blocks.extend(paragraphs.iter().cloned().map(Block::Paragraph));
            blocks.push(Block::Button { text: words.say("version-letter-button"), url: path.to_owned() });
            Content::new(Lang::Sv, sender.formal_name.clone(), blocks).to(Address {
                once_key: format!("{occasion}:{}:{number}:{}", workshop.id, person.address),
                occasion,
                about: workshop.programme.uuid(),
                sender: Some(sender.id.uuid()),
                receiver: Some(receiver.uuid()),
                name: person.name,
                address: person.address,
                subject: subject.clone(),
            })
        })
        .collect()
}
