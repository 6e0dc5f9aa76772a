//! The table itself. Law and defaults: domain, sections 4.1 and 4.2. A rule's words stand in the texts under its code.

/// On which legal ground something is kept so long and no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// General Data Protection Regulation, article 5.1 e: no longer than necessary.
    StorageLimitation,
    /// The same, article 9: health data.
    HealthData,
    /// The Archives Act (1990:782), section 10, and the National Archives' RA-FS 2021:6: public documents are deleted by
    /// rule and decision alone.
    Archives,
    /// The Freedom of the Press Act, chapter 2: what has come in is a public document.
    PublicDocuments,
    /// The Elections Act (2005:837), chapter 16: reports of incidents.
    Elections,
    /// MSBFS 2020:7 and DIGG's framework: security logs.
    SecurityLog,
}

impl Ground {
    /// Every ground.
    pub const ALL: [Self; 6] = [
        Self::StorageLimitation,
        Self::HealthData,
        Self::Archives,
        Self::PublicDocuments,
        Self::Elections,
        Self::SecurityLog,
    ];

    /// The end of its text key.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::StorageLimitation => "storage",
            Self::HealthData => "health",
            Self::Archives => "archives",
            Self::PublicDocuments => "public",
            Self::Elections => "elections",
            Self::SecurityLog => "log",
        }
    }
}

/// From when a time is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// The workshop's day.
    Workshop,
    /// The election's day.
    Election,
    /// When it was over.
    End,
    /// When it was posted.
    Posted,
    /// When it was last used.
    Use,
    /// The last duty of a person.
    Duty,
}

impl From {
    /// The end of its text key.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Workshop => "workshop",
            Self::Election => "election",
            Self::End => "end",
            Self::Posted => "posted",
            Self::Use => "use",
            Self::Duty => "duty",
        }
    }
}

/// How many months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// As `retention.participants_months` says.
    Participants,
    /// As `retention.interest_months` says.
    Interest,
    /// As `retention.past_months` says.
    Past,
    /// So many, by no setting.
    Fixed(u32),
}

impl Clock {
    /// The setting that changes it.
    #[must_use]
    pub const fn setting(self) -> Option<&'static str> {
        match self {
            Self::Participants => Some("retention.participants_months"),
            Self::Interest => Some("retention.interest_months"),
            Self::Past => Some("retention.past_months"),
            Self::Fixed(_) => None,
        }
    }
}

/// How long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// Whole days.
    Days(u32, From),
    /// Whole months.
    Months(Clock, From),
    /// With what another rule is about.
    With(&'static str),
    /// As its own words say.
    Own,
}

/// What makes it go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enforced {
    /// These errands of the program.
    By(&'static [&'static str]),
    /// Goes with the row or the deed that it belongs to.
    WithIt,
    /// By hand, or outside the program.
    ByHand,
    /// Not yet: nothing of the kind is stored.
    NotYet,
    /// Stays.
    Stays,
}

/// One kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its code, in text keys.
    pub code: &'static str,
    /// The tables of the database whose rows it is about.
    pub tables: &'static [&'static str],
    /// Why so long and no longer.
    pub grounds: &'static [Ground],
    /// How long.
    pub time: Time,
    /// What makes it go.
    pub enforced: Enforced,
    /// It goes with somebody's approval, or at the latest on its last day.
    pub approved: bool,
}

use Enforced::{By, ByHand, NotYet, Stays, WithIt};
use Ground::{Archives, Elections, HealthData, PublicDocuments, SecurityLog, StorageLimitation};

const fn rule(
    code: &'static str,
    tables: &'static [&'static str],
    grounds: &'static [Ground],
    time: Time,
    enforced: Enforced,
) -> Rule {
    Rule { code, tables, grounds, time, enforced, approved: false }
}

const fn approved(mut rule: Rule) -> Rule {
    rule.approved = true;
    rule
}

const OVER: Enforced = By(&["forget what is over"]);
const DISPOSED: Enforced = By(&["dispose by rule"]);
const AFTER_LISTS: Time = Time::Months(Clock::Participants, From::Workshop);
const AFTER_ELECTION: Time = Time::Months(Clock::Interest, From::Election);
const WHEN_PAST: Time = Time::Months(Clock::Past, From::End);

/// Every rule, in the order of the page.
pub const RULES: &[Rule] = &[
    rule(
        "needs",
        &[],
        &[HealthData, StorageLimitation],
        Time::Days(7, From::Workshop),
        By(&["delete needs"]),
    ),
    rule("table_needs", &["table_need"], &[HealthData], Time::Days(7, From::Workshop), By(&["delete needs"])),
    rule("protected", &[], &[StorageLimitation], Time::With("participants"), DISPOSED),
    approved(rule(
        "participants",
        &[
            "participant",
            "participant_count",
            "invitation",
            "round_seat",
            "table_plan",
            "table_plan_version",
            "table_planning",
        ],
        &[StorageLimitation, Archives],
        AFTER_LISTS,
        DISPOSED,
    )),
    approved(rule(
        "guests",
        &["workshop_guest", "workshop_task", "workshop_need", "workshop_order", "workshop_site"],
        &[StorageLimitation, Archives],
        AFTER_LISTS,
        DISPOSED,
    )),
    approved(rule("mail", &["received"], &[PublicDocuments, Archives], AFTER_LISTS, DISPOSED)),
    rule(
        "door",
        &["door", "door_scan", "door_stand_in", "door_note"],
        &[StorageLimitation],
        Time::With("participants"),
        By(&["forget doors"]),
    ),
    rule("door_phones", &[], &[StorageLimitation], Time::Own, WithIt),
    rule("course", &["course_fact"], &[StorageLimitation], Time::With("participants"), WithIt),
    rule("joined", &["joined"], &[StorageLimitation], Time::With("participants"), WithIt),
    rule("workshop", &["workshop", "invitation_version"], &[Archives], Time::Own, Stays),
    rule(
        "meeting",
        &["workshop_meeting"],
        &[StorageLimitation],
        Time::Days(7, From::Workshop),
        By(&["delete meetings"]),
    ),
    rule(
        "interest",
        &["interest", "interest_day", "interest_question", "interest_call"],
        &[StorageLimitation, Archives],
        AFTER_ELECTION,
        By(&["delete interest"]),
    ),
    rule(
        "tour",
        &["tour", "tour_planning", "tour_event"],
        &[StorageLimitation],
        AFTER_ELECTION,
        By(&["delete tours"]),
    ),
    rule(
        "letters",
        &["outbox_parcel"],
        &[Archives],
        Time::Months(Clock::Fixed(24), From::Posted),
        By(&["forget old letters"]),
    ),
    rule(
        "addresses",
        &["invitation_address", "letter_bounce", "mailbox"],
        &[StorageLimitation],
        Time::Own,
        ByHand,
    ),
    rule("links", &["personal_link", "link_browser"], &[StorageLimitation], WHEN_PAST, OVER),
    rule("duties", &["duty_held", "duty_review", "second_person"], &[StorageLimitation], WHEN_PAST, OVER),
    rule(
        "accounts",
        &["person"],
        &[StorageLimitation],
        Time::Months(Clock::Fixed(12), From::Duty),
        By(&["forget people without duties"]),
    ),
    rule(
        "providers",
        &["provider_identity", "provider_parting"],
        &[StorageLimitation],
        Time::With("accounts"),
        WithIt,
    ),
    rule(
        "keys_of_people",
        &["passkey", "code_app", "recovery_code", "ceremony"],
        &[StorageLimitation],
        Time::With("accounts"),
        By(&["clear ended ceremonies"]),
    ),
    rule("link_requests", &["link_request"], &[StorageLimitation], Time::Own, WithIt),
    rule(
        "sessions",
        &["session", "acting"],
        &[StorageLimitation, SecurityLog],
        Time::Own,
        By(&["clear ended sessions"]),
    ),
    rule(
        "browsers",
        &["known_browser"],
        &[StorageLimitation],
        Time::Days(400, From::Use),
        By(&["clear ended sessions"]),
    ),
    rule("tries", &["limit_tally"], &[SecurityLog], Time::Own, By(&["forget old tries"])),
    rule("disposals", &["disposal"], &[Archives], Time::Own, Stays),
    rule("certificates", &["disposal_certificate"], &[Archives], Time::Own, Stays),
    rule("disclosures", &["disclosure"], &[Archives], Time::Own, Stays),
    rule("extracts", &[], &[StorageLimitation], Time::Own, Stays),
    rule("journal", &["journal_line"], &[SecurityLog, Archives], Time::Own, Stays),
    rule("refusals", &[], &[SecurityLog], Time::Months(Clock::Fixed(18), From::End), ByHand),
    rule("data_keys", &["vault_key", "vault_master"], &[HealthData], Time::Own, ByHand),
    rule("venue_order", &[], &[HealthData], Time::With("letters"), WithIt),
    rule("exercise", &[], &[StorageLimitation], Time::Own, NotYet),
    rule("analysis", &[], &[Archives], Time::Own, NotYet),
    rule("incidents", &[], &[Elections, Archives], Time::Own, NotYet),
    rule("incident_contacts", &[], &[StorageLimitation], AFTER_ELECTION, NotYet),
];

/// Tables that hold nothing about people, each with the reason.
pub const NOBODY: &[(&str, &str)] = &[
    ("organisation", "authorities with their official addresses"),
    ("programme", "an election's training"),
    ("programme_plan", "days, seats, agenda, checklists"),
    ("programme_followed", "which version of the plan a county works by"),
    ("election", "its day"),
    ("invitation_draft", "the words of the draft"),
    ("draft_setting", "which parts are locked"),
    ("workshop_agenda", "what happens when"),
    ("workshop_seats", "how many seats there are"),
    ("invitation_seats", "how many seats a municipality holds, and in which roles"),
    ("course_terms", "what a county does where the course is missing"),
    ("course_told", "where the course is, and its short version"),
    ("joining_terms", "when a link opens the meeting"),
    ("mailing_rule", "what a county changed in a rule"),
    ("mailing_once", "which letter went to which id"),
    ("mailing_meeting", "which meeting an id has in its calendar"),
    ("mailing_change", "when a change of the day was seen"),
    ("list_columns", "what a column is called"),
    ("unsealed_diet", "empty since the first start after diets were sealed"),
    ("journal_head", "a number and a hash"),
    ("journal_seal", "hashes"),
    ("deed_done", "keys of forms, for a day"),
    ("errand", "when work is due"),
    ("seaql_migrations", "names of migrations"),
];

/// The rule of this code.
#[must_use]
pub fn of(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_and_tables_stand_once() {
        let codes: BTreeSet<_> = RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(codes.len(), RULES.len());
        let tables: Vec<_> = RULES
            .iter()
            .flat_map(|rule| rule.tables)
            .copied()
            .chain(NOBODY.iter().map(|(name, _)| *name))
            .collect();
        assert_eq!(tables.iter().collect::<BTreeSet<_>>().len(), tables.len());
    }

    #[test]
    fn every_rule_has_a_ground_and_what_goes_with_another_names_one_that_is_there() {
        for rule in RULES {
            assert!(!rule.grounds.is_empty(), "{}", rule.code);
            if let Time::With(other) = rule.time {
                assert!(of(other).is_some_and(|other| !matches!(other.time, Time::With(_))), "{}", rule.code);
            }
        }
        for ground in Ground::ALL {
            assert!(RULES.iter().any(|rule| rule.grounds.contains(&ground)), "{ground:?}");
        }
    }
}
