//! The invitation on paper.

use letters::Block;
use organisation::register::Organisation;
use programme::agenda::lines::Line;

use super::letters::Matter;
use crate::papers::Foot;
use crate::papers::invitation::{Fact, Invitation, Party, Section, Words};

/// The printed letter to one municipality. `address` is where it answers, without a token: paper is left lying.
pub(super) fn invitation(
    matter: &Matter<'_>,
    municipality: &Organisation,
    today: chrono::NaiveDate,
    address: String,
) -> Invitation {
    let t = matter.words;
    let (subject, blocks) = matter.invitation(municipality, "");
    let opening = blocks
        .iter()
        .find_map(|block| match block {
            Block::Paragraph(text) => Some(text.clone()),
            _ => None,
        })
        .into_iter()
        .collect();
    let facts = matter.facts(municipality).into_iter().map(|(term, text)| Fact { term, text }).collect();
    let time = |line: &Line| Fact { term: t.span(line.starts, line.ends), text: line.title.clone() };
    let agenda = matter.times.iter().map(time).collect();
    let texts = matter.paragraphs(municipality);
    let party =
        |organisation: &Organisation| Party { name: organisation.formal_name.clone(), lines: Vec::new() };
    Invitation {
        sender: party(matter.county),
        recipient: party(municipality),
        place_and_date: t.say2(
            "invitation-place-and-date",
            "place",
            &matter.county.seat,
            "day",
            day(t, today),
        ),
        reference: String::new(),
        subject,
        opening,
        facts,
        agenda,
        address,
        sections: vec![Section { heading: String::new(), paragraphs: texts }],
        signatures: vec![party(matter.county)],
        contact: matter.workshop.contact.clone(),
        foot: Foot {
            line: t.say2(
                "invitation-foot",
                "county",
                &matter.county.name,
                "day",
                day(t, matter.workshop.day),
            ),
            page: t.say2("invitation-page", "page", "{page}", "pages", "{pages}"),
        },
        words: Words {
            reference: String::new(),
            answer: t.say("invitation-answer-here"),
            agenda: t.say("agenda-letter-agenda"),
            closing: t.say("invitation-closing"),
        },
    }
}

/// The date without its weekday, as on a letter.
fn day(words: &texts::Words, day: chrono::NaiveDate) -> String {
    let long = words.date(day);
    long.split_once(' ').map_or(long.clone(), |(_, rest)| rest.to_owned())
}
