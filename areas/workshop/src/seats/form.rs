//! The rules of seats, and the seats that a municipality holds, as they are typed. Strings in, rules or all faults out. Pure.

use std::collections::BTreeMap;

use roster::Role;
use texts::Words;
use web::{Faults, Posted};

use super::rules::{LateAnswers, SeatRules, Span};
use crate::registration::rules::SHOWN;

/// Most people that a room can be said to hold.
const LARGEST_ROOM: u16 = 5_000;
/// Most in one role from a municipality.
const LARGEST_ROLE: u16 = 50;

/// One role's row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpanForm {
    /// The role's code.
    pub code: &'static str,
    /// At least.
    pub least: String,
    /// As wished.
    pub wished: String,
    /// At most; empty for no limit.
    pub most: String,
}

/// The rules as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RulesForm {
    /// Wished from each municipality; empty for no wish.
    pub wished: String,
    /// Most people in the room; empty for as many as there are chairs.
    pub room: String,
    /// Code of what becomes of late answers.
    pub late: String,
    /// By role.
    pub roles: Vec<SpanForm>,
}

impl RulesForm {
    /// The form that shows these rules.
    #[must_use]
    pub fn of(rules: &SeatRules) -> Self {
        let number = |number: Option<u16>| number.map(|number| number.to_string()).unwrap_or_default();
        let row = |role: Role| {
            let span = rules.of(role);
            let wished = span.wished.max(span.least);
            let code = role.code();
            SpanForm {
                code,
                least: span.least.to_string(),
                wished: wished.to_string(),
                most: number(span.most),
            }
        };
        Self {
            wished: number(rules.wished),
            room: number(rules.room),
            late: rules.late.code().to_owned(),
            roles: SHOWN.into_iter().map(row).collect(),
        }
    }

    /// The form as it was posted.
    #[must_use]
    pub fn posted(posted: &Posted) -> Self {
        let text = |name: &str| posted.text(name).to_owned();
        let row = |role: Role| {
            let code = role.code();
            let of = |part: &str| text(&format!("{part}-{code}"));
            SpanForm { code, least: of("least"), wished: of("wished"), most: of("most") }
        };
        Self {
            wished: text("wished"),
            room: text("room"),
            late: text("late"),
            roles: SHOWN.into_iter().map(row).collect(),
        }
    }

    /// The rules, or everything that is wrong. `seats`: least and most from each municipality.
    ///
    /// # Errors
    /// At least one fault.
    pub fn check(&self, (least, most): (i32, i32), words: &Words) -> Result<SeatRules, Faults> {
        let mut faults = Faults::none();
        let wished = optional(&self.wished, LARGEST_ROLE);
        match wished {
            Err(()) => faults.add("wished", words.say("seats-fault-number")),
            Ok(Some(wished)) if i32::from(wished) < least || i32::from(wished) > most => {
                faults.add("wished", words.say2("seats-fault-wished", "least", least, "most", most));
            }
            Ok(_) => {}
        }
        let room = optional(&self.room, LARGEST_ROOM);
        if room.is_err() || room == Ok(Some(0)) {
            faults.add("room", words.say("seats-fault-room"));
        }
        let late = LateAnswers::ALL.into_iter().find(|late| late.code() == self.late);
        if late.is_none() {
            faults.add("late", words.say("seats-fault-late"));
        }
        let mut roles = BTreeMap::new();
        for (role, row) in SHOWN.into_iter().zip(&self.roles) {
            let name = || words.say(&format!("role-{}", role.code()));
            let (least, wished) = (optional(&row.least, LARGEST_ROLE), optional(&row.wished, LARGEST_ROLE));
            let most = optional(&row.most, LARGEST_ROLE);
            for (part, number) in [("least", least), ("wished", wished), ("most", most)] {
                if number.is_err() {
                    let said = words.say1("seats-fault-role-number", "role", name());
                    faults.add(format!("{part}-{}", role.code()), said);
                }
            }
            let (Ok(least), Ok(wished), Ok(most)) = (least, wished, most) else { continue };
            let span =
                Span { least: least.unwrap_or_default(), wished: wished.or(least).unwrap_or_default(), most };
            if span.wished < span.least {
                let said = words.say1("seats-fault-role-wished", "role", name());
                faults.add(format!("wished-{}", role.code()), said);
            }
            if span.most.is_some_and(|most| most < span.wished.max(span.least)) {
                let said = words.say1("seats-fault-role-most", "role", name());
                faults.add(format!("most-{}", role.code()), said);
            }
            roles.insert(role, span);
        }
        match (wished, room, late) {
            (Ok(wished), Ok(room), Some(late)) if faults.is_empty() => {
                Ok(SeatRules { wished, room, roles, late })
            }
            _ => Err(faults),
        }
    }
}

/// A whole number up to `most`, or nothing where nothing is typed.
fn optional(text: &str, most: u16) -> Result<Option<u16>, ()> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().ok().filter(|number| *number <= most).map(Some).ok_or(()),
    }
}

/// The seats that a municipality holds, as text by the role's code.
#[must_use]
pub fn held_posted(posted: &Posted) -> Vec<(Role, String)> {
    SHOWN.into_iter().map(|role| (role, posted.text(&format!("held-{}", role.code())).to_owned())).collect()
}

/// The seats, or everything that is wrong.
///
/// # Errors
/// At least one fault.
pub fn held_checked(rows: &[(Role, String)], words: &Words) -> Result<BTreeMap<Role, u16>, Faults> {
    let (mut seats, mut faults) = (BTreeMap::new(), Faults::none());
    for (role, text) in rows {
        if let Ok(number) = optional(text, LARGEST_ROLE) {
            seats.insert(*role, number.unwrap_or_default());
        } else {
            let name = words.say(&format!("role-{}", role.code()));
            let said = words.say1("seats-fault-role-number", "role", name);
            faults.add(format!("held-{}", role.code()), said);
        }
    }
    if faults.is_empty() { Ok(seats) } else { Err(faults) }
}
