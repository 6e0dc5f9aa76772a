//! Digital and hybrid: where to join, and where each municipality's group sits together.

use std::collections::HashMap;

use askama::Template;
use axum::response::Response;
use organisation::OrganisationId;
use organisation::register::{self, Organisation};
use web::{Faults, Note, Shell, Trouble, conflict, faulty, go_with, page};

use super::checklist::trouble;
use crate::day::rules::Format;
use crate::day::{self, Asked, Own};
use crate::preparation::checklist::NotDone;
use crate::preparation::deeds::{self, SiteOf};
use crate::preparation::forms::{self, SiteForm, said};
use crate::preparation::meeting;
use crate::preparation::views::{self, Site};

#[derive(Template)]
#[template(path = "preparation/pages/sites.html")]
pub(super) struct SitesPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub deed: String,
    /// What the form began from.
    pub mark: String,
    pub rows: Vec<SiteForm>,
    pub tested: usize,
    /// The day meets in a room alone: nobody joins by video.
    pub is_physical: bool,
    pub has_meeting: bool,
    /// What is typed.
    pub meeting: String,
    /// What stands, when it was asked for.
    pub revealed: String,
    pub is_newer: bool,
}

async fn municipalities(own: &Own) -> Result<Vec<Organisation>, Trouble> {
    Ok(register::below(own.app.store(), own.workshop.county).await?)
}

async fn sites_page(own: &Own) -> Result<SitesPage, Trouble> {
    let (store, id) = (own.app.store(), own.workshop.id);
    let shell = day::shell_under(&own.app, &own.visitor, &own.actor, id, "preparation-sites-title");
    let facts = views::facts(store, &[id]).await?.remove(&id).unwrap_or_default();
    let sites = views::sites(store, id).await?;
    let mut shown = sites_page_of(shell, own.path("digitalt"), (&municipalities(own).await?, &sites));
    shown.deed = store.doors().uuid().to_string();
    shown.mark = deeds::sites_mark(&own.app, id).await?;
    shown.is_physical = own.workshop.format == Format::Physical;
    shown.has_meeting = facts.has_meeting;
    Ok(shown)
}

pub(super) fn sites_page_of(
    shell: Shell,
    path: String,
    (municipalities, sites): (&[Organisation], &HashMap<OrganisationId, Site>),
) -> SitesPage {
    let row = |municipality: &Organisation| {
        let site = sites.get(&municipality.id);
        SiteForm {
            code: municipality.code.clone(),
            name: municipality.name.clone(),
            place: site.map(|site| site.place.clone()).unwrap_or_default(),
            contact: site.map(|site| site.contact.clone()).unwrap_or_default(),
            tested: site.is_some_and(|site| site.tested),
        }
    };
    let mut rows: Vec<SiteForm> = municipalities.iter().map(row).collect();
    shell.t.sort_by_text(&mut rows, |row| &row.name);
    SitesPage {
        faults: Faults::none(),
        path,
        deed: String::new(),
        mark: String::new(),
        tested: rows.iter().filter(|row| row.tested).count(),
        rows,
        is_physical: false,
        has_meeting: false,
        meeting: String::new(),
        revealed: String::new(),
        is_newer: false,
        shell,
    }
}

pub(crate) async fn show(own: Own) -> Result<Response, Trouble> {
    page(&sites_page(&own).await?)
}

/// Shows where to join. A deed: it is sealed.
pub(crate) async fn reveal(asked: Asked) -> Result<Response, Trouble> {
    let mut shown = sites_page(&asked).await?;
    let words = asked.visitor.words();
    let read = meeting::read_meeting(&asked.app, &asked.permit, asked.workshop.id).await.map_err(trouble)?;
    shown.revealed = match read {
        None => words.say("preparation-meeting-none"),
        Some(Ok(address)) => address,
        Some(Err(why)) => words.say(&format!("registration-unopened-{}", why.code())),
    };
    page(&shown)
}

pub(crate) async fn save(asked: Asked) -> Result<Response, Trouble> {
    let posted = &asked.posted;
    let all = municipalities(&asked).await?;
    let mut shown = sites_page(&asked).await?;
    for row in &mut shown.rows {
        posted.text(&format!("place-{}", row.code)).clone_into(&mut row.place);
        posted.text(&format!("contact-{}", row.code)).clone_into(&mut row.contact);
        row.tested = posted.has(&format!("tested-{}", row.code));
    }
    let base = posted.text("mark").to_owned();
    posted.text("meeting").clone_into(&mut shown.meeting);
    let mut wrong = Vec::new();
    let address = forms::meeting(&shown.meeting, &mut wrong);
    let mut sites = Vec::new();
    for row in &shown.rows {
        let (place, contact) = row.check(&mut wrong);
        let Some(of) = all.iter().find(|one| one.code == row.code) else { continue };
        sites.push(SiteOf { municipality: of.id, place, contact, tested: row.tested });
    }
    if !wrong.is_empty() {
        shown.mark = base;
        shown.faults = said(&wrong, asked.visitor.words());
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    }
    let id = (asked.workshop.id, base.as_str());
    match deeds::save_sites(&asked.app, &asked.permit, id, (&sites, &address), posted.deed_key()?).await {
        Ok(()) => Ok(go_with(&asked.app, &shown.path, &Note::done("preparation-sites-saved"))),
        Err(NotDone::Newer) => {
            shown.is_newer = true;
            conflict(&shown)
        }
        Err(fault) => Err(trouble(fault)),
    }
}
