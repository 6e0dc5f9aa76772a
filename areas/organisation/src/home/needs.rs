//! What needs me now, in the order of its last day.

use chrono::NaiveDate;
use texts::Words;

use super::Need;

/// From so many days before its last day a need is shown as due.
const SOON: i64 = 7;

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NeedRow {
    pub(super) text: String,
    pub(super) href: String,
    /// The last day in full, with its week and whose it is.
    pub(super) day: String,
    /// The colour of the tag: `late`, `due` or `none`.
    pub(super) kind: &'static str,
    /// What the tag says.
    pub(super) when: String,
}

/// The list, the nearest last day first, those without one at the end.
pub(super) fn rows(mut needs: Vec<Need>, today: NaiveDate, words: &Words) -> Vec<NeedRow> {
    needs.sort_by_key(|need| (need.due.is_none(), need.due));
    needs.into_iter().map(|need| row(need, today, words)).collect()
}

fn row(need: Need, today: NaiveDate, words: &Words) -> NeedRow {
    let Need { text, href, due, whose } = need;
    let Some(due) = due else {
        return NeedRow { text, href, day: String::new(), kind: "none", when: words.say("home-no-day") };
    };
    let days = (due - today).num_days();
    let (kind, when) = if days < 0 {
        ("late", words.say1("home-late", "days", -days))
    } else {
        let kind = if days <= SOON { "due" } else { "none" };
        (kind, words.say1("home-by", "when", words.days_left(today, due)))
    };
    let whose = words.say(&format!("home-whose-{}", whose.code()));
    let day = format!("{}, {}, {whose}", words.date(due), words.week(due));
    NeedRow { text, href, day, kind, when }
}

#[cfg(test)]
mod tests {
    use texts::Lang;

    use super::*;
    use crate::home::Whose;
    use crate::samples::words;

    fn need(text: &str, due: Option<NaiveDate>) -> Need {
        Need { text: text.to_owned(), href: "/".to_owned(), due, whose: Whose::Own }
    }

    #[test]
    fn a_last_day_says_its_week_and_whose_it_is() {
        let today = NaiveDate::from_ymd_opt(2029, 1, 10).unwrap();
        let need = need("a", NaiveDate::from_ymd_opt(2029, 1, 12));
        let day = |whose| rows(vec![Need { whose, ..need.clone() }], today, &words(Lang::Sv)).remove(0).day;
        assert_eq!(day(Whose::Own), "fredag 12 januari 2029, v. 2, egen dag");
        assert_eq!(day(Whose::Authority), "fredag 12 januari 2029, v. 2, myndighetens dag");
        assert_eq!(day(Whose::Law), "fredag 12 januari 2029, v. 2, lagens dag");
    }

    #[test]
    fn the_nearest_day_stands_first_and_what_has_none_last() {
        let day = |day| NaiveDate::from_ymd_opt(2029, 1, day);
        let needs = vec![need("d", None), need("c", day(30)), need("b", day(12)), need("a", day(8))];
        let rows = rows(needs, day(10).unwrap(), &words(Lang::Sv));
        let seen: Vec<_> = rows.iter().map(|row| (row.text.as_str(), row.kind, row.when.as_str())).collect();
        assert_eq!(
            seen,
            [
                ("a", "late", "Försenat 2 dagar"),
                ("b", "due", "Senast om 2 dagar"),
                ("c", "none", "Senast om 20 dagar"),
                ("d", "none", "Ingen sista dag"),
            ]
        );
    }
}
