//! Agreeing on the tour: the draft becomes the counties' days and the facilitators' duties. Whoever gets or loses a duty
//! hears of it as always; counties and teams are told by the letters that are proposed afterwards.

use std::collections::{BTreeMap, BTreeSet};

use ::tour::{Breach, judge};
use chrono::NaiveTime;
use organisation::duties::deeds::{self as duties, Given};
use organisation::duties::rules::{Life, Refusal as DutyRefusal};
use organisation::duties::views as held;
use organisation::register::{self, folded};
use organisation::{Actor, Duty, Led, OrganisationId};
use programme::interest::rules::{Format as Wish, Length};
use programme::plan;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use serde_json::json;
use store::Desk;
use texts::{Lang, local};
use web::House;

use super::{By, NotDone, line, open};
use crate::counties;
use crate::day;
use crate::day::rules::{Format, Settings};
use crate::records::WorkshopId;
use crate::tour::agreed::{self, Event, Leader};
use crate::tour::frame::{County, Days, Frame, is_over};
use crate::tour::records::event;
use crate::tour::rules::{Tour, Visit};
use crate::tour::views::{self, Standing};

/// What agreeing did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreed {
    /// Workshops that were made.
    pub made: usize,
    /// Workshops that have another day.
    pub moved: usize,
    /// Duties that were given.
    pub given: usize,
    /// Duties that were taken away.
    pub taken: usize,
    /// Days that were called off.
    pub called_off: usize,
}

/// The visits that are agreed on: of counties that want a workshop, and those that have been.
#[must_use]
pub fn visits(standing: &Standing) -> BTreeMap<OrganisationId, Visit> {
    let today = standing.facts.today;
    let counts = |county: &OrganisationId, visit: &Visit| {
        is_over(*visit, today) || standing.facts.county(*county).is_some_and(County::wants)
    };
    let all = standing.tour.visits.iter().filter(|(county, visit)| counts(county, visit));
    all.map(|(county, visit)| (*county, *visit)).collect()
}

/// Sets the counties' days and gives the teams' people their duties. `knowing`: also when rules are broken; never when
/// somebody would be in two places on one day.
///
/// # Errors
/// [`NotDone`].
pub async fn agree(
    house: &House,
    actor: &Actor,
    by: By<'_>,
    standing: &Standing,
    knowing: bool,
) -> Result<Agreed, NotDone> {
    let frame = Frame::of(&standing.tour, &standing.facts, Days::Others);
    let judged = judge(&frame.problem, &frame.visits(&standing.tour)).map_err(|_| NotDone::Broken)?;
    let never = |breach: &Breach| matches!(breach, Breach::TwoPlaces { .. } | Breach::NoSuchTeam { .. });
    let broken = judged.broken.iter().filter(|breach| !matches!(breach, Breach::NoDate { .. }));
    if broken.clone().any(never) || (!knowing && broken.count() > 0) {
        return Err(NotDone::Broken);
    }
    let sizes = counties::all(house.store(), by.programme).await?;
    let Some(mut work) = open(house, by).await? else { return Ok(Agreed::default()) };
    let visits = visits(standing);
    // Under the draft's lock nobody else agrees: what was agreed on before stands still.
    let before = views::agreed(house.store(), by.programme).await?;
    let changed = agreed::changes(&before, &work.tour, &visits, work.desk.now());
    let mut agreed = Agreed {
        called_off: changed.iter().filter(|own| own.is_county() && own.cancelled).count(),
        ..Agreed::default()
    };
    let plan = plan::views::newest(work.desk.db(), &standing.programme).await?.plan;
    let ahead = visits.iter().filter(|(_, visit)| !is_over(**visit, standing.facts.today));
    let mut leads: BTreeMap<OrganisationId, WorkshopId> = BTreeMap::new();
    for (county, visit) in ahead {
        if let Some(workshop) = standing.workshops.get(county) {
            agreed.moved += usize::from(day::deeds::set_day(&mut work.desk, workshop.id, visit.day).await?);
            leads.insert(*county, workshop.id);
        } else {
            let size = sizes.iter().find(|own| own.organisation.id == *county);
            let municipalities =
                size.and_then(|own| usize::try_from(own.municipalities).ok()).unwrap_or_default();
            let settings = Settings::planned(&plan, visit.day, municipalities);
            let settings = wished(settings, standing.facts.county(*county));
            let id = day::deeds::make(&mut work.desk, by.programme, *county, &settings).await?;
            agreed.made += 1;
            leads.insert(*county, id);
        }
    }
    for (county, visit) in &visits {
        let Some(workshop) = leads.get(county) else { continue };
        let wanted = agreed::leaders(&work.tour, *visit);
        let known = known_leaders(&before, *county);
        let led = Led { workshop: workshop.uuid(), county: *county };
        give(house, &mut work.desk, actor, &work.tour, (led, &wanted), &mut agreed).await?;
        take(house, &mut work.desk, actor, led, &known, &wanted, &mut agreed).await?;
    }
    for county in before.iter().map(|event| event.county).collect::<BTreeSet<_>>() {
        let Some(workshop) = standing.workshops.get(&county).filter(|_| !visits.contains_key(&county)) else {
            continue;
        };
        let led = Led { workshop: workshop.id.uuid(), county };
        take(house, &mut work.desk, actor, led, &known_leaders(&before, county), &[], &mut agreed).await?;
    }
    for event in &changed {
        keep(&work.desk, by, event).await?;
    }
    let details = json!({
        "counties": visits.len(), "new": agreed.made, "moved": agreed.moved, "called_off": agreed.called_off,
        "duties": agreed.given, "taken_away": agreed.taken,
    });
    // The draft itself is as it was; its version goes up, so that the same page does not agree twice.
    let reached = work.row.as_ref().map(|row| row.reached.clone()).unwrap_or_default();
    work.keep(by.programme, &work.tour, reached).await?;
    work.desk.write(line("tour.agreed", by, details));
    work.desk.seal("").await?;
    Ok(agreed)
}

/// What the county wished in its answer.
fn wished(settings: Settings, county: Option<&County>) -> Settings {
    let answer = county.and_then(|county| county.answer.as_ref());
    let format = match answer.and_then(|answer| answer.format) {
        Some(Wish::Digital) => Format::Digital,
        Some(Wish::Hybrid) => Format::Hybrid,
        Some(Wish::Physical) | None => Format::Physical,
    };
    let half = answer.and_then(|answer| answer.length) == Some(Length::Half);
    let noon = NaiveTime::from_hms_opt(12, 0, 0).filter(|_| half);
    Settings { format, ends: noon.unwrap_or(settings.ends), ..settings }
}

/// Who leads a county's day as it was agreed on before.
fn known_leaders(before: &[Event], county: OrganisationId) -> Vec<Leader> {
    let own = before.iter().filter(|event| event.county == county && event.is_county() && !event.cancelled);
    own.flat_map(|event| event.people.clone()).collect()
}

async fn give(
    house: &House,
    desk: &mut Desk,
    actor: &Actor,
    tour: &Tour,
    (led, wanted): (Led, &[Leader]),
    agreed: &mut Agreed,
) -> Result<(), NotDone> {
    let (store, words) = (house.store(), house.words(Lang::Sv));
    let today = local(desk.now()).date();
    let leading = held::leading(store, led.workshop).await?;
    for leader in wanted {
        let has = leading.iter().any(|row| {
            folded(&row.address) == folded(&leader.address)
                && matches!(row.life(today), Life::Future | Life::Live)
        });
        let Some(person) = tour.people.iter().find(|own| own.address == leader.address).filter(|_| !has)
        else {
            continue;
        };
        let given = Given {
            name: person.name.clone(),
            address: person.address.clone(),
            duty: Duty::Facilitator,
            at: register::organisation(store, person.from).await?,
            led: Some(led),
            starts_on: None,
            ends_on: None,
        };
        match duties::give_on(desk, &words, actor, &given).await {
            Ok(()) => agreed.given += 1,
            Err(duties::NotDone::Refused(DutyRefusal::Held)) => {}
            Err(duties::NotDone::Store(fault)) => return Err(fault.into()),
            Err(duties::NotDone::NotFound | duties::NotDone::Refused(_)) => {
                return Err(NotDone::NotGiven(person.name.clone()));
            }
        }
    }
    Ok(())
}

/// Takes the duty from those whom the tour had given it and who do not lead any more. Others are the county's own.
async fn take(
    house: &House,
    desk: &mut Desk,
    actor: &Actor,
    led: Led,
    known: &[Leader],
    wanted: &[Leader],
    agreed: &mut Agreed,
) -> Result<(), NotDone> {
    let gone: Vec<&Leader> =
        known.iter().filter(|own| wanted.iter().all(|now| now.address != own.address)).collect();
    if gone.is_empty() {
        return Ok(());
    }
    let (words, today) = (house.words(Lang::Sv), local(desk.now()).date());
    for row in held::leading(house.store(), led.workshop).await? {
        let is_gone = gone.iter().any(|own| folded(&own.address) == folded(&row.address));
        if !is_gone || !matches!(row.life(today), Life::Future | Life::Live) {
            continue;
        }
        match duties::take_on(desk, &words, actor, (row.held.id, true)).await {
            Ok(()) => agreed.taken += 1,
            Err(duties::NotDone::Store(fault)) => return Err(fault.into()),
            Err(duties::NotDone::NotFound | duties::NotDone::Refused(_)) => {
                return Err(NotDone::NotGiven(row.name.clone()));
            }
        }
    }
    Ok(())
}

async fn keep(desk: &Desk, by: By<'_>, changed: &Event) -> Result<(), NotDone> {
    let row = event::ActiveModel {
        programme: Set(by.programme),
        county: Set(changed.county),
        audience: Set(changed.audience),
        team: Set(changed.team.clone()),
        day: Set(changed.day),
        people: Set(views::json(&changed.people)?),
        sequence: Set(changed.sequence),
        cancelled: Set(changed.cancelled),
        stamp: Set(changed.stamp),
        told: Set(match &changed.told {
            Some(told) => views::json(told)?,
            None => String::new(),
        }),
        told_at: Set(changed.told_at),
    };
    let key = [event::Column::Programme, event::Column::County, event::Column::Audience];
    let anew = [
        event::Column::Team,
        event::Column::Day,
        event::Column::People,
        event::Column::Sequence,
        event::Column::Cancelled,
        event::Column::Stamp,
    ];
    event::Entity::insert(row)
        .on_conflict(OnConflict::columns(key).update_columns(anew).to_owned())
        .exec_without_returning(desk.db())
        .await?;
    Ok(())
}
