//! Reading what is sealed. A deed: whoever opens it leaves a line in the journal, one for each page.

use std::collections::BTreeMap;

use organisation::{MayCoordinate, MayRegister};
use sea_orm::prelude::Uuid;
use serde_json::json;
use store::vault::Unopened;
use store::{Author, Line, StoreFault};
use web::House;

use super::rules::{self, Diet};
use super::sealed::{self, OwnList, PERSON};
use super::views::{self, Invited};
use crate::day::Workshop;

/// A municipality's own list for the municipality: opened for whoever signed in, shut for whoever holds the link.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn read_own(house: &House, permit: &MayRegister, invited: &Invited) -> Result<OwnList, StoreFault> {
    let store = house.store();
    let (id, municipality) = (invited.invitation.id, invited.municipality.id);
    if !permit.opens_sealed() {
        return Ok(OwnList::shut(views::list(id).all(store.reader()).await?));
    }
    let (stored, ring) = store.with_keys(views::list(id), municipality.uuid()).await?;
    let list = sealed::opened(&ring, municipality, stored);
    let line = about("invitation", id.uuid(), municipality.uuid(), list.read, 1);
    written(house, permit.author(), line, list.read).await?;
    Ok(list)
}

/// What the kitchen and the hall need to know, without whose it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Diets and how many have them.
    pub diets: BTreeMap<Diet, usize>,
    /// Access needs and how many have them.
    pub access: BTreeMap<Diet, usize>,
    /// Of how many people the needs could not be read, and why the last of them could not.
    pub unopened: Option<(usize, Unopened)>,
}

/// The needs of everyone who comes, as counts, for the county.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn read_needs(
    house: &House,
    permit: &MayCoordinate,
    workshop: &Workshop,
) -> Result<Needs, StoreFault> {
    let store = house.store();
    let rows = views::envelopes(store, workshop.id).await?;
    let owners: std::collections::BTreeSet<Uuid> = rows.iter().map(|row| row.municipality.uuid()).collect();
    let mut needs = Needs::default();
    if rows.is_empty() {
        return Ok(needs);
    }
    let municipalities = owners.len();
    let ring = store.ring(store.reader(), owners).await?;
    let (mut diets, mut access) = (Vec::new(), Vec::new());
    for row in rows {
        let Some(sealed) = &row.sealed_person else { continue };
        match ring.open(row.municipality.uuid(), PERSON.of(row.id.uuid()), sealed) {
            Ok(private) => {
                if private.has_needs() {
                    diets.push(private.diet);
                    access.push(private.access);
                }
            }
            Err(why) => {
                let before = needs.unopened.map_or(0, |(people, _)| people);
                needs.unopened = Some((before + 1, why));
            }
        }
    }
    let read = diets.len();
    needs.diets = rules::diets(diets.iter().map(String::as_str));
    needs.access = rules::access(access.iter().map(String::as_str));
    let line = about("workshop", workshop.id.uuid(), permit.county().uuid(), read, municipalities);
    written(house, permit.author(), line, read).await?;
    Ok(needs)
}

/// A line for the kitchen, in words.
pub(crate) fn in_words(words: &texts::Words, diet: Diet) -> String {
    match diet {
        Diet::Usual(key) => words.say(&format!("registration-diet-{key}")),
        Diet::Written(text) => text,
    }
}

fn about(subject: &'static str, subject_id: Uuid, owner: Uuid, people: usize, municipalities: usize) -> Line {
    Line {
        deed: "sealed.read",
        subject,
        subject_id,
        owner: Some(owner),
        details: json!({ "people": people, "municipalities": municipalities }),
    }
}

/// Nothing was read where nothing stood.
async fn written(house: &House, author: &Author, line: Line, read: usize) -> Result<(), StoreFault> {
    if read == 0 {
        return Ok(());
    }
    let mut desk = house.store().desk(author).await?;
    desk.write(line);
    desk.seal("").await
}
