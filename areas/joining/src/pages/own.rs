//! Whoever takes part joins the meeting.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use course::rules::entry;
use course::views::Told;
use organisation::links::places_of;
use organisation::{App, LinkHolder, MayJoin, register};
use sea_orm::EntityTrait as _;
use texts::{Words, local_span};
use web::{Faults, Posted, Shell, Trouble, Visitor, faulty, page};
use workshop::ParticipantId;
use workshop::day::Workshop;
use workshop::day::rules::Format;
use workshop::preparation::meeting::Address;
use workshop::records::{invitation, participant, workshop as day};

use crate::deeds;
use crate::rules::{Answer, answer};
use crate::views;

#[derive(Template)]
#[template(path = "pages/own.html")]
pub(super) struct JoinPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    /// The page of the day.
    pub back: String,
    pub deed: String,
    pub when: String,
    pub name: String,
    /// Why the meeting does not open; empty when it does.
    pub shut: String,
    /// Whom to ask; empty when nobody is named.
    pub contact: String,
    /// That the link was opened in several places; empty when it was not.
    pub places: String,
    /// The page of the course, when it is what stands between; else empty.
    pub course: String,
    /// Where the course is, in words.
    pub course_place: String,
    /// They come in though the course is missing.
    pub without_course: bool,
    /// Where to join, for whoever was let in.
    pub address: String,
}

/// Somebody at the meeting's door.
struct Comer {
    person: participant::Model,
    workshop: Workshop,
    county: String,
    answer: Answer,
    places: u64,
    /// Where the course is.
    course: Told,
}

async fn comer(app: &App, holder: &LinkHolder, id: ParticipantId) -> Result<Comer, Trouble> {
    if holder.about != Some(id.uuid()) {
        return Err(Trouble::NotFound);
    }
    let (store, reader) = (app.store(), app.store().reader());
    let person = participant::Entity::find_by_id(id).one(reader).await?.ok_or(Trouble::NotFound)?;
    let invited = invitation::Entity::find_by_id(person.invitation).find_also_related(day::Entity);
    let found = invited.one(reader).await?.and_then(|(_, day)| day);
    let workshop = found.ok_or(Trouble::NotFound)?;
    let (terms, _) = views::terms(reader, workshop.id).await?;
    let places = places_of(store, [id.uuid()]).await?.remove(&id.uuid()).unwrap_or_default();
    let county = register::organisation(store, workshop.county).await?.name;
    let span = local_span(workshop.day, workshop.starts, workshop.ends);
    // A day in a room alone has no meeting, and whoever waits for a seat no way into it.
    let answer = if workshop.format == Format::Physical {
        Answer::OnSite
    } else if person.place.waits() {
        Answer::Waits
    } else {
        let (policy, _) = course::views::policy(reader, workshop.id).await?;
        let state = course::views::state(reader, id).await?;
        answer(terms, span, store.doors().now(), (places, entry(state, policy)))
    };
    let course = course::views::told(reader, workshop.programme).await?;
    Ok(Comer { person, workshop, county, answer, places, course })
}

impl Comer {
    fn page(&self, app: &App, visitor: &Visitor) -> JoinPage {
        let words = visitor.words();
        let shell = visitor.shell(app, words.say1("day-heading", "county", &self.county));
        let said = (self.answer, self.places);
        let mut shown = page_of(shell, &self.workshop, &self.person.name, said, &self.course);
        if !shown.course.is_empty() {
            shown.course = format!("/min-dag/{}/kurs", self.person.id);
        }
        shown.path = format!("/min-dag/{}/anslut", self.person.id);
        shown.back = format!("/min-dag/{}", self.person.id);
        shown.deed = app.store().doors().uuid().to_string();
        shown
    }
}

pub(super) fn page_of(
    shell: Shell,
    workshop: &Workshop,
    name: &str,
    (answer, places): (Answer, u64),
    told: &Told,
) -> JoinPage {
    let words = shell.t.clone();
    let is_about_course = matches!(answer, Answer::NoCourse | Answer::ShortCourse);
    let place = if is_about_course && !told.place.is_empty() {
        words.say1("course-place-said", "place", &told.place)
    } else {
        String::new()
    };
    JoinPage {
        course: if is_about_course { "kurs".to_owned() } else { String::new() },
        course_place: place,
        without_course: matches!(answer, Answer::Opens(noted) if noted.without_course),
        faults: Faults::none(),
        path: String::new(),
        back: String::new(),
        deed: String::new(),
        when: words.date_span(workshop.day, workshop.starts, workshop.ends),
        name: name.to_owned(),
        shut: shut(&words, answer),
        contact: workshop.contact.clone(),
        places: if places > 1 { words.say1("joining-places", "places", places) } else { String::new() },
        address: String::new(),
        shell,
    }
}

fn shut(words: &Words, answer: Answer) -> String {
    match answer {
        Answer::Opens(_) => String::new(),
        Answer::TooEarly(at) => words.say1("joining-early", "moment", words.moment(at)),
        Answer::Over => words.say("joining-over"),
        Answer::OnSite => words.say("joining-on-site"),
        Answer::Waits => words.say("joining-waits"),
        Answer::NoCourse => words.say("joining-no-course"),
        Answer::ShortCourse => words.say("joining-short-course"),
        Answer::ManyPlaces(places) => words.say1("joining-many-places", "places", places),
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Extension(holder): Extension<LinkHolder>,
    Path(id): Path<ParticipantId>,
) -> Result<Response, Trouble> {
    page(&comer(&app, &holder, id).await?.page(&app, &visitor))
}

/// Somebody says who they are and joins.
pub(crate) async fn join(
    State(app): State<App>,
    visitor: Visitor,
    Extension(holder): Extension<LinkHolder>,
    permit: MayJoin,
    Path(id): Path<ParticipantId>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let permit = permit.for_participant(id.uuid())?;
    let comer = comer(&app, &holder, id).await?;
    let mut shown = comer.page(&app, &visitor);
    if !comer.answer.opens() {
        return page(&shown);
    }
    let words = visitor.words();
    if !posted.has("me") {
        shown.faults.add("me", words.say1("joining-fault-me", "name", &comer.person.name));
        shown.shell = shown.shell.with_faults(&shown.faults);
        return faulty(&shown);
    }
    let whose = (id, comer.workshop.id, comer.workshop.county);
    match deeds::join(&app, &permit, whose, comer.answer, posted.deed_key()?).await? {
        Address::Opened(address) => shown.address = address,
        Address::None => shown.shut = words.say("joining-no-meeting"),
        Address::Unopened => shown.shut = words.say("joining-unopened"),
    }
    page(&shown)
}
