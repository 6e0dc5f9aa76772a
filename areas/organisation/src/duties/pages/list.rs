//! The people of an authority and what they are trusted with.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use web::{Shell, Trouble, Visitor, page};

use super::{Shown, below};
use crate::duties::rules::Life;
use crate::duties::views;
use crate::duty::Tier;
use crate::{Actor, App};

#[derive(Template)]
#[template(path = "duties/pages/list.html")]
pub(super) struct ListPage {
    pub shell: Shell,
    pub authority: String,
    pub held: Vec<Shown>,
    pub over: Vec<Shown>,
    /// Authorities below without anybody: name and where the first duty is given.
    pub without: Vec<(String, String)>,
    pub heads: [String; 5],
    /// What the page about the authorities right below is called, for those who have any.
    pub below: Option<String>,
}

pub(super) fn heads(words: &texts::Words) -> [String; 5] {
    ["duties-head-who", "duties-head-duty", "duties-head-given", "duties-head-until", "duties-head-last-in"]
        .map(|key| words.say(key))
}

pub(in crate::duties) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let (words, today) = (visitor.words(), app.today());
    let mut rows = views::looked_after(app.store(), &actor).await?;
    words.sort_by_text(&mut rows, |row| &row.name);
    let (mut held, mut over) = (Vec::new(), Vec::new());
    for row in &rows {
        let list = match row.life(today) {
            Life::Future | Life::Live => &mut held,
            Life::Ended | Life::TakenAway => &mut over,
        };
        list.push(Shown::of(row, &actor, today, words));
    }
    let mut without: Vec<_> = views::without_anybody(app.store(), &actor)
        .await?
        .into_iter()
        .map(|organisation| (organisation.name, format!("/uppdrag/nytt?hos={}", organisation.id)))
        .collect();
    words.sort_by_text(&mut without, |(name, _)| name);
    page(&ListPage {
        shell: actor.shell(&app, &visitor, words.say("duties-title")),
        authority: actor.organisation().formal_name.clone(),
        held,
        over,
        without,
        heads: heads(words),
        below: match actor.tier() {
            Tier::National | Tier::County => Some(words.say(below::title(actor.tier()))),
            Tier::Municipality | Tier::Contractor => None,
        },
    })
}
