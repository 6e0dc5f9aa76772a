//! The letter to a municipality whose list came by mail: look it through and send it in.

use ::letters::Block;
use organisation::register::Organisation;
use texts::Words;

use super::records::received;
use crate::day::Workshop;

/// Subject line and words; the button leads to `url`.
pub(super) fn confirm(
    words: &Words,
    (workshop, county): (&Workshop, &Organisation),
    municipality: &Organisation,
    mail: &received::Model,
    url: &str,
) -> (String, Vec<Block>) {
    let subject = words.say1("received-confirm-subject", "day", words.date(workshop.day));
    let opening = words.say_with(
        "received-confirm-opening",
        [
            ("county", county.formal_name.as_str().into()),
            ("municipality", municipality.formal_name.as_str().into()),
            ("people", mail.people.into()),
        ],
    );
    let facts = vec![
        (words.say("received-fact-number"), mail.number.to_string()),
        (words.say("received-fact-arrived"), words.moment(mail.arrived_at)),
        (words.say("received-fact-from"), mail.from_address.clone()),
        (words.say("received-fact-subject"), mail.subject.clone()),
    ];
    let contact = if workshop.contact.is_empty() { &county.formal_name } else { &workshop.contact };
    let blocks = vec![
        Block::Heading(subject.clone()),
        Block::Paragraph(opening),
        Block::Facts(facts.into_iter().filter(|(_, text)| !text.is_empty()).collect()),
        Block::Button { text: words.say("received-confirm-button"), url: url.to_owned() },
        Block::Paragraph(words.say1("received-confirm-not-yours", "contact", contact)),
        Block::Small(words.say1("invitation-link-is-yours", "municipality", &municipality.formal_name)),
    ];
    (subject, blocks)
}
