//! What deeds are called. A deed that is not here is shown by its code, so that a line never vanishes.

use texts::Words;
use web::Choice;

/// Areas of deeds, each with the text of what the filter calls it.
const AREAS: &[(&str, &str)] = &[
    ("organisation.", "deed-area-organisation"),
    ("sign_in.", "deed-area-sign_in"),
    ("programme.", "deed-area-programme"),
    ("interest.", "deed-area-interest"),
    ("tour.", "deed-area-tour"),
    ("mail.", "deed-area-mail"),
    ("workshop.", "deed-area-workshop"),
    ("invitation.", "deed-area-invitation"),
    ("mailing.", "deed-area-mailing"),
    ("registration.", "deed-area-registration"),
    ("seats.", "deed-area-seats"),
    ("course.", "deed-area-course"),
    ("joining.", "deed-area-joining"),
    ("table_plan.", "deed-area-table_plan"),
    ("door.", "deed-area-door"),
    ("disposal.", "deed-area-disposal"),
    ("extract.", "deed-area-extract"),
    ("disclosure.", "deed-area-disclosure"),
    ("link.", "deed-area-link"),
    ("second_person.", "deed-area-second_person"),
    ("list.", "deed-area-list"),
    ("paper.", "deed-area-paper"),
    ("journal.", "deed-area-journal"),
    ("sealed.", "deed-area-sealed"),
    ("vault.", "deed-area-vault"),
];

/// Every deed of the program, as the journal has it, in the order of the areas.
pub const DEEDS: &[&str] = &[
    "organisation.register_loaded",
    "organisation.duty_given",
    "organisation.duty_prolonged",
    "organisation.duty_taken_away",
    "organisation.duty_ended",
    "organisation.duties_reviewed",
    "organisation.firm_added",
    "organisation.changed",
    "organisation.person_forgotten",
    "organisation.letters_forgotten",
    "organisation.past_forgotten",
    "sign_in.link_asked",
    "sign_in.link_printed",
    "sign_in.signed_in",
    "sign_in.signed_out",
    "sign_in.session_ended",
    "sign_in.others_ended",
    "sign_in.sessions_ended",
    "sign_in.everybodys_sessions_ended",
    "sign_in.duty_chosen",
    "sign_in.provider_linked",
    "sign_in.provider_refused",
    "sign_in.provider_unlinked",
    "sign_in.passkey_added",
    "sign_in.passkey_removed",
    "sign_in.passkey_used",
    "sign_in.passkey_refused",
    "sign_in.passkey_copied",
    "sign_in.recovered",
    "sign_in.link_used",
    "sign_in.code_asked",
    "sign_in.code_app_begun",
    "sign_in.code_app_added",
    "sign_in.code_app_removed",
    "sign_in.recovery_codes_made",
    "sign_in.code_used",
    "sign_in.recovery_code_used",
    "sign_in.code_refused",
    "sign_in.clock_differs",
    "programme.made",
    "programme.draft_saved",
    "programme.plan_saved",
    "programme.plan_taken",
    "programme.election_put_in",
    "interest.asked",
    "interest.last_day_moved",
    "interest.reminded",
    "interest.answered",
    "interest.changed",
    "interest.question_asked",
    "interest.question_answered",
    "interest.taken_out",
    "programme.counties_taken_out",
    "interest.deleted",
    "tour.person_saved",
    "tour.person_removed",
    "tour.team_saved",
    "tour.team_removed",
    "tour.days_closed",
    "tour.planning_begun",
    "tour.planning_stopped",
    "tour.planning_ended",
    "tour.planned",
    "tour.moved",
    "tour.taken_off",
    "tour.fixed",
    "tour.freed",
    "tour.agreed",
    "tour.told",
    "tour.feed_made",
    "tour.deleted",
    "mail.received",
    "mail.opened",
    "mail.tied",
    "mail.put_aside",
    "mail.forgotten",
    "mail.searched",
    "programme.approval_said",
    "workshop.made",
    "workshop.day_set",
    "workshop.settings_saved",
    "workshop.documented",
    "workshop.agenda_saved",
    "workshop.agenda_told",
    "workshop.checklist_taken",
    "workshop.task_saved",
    "workshop.task_moved",
    "workshop.tasks_reminded",
    "workshop.needs_saved",
    "workshop.order_saved",
    "workshop.order_sent",
    "workshop.guest_saved",
    "workshop.guest_invited",
    "workshop.guest_answered",
    "workshop.guest_removed",
    "workshop.sites_saved",
    "workshop.meeting_read",
    "workshop.meeting_deleted",
    "workshop.preparation_forgotten",
    "invitation.text_saved",
    "invitation.sent",
    "invitation.reminded",
    "invitation.letter_sent_again",
    "invitation.part_saved",
    "invitation.correction_taken",
    "invitation.approval_asked",
    "invitation.approved",
    "invitation.returned",
    "invitation.followed_up",
    "invitation.bounced",
    "invitation.bounce_withdrawn",
    "invitation.address_kept",
    "invitation.address_removed",
    "mailing.sent",
    "mailing.calendars_changed",
    "mailing.rule_saved",
    "mailing.held",
    "mailing.released",
    "mailing.tried",
    "mailing.sent_again",
    "registration.link_opened",
    "registration.submitted",
    "registration.changed",
    "registration.needs_sealed",
    "registration.needs_deleted",
    "registration.list_counted",
    "seats.rules_saved",
    "seats.given_on",
    "seats.leave_given",
    "seats.held",
    "seats.released",
    "seats.lacking_told",
    "course.said_done",
    "course.short_done",
    "course.short_noted",
    "course.taken_back",
    "course.attested",
    "course.carried",
    "course.exempted",
    "course.list_taken",
    "course.policy_set",
    "course.told",
    "joining.terms_set",
    "joining.joined",
    "table_plan.made",
    "table_plan.made_again",
    "table_plan.late_seated",
    "table_plan.seat_fixed",
    "table_plan.seat_freed",
    "table_plan.rule_set",
    "table_plan.rule_lifted",
    "table_plan.person_marked",
    "table_plan.needs_deleted",
    "table_plan.tables_described",
    "table_plan.choice_taken",
    "table_plan.undone",
    "table_plan.redone",
    "table_plan.planning_begun",
    "table_plan.planning_stopped",
    "table_plan.planning_ended",
    "door.arrived",
    "door.taken_back",
    "door.queue_taken_in",
    "door.tried",
    "door.walked_in",
    "door.seated",
    "door.stood_in",
    "door.noted",
    "door.let_in_over",
    "door.same_person",
    "door.turned_away",
    "door.list_handed",
    "door.shut",
    "door.opened",
    "door.forgotten",
    "disposal.proposed",
    "disposal.last_day_moved",
    "disposal.reminded",
    "disposal.approved",
    "disposal.held",
    "disposal.void",
    "disposal.done",
    "extract.searched",
    "extract.made",
    "disclosure.made",
    "disclosure.taken_out",
    "disclosure.withdrawn",
    "link.handed_out",
    "link.opened",
    "link.left",
    "link.revoked",
    "link.sent_anew",
    "link.asked_anew",
    "link.browsers_known",
    "second_person.asked",
    "second_person.agreed",
    "second_person.declined",
    "second_person.withdrawn",
    "second_person.used",
    "list.everyone_taken_out",
    "list.taken_out",
    "paper.taken_out",
    "journal.taken_out",
    "journal.head_sent",
    "journal.erased",
    "sealed.read",
    "sealed.protected_opened",
    "vault.key_made",
    "vault.rotation_begun",
    "vault.rotated",
    "vault.master_changed",
    "vault.house_key_renewed",
    "vault.shredded",
];

/// The deed in words.
pub(super) fn deed(code: &str, words: &Words) -> String {
    if DEEDS.contains(&code) {
        words.say(&format!("deed-{}", code.replace('.', "-")))
    } else {
        code.to_owned()
    }
}

/// What the filter can be set to: everything, one area, one deed.
pub(super) fn choices(words: &Words) -> Vec<Choice> {
    let mut choices = vec![Choice::new("", words.say("journal-all-deeds"))];
    for (area, name) in AREAS {
        choices.push(Choice::new(*area, words.say(name)));
        let own = DEEDS.iter().filter(|code| code.starts_with(area));
        choices.extend(own.map(|code| Choice::new(*code, format!("– {}", deed(code, words)))));
    }
    choices
}

/// Whether the filter can be set to this.
pub(super) fn is_choice(value: &str) -> bool {
    DEEDS.contains(&value) || AREAS.iter().any(|(area, _)| *area == value)
}

#[cfg(test)]
mod tests {
    use texts::Lang;

    use super::*;
    use crate::samples::words;

    #[test]
    fn every_deed_has_a_name_in_both_languages_and_stands_in_the_filter() {
        for lang in Lang::ALL {
            let words = words(lang);
            let choices = choices(&words);
            for code in DEEDS {
                assert!(choices.iter().any(|choice| choice.value == *code), "{code}");
                assert!(is_choice(code));
            }
            for choice in choices {
                assert!(!choice.text.contains('⟦'), "{choice:?}");
            }
        }
    }

    #[test]
    fn a_deed_of_a_later_version_is_shown_by_its_code() {
        assert_eq!(deed("course.done", &words(Lang::Sv)), "course.done");
        assert!(!is_choice("course.done"));
    }
}
