//! What the county coordinator needs to do now, as the home page says it.

use chrono::{Days, NaiveDate};
use organisation::home::{Need, Whose};
use programme::calendar::Window;
use texts::Words;

use super::rules::{State, TIME_TO_ANSWER};
use super::views::Standing;

/// What a county needs to do about its workshop, the first thing first.
pub(crate) fn of_county(standing: &Standing, today: NaiveDate, words: &Words) -> Vec<Need> {
    let workshop = &standing.workshop;
    if workshop.day < today {
        return Vec::new();
    }
    let to = |part: &str| format!("/workshop/{}/{part}", workshop.id);
    let mut needs = Vec::new();
    let invite_by = workshop.register_by - TIME_TO_ANSWER;
    if workshop.place.is_empty() || workshop.contact.is_empty() {
        needs.push(Need {
            text: words.say("day-need-settings"),
            href: to("installningar"),
            due: Some(invite_by),
            whose: Whose::Own,
        });
    }
    if workshop.state == State::Preparing {
        needs.push(Need {
            text: words.say1("day-need-invite", "count", standing.municipalities),
            href: to("inbjudan"),
            due: Some(invite_by),
            whose: Whose::Own,
        });
        return needs;
    }
    if standing.outdated > 0 {
        needs.push(Need {
            text: words.say1("day-need-moved", "count", standing.outdated),
            href: to("inbjudan"),
            due: Some(workshop.register_by),
            whose: Whose::Own,
        });
    }
    if standing.silent() > 0 {
        needs.push(Need {
            text: words.say1("day-need-answers", "count", standing.silent()),
            href: to("svar"),
            due: Some(workshop.register_by),
            whose: Whose::Own,
        });
    }
    let all_in = standing.silent() == 0 || today > workshop.register_by;
    let unseated = standing.people - standing.seated;
    if all_in && unseated > 0 {
        let key = if workshop.state == State::Placed { "day-need-place-more" } else { "day-need-place" };
        needs.push(Need {
            text: words.say1(key, "count", unseated),
            href: to("bord"),
            due: Some(workshop.day - Days::new(1)),
            whose: Whose::Own,
        });
    }
    needs
}

/// A workshop that is still to come, on a day on which the programme holds none: one of the two was moved.
pub(crate) fn is_outside(standing: &Standing, window: Window, today: NaiveDate) -> bool {
    let day = standing.workshop.day;
    day >= today && !window.contains(day)
}

/// What a county does when the programme moved away from its day.
pub(crate) fn outside(standing: &Standing, window: Window, today: NaiveDate, words: &Words) -> Option<Need> {
    let workshop = &standing.workshop;
    is_outside(standing, window, today).then(|| Need {
        text: words.say2(
            "day-need-outside",
            "first",
            words.date(window.first),
            "last",
            words.date(window.last),
        ),
        href: format!("/workshop/{}/installningar", workshop.id),
        due: Some(workshop.register_by),
        whose: Whose::Own,
    })
}
