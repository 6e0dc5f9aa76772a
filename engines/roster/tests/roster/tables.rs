//! Text tables and pasted lists beyond the five files.

use roster::{Caps, FaultCode, Field, Form, Refusal, Role, SkipReason, read_text};

use crate::{codes, faults, file, names, text};

#[test]
fn columns_may_stand_in_any_order_and_unknown_ones_are_kept_raw() {
    let reading = text("Nr;Tfn;Mail;Deltagare\n1;070-1112201;karin@x.se;Karin Åström");
    assert_eq!(reading.columns[0].field, None);
    assert_eq!(reading.rows[0].person.name, "Karin Åström");
    assert_eq!(reading.rows[0].cells, ["1", "070-1112201", "karin@x.se", "Karin Åström"]);
}

#[test]
fn a_list_without_a_header_is_understood_by_its_content() {
    let reading =
        text("Karin Åström;Valsamordnare;karin@x.se;070-111 22 01\nAnna Ek;Ledamot;anna@x.se;070-111 22 02");
    let fields: Vec<_> = reading.columns.iter().map(|c| c.field).collect();
    assert_eq!(fields, [Field::Name, Field::Role, Field::Email, Field::Phone].map(Some));
    assert_eq!(reading.rows.len(), 2);
    assert!(reading.rows.iter().all(roster::Row::is_clean));
}

#[test]
fn names_alone_one_a_line_are_a_list_with_addresses_missing() {
    let reading = text("Karin Åström\nAnna Ek\n");
    assert_eq!(names(&reading), ["Karin Åström", "Anna Ek"]);
    assert_eq!(codes(&reading), [FaultCode::EmailMissing, FaultCode::EmailMissing]);
}

#[test]
fn one_name_and_address_a_line_is_read() {
    let reading = text("Karin Åström <karin@x.se>\r\nEk, Anna <anna@x.se>\r\n");
    assert_eq!(reading.form, Form::Addresses);
    assert_eq!(names(&reading), ["Karin Åström", "Anna Ek"]);
}

#[test]
fn addresses_alone_one_a_line_are_read() {
    let reading = text("karin.astrom@x.se\nanna.ek@x.se");
    assert_eq!(reading.rows.len(), 2);
    assert_eq!(reading.rows[0].faults[0].proposal.as_deref(), Some("Karin Astrom"));
}

#[test]
fn running_text_is_no_list() {
    let letter =
        "Hej!\nVi återkommer om vilka som kommer från oss, det är inte klart ännu.\nMed vänlig hälsning";
    let refusal = read_text(letter, &Caps::default()).unwrap_err();
    assert_eq!(refusal.code(), "not_a_list");
}

#[test]
fn utf8_taken_for_latin_1_is_mended_and_said() {
    let reading = text("Namn;E-post\nKarin Ã…strÃ¶m;karin@x.se");
    assert_eq!(names(&reading), ["Karin Åström"]);
    assert_eq!(faults(&reading), ["2 name text_mended"]);
}

#[test]
fn letters_lost_before_are_said() {
    assert_eq!(faults(&text("Namn;E-post\nKarin \u{fffd}str\u{fffd}m;karin@x.se")), ["2 name letters_lost"]);
}

#[test]
fn a_decomposed_name_is_composed_and_otherwise_kept() {
    let reading = text("Namn;E-post\nPer-Olov O\u{308}hman af  Ek;p@x.se");
    assert_eq!(names(&reading), ["Per-Olov Öhman af Ek"]);
    assert!(reading.rows[0].faults.is_empty());
}

#[test]
fn a_stray_zero_byte_is_taken_out_and_said() {
    let reading =
        file(b"Namn;E-post\nKarin\0 Ek;karin@x.se\nAnna Ek som har ett l\xe5ngt namn;anna@x.se").unwrap();
    assert_eq!(names(&reading)[0], "Karin Ek");
    assert_eq!(codes(&reading), [FaultCode::ControlCharacters]);
}

#[test]
fn a_leading_zero_that_a_spreadsheet_dropped_is_proposed() {
    let reading = text("Namn;E-post;Mobil\nKarin Ek;karin@x.se;701112201");
    let fault = &reading.rows[0].faults[0];
    assert_eq!((fault.code, fault.proposal.as_deref()), (FaultCode::PhoneZeroLost, Some("0701112201")));
    assert_eq!(reading.rows[0].person.phone, "701112201");
}

#[test]
fn allergies_and_special_diet_in_two_columns_are_joined() {
    let reading =
        text("Namn;E-post;Allergier;Specialkost\nKarin Ek;k@x.se;nötter;vegan\nAnna Ek;a@x.se;nej;-");
    assert_eq!(reading.rows[0].person.diet, "nötter; vegan");
    assert_eq!(reading.rows[1].person.diet, "");
}

#[test]
fn two_names_on_one_address_are_said_on_the_row_that_is_kept() {
    let reading = text("Namn;E-post;Mobil\nKarin Ek;val@x.se;\nAnna Berg;VAL@x.se;070-111 22 02");
    assert_eq!(faults(&reading), ["2 email address_shared"]);
    assert_eq!(reading.rows[0].faults[0].column, Some(1));
    assert_eq!(reading.rows[0].person.phone, "070-111 22 02");
    assert_eq!(reading.merged[0].filled, [Field::Phone]);
    assert_eq!(reading.merged[0].differs, [Field::Name]);
}

#[test]
fn two_people_without_a_real_address_stay_two() {
    let reading = text("Namn;E-post\nKarin Ek;saknas\nAnna Ek;saknas");
    assert_eq!(reading.rows.len(), 2);
}

#[test]
fn a_header_that_comes_again_on_a_new_page_is_no_person() {
    let reading = text("Namn;E-post\nKarin Ek;k@x.se\nNAMN;E-post\nAnna Ek;a@x.se");
    assert_eq!(reading.rows.len(), 2);
    assert_eq!(reading.skipped_rows[1].reason, SkipReason::RepeatedHeader);
}

#[test]
fn an_unknown_role_is_kept_as_written() {
    let reading = text("Namn;Roll;E-post\nKarin Ek;Registrator;k@x.se");
    let person = &reading.rows[0].person;
    assert_eq!((person.role, person.role_text.as_str()), (Some(Role::Other), "Registrator"));
    assert!(reading.rows[0].is_clean());
}

#[test]
fn name_and_address_in_the_same_cell_are_taken_apart() {
    let reading = text("Kommun;E-post\nGävle;Karin Ek <karin@x.se>\nHofors;anna.ek@x.se");
    assert_eq!(names(&reading), ["Karin Ek", ""]);
    assert_eq!(reading.rows[0].person.email, "karin@x.se");
}

#[test]
fn only_a_header_is_refused_with_its_row() {
    let refusal = read_text("Anmälan\nNamn;E-post\n;\n", &Caps::default()).unwrap_err();
    assert_eq!(refusal, Refusal::OnlyHeader { row: 2 });
}

#[test]
fn utf_16_as_excel_saves_unicode_text_is_read() {
    let list = "\u{feff}Namn\tE-post\r\nKarin Åström\tkarin@x.se\r\n";
    let bytes: Vec<u8> = list.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let reading = file(&bytes).unwrap();
    assert_eq!(reading.encoding, Some("UTF-16LE"));
    assert_eq!(names(&reading), ["Karin Åström"]);
}

#[test]
fn a_line_that_leaves_out_the_role_still_has_its_address() {
    let reading = text("Karin Åström;Valsamordnare;karin.astrom@ockelbo.example\nUlla Ek;ulla.ek@ockelbo\n");
    let people: Vec<_> = reading.rows.iter().map(|row| (&*row.person.email, row.person.role)).collect();
    let karin = ("karin.astrom@ockelbo.example", Some(Role::ElectionCoordinator));
    assert_eq!(people, [karin, ("ulla.ek@ockelbo", None)]);
    assert_eq!(reading.rows[1].person.role_text, "");
    let proposal = reading.rows[1].faults.iter().find_map(|fault| fault.proposal.as_deref());
    assert_eq!(proposal, Some("ulla.ek@ockelbo.example"));
}

#[test]
fn the_apostrophe_of_our_own_export_is_taken_away() {
    let reading = text(
        "Namn;E-post;Telefon\n'=Anna Ek;anna@ovanaker.example;'+46 70 111 22 02\n't Hooft;per@ovanaker.example;\n",
    );
    let read: Vec<_> = reading.rows.iter().map(|row| (&*row.person.name, &*row.person.phone)).collect();
    assert_eq!(read, [("=Anna Ek", "+46 70 111 22 02"), ("'t Hooft", "")]);
}
