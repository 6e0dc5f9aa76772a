//! The Swedish set: Valmyndigheten, 21 counties and 290 municipalities, carried in the program (`data/README.md`).

use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, EntityTrait as _, PaginatorTrait as _};
use serde::Deserialize;
use serde_json::json;
use store::{Author, Desk, Line, Store, StoreFault};

use crate::duty::Tier;
use crate::records::{OrganisationId, organisation};

const COUNTIES: &str = include_str!("../data/lan.csv");
const COUNTY_NAMES: &str = include_str!("../data/lan_extra.csv");
const MUNICIPALITIES: &str = include_str!("../data/kommuner.csv");
const MUNICIPALITY_NAMES: &str = include_str!("../data/kommuner_extra.csv");

#[derive(Debug, Deserialize)]
struct Place {
    code: String,
    name: String,
    county_code: String,
    seat: String,
    lat: f64,
    lon: f64,
    population: i32,
}

#[derive(Debug, Deserialize)]
struct CountyName {
    code: String,
    letter: String,
    authority_name: String,
}

#[derive(Debug, Deserialize)]
struct MunicipalityName {
    code: String,
    formal_name: String,
}

fn rows<T: for<'a> Deserialize<'a>>(text: &str) -> Result<Vec<T>, StoreFault> {
    csv::Reader::from_reader(text.as_bytes())
        .deserialize()
        .collect::<Result<_, _>>()
        .map_err(|fault| StoreFault::Unreadable(format!("the shipped list of authorities: {fault}")))
}

/// Loads the Swedish set into an empty register; does nothing when there is one already. Says whether it loaded.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn load_sweden(store: &Store, author: &Author) -> Result<bool, StoreFault> {
    if organisation::Entity::find().count(store.reader()).await? > 0 {
        return Ok(false);
    }
    let mut desk = store.desk(author).await?;
    let national = national(&desk);
    let root = *national.id.as_ref();
    let mut all = vec![national];
    let county_names: HashMap<String, CountyName> =
        rows::<CountyName>(COUNTY_NAMES)?.into_iter().map(|row| (row.code.clone(), row)).collect();
    let mut counties = HashMap::new();
    for place in rows::<Place>(COUNTIES)? {
        let names = county_names.get(&place.code);
        let mut row = authority(&desk, Tier::County, root, &place);
        row.letter = Set(names.map(|row| row.letter.clone()).unwrap_or_default());
        row.formal_name = Set(names.map_or_else(|| place.name.clone(), |row| row.authority_name.clone()));
        counties.insert(place.code, *row.id.as_ref());
        all.push(row);
    }
    let formal: HashMap<String, String> = rows::<MunicipalityName>(MUNICIPALITY_NAMES)?
        .into_iter()
        .map(|row| (row.code, row.formal_name))
        .collect();
    for place in rows::<Place>(MUNICIPALITIES)? {
        let Some(county) = counties.get(&place.county_code) else {
            return Err(StoreFault::Unreadable(format!("{} lies in no county", place.name)));
        };
        let mut row = authority(&desk, Tier::Municipality, *county, &place);
        if let Some(name) = formal.get(&place.code) {
            row.formal_name = Set(name.clone());
        }
        all.push(row);
    }
    let loaded = all.len();
    organisation::Entity::insert_many(all).exec_without_returning(desk.db()).await?;
    desk.write(Line {
        deed: "organisation.register_loaded",
        subject: "organisation",
        subject_id: root.uuid(),
        owner: Some(root.uuid()),
        details: json!({ "organisations": loaded }),
    });
    desk.seal("").await?;
    Ok(true)
}

fn national(desk: &Desk) -> organisation::ActiveModel {
    organisation::ActiveModel {
        id: Set(desk.id()),
        tier: Set(Tier::National),
        code: Set(String::new()),
        name: Set("Valmyndigheten".to_owned()),
        formal_name: Set("Valmyndigheten".to_owned()),
        letter: Set(String::new()),
        parent: Set(None),
        seat: Set("Solna".to_owned()),
        lat: Set(59.36),
        lon: Set(18.0),
        population: Set(0),
        mail: Set(String::new()),
    }
}

fn authority(desk: &Desk, tier: Tier, parent: OrganisationId, place: &Place) -> organisation::ActiveModel {
    organisation::ActiveModel {
        id: Set(desk.id()),
        tier: Set(tier),
        code: Set(place.code.clone()),
        name: Set(place.name.clone()),
        formal_name: Set(place.name.clone()),
        letter: Set(String::new()),
        parent: Set(Some(parent)),
        seat: Set(place.seat.clone()),
        lat: Set(place.lat),
        lon: Set(place.lon),
        population: Set(place.population),
        mail: Set(String::new()),
    }
}
