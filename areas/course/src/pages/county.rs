//! A county sees who has done the course, municipality by municipality, says what it does where it is missing, and attests.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;
use texts::Words;
use web::{Choice, Faults, Note, Shell, Trouble, conflict, faulty, go_with, page};
use workshop::day::{self, Asked, Own};
use workshop::registration::views::{ParticipantRow, participants};

use super::Stands;
use super::municipality::ticked;
use crate::deeds::{self, Outcome};
use crate::rules::{Count, Policy, Source, State};
use crate::views::{self, Fact};

/// One municipality.
pub(super) struct Group {
    pub name: String,
    pub count: Count,
    /// "3 av 5 klara"
    pub said: String,
    /// How many of them are done, have done the short version, are exempt.
    pub how: String,
}

/// One person.
pub(super) struct Row {
    pub id: String,
    pub name: String,
    pub municipality: String,
    pub stands: Stands,
    /// Their own page.
    pub href: String,
}

#[derive(Template)]
#[template(path = "pages/county.html")]
pub(super) struct CountyPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub deed: String,
    pub attest_deed: String,
    pub version: i32,
    pub count: Count,
    pub groups: Vec<Group>,
    /// Those who are shown.
    pub rows: Vec<Row>,
    /// Everybody is shown, not those alone whose course is missing.
    pub shows_all: bool,
    pub policies: Vec<Choice>,
    pub policy: String,
    pub is_newer: bool,
}

impl CountyPage {
    /// Those for whom nothing stands against coming in.
    fn ready(count: Count) -> usize {
        count.all() - count.missing
    }

    /// Of all.
    pub fn all_ready(&self) -> usize {
        Self::ready(self.count)
    }
}

/// What the address asks for.
#[derive(Default, Deserialize)]
pub(crate) struct Which {
    #[serde(default)]
    visa: String,
}

pub(super) fn page_of(
    shell: Shell,
    path: String,
    people: &[ParticipantRow],
    facts: &[Fact],
    (policy, version, shows_all): (Policy, i32, bool),
) -> CountyPage {
    let words = shell.t.clone();
    let all: Vec<(State, &ParticipantRow, Stands)> = people
        .iter()
        .map(|person| {
            let own = facts.iter().filter(|fact| fact.participant == person.id);
            let (state, stands) = Stands::of(&words, own);
            (state, person, stands)
        })
        .collect();
    let groups = groups(&words, &all);
    let count = Count::of(all.iter().map(|(state, ..)| *state));
    let rows = all.into_iter().filter(|(state, ..)| shows_all || *state == State::Missing);
    let row = |(_, person, stands): (State, &ParticipantRow, Stands)| Row {
        id: person.id.to_string(),
        name: person.name.clone(),
        municipality: person.municipality_name.clone(),
        stands,
        href: format!("{path}/person/{}", person.id),
    };
    let choice = |policy: Policy| {
        let say = |end: &str| words.say(&format!("course-policy-{}{end}", policy.code()));
        Choice::new(policy.code(), say("")).hint(say("-hint"))
    };
    CountyPage {
        faults: Faults::none(),
        rows: rows.map(row).collect(),
        path,
        deed: String::new(),
        attest_deed: String::new(),
        version,
        count,
        groups,
        shows_all,
        policies: Policy::ALL.map(choice).into(),
        policy: policy.code().to_owned(),
        is_newer: false,
        shell,
    }
}

/// The municipalities in the order of the list, each with how its people stand.
fn groups(words: &Words, all: &[(State, &ParticipantRow, Stands)]) -> Vec<Group> {
    let group = |of: &[(State, &ParticipantRow, Stands)]| {
        let count = Count::of(of.iter().map(|(state, ..)| *state));
        Group {
            name: of.first().map(|(_, person, _)| person.municipality_name.clone()).unwrap_or_default(),
            said: words.say2("course-group", "ready", CountyPage::ready(count), "all", count.all()),
            how: words.say_with(
                "course-how",
                [("done", count.done.into()), ("short", count.short.into()), ("exempt", count.exempt.into())],
            ),
            count,
        }
    };
    all.chunk_by(|(_, one, _), (_, next, _)| one.municipality == next.municipality).map(group).collect()
}

async fn county_page(own: &Own, shows_all: bool) -> Result<CountyPage, Trouble> {
    let store = own.app.store();
    let shell = day::shell_under(&own.app, &own.visitor, &own.actor, own.workshop.id, "course-title");
    let people = participants(store, own.workshop.id).await?;
    let facts = views::facts(store.reader(), own.workshop.id).await?;
    let (policy, version) = views::policy(store.reader(), own.workshop.id).await?;
    let mut shown = page_of(shell, own.path("kurs"), &people, &facts, (policy, version, shows_all));
    shown.deed = store.doors().uuid().to_string();
    shown.attest_deed = store.doors().uuid().to_string();
    Ok(shown)
}

pub(crate) async fn show(own: Own, Query(which): Query<Which>) -> Result<Response, Trouble> {
    page(&county_page(&own, which.visa == "alla").await?)
}

/// Sets what the county does where the course is missing.
pub(crate) async fn save(asked: Asked) -> Result<Response, Trouble> {
    let posted = &asked.posted;
    let base = posted.number("version")?;
    let policy = Policy::ALL.into_iter().find(|policy| policy.code() == posted.text("policy"));
    let Some(policy) = policy else {
        let mut shown = county_page(&asked, false).await?;
        shown.faults.add("policy", asked.visitor.words().say("course-fault-policy"));
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    };
    let key = posted.deed_key()?;
    let outcome =
        deeds::set_policy(&asked.app, &asked.permit, asked.workshop.id, (policy, base), key).await?;
    match outcome {
        Outcome::Done(_) => Ok(go_with(&asked.app, &asked.path("kurs"), &Note::done("course-policy-saved"))),
        Outcome::NotFound => Err(Trouble::NotFound),
        Outcome::Newer => {
            let mut shown = county_page(&asked, false).await?;
            policy.code().clone_into(&mut shown.policy);
            shown.is_newer = true;
            conflict(&shown)
        }
    }
}

/// Attests for several at once.
pub(crate) async fn attest(asked: Asked) -> Result<Response, Trouble> {
    let posted = &asked.posted;
    let who = ticked(posted);
    if who.is_empty() {
        let mut shown = county_page(&asked, posted.text("visa") == "alla").await?;
        shown.faults.add("who", asked.visitor.words().say("course-fault-nobody"));
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    }
    let said = (Source::County, "");
    let key = posted.deed_key()?;
    match deeds::attest(&asked.app, &asked.permit, asked.workshop.id, &who, said, key).await? {
        Outcome::Done(people) => {
            let note = Note::done("course-attested").with("people", people);
            Ok(go_with(&asked.app, &asked.path("kurs"), &note))
        }
        Outcome::Newer | Outcome::NotFound => Err(Trouble::NotFound),
    }
}
