//! The pages of the county's version, of approval, of following up and of addresses in every state, in both languages.

use askama::Template as _;
use programme::draft::Part;
use texts::{Lang, Words};
use web::Faults;

use super::addresses::{AddressRow, AddressesPage};
use super::approvals::{ApprovalPage, ApprovalsPage, CountyRow, approval};
use super::corrections::{CorrectionsPage, row};
use super::follow_up::{FollowUpPage, faults};
use super::own_parts::{PartsPage, part_rows, placeholders};
use super::samples::standing;
use super::text::Preview;
use crate::day::pages::samples::{assert_whole, shell, words};
use crate::invitation::follow_up::FollowUp;
use crate::invitation::rules::LONGEST_TEXT;
use crate::invitation::samples::Sample;
use crate::invitation::version::Answer;
use crate::invitation::version::approval::Approval;
use crate::invitation::version::deeds::Seen;
use crate::invitation::version::letters::{asked, said};
use crate::invitation::version::rules::{Kind, Offer};

const SEEN: Seen = Seen { own: 1, national: 4 };

fn parts_page(words: &Words, newer: bool) -> PartsPage {
    let standing = standing(Approval::Writing);
    let typed =
        standing.national.text.parts.iter().map(|part| (part.key.clone(), "Skrivet {dga}.".to_owned()));
    let typed = newer.then(|| typed.collect());
    let mut faults = Faults::none();
    if newer {
        faults.add("del-1", words.say("draft-part-add"));
    }
    PartsPage {
        shell: shell(words).with_faults(&faults),
        faults,
        path: "/workshop/1/inbjudan".into(),
        deed: "0".into(),
        seen: SEEN,
        parts: part_rows(&standing, typed.as_ref()),
        placeholders: placeholders(words),
        newer,
        offers: usize::from(newer),
    }
}

fn corrections_page(words: &Words, kinds: &[Kind]) -> CorrectionsPage {
    let offers = kinds.iter().enumerate().map(|(place, kind)| {
        let proposal = (*kind != Kind::Conflict).then(|| "Båda <b>två</b>.".to_owned());
        let (ours, theirs) = ("Länets ord. ".repeat(200), "Nationens ord. ".repeat(200));
        let offer =
            Offer { key: place.to_string(), name: "Anmälan".into(), kind: *kind, ours, theirs, proposal };
        row(words, place + 1, offer)
    });
    CorrectionsPage {
        offers: offers.collect(),
        shell: shell(words),
        faults: Faults::none(),
        path: "/workshop/1/inbjudan".into(),
        deed: "0".into(),
        seen: SEEN,
        newer: kinds.len() > 1,
    }
}

fn approval_page(words: &Words, state: Approval) -> ApprovalPage {
    let mut standing = standing(state);
    let mut workshop = Sample::usual().workshop;
    if state == Approval::Writing {
        standing.row = None;
        standing.version = None;
        workshop.own_text.clear();
    }
    standing.national.text.parts.push(Part {
        key: "ny".into(),
        name: "Ny".into(),
        text: "Ny del.".into(),
        locked: false,
    });
    let shown = approval(shell(words), "Gävleborgs län", &workshop, &standing);
    ApprovalPage { newer: state == Approval::Returned, ..shown }
}

fn follow_up_page(words: &Words, letter: &FollowUp) -> FollowUpPage {
    let faults = faults(words, letter);
    let preview = Preview {
        code: "2101".into(),
        municipality: "Ockelbo kommun".into(),
        subject: letter.subject.clone(),
        html: String::new(),
    };
    FollowUpPage {
        unreached: "Hofors, Ovanåker".into(),
        shell: shell(words).with_faults(&faults),
        preview: faults.is_empty().then_some(preview),
        faults,
        path: "/workshop/1/inbjudan".into(),
        deed: "0".into(),
        subject: letter.subject.clone(),
        text: letter.text.clone(),
        municipalities: 10,
        placeholders: placeholders(words),
    }
}

fn addresses_page(words: &Words, rows: usize) -> AddressesPage {
    let mut faults = Faults::none();
    if rows > 1 {
        faults.add("address", words.say("addresses-fault"));
    }
    let rows = (0..rows).map(|number| AddressRow {
        id: sea_orm::prelude::Uuid::from_u128(number as u128).into(),
        name: "Valkansliet <b>".repeat(number + 1),
        address: format!("{}@ockelbo.example", "val".repeat(number + 1)),
        bounced: number % 2 == 1,
    });
    AddressesPage {
        shell: shell(words).with_faults(&faults),
        faults,
        deed: "0".into(),
        rows: rows.collect(),
        name: "Val & <i>".into(),
        address: "val på ockelbo".into(),
    }
}

#[test]
fn every_page_is_whole_in_both_languages() {
    let all = [Kind::Untouched, Kind::Merged, Kind::Conflict, Kind::New, Kind::Gone, Kind::Locked];
    for lang in Lang::ALL {
        let words = words(lang);
        let mut pages = vec![
            parts_page(&words, false).render().unwrap(),
            parts_page(&words, true).render().unwrap(),
            corrections_page(&words, &[]).render().unwrap(),
            corrections_page(&words, &all).render().unwrap(),
            ApprovalsPage { shell: shell(&words), asks: false, rows: Vec::new() }.render().unwrap(),
        ];
        pages.extend(all.map(|kind| corrections_page(&words, &[kind]).render().unwrap()));
        pages.extend(Approval::ALL.map(|state| approval_page(&words, state).render().unwrap()));
        let rows = Approval::ALL.map(|state| CountyRow {
            href: "/inbjudningar/1".into(),
            county: "Gävleborgs län".into(),
            day: "tisdag 13 mars 2029".into(),
            kind: "now",
            state: words.say(&format!("version-approval-{}", state.code())),
            when: String::new(),
        });
        pages.push(ApprovalsPage { shell: shell(&words), asks: true, rows: rows.into() }.render().unwrap());
        for letter in [
            FollowUp::written("", ""),
            FollowUp::written("Exakta tider", "Kom {dag}!"),
            FollowUp::written(&"å".repeat(201), &"{dga} ".repeat(LONGEST_TEXT)),
        ] {
            pages.push(follow_up_page(&words, &letter).render().unwrap());
        }
        pages.extend([0, 1, 20].map(|rows| addresses_page(&words, rows).render().unwrap()));
        for html in pages {
            assert_whole(&html, lang);
            assert!(!html.contains("<b>") && !html.contains("<i>"), "markup in a text became markup");
        }
    }
}

#[test]
fn the_letters_about_approval_say_whose_invitation_and_what_was_said() {
    for lang in Lang::ALL {
        let words = words(lang);
        let county = Sample::usual().county;
        let (subject, paragraphs) = asked(&words, &county);
        assert!(subject.contains("Gävleborgs län") && paragraphs[0].contains("Länsstyrelsen Gävleborg"));
        for (approved, text) in [(true, ""), (true, "Fint!"), (false, &*"Ta bort lunchen. ".repeat(200))] {
            let (subject, paragraphs) = said(&words, &Answer { approved, words: text.to_owned() });
            assert!(!subject.is_empty() && paragraphs.len() == 1 + usize::from(!text.is_empty()));
            for line in paragraphs.iter().chain([&subject]) {
                assert!(!line.contains('⟦'), "{lang}: {line}");
            }
            assert!(text.is_empty() || paragraphs[1].contains(text.trim()));
        }
    }
}
