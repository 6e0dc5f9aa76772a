//! The counties' page: the picture, making a workshop on a county's behalf, and the table as a file.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use organisation::{Actor, App, MayLead, OrganisationId};
use programme::plan;
use sheets::FileKind;
use store::StoreFault;
use web::{Note, Posted, Shell, Shown, Trouble, Visitor, file, go, go_with, page};

use super::deeds::{self, MakeFault};
use super::picture::{Frame, Picture};
use super::views::{self, County};
use super::{rules, sheet};
use crate::preparation::views::{self as preparation, Prepared};

#[derive(Template)]
#[template(path = "counties/counties.html")]
pub(super) struct CountiesPage {
    pub shell: Shell,
    pub lead: String,
    /// Nothing before there is a programme.
    pub picture: Option<Picture>,
}

/// The counties with what is late there.
pub(crate) async fn standing(
    app: &App,
    programme: programme::ProgrammeId,
    window: programme::calendar::Window,
) -> Result<Vec<County>, StoreFault> {
    let mut counties = views::all(app.store(), programme).await?;
    let days: Vec<_> = counties.iter().filter_map(|county| county.standing.clone()).collect();
    let prepared = preparation::standing(app.store(), &days, app.today()).await?;
    for county in &mut counties {
        let own = county.standing.as_ref();
        let tasks = own.and_then(|own| prepared.get(&own.workshop.id)).map_or(0, Prepared::late);
        county.late = rules::late(own, county.wants, window.first, tasks, app.today());
    }
    Ok(counties)
}

pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let shell = actor.shell(&app, &visitor, visitor.words().say("counties-title"));
    let Some((programme, window)) = plan::views::current(app.store()).await? else {
        return page(&counties_page(shell, None));
    };
    let counties = standing(&app, programme.id, window).await?;
    let frame = Frame { window, today: app.today(), doors: app.store().doors() };
    page(&counties_page(shell, Some((&counties, &frame))))
}

pub(super) async fn make(
    State(app): State<App>,
    actor: Actor,
    Path(county): Path<OrganisationId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayLead::of(&actor)?;
    let programme = programme::views::current(app.store()).await?.ok_or(Trouble::NotFound)?;
    let key = posted.deed_key()?;
    let note = match deeds::make_workshop(app.store(), &permit, &programme, county, app.today(), key).await {
        Ok(()) => Note::done("counties-made"),
        Err(MakeFault::HasOne) => Note::fault("counties-has-one"),
        Err(MakeFault::NotFound) => return Err(Trouble::NotFound),
        Err(MakeFault::Store(fault)) => return Err(fault.into()),
    };
    Ok(go_with(&app, "/lan", &note))
}

/// The table as a file. A deed: it says who took it.
pub(super) async fn take_out(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayLead::of(&actor)?;
    let Some((programme, window)) = plan::views::current(app.store()).await? else { return Ok(go("/lan")) };
    let counties = standing(&app, programme.id, window).await?;
    let (words, now) = (visitor.words(), app.store().doors().now());
    let sheet = sheet::sheet(words, &counties);
    let kind = FileKind::of_code(posted.text("kind")).ok_or(Trouble::Malformed)?;
    let bytes = sheet.to_file(kind, now).map_err(|fault| Trouble::from_error(&fault))?;
    deeds::take_out(app.store(), &permit, &programme, kind).await?;
    let name = format!("{}-{}.{}", words.say("counties-file-name"), texts::local(now).date(), kind.code());
    Ok(file(bytes, kind.mime(), &name, Shown::Saved))
}

/// `counties` is nothing before there is a programme.
pub(super) fn counties_page(shell: Shell, counties: Option<(&[County], &Frame<'_>)>) -> CountiesPage {
    let words = shell.t.clone();
    let all = counties.map(|(counties, _)| counties).unwrap_or_default();
    let with = all.iter().filter(|county| county.standing.is_some()).count();
    CountiesPage {
        lead: words.say2("counties-lead", "with", with, "total", all.len()),
        picture: counties.map(|(counties, frame)| Picture::of(&words, &shell.csrf, counties, frame)),
        shell,
    }
}
