//! The links of one workshop, and handing new ones out.

use askama::Template;
use axum::response::Response;
use organisation::duties;
use organisation::links::{Shown, views};
use sea_orm::prelude::Uuid;
use web::{Choice, Faults, Note, Shell, Trouble, faulty, go_with, page};

use super::deeds::{self, Handed};
use crate::day::{self, Asked, Own};
use crate::{preparation, registration};

#[derive(Template)]
#[template(path = "links/links.html")]
struct LinksPage {
    shell: Shell,
    faults: Faults,
    path: String,
    rows: Vec<Shown>,
    /// How many participants have no link yet.
    without: usize,
    kinds: Vec<Choice>,
    kind: String,
    name: String,
    address: String,
    deed: Uuid,
    deed_all: Uuid,
}

pub(super) async fn show(own: Own) -> Result<Response, Trouble> {
    page(&links_page(&own).await?)
}

pub(super) async fn hand_out(asked: Asked) -> Result<Response, Trouble> {
    let (words, posted) = (asked.visitor.words(), &asked.posted);
    let mut shown = links_page(&asked).await?;
    posted.text("kind").clone_into(&mut shown.kind);
    posted.text("name").clone_into(&mut shown.name);
    posted.text("address").clone_into(&mut shown.address);
    duties::check_who(&shown.name, &shown.address, words, &mut shown.faults);
    let whom = Handed::ALL.into_iter().find(|whom| whom.kind() == shown.kind);
    let Some(whom) = whom.filter(|_| shown.faults.is_empty()) else {
        if whom.is_none() {
            shown.faults.add("kind", words.say("handed-fault-kind"));
        }
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    };
    let to = (whom, shown.name.as_str(), shown.address.as_str());
    deeds::hand_out(&asked.app, words, &asked.permit, &asked.workshop, to, posted.deed_key()?).await?;
    let note = Note::done("handed-sent").with("name", &shown.name);
    Ok(go_with(&asked.app, &shown.path, &note))
}

pub(super) async fn to_participants(asked: Asked) -> Result<Response, Trouble> {
    let Own { app, visitor, permit, workshop, .. } = &*asked;
    let key = asked.posted.deed_key()?;
    let sent = deeds::to_participants(app, visitor.words(), permit, workshop, key).await?;
    let note = Note::done("handed-sent-all").with("links", sent);
    Ok(go_with(app, &asked.path("lankar"), &note))
}

async fn links_page(own: &Own) -> Result<LinksPage, Trouble> {
    let Own { app, visitor, actor, workshop, .. } = own;
    let (words, store) = (visitor.words(), app.store());
    let people = registration::views::participants(store, workshop.id).await?;
    let mut things: Vec<Uuid> = people.iter().map(|person| person.id.uuid()).collect();
    things.push(workshop.id.uuid());
    things.extend(preparation::views::guests(store, workshop.id).await?.iter().map(|guest| guest.id.uuid()));
    let rows = views::about(store, actor, &things).await?;
    let has_one = |person: Uuid| rows.iter().any(|row| row.link.about == Some(person));
    let now = store.doors().now();
    Ok(LinksPage {
        shell: day::shell_under(app, visitor, actor, workshop.id, "handed-title"),
        faults: Faults::none(),
        path: own.path("lankar"),
        without: people.iter().filter(|person| !has_one(person.id.uuid())).count(),
        rows: rows.iter().map(|row| Shown::of(row, now, words)).collect(),
        kinds: Handed::ALL
            .map(|whom| Choice::new(whom.kind(), words.say(&format!("links-kind-{}", whom.kind()))))
            .to_vec(),
        kind: String::new(),
        name: String::new(),
        address: String::new(),
        deed: store.doors().uuid(),
        deed_all: store.doors().uuid(),
    })
}
