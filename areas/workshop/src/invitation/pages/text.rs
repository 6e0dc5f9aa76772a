//! The invitation: the national draft, the county's own text, and how the letter will look.

use ::letters::Body;
use askama::Template;
use axum::response::Response;
use organisation::App;
use organisation::register::{self, Organisation};
use programme::agenda::lines::Line;
use programme::draft::{Part, placeholder};
use programme::pages::unknown_placeholder;
use texts::Lang;
use web::{Choice, Faults, Note, Shell, Trouble, conflict, faulty, go_with, page};

use crate::agenda::views::exact_times_of;
use crate::day::{self, Asked, Own, Workshop};
use crate::invitation::deeds::{self, NotDone};
use crate::invitation::letters::Matter;
use crate::invitation::rules::{LONGEST_TEXT, TextFault, own_text};
use crate::invitation::version::approval::Approval;
use crate::invitation::version::views::Standing;
use crate::invitation::views::{self, Invitation, Recipient};

#[derive(Template)]
#[template(path = "invitation/pages/text.html")]
pub(super) struct TextPage {
    pub shell: Shell,
    pub workshop: Workshop,
    pub standing: Standing,
    /// The parts of the county's letter.
    pub parts: Vec<Part>,
    /// National changes that wait for the county's word.
    pub offers: usize,
    /// The programme asks for approval.
    pub asks: bool,
    pub approval: Approval,
    /// What came back with the last answer, and from whom.
    pub answer: String,
    pub answered_by: String,
    pub typed: String,
    /// The version that `typed` stands on.
    pub base: i32,
    pub faults: Faults,
    /// What somebody else saved meanwhile.
    pub newer: Option<String>,
    pub preview: Option<Preview>,
    /// What happens when, as the letter says it.
    pub times: Vec<Line>,
    /// Whose letter is looked at.
    pub municipalities: Vec<Choice>,
    pub chosen: String,
    pub recipients: Vec<RecipientRow>,
    pub sent: bool,
    pub deed: String,
    pub send_deed: String,
    pub ask_deed: String,
}

pub(super) struct Preview {
    pub code: String,
    pub municipality: String,
    pub subject: String,
    pub html: String,
}

pub(super) struct RecipientRow {
    pub code: String,
    pub name: String,
    pub people: Vec<(String, String)>,
    /// Addresses at which letters did not arrive.
    pub bounced: Vec<String>,
    /// What was typed where no address is known.
    pub entered: String,
    pub knows: Knows,
}

impl TextPage {
    pub async fn new(own: &Own) -> Result<Self, Trouble> {
        let Own { app, visitor, actor, workshop, .. } = own;
        let reader = app.store().reader();
        let views::Page { standing, asks, agenda } = views::of_page(reader, workshop).await?;
        let recipients = views::recipients(app.store(), workshop.county, workshop.id).await?;
        let invitations = views::invitations(app.store(), workshop.id).await?;
        let times = exact_times_of(reader, agenda.as_ref(), workshop, &app.words(Lang::Sv)).await?;
        let key = || app.store().doors().uuid().to_string();
        let municipalities = recipients.iter().map(|one| &one.municipality);
        let municipalities = municipalities.map(|one| Choice::new(&one.code, &one.name)).collect();
        let row = standing.row.as_ref();
        Ok(Self {
            shell: day::shell_under(app, visitor, actor, workshop.id, "invitation-title"),
            parts: standing.version().letter(&standing.national.text),
            offers: standing.offers().len(),
            asks,
            approval: standing.approval(),
            answer: row.map(|row| row.answer.clone()).unwrap_or_default(),
            answered_by: row.map(|row| row.answered_by.clone()).unwrap_or_default(),
            municipalities,
            chosen: String::new(),
            standing,
            typed: workshop.own_text.clone(),
            base: workshop.version,
            workshop: workshop.clone(),
            faults: Faults::none(),
            newer: None,
            preview: None,
            times,
            recipients: rows(recipients, &invitations, workshop),
            sent: !invitations.is_empty(),
            deed: key(),
            send_deed: key(),
            ask_deed: key(),
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
        let wording = self.standing.wording(own_text);
        let matter =
            Matter { words: &words, workshop: &self.workshop, county, wording: &wording, times: &self.times };
        let (subject, blocks) = matter.invitation(municipality, &app.absolute("/l/…"));
        let html = Body { blocks }.to_fragment();
        let (code, name) = (municipality.code.clone(), municipality.formal_name.clone());
        self.chosen.clone_from(&code);
        self.preview = Some(Preview { code, municipality: name, subject, html });
        self
    }
}

impl TextPage {
    /// How many municipalities know another day, time or place.
    fn outdated(&self) -> usize {
        self.recipients.iter().filter(|row| row.knows == Knows::Older).count()
    }

    fn approval_kind(&self) -> &'static str {
        match self.approval {
            Approval::Writing => "plain",
            Approval::Waiting => "now",
            Approval::Approved => "done",
            Approval::Returned => "due",
        }
    }
}

/// What a municipality knows of the meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Knows {
    /// Nothing yet.
    Nothing,
    /// Another day, time or place than the one that is set.
    Older,
    /// The meeting as it is.
    This,
}

impl Knows {
    /// The code in text keys.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Older => "older",
            Self::This => "this",
        }
    }

    fn of(invitation: Option<&Invitation>, workshop: &Workshop) -> Self {
        match invitation {
            None => Self::Nothing,
            Some(row) if row.told_sequence < workshop.sequence => Self::Older,
            Some(_) => Self::This,
        }
    }
}

fn rows(recipients: Vec<Recipient>, invitations: &[Invitation], workshop: &Workshop) -> Vec<RecipientRow> {
    let row = |recipient: Recipient| {
        let own = invitations.iter().find(|row| row.municipality == recipient.municipality.id);
        RecipientRow {
            knows: Knows::of(own, workshop),
            code: recipient.municipality.code,
            name: recipient.municipality.name,
            people: recipient.people,
            bounced: recipient.bounced.into_iter().map(|one| one.address).collect(),
            entered: String::new(),
        }
    };
    recipients.into_iter().map(row).collect()
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
    for unknown in placeholder::unknown(&text) {
        shown.faults.add("own_text", unknown_placeholder(visitor.words(), &unknown));
    }
    if !shown.faults.is_empty() {
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    }
    if posted.text("do") == "preview" {
        let county = register::organisation(app.store(), permit.county()).await?;
        let municipalities = register::below(app.store(), permit.county()).await?;
        let chosen = municipalities.iter().find(|one| one.code == posted.text("kommun"));
        let chosen = chosen.or(municipalities.first()).ok_or(Trouble::NotFound)?;
        return page(&shown.with_preview(app, &county, chosen, &text));
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
        Err(NotDone::NoWorkshop | NotDone::NoAddress(_) | NotDone::NotApproved) => Err(Trouble::NotFound),
    }
}
