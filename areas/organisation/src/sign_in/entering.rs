//! The one place where a person comes in, whatever the proof was: the session, the journal line, and the letter when
//! the browser was never seen before.

use axum::http::HeaderMap;
use letters::Block;
use serde_json::json;
use store::journal::personal;
use store::{Desk, Line, Parcel, StoreFault};
use texts::Words;
use web::House;
use web::session::{self, Arrival, Begun, Kind, Session};

use crate::account::letter::to_owner;
use crate::duties::acting;
use crate::{Actor, Return};

/// Lets a person in who has just shown who they are, on the desk of the deed that proved it. A session that the
/// browser held before ends; its cookie is replaced by the new one. Somebody with several duties who signs in again goes
/// on as what they were. The desk must see what the house sees: the person is
/// nobody until it is sealed.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn let_in(
    desk: &mut Desk,
    house: &House,
    words: &Words,
    person: &Actor,
    arrival: &Arrival,
    before: Option<&Session>,
) -> Result<Begun, StoreFault> {
    let own = before.filter(|before| before.subject == person.person_id().uuid());
    let chosen = match own {
        Some(own) => acting::of_session(desk, own.id).await?,
        None => None,
    };
    if let Some(before) = before {
        session::end(desk, house, before, &mut HeaderMap::new()).await?;
    }
    let begun = session::begin(desk, house, Kind::Person, person.person_id().uuid(), arrival).await?;
    if let Some(held) = chosen {
        acting::hand_on(desk, begun.session(), held).await?;
    }
    if begun.is_new_browser() {
        let letter = new_browser(desk, words, person, arrival)?;
        desk.post(letter);
    }
    desk.write(Line {
        deed: "sign_in.signed_in",
        subject: "person",
        subject_id: person.person_id().uuid(),
        owner: Some(person.organisation().id.uuid()),
        details: json!({
            "name": personal(person.name()),
            "way": arrival.way.code(),
            "new_browser": begun.is_new_browser(),
            "network": personal(&arrival.network),
        }),
    });
    Ok(begun)
}

/// Tells the person that somebody came in with a browser that was never used before, and what to do if it was not
/// them.
fn new_browser(desk: &Desk, words: &Words, person: &Actor, arrival: &Arrival) -> Result<Parcel, StoreFault> {
    let subject = words.say("new-browser-subject");
    to_owner(desk, words, person, ("new-browser", subject), blocks(desk.now(), words, arrival))
}

fn blocks(now: chrono::DateTime<chrono::Utc>, words: &Words, arrival: &Arrival) -> Vec<Block> {
    vec![
        Block::Paragraph(words.say("new-browser-matter")),
        Block::Facts(vec![
            (words.say("new-browser-when"), words.moment(now)),
            (words.say("new-browser-device"), arrival.device.words(words)),
            (words.say("new-browser-way"), words.say(&format!("session-way-{}", arrival.way.code()))),
        ]),
        Block::Paragraph(words.say("new-browser-you")),
        Block::Paragraph(words.say("new-browser-not-you")),
        Block::Button { text: words.say("new-browser-button"), url: Return::Sessions.path() },
        Block::Small(words.say("new-browser-why")),
    ]
}

#[cfg(test)]
mod tests {
    use letters::Body;
    use texts::Lang;
    use web::session::{Device, Way};

    use super::*;
    use crate::samples::words;

    #[test]
    fn the_letter_is_complete_in_both_languages() {
        for lang in Lang::ALL {
            let words = words(lang);
            let now = "2029-01-10T08:00:00Z".parse().unwrap();
            for way in [Way::Link, Way::Passkey, Way::Code, Way::Provider, Way::Command] {
                let known =
                    Device::of("Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0");
                for device in [known, Device::default()] {
                    let arrival = Arrival { device, ..Arrival::by(way) };
                    let text = Body { blocks: blocks(now, &words, &arrival) }.to_text();
                    assert!(!text.contains('⟦'), "{text}");
                }
            }
            assert!(!words.say("new-browser-subject").contains('⟦'));
        }
    }
}
