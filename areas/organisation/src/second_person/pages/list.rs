//! What was asked in the matters that the reader decides in.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use web::{Shell, Trouble, Visitor, page};

use super::{act, state};
use crate::second_person::views;
use crate::{Actor, App};

#[derive(Template)]
#[template(path = "second_person/pages/list.html")]
pub(super) struct ListPage {
    pub shell: Shell,
    pub rows: Vec<Row>,
    pub may_ask: bool,
}

/// One request.
pub(super) struct Row {
    pub href: String,
    pub text: String,
    pub hint: String,
    pub kind: &'static str,
    pub state: String,
}

pub(in crate::second_person) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let words = visitor.words();
    let now = app.store().doors().now();
    let rows = views::of_actor(app.store(), &actor).await?.into_iter().map(|(request, authority)| {
        let lapsed = request.standing().has_lapsed(now);
        let (kind, state) = state(words, &request, lapsed);
        Row {
            href: format!("/i-forening/{}", request.id),
            text: act(words, request.act),
            hint: words.say_with(
                "second_person-row",
                [
                    ("name", request.asked_by_name.as_str().into()),
                    ("organisation", authority.name.as_str().into()),
                    ("moment", words.moment(request.asked_at).into()),
                ],
            ),
            kind,
            state,
        }
    });
    page(&ListPage {
        rows: rows.collect(),
        shell: actor.shell(&app, &visitor, words.say("second_person-title")),
        may_ask: true,
    })
}
