//! Samples of the county's pages.

use askama::Template;
use roster::Role;
use store::vault::Unopened;
use texts::Words;

use super::answers::answers_page;
use super::participants::participants_page;
use super::protected::{Step, opened, protected_page};
use super::samples::{day, id, shell, workshop};
use crate::registration::protected::Opening;
use crate::registration::reading::Needs;
use crate::registration::rules;
use crate::registration::sealed::Who;
use crate::registration::views::{Answer, ParticipantRow};
use crate::seats::rules::SeatRules;

fn answers(many: usize) -> Vec<Answer> {
    let at = workshop().made_at;
    let one = |at_number: usize| Answer {
        invitation: id(1),
        municipality: id(2),
        name: format!("Kommun {at_number}"),
        code: "2101".into(),
        sent_at: at,
        answered_at: (!at_number.is_multiple_of(3)).then_some(at),
        people: at_number % 6,
        roles: [Role::BoardMember].into(),
        in_role: [(Role::BoardMember, 1 + at_number % 2)].into(),
        reminders: i32::try_from(at_number % 3).unwrap(),
        waiting: at_number % 4,
        held: [(Role::Communicator, at_number % 2)].into(),
        lacking_at: at_number.is_multiple_of(2).then_some(at),
    };
    (0..many).map(one).collect()
}

pub(super) fn county(words: &Words) -> Vec<Result<String, askama::Error>> {
    let mut pages = Vec::new();
    for many in [0, 1, 10, 49] {
        for may_remind in [true, false] {
            let shell = shell(words, "x");
            let page = answers_page(
                shell,
                (&workshop(), &SeatRules::default()),
                answers(many),
                day(2),
                may_remind,
                "1".into(),
            );
            pages.push(page.render());
        }
    }
    let diets =
        ["", "gluten", "laktos", "vegetarisk", "vegan", "halal", "kosher", "pescetarian", "Jordnötter"];
    let row = |at: usize| ParticipantRow {
        id: id(1),
        invitation: id(1),
        municipality: id(1),
        municipality_name: format!("Kommun {}", at / 5),
        municipality_code: "2101".into(),
        name: "Å".repeat(100),
        email: format!("{}@kommun.example", "a".repeat(60)),
        role: Role::ALL[at % 7],
        role_text: "Registrator".into(),
        phone: "070-111 22 01".into(),
        protected: at.is_multiple_of(5),
    };
    let needs = |many: usize| Needs {
        diets: rules::diets((0..many).map(|at| diets[at % 9])),
        access: rules::access((0..many).map(|at| ["", "Hörslinga"][at % 2])),
        unopened: (many > 9).then_some((many, Unopened::Shredded)),
    };
    for many in [0, 1, 245] {
        let rows = (0..many).map(row).collect();
        let page = participants_page(shell(words, "x"), "/workshop/1".into(), rows, needs(many));
        pages.push(page.render());
    }
    let who = Who { name: "Å".repeat(100), email: "a@kommun.example".into(), phone: "070-111 22 01".into() };
    let opening = |many: usize, unopened| Opening {
        people: (0..many).map(|at| (row(at), who.clone())).collect(),
        unopened,
    };
    let ask = |answering: &[&str]| {
        let answering = answering.iter().map(|name| (*name).to_owned()).collect();
        Step::Ask(answering, "Behövs för lokalens insläpp".into(), "1".into())
    };
    for step in [
        Step::Nobody,
        ask(&[]),
        ask(&["Eva Ek", "Ingrid Sandell"]),
        Step::Asked("/i-forening/1".into()),
        Step::Agreed,
        opened(words, opening(1, None)),
        opened(words, opening(40, Some((3, Unopened::Shredded)))),
    ] {
        pages.push(protected_page(shell(words, "x"), &workshop(), 3, step).render());
    }
    pages
}
