//! Who is to be on the papers: participants with their tables, guests, facilitators.

use chrono::NaiveDate;
use organisation::duties::rules::Life;
use organisation::duties::views as held;
use store::Store;
use web::Trouble;

use crate::day::Workshop;
use crate::preparation::guests::Coming;
use crate::preparation::views::{self as preparation, Guest};
use crate::table_plan::views::{self as table_plan, Standing};

/// Everybody of the day.
pub(super) struct Everybody {
    /// Participants and where they sit.
    pub plan: Standing,
    /// Guests who have not declined.
    pub guests: Vec<Guest>,
    /// Facilitators: their names and whom they come from.
    pub leaders: Vec<(String, String)>,
}

impl Everybody {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.plan.people.len() + self.guests.len() + self.leaders.len()
    }
}

/// Everybody of the day. As many queries however many come.
pub(super) async fn everybody(
    store: &Store,
    workshop: &Workshop,
    today: NaiveDate,
) -> Result<Everybody, Trouble> {
    let plan = table_plan::standing(store, workshop).await?;
    let mut guests = preparation::guests(store, workshop.id).await?;
    guests.retain(|guest| guest.coming != Coming::No);
    let leaders = held::leading(store, workshop.id.uuid()).await?;
    let leaders = leaders
        .into_iter()
        .filter(|row| matches!(row.life(today), Life::Future | Life::Live))
        .map(|row| (row.name, row.organisation.formal_name))
        .collect();
    Ok(Everybody { plan, guests, leaders })
}
