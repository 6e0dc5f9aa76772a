//! One task: whose it is, when it is due, and what has become of it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use organisation::App;
use serde::Deserialize;
use texts::Words;
use web::{Choice, Faults, Note, Posted, Shell, Trouble, conflict, faulty, go_with, page};

use super::checklist::{Said, say, tag, trouble};
use super::shell_under;
use crate::day::{Asked, Own, Workshop};
use crate::preparation::checklist::{self, NotDone};
use crate::preparation::forms::{TaskForm, reason, said};
use crate::preparation::records::TaskId;
use crate::preparation::rules::{Move, TaskState, When, due};
use crate::preparation::views::{self, Task};
use crate::records::WorkshopId;

#[derive(Template)]
#[template(path = "preparation/pages/task.html")]
pub(super) struct TaskPage {
    pub shell: Shell,
    pub faults: Faults,
    /// Where the form goes.
    pub path: String,
    /// Where the checklist is.
    pub back: String,
    pub deed: String,
    pub version: i32,
    pub title: Said,
    /// What has become of it; empty for a new one.
    pub facts: Vec<(String, String)>,
    pub kind: &'static str,
    pub state: String,
    /// Its words can be changed.
    pub is_own: bool,
    pub has_days: bool,
    pub form: TaskForm,
    pub stages: Vec<Choice>,
    /// What can be done with it; none for a new one.
    pub moves: Vec<(&'static str, String)>,
    pub reason: String,
    /// Somebody saved meanwhile: what stands now.
    pub newer: Vec<(String, String)>,
}

/// The task of the address.
#[derive(Deserialize)]
pub(crate) struct Which {
    task: TaskId,
}

/// The task of a workshop; another's does not exist.
async fn load(app: &App, workshop: WorkshopId, id: TaskId) -> Result<Task, Trouble> {
    let tasks = views::tasks(app.store(), workshop).await?;
    tasks.into_iter().find(|task| task.id == id).ok_or(Trouble::NotFound)
}

fn frame(own: &Own, title: &str) -> Shell {
    let checklist = ("checklista", "preparation-checklist-title");
    shell_under((&own.app, &own.visitor, &own.actor), own.workshop.id, checklist, title)
}

pub(super) fn stages(words: &Words) -> Vec<Choice> {
    When::ALL
        .map(|when| Choice::new(when.code(), words.say(&format!("preparation-stage-{}", when.code()))))
        .into()
}

fn new_page(own: &Own, form: TaskForm) -> TaskPage {
    let shell = frame(own, "preparation-task-new");
    new_task_page(shell, own.path("checklista"), form, &own.app.store().doors().uuid().to_string())
}

pub(super) fn new_task_page(shell: Shell, back: String, form: TaskForm, deed: &str) -> TaskPage {
    TaskPage {
        faults: Faults::none(),
        path: format!("{back}/ny"),
        back,
        deed: deed.to_owned(),
        version: 0,
        title: Said { text: shell.title.clone(), is_swedish: false },
        facts: Vec::new(),
        kind: "plain",
        state: String::new(),
        is_own: true,
        has_days: true,
        form,
        stages: stages(&shell.t),
        moves: Vec::new(),
        reason: String::new(),
        newer: Vec::new(),
        shell,
    }
}

pub(crate) async fn new(own: Own) -> Result<Response, Trouble> {
    let form = TaskForm { when: When::Before.code().to_owned(), ..TaskForm::default() };
    page(&new_page(&own, form))
}

pub(crate) async fn add(asked: Asked) -> Result<Response, Trouble> {
    let mut shown = new_page(&asked, TaskForm::posted(&asked.posted));
    let words = asked.visitor.words();
    match shown.form.check(None) {
        Ok(wording) => {
            let (store, key) = (asked.app.store(), asked.posted.deed_key()?);
            match checklist::add(store, &asked.permit, asked.workshop.id, &wording, key).await {
                Ok(()) => return Ok(go_with(&asked.app, &shown.back, &Note::done("preparation-task-saved"))),
                Err(NotDone::TooMany) => shown.faults.add("what", words.say("preparation-fault-many")),
                Err(fault) => return Err(trouble(fault)),
            }
        }
        Err(wrong) => shown.faults = said(&wrong, words),
    }
    shown.shell = shown.shell.with_faults(&shown.faults);
    faulty(&shown)
}

fn shown(own: &Own, task: &Task, form: TaskForm) -> TaskPage {
    let shell = frame(own, "preparation-task-title");
    let deed = own.app.store().doors().uuid().to_string();
    task_page(shell, &own.workshop, task, form, (&deed, own.app.today()))
}

pub(super) fn task_page(
    shell: Shell,
    workshop: &Workshop,
    task: &Task,
    form: TaskForm,
    (deed, today): (&str, chrono::NaiveDate),
) -> TaskPage {
    let words = shell.t.clone();
    let back = format!("/workshop/{}/checklista", workshop.id);
    let (kind, state) = tag(&words, task.state, due(workshop.day, task.stage, task.days), today);
    TaskPage {
        faults: Faults::none(),
        path: format!("{back}/{}", task.id),
        back,
        deed: deed.to_owned(),
        version: task.version,
        title: say(&words, &task.what),
        facts: facts(&words, workshop, task),
        kind,
        state,
        is_own: task.plan_id.is_empty(),
        has_days: task.plan_id.is_empty() || task.stage != When::During,
        form,
        stages: stages(&words),
        moves: Move::ALL
            .into_iter()
            .filter(|by| task.state.moved(*by).is_some())
            .map(|by| (by.code(), words.say(&format!("preparation-move-{}", by.code()))))
            .collect(),
        reason: String::new(),
        newer: Vec::new(),
        shell,
    }
}

fn facts(words: &Words, workshop: &Workshop, task: &Task) -> Vec<(String, String)> {
    let due = due(workshop.day, task.stage, task.days);
    let moved = task.moved_at.filter(|_| task.state != TaskState::Open);
    let moved = moved.map(|at| {
        let by =
            if task.moved_by.is_empty() { words.say("preparation-somebody") } else { task.moved_by.clone() };
        format!("{by}, {}", words.moment(at))
    });
    let key = if task.state == TaskState::Done {
        "preparation-task-done-by"
    } else {
        "preparation-task-not-ours-by"
    };
    let all = [
        ("preparation-task-due", due.map(|due| words.date(due)).unwrap_or_default()),
        (key, moved.unwrap_or_default()),
        ("preparation-task-reason", task.reason.clone()),
        (
            "preparation-task-reminded",
            task.reminded.map(|_| words.say("preparation-task-reminded-yes")).unwrap_or_default(),
        ),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).map(|(key, text)| (words.say(key), text)).collect()
}

pub(crate) async fn show(Path(which): Path<Which>, own: Own) -> Result<Response, Trouble> {
    let task = load(&own.app, own.workshop.id, which.task).await?;
    page(&shown(&own, &task, TaskForm::of(&task)))
}

pub(crate) async fn save(Path(which): Path<Which>, asked: Asked) -> Result<Response, Trouble> {
    let task = load(&asked.app, asked.workshop.id, which.task).await?;
    let version = asked.posted.number("version")?;
    let form = TaskForm::posted(&asked.posted);
    let planned = Some(&task).filter(|task| !task.plan_id.is_empty());
    let wording = match form.check(planned) {
        Ok(wording) => wording,
        Err(wrong) => {
            let mut page = shown(&asked, &task, form);
            page.version = version;
            page.faults = said(&wrong, asked.visitor.words());
            page.shell = page.shell.with_faults(&page.faults);
            return faulty(&page);
        }
    };
    let id = (asked.workshop.id, which.task);
    let key = asked.posted.deed_key()?;
    match checklist::save(asked.app.store(), &asked.permit, id, version, &wording, key).await {
        Ok(()) => Ok(go_with(&asked.app, &asked.path("checklista"), &Note::done("preparation-task-saved"))),
        Err(NotDone::Newer) => newer(&asked, which.task, form).await,
        Err(fault) => Err(trouble(fault)),
    }
}

/// What was typed, beside what stands now.
async fn newer(asked: &Asked, id: TaskId, form: TaskForm) -> Result<Response, Trouble> {
    let task = load(&asked.app, asked.workshop.id, id).await?;
    let words = asked.visitor.words();
    let mut page = shown(asked, &task, form);
    page.newer = vec![
        (words.say("preparation-task-state"), page.state.clone()),
        (words.say("preparation-field-owner"), task.owner.clone()),
        (words.say("preparation-field-owner_address"), task.owner_address.clone()),
        (words.say("preparation-field-days"), task.days.map(|days| days.to_string()).unwrap_or_default()),
        (words.say("preparation-field-note"), task.note.clone()),
    ];
    conflict(&page)
}

pub(crate) async fn move_it(Path(which): Path<Which>, asked: Asked) -> Result<Response, Trouble> {
    let posted: &Posted = &asked.posted;
    let task = load(&asked.app, asked.workshop.id, which.task).await?;
    let by = Move::ALL.into_iter().find(|by| by.code() == posted.text("move")).ok_or(Trouble::Malformed)?;
    let version = posted.number("version")?;
    let why = match by {
        Move::Decline => match reason(posted.text("reason")) {
            Ok(why) => why,
            Err(wrong) => {
                let mut page = shown(&asked, &task, TaskForm::of(&task));
                posted.text("reason").clone_into(&mut page.reason);
                page.faults = said(&wrong, asked.visitor.words());
                page.shell = page.shell.with_faults(&page.faults);
                return faulty(&page);
            }
        },
        Move::Finish | Move::Reopen => String::new(),
    };
    let id = (asked.workshop.id, which.task);
    let done =
        checklist::move_it(asked.app.store(), &asked.permit, id, version, (by, &why), posted.deed_key()?);
    match done.await {
        Ok(()) => {
            let note = Note::done(&format!("preparation-moved-{}", by.code()));
            Ok(go_with(&asked.app, &asked.path("checklista"), &note))
        }
        Err(NotDone::Newer) => newer(&asked, which.task, TaskForm::of(&task)).await,
        Err(fault) => Err(trouble(fault)),
    }
}
