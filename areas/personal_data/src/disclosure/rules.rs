//! Columns, and what a list becomes with them. Pure.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use sea_orm::prelude::DateTimeUtc;
use workshop::registration::views::ParticipantRow;

/// A column that can be handed over. Phone, diet and access needs are none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The municipality.
    Municipality,
    /// The target role.
    Role,
    /// The name.
    Name,
    /// The mail address.
    Address,
}

impl Column {
    /// Every column, in their order.
    pub const ALL: [Self; 4] = [Self::Municipality, Self::Role, Self::Name, Self::Address];
    /// What is handed over when nothing else is needed: numbers by municipality and role.
    pub const FEWEST: [Self; 2] = [Self::Municipality, Self::Role];

    /// The code in forms, the table and text keys.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::Role => "role",
            Self::Name => "name",
            Self::Address => "address",
        }
    }

    /// The column of this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.code() == code)
    }

    /// Tells of one person.
    #[must_use]
    pub const fn is_personal(self) -> bool {
        matches!(self, Self::Name | Self::Address)
    }
}

/// Days for which a list may be handed over.
pub const MOST_DAYS: i64 = 180;

/// Somebody can still read it.
#[must_use]
pub fn is_open(ends_on: NaiveDate, withdrawn_at: Option<DateTimeUtc>, today: NaiveDate) -> bool {
    withdrawn_at.is_none() && today <= ends_on
}

/// A row: the texts of its columns, and how many people it stands for when none of them tells of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The texts, in the order of the columns.
    pub texts: Vec<String>,
    /// How many people; none where each row is one.
    pub people: Option<usize>,
}

/// What is handed over of a list. `role` gives the word of a role.
#[must_use]
pub fn rows(
    people: &[ParticipantRow],
    columns: &[Column],
    role: impl Fn(&ParticipantRow) -> String,
) -> Vec<Row> {
    let text = |person: &ParticipantRow, column: Column| match column {
        Column::Municipality => person.municipality_name.clone(),
        Column::Role => role(person),
        Column::Name => person.name.clone(),
        Column::Address => person.email.clone(),
    };
    let open = people.iter().filter(|person| !person.protected);
    let texts = open.map(|person| columns.iter().map(|column| text(person, *column)).collect::<Vec<_>>());
    if columns.iter().any(|column| column.is_personal()) {
        return texts.map(|texts| Row { texts, people: None }).collect();
    }
    let mut counted: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for texts in texts {
        *counted.entry(texts).or_default() += 1;
    }
    counted.into_iter().map(|(texts, people)| Row { texts, people: Some(people) }).collect()
}

#[cfg(test)]
mod tests {
    use sea_orm::prelude::Uuid;

    use super::*;

    fn person(name: &str, municipality: &str, protected: bool) -> ParticipantRow {
        ParticipantRow {
            id: Uuid::nil().into(),
            invitation: Uuid::nil().into(),
            municipality: Uuid::nil().into(),
            municipality_name: municipality.into(),
            municipality_code: "2101".into(),
            name: name.into(),
            email: format!("{name}@x.example"),
            role: workshop::registration::views::role_of("it_security"),
            role_text: String::new(),
            phone: "070".into(),
            protected,
        }
    }

    #[test]
    fn the_fewest_columns_are_numbers_and_who_is_protected_is_in_none() {
        let people = [
            person("A", "Gävle", false),
            person("B", "Gävle", false),
            person("Deltagare 1 (skyddad)", "Gävle", true),
        ];
        let counted = rows(&people, &Column::FEWEST, |_| "it".into());
        assert_eq!(counted, [Row { texts: vec!["Gävle".into(), "it".into()], people: Some(2) }]);
        let named = rows(&people, &Column::ALL, |_| "it".into());
        assert_eq!(named.len(), 2);
        assert!(named.iter().all(|row| row.people.is_none() && !row.texts.join(" ").contains("skyddad")));
    }

    #[test]
    fn it_ends_on_its_day_or_when_it_is_taken_back() {
        let day = |text: &str| text.parse().unwrap();
        let at = Some(chrono::DateTime::UNIX_EPOCH);
        assert!(is_open(day("2029-03-01"), None, day("2029-03-01")));
        assert!(!is_open(day("2029-03-01"), None, day("2029-03-02")));
        assert!(!is_open(day("2029-03-01"), at, day("2029-01-01")));
    }
}
