//! The invitation: the national draft, the county's own text, and how the letter will look.

use askama::Template;
use axum::Extension;
use axum::extract::Query;
use axum::response::Response;
use letters::Body;
use organisation::App;
use organisation::register::{self, Organisation};
use papers::{Press, Sheet};
use programme::records::draft::Model as Draft;
use serde::Deserialize;
use texts::Lang;
use web::{Faults, Note, Shell, Shown, Trouble, conflict, faulty, file, go_with, page};

use crate::day::{self, Asked, Own, Workshop};
use crate::invitation::deeds::{self, NotDone};
use crate::invitation::letters::Matter;
use crate::invitation::rules::{LONGEST_TEXT, TextFault, own_text};
use crate::invitation::views::{self, Recipient};
use crate::invitation::{paper, rules};
use crate::papers::Paper as _;

#[derive(Template)]
#[template(path = "invitation/pages/text.html")]
pub(super) struct TextPage {
    pub shell: Shell,
    pub workshop: Workshop,
    pub draft: Draft,
    pub draft_paragraphs: Vec<String>,
    pub typed: String,
    /// The version that `typed` stands on.
    pub base: i32,
    pub faults: Faults,
    /// What somebody else saved meanwhile.
    pub newer: Option<String>,
    pub preview: Option<Preview>,
    pub recipients: Vec<RecipientRow>,
    pub sent: bool,
    pub deed: String,
    pub send_deed: String,
}

pub(super) struct Preview {
    pub municipality: String,
    pub subject: String,
    pub html: String,
}

pub(super) struct RecipientRow {
    pub code: String,
    pub name: String,
    pub people: Vec<(String, String)>,
    /// What was typed where no address is known.
    pub entered: String,
}

impl TextPage {
    pub async fn new(own: &Own) -> Result<Self, Trouble> {
        let Own { app, visitor, actor, workshop, .. } = own;
        let draft = views::draft(app.store(), workshop).await?;
        let recipients = views::recipients(app.store(), workshop.county).await?;
        let sent = !views::invitations(app.store(), workshop.id).await?.is_empty();
        Ok(Self {
            shell: day::shell_under(app, visitor, actor, workshop.id, "invitation-title"),
            draft_paragraphs: rules::paragraphs(&draft.body).collect(),
            draft,
            typed: workshop.own_text.clone(),
            base: workshop.version,
            workshop: workshop.clone(),
            faults: Faults::none(),
            newer: None,
            preview: None,
            recipients: recipients.into_iter().map(RecipientRow::from).collect(),
            sent,
            deed: app.store().doors().uuid().to_string(),
            send_deed: app.store().doors().uuid().to_string(),
        })
    }

    fn with_preview(
        mut self,
        app: &App,
        county: &Organisation,
        municipality: &Organisation,
        own_text: &str,
    ) -> Self {
        let words = app.words(Lang::Sv);
        let (workshop, draft) = (&self.workshop, &self.draft);
        let matter = Matter { words: &words, workshop, county, draft, own_text };
        let (subject, blocks) = matter.invitation(municipality, &app.absolute("/l/…"));
        let html = Body { blocks }.to_fragment();
        self.preview = Some(Preview { municipality: municipality.formal_name.clone(), subject, html });
        self
    }
}

impl From<Recipient> for RecipientRow {
    fn from(recipient: Recipient) -> Self {
        Self {
            code: recipient.municipality.code,
            name: recipient.municipality.name,
            people: recipient.people,
            entered: String::new(),
        }
    }
}

/// The page.
pub(crate) async fn show(own: Own) -> Result<Response, Trouble> {
    page(&TextPage::new(&own).await?)
}

/// Saves the text, or shows how the letter will look with it.
pub(crate) async fn save(asked: Asked) -> Result<Response, Trouble> {
    let Own { app, visitor, permit, .. } = &*asked;
    let posted = &asked.posted;
    let mut shown = TextPage::new(&asked).await?;
    posted.raw("own_text").clone_into(&mut shown.typed);
    // A page that is shown again without saving stands on what its writer has seen, not on what stands now.
    shown.base = posted.number("version")?;
    let text = match own_text(posted.raw("own_text")) {
        Ok(text) => text,
        Err(TextFault::TooLong(length)) => {
            let said =
                visitor.words().say2("invitation-text-too-long", "length", length, "most", LONGEST_TEXT);
            shown.faults.add("own_text", said);
            shown.shell = shown.shell.with_faults(&shown.faults);
            return faulty(&shown);
        }
    };
    if posted.text("do") == "preview" {
        let county = register::organisation(app.store(), permit.county()).await?;
        let municipalities = register::below(app.store(), permit.county()).await?;
        let first = municipalities.first().ok_or(Trouble::NotFound)?;
        return page(&shown.with_preview(app, &county, first, &text));
    }
    match deeds::save_text(app, permit, asked.workshop.id, shown.base, &text, posted.deed_key()?).await {
        Ok(()) => Ok(go_with(app, &asked.path("inbjudan"), &Note::done("invitation-text-saved"))),
        Err(NotDone::Newer(newer)) => {
            // The form now stands on the newer version: saving again is a choice made with both in sight.
            shown.newer = Some(newer.own_text.clone());
            shown.base = newer.version;
            shown.workshop = *newer;
            conflict(&shown)
        }
        Err(NotDone::Store(fault)) => Err(fault.into()),
        Err(NotDone::NoWorkshop | NotDone::NoAddress(_)) => Err(Trouble::NotFound),
    }
}

/// Whose letter is printed.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    kommun: String,
}

/// The invitation as PDF, with the text as it is saved.
pub(crate) async fn pdf(
    Extension(press): Extension<Press>,
    Query(wanted): Query<Wanted>,
    own: Own,
) -> Result<Response, Trouble> {
    let Own { app, workshop, permit, .. } = own;
    let county = register::organisation(app.store(), permit.county()).await?;
    let municipalities = register::below(app.store(), permit.county()).await?;
    let municipality = municipalities
        .iter()
        .find(|municipality| wanted.kommun.is_empty() || municipality.code == wanted.kommun)
        .ok_or(Trouble::NotFound)?;
    let draft = views::draft(app.store(), &workshop).await?;
    let words = app.words(Lang::Sv);
    let own_text = workshop.own_text.as_str();
    let matter = Matter { words: &words, workshop: &workshop, county: &county, draft: &draft, own_text };
    let letter = paper::invitation(&matter, municipality, app.today(), app.absolute(""));
    let made_at = app.store().doors().now();
    let printed = app.at_a_bench(move || {
        let data = serde_json::to_value(&letter).map_err(|fault| Trouble::from_error(&fault))?;
        let sheet = Sheet {
            template: crate::papers::invitation::Invitation::TEMPLATE,
            data: &data,
            title: letter.title(),
            language: Lang::Sv.code(),
            made_at,
        };
        press.print(&sheet).map_err(|fault| Trouble::from_error(&fault))
    });
    let bytes = printed.await??;
    Ok(file(bytes, "application/pdf", &format!("inbjudan-{}.pdf", municipality.code), Shown::Inline))
}
