//! The letter that follows up, such as when exact times are known: to every invited municipality, with the meeting as it
//! stands now.

use ::letters::Party;
use organisation::link;
use organisation::{MayCoordinate, register};
use programme::draft::placeholder::{self, Unknown};
use programme::draft::{LONGEST_LINE, one_line, written};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use serde_json::json;
use store::{DeedKey, Line, Opened};
use texts::Lang;
use web::House;

use super::deeds::{NotDone, key, take};
use super::letters::Matter;
use super::posting::{letters_of, registration_link, told};
use super::rules::LONGEST_TEXT;
use super::views;
use crate::agenda::deeds::told_along;
use crate::agenda::views::exact_times;
use crate::records::{WorkshopId, invitation};

/// What a letter says, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    /// Subject line.
    pub subject: String,
    /// Paragraphs.
    pub text: String,
}

/// What is wrong with one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FollowUpFault {
    /// The field is empty.
    Empty(&'static str),
    /// The field is too long.
    Long(&'static str),
    /// The field has a placeholder that does not exist.
    Unknown(&'static str, Unknown),
}

impl FollowUp {
    /// The letter as it was written.
    #[must_use]
    pub fn written(subject: &str, text: &str) -> Self {
        Self { subject: one_line(subject), text: written(text) }
    }

    /// Everything that is wrong.
    #[must_use]
    pub fn faults(&self) -> Vec<FollowUpFault> {
        let mut faults = Vec::new();
        let fields = [("subject", &self.subject, LONGEST_LINE), ("text", &self.text, LONGEST_TEXT)];
        for (field, text, most) in fields {
            if text.is_empty() {
                faults.push(FollowUpFault::Empty(field));
            }
            if text.chars().count() > most {
                faults.push(FollowUpFault::Long(field));
            }
            let unknown = placeholder::unknown(text);
            faults.extend(unknown.into_iter().map(|one| FollowUpFault::Unknown(field, one)));
        }
        faults
    }
}

/// Sends it to the municipalities that are invited and have an address that works. Says how many.
///
/// # Errors
/// [`NotDone`].
pub async fn send(
    house: &House,
    permit: &MayCoordinate,
    id: WorkshopId,
    letter: &FollowUp,
    reply_to: Party,
    form: DeedKey,
) -> Result<usize, NotDone> {
    let county = register::organisation(house.store(), permit.county()).await?;
    let content = format!("{}\n{}", letter.subject, letter.text);
    let form = key(form, &content);
    let mut desk = match house.store().desk_once(permit.author(), form).await? {
        Opened::Desk(desk) => desk,
        Opened::Done(municipalities) => return Ok(municipalities.parse().unwrap_or_default()),
    };
    let workshop = take(&desk, permit, id).await?;
    let recipients = views::recipients(house.store(), county.id, id).await?;
    let invited =
        invitation::Entity::find().filter(invitation::Column::Workshop.eq(id)).all(desk.db()).await?;
    let wording = views::standing(desk.db(), &workshop).await?.wording(&workshop.own_text);
    let words = house.words(Lang::Sv);
    let times = exact_times(desk.db(), &workshop, &words).await?;
    let matter =
        Matter { words: &words, workshop: &workshop, county: &county, wording: &wording, times: &times };
    let letters = letters_of(&workshop, &county, "follow-up", &reply_to);
    let mut written_to = Vec::new();
    for recipient in &recipients {
        let municipality = &recipient.municipality;
        let Some(row) = invited.iter().find(|row| row.municipality == municipality.id) else { continue };
        if !recipient.people.is_empty() {
            written_to.push(municipality.id);
        }
        for (name, address) in &recipient.people {
            let whose = (row.id, municipality.id);
            let link = registration_link(&desk, house, &workshop, whose, (name, address)).await?;
            let written = (letter.subject.as_str(), letter.text.as_str());
            let letter = matter.follow_up(municipality, &link::placeholder(link), written);
            let meeting = Some(matter.appointment(municipality, desk.now()));
            let once = format!("follow-up:{id}:{address}:{}", form.0);
            desk.post(letters.letter(once, (municipality, name, address), letter, meeting)?);
        }
    }
    let municipalities = written_to.len();
    if municipalities == 0 {
        desk.clear().await?;
        return Ok(0);
    }
    told(&desk, &workshop, written_to).await?;
    told_along(&desk, id, &times).await?;
    desk.write(Line {
        deed: "invitation.followed_up",
        subject: "workshop",
        subject_id: id.uuid(),
        owner: Some(county.id.uuid()),
        details: json!({ "municipalities": municipalities, "subject": letter.subject }),
    });
    desk.seal(&municipalities.to_string()).await?;
    Ok(municipalities)
}
