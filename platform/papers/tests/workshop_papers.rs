//! Every sample of every paper of a workshop: printed strictly in both languages, PDF/UA-1, and as it looked before.

mod proofs;
/// The papers themselves, without the rest of their area.
#[path = "../../../areas/workshop/src/papers/mod.rs"]
#[allow(dead_code, reason = "the areas' pages use what is not used here")]
mod workshop;

use std::path::Path;

use papers::{Press, Sheet};
use proofs::pictures::Album;
use proofs::{structure, tree};
use workshop::Paper;

fn print<P: Paper>(paper: &P, language: &str) -> Vec<u8> {
    let data = serde_json::to_value(paper).expect("plain data");
    let made_at = "2029-01-08T08:00:00Z".parse().expect("a moment");
    let sheet = Sheet { template: P::TEMPLATE, data: &data, title: paper.title(), language, made_at };
    Press::new().proof(&sheet).unwrap_or_else(|fault| panic!("{}: {fault}", paper.title()))
}

fn album() -> Album {
    Album {
        kept: Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures"),
        new: Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures"),
    }
}

/// All samples are checked; pictures are kept of all in Swedish and of the usual one in English.
fn all_samples_are_right<P: Paper>(paper: &str) {
    let mut faults = Vec::new();
    for language in ["sv", "en"] {
        for (sample, data) in P::samples(language) {
            let name = format!("{paper}/{}-{language}", sample.replace(' ', "-"));
            let pdf = print(&data, language);
            let wrong = structure::faults(&pdf, data.title(), language);
            faults.extend(wrong.into_iter().map(|fault| format!("{name}: {fault}")));
            if language == "sv" || sample == "usual" {
                faults.extend(album().compare(&name, &pdf));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_agenda_is_accessible_and_looks_as_it_did() {
    all_samples_are_right::<workshop::agenda::Agenda>("agenda");
}

#[test]
fn the_order_to_the_venue_is_accessible_and_looks_as_it_did() {
    all_samples_are_right::<workshop::venue_order::VenueOrder>("venue_order");
}

#[test]
fn the_table_plan_is_accessible_and_looks_as_it_did() {
    all_samples_are_right::<workshop::table_plan::TablePlan>("table_plan");
}

#[test]
fn the_place_cards_are_accessible_and_look_as_they_did() {
    all_samples_are_right::<workshop::place_cards::PlaceCards>("place_cards");
}

#[test]
fn the_table_tents_are_accessible_and_look_as_they_did() {
    all_samples_are_right::<workshop::table_tents::TableTents>("table_tents");
}

#[test]
fn the_slips_are_accessible_and_look_as_they_did() {
    all_samples_are_right::<workshop::slips::Slips>("slips");
}

#[test]
fn the_participant_list_is_accessible_and_looks_as_it_did() {
    all_samples_are_right::<workshop::participant_list::ParticipantList>("participant_list");
}

#[test]
fn the_invitation_is_accessible_and_looks_as_it_did() {
    all_samples_are_right::<workshop::invitation::Invitation>("invitation");
}

#[test]
fn the_badges_are_accessible_and_look_as_they_did() {
    all_samples_are_right::<workshop::badges::Badges>("badges");
}

#[test]
fn the_door_list_is_accessible_and_looks_as_it_did() {
    all_samples_are_right::<workshop::door_list::DoorList>("door_list");
}

#[test]
fn the_sign_in_sheet_is_accessible_and_looks_as_it_did() {
    all_samples_are_right::<workshop::sign_in_sheet::SignInSheet>("sign_in_sheet");
}

#[test]
fn the_certificates_are_accessible_and_look_as_they_did() {
    all_samples_are_right::<workshop::certificates::Certificates>("certificates");
}

#[test]
fn the_signs_are_accessible_and_look_as_they_did() {
    all_samples_are_right::<workshop::signs::Sign>("signs");
}

#[test]
fn every_person_of_the_index_is_a_row_with_a_header() {
    let (_, plan) = workshop::table_plan::TablePlan::samples("sv").swap_remove(1);
    let tags = tree::tags(&print(&plan, "sv"));
    // Three titles of columns and one header cell for every person.
    assert_eq!(tags["TH"], 3 + plan.index.len());
    assert_eq!(tags["H1"], 1);
    assert_eq!(tags["LI"], plan.index.len());
}

#[test]
fn the_upper_half_of_a_tent_is_not_read_a_second_time() {
    let (_, tents) = workshop::table_tents::TableTents::samples("sv").swap_remove(1);
    assert_eq!(tree::tags(&print(&tents, "sv"))["H1"], tents.tables.len());
}
