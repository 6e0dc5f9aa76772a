//! What people do to tables, and readings that somebody has decided about.

use roster::{Columns, Field, SkipReason};

use crate::kept::{people, taken, taken_as};
use crate::names;

fn list(text: &str) -> roster::Taken {
    taken(text.as_bytes())
}

#[test]
fn name_and_role_in_one_column_are_taken_apart() {
    let taken = list(
        "Namn (roll);E-post\nAnna Ek (säkerhetschef);a@x.se\nBo Ek, kommunikatör;b@x.se\nMia (Ia) Ek;m@x.se",
    );
    assert_eq!(
        people(&taken),
        ["Anna Ek|a@x.se|säkerhetschef|", "Bo Ek|b@x.se|kommunikatör|", "Mia (Ia) Ek|m@x.se||"]
    );
}

#[test]
fn several_people_in_one_row_are_taken_apart_and_said() {
    let taken = list(
        "Kommun;Namn;Roll;E-post;Kost\nGävle;\"Anna Ek\nBo Ek\";Valsamordnare och kommunikatör;a@x.se, b@x.se;\nHofors;Mia Ek & Per Ek;;;vegan\nMora;Karin Ek;;k@x.se;",
    );
    assert_eq!(
        people(&taken),
        [
            "Anna Ek|a@x.se|Valsamordnare|Gävle",
            "Bo Ek|b@x.se|kommunikatör|Gävle",
            "Mia Ek|||Hofors",
            "Per Ek|||Hofors",
            "Karin Ek|k@x.se||Mora"
        ]
    );
    let rows = &taken.lists[0].reading.rows;
    assert_eq!(
        rows.iter().map(|row| (row.number, row.entry)).collect::<Vec<_>>(),
        [(2, 0), (2, 1), (3, 0), (3, 1), (4, 0)]
    );
    assert!(rows[..4].iter().all(|row| row.faults[0].code.code() == "several_people"));
    assert_eq!(rows[2].person.diet, "vegan");
    assert!(rows[0].is_clean());
}

#[test]
fn addresses_with_spaces_or_swedish_letters_are_proposed_anew() {
    let taken = list("Namn;E-post\nAnna Ek;anna. ek@x.se\nBo Åkesson;bo.åkesson@x.se");
    let proposals: Vec<_> =
        taken.lists[0].reading.rows.iter().map(|row| row.faults[0].proposal.clone().unwrap()).collect();
    assert_eq!(proposals, ["anna.ek@x.se", "bo.akesson@x.se"]);
}

#[test]
fn names_stay_as_they_are_written() {
    let taken = list("Namn;E-post\nvon Essen MCDONALD;a@x.se\nåsa d'Arc-Öhman  af Ek;b@x.se");
    assert_eq!(names(&taken.lists[0].reading), ["von Essen MCDONALD", "åsa d'Arc-Öhman af Ek"]);
}

#[test]
fn a_header_in_two_languages_and_in_two_rows_is_no_person() {
    let reading = &list("Namn;E-post\nName;E-mail\nAnna Ek;a@x.se").lists[0].reading;
    assert_eq!(reading.rows.len(), 1);
    assert_eq!(reading.skipped_rows[1].reason, SkipReason::RepeatedHeader);
    let reading = &list("Namn;Kontaktuppgifter;;Kost\n;E-post;Telefon;\nAnna Ek;a@x.se;070-111 22 33;vegan")
        .lists[0]
        .reading;
    let fields: Vec<_> = reading.columns.iter().map(|column| column.field).collect();
    assert_eq!(fields, [Field::Name, Field::Email, Field::Phone, Field::Diet].map(Some));
    assert_eq!((reading.rows.len(), reading.skipped_rows.len()), (1, 2));
}

#[test]
fn a_person_below_a_header_is_not_taken_for_a_second_row_of_it() {
    let reading = &list("Namn;Roll;E-post\nKarin Ek;Valsamordnare;\nAnna Ek;;a@x.se").lists[0].reading;
    assert_eq!(names(reading), ["Karin Ek", "Anna Ek"]);
}

const TWO: &str = "Namn;Kontakt;Signatur;E-post\nAnna Ek;070-111 22 33;AE;a@x.se";

#[test]
fn the_reading_of_columns_can_be_changed_kept_and_given_again() {
    let first = list(TWO);
    let columns = first.lists[0].reading.read_as().with(1, Some(Field::Phone)).with(2, Some(Field::Role));
    let kept = serde_json::to_string(&columns).unwrap();
    let columns: Columns = serde_json::from_str(&kept).unwrap();
    let again = taken_as(TWO.as_bytes(), &columns);
    let person = &again.lists[0].reading.rows[0].person;
    assert_eq!((person.phone.as_str(), person.role_text.as_str()), ("070-111 22 33", "AE"));
    assert_eq!(again.lists[0].reading.read_as(), columns);
}

#[test]
fn a_decision_about_one_header_says_nothing_of_another() {
    let columns = list(TWO).lists[0].reading.read_as().with(0, None);
    let other = "Namn;E-post\nAnna Ek;a@x.se";
    assert_eq!(taken_as(other.as_bytes(), &columns), list(other));
    let next = TWO.replace("Anna Ek", "Bo Ek").replace("Namn;", "NAMN ;");
    assert_eq!(taken_as(next.as_bytes(), &columns).lists[0].reading.rows[0].person.name, "");
}
