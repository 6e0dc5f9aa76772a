//! The rows that are not taken along, to take out with the reason beside each: to be corrected and sent again.

use axum::extract::Path;
use axum::response::Response;
use sheets::{Cell, Column, FileKind, Sheet};
use texts::Words;
use web::{Posted, Shown, Trouble, file};

use super::Sender;
use super::rows::label;
use super::sending::draft;
use crate::registration::check::{self, Finding};
use crate::registration::form::Line;

/// The rows as a file. Nothing is stored or read by it: all of it comes from the form.
pub(crate) async fn take_out(
    sender: Sender,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let opened = sender.open(&id).await?;
    let kind = FileKind::of_code(posted.text("kind")).ok_or(Trouble::Malformed)?;
    let drafted = draft(&opened, &posted).await?;
    let words = opened.words();
    let places = opened.places().await?;
    let found = check::findings(&drafted.draft.lines, drafted.faults, &places, |line| label(words, line));
    let municipality = &opened.invited.municipality.formal_name;
    let sheet = sheet(words, municipality, &drafted.draft.lines, &found);
    let made_at = opened.app.store().doors().now();
    let bytes = sheet.to_file(kind, made_at).map_err(|fault| Trouble::from_error(&fault))?;
    let name = format!("{}.{}", words.say("registration-refused-file-name"), kind.code());
    Ok(file(bytes, kind.mime(), &name, Shown::Saved))
}

/// Whether a row is among them.
pub(super) fn is_refused(line: &Line, found: &[Finding]) -> bool {
    !line.is_blank() && (line.out || found.iter().any(|one| one.is_fault))
}

/// The rows that stay out or have a fault. Its columns are read as they were when it is sent again; the two that are
/// ours alone, the row and the reason, are read as nothing.
pub(super) fn sheet(words: &Words, municipality: &str, lines: &[Line], found: &[Vec<Finding>]) -> Sheet {
    let column = |key: &str, width| Column { title: words.say(key), width };
    let rows = lines.iter().zip(found).filter(|(line, found)| is_refused(line, found));
    Sheet {
        name: words.say("registration-refused-title"),
        columns: vec![
            column("registration-refused-row", 14.0),
            column("registration-refused-why", 60.0),
            column("registration-name", 28.0),
            column("registration-role", 26.0),
            column("registration-email", 36.0),
            column("registration-phone", 18.0),
            column("registration-diet", 24.0),
            column("registration-access", 24.0),
            column("registration-protected", 14.0),
        ],
        rows: rows.map(|(line, found)| row(words, municipality, line, found)).collect(),
    }
}

fn row(words: &Words, municipality: &str, line: &Line, found: &[Finding]) -> Vec<Cell> {
    let text = |text: &str| if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) };
    let person = &line.person;
    let role = match person.role {
        _ if !person.role_text.is_empty() => person.role_text.clone(),
        Some(role) => words.say(&format!("role-{}", role.code())),
        None => String::new(),
    };
    let protected = if person.protected { words.say("registration-refused-yes") } else { String::new() };
    vec![
        text(&label(words, line)),
        text(&why(words, municipality, line, found)),
        text(&person.name),
        text(&role),
        text(&person.email),
        text(&person.phone),
        text(&person.diet),
        text(&person.access),
        text(&protected),
    ]
}

/// Every reason, with what it could be instead.
fn why(words: &Words, municipality: &str, line: &Line, found: &[Finding]) -> String {
    let mut said = super::said::faults(words, found, municipality);
    if said.is_empty() && line.out {
        said.push(words.say("registration-refused-by-hand"));
    }
    said.join(" ")
}

#[cfg(test)]
mod tests {
    use roster::{Caps, Person};
    use texts::Lang;

    use super::super::samples::words;
    use super::*;

    fn line(name: &str, email: &str) -> Line {
        let person = Person {
            name: name.into(),
            email: email.into(),
            role_text: "Kommunikatör".into(),
            role: Some(roster::Role::Communicator),
            diet: "nötter".into(),
            protected: true,
            ..Person::default()
        };
        Line { number: Some(2), out: true, person, ..Line::default() }
    }

    #[test]
    fn what_was_taken_out_is_read_again_as_the_same_people() {
        for lang in Lang::ALL {
            let words = words(lang);
            let lines = [line("Karin Ek", "karin@"), line("=1+1", "e@x.se")];
            let fault = Finding {
                field: roster::Field::Email,
                code: "email_invalid",
                is_fault: true,
                given: "karin@".into(),
                proposal: Some("karin@x.se".into()),
            };
            let sheet = sheet(&words, "Ockelbo kommun", &lines, &[vec![fault], Vec::new()]);
            let made_at = "2029-01-02T09:00:00Z".parse().unwrap();
            for bytes in [sheet.to_csv_for_excel().unwrap(), sheet.to_xlsx(made_at).unwrap()] {
                let taken = roster::take(&bytes, &Caps::default(), &[]).unwrap();
                let people: Vec<Person> =
                    taken.lists[0].reading.rows.iter().map(|row| row.person.clone()).collect();
                let sent: Vec<Person> = lines.iter().map(|line| line.person.clone()).collect();
                assert_eq!(people, sent, "{lang}");
            }
        }
    }
}
