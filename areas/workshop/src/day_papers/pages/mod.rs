//! The page from which the papers for the day are taken.

#[cfg(test)]
mod samples;

use ::papers::Press;
use askama::Template;
use axum::Extension;
use axum::response::Response;
use organisation::register;
use serde_json::json;
use texts::{Lang, Words};
use web::{Choice, Faults, Note, Shell, Trouble, faulty, go, go_with, page};

use super::Attending;
use super::form::{Says, SignForm, said};
use super::paper::{self, Matter};
use super::rules::Kind;
use super::views;
use crate::agenda;
use crate::day::{self, Asked, Own};
use crate::papers::signs::Arrow;
use crate::printing::{printed, taken_out};
use crate::table_plan;

#[derive(Template)]
#[template(path = "day_papers/pages/papers.html")]
pub(super) struct PapersPage {
    pub shell: Shell,
    pub faults: Faults,
    /// The workshop's address.
    pub workshop: String,
    /// Who is registered.
    pub people: usize,
    /// How many have no seat in the first round; nothing before there is a plan.
    pub unseated: Option<usize>,
    /// The papers of people: code, name, what it is.
    pub papers: Vec<[String; 3]>,
    pub form: SignForm,
    pub says: Vec<Choice>,
    pub arrows: Vec<Choice>,
}

async fn papers_page(own: &Own, form: SignForm) -> Result<PapersPage, Trouble> {
    let plan = table_plan::views::standing(own.app.store(), &own.workshop).await?;
    let shell = day::shell_under(&own.app, &own.visitor, &own.actor, own.workshop.id, "day_papers-title");
    let seated = plan.seats.round(0).len();
    let unseated = plan.plan.is_some().then(|| plan.people.len().saturating_sub(seated));
    Ok(papers_page_of(shell, format!("/workshop/{}", own.workshop.id), (plan.people.len(), unseated), form))
}

pub(super) fn papers_page_of(
    shell: Shell,
    workshop: String,
    (people, unseated): (usize, Option<usize>),
    form: SignForm,
) -> PapersPage {
    let words = shell.t.clone();
    let paper = |kind: Kind| {
        let say = |end: &str| words.say(&format!("day_papers-{}{end}", kind.code()));
        [kind.code().to_owned(), say(""), say("-hint")]
    };
    PapersPage {
        faults: Faults::none(),
        workshop,
        people,
        unseated,
        papers: Kind::OF_PEOPLE.into_iter().map(paper).collect(),
        form,
        says: Says::ALL.map(|says| choice(&words, "says", says.code())).into(),
        arrows: Arrow::ALL.map(|arrow| choice(&words, "arrow", arrow.code())).into(),
        shell,
    }
}

fn choice(words: &Words, of: &str, code: &str) -> Choice {
    Choice::new(code, words.say(&format!("day_papers-{of}-{code}")))
}

pub(super) async fn show(own: Own) -> Result<Response, Trouble> {
    page(&papers_page(&own, SignForm::default()).await?)
}

/// One paper. A deed: personal data leaves the system.
pub(super) async fn take_out(
    Extension(press): Extension<Press>,
    attending: Option<Extension<Attending>>,
    asked: Asked,
) -> Result<Response, Trouble> {
    let (app, workshop) = (&asked.app, &asked.workshop);
    let kind = Kind::of_code(asked.posted.text("kind")).ok_or(Trouble::Malformed)?;
    let mut everybody = views::everybody(app.store(), workshop, app.today()).await?;
    if kind == Kind::Certificates
        && let Some(Extension(attending)) = attending
        && let Some(came) = attending.came(app.store(), workshop).await?
    {
        everybody.plan.people.retain(|row| came.contains(&row.id));
    }
    let registered = everybody.plan.people.len();
    if registered == 0 {
        // The page says that nobody is registered; that nobody came must be said.
        let note = Note::fault("day_papers-nobody-came");
        return Ok(if kind == Kind::Certificates {
            go_with(app, &asked.path("papper"), &note)
        } else {
            go(&asked.path("papper"))
        });
    }
    let county = register::organisation(app.store(), asked.permit.county()).await?;
    let words = app.words(Lang::Sv);
    let name = paper::file_name(&words, kind, &county, workshop);
    let matter = Matter { words: &words, workshop, county: &county, everybody: &everybody, key: app.key() };
    let (answer, people) = match kind {
        Kind::Badges => (printed(app, press, matter.badges()?, &name).await?, everybody.count()),
        Kind::Door => (printed(app, press, matter.door(), &name).await?, everybody.count()),
        Kind::SignIn => (printed(app, press, matter.sign_in(), &name).await?, registered),
        Kind::Certificates => {
            let (programme, agenda) = held(&asked, &words).await?;
            (printed(app, press, matter.certificates(programme, agenda), &name).await?, registered)
        }
        Kind::Sign => return Err(Trouble::Malformed),
    };
    let details = json!({ "kind": kind.code(), "people": people });
    taken_out(app, &asked.permit, workshop, details).await?;
    Ok(answer)
}

/// Of which programme the day is a part, and what it held.
async fn held(own: &Own, words: &Words) -> Result<(String, Vec<String>), Trouble> {
    let programme = programme::views::of(own.app.store(), own.workshop.programme).await?;
    let agenda = agenda::views::standing(own.app.store().reader(), &own.workshop).await?;
    let lines = agenda.lines(words).into_iter().filter(|line| !agenda::is_pause(line));
    Ok((
        programme.map(|programme| programme.name).unwrap_or_default(),
        lines.map(|line| line.title).collect(),
    ))
}

/// A direction sign. A deed too: it says when and where the day is.
pub(super) async fn take_sign(Extension(press): Extension<Press>, asked: Asked) -> Result<Response, Trouble> {
    let (app, workshop) = (&asked.app, &asked.workshop);
    let form = SignForm::posted(&asked.posted);
    let wanted = match form.check() {
        Ok(wanted) => wanted,
        Err(wrong) => {
            let mut shown = papers_page(&asked, form).await?;
            shown.faults = said(&wrong, asked.visitor.words());
            shown.shell = shown.shell.with_faults(&shown.faults);
            return faulty(&shown);
        }
    };
    let county = register::organisation(app.store(), asked.permit.county()).await?;
    let words = app.words(Lang::Sv);
    let sign = paper::sign(&words, (&county, workshop), wanted);
    let name = paper::file_name(&words, Kind::Sign, &county, workshop);
    let answer = printed(app, press, sign, &name).await?;
    let details = json!({ "kind": Kind::Sign.code(), "people": 0 });
    taken_out(app, &asked.permit, workshop, details).await?;
    Ok(answer)
}
