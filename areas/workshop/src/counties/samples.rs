//! The map with all stages, in both languages.

use std::sync::Arc;

use askama::Template as _;
use chrono::NaiveDate;
use organisation::Tier;
use organisation::register::Organisation;
use programme::calendar::Window;
use sea_orm::prelude::Uuid;
use store::{Doors, SeededChance, SystemClock};
use texts::Lang;

use super::pages::counties_page;
use super::picture::Frame;
use super::views::County;
use crate::day::pages::samples::{assert_whole, shell, standing, words};
use crate::day::rules::State;

pub(crate) fn county(
    code: &str,
    letter: &str,
    name: &str,
    standing: Option<crate::day::views::Standing>,
) -> County {
    let organisation = Organisation {
        id: Uuid::nil().into(),
        tier: Tier::County,
        code: code.into(),
        name: name.into(),
        formal_name: format!("Länsstyrelsen i {name}"),
        letter: letter.into(),
        parent: None,
        seat: "Gävle".into(),
        lat: 60.0,
        lon: 17.0,
        population: 1,
        mail: String::new(),
    };
    County {
        organisation,
        municipalities: 49,
        wants: None,
        questions: 0,
        approvals: 0,
        standing,
        late: Vec::new(),
    }
}

#[test]
fn the_map_and_the_table_are_whole_in_both_languages() {
    let doors = Doors::new(Arc::new(SystemClock), Arc::new(SeededChance::new(1)));
    let day = |month, day| NaiveDate::from_ymd_opt(2029, month, day).unwrap();
    let window = Window { first: day(4, 1), last: day(4, 30) };
    let frame = Frame { window, today: day(1, 10), doors: &doors };
    let counties = [
        county("25", "BD", "Norrbottens län", None),
        county("21", "X", "Gävleborgs län", Some(standing(State::Invited, [10, 7, 31, 0]))),
        county("14", "O", "Västra Götalands län", Some(standing(State::Placed, [49, 49, 245, 245]))),
        county("12", "M", "Skåne län", Some(standing(State::Preparing, [0, 0, 0, 0]))),
    ];
    for lang in Lang::ALL {
        let words = words(lang);
        for counties in [None, Some(&[][..]), Some(&counties[..])] {
            let html = counties_page(shell(&words), counties.map(|all| (all, &frame))).render().unwrap();
            assert_whole(&html, lang);
        }
    }
    let html = counties_page(shell(&words(Lang::Sv)), Some((&counties, &frame))).render().unwrap();
    assert!(html.contains("aria-label=\"X 21 7/10, Gävleborgs län: Inbjudna, 7 av 10 har svarat\""));
    assert!(html.contains("vs-map__sign\" x=\"35\" y=\"62\">7/10<"));
    assert_eq!(html.matches("Utanför programmets dagar").count(), 3, "all that are set");
    assert!(html.contains("En kommun har en inbjudan med annan dag, tid eller plats"), "{html}");
    assert!(html.contains("49 kommuner är inbjudna till den här dagen"), "{html}");
    assert_eq!(
        html.matches("Skapa workshop").count(),
        1,
        "only a county without a workshop can be given one"
    );
}
