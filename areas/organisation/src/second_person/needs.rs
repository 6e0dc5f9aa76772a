//! Requests that wait for an answer, and those that were agreed to and wait to be used.

use store::StoreFault;
use texts::local;

use super::rules::{Move, Standing, State};
use super::{rules, views};
use crate::home::{HomeReader, HomeSource, Look, Need, Part, Row, Told, Whose};

/// Says what a second person is asked for.
pub struct SecondPersonNeeds;

#[async_trait::async_trait]
impl HomeSource for SecondPersonNeeds {
    fn asks(&self, reader: &HomeReader<'_>) -> Vec<Part> {
        if reader.actor.duty().coordinates() {
            views::open_parts(reader.app.store(), reader.actor).into()
        } else {
            Vec::new()
        }
    }

    async fn look(&self, reader: &HomeReader<'_>, told: &Told) -> Result<Look, StoreFault> {
        let of = |state: State| told.all(state.code()).map(move |row| (state, row));
        let mut open: Vec<(State, &Row)> = of(State::Asked).chain(of(State::Agreed)).collect();
        // The newest first.
        open.sort_by_key(|(_, row)| std::cmp::Reverse(row.id));
        Ok(Look::of(open.into_iter().filter_map(|(state, row)| need(reader, state, row)).collect()))
    }
}

/// What a request needs of the reader; nothing when it is another's to move.
fn need(reader: &HomeReader<'_>, state: State, row: &Row) -> Option<Need> {
    let HomeReader { app, actor, words, .. } = *reader;
    let (own, authority) = (actor.organisation(), row.of?.into());
    // What is not the reader's own authority's is of one right below it.
    let parent = if authority == own.id { own.parent } else { Some(own.id) };
    let standing = Standing { state, ends_at: row.at?, asked_by: row.by?.into() };
    let can = |what| standing.after(what, actor.person_id(), app.store().doors().now()).is_ok();
    let key = match state {
        State::Asked if rules::may_answer(actor.duty(), own.id, authority, parent) && can(Move::Agree) => {
            "second_person-need-answer"
        }
        State::Agreed if can(Move::Use) => "second_person-need-use",
        State::Asked | State::Agreed | State::Declined | State::Withdrawn | State::Used => return None,
    };
    let act = words.say(&format!("second_person-act-{}", row.code.as_deref()?));
    Some(Need {
        text: words.say2(key, "name", row.text.as_deref()?, "act", act),
        href: format!("/i-forening/{}", row.id?),
        due: Some(local(standing.ends_at).date()),
        whose: Whose::Own,
    })
}
