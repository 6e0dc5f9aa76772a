//! Requests that wait for an answer, and those that were agreed to and wait to be used.

use store::StoreFault;
use texts::local;

use super::rules::{Move, State};
use super::{rules, views};
use crate::home::{HomeReader, HomeSource, Look, Need};

/// Says what a second person is asked for.
pub struct SecondPersonNeeds;

#[async_trait::async_trait]
impl HomeSource for SecondPersonNeeds {
    async fn look(&self, reader: &HomeReader<'_>) -> Result<Look, StoreFault> {
        let HomeReader { app, actor, words, .. } = *reader;
        if !actor.duty().coordinates() {
            return Ok(Look::default());
        }
        let now = app.store().doors().now();
        let mut needs = Vec::new();
        for (request, authority) in views::open(app.store(), actor).await? {
            let standing = request.standing();
            let can = |what| standing.after(what, actor.person_id(), now).is_ok();
            let at = actor.organisation().id;
            let key = match request.state {
                State::Asked
                    if rules::may_answer(actor.duty(), at, authority.id, authority.parent)
                        && can(Move::Agree) =>
                {
                    "second_person-need-answer"
                }
                State::Agreed if can(Move::Use) => "second_person-need-use",
                State::Asked | State::Agreed | State::Declined | State::Withdrawn | State::Used => continue,
            };
            let act = words.say(&format!("second_person-act-{}", request.act.code()));
            needs.push(Need {
                text: words.say2(key, "name", &request.asked_by_name, "act", act),
                href: format!("/i-forening/{}", request.id),
                due: Some(local(request.ends_at).date()),
            });
        }
        Ok(Look::of(needs))
    }
}
