//! The receipt: who is registered, and the way back to the list.

use std::collections::BTreeMap;

use letters::{Block, Party};
use organisation::link;
use organisation::post::{Address, Content};
use organisation::records::LinkId;
use roster::{Person, check_person};
use store::{Parcel, StoreFault};
use texts::Words;

use super::deeds::List;
use super::views::Invited;
use crate::day::Workshop;
use crate::seats::rules::Place;

/// The receipt for a list, to whoever sent it.
pub(super) fn receipt(
    words: &Words,
    invited: &Invited,
    list: &List,
    places: &BTreeMap<i32, Place>,
    link: LinkId,
) -> Result<Parcel, StoreFault> {
    let mut content = Content::new(
        words.lang(),
        invited.county.formal_name.as_str(),
        blocks(words, invited, (&list.people, places), link),
    );
    content.reply_to = address_in(&invited.workshop.contact)
        .map(|address| Party { name: invited.county.formal_name.clone(), address });
    content.to(Address {
        once_key: format!("receipt:{}:{}", invited.invitation.id, list.base + 1),
        occasion: "receipt",
        about: invited.invitation.id.uuid(),
        sender: Some(invited.county.id.uuid()),
        receiver: Some(invited.municipality.id.uuid()),
        name: invited.municipality.formal_name.clone(),
        address: list.receipt.clone(),
        subject: words.say2(
            "registration-letter-subject",
            "municipality",
            &invited.municipality.formal_name,
            "people",
            list.people.len(),
        ),
    })
}

fn blocks(
    words: &Words,
    invited: &Invited,
    (people, places): (&[Person], &BTreeMap<i32, Place>),
    link: LinkId,
) -> Vec<Block> {
    let workshop = &invited.workshop;
    let place_of = |at: usize| i32::try_from(at + 1).ok().and_then(|at| places.get(&at)).copied();
    let (mut seated, mut waiting) = (Vec::new(), Vec::new());
    for (at, person) in people.iter().enumerate() {
        match place_of(at).filter(|place| place.waits()) {
            None => seated.push(line(words, person)),
            Some(why) => {
                let why = words.say(&format!("seats-why-{}", why.code()));
                waiting.push(format!("{}: {why}", line(words, person)));
            }
        }
    }
    let mut blocks = vec![
        Block::Paragraph(words.say_with(
            "registration-letter-matter",
            [
                ("municipality", invited.municipality.formal_name.as_str().into()),
                ("people", people.len().into()),
                ("county", invited.county.formal_name.as_str().into()),
            ],
        )),
        place_and_time(words, workshop),
    ];
    if !seated.is_empty() {
        blocks.push(Block::Heading(words.say("registration-letter-list")));
        blocks.push(Block::List(seated));
    }
    if !waiting.is_empty() {
        blocks.push(Block::Heading(words.say1("seats-letter-waiting", "people", waiting.len())));
        blocks.push(Block::List(waiting));
        blocks.push(Block::Paragraph(words.say("seats-letter-waiting-text")));
    }
    blocks.extend([
        Block::Paragraph(words.say1("registration-letter-change", "date", words.date(workshop.register_by))),
        Block::Button { text: words.say("registration-letter-button"), url: link::placeholder(link) },
    ]);
    if !workshop.contact.is_empty() {
        blocks.push(Block::Paragraph(words.say1(
            "registration-letter-contact",
            "contact",
            &workshop.contact,
        )));
    }
    blocks.push(Block::Small(words.say1(
        "registration-letter-why",
        "municipality",
        &invited.municipality.formal_name,
    )));
    blocks
}

/// When and where, as a fact of a letter.
pub(crate) fn place_and_time(words: &Words, workshop: &Workshop) -> Block {
    let place = [workshop.place.as_str(), &workshop.address];
    let place: Vec<&str> = place.into_iter().filter(|line| !line.is_empty()).collect();
    Block::Facts(vec![
        (words.say("registration-when"), words.date_span(workshop.day, workshop.starts, workshop.ends)),
        (words.say("registration-where"), place.join(", ")),
    ])
}

/// Name, role and address; what somebody eats or needs goes into no letter, and who is protected neither.
fn line(words: &Words, person: &Person) -> String {
    if person.protected {
        return words.say("registration-letter-protected");
    }
    match person.role {
        Some(role) => {
            format!("{}, {}, {}", person.name, words.say(&format!("role-{}", role.code())), person.email)
        }
        None => format!("{}, {}", person.name, person.email),
    }
}

/// The first word of the contact that a letter can be sent to.
pub(crate) fn address_in(contact: &str) -> Option<String> {
    let bare = |word: &str| word.trim_matches(|sign: char| ",;.:<>()".contains(sign)).to_owned();
    contact.split_whitespace().map(bare).find(|word| is_address(word))
}

/// Whether a letter can be sent to it, by the same rule as on the list.
pub(super) fn is_address(text: &str) -> bool {
    let person = Person { name: "-".to_owned(), email: text.to_owned(), ..Person::default() };
    check_person(&person).iter().all(|fault| fault.field != roster::Field::Email)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_go_to_the_address_in_the_contact() {
        assert_eq!(
            address_in("Karin Åberg, 010-225 10 00, val@lansstyrelsen.example.").as_deref(),
            Some("val@lansstyrelsen.example")
        );
        assert_eq!(address_in("Karin Åberg, 010-225 10 00"), None);
        assert_eq!(address_in(""), None);
    }
}
