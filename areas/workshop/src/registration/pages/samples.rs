//! Samples of the pages: empty, usual, longest. A strict test renders all of them in both languages.

use std::collections::BTreeMap;
use std::sync::Arc;

use askama::Template;
use chrono::{NaiveDate, NaiveTime};
use organisation::Tier;
use organisation::register::Organisation;
use roster::{Person, Role};
use sea_orm::prelude::Uuid;
use store::vault::Unopened;
use texts::{Catalogue, Lang, Words};
use web::{Faults, Shell};

use super::arrived;
use super::county_samples::county;
use super::receipt::ReceiptPage;
use super::review::{Draft, Review, ReviewPage};
use super::sending::ConflictPage;
use super::start::{Entry, OwnPage, StartPage};
use super::{Facts, Listed, missing_in_words, unopened_in_words};
use crate::day::Workshop;
use crate::day::rules::{Format, State};
use crate::records::{invitation, participant};
use crate::registration::check::Places;
use crate::registration::form;
use crate::registration::rules::Named;
use crate::registration::sealed::OwnList;
use crate::registration::views::Invited;
use crate::seats::rules::Place;
use crate::seats::views::OwnSeats;

pub(crate) fn words(lang: Lang) -> Words {
    let sources = [&crate::TEXTS[..], &organisation::TEXTS, &web::TEXTS].concat();
    Words::new(Arc::new(Catalogue::build(&sources).unwrap()), lang)
}

pub(crate) fn shell(words: &Words, title: &str) -> Shell {
    Shell {
        t: words.clone(),
        title: title.to_owned(),
        who: None,
        navigation: Vec::new(),
        trail: Vec::new(),
        flash: None,
        seen: None,
        csrf: "token".into(),
        path: "/anmalan/1".into(),
        version: "0",
        holds_link: false,
        refresh_seconds: None,
        script: false,
    }
}

pub(crate) fn id<T: From<Uuid>>(number: u128) -> T {
    Uuid::from_u128(number).into()
}

pub(super) fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2029, 1, day).unwrap()
}

fn authority(name: &str, formal: &str, tier: Tier) -> Organisation {
    Organisation {
        id: id(u128::from(name.len() as u64)),
        tier,
        code: "2101".into(),
        name: name.into(),
        formal_name: formal.into(),
        letter: String::new(),
        parent: None,
        seat: name.into(),
        lat: 60.0,
        lon: 17.0,
        population: 5_000,
        mail: String::new(),
    }
}

pub(crate) fn workshop() -> Workshop {
    Workshop {
        id: id(1),
        programme: id(2),
        county: id(3),
        state: State::Invited,
        day: day(18),
        starts: NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
        ends: NaiveTime::from_hms_opt(16, 0, 0).unwrap(),
        place: "Länsstyrelsens hus".into(),
        address: "Borgmästarplan 2, Gävle".into(),
        format: Format::Physical,
        register_by: day(14),
        seats_least: 3,
        seats_most: 5,
        tables: 8,
        chairs: 8,
        own_text: String::new(),
        contact: "Eva Lind, 010-225 10 00, val@lansstyrelsen.example".into(),
        version: 1,
        sequence: 0,
        made_at: "2028-11-01T08:00:00Z".parse().unwrap(),
    }
}

pub(crate) fn invited() -> Invited {
    let workshop = workshop();
    Invited {
        invitation: invitation::Model {
            id: id(4),
            workshop: workshop.id,
            municipality: id(7),
            sent_at: workshop.made_at,
            answered_at: Some(workshop.made_at),
            reminders: 0,
            list_version: 1,
            answered_from: "karin@ockelbo.example".into(),
            told_sequence: 0,
        },
        workshop,
        municipality: authority("Ockelbo", "Ockelbo kommun", Tier::Municipality),
        county: authority("Gävleborgs län", "Länsstyrelsen i Gävleborgs län", Tier::County),
        seats: seats(),
        drafts: 0,
    }
}

fn facts(words: &Words, today: NaiveDate) -> Facts {
    Facts::new(words, &invited(), today)
}

fn seats() -> OwnSeats {
    let held = [(Role::Communicator, 2)].into();
    OwnSeats { least: 3, most: 5, held, ..OwnSeats::default() }
}

/// The list that stands, of so many people.
fn standing(people: &[Person], shut: bool) -> OwnList {
    let stored = people.iter().enumerate().map(|(at, person)| participant::Model {
        id: id(100 + at as u128),
        invitation: id(4),
        position: i32::try_from(at).unwrap() + 1,
        name: person.name.clone(),
        email: person.email.clone(),
        email_folded: person.email.clone(),
        role: person.role.map_or("", Role::code).to_owned(),
        role_text: person.role_text.clone(),
        phone: person.phone.clone(),
        protected: i32::from(person.protected),
        sealed_person: None,
        needs_deleted: false,
        place: Place::Seated,
        waits_since: None,
    });
    OwnList { stored: stored.collect(), people: people.to_vec(), shut, ..OwnList::default() }
}

/// Every fault that a pasted list can show, beside a merged row, a title and columns of all kinds.
pub(super) const FAULTY: &str = "Anmälan till workshop\t\t\t\t\t\t\n\
Namn\tRoll\tE-post\tTelefon\tKommun\tKost\tÖvrigt\tX\n\
Åström, Karin\tValsamordnare\tkarin@ockelbo.example\t701112203\tOckelbo\t\tsen\t1\n\
\tRegistrator\telsa.wastberg@ockelbo\tse ovan\tHofors kommun\t\t\t\n\
=1+1\tKommunikatör\t\t\t\tglutenfri\t\t\n\
HÃ¥kan Ljung\tIT-säk\thakan@ockelbo.example\t\t\t\t\t\n\
H�kan Berg\t\thakan.berg@ockelbo.example\t\t\t\t\t\n\
Karin Åström\tNämndledamot\tKARIN@ockelbo.example\t\t\t\t\t\n";

fn review(words: &Words, text: Option<&str>, known: &[Person], sent: bool, out: bool) -> ReviewPage {
    let places = Places { own: Named::new("Ockelbo", "Ockelbo kommun"), others: Vec::new() };
    let (mut draft, read) = match text {
        None => (blank(), None),
        Some(text) => {
            let arrived = arrived::read(words, text.as_bytes(), &[]).unwrap();
            let ((lines, faults), came, asides) = arrived.parts();
            (Draft { lines, came: Some(came), ..blank() }, Some((faults, asides)))
        }
    };
    for line in &mut draft.lines {
        line.out = out;
    }
    let total = draft.lines.len().max(5);
    form::fill_up(&mut draft.lines, total);
    Review { draft, read, sent }.drawn(
        shell(words, &words.say("registration-review-title")),
        "/anmalan/1".into(),
        facts(words, day(2)),
        &seats(),
        &standing(known, false),
        &places,
    )
}

fn blank() -> Draft {
    Draft {
        lines: Vec::new(),
        receipt: String::new(),
        base: 1,
        deed: "1".into(),
        stay: BTreeMap::new(),
        came: None,
        said: String::new(),
    }
}

/// A mail with a list in its text and two attached: a picture, and another list.
pub(super) const MAIL: &str = "From: Karin <karin@ockelbo.example>\r\nSubject: Deltagare\r\nMIME-Version: 1.0\r\n\
Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n\
Hej!\r\n\r\nNamn;Roll;E-post\r\nKarin Ek;Valsamordnare;ny.adress@ockelbo.example\r\n\
Bo By;X;elsa.by@ockelbo.example\r\n\r\nHälsningar\r\nKarin\r\n\
--x\r\nContent-Type: image/png; name=lista.png\r\nContent-Disposition: attachment; filename=lista.png\r\n\r\npng\r\n\
--x\r\nContent-Type: text/csv\r\nContent-Disposition: attachment; filename=lista.csv\r\n\r\n\
Namn;E-post\r\nEva;eva@x.se\r\n--x--\r\n";

fn crowd(people: usize) -> String {
    let long = "Långtidsvikarierande ".repeat(6);
    let row =
        |at: usize| format!("Person Nummer{at} {long}\tValsamordnare\tp{at}@{}.example\n", "ö".repeat(40));
    "Namn\tRoll\tE-post\n".to_owned() + &(0..people).map(row).collect::<String>()
}

pub(super) fn people() -> Vec<Person> {
    let person = |name: &str, role, diet: &str| Person {
        name: name.into(),
        email: format!("{}@ockelbo.example", name.to_lowercase().replace(' ', ".")),
        role: Some(role),
        diet: diet.into(),
        ..Person::default()
    };
    let protected =
        Person { protected: true, access: "hörslinga".into(), ..person("Lo Å", Role::Other, "") };
    vec![
        protected,
        person("Karin Ek", Role::ElectionCoordinator, "glutenfri"),
        person("Elsa By", Role::BoardMember, ""),
        person("Bo Ö", Role::ItSecurity, "laktos"),
    ]
}

fn starts(words: &Words) -> Vec<Result<String, askama::Error>> {
    let mut faults = Faults::none();
    faults.add("file", words.say("registration-both"));
    let page = |faults: Faults, people: &[Person], today, text: &str| {
        StartPage {
            shell: shell(words, "x").with_faults(&faults),
            faults,
            path: "/anmalan/1".into(),
            facts: facts(words, today),
            listed: people.iter().map(|person| Listed::of(words, person)).collect(),
            standing: words.say2("registration-standing", "people", people.len(), "word", "Tre"),
            sent: words.say2("registration-sent", "moment", "x", "address", "y"),
            missing: missing_in_words(words, &seats(), people.iter()),
            seats: vec![words.say1("seats-waiting-note", "people", 2)],
            closed: if people.is_empty() { String::new() } else { words.say("registration-shut") },
            text: text.to_owned(),
            drafts: text.split_once('\n').map(|(one, _)| ("x".into(), one.into())).into_iter().collect(),
        }
        .render()
    };
    vec![
        page(Faults::none(), &[], day(2), ""),
        page(faults, &[], day(2), &crowd(400)),
        page(Faults::none(), &people(), day(15), ""),
    ]
}

fn own_pages(words: &Words) -> Vec<Result<String, askama::Error>> {
    let entry = |is_answered| Entry {
        href: "/anmalan/1".into(),
        when: words.date(day(18)),
        place: "Gävle".into(),
        last_day: words.date(day(14)),
        is_answered,
    };
    let page =
        |entries| OwnPage { shell: shell(words, &words.say("registration-own-title")), entries }.render();
    vec![page(Vec::new()), page(vec![entry(true), entry(false)])]
}

fn reviews(words: &Words) -> Vec<Result<String, askama::Error>> {
    let mut known = people();
    known[0].email = "karin@ockelbo.example".into();
    vec![
        review(words, None, &[], false, false).render(),
        review(words, None, &known, true, false).render(),
        review(words, Some(FAULTY), &[], false, false).render(),
        review(words, Some(FAULTY), &known, true, false).render(),
        review(words, Some(MAIL), &known, true, false).render(),
        review(words, Some("karin@x.se; bo.by@x.se; Eva <eva@x>"), &[], false, false).render(),
        review(words, Some(&crowd(400)), &known, false, false).render(),
        review(words, Some(&crowd(400)), &known, true, true).render(),
    ]
}

fn after(words: &Words) -> Vec<Result<String, askama::Error>> {
    let people = people();
    let listed: Vec<Listed> = people.iter().map(|person| Listed::of(words, person)).collect();
    let conflict = ConflictPage {
        shell: shell(words, &words.say("registration-conflict-title")),
        path: "/anmalan/1".into(),
        lead: words.say2("registration-conflict-lead", "moment", "x", "address", "y"),
        standing: listed[..2].to_vec(),
        own: listed[1..].iter().cloned().zip(["same", "new", "changed"]).collect(),
        gone: listed[..1].to_vec(),
        lost: words.say1("registration-shut-lost", "people", 2),
        deed: "1".into(),
        base: 2,
        receipt: "x".into(),
        fields: vec![("name-0".into(), "Karin".into())],
    };
    let receipt = ReceiptPage {
        shell: shell(words, &words.say2("registration-thanks", "people", 3, "word", "Tre")),
        path: "/anmalan/1".into(),
        facts: facts(words, day(15)),
        sent_to: words.say1("registration-next-receipt", "address", "x"),
        change_until: words.say("registration-next-change-late")
            + &words.say1("registration-next-change", "date", "x"),
        missing: missing_in_words(words, &seats(), people.iter()),
        seats: vec![words.say1("seats-waiting-note", "people", 2)],
        closed: unopened_in_words(words, Some(&Unopened::DoesNotFit)),
        listed,
    };
    vec![conflict.render(), receipt.render()]
}

#[test]
fn every_page_is_whole_in_both_languages() {
    for lang in Lang::ALL {
        let words = words(lang);
        let pages =
            [starts(&words), own_pages(&words), reviews(&words), after(&words), county(&words)].concat_all();
        for (at, page) in pages.into_iter().enumerate() {
            let html = page.unwrap();
            let missing = html.split('⟦').nth(1).and_then(|rest| rest.split('⟧').next());
            assert_eq!(missing, None, "{lang}, page {at}");
            assert!(!html.contains("style=") && !html.contains("onclick"), "{lang}, page {at}");
            if let Ok(folder) = std::env::var("SAMPLES_DIR") {
                std::fs::write(format!("{folder}/registration-{at}-{lang}.html"), html).unwrap();
            }
        }
    }
}

/// Joins lists of results, which cannot be cloned.
trait ConcatAll<T> {
    fn concat_all(self) -> Vec<T>;
}

impl<T, const N: usize> ConcatAll<T> for [Vec<T>; N] {
    fn concat_all(self) -> Vec<T> {
        self.into_iter().flatten().collect()
    }
}
