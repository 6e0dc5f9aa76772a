//! Every page of the tour in every state, in both languages.

use std::collections::{BTreeMap, HashMap};

use askama::Template as _;
use chrono::{NaiveDate, TimeZone as _, Utc};
use organisation::Tier;
use organisation::register::Organisation;
use programme::calendar::{ElectionKind, Window};
use programme::interest::rules::{Answer, Format, Length, Mark, Wants};
use programme::views::Programme;
use sea_orm::prelude::Uuid;
use texts::Lang;

use super::agree::agree_page;
use super::board::board_page;
use super::county::county_page;
use super::crew::crew_page;
use super::told::told_page;
use crate::day::pages::samples::{assert_whole, shell, words};
use crate::tour::agreed::{Event, changes};
use crate::tour::deeds::agreed_visits;
use crate::tour::frame::{County, Facts};
use crate::tour::job::{Matter, Outcome, Reached};
use crate::tour::rules::{Fixed, Person, Tour, Visit};
use crate::tour::saying::{Because, Clash};
use crate::tour::views::{Planning, Standing};

fn ymd(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2029, month, day).unwrap()
}

fn county(number: u128, code: &str, letter: &str, name: &str, wants: Option<Wants>) -> County {
    let answer = wants.map(|wants| Answer {
        wants,
        format: Some(Format::Hybrid),
        length: Some(Length::Half),
        days: BTreeMap::from([(ymd(3, 14), Mark::Can), (ymd(3, 26), Mark::Cannot)]),
        best: vec![ymd(3, 14)],
        wishes: String::new(),
    });
    County {
        id: Uuid::from_u128(number).into(),
        code: code.into(),
        name: name.into(),
        letter: letter.into(),
        seat: (60.0 + f64::from(u32::try_from(number).unwrap()), 17.0),
        seat_name: "Gävle".into(),
        answer,
    }
}

fn standing() -> Standing {
    let counties = vec![
        county(1, "03", "C", "Uppsala län", Some(Wants::Yes)),
        county(2, "08", "H", "Kalmar län", Some(Wants::No)),
        county(3, "21", "X", "Gävleborgs län", Some(Wants::Yes)),
        county(4, "25", "BD", "Norrbottens län", None),
    ];
    let programme = Programme {
        id: Uuid::nil().into(),
        name: "Valsäkerhet 2029".into(),
        election: ElectionKind::EuropeanParliament,
        election_day: ymd(6, 10),
        made_at: Utc.with_ymd_and_hms(2028, 9, 1, 8, 0, 0).unwrap(),
    };
    Standing {
        programme,
        tour: Tour::default(),
        version: 0,
        reached: None,
        planning: None,
        facts: Facts {
            counties,
            window: Window { first: ymd(3, 1), last: ymd(4, 30) },
            freeze: Some(programme::calendar::Span { first: ymd(5, 23), last: ymd(6, 24) }),
            early_voting: ymd(5, 23),
            today: ymd(1, 10),
        },
        register: Vec::new(),
        workshops: HashMap::new(),
        events: Vec::new(),
    }
}

fn planned() -> Standing {
    let mut standing = standing();
    let tour = &mut standing.tour;
    for number in 1..=3_u128 {
        let person = Person {
            id: Uuid::from_u128(number),
            name: format!("Kjell-Åke Söderström-Björkqvist {number}"),
            address: format!("p{number}@val.example"),
            from: Uuid::nil().into(),
            home: Uuid::from_u128(1).into(),
            away: [ymd(3, 14), ymd(3, 15)].into(),
            most_a_week: 1,
        };
        tour.keep_person(person).unwrap();
    }
    let team = Uuid::from_u128(50);
    tour.keep_team(team, &[Uuid::from_u128(1), Uuid::from_u128(2)]).unwrap();
    tour.keep_team(Uuid::from_u128(51), &[Uuid::from_u128(3)]).unwrap();
    tour.closed.insert(ymd(3, 20));
    for (number, day) in [(1, ymd(3, 14)), (2, ymd(3, 15)), (3, ymd(3, 14))] {
        tour.shift(Uuid::from_u128(number).into(), Visit { day, team }).unwrap();
    }
    tour.fix(Uuid::from_u128(1).into(), Fixed { day: true, team: false }).unwrap();
    let now = Utc.with_ymd_and_hms(2029, 1, 9, 8, 0, 0).unwrap();
    standing.events = changes(&[], &standing.tour, &agreed_visits(&standing), now);
    for event in &mut standing.events {
        (event.told, event.told_at) = (Some(event.to_tell()), Some(now));
        event.day = ymd(3, 15);
    }
    standing
}

fn with_outcome(outcome: Outcome) -> Standing {
    let now = Utc.with_ymd_and_hms(2029, 1, 9, 8, 0, 0).unwrap();
    let matter = serde_json::to_string(&Matter { outcome, ..Matter::default() }).unwrap();
    let planning = Planning {
        programme: Uuid::nil().into(),
        id: Uuid::nil(),
        stage: crate::table_plan::job::Stage::Over,
        base_version: 1,
        begun_at: now,
        until: now,
        matter,
    };
    Standing { planning: Some(planning), ..planned() }
}

fn clashes() -> Vec<Clash> {
    let rules = [
        "closed",
        "freeze",
        "one-a-day",
        "travel",
        "fixed-day",
        "fixed-team",
        "team-away",
        "person-away",
        "most-a-week",
    ];
    let because: Vec<Because> =
        rules.map(|rule| Because { rule: rule.into(), who: "Anna".into(), number: 2 }).into();
    let counties = |names: &[&str], proven| Clash::Counties {
        counties: names.iter().map(|name| (*name).to_owned()).collect(),
        because: because.clone(),
        proven,
    };
    let mut all = vec![counties(&["Kalmar län"], true), counties(&["Kalmar län", "Uppsala län"], false)];
    all.extend(
        ["team", "window", "county", "size"].map(|code| Clash::Input { code: code.into(), who: "A".into() }),
    );
    all
}

/// Empty, planned by hand with broken rules, and with every outcome.
fn standings() -> Vec<Standing> {
    let reached = |best, mended, others| {
        let mut own = planned();
        let frame = crate::tour::frame::Frame::of(&own.tour, &own.facts, crate::tour::frame::Days::Others);
        let board = ::tour::board(&frame.problem, &frame.visits(&own.tour)).unwrap();
        own.reached = Some(Reached { cost: board.cost.total(), bound: 0, best, mended, others });
        own
    };
    let mut all = vec![
        standing(),
        planned(),
        with_outcome(Outcome::Refused(clashes())),
        with_outcome(Outcome::Newer),
        with_outcome(Outcome::Failed),
    ];
    for (best, mended) in [(true, true), (true, false), (false, true), (false, false)] {
        all.push(reached(best, mended, best));
    }
    all
}

#[test]
fn every_page_is_whole_in_every_state_in_both_languages() {
    for lang in Lang::ALL {
        let words = words(lang);
        let key = || "key".to_owned();
        for standing in standings() {
            assert_whole(&board_page(shell(&words), &standing, &key).render().unwrap(), lang);
            assert_whole(&crew_page(shell(&words), &standing, &key).render().unwrap(), lang);
            assert_whole(&agree_page(shell(&words), &standing, key()).render().unwrap(), lang);
            assert_whole(&told_page(shell(&words), &standing, &[], &key).render().unwrap(), lang);
            for county in &standing.facts.counties {
                for (day, team) in
                    [("", ""), ("2029-03-14", "50"), ("2029-03-26", &Uuid::from_u128(51).to_string())]
                {
                    let mut page = county_page(shell(&words), &standing, county, key());
                    page.look(&standing, county, day, team);
                    assert_whole(&page.render().unwrap(), lang);
                }
            }
        }
    }
}

#[test]
fn the_board_says_what_is_broken_and_the_map_says_what_it_shows() {
    let words = words(Lang::Sv);
    let html = board_page(shell(&words), &planned(), &|| "key".to_owned()).render().unwrap();
    assert!(html.contains("skulle vara i både Uppsala län och Gävleborgs län"), "two places");
    assert!(html.contains("aria-label=\"X 21 A 14/3, Gävleborgs län: onsdag 14 mars 2029, team A\""));
    assert!(html.contains("Kalmar län vill inte ha någon workshop längre"));
}

#[test]
fn letters_are_whole_in_both_languages() {
    use crate::tour::agreed::News;
    use crate::tour::letters::Matter as Letter;
    use crate::tour::proposals::Item;
    let standing = planned();
    let national = Organisation {
        id: Uuid::nil().into(),
        tier: Tier::National,
        code: "00".into(),
        name: "Valmyndigheten".into(),
        formal_name: "Valmyndigheten".into(),
        letter: String::new(),
        parent: None,
        seat: String::new(),
        lat: 0.0,
        lon: 0.0,
        population: 0,
        mail: String::new(),
    };
    let reply_to = ::letters::Party { name: "Eva".into(), address: "eva@val.example".into() };
    let event: &Event = standing.events.first().unwrap();
    for lang in Lang::ALL {
        let words = words(lang);
        let now = Utc.with_ymd_and_hms(2029, 1, 10, 8, 0, 0).unwrap();
        let letter =
            Letter { words: &words, standing: &standing, sender: &national, reply_to: &reply_to, now };
        let all = [News::New, News::Moved(ymd(3, 1)), News::Others, News::CalledOff(ymd(3, 1))];
        for news in all {
            let cancelled = matches!(news, News::CalledOff(_));
            let event = Event { cancelled, ..event.clone() };
            let link = Uuid::nil().into();
            let (subject, blocks) = letter.county_words(&national, &event, news, Some(link));
            assert!(!format!("{subject}{blocks:?}").contains('⟦'), "{lang} {news:?} {blocks:?}");
        }
        let items: Vec<Item> =
            all.map(|news| Item { county: "Kalmar län".into(), day: ymd(3, 14), news }).into();
        let (subject, blocks) = letter.leader_words(&items, "A", None);
        assert!(!format!("{subject}{blocks:?}").contains('⟦'), "{lang} {blocks:?}");
    }
}
