//! Who sees what, said a second time and in other words than the guards do: by names of authorities, and asked as the
//! house.

use store::Sight;

/// Asks for the rows of a table that somebody with this sight is to see. A table that has no rule here is the house's
/// alone.
pub fn question(table: &str, sight: Sight) -> String {
    let condition = match sight {
        Sight::House => "true".to_owned(),
        Sight::Nobody => if table == "organisation" { "true" } else { "false" }.to_owned(),
        Sight::Authority(id) => rule(table, false).replace("ME", &format!("'{id}'")),
        Sight::Overseer(id) => rule(table, true).replace("ME", &format!("'{id}'")),
    };
    format!("SELECT to_jsonb(t)::text FROM {table} t WHERE {condition}")
}

/// Whether anybody but the house sees rows of the table.
pub fn is_shown(table: &str) -> bool {
    rule(table, false) != "false" && !EMPTY.contains(&table)
}

/// Shown to some, and empty in the demo's house: their guards are looked at in the stories of their areas.
const EMPTY: &[&str] = &[
    "course_fact",
    "course_terms",
    "course_told",
    "door",
    "door_note",
    "door_scan",
    "door_stand_in",
    "draft_setting",
    "duty_review",
    "election",
    "invitation_address",
    "invitation_seats",
    "invitation_version",
    "letter_bounce",
    "joined",
    "joining_terms",
    "link_browser",
    "mailbox",
    "mailing_change",
    "mailing_meeting",
    "mailing_once",
    "mailing_rule",
    "received",
    "second_person",
    "workshop_agenda",
    "workshop_meeting",
    "workshop_need",
    "workshop_order",
    "workshop_seats",
    "workshop_site",
];

#[allow(clippy::too_many_lines, reason = "one table after the other, to be read against the guards")]
fn rule(table: &str, over: bool) -> &'static str {
    match table {
        "journal_line" if !over => "t.owner = ME OR t.author_organisation = ME",
        "workshop" if !over => {
            "t.county = ME OR t.id = ANY (ARRAY(SELECT workshop FROM invitation WHERE municipality = ME)) OR \
             t.id = ANY (ARRAY(SELECT workshop FROM duty_held WHERE organisation = ME))"
        }
        "invitation" if !over => {
            "t.municipality = ME OR (SELECT county FROM workshop WHERE id = t.workshop) = ME OR \
             t.workshop = ANY (ARRAY(SELECT workshop FROM duty_held WHERE organisation = ME))"
        }
        "participant" | "participant_count" | "invitation_seats" if !over => {
            "(SELECT municipality FROM invitation WHERE id = t.invitation) = ME OR \
             (SELECT county FROM workshop WHERE id = (SELECT workshop FROM invitation WHERE id = t.invitation)) = ME OR \
             (SELECT workshop FROM invitation WHERE id = t.invitation) = \
             ANY (ARRAY(SELECT workshop FROM duty_held WHERE organisation = ME))"
        }
        "workshop_agenda" | "workshop_seats" | "joining_terms" | "course_terms" if !over => {
            "(SELECT county FROM workshop WHERE id = t.workshop) = ME OR \
             t.workshop = ANY (ARRAY(SELECT workshop FROM invitation WHERE municipality = ME)) OR \
             t.workshop = ANY (ARRAY(SELECT workshop FROM duty_held WHERE organisation = ME))"
        }
        "course_fact" => {
            "(SELECT i.municipality FROM participant p JOIN invitation i ON i.id = p.invitation WHERE p.id = t.participant) = ME OR \
             (SELECT county FROM workshop WHERE id = t.workshop) = ME OR \
             t.workshop = ANY (ARRAY(SELECT workshop FROM duty_held WHERE organisation = ME))"
        }
        "joined" => {
            "(SELECT i.municipality FROM participant p JOIN invitation i ON i.id = p.invitation WHERE p.id = t.participant) = ME OR \
             (SELECT county FROM workshop WHERE id = t.workshop) = ME"
        }
        "tour" | "tour_planning" if !over => "false",
        "tour_event" | "interest" | "disposal_certificate" | "disclosure" if !over => "t.county = ME",
        "interest_day" if !over => "(SELECT county FROM interest WHERE id = t.interest) = ME",
        "interest_question" if !over => {
            "(SELECT county FROM interest WHERE id = t.interest) = ME OR \
             (t.shown AND t.programme = ANY (ARRAY(SELECT programme FROM interest WHERE county = ME)))"
        }
        "table_need" if !over => {
            "(SELECT county FROM workshop WHERE id = t.id) = ME OR \
             t.id = ANY (ARRAY(SELECT workshop FROM duty_held WHERE organisation = ME))"
        }
        "table_plan" | "round_seat" | "table_plan_version" | "table_planning" if !over => {
            "(SELECT county FROM workshop WHERE id = t.workshop) = ME OR \
             t.workshop = ANY (ARRAY(SELECT workshop FROM duty_held WHERE organisation = ME))"
        }
        "door" | "door_scan" | "door_stand_in" | "door_note" => {
            "(SELECT county FROM workshop WHERE id = t.workshop) = ME OR \
             t.workshop = ANY (ARRAY(SELECT workshop FROM duty_held WHERE organisation = ME))"
        }
        "received" => "t.county = ME OR (SELECT municipality FROM invitation WHERE id = t.invitation) = ME",
        "mailing_rule" | "mailing_once" | "mailing_meeting" | "mailing_change" => {
            "(SELECT county FROM workshop WHERE id = t.workshop) = ME"
        }
        "workshop_meeting" => "(SELECT county FROM workshop WHERE id = t.id) = ME",
        "workshop_task" | "workshop_need" | "workshop_order" | "workshop_guest" | "workshop_site"
        | "invitation_version"
            if !over =>
        {
            "(SELECT county FROM workshop WHERE id = t.workshop) = ME"
        }
        "invitation_address" | "letter_bounce" => {
            "t.municipality = ME OR (SELECT parent FROM organisation WHERE id = t.municipality) = ME"
        }
        // Keys lie there wrapped: without the keyring outside the database they open nothing.
        "vault_key"
        | "vault_master"
        | "organisation"
        | "programme"
        | "programme_plan"
        | "election"
        | "interest_call"
        | "interest"
        | "interest_day"
        | "interest_question"
        | "invitation_draft"
        | "draft_setting"
        | "invitation_version"
        | "journal_head"
        | "deed_done"
        | "journal_line"
        | "workshop"
        | "invitation"
        | "participant"
        | "participant_count"
        | "workshop_agenda"
        | "workshop_seats"
        | "invitation_seats"
        | "joining_terms"
        | "course_terms"
        | "course_told"
        | "workshop_task"
        | "workshop_need"
        | "workshop_order"
        | "workshop_guest"
        | "workshop_site"
        | "table_plan"
        | "round_seat"
        | "table_plan_version"
        | "table_planning"
        | "table_need"
        | "tour"
        | "tour_planning"
        | "tour_event"
        | "disclosure"
        | "disposal_certificate" => "true",
        "programme_followed" if over => "true",
        "programme_followed" | "mailbox" | "disposal" => "t.county = ME",
        "outbox_parcel" => "t.sender = ME OR (t.sender IS NOT NULL AND t.receiver = ME)",
        "duty_held" => {
            "t.organisation = ME OR t.county = ME OR (SELECT parent FROM organisation WHERE id = t.organisation) = ME"
        }
        "personal_link" => {
            "t.organisation = ME OR t.owner = ME OR (SELECT parent FROM organisation WHERE id = t.organisation) = ME"
        }
        "list_columns" => "t.municipality = ME",
        "duty_review" => "t.authority = ME",
        "second_person" => {
            "t.authority = ME OR t.authority IN (SELECT id FROM organisation WHERE parent = ME)"
        }
        "link_browser" => {
            "(SELECT organisation FROM personal_link WHERE id = t.link) = \
             ANY (ARRAY(SELECT id FROM organisation WHERE id = ME OR parent = ME))"
        }
        "person" => {
            "t.id = ANY (ARRAY(SELECT held.person FROM duty_held held JOIN organisation o ON o.id = held.organisation \
             WHERE o.id = ME OR o.parent = ME OR held.county = ME))"
        }
        _ => "false",
    }
}
