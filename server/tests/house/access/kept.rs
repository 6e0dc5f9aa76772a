//! What a county has proposed to delete, deleted and handed over, of counties near and far.

use sea_orm::sea_query::{Expr, Query};

use super::examples::{Example, put};
use crate::resident::Resident;

pub(super) async fn disposals(house: &Resident) -> Vec<Example> {
    let mut examples = Vec::new();
    for code in ["21", "03"] {
        let owner = house.county(code).await.id;
        let id = house.app.store().doors().uuid();
        let now = house.app.store().doors().now();
        let values: [(&str, Expr); 12] = [
            ("id", id.into()),
            ("county", owner.uuid().into()),
            ("kind", "mail".into()),
            ("open_key", id.to_string().into()),
            ("state", "proposed".into()),
            ("count", 7_i64.into()),
            ("due_on", (now + chrono::TimeDelta::days(9)).date_naive().into()),
            ("proposed_at", now.into()),
            ("reminded", false.into()),
            ("held_for", "".into()),
            ("note", "".into()),
            ("version", 1.into()),
        ];
        let (columns, values): (Vec<_>, Vec<Expr>) = values.into_iter().unzip();
        let row = Query::insert().into_table("disposal").columns(columns).values_panic(values).to_owned();
        put(house, &row).await;
        examples.push(Example::of(owner, [("disposal", id)]));
    }
    examples
}

pub(super) async fn disclosures(house: &Resident) -> Vec<Example> {
    let mut examples = Vec::new();
    for code in ["21", "03"] {
        let owner = house.county(code).await.id;
        let id = house.app.store().doors().uuid();
        let now = house.app.store().doors().now();
        let values: [(&str, Expr); 9] = [
            ("id", id.into()),
            ("county", owner.uuid().into()),
            ("workshop", house.workshop_of(code).await.uuid().into()),
            ("columns", "municipality,role".into()),
            ("purpose", "x".into()),
            ("ground", "x".into()),
            ("receiver", "x".into()),
            ("made_at", now.into()),
            ("ends_on", (now + chrono::TimeDelta::days(9)).date_naive().into()),
        ];
        let (columns, values): (Vec<_>, Vec<Expr>) = values.into_iter().unzip();
        let row = Query::insert().into_table("disclosure").columns(columns).values_panic(values).to_owned();
        put(house, &row).await;
        examples.push(Example::of(owner, [("disclosure", id)]));
    }
    examples
}

pub(super) async fn certificates(house: &Resident) -> Vec<Example> {
    let mut examples = Vec::new();
    for code in ["21", "03"] {
        let owner = house.county(code).await.id;
        let id = house.app.store().doors().uuid();
        let values: [(&str, Expr); 5] = [
            ("id", id.into()),
            ("county", owner.uuid().into()),
            // By chance: the walk makes many.
            (
                "number",
                i32::from_be_bytes([id.as_bytes()[15] >> 1, id.as_bytes()[14], id.as_bytes()[13], 1]).into(),
            ),
            ("done_at", house.app.store().doors().now().into()),
            ("content", r#"{"gone":[],"held":[]}"#.into()),
        ];
        let (columns, values): (Vec<_>, Vec<Expr>) = values.into_iter().unzip();
        let row = Query::insert()
            .into_table("disposal_certificate")
            .columns(columns)
            .values_panic(values)
            .to_owned();
        put(house, &row).await;
        examples.push(Example::of(owner, [("certificate", id)]));
    }
    examples
}
