//! Approval: the county asks; the national lead sees all counties' invitations, reads one beside its own draft, and approves
//! it or returns it with words.

use ::letters::Body;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use organisation::{Actor, App, MayLead, register};
use programme::draft::{Piece, differences};
use sea_orm::EntityTrait as _;
use texts::{Lang, Words};
use web::{Crumb, Faults, Note, Posted, Shell, Trouble, Visitor, faulty, go_with, page};

use crate::agenda::views::exact_times;
use crate::day::{Asked, Own, Workshop};
use crate::invitation::letters::Matter;
use crate::invitation::rules::LONGEST_TEXT;
use crate::invitation::version::Answer;
use crate::invitation::version::approval::Approval;
use crate::invitation::version::deeds::{self, VersionFault};
use crate::invitation::version::views::{self, Standing};
use crate::records::{WorkshopId, workshop};

/// The county asks.
pub(crate) async fn ask(asked: Asked) -> Result<Response, Trouble> {
    let Own { app, workshop, permit, .. } = &*asked;
    let note = match deeds::ask(app, permit, workshop.id, asked.posted.deed_key()?).await {
        Ok(()) => Note::done("version-asked"),
        Err(VersionFault::Approval(_)) => Note::fault("version-asked-before"),
        Err(VersionFault::Store(fault)) => return Err(fault.into()),
        Err(VersionFault::Newer(_) | VersionFault::NoWorkshop) => return Err(Trouble::NotFound),
    };
    Ok(go_with(app, &asked.path("inbjudan"), &note))
}

#[derive(Template)]
#[template(path = "invitation/pages/approvals.html")]
pub(super) struct ApprovalsPage {
    pub shell: Shell,
    pub asks: bool,
    pub rows: Vec<CountyRow>,
}

/// One county's invitation.
pub(super) struct CountyRow {
    pub href: String,
    pub county: String,
    pub day: String,
    pub kind: &'static str,
    pub state: String,
    pub when: String,
}

/// The counties' invitations, those that wait first.
pub(crate) async fn list(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let words = visitor.words();
    let shell = actor.shell(&app, &visitor, words.say("approvals-title"));
    let Some(programme) = programme::views::current(app.store()).await? else {
        return page(&ApprovalsPage { shell, asks: false, rows: Vec::new() });
    };
    let asks = programme::draft_settings::asks_for_approval(app.store().reader(), programme.id).await?;
    let all = views::of_programme(app.store(), programme.id).await?;
    let rows = all.iter().map(|one| county_row(words, one)).collect();
    page(&ApprovalsPage { shell, asks, rows })
}

pub(super) fn county_row(words: &Words, one: &views::Asked) -> CountyRow {
    let approval = one.row.as_ref().map_or(Approval::Writing, |row| row.approval);
    let when = one.row.as_ref().and_then(|row| match approval {
        Approval::Writing => None,
        Approval::Waiting => row.asked_at,
        Approval::Approved | Approval::Returned => row.answered_at,
    });
    CountyRow {
        href: format!("/inbjudningar/{}", one.workshop.id),
        county: one.county.name.clone(),
        day: words.date(one.workshop.day),
        kind: kind(approval),
        state: words.say(&format!("version-approval-{}", approval.code())),
        when: when.map(|when| words.short_moment(when)).unwrap_or_default(),
    }
}

fn kind(approval: Approval) -> &'static str {
    match approval {
        Approval::Writing => "none",
        Approval::Waiting => "now",
        Approval::Approved => "done",
        Approval::Returned => "due",
    }
}

#[derive(Template)]
#[template(path = "invitation/pages/approval.html")]
pub(super) struct ApprovalPage {
    pub shell: Shell,
    pub faults: Faults,
    pub county: String,
    pub path: String,
    pub deed: String,
    pub version: i32,
    pub approval: Approval,
    pub kind: &'static str,
    pub own_text: String,
    pub parts: Vec<PartChange>,
    pub words: String,
    /// What the last answer said.
    pub answer: String,
    pub subject: String,
    /// The letter as its first municipality reads it.
    pub letter: String,
    /// The county wrote, or somebody else answered, meanwhile.
    pub newer: bool,
}

/// A part in which the county's letter differs from the nation's.
pub(super) struct PartChange {
    pub name: String,
    pub changes: Vec<Piece>,
}

/// One county's invitation.
pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<WorkshopId>,
) -> Result<Response, Trouble> {
    page(&approval_page(&app, &visitor, &actor, id).await?.0)
}

/// Approves it or returns it.
pub(crate) async fn answer(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<WorkshopId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayLead::of(&actor)?;
    let (mut shown, workshop) = approval_page(&app, &visitor, &actor, id).await?;
    let said = Answer {
        approved: posted.text("do") == "approve",
        words: programme::draft::written(posted.raw("words")),
    };
    shown.words.clone_from(&said.words);
    let words = visitor.words();
    if !said.approved && said.words.is_empty() {
        shown.faults.add("words", words.say("approvals-words-empty"));
    }
    if said.words.chars().count() > LONGEST_TEXT {
        shown.faults.add("words", words.say1("approvals-words-long", "most", LONGEST_TEXT));
    }
    if !shown.faults.is_empty() {
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    }
    let seen = posted.number("version")?;
    match deeds::answer(&app, &permit, &workshop, seen, &said, posted.deed_key()?).await {
        Ok(()) => {
            let key = if said.approved { "approvals-approved" } else { "approvals-returned" };
            Ok(go_with(&app, "/inbjudningar", &Note::done(key).with("county", &shown.county)))
        }
        Err(VersionFault::Approval(_)) => web::conflict(&ApprovalPage { newer: true, ..shown }),
        Err(VersionFault::Store(fault)) => Err(fault.into()),
        Err(VersionFault::Newer(_) | VersionFault::NoWorkshop) => Err(Trouble::NotFound),
    }
}

async fn approval_page(
    app: &App,
    visitor: &Visitor,
    actor: &Actor,
    id: WorkshopId,
) -> Result<(ApprovalPage, Workshop), Trouble> {
    let found = workshop::Entity::find_by_id(id).one(app.store().reader()).await?;
    let workshop = found.ok_or(Trouble::NotFound)?;
    let county = register::organisation(app.store(), workshop.county).await?;
    let municipalities = register::below(app.store(), county.id).await?;
    let standing = views::standing(app.store().reader(), &workshop).await?;
    let words = app.words(Lang::Sv);
    let times = exact_times(app.store().reader(), &workshop, &words).await?;
    let wording = standing.wording(&workshop.own_text);
    let matter =
        Matter { words: &words, workshop: &workshop, county: &county, wording: &wording, times: &times };
    let first = municipalities.first().ok_or(Trouble::NotFound)?;
    let (subject, blocks) = matter.invitation(first, &app.absolute("/l/…"));
    let mut shell = actor.shell(app, visitor, visitor.words().say("approvals-title"));
    let list = visitor.words().say("approvals-title");
    shell.trail.insert(
        shell.trail.len().saturating_sub(1),
        Crumb { href: Some("/inbjudningar".to_owned()), text: list },
    );
    let deed = app.store().doors().uuid().to_string();
    let shown = approval(shell, &county.name, &workshop, &standing);
    Ok((ApprovalPage { deed, subject, letter: Body { blocks }.to_fragment(), ..shown }, workshop))
}

pub(super) fn approval(shell: Shell, county: &str, workshop: &Workshop, standing: &Standing) -> ApprovalPage {
    let national = &standing.national.text;
    let letter = standing.version().letter(national);
    let gone = national.parts.iter().filter(|part| !letter.iter().any(|own| own.key == part.key));
    let change = |name: &str, old: &str, new: &str| {
        (old != new).then(|| PartChange { name: name.to_owned(), changes: differences(old, new) })
    };
    let mut parts: Vec<PartChange> = letter
        .iter()
        .filter_map(|own| {
            let text = national.part(&own.key).map_or("", |part| part.text.as_str());
            change(&own.name, text, &own.text)
        })
        .collect();
    parts.extend(gone.filter_map(|part| change(&part.name, &part.text, "")));
    ApprovalPage {
        faults: Faults::none(),
        county: county.to_owned(),
        path: format!("/inbjudningar/{}", workshop.id),
        deed: String::new(),
        version: standing.number(),
        approval: standing.approval(),
        kind: kind(standing.approval()),
        own_text: workshop.own_text.clone(),
        parts,
        words: String::new(),
        answer: standing.row.as_ref().map(|row| row.answer.clone()).unwrap_or_default(),
        subject: String::new(),
        letter: String::new(),
        newer: false,
        shell,
    }
}
