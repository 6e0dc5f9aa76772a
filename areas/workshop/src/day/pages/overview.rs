//! A workshop at a glance: how far it has come, what needs doing, its facts, and where to go.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use chrono::NaiveDate;
use organisation::home::Need;
use organisation::{Actor, App, Duty, register};
use texts::Words;
use web::{Shell, Step, StepState, Trouble, Visitor, go, page};

use crate::day::rules::{Format, State as WorkshopState};
use crate::day::views::{self, Standing};
use crate::day::{needs, standing};
use crate::records::WorkshopId;

/// Before there is a workshop.
#[derive(Template)]
#[template(path = "day/pages/none.html")]
pub(super) struct NonePage {
    pub shell: Shell,
}

#[derive(Template)]
#[template(path = "day/pages/overview.html")]
pub(super) struct OverviewPage {
    pub shell: Shell,
    pub heading: String,
    pub lead: String,
    pub steps: Vec<Step>,
    pub needs: Vec<DueNeed>,
    pub facts: Vec<Fact>,
    pub room_notice: Option<String>,
    pub tasks: Vec<Task>,
    /// Other pages of the workshop: address, name, what is there.
    pub more: Vec<[String; 3]>,
    /// Where the settings are changed; empty for those who only read.
    pub settings: String,
    pub path: String,
    /// The day has come, and the reader may say that it is documented.
    pub can_document: bool,
    /// The key of that form.
    pub key: String,
}

/// Something to do, with how long there is left.
pub(super) struct DueNeed {
    text: String,
    href: String,
    /// The kind of tag: `due`, `late` or `plain`.
    kind: &'static str,
    left: String,
}

/// A term and what it is.
pub(super) struct Fact {
    term: String,
    text: String,
}

/// One part of the workshop.
pub(super) struct Task {
    id: &'static str,
    text: String,
    hint: String,
    href: String,
    kind: &'static str,
    state: String,
}

/// The county's newest workshop.
pub(in crate::day) async fn own(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    if actor.duty() == Duty::Facilitator {
        return crate::facilitators::led(&app, &visitor, &actor).await;
    }
    match views::newest_of(app.store(), actor.organisation().id).await? {
        Some(standing) => Ok(go(&format!("/workshop/{}", standing.workshop.id))),
        None => page(&NonePage { shell: actor.shell(&app, &visitor, visitor.words().say("day-title")) }),
    }
}

pub(in crate::day) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<WorkshopId>,
) -> Result<Response, Trouble> {
    let (standing, permit) = standing(app.store(), &actor, id).await?;
    let own = Some(actor.organisation()).filter(|own| own.id == permit.county());
    let county = match own {
        Some(own) => own.clone(),
        None => register::organisation(app.store(), permit.county()).await?,
    };
    let shell = actor.shell(&app, &visitor, visitor.words().say("day-title"));
    let reader = Reader { today: app.today(), duty: actor.duty() };
    let mut shown = overview_page(shell, &county.name, &standing, reader);
    shown.key = app.store().doors().uuid().to_string();
    page(&shown)
}

/// Who looks, and when.
#[derive(Clone, Copy)]
pub(super) struct Reader {
    pub today: NaiveDate,
    pub duty: Duty,
}

impl Reader {
    fn coordinates(self) -> bool {
        self.duty == Duty::CountyCoordinator
    }

    /// Whether a part of the workshop is open to them.
    fn may_open(self, part: &str) -> bool {
        match self.duty {
            Duty::CountyCoordinator => true,
            Duty::NationalLead => {
                ["svar", "bord", "ledare", "dagordning", "checklista", "lokal"].contains(&part)
            }
            Duty::Facilitator => ["bord", "dagordning", "dorren"].contains(&part),
            Duty::MunicipalCoordinator | Duty::Auditor => false,
        }
    }
}

pub(super) fn overview_page(shell: Shell, county: &str, standing: &Standing, reader: Reader) -> OverviewPage {
    let words = shell.t.clone();
    let workshop = &standing.workshop;
    let settings = workshop.settings();
    let needs =
        if reader.coordinates() { needs::of_county(standing, reader.today, &words) } else { Vec::new() };
    let municipalities = u64::try_from(standing.municipalities).unwrap_or_default();
    let room_notice = settings.is_too_small(municipalities).then(|| {
        words.say_with(
            "day-room-small",
            [
                ("municipalities", municipalities.into()),
                ("least", settings.seats_least.into()),
                ("room", settings.room().into()),
            ],
        )
    });
    OverviewPage {
        heading: words.say1("day-heading", "county", county),
        lead: words.date_span(workshop.day, workshop.starts, workshop.ends),
        steps: steps(&words, standing, reader.today),
        needs: needs.into_iter().map(|need| due(&words, reader.today, need)).collect(),
        facts: facts(&words, standing, reader.today),
        room_notice,
        tasks: tasks(&words, standing, reader),
        more: [
            ("checklist", "checklista"),
            ("seats", "platser"),
            ("venue", "lokal"),
            ("agenda", "dagordning"),
            ("guests", "gaster"),
            ("sites", "digitalt"),
            ("course", "kurs"),
            ("joining", "anslutning"),
            ("leaders", "ledare"),
            ("papers", "papper"),
            ("door", "dorren"),
            ("links", "lankar"),
        ]
        .into_iter()
        .filter(|(_, part)| reader.may_open(part))
        .map(|(id, part)| {
            let say = |end: &str| words.say(&format!("day-task-{id}{end}"));
            [format!("/workshop/{}/{part}", workshop.id), say(""), say("-hint")]
        })
        .collect(),
        can_document: reader.coordinates()
            && workshop.state != WorkshopState::Documented
            && workshop.state.document(workshop.day, reader.today).is_some(),
        path: format!("/workshop/{}", workshop.id),
        key: String::new(),
        settings: if reader.coordinates() {
            format!("/workshop/{}/installningar", workshop.id)
        } else {
            String::new()
        },
        shell,
    }
}

/// How far it has come, as a chain of dots.
pub(crate) fn steps(words: &Words, standing: &Standing, today: NaiveDate) -> Vec<Step> {
    let workshop = &standing.workshop;
    let state = workshop.state;
    let done = [
        !workshop.place.is_empty() && !workshop.contact.is_empty(),
        state >= WorkshopState::Invited,
        state >= WorkshopState::Invited && (standing.silent() == 0 || today > workshop.register_by),
        state >= WorkshopState::Placed,
        today > workshop.day,
        state == WorkshopState::Documented,
    ];
    let names = ["settings", "invitation", "answers", "tables", "day", "documented"];
    let now = done.iter().position(|done| !done);
    let step = |(place, name): (usize, &str)| Step {
        text: words.say(&format!("day-step-{name}")),
        state: match now {
            Some(now) if place == now => StepState::Now,
            _ if done[place] => StepState::Done,
            _ => StepState::Todo,
        },
    };
    names.into_iter().enumerate().map(step).collect()
}

fn due(words: &Words, today: NaiveDate, need: Need) -> DueNeed {
    let left = need.due.map(|due| (due - today).num_days());
    let kind = match left {
        Some(..0) => "late",
        Some(0..8) => "due",
        _ => "plain",
    };
    let left = need.due.map(|due| words.days_left(today, due)).unwrap_or_default();
    DueNeed { text: need.text, href: need.href, kind, left }
}

fn facts(words: &Words, standing: &Standing, today: NaiveDate) -> Vec<Fact> {
    let workshop = &standing.workshop;
    let or_none = |text: &str| if text.is_empty() { words.say("day-not-set") } else { text.to_owned() };
    let last_day = words.say_with(
        "day-whose",
        [
            ("day", words.date(workshop.register_by).into()),
            ("week", words.week(workshop.register_by).into()),
            ("left", words.days_left(today, workshop.register_by).into()),
        ],
    );
    let seats = words.say2("day-fact-seats-text", "least", workshop.seats_least, "most", workshop.seats_most);
    let mut facts = vec![
        ("day-fact-when", words.date_span(workshop.day, workshop.starts, workshop.ends)),
        ("day-fact-format", words.say(&format!("day-format-{}", workshop.format.code()))),
        ("day-fact-place", or_none(&workshop.place)),
    ];
    if !workshop.address.is_empty() {
        facts.push(("day-fact-address", workshop.address.clone()));
    }
    facts.push(("day-fact-register-by", last_day));
    facts.push(("day-fact-seats", seats));
    if workshop.format != Format::Digital {
        let room = words.say_with(
            "day-fact-room-text",
            [
                ("tables", workshop.tables.into()),
                ("chairs", workshop.chairs.into()),
                ("room", workshop.settings().room().into()),
            ],
        );
        facts.push(("day-fact-room", room));
    }
    facts.push(("day-fact-contact", or_none(&workshop.contact)));
    facts.into_iter().map(|(key, text)| Fact { term: words.say(key), text }).collect()
}

fn tasks(words: &Words, standing: &Standing, reader: Reader) -> Vec<Task> {
    let sent = standing.workshop.state >= WorkshopState::Invited;
    let invitation = if sent {
        words.say1("day-task-invitation-sent", "count", standing.invited)
    } else {
        words.say1("day-task-invitation-waits", "count", standing.municipalities)
    };
    let answers = if sent {
        words.say2("day-task-answers-state", "answered", standing.answered, "invited", standing.invited)
    } else {
        words.say("day-task-answers-waits")
    };
    let people = words.say1("day-task-people-state", "count", standing.people);
    let seated = if standing.people > 0 {
        words.say2("day-task-tables-state", "seated", standing.seated, "people", standing.people)
    } else {
        words.say("day-task-tables-waits")
    };
    let all_answered = sent && standing.silent() == 0;
    let all_seated = standing.people > 0 && standing.seated == standing.people;
    let done = |is_done: bool, started: bool| {
        if is_done {
            "done"
        } else if started {
            "now"
        } else {
            "none"
        }
    };
    let rows = [
        ("invitation", "inbjudan", done(sent, true), invitation),
        ("answers", "svar", done(all_answered, sent), answers),
        ("people", "deltagare", done(false, standing.people > 0), people),
        ("tables", "bord", done(all_seated, standing.seated > 0), seated),
    ];
    let task = |(id, path, kind, state): (&'static str, &str, &'static str, String)| Task {
        id,
        text: words.say(&format!("day-task-{id}")),
        hint: words.say(&format!("day-task-{id}-hint")),
        href: if reader.may_open(path) {
            format!("/workshop/{}/{path}", standing.workshop.id)
        } else {
            String::new()
        },
        kind,
        state,
    };
    rows.into_iter().map(task).collect()
}
