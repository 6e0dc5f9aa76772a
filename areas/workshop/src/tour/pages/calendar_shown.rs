//! The calendar of the board: weeks of five days, with the counties and their teams.

use chrono::{Datelike as _, NaiveDate, TimeDelta, Weekday};
use programme::calendar::holidays;
use programme::interest::workdays::is_workday;
use texts::Words;

use super::board::fixed_said;
use super::hue;
use crate::tour::frame::is_over;
use crate::tour::views::Standing;

/// One week.
pub(super) struct Week {
    /// "v. 11".
    pub name: String,
    /// Monday to Friday, but for days beside the window.
    pub days: Vec<Day>,
}

/// One day.
pub(super) struct Day {
    pub iso: String,
    /// 1 for a Monday.
    pub weekday: u32,
    /// "tis 13 mars".
    pub name: String,
    /// Why nothing is held; empty when something can be.
    pub out: String,
    pub visits: Vec<Shown>,
}

/// One county on its day.
pub(super) struct Shown {
    pub href: String,
    pub code: String,
    pub name: String,
    pub team: String,
    pub hue: String,
    pub team_id: String,
    /// What of it is fixed, in words; empty for nothing.
    pub fixed: String,
    /// It can be moved.
    pub moves: bool,
}

/// The window in weeks. A day with somebody on it is shown wherever it lies.
pub(super) fn weeks(words: &Words, standing: &Standing) -> Vec<Week> {
    let window = standing.facts.window;
    let visits = &standing.tour.visits;
    let first = visits.values().map(|visit| visit.day).chain([window.first]).min().unwrap_or(window.first);
    let last = visits.values().map(|visit| visit.day).chain([window.last]).max().unwrap_or(window.last);
    let monday = first - TimeDelta::days(i64::from(first.weekday().num_days_from_monday()));
    let mondays = monday.iter_weeks().take_while(|monday| *monday <= last).take(60);
    let week = |monday: NaiveDate| {
        let days = monday.iter_days().take(7).filter(|day| {
            let inside = window.first <= *day && *day <= window.last;
            let is_workday = !matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
            (inside && is_workday) || visits.values().any(|visit| visit.day == *day)
        });
        Week { name: words.week(monday), days: days.map(|day| shown(words, standing, day)).collect() }
    };
    mondays.map(week).filter(|week| !week.days.is_empty()).collect()
}

/// "tis 13 mars".
pub(super) fn short(words: &Words, day: NaiveDate) -> String {
    let weekday = words.say(&format!("interest-weekday-{}", day.weekday().number_from_monday()));
    let month = words.say(&format!("month-{}", day.month()));
    words.say_with(
        "tour-day-short",
        [("weekday", weekday.into()), ("day", day.day().into()), ("month", month.into())],
    )
}

fn shown(words: &Words, standing: &Standing, day: NaiveDate) -> Day {
    let (tour, facts) = (&standing.tour, &standing.facts);
    let frozen = facts.freeze.is_some_and(|span| span.holds(day));
    let out = if tour.closed.contains(&day) {
        words.say("tour-out-closed")
    } else if frozen {
        words.say("tour-out-freeze")
    } else if is_workday(facts.window, day) {
        String::new()
    } else {
        let named = holidays::between(day, day).into_iter().next();
        named.map_or_else(
            || words.say("tour-out-closed"),
            |holiday| words.say(&format!("holiday-{}", holiday.code)),
        )
    };
    let own = facts.counties.iter().filter_map(|county| {
        let visit = tour.visits.get(&county.id).filter(|visit| visit.day == day && county.wants())?;
        let team = tour.team(visit.team)?;
        let fixed = tour.fixed.get(&county.id).copied().unwrap_or_default();
        Some(Shown {
            href: format!("/turne/lan/{}", county.code),
            code: county.code.clone(),
            name: county.name.clone(),
            team: team.letter.clone(),
            hue: hue(&team.letter),
            team_id: team.id.to_string(),
            fixed: fixed_said(words, fixed, *visit, facts.today),
            moves: !is_over(*visit, facts.today),
        })
    });
    let weekday = day.weekday().number_from_monday();
    Day { iso: day.to_string(), weekday, name: short(words, day), out, visits: own.collect() }
}
