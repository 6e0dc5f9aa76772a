//! Plans from before the agenda could stretch and shrink: their items had minutes alone, and breaks and lunch among them.

use sea_orm_migration::prelude::{DbErr, Expr, MigrationName, MigrationTrait, Query, SchemaManager};
use sea_orm_migration::sea_orm::{ConnectionTrait as _, prelude::Uuid};
use serde::Deserialize;
use serde_json::Value;

use super::standard_agenda;
use crate::agenda::rules::{LONGEST, STEP, STRETCHES};
use crate::agenda::{Agenda, Item, Kind, Pauses, Span};

/// An item as it was.
#[derive(Debug, Deserialize)]
struct Older {
    what: String,
    minutes: u16,
}

/// Reads the agendas of older plans as the agenda is now.
pub(crate) struct Stretching;

impl MigrationName for Stretching {
    fn name(&self) -> &'static str {
        "0005_plan_agenda"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Stretching {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        // Only here: it would lay its own `max` over that of numbers.
        use sea_orm_migration::prelude::ExprTrait as _;
        let db = schema.get_connection();
        let all = Query::select().columns(["id", "content"]).from("programme_plan").to_owned();
        for row in db.query_all(&all).await? {
            let (id, content): (Uuid, String) = (row.try_get("", "id")?, row.try_get("", "content")?);
            let newer = rewritten(&content).map_err(|fault| DbErr::Custom(fault.to_string()))?;
            let Some(newer) = newer else { continue };
            let update = Query::update()
                .table("programme_plan")
                .value("content", newer)
                .and_where(Expr::col("id").eq(id))
                .to_owned();
            db.execute(&update).await?;
        }
        Ok(())
    }
}

/// The plan with its agenda as it is now; none when it has one already.
fn rewritten(content: &str) -> serde_json::Result<Option<String>> {
    let mut plan: Value = serde_json::from_str(content)?;
    let Some(older) = plan.get_mut("agenda").filter(|agenda| agenda.is_array()) else { return Ok(None) };
    let items: Vec<Older> = serde_json::from_value(older.take())?;
    *older = serde_json::to_value(stretching(&items))?;
    serde_json::to_string(&plan).map(Some)
}

/// Every item keeps its minutes as its usual length. One of the agenda that ships gets its least and most, any other two
/// thirds and half as much again. What was lunch or a break becomes the rule for them.
fn stretching(items: &[Older]) -> Agenda {
    let shipped = standard_agenda();
    let mut agenda = Agenda { items: Vec::new(), pauses: shipped.pauses };
    for older in items {
        let usual = in_steps(older.minutes);
        match kind(&older.what) {
            None if is_lunch(&older.what) => agenda.pauses.lunch = around(agenda.pauses.lunch, usual),
            None => agenda.pauses.rest = around(agenda.pauses.rest, usual),
            Some(kind) => {
                let known = shipped.items.iter().find(|item| item.title == older.what);
                let span = Span::of(in_steps(usual / 3 * 2), usual, in_steps(usual + usual / 2));
                agenda.items.push(known.map_or_else(
                    || Item { title: older.what.clone(), kind, span, may_go: false },
                    |known| Item { span: around(known.span, usual), ..known.clone() },
                ));
            }
        }
    }
    let work = agenda.items.iter().filter(|item| item.kind != Kind::Gathering);
    let longest = work.map(|item| item.span.least).max().unwrap_or_default();
    agenda.pauses =
        Pauses { stretch: agenda.pauses.stretch.max(longest).min(*STRETCHES.end()), ..agenda.pauses };
    agenda
}

/// A length with another usual one, that lies within it.
fn around(span: Span, usual: u16) -> Span {
    Span { least: span.least.min(usual), usual, most: span.most.max(usual) }
}

/// In whole steps, one at least.
fn in_steps(minutes: u16) -> u16 {
    minutes.div_ceil(STEP).saturating_mul(STEP).clamp(STEP, LONGEST)
}

fn is_lunch(what: &str) -> bool {
    what.to_lowercase().starts_with("lunch")
}

/// What people do, as far as its name says; none for a pause.
fn kind(what: &str) -> Option<Kind> {
    let what = what.to_lowercase();
    let begins = |words: &[&str]| words.iter().any(|word| what.starts_with(word));
    if begins(&["lunch", "paus", "rast", "fika", "kaffe", "bensträckare"]) {
        None
    } else if begins(&["samling", "ankomst", "registrering", "incheckning"]) {
        Some(Kind::Gathering)
    } else if ["övning", "grupparbete", "diskussion"].iter().any(|word| what.contains(word)) {
        Some(Kind::Exercise)
    } else {
        Some(Kind::Talk)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::agenda::form::AgendaForm;
    use crate::agenda::lengths::on_standard_day;

    fn older(items: &[(u16, &str)]) -> Vec<Older> {
        items.iter().map(|(minutes, what)| Older { what: (*what).to_owned(), minutes: *minutes }).collect()
    }

    #[test]
    fn the_five_hours_that_shipped_before_are_read_as_five_hours_with_lunch_and_a_break() {
        let shipped = [
            (20, "Samling och fika"),
            (15, "Välkomna: dagens syfte och länets läge"),
            (30, "Den dimensionerande hotbilden och vad som har hänt i Sverige och omvärlden"),
            (70, "Scenarioövning vid borden, första omgången"),
            (50, "Lunch"),
            (70, "Scenarioövning vid borden, andra omgången: upptäcka och hantera"),
            (10, "Paus"),
            (25, "Grupperna berättar och lär av varandra"),
            (10, "Så går ni vidare hemma, och utvärdering"),
        ];
        let agenda = stretching(&older(&shipped));
        let titles: Vec<_> = agenda.items.iter().map(|item| item.title.as_str()).collect();
        let expected: Vec<_> =
            shipped.iter().map(|(_, what)| *what).filter(|what| !["Lunch", "Paus"].contains(what)).collect();
        assert_eq!(titles, expected);
        assert_eq!((agenda.pauses.lunch.usual, agenda.pauses.rest.usual), (50, 10));
        assert_eq!(agenda.items[3].span, Span::of(45, 70, 90));
        let day = on_standard_day(&agenda).unwrap();
        assert_eq!(day.slots.iter().map(|slot| u32::from(slot.minutes)).sum::<u32>(), 300);
        assert!(day.left_out.is_empty());
    }

    #[test]
    fn a_plan_is_rewritten_once_and_the_rest_of_it_stays() {
        let old = r#"{"seats_most":5,"agenda":[{"what":"Något eget","minutes":120}]}"#;
        let new = rewritten(old).unwrap().unwrap();
        let plan: Value = serde_json::from_str(&new).unwrap();
        assert_eq!(plan["seats_most"], 5);
        let agenda: Agenda = serde_json::from_value(plan["agenda"].clone()).unwrap();
        assert_eq!(agenda.items[0].span, Span::of(80, 120, 180));
        assert_eq!(rewritten(&new).unwrap(), None);
        assert!(rewritten("{").is_err());
    }

    proptest! {
        #[test]
        fn whatever_stood_there_is_an_agenda_that_the_form_takes(
            items in prop::collection::vec((1..1000_u16, "(Paus|Lunch|Samling|Övning|[A-ZÅÄÖ][a-zåäö ]{0,30})"), 1..12)
        ) {
            let older: Vec<_> = items.into_iter().map(|(minutes, what)| Older { what, minutes }).collect();
            let agenda = stretching(&older);
            prop_assume!(!agenda.items.is_empty());
            let read = AgendaForm::of(&agenda).check();
            prop_assert!(read.is_ok(), "{:?}", read);
        }
    }
}
