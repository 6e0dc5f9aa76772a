//! No sequence of allowed gifts leads anybody up or sideways.

use std::collections::HashSet;

use chrono::NaiveDate;
use proptest::prelude::*;
use sea_orm::prelude::Uuid;

use super::rules::{
    Gift, Held, Holder, Life, Over, Place, Refusal, Span, may_give, may_prolong, may_take, may_take_below,
};
use crate::duty::{Duty, Tier};
use crate::records::{OrganisationId, PersonId};

fn organisation(number: u128) -> OrganisationId {
    OrganisationId::from(Uuid::from_u128(number))
}

fn person(number: usize) -> PersonId {
    PersonId::from(Uuid::from_u128(1000 + number as u128))
}

/// One national authority, three counties, two municipalities in each, a firm of the nation and one of the first
/// county.
fn land() -> Vec<Place> {
    let place = |id, tier, parent: Option<u128>| Place {
        id: organisation(id),
        tier,
        parent: parent.map(organisation),
    };
    let mut land = vec![place(1, Tier::National, None)];
    for county in 0..3 {
        land.push(place(10 + county, Tier::County, Some(1)));
        land.push(place(20 + 2 * county, Tier::Municipality, Some(10 + county)));
        land.push(place(21 + 2 * county, Tier::Municipality, Some(10 + county)));
    }
    land.push(place(30, Tier::Contractor, Some(1)));
    land.push(place(31, Tier::Contractor, Some(10)));
    land
}

/// A duty of somebody in the land: whose, what, in which place, and of which county's workshop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Has {
    who: usize,
    duty: Duty,
    at: usize,
    county: Option<OrganisationId>,
}

/// One attempt: with which of their duties, to whom, what, where, for which county's workshop.
type Attempt = (usize, usize, usize, usize, usize);

fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    proptest::collection::vec((0..64_usize, 0..6_usize, 0..5_usize, 0..12_usize, 0..4_usize), 1..60)
}

/// What a few who work together can reach, when only they act.
fn reach(land: &[Place], start: Has, others: &[Has], attempts: &[Attempt]) -> Vec<Has> {
    let mut all: Vec<Has> = others.to_vec();
    let mut ours = vec![start];
    for &(with, to, duty, at, county) in attempts {
        let giver = ours[with % ours.len()];
        let (at, duty) = (at % land.len(), Duty::ALL[duty]);
        let county = (county > 0).then(|| organisation(9 + county as u128));
        let holds_at: Vec<_> = ours.iter().filter(|has| has.who == to).map(|has| land[has.at].id).collect();
        let holders = all.iter().chain(&ours).filter(|has| has.duty == duty && has.at == at).count();
        let giver = Holder { person: person(giver.who), duty: giver.duty, at: land[giver.at] };
        let gift = Gift { to: Some(person(to)), duty, at: land[at], county, holds_at: &holds_at, holders };
        let has = Has { who: to, duty, at, county };
        if may_give(&giver, &gift).is_ok() && !ours.contains(&has) {
            ours.push(has);
        }
    }
    all.extend(&ours);
    ours
}

const fn height(tier: Tier) -> u8 {
    match tier {
        Tier::National => 3,
        Tier::County => 2,
        Tier::Municipality => 1,
        Tier::Contractor => 0,
    }
}

/// Whether one authority is another, or lies under it.
fn within(land: &[Place], inner: OrganisationId, outer: OrganisationId) -> bool {
    let parent = |id| land.iter().find(|place| place.id == id).and_then(|place| place.parent);
    let mut at = Some(inner);
    while let Some(id) = at {
        if id == outer {
            return true;
        }
        at = parent(id);
    }
    false
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Whoever begins in one authority stays in it and under it, reads workshops of its own counties alone, and
    /// decides below only where nobody did.
    #[test]
    fn no_gifts_lead_up_or_sideways(
        start in 0..10_usize,
        taken in proptest::collection::vec(any::<bool>(), 12),
        attempts in attempts(),
    ) {
        let land = land();
        prop_assume!(land[start].tier != Tier::Contractor);
        let start = Has {
            who: 0,
            duty: Duty::that_coordinates(land[start].tier).unwrap(),
            at: start,
            county: None,
        };
        let others: Vec<Has> = land
            .iter()
            .enumerate()
            .filter(|(at, _)| taken[*at])
            .filter_map(|(at, place)| Some(Has { who: 99, duty: Duty::that_coordinates(place.tier)?, at, county: None }))
            .collect();
        let home = land[start.at];
        for has in reach(&land, start, &others, &attempts) {
            let there = land[has.at];
            prop_assert!(height(there.tier) <= height(home.tier), "{has:?}");
            if let Some(county) = has.county {
                prop_assert!(within(&land, county, home.id), "{has:?}");
                prop_assert_eq!(has.duty, Duty::Facilitator);
            } else {
                prop_assert!(within(&land, there.id, home.id), "{has:?}");
                prop_assert!(there.id == home.id || !taken[has.at], "{has:?}");
            }
        }
    }

    /// Whatever is done to a duty in whatever order: once it is over it stays over, and it never holds past its day.
    #[test]
    fn a_duty_that_is_over_stays_over(steps in proptest::collection::vec((0..3_u8, 0_i64..400, 0_i64..400), 0..20)) {
        let day = |days: i64| NaiveDate::from_ymd_opt(2029, 1, 1).unwrap() + chrono::TimeDelta::days(days);
        let (mut span, mut today) = (Span::default(), 0);
        let mut over = false;
        for (what, on, last) in steps {
            today += on / 10;
            let after = match what {
                0 => span.until(Some(day(last)), day(today)),
                1 => span.until(None, day(today)),
                _ => span.over(Over::TakenAway, day(today)),
            };
            over |= !Life::of(span, day(today)).can_be_changed();
            prop_assert!(!over || after == Err(Refusal::Over));
            span = after.unwrap_or(span);
            over |= what == 2 && after.is_ok();
            let held = Life::of(span, day(today)) == Life::Live;
            prop_assert!(!(held && over));
            prop_assert!(!held || span.ends_on.is_none_or(|last| last >= day(today)));
        }
    }
}

#[test]
fn nobody_gives_themselves_anything_nor_more_time() {
    let land = land();
    let giver = Holder { person: person(1), duty: Duty::CountyCoordinator, at: land[1] };
    let gift = Gift {
        to: Some(giver.person),
        duty: Duty::Auditor,
        at: land[1],
        county: None,
        holds_at: &[],
        holders: 0,
    };
    assert_eq!(may_give(&giver, &gift), Err(Refusal::Oneself));
    let held = Held { person: giver.person, duty: giver.duty, at: giver.at.id, county: None };
    assert_eq!(may_prolong(&giver, &held), Err(Refusal::Oneself));
    assert_eq!(may_take(&giver, &held, 0, false), Err(Refusal::LastHolder));
    assert_eq!(may_take(&giver, &held, 0, true), Ok(()));
    assert_eq!(may_take(&giver, &held, 1, false), Ok(()));
}

#[test]
fn a_facilitator_and_an_auditor_give_nothing() {
    let land = land();
    let mut allowed = HashSet::new();
    for (number, at) in land.iter().enumerate() {
        for duty in [Duty::Facilitator, Duty::Auditor] {
            let giver = Holder { person: person(1), duty, at: *at };
            for gift in Duty::ALL {
                let gift = Gift { to: None, duty: gift, at: *at, county: None, holds_at: &[], holders: 0 };
                if may_give(&giver, &gift).is_ok() {
                    allowed.insert(number);
                }
            }
        }
    }
    assert!(allowed.is_empty(), "{allowed:?}");
}

#[test]
fn the_tier_above_gives_the_first_one_and_not_to_its_own_people() {
    let land = land();
    let lead = Holder { person: person(1), duty: Duty::NationalLead, at: land[0] };
    let first = Gift {
        to: Some(person(2)),
        duty: Duty::CountyCoordinator,
        at: land[1],
        county: None,
        holds_at: &[],
        holders: 0,
    };
    assert_eq!(may_give(&lead, &first), Ok(()));
    assert_eq!(may_give(&lead, &Gift { holders: 1, ..first }), Err(Refusal::NotFirst));
    assert_eq!(may_give(&lead, &Gift { holds_at: &[land[0].id], ..first }), Err(Refusal::FromAbove));
    assert_eq!(may_give(&lead, &Gift { duty: Duty::Auditor, ..first }), Err(Refusal::NotYours));
}

#[test]
fn a_county_gives_its_own_workshops_and_no_others() {
    let land = land();
    let county = Holder { person: person(1), duty: Duty::CountyCoordinator, at: land[1] };
    let firm = *land.iter().find(|place| place.id == organisation(31)).unwrap();
    let gift = Gift {
        to: None,
        duty: Duty::Facilitator,
        at: firm,
        county: Some(organisation(10)),
        holds_at: &[],
        holders: 0,
    };
    assert_eq!(may_give(&county, &gift), Ok(()));
    assert_eq!(may_give(&county, &Gift { county: Some(organisation(11)), ..gift }), Err(Refusal::NotYours));
    assert_eq!(may_give(&county, &Gift { county: None, ..gift }), Err(Refusal::NotYours));
    // Valmyndigheten's people lead when Valmyndigheten has said so once.
    assert_eq!(may_give(&county, &Gift { at: land[0], ..gift }), Err(Refusal::NotYours));
    assert_eq!(may_give(&county, &Gift { at: land[0], holds_at: &[land[0].id], ..gift }), Ok(()));
    let other = Holder { at: land[4], ..county };
    assert_eq!(other.at.id, organisation(11));
    assert_eq!(may_give(&other, &Gift { county: Some(organisation(11)), ..gift }), Err(Refusal::NotYours));
}

/// Whoever decides right above takes, and does nothing else: not prolong, not give a second one; nobody beside, further
/// up or below takes anything.
#[test]
fn the_tier_right_above_takes_away_and_gives_nothing() {
    let land = land();
    let mut reached = 0;
    for (above, at) in land.iter().flat_map(|above| land.iter().map(move |at| (above, at))) {
        for (duty, held) in Duty::ALL.into_iter().flat_map(|duty| Duty::ALL.map(|held| (duty, held))) {
            let who = Holder { person: person(1), duty, at: *above };
            let held = Held { person: person(2), duty: held, at: at.id, county: None };
            let decides = Duty::that_coordinates(above.tier) == Some(duty);
            let may = may_take_below(&who, &held, at.parent).is_ok();
            assert_eq!(may, decides && at.parent == Some(above.id), "{who:?} {held:?}");
            let led = Held { county: Some(organisation(10)), ..held };
            assert!(may_take_below(&who, &led, at.parent).is_err());
            if may {
                reached += 1;
                assert_eq!(may_take(&who, &held, 5, true), Err(Refusal::NotYours), "not as its own");
                assert_eq!(may_prolong(&who, &held), Err(Refusal::NotYours));
                let gift = Gift {
                    to: Some(person(3)),
                    duty: held.duty,
                    at: *at,
                    county: None,
                    holds_at: &[],
                    holders: 1,
                };
                assert!(may_give(&who, &gift).is_err());
            }
        }
    }
    assert!(reached > 0);
}
