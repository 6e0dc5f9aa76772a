//! The five lists as they arrive in real life. What each must give stands in the README of the data they come from.

use roster::{Field, Form, Reading, Role, SkipReason};

use crate::{faults, file, names};

const BOM: &[u8] = include_bytes!("../fixtures/deltagare_semikolon_utf8bom.csv");
const WINDOWS: &[u8] = include_bytes!("../fixtures/deltagare_semikolon_windows1252.csv");
const COMMA: &[u8] = include_bytes!("../fixtures/deltagare_komma_utf8.csv");
const TABS: &[u8] = include_bytes!("../fixtures/deltagare_inklistrad_tab.txt");
const OUTLOOK: &[u8] = include_bytes!("../fixtures/deltagare_outlookrad.txt");

/// The five files.
pub fn all() -> Vec<Vec<u8>> {
    [BOM, WINDOWS, COMMA, TABS, OUTLOOK].map(<[u8]>::to_vec).to_vec()
}

fn fields(reading: &Reading) -> Vec<Option<Field>> {
    reading.columns.iter().map(|column| column.field).collect()
}

/// The three files hold the same eight rows.
fn holds_the_eight_rows(reading: &Reading, separator: char, encoding: &str) {
    assert_eq!(reading.form, Form::Separated { separator });
    assert_eq!(reading.encoding, Some(encoding));
    assert_eq!(
        fields(reading),
        [Field::Name, Field::Role, Field::Email, Field::Phone, Field::Municipality, Field::Diet].map(Some)
    );
    assert_eq!(
        names(reading),
        [
            "Karin Åström",
            "Per-Olov Öhman",
            "Anna Sjöberg",
            "Håkan Ljung",
            "Maria \"Mia\" Niemi",
            "=HYPERLINK(\"http://x.example\")",
            "Elsa Wästberg",
        ]
    );
    let numbers: Vec<usize> = reading.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [2, 3, 4, 5, 6, 8, 9]);
    assert_eq!(reading.rows.iter().filter(|row| row.is_clean()).count(), 6);
    assert_eq!(
        faults(reading),
        ["4 name name_turned", "8 name formula_as_text", "9 email email_invalid"],
        "one address error, the rest are notices"
    );
    let elsa = &reading.rows[6].faults[0];
    assert_eq!((elsa.column, elsa.given.as_str()), (Some(2), "elsa.wastberg@ljusdal"));
    assert_eq!(elsa.proposal.as_deref(), Some("elsa.wastberg@ljusdal.example"));

    let diets: Vec<&str> = reading.rows.iter().map(|row| row.person.diet.as_str()).collect();
    assert_eq!(diets, ["glutenfri", "", "", "Nötallergi; ej ägg", "Vegetarian", "", ""]);
    let roles: Vec<Option<Role>> = reading.rows.iter().map(|row| row.person.role).collect();
    assert_eq!(
        roles,
        [
            Role::ElectionCoordinator,
            Role::SecurityCoordinator,
            Role::BoardMember,
            Role::PreparednessCoordinator,
            Role::Communicator,
            Role::ItSecurity,
            Role::ItSecurity,
        ]
        .map(Some)
    );
    assert_eq!(reading.rows[1].person.phone, "+46 70 111 22 02");
    assert_eq!(reading.rows[3].person.municipality, "Gävle kommun");

    let [merged] = &reading.merged[..] else { panic!("one row is merged") };
    assert_eq!((merged.kept, merged.number), (2, 7));
    assert_eq!(merged.email, "karin.astrom@ockelbo.example");
    assert_eq!(merged.differs, [Field::Municipality, Field::Diet]);
    let skipped: Vec<_> = reading.skipped_rows.iter().map(|row| (row.number, row.reason)).collect();
    assert_eq!(skipped, [(1, SkipReason::Header)]);
}

#[test]
fn swedish_excel_csv_utf8_with_byte_order_mark() {
    holds_the_eight_rows(&file(BOM).unwrap(), ';', "UTF-8");
}

#[test]
fn swedish_excel_csv_in_windows_1252_with_a_sep_line() {
    holds_the_eight_rows(&file(WINDOWS).unwrap(), ';', "windows-1252");
}

#[test]
fn comma_separated_utf8() {
    holds_the_eight_rows(&file(COMMA).unwrap(), ',', "UTF-8");
}

#[test]
fn pasted_from_a_sheet_with_title_rows_and_other_header_words() {
    let reading = file(TABS).unwrap();
    assert_eq!(reading.form, Form::Separated { separator: '\t' });
    assert_eq!(
        fields(&reading),
        [
            Field::FirstName,
            Field::LastName,
            Field::Role,
            Field::Email,
            Field::Phone,
            Field::Municipality,
            Field::Diet
        ]
        .map(Some)
    );
    assert_eq!(
        names(&reading),
        [
            "Karin Åström",
            "Per-Olov Öhman",
            "Anna Sjöberg",
            "Håkan Ljung",
            "Maria \"Mia\" Niemi",
            "Elsa Wästberg"
        ]
    );
    let numbers: Vec<usize> = reading.rows.iter().map(|row| row.number).collect();
    assert_eq!(numbers, [4, 5, 6, 7, 8, 10]);
    assert_eq!(faults(&reading), ["10 email email_invalid"]);
    assert_eq!(reading.merged.iter().map(|m| (m.kept, m.number)).collect::<Vec<_>>(), [(4, 9)]);
    let skipped: Vec<_> = reading.skipped_rows.iter().map(|row| (row.number, row.reason)).collect();
    assert_eq!(skipped, [(1, SkipReason::Title), (3, SkipReason::Header)]);
}

#[test]
fn an_outlook_line_of_six_entries_is_five_people() {
    let reading = file(OUTLOOK).unwrap();
    assert_eq!(reading.form, Form::Addresses);
    assert_eq!(names(&reading), ["Karin Åström", "Anna Sjöberg", "", "Håkan Ljung", ""]);
    let addresses: Vec<&str> = reading.rows.iter().map(|row| row.person.email.as_str()).collect();
    assert_eq!(
        addresses,
        [
            "karin.astrom@ockelbo.example",
            "anna.sjoberg@hofors.example",
            "perolov.ohman@ockelbo.example",
            "hakan.ljung@gavle.example",
            "mia.niemi@sandviken.example",
        ]
    );
    assert_eq!(reading.rows[3].person.municipality, "Gävle kommun");
    assert_eq!(faults(&reading), ["2 name name_turned", "3 name name_missing", "5 name name_missing"]);
    assert_eq!(reading.rows[2].faults[0].proposal.as_deref(), Some("Perolov Ohman"));
    assert_eq!(reading.rows[4].faults[0].proposal.as_deref(), Some("Mia Niemi"));
    assert_eq!(reading.merged.iter().map(|m| (m.kept, m.number)).collect::<Vec<_>>(), [(1, 6)]);
}
