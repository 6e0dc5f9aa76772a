//! Letters about what was agreed on: to the counties and teams that somebody chose, and to no others.

use std::collections::BTreeSet;

use letters::Party;
use organisation::register::{self, Organisation};
use organisation::{Actor, Tier};
use programme::interest::views::recipients;
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::{Desk, Line, Opened, StoreFault};
use texts::Lang;
use web::House;

use super::{By, NotDone};
use crate::tour::agreed::Event;
use crate::tour::letters::Matter;
use crate::tour::proposals::{Proposal, To, proposals};
use crate::tour::records::event;
use crate::tour::views::{self, Standing};

/// Sends the proposed letters whose keys were chosen, and keeps what was told. Says how many letters leave.
///
/// # Errors
/// [`NotDone`].
pub async fn tell(
    house: &House,
    actor: &Actor,
    by: By<'_>,
    standing: &Standing,
    chosen: &BTreeSet<String>,
) -> Result<usize, NotDone> {
    let store = house.store();
    let mut desk = match store.desk_once(by.permit.author(), by.key).await? {
        Opened::Desk(desk) => desk,
        Opened::Done(letters) => return Ok(letters.parse().unwrap_or_default()),
    };
    // What others told meanwhile is told: the entries are read where they are written.
    let events = views::agreed(store, by.programme).await?;
    let sender = national(house).await?;
    let counties = recipients(store).await?;
    let feeds = super::feed::live(store).await?;
    let words = house.words(Lang::Sv);
    let reply_to = Party { name: actor.name().to_owned(), address: actor.address().to_owned() };
    let matter = Matter { words: &words, standing, sender: &sender, reply_to: &reply_to, now: desk.now() };
    let mut letters = 0;
    let chosen: Vec<Proposal> =
        proposals(&events, &standing.facts).into_iter().filter(|own| chosen.contains(&own.key)).collect();
    for proposal in &chosen {
        let feed = feeds.iter().find(|link| link.about == Some(proposal.audience)).map(|link| link.id);
        match &proposal.to {
            To::County(news) => {
                let event = of(&events, proposal).next().ok_or(NotDone::Newer)?;
                let Some(recipient) = counties.iter().find(|own| own.county.id == event.county) else {
                    continue;
                };
                for person in &recipient.people {
                    let parcel = matter.to_county(&recipient.county, person, (event, *news), feed, by.key)?;
                    desk.post(parcel);
                    letters += 1;
                }
            }
            To::People(people) => {
                for (person, news) in people {
                    desk.post(matter.to_leader(person, news, proposal, feed, by.key)?);
                    letters += 1;
                }
            }
        }
        told(&desk, by, of(&events, proposal)).await?;
    }
    if letters == 0 {
        desk.clear().await?;
        return Ok(0);
    }
    desk.write(Line {
        deed: "tour.told",
        subject: "programme",
        subject_id: by.programme.uuid(),
        owner: by.permit.author().organisation,
        details: json!({ "letters": letters, "counties": chosen.iter().filter(|own| own.is_county()).count() }),
    });
    desk.seal(&letters.to_string()).await?;
    Ok(letters)
}

fn of<'a>(events: &'a [Event], proposal: &'a Proposal) -> impl Iterator<Item = &'a Event> {
    events.iter().filter(|event| event.audience == proposal.audience && event.differs())
}

async fn told(desk: &Desk, by: By<'_>, events: impl Iterator<Item = &Event>) -> Result<(), NotDone> {
    for event in events {
        event::Entity::update_many()
            .set(event::ActiveModel {
                told: Set(views::json(&event.to_tell())?),
                told_at: Set(Some(desk.now())),
                ..Default::default()
            })
            .filter(event::Column::Programme.eq(by.programme))
            .filter(event::Column::County.eq(event.county))
            .filter(event::Column::Audience.eq(event.audience))
            // Agreed on anew meanwhile: that is told by the next letter.
            .filter(event::Column::Sequence.eq(event.sequence))
            .exec(desk.db())
            .await?;
    }
    Ok(())
}

/// The authority that leads the programme.
pub(super) async fn national(house: &House) -> Result<Organisation, StoreFault> {
    let found = register::of_tier(house.store(), Tier::National).await?.into_iter().next();
    found.ok_or_else(|| StoreFault::Unreadable("there is no national authority".to_owned()))
}
