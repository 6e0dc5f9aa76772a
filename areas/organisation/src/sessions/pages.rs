//! The list, and its buttons.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use sea_orm::prelude::Uuid;
use texts::Words;
use web::session::{self, Kind, Listed};
use web::{Note, Posted, Shell, Trouble, Visitor, go, go_with, page, peer};

use super::deeds;
use crate::{Actor, App, Fresh, Return};

/// Where one is signed in.
#[derive(Template)]
#[template(path = "sessions/list.html")]
struct ListPage {
    shell: Shell,
    heads: [String; 5],
    rows: Vec<Row>,
    /// There are others than this one.
    has_others: bool,
}

/// One session.
struct Row {
    id: String,
    device: String,
    way: String,
    network: String,
    began: String,
    seen: String,
    is_this: bool,
}

impl Row {
    fn of(one: &Listed, this: Option<Uuid>, here: &str, words: &Words) -> Self {
        Self {
            id: one.id.to_string(),
            device: one.device.words(words),
            way: words.say(&format!("session-way-{}", one.way.code())),
            network: network(&one.network, here, words),
            began: words.short_moment(one.began_at),
            seen: words.short_moment(one.seen_at),
            is_this: this == Some(one.id),
        }
    }
}

/// The network in words. Where in the country it lies nobody is asked: that would tell a third party who signs in.
fn network(network: &str, here: &str, words: &Words) -> String {
    if network.is_empty() {
        words.say("sessions-network-unknown")
    } else if network == here {
        words.say1("sessions-network-same", "network", network)
    } else {
        words.say1("sessions-network-other", "network", network)
    }
}

pub(super) async fn list(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let words = visitor.words();
    let here = visitor.address().map(peer::network).unwrap_or_default();
    let this = visitor.session(Kind::Person).map(|session| session.id);
    let sessions = session::list(&app, Kind::Person, actor.person_id().uuid()).await?;
    page(&ListPage {
        shell: actor.shell(&app, &visitor, words.say("sessions-title")),
        heads: heads(words),
        has_others: sessions.iter().any(|one| Some(one.id) != this),
        rows: sessions.iter().map(|one| Row::of(one, this, &here, words)).collect(),
    })
}

fn heads(words: &Words) -> [String; 5] {
    ["device", "network", "began", "seen", "end"].map(|head| words.say(&format!("sessions-head-{head}")))
}

pub(super) async fn end(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    _fresh: Fresh,
    posted: Posted,
) -> Result<Response, Trouble> {
    let id: Uuid = posted.number("session")?;
    let ended = deeds::end(app.store(), &actor, id).await?;
    if visitor.session(Kind::Person).is_some_and(|own| own.id == id) {
        return Ok(go("/logga-in"));
    }
    let note = if ended { Note::done("sessions-ended") } else { Note::fault("sessions-ended-before") };
    Ok(go_with(&app, &Return::Sessions.path(), &note))
}

pub(super) async fn end_others(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    _fresh: Fresh,
    _form: Posted,
) -> Result<Response, Trouble> {
    let own = visitor.session(Kind::Person).ok_or(Trouble::SignIn)?;
    let count = deeds::end_others(app.store(), &actor, own).await?;
    let note = Note::done("sessions-others-ended").with("count", count);
    Ok(go_with(&app, &Return::Sessions.path(), &note))
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, Utc};
    use web::session::{Device, Way};

    use super::*;
    use crate::samples;

    fn one(id: u128, network: &str, user_agent: &str, way: Way) -> Listed {
        let moment: DateTime<Utc> = "2029-01-10T08:00:00Z".parse().unwrap();
        Listed {
            id: Uuid::from_u128(id),
            way,
            device: Device::of(user_agent),
            network: network.to_owned(),
            began_at: moment,
            seen_at: moment,
        }
    }

    #[test]
    fn every_page_is_complete_in_both_languages() {
        samples::in_both(|words| {
            let here = "192.0.2.0/24";
            let this = one(1, here, "Mozilla/5.0 (Windows NT 10.0; rv:128.0) Firefox/128.0", Way::Link);
            let others = [
                one(2, "2001:db8:cafe::/48", "Mozilla/5.0 (iPhone) Version/17.4 Safari/604.1", Way::Passkey),
                one(3, "", "", Way::Command),
                one(4, here, "Chrome/126", Way::Provider),
            ];
            let row = |listed: &Listed| Row::of(listed, Some(Uuid::from_u128(1)), here, words);
            let page = |rows: Vec<Row>| {
                let has_others = rows.len() > 1;
                ListPage { shell: samples::shell(words), heads: heads(words), rows, has_others }.render()
            };
            let all = std::iter::once(&this).chain(&others).map(row).collect();
            vec![page(vec![row(&this)]), page(all)]
        });
    }
}
