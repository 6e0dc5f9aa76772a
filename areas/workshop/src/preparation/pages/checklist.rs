//! The checklist: what is to be done before, on and after the day, the late first.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use chrono::NaiveDate;
use organisation::{Actor, App, Duty};
use programme::plan;
use programme::records::programme as programmes;
use sea_orm::EntityTrait as _;
use texts::{Lang, Words};
use web::{Note, Shell, Trouble, Visitor, go_with, page};

use crate::day::{self, Asked, Workshop};
use crate::invitation;
use crate::preparation::checklist::{self, NotDone, Taken};
use crate::preparation::rules::{TaskState, When, due, is_late};
use crate::preparation::views::{self, Task};
use crate::records::WorkshopId;

#[derive(Template)]
#[template(path = "preparation/pages/checklist.html")]
pub(super) struct ChecklistPage {
    pub shell: Shell,
    pub path: String,
    pub lead: String,
    pub deed: String,
    /// How the programme says otherwise; empty when it does not.
    pub differs: String,
    pub stages: Vec<StageRows>,
    pub may_change: bool,
}

/// The tasks of one stage.
pub(super) struct StageRows {
    pub name: String,
    pub rows: Vec<Row>,
}

/// One task.
pub(super) struct Row {
    pub id: String,
    pub what: Said,
    pub hint: String,
    pub href: String,
    /// The kind of tag.
    pub kind: &'static str,
    pub state: String,
}

/// The words of a task in the reader's language where there are any, else in Swedish.
pub(super) struct Said {
    pub text: String,
    pub is_swedish: bool,
}

/// A task in words.
pub(super) fn say(words: &Words, what: &str) -> Said {
    let english = if words.lang() == Lang::En { plan::in_english(what) } else { None };
    Said {
        is_swedish: words.lang() == Lang::En && english.is_none(),
        text: english.unwrap_or(what).to_owned(),
    }
}

/// The tag of a task: its kind and its word.
pub(super) fn tag(
    words: &Words,
    state: TaskState,
    due: Option<NaiveDate>,
    today: NaiveDate,
) -> (&'static str, String) {
    let word = |code: &str| words.say(&format!("preparation-task-{code}"));
    match (state, due) {
        (TaskState::Done, _) => ("done", word("done")),
        (TaskState::NotOurs, _) => ("none", word("not_ours")),
        (TaskState::Open, None) => ("plain", word("open")),
        (TaskState::Open, Some(due)) if is_late(state, Some(due), today) => ("late", word("late")),
        (TaskState::Open, Some(due)) if (due - today).num_days() < 8 => ("due", words.days_left(today, due)),
        (TaskState::Open, Some(due)) => ("plain", words.days_left(today, due)),
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    Path(id): Path<WorkshopId>,
) -> Result<Response, Trouble> {
    let (workshop, permit) = day::readable(app.store(), &actor, id).await?;
    let may_change = actor.duty() == Duty::CountyCoordinator;
    let tasks = views::tasks(app.store(), id).await?;
    let programme = programmes::Entity::find_by_id(workshop.programme).one(app.store().reader()).await?;
    let plan = plan::views::newest_plan(app.store(), &programme.ok_or(Trouble::NotFound)?).await?.plan;
    let recipients = invitation::views::recipients(app.store(), permit.county(), id).await?;
    let broken = recipients.iter().filter(|one| !one.bounced.is_empty()).count();
    let shell = day::shell_under(&app, &visitor, &actor, id, "preparation-checklist-title");
    let mut shown = checklist_page(shell, &workshop, (&tasks, broken), app.today(), may_change);
    if may_change {
        shown.differs = differs(visitor.words(), checklist::differs(&plan, &tasks));
    }
    shown.deed = app.store().doors().uuid().to_string();
    page(&shown)
}

pub(super) fn checklist_page(
    shell: Shell,
    workshop: &Workshop,
    (tasks, broken): (&[Task], usize),
    today: NaiveDate,
    may_change: bool,
) -> ChecklistPage {
    let words = shell.t.clone();
    let path = format!("/workshop/{}/checklista", workshop.id);
    let row = |task: &Task| {
        let due = due(workshop.day, task.stage, task.days);
        let (kind, state) = tag(&words, task.state, due, today);
        let date = due.filter(|_| task.state == TaskState::Open).map(|due| words.date(due));
        let hint = [task.owner.clone(), date.unwrap_or_default()];
        Row {
            id: format!("task-{}", task.id),
            what: say(&words, &task.what),
            hint: hint.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
            href: if may_change { format!("{path}/{}", task.id) } else { String::new() },
            kind,
            state,
        }
    };
    let addresses = (broken > 0).then(|| {
        let (kind, state) = tag(&words, TaskState::Open, Some(workshop.register_by), today);
        Row {
            id: "addresses".to_owned(),
            what: Said {
                text: words.say1("preparation-addresses", "municipalities", broken),
                is_swedish: false,
            },
            hint: words.date(workshop.register_by),
            href: if may_change { format!("/workshop/{}/utskick", workshop.id) } else { String::new() },
            kind,
            state,
        }
    });
    let mut addresses = addresses;
    let stage = |when: When| {
        let mut of: Vec<&Task> = tasks.iter().filter(|task| task.stage == when).collect();
        // Those to be done first, by their last day; within a day as the programme has them.
        of.sort_by_key(|task| {
            let due = due(workshop.day, task.stage, task.days);
            (task.state != TaskState::Open, due.unwrap_or(NaiveDate::MAX), task.position)
        });
        let first = if when == When::Before { addresses.take() } else { None };
        StageRows {
            name: words.say(&format!("preparation-stage-{}", when.code())),
            rows: first.into_iter().chain(of.into_iter().map(row)).collect(),
        }
    };
    let stages: Vec<_> = When::ALL.map(stage).into_iter().filter(|stage| !stage.rows.is_empty()).collect();
    let open = tasks.iter().filter(|task| task.state == TaskState::Open);
    let late = open.filter(|task| is_late(task.state, due(workshop.day, task.stage, task.days), today));
    let lead = words.say_with(
        "preparation-checklist-lead",
        [
            ("done", tasks.iter().filter(|task| task.state != TaskState::Open).count().into()),
            ("all", tasks.len().into()),
            ("late", late.count().into()),
        ],
    );
    ChecklistPage { shell, path, lead, deed: String::new(), differs: String::new(), stages, may_change }
}

/// What taking the plan in would change, in words.
pub(super) fn differs(words: &Words, taken: Taken) -> String {
    if taken.is_nothing() {
        return String::new();
    }
    let counts = [("new", taken.new.into()), ("changed", taken.changed.into()), ("gone", taken.gone.into())];
    words.say_with("preparation-plan-text", counts)
}

/// Takes in what the programme says now.
pub(crate) async fn take_plan(asked: Asked) -> Result<Response, Trouble> {
    let key = asked.posted.deed_key()?;
    let taken = checklist::take_plan(asked.app.store(), &asked.permit, asked.workshop.id, key).await;
    match taken {
        Ok(_) => Ok(go_with(&asked.app, &asked.path("checklista"), &Note::done("preparation-plan-taken"))),
        Err(fault) => Err(trouble(fault)),
    }
}

/// What is not for the form to say.
pub(super) fn trouble(fault: NotDone) -> Trouble {
    match fault {
        NotDone::Store(fault) => fault.into(),
        NotDone::NotFound | NotDone::Newer | NotDone::TooMany => Trouble::NotFound,
    }
}
