//! What tables offer: reached without steps, a hearing loop, near the door.

use std::collections::BTreeSet;

use axum::response::Response;
use texts::Words;
use web::{Note, Trouble};

use crate::table_plan::book::Trait;
use crate::table_plan::deeds;
use crate::table_plan::views::Standing;

use super::place::Asked;

/// One table with what it can offer.
pub struct Offered {
    pub number: i32,
    /// "Bord 3"
    pub title: String,
    /// The field, its words, and whether it is so.
    pub traits: Vec<(String, String, bool)>,
}

fn field(table: i32, one: Trait) -> String {
    format!("table{table}-{}", one.code())
}

/// Every table that is used.
pub fn offered(words: &Words, standing: &Standing) -> Vec<Offered> {
    let table = |number: i32| {
        let offers = standing.book.offers(number);
        let each = Trait::ALL.map(|one| {
            let text = words.say(&format!("table_plan-trait-{}", one.code()));
            (field(number, one), text, offers.contains(&one))
        });
        let title = words.say1("table_plan-table-number", "table", number.to_string());
        Offered { number, title, traits: each.into() }
    };
    (1..=standing.seats.tables()).map(table).collect()
}

/// Notes what the tables offer.
pub async fn offer(asked: Asked) -> Result<Response, Trouble> {
    let posted = &asked.posted;
    let tables = posted.all("table").filter_map(|number| number.parse::<i32>().ok());
    let offers = tables.map(|table| {
        let has = |one: &Trait| posted.has(&field(table, *one));
        (table, Trait::ALL.into_iter().filter(has).collect::<BTreeSet<_>>())
    });
    match deeds::offer(&asked.app, asked.by()?, offers.collect::<Vec<_>>()).await {
        Ok(()) => Ok(asked.done("#borden", &Note::done("table_plan-offered"))),
        Err(why) => asked.not_done(why, "borden", asked.words().say("table_plan-asked-offer"), |_| ()).await,
    }
}
