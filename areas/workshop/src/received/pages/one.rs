//! One received mail: what it says, what the mail server found of its sender, whose it is, and what to do about it.

use ::mailbox::{Checked, Finding};
use askama::Template;
use axum::RequestExt as _;
use axum::extract::{FromRequest, FromRequestParts, Path, Request};
use axum::http::request::Parts;
use axum::response::Response;
use organisation::{Actor, App, MayCoordinate};
use texts::Words;
use web::{Choice, Crumb, Faults, Note, Posted, Shell, Shown, Trouble, Visitor, faulty, file, go_with, page};

use super::list::{subject, tag};
use crate::received::deeds::{self, NotMoved};
use crate::received::reading::{self, NotOpened};
use crate::received::records::ReceivedId;
use crate::received::rules::{Kind, State as Stage, Tie};
use crate::received::views::{self, Open, Received};
use crate::records::InvitationId;

#[derive(Template)]
#[template(path = "received/pages/one.html")]
pub(super) struct OnePage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub tag: (&'static str, String),
    /// What it is and what happens with it.
    pub lead: String,
    pub facts: Vec<(String, String)>,
    /// What the mail server found of the sender, and what that means.
    pub sender: (&'static str, String),
    pub checks: Vec<(String, String)>,
    pub has_content: bool,
    /// What a person wrote in it, by paragraphs of lines; none before somebody asks for it.
    pub text: Option<Vec<Vec<String>>>,
    /// Somebody must say whose it is, or may say so anew.
    pub municipalities: Vec<Choice>,
    pub chosen: String,
    pub may_put_aside: bool,
    pub deed: String,
}

/// The mail of the address, which is the actor's county's own; another's does not exist.
pub(crate) struct Own {
    app: App,
    visitor: Visitor,
    actor: Actor,
    mail: Received,
    permit: MayCoordinate,
}

/// A form about it.
pub(crate) struct Asked {
    own: Own,
    posted: Posted,
}

impl FromRequestParts<App> for Own {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Trouble> {
        let visitor = Visitor::from_request_parts(parts, app).await?;
        let actor = Actor::from_request_parts(parts, app).await?;
        let id = Path::<ReceivedId>::from_request_parts(parts, app).await;
        let Path(id) = id.map_err(|_| Trouble::NotFound)?;
        let county = actor.organisation().id;
        let permit = MayCoordinate::of(&actor, county)?;
        let mail = views::one(app.store(), county, id).await?.ok_or(Trouble::NotFound)?;
        Ok(Self { app: app.clone(), visitor, actor, mail, permit })
    }
}

impl FromRequest<App> for Asked {
    type Rejection = Trouble;

    async fn from_request(mut request: Request, app: &App) -> Result<Self, Trouble> {
        let own: Own = request.extract_parts_with_state(app).await?;
        Ok(Self { own, posted: Posted::from_request(request, app).await? })
    }
}

impl Own {
    fn path(&self) -> String {
        format!("/inkommet/{}", self.mail.id)
    }

    /// The page of the mail, with forms under the key `deed`.
    async fn page(&self, deed: &str) -> Result<OnePage, Trouble> {
        let words = self.visitor.words();
        let mut shell = self.actor.shell(&self.app, &self.visitor, subject(words, &self.mail));
        let list = Crumb { href: Some("/inkommet".to_owned()), text: words.say("received-title") };
        shell.trail.insert(shell.trail.len().min(1), list);
        let open = views::open_invitations(self.app.store(), self.mail.county).await?;
        Ok(one_page(shell, &self.mail, &open, deed))
    }

    /// The bytes of the mail, or the way back when there are none.
    async fn bytes(&self) -> Result<Result<Vec<u8>, Response>, Trouble> {
        match reading::open(&self.app, &self.permit, &self.mail).await {
            Ok(bytes) => Ok(Ok(bytes)),
            Err(NotOpened::Store(fault)) => Err(fault.into()),
            Err(NotOpened::TooLarge) => {
                Ok(Err(go_with(&self.app, &self.path(), &Note::fault("received-lead-too-large"))))
            }
            Err(fault @ NotOpened::Sealed(_)) => Err(Trouble::from_error(&fault)),
        }
    }
}

pub(crate) async fn show(own: Own) -> Result<Response, Trouble> {
    let deed = own.app.store().doors().uuid().to_string();
    page(&own.page(&deed).await?)
}

/// The words of the mail, on its page.
pub(crate) async fn reveal(Asked { own, posted }: Asked) -> Result<Response, Trouble> {
    let bytes = match own.bytes().await? {
        Ok(bytes) => bytes,
        Err(away) => return Ok(away),
    };
    let mut shown = own.page(posted.text("deed")).await?;
    shown.text = Some(paragraphs(&::mailbox::words(&bytes)));
    page(&shown)
}

fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let parts = lines.split(|line| line.is_empty()).filter(|part| !part.is_empty());
    parts.map(|part| part.iter().map(|line| (*line).to_owned()).collect()).collect()
}

/// The mail as it came.
pub(crate) async fn eml(Asked { own, .. }: Asked) -> Result<Response, Trouble> {
    let bytes = match own.bytes().await? {
        Ok(bytes) => bytes,
        Err(away) => return Ok(away),
    };
    Ok(file(bytes, "message/rfc822", &format!("inkommet-{}.eml", own.mail.number), Shown::Saved))
}

/// Says whose it is.
pub(crate) async fn tie(Asked { own, posted }: Asked) -> Result<Response, Trouble> {
    let Ok(invitation) = posted.text("invitation").parse::<InvitationId>() else {
        let mut shown = own.page(posted.text("deed")).await?;
        shown.faults.add("invitation", own.visitor.words().say("received-fault-municipality"));
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    };
    let state = deeds::tie(&own.app, &own.permit, own.mail.id, invitation, posted.deed_key()?).await;
    let note = match state.map_err(trouble)? {
        Stage::Asked => "received-note-asked",
        Stage::Waiting | Stage::Aside => "received-note-tied",
    };
    Ok(go_with(&own.app, &own.path(), &Note::done(note)))
}

/// There is nothing to do about it.
pub(crate) async fn put_aside(Asked { own, posted }: Asked) -> Result<Response, Trouble> {
    let done = deeds::put_aside(own.app.store(), &own.permit, own.mail.id, posted.deed_key()?).await;
    done.map_err(trouble)?;
    Ok(go_with(&own.app, "/inkommet", &Note::done("received-note-aside")))
}

fn trouble(fault: NotMoved) -> Trouble {
    match fault {
        NotMoved::Missing => Trouble::NotFound,
        NotMoved::Store(fault) => fault.into(),
    }
}

pub(super) fn one_page(shell: Shell, mail: &Received, open: &[Open], deed: &str) -> OnePage {
    let words = shell.t.clone();
    let of = open.iter().find(|one| Some(one.invitation.id) == mail.invitation);
    let whose = of.map(|one| one.municipality.formal_name.as_str());
    let checked: Option<Checked> = serde_json::from_str(&mail.checked).ok();
    let choice = |one: &Open| {
        let label = format!("{}, {}", one.municipality.name, words.date(one.workshop.day));
        Choice::new(one.invitation.id.to_string(), label)
    };
    let may_tie =
        matches!(mail.kind, Kind::List | Kind::Words | Kind::TooLarge) && mail.state != Stage::Asked;
    OnePage {
        faults: Faults::none(),
        path: format!("/inkommet/{}", mail.id),
        tag: tag(&words, mail),
        lead: lead(&words, mail, whose),
        facts: facts(&words, mail, whose),
        sender: sender(&words, mail, checked.as_ref()),
        checks: checked.map(|checked| checks(&words, &checked)).unwrap_or_default(),
        has_content: mail.sealed_content.is_some(),
        text: None,
        municipalities: if may_tie { open.iter().map(choice).collect() } else { Vec::new() },
        chosen: mail.invitation.map(|id| id.to_string()).unwrap_or_default(),
        may_put_aside: mail.state != Stage::Aside,
        deed: deed.to_owned(),
        shell,
    }
}

/// What it is, and what happens with it.
fn lead(words: &Words, mail: &Received, whose: Option<&str>) -> String {
    let whose = whose.unwrap_or_default();
    let key = match (mail.kind, mail.state) {
        (Kind::List, Stage::Asked) => "received-lead-asked",
        (Kind::List, _) if whose.is_empty() => "received-lead-list-untied",
        (Kind::List, Stage::Waiting) => "received-lead-list-no-address",
        (Kind::List, Stage::Aside) => "received-lead-aside",
        (Kind::Words, _) => "received-lead-words",
        (Kind::TooLarge, _) => "received-lead-too-large",
        (Kind::Automatic, _) => "received-lead-automatic",
        (Kind::Bounce, _) => "received-lead-bounce",
    };
    words.say2(key, "people", mail.people, "municipality", whose)
}

fn facts(words: &Words, mail: &Received, whose: Option<&str>) -> Vec<(String, String)> {
    let from = match (mail.from_name.as_str(), mail.from_address.as_str()) {
        ("", address) => address.to_owned(),
        (name, address) => format!("{name} <{address}>"),
    };
    let tied = match (whose, mail.tie) {
        (Some(whose), tie) if tie != Tie::None => words.say2(
            "received-tied",
            "municipality",
            whose,
            "how",
            words.say(&format!("received-tie-{}", tie.code())),
        ),
        _ => words.say("received-untied"),
    };
    let mut facts = vec![
        (words.say("received-fact-number"), mail.number.to_string()),
        (words.say("received-fact-arrived"), words.moment(mail.arrived_at)),
        (words.say("received-fact-from"), from),
        (words.say("received-fact-municipality"), tied),
        (words.say("received-fact-report"), mail.report.clone()),
        (words.say("received-fact-moved"), mail.moved_by.clone()),
    ];
    facts.retain(|(_, text)| !text.is_empty());
    facts
}

/// Whether a domain stands behind the address that is shown.
fn sender(words: &Words, mail: &Received, checked: Option<&Checked>) -> (&'static str, String) {
    match checked {
        None => ("none", words.say("received-sender-unknown")),
        Some(checked) if checked.stands_behind(&mail.from_address) => {
            ("done", words.say("received-sender-proven"))
        }
        Some(_) => ("due", words.say("received-sender-unproven")),
    }
}

/// Each check in words, with its name.
fn checks(words: &Words, checked: &Checked) -> Vec<(String, String)> {
    let said = |finding: &Finding| {
        let verdict = words.say(&format!("received-verdict-{}", finding.verdict.code()));
        if finding.domain.is_empty() { verdict } else { format!("{verdict} ({})", finding.domain) }
    };
    let mut all: Vec<_> = checked.dkim.iter().map(|finding| ("DKIM".to_owned(), said(finding))).collect();
    all.extend(checked.spf.iter().map(|finding| ("SPF".to_owned(), said(finding))));
    all.extend(checked.dmarc.iter().map(|finding| ("DMARC".to_owned(), said(finding))));
    all
}
