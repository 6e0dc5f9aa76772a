//! The letters: to those who can answer, and to the one who asked.

use letters::Block;
use store::{Parcel, StoreFault};
use texts::Words;

use super::deeds::Request;
use super::rules::State;
use crate::post::{Address, Content};
use crate::records::person;
use crate::register::Organisation;

/// To somebody who can answer. It says what and until when, not why: letters are read by others.
pub(super) fn asking(
    words: &Words,
    request: &Request,
    authority: &Organisation,
    to: &person::Model,
) -> Result<Parcel, StoreFault> {
    let matter = words.say_with(
        "second_person-letter-asks",
        [
            ("name", request.asked_by_name.as_str().into()),
            ("organisation", authority.formal_name.as_str().into()),
            ("act", words.say(&format!("second_person-act-{}", request.act.code())).into()),
        ],
    );
    let until = words.say1("second_person-letter-until", "moment", words.moment(request.ends_at));
    let subject = words.say("second_person-letter-asks-subject");
    letter(words, request, to, ("second-person", subject), vec![matter, until])
}

/// To the one who asked.
pub(super) fn answered(
    words: &Words,
    request: &Request,
    state: State,
    to: &person::Model,
) -> Result<Parcel, StoreFault> {
    let act = words.say(&format!("second_person-act-{}", request.act.code()));
    let said = words.say1(&format!("second_person-letter-{}", state.code()), "act", act);
    let subject = words.say(&format!("second_person-letter-{}-subject", state.code()));
    letter(words, request, to, ("second-person-answer", subject), vec![said])
}

fn letter(
    words: &Words,
    request: &Request,
    to: &person::Model,
    (occasion, subject): (&'static str, String),
    paragraphs: Vec<String>,
) -> Result<Parcel, StoreFault> {
    let mut blocks: Vec<_> = paragraphs.into_iter().map(Block::Paragraph).collect();
    let button = words.say("second_person-letter-button");
    blocks.push(Block::Button { text: button, url: format!("/i-forening/{}", request.id) });
    Content::new(words.lang(), words.say("sign-in-letter-sender"), blocks).to(Address {
        once_key: format!("{occasion}:{}:{}", request.id, to.address),
        occasion,
        about: request.id,
        // The house itself: what is asked stands in nobody's list of letters.
        sender: None,
        receiver: Some(request.authority.uuid()),
        name: to.name.clone(),
        address: to.address.clone(),
        subject,
    })
}
