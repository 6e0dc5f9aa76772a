//! What people are called by everybody but their municipality.

use roster::Person;
use sea_orm::{ColumnTrait as _, EntityTrait as _, JoinType, QueryFilter as _, QuerySelect as _};
use store::{Desk, Sight, StoreFault};
use texts::Lang;
use web::House;

use super::sealed::OwnList;
use super::views::{self, Invited};
use crate::records::{invitation, participant};

/// What somebody is called by everybody but their municipality: their name, or the label that stands for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// 0 for those who are called by their name.
    pub number: i32,
    pub text: String,
}

/// The label of each person. Whoever is protected keeps the number they had; a new one gets the next of the workshop.
pub(super) async fn labels(
    desk: &Desk,
    house: &House,
    invited: &Invited,
    old: &OwnList,
    (people, of): (&[Person], &[Option<usize>]),
) -> Result<Vec<Label>, StoreFault> {
    let mut next = 0;
    if people.iter().any(|person| person.protected) {
        // The house counts: the numbers are the workshop's, and a municipality sees its own people alone.
        next = desk.see_as(Sight::House, highest(desk, invited)).await? + 1;
    }
    // The workshop's language, also on a screen in English: it is what stands on the card.
    let words = house.words(Lang::Sv);
    let label = |(at, person): (usize, &Person)| {
        if !person.protected {
            return Label { number: 0, text: person.name.clone() };
        }
        let had = of[at].map(|known| old.stored[known].protected).filter(|number| *number > 0);
        let number = had.unwrap_or_else(|| {
            next += 1;
            next - 1
        });
        Label { number, text: words.say1("registration-protected-label", "number", number.to_string()) }
    };
    Ok(people.iter().enumerate().map(label).collect())
}

/// The highest number of a label in the workshop, under its lock.
async fn highest(desk: &Desk, invited: &Invited) -> Result<i32, StoreFault> {
    let highest = participant::Entity::find()
        .join(JoinType::InnerJoin, views::to_invitation())
        .filter(invitation::Column::Workshop.eq(invited.workshop.id))
        .select_only()
        .column_as(participant::Column::Protected.max(), "highest")
        .into_tuple::<Option<i32>>()
        .one(desk.db())
        .await?;
    Ok(highest.flatten().unwrap_or_default())
}
