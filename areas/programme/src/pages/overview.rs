//! The programme: the calendar line, what is written, and where to go.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use chrono::NaiveDate;
use organisation::{Actor, App, Duty, MayLead};
use store::Opened;
use texts::Words;
use web::{Choice, Faults, Note, Posted, Shell, Trouble, Visitor, faulty, go_with, page};

use crate::calendar::{self, CalendarDate, ElectionKind};
use crate::deeds;
use crate::draft::{LONGEST_LINE, default_draft};
use crate::views::{self, Draft, Programme};

/// How many of the coming dates stand in the line; all of them stand in the table.
const IN_LINE: usize = 6;

#[derive(Template)]
#[template(path = "pages/overview.html")]
pub(super) struct OverviewPage {
    pub shell: Shell,
    pub name: String,
    pub election: String,
    pub election_day: String,
    pub days_left: String,
    pub line: Vec<Row>,
    pub table: Vec<Row>,
    pub draft: String,
    pub leads: bool,
}

/// One date, in words.
pub(super) struct Row {
    iso: String,
    day: String,
    what: String,
    left: String,
    whose: String,
    /// The end of the CSS class in the line.
    class: &'static str,
    tag: &'static str,
}

#[derive(Template)]
#[template(path = "pages/first.html")]
pub(super) struct FirstPage {
    pub shell: Shell,
    pub faults: Faults,
    pub deed: String,
    pub kinds: Vec<Choice>,
    pub name: String,
    pub kind: String,
    pub day: String,
    pub leads: bool,
}

pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
) -> Result<Response, Trouble> {
    let Some(programme) = views::current(app.store()).await? else {
        return page(&first_page(&app, &visitor, &actor, Faults::none(), &Posted::default()));
    };
    let draft = views::newest_draft(app.store(), programme.id).await?;
    let shell = actor.shell(&app, &visitor, visitor.words().say("programme-title"));
    page(&overview_page(shell, &programme, &draft, app.today(), actor.duty() == Duty::NationalLead))
}

/// Makes the programme of the next election.
pub(super) async fn make(
    State(app): State<App>,
    visitor: Visitor,
    actor: Actor,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = MayLead::of(&actor)?;
    let (faults, checked) = check(visitor.words(), app.today(), &posted);
    let Some((name, kind, day)) = checked.filter(|_| faults.is_empty()) else {
        return faulty(&first_page(&app, &visitor, &actor, faults, &posted));
    };
    if let Opened::Desk(mut desk) = app.store().desk_once(permit.author(), posted.deed_key()?).await? {
        deeds::make(&mut desk, &name, kind, day, &default_draft()).await?;
        desk.seal("/program").await?;
    }
    Ok(go_with(&app, "/program", &Note::done("programme-made")))
}

fn check(
    words: &Words,
    today: NaiveDate,
    posted: &Posted,
) -> (Faults, Option<(String, ElectionKind, NaiveDate)>) {
    let mut faults = Faults::none();
    let name = posted.text("name");
    if name.is_empty() {
        faults.add("name", words.say("programme-name-empty"));
    } else if name.chars().count() > LONGEST_LINE {
        faults.add("name", words.say("programme-name-long"));
    }
    let kind = ElectionKind::ALL.into_iter().find(|kind| kind.code() == posted.text("kind"));
    if kind.is_none() {
        faults.add("kind", words.say("programme-kind-none"));
    }
    let day = posted.text("day").parse::<NaiveDate>().ok();
    // A year further off than anyone plans is a slip of the pen.
    let day = day.filter(|day| (*day - today).num_days() < 20 * 366);
    match day {
        None => faults.add("day", words.say("programme-day-none")),
        Some(day) if day <= today => faults.add("day", words.say("programme-day-past")),
        Some(_) => {}
    }
    let checked = kind.zip(day).map(|(kind, day)| (name.to_owned(), kind, day));
    (faults, checked)
}

fn first_page(app: &App, visitor: &Visitor, actor: &Actor, faults: Faults, posted: &Posted) -> FirstPage {
    let words = visitor.words();
    let shell = actor.shell(app, visitor, words.say("programme-title")).with_faults(&faults);
    FirstPage {
        shell,
        faults,
        deed: app.store().doors().uuid().to_string(),
        kinds: kinds(words),
        name: posted.text("name").to_owned(),
        kind: posted.text("kind").to_owned(),
        day: posted.text("day").to_owned(),
        leads: actor.duty() == Duty::NationalLead,
    }
}

pub(super) fn kinds(words: &Words) -> Vec<Choice> {
    let choice = |kind: ElectionKind| {
        Choice::new(kind.code(), words.say(&format!("programme-election-{}", kind.code())))
    };
    ElectionKind::ALL.map(choice).into()
}

pub(super) fn overview_page(
    shell: Shell,
    programme: &Programme,
    draft: &Draft,
    today: NaiveDate,
    leads: bool,
) -> OverviewPage {
    let words = shell.t.clone();
    let dates = calendar::dates(programme.election, programme.election_day);
    let coming = dates.iter().filter(|date| date.day >= today).take(IN_LINE);
    let election = dates.iter().filter(|date| date.day == programme.election_day);
    let mut line: Vec<&CalendarDate> = coming.collect();
    if line.iter().all(|date| date.day < programme.election_day) {
        line.extend(election);
    }
    OverviewPage {
        name: programme.name.clone(),
        election: words.say(&format!("programme-election-{}", programme.election.code())),
        election_day: words.date(programme.election_day),
        days_left: words.days_left(today, programme.election_day),
        line: line
            .into_iter()
            .enumerate()
            .map(|(place, date)| row(&words, today, date, place == 0))
            .collect(),
        table: dates.iter().map(|date| row(&words, today, date, false)).collect(),
        draft: words.say_with(
            "programme-draft-state",
            [
                ("version", draft.version.into()),
                ("by", draft.saved_by.as_str().into()),
                ("at", words.moment(draft.saved_at).into()),
            ],
        ),
        leads,
        shell,
    }
}

fn row(words: &Words, today: NaiveDate, date: &CalendarDate, next: bool) -> Row {
    let days = (date.day - today).num_days();
    let (class, tag) = match days {
        ..0 => ("past", "plain"),
        0..14 => ("due", "due"),
        _ if next => ("now", "now"),
        _ => ("", "plain"),
    };
    let whose = words.say(&format!("calendar-whose-{}", date.whose.code()));
    Row {
        iso: date.day.to_string(),
        day: words.date(date.day),
        what: words.say(date.key),
        left: words.days_left(today, date.day),
        whose: if date.reference.is_empty() { whose } else { format!("{whose}, {}", date.reference) },
        class,
        tag,
    }
}
