//! A letter in a list: the page of all letters uses it, and every page that lists the letters about one thing.
//! The table's rows are drawn by `letters/rows.html`.

use store::outbox::{Posted, State};
use texts::{Words, local};

/// One letter in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterRow {
    /// The letter's own page.
    pub href: String,
    /// Name of the receiver.
    pub name: String,
    /// Mail address of the receiver.
    pub address: String,
    /// Subject line.
    pub subject: String,
    /// When it left, or was written when it has not: "2029-01-18 09.00", on the clock in Sweden.
    pub when: String,
    /// The kind of the tag, as `parts::tag` takes it.
    pub kind: &'static str,
    /// Where it is on its way, in words.
    pub state: String,
    /// Why it did not get through, as the mail server said it; empty when it did.
    pub reason: String,
}

impl LetterRow {
    /// The row of a letter.
    #[must_use]
    pub fn of(letter: &Posted, words: &Words) -> Self {
        let moment = local(letter.sent_at.unwrap_or(letter.posted_at));
        Self {
            href: format!("/brev/{}", letter.id),
            name: letter.name.clone(),
            address: letter.address.clone(),
            subject: letter.subject.clone(),
            when: format!("{} {}", moment.format("%Y-%m-%d"), words.time(moment.time())),
            kind: kind(letter.state),
            state: words.say(&format!("letters-state-{}", letter.state.code())),
            reason: letter.reason.clone().unwrap_or_default(),
        }
    }
}

const fn kind(state: State) -> &'static str {
    match state {
        State::Waiting => "none",
        State::Sending => "now",
        State::Sent => "done",
        State::Uncertain | State::Held => "due",
        State::Failed => "late",
    }
}

#[cfg(test)]
pub(super) mod samples {
    use chrono::DateTime;
    use sea_orm::prelude::Uuid;

    use super::*;

    /// A letter in a state.
    pub(in crate::letters) fn posted(state: State, subject: &str) -> Posted {
        Posted {
            about: Uuid::from_u128(2),
            id: Uuid::from_u128(1),
            occasion: "invitation".to_owned(),
            receiver: None,
            name: "Valnämnden i Ockelbo kommun".to_owned(),
            address: "valnamnden@ockelbo.example".to_owned(),
            subject: subject.to_owned(),
            state,
            attempts: 0,
            next_try_at: DateTime::UNIX_EPOCH,
            reason: (state == State::Failed).then(|| "550 5.1.1 no such mailbox".to_owned()),
            posted_at: DateTime::UNIX_EPOCH,
            sent_at: (state == State::Sent).then_some(DateTime::UNIX_EPOCH),
        }
    }

    #[test]
    fn a_letter_says_in_words_where_it_is() {
        for lang in texts::Lang::ALL {
            let words = crate::samples::words(lang);
            for state in State::ALL {
                let row = LetterRow::of(&posted(state, "Inbjudan"), &words);
                assert!(!row.state.contains('⟦'), "{state:?}");
                assert_eq!(row.reason.is_empty(), state != State::Failed);
            }
        }
    }
}
