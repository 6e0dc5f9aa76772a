//! Every task of the election authority's two documents, held against the shipped programme. The documents are named by
//! year and part; what they say is said here in other words.

use chrono::NaiveDate;

use super::{Plan, Stage, Tier, shipped};
use crate::agenda::fit::What;
use crate::agenda::lengths::on_standard_day;
use crate::calendar::ElectionKind;

/// Part of the document, what is to be done, and the tasks of the template by which it is.
const TASKS: [(&str, &str, &[&str]); 56] = [
    (
        "2024, 1.1, 1",
        "counties that want to, together with the authority, hold a workshop",
        &["national-ask", "county-interest"],
    ),
    (
        "2024, 1.1, 1",
        "by practice and exchange of experience",
        &["national-exchange", "municipality-exchange"],
    ),
    (
        "2024, 1.1, 1",
        "municipalities protect the election and trust in it better",
        &["municipality-protection"],
    ),
    (
        "2024, 1.1, 2",
        "scenario exercises on threats of the threat picture",
        &["national-threats", "national-exercises"],
    ),
    (
        "2024, 1.1, 2",
        "and on building blocks from earlier events",
        &["national-threats", "national-exercises"],
    ),
    (
        "2024, 1.1, 2",
        "measures that prevent, detect and handle, the last two above all",
        &["national-measures"],
    ),
    ("2024, 1.1, 2", "exercises need not be the same everywhere", &["national-adapt"]),
    (
        "2024, 1.1, 2",
        "exercises adapted to what a region needs or wants",
        &["national-adapt", "county-needs"],
    ),
    (
        "2024, 1.1, 3",
        "three to five people of a municipality come, with these duties",
        &["municipality-people"],
    ),
    (
        "2024, 1.1, 4",
        "participants have taken in the training material before",
        &["municipality-course", "municipality-material"],
    ),
    ("2024, 1.1, 6", "the county may shorten or lengthen the day", &["county-length"]),
    (
        "2024, 1.2, 1",
        "information at Valcentralen, with what participants are to have read",
        &["national-valcentralen"],
    ),
    ("2024, 1.2, 2", "a draft invitation", &["national-draft"]),
    ("2024, 1.2, 2", "adapted in consultation with the county", &["national-consult", "county-invitation"]),
    ("2024, 1.2, 3", "the authority runs the workshop and gives most of its content", &["national-day"]),
    ("2024, 1.2, 4", "experience is documented", &["national-document"]),
    ("2024, 1.2, 4", "and what is relevant told to all", &["national-share"]),
    ("2024, 1.2, 5", "the next elections' material is made better by it", &["national-material"]),
    (
        "2024, 1.3, 1",
        "the county secures practical conditions",
        &["county-venue", "county-food", "county-it"],
    ),
    ("2024, 1.3, 1", "contributes the regional view", &["county-regional"]),
    ("2024, 1.3, 1", "answers questions about the county", &["county-help"]),
    ("2024, 1.3, 1", "is there", &["county-present"]),
    ("2024, 1.3, before 1", "prepares the invitation with the authority", &["county-invitation"]),
    ("2024, 1.3, before 1", "adapts the content to regional wishes", &["county-needs", "county-invitation"]),
    ("2024, 1.3, before 2", "sends the invitation to the municipalities", &["county-send"]),
    ("2024, 1.3, before 3", "whole day: invites Police and Security Service", &["county-guests"]),
    ("2024, 1.3, before 3", "and tells them their part", &["county-guests-role"]),
    ("2024, 1.3, before 4", "hands over lists of participants", &["county-list", "national-list"]),
    ("2024, 1.3, before 5", "books a venue: one large room with round tables", &["county-venue"]),
    ("2024, 1.3, before 6", "projector", &["county-projector"]),
    ("2024, 1.3, before 6", "several microphones, some wireless", &["county-microphones"]),
    ("2024, 1.3, before 6", "two flip charts", &["county-flip-charts"]),
    ("2024, 1.3, before 6", "pens and paper", &["county-pens"]),
    ("2024, 1.3, before 7", "table plan by groups, six to eight at a table", &["county-tables"]),
    ("2024, 1.3, before 8", "helps with prints", &["county-prints"]),
    ("2024, 1.3, before 9", "coffee and a way to have lunch", &["county-food"]),
    ("2024, 1.3, before 10", "somebody from IT on site", &["county-it"]),
    ("2024, 1.3, before 11", "prepares room and tables", &["county-room"]),
    ("2024, 1.3, during 1", "contributes the regional view and experience", &["county-regional"]),
    ("2024, 1.3, during 2", "helps to answer questions and speaks for the work", &["county-help"]),
    ("2024, 1.3, during 3", "helps to usher people out to breaks and back", &["county-breaks"]),
    ("2024, 1.3, after 1", "answers questions", &["county-answers"]),
    ("2024, 1.3, after 2", "sends out the documentation", &["county-documentation"]),
    ("2024, 1.3, after 3", "speaks for election security before the election", &["county-ambassador"]),
    ("2024, 1.3, after 4", "supports municipalities with method", &["county-method"]),
    ("2024, 1.4", "says whether it wants one, by a last day", &["county-interest"]),
    ("2024, 1.4", "may ask questions", &["national-questions"]),
    ("2022, heading", "exact times come in the next letter", &["county-times"]),
    ("2022, heading", "registration, preferably one list with addresses", &["municipality-register"]),
    ("2022, heading", "a link to all registered the day before", &["county-link"]),
    (
        "2022, training",
        "a method and a guide for the protection analysis",
        &["national-method", "municipality-analysis"],
    ),
    (
        "2022, training",
        "proposed measures go into the ordinary material; further support",
        &["national-proposals", "national-support"],
    ),
    (
        "2022, course",
        "the course opens, and municipalities are invited to it in good time",
        &["national-course", "national-course-letter"],
    ),
    ("2022, course", "every participant has taken it on their own before the day", &["municipality-course"]),
    (
        "2022, workshop",
        "one room for the municipality, group work without digital communication",
        &["municipality-room", "municipality-groups"],
    ),
    (
        "2022, workshop",
        "the county supports talks, coordinates and knows; its own meetings are apart; facilitators of the authority and a firm lead",
        &["county-discussions", "county-coordinate", "county-meetings", "national-leaders"],
    ),
];

/// What the documents do not ask for, and the chain of PRODUCT.md does.
const BEYOND: [&str; 1] = ["municipality-evaluation"];

fn plan() -> Plan {
    shipped(ElectionKind::EuropeanParliament, NaiveDate::from_ymd_opt(2024, 6, 9).unwrap())
}

#[test]
fn every_task_of_the_two_documents_is_in_the_shipped_programme() {
    let plan = plan();
    for (part, what, tasks) in TASKS {
        assert!(!tasks.is_empty(), "{part}: {what}");
        for id in tasks {
            assert!(plan.tasks.iter().any(|task| task.id == *id), "{part}: {what}: {id} is not there");
        }
    }
}

#[test]
fn every_task_of_the_shipped_programme_comes_from_the_documents() {
    let known = |id: &str| TASKS.iter().any(|(.., tasks)| tasks.contains(&id)) || BEYOND.contains(&id);
    let unknown: Vec<_> = plan().tasks.into_iter().map(|task| task.id).filter(|id| !known(id)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn what_the_documents_put_at_a_stage_stands_there() {
    let plan = plan();
    for (part, what, tasks) in TASKS {
        let Some((_, stage)) = part.split_once("1.3, ") else { continue };
        let stage = match stage.split(' ').next() {
            Some("before") => Stage::Before,
            Some("during") => Stage::During,
            Some("after") => Stage::After,
            _ => continue,
        };
        for id in tasks.iter().filter(|id| id.starts_with("county")) {
            assert!(plan.tasks_of(Tier::County, stage).any(|task| task.id == *id), "{part}: {what}");
        }
    }
}

#[test]
fn what_else_the_documents_say_stands_in_the_shipped_programme() {
    let plan = plan();
    // March and April, five hours with lunch, three to five people, last day for interest 22 January.
    let ymd = |month, day| NaiveDate::from_ymd_opt(2024, month, day).unwrap();
    assert_eq!((plan.first, plan.last, plan.interest_by), (ymd(3, 1), ymd(4, 30), ymd(1, 22)));
    let day = on_standard_day(&plan.agenda).unwrap();
    assert_eq!(day.slots.iter().map(|slot| u32::from(slot.minutes)).sum::<u32>(), 300);
    assert!(day.slots.iter().any(|slot| slot.what == What::Lunch));
    assert_eq!((plan.seats_least, plan.seats_most), (3, 5));
    for role in [
        "Valsamordnare",
        "Valnämnd",
        "Säkerhetssamordnare",
        "Kris- och beredskapssamordnare",
        "Kommunikatör",
        "It-säkerhet",
    ] {
        assert!(plan.roles.iter().any(|known| known == role), "{role}");
    }
    assert_eq!(plan.link_days, 1, "the link of 17 January for 18 January 2022");
    assert!(!plan.course.is_empty() && !plan.evaluation.is_empty());
}
