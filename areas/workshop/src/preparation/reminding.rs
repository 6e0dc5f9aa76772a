//! Reminders to the owners of tasks: one letter for all tasks of an owner whose last day is near, once for each last day.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use letters::Block;
use organisation::post::{Address, Content};
use organisation::register::{self, Organisation, folded};
use sea_orm::{ActiveValue::Set, ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _};
use serde_json::json;
use store::{Author, Errand, Line, StoreFault};
use texts::{Lang, Words, local};
use web::House;

use super::records::task;
use super::rules::{TaskState, due, reminds};
use super::views::Task;
use crate::day::Workshop;
use crate::day::rules::State;
use crate::records::{WorkshopId, workshop};

/// Looks every hour.
#[must_use]
pub fn errand(house: House) -> Errand {
    Errand::new("remind of tasks", TimeDelta::hours(1), move |_| {
        let house = house.clone();
        async move { remind_due(&house).await.map(|_| ()) }
    })
}

/// Reminds the owners of tasks whose last day is near: one deed for each workshop. Says how many letters were posted.
///
/// # Errors
/// [`StoreFault`] when the database refuses; what was posted before that is posted.
pub async fn remind_due(house: &House) -> Result<usize, StoreFault> {
    let store = house.store();
    let today = local(store.doors().now()).date();
    let open = task::Entity::find()
        .filter(task::Column::State.eq(TaskState::Open))
        .filter(task::Column::OwnerAddress.ne(""))
        .all(store.reader())
        .await?;
    let ids: std::collections::BTreeSet<WorkshopId> = open.iter().map(|task| task.workshop).collect();
    let workshops = workshop::Entity::find()
        .filter(workshop::Column::Id.is_in(ids))
        .filter(workshop::Column::State.ne(State::Documented))
        .all(store.reader())
        .await?;
    let mut letters = 0;
    for workshop in workshops {
        let is_due = |task: &&Task| task.workshop == workshop.id && is_due(task, &workshop, today);
        if open.iter().any(|task| is_due(&task)) {
            letters += remind(house, workshop.id, today).await?;
        }
    }
    Ok(letters)
}

fn is_due(task: &Task, workshop: &Workshop, today: NaiveDate) -> bool {
    let due = due(workshop.day, task.stage, task.days);
    reminds(task.state, due, task.reminded, today)
}

async fn remind(house: &House, id: WorkshopId, today: NaiveDate) -> Result<usize, StoreFault> {
    let store = house.store();
    let mut desk = store.desk(&Author::program()).await?;
    // Read anew under the lock: somebody may just have moved the day, or done the task.
    let found = workshop::Entity::find_by_id(id).lock_exclusive().one(desk.db()).await?;
    let Some(workshop) = found else {
        desk.clear().await?;
        return Ok(0);
    };
    let county = register::organisation(store, workshop.county).await?;
    let open = task::Entity::find()
        .filter(task::Column::Workshop.eq(id))
        .filter(task::Column::State.eq(TaskState::Open))
        .filter(task::Column::OwnerAddress.ne(""))
        .all(desk.db())
        .await?;
    let mut of_owner: BTreeMap<String, Vec<Task>> = BTreeMap::new();
    for task in open.into_iter().filter(|task| is_due(task, &workshop, today)) {
        of_owner.entry(folded(&task.owner_address)).or_default().push(task);
    }
    if of_owner.is_empty() {
        desk.clear().await?;
        return Ok(0);
    }
    let words = house.words(Lang::Sv);
    for (address, tasks) in &of_owner {
        let Some(first) = tasks.first() else { continue };
        let (subject, blocks) = letter(&words, &workshop, &county, tasks, today);
        let content = Content::new(Lang::Sv, county.formal_name.clone(), blocks);
        // The same tasks with the same last days are one letter, whichever program posts it.
        let which: Vec<_> = tasks
            .iter()
            .map(|task| format!("{}:{:?}", task.id, due(workshop.day, task.stage, task.days)))
            .collect();
        let which = store::hash_token(&which.join(","))
            .iter()
            .fold(String::new(), |all, byte| format!("{all}{byte:02x}"));
        desk.post(content.to(Address {
            once_key: format!("tasks:{id}:{address}:{which}"),
            occasion: "task",
            about: id.uuid(),
            sender: Some(county.id.uuid()),
            receiver: None,
            name: first.owner.clone(),
            address: first.owner_address.clone(),
            subject,
        })?);
        for task in tasks {
            let row = task::ActiveModel {
                id: Set(task.id),
                reminded: Set(due(workshop.day, task.stage, task.days)),
                ..Default::default()
            };
            task::Entity::update(row).exec(desk.db()).await?;
        }
    }
    let tasks: usize = of_owner.values().map(Vec::len).sum();
    desk.write(Line {
        deed: "workshop.tasks_reminded",
        subject: "workshop",
        subject_id: id.uuid(),
        owner: Some(county.id.uuid()),
        details: json!({ "letters": of_owner.len(), "items": tasks }),
    });
    let letters = of_owner.len();
    desk.seal("").await?;
    Ok(letters)
}

/// Subject line and words.
pub(super) fn letter(
    words: &Words,
    workshop: &Workshop,
    county: &Organisation,
    tasks: &[Task],
    today: NaiveDate,
) -> (String, Vec<Block>) {
    let day = words.date(workshop.day);
    let subject = words.say1("preparation-reminder-subject", "count", tasks.len());
    let opening = words.say2("preparation-reminder-opening", "county", &county.formal_name, "day", &day);
    let facts = tasks.iter().map(|task| {
        let due = due(workshop.day, task.stage, task.days);
        let left = due.map(|due| format!("{} ({})", words.date(due), words.days_left(today, due)));
        (task.what.clone(), left.unwrap_or_default())
    });
    let contact = if workshop.contact.is_empty() { &county.formal_name } else { &workshop.contact };
    let blocks = vec![
        Block::Heading(subject.clone()),
        Block::Paragraph(opening),
        Block::Facts(facts.collect()),
        Block::Paragraph(words.say1("preparation-reminder-done", "contact", contact)),
    ];
    (subject, blocks)
}
