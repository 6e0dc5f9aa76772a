//! What addresses name, and things of authorities near and far to put in their place.

use organisation::OrganisationId;
use organisation::register::Organisation;
use sea_orm::prelude::Uuid;
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _};
use workshop::records::invitation;

use crate::resident::Resident;

/// A thing that belongs to an authority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A county's workshop.
    Workshop,
    /// An invitation: the invited municipality's.
    Invitation,
    /// A letter: its sender's.
    Letter,
    /// A county, by its code.
    County,
}

/// What the parameters of addresses are: the beginning of the address, the parameter, and the thing that is asked for by
/// it. None: it is nobody's thing, or a part of the one that stands before it.
const PARAMETERS: [(&str, &str, Option<Thing>); 6] = [
    ("/anmalan/", "invitation", Some(Thing::Invitation)),
    ("/brev/", "id", Some(Thing::Letter)),
    ("/l/", "token", None),
    ("/lan/", "county", Some(Thing::County)),
    ("/workshop/", "workshop", Some(Thing::Workshop)),
    ("/workshop/", "letter", None),
];

impl Thing {
    /// The thing that an address names.
    ///
    /// # Panics
    /// When the address has a parameter that nobody has said the meaning of.
    pub fn named_by(path: &str) -> Option<Self> {
        let mut named = None;
        for parameter in path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')) {
            let known =
                PARAMETERS.iter().find(|(begins, name, _)| path.starts_with(begins) && *name == parameter);
            let Some((.., thing)) = known else {
                panic!("say in PARAMETERS what {{{parameter}}} in {path} is, and whose");
            };
            named = named.or(*thing);
        }
        named
    }
}

/// Where an authority stands, seen from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same.
    Own,
    /// Right below.
    Below,
    /// Beside, under the same one.
    Sibling,
    /// Right above.
    Above,
    /// Anywhere else.
    Foreign,
    /// Anywhere else, but led by whoever asks.
    Led,
}

impl Relation {
    /// In the order of the matrix.
    pub const ALL: [Self; 6] = [Self::Own, Self::Below, Self::Sibling, Self::Above, Self::Foreign, Self::Led];

    /// In the matrix.
    pub fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Below => "below",
            Self::Sibling => "sibling",
            Self::Above => "above",
            Self::Foreign => "foreign",
            Self::Led => "led",
        }
    }

    /// Where `owner` stands, seen from `from`.
    pub fn between(from: &Organisation, owner: &Organisation) -> Self {
        if owner.id == from.id {
            Self::Own
        } else if owner.parent == Some(from.id) {
            Self::Below
        } else if from.parent == Some(owner.id) {
            Self::Above
        } else if owner.parent.is_some() && owner.parent == from.parent {
            Self::Sibling
        } else {
            Self::Foreign
        }
    }
}

/// One thing, with what to write in the address for each parameter.
#[derive(Clone, Debug)]
pub struct Example {
    /// Whose.
    pub owner: OrganisationId,
    values: Vec<(&'static str, String)>,
}

impl Example {
    /// The address with this thing in it.
    pub fn address(&self, path: &str) -> String {
        self.values
            .iter()
            .fold(path.to_owned(), |path, (name, value)| path.replace(&format!("{{{name}}}"), value))
    }

    /// Something that does not exist.
    pub fn nowhere() -> Self {
        let id = "01890000-0000-7000-8000-000000000000";
        let names = ["workshop", "invitation", "letter", "id"].map(|name| (name, id.to_owned()));
        let others = [("county", "99".to_owned()), ("token", "no-such-token".to_owned())];
        Self { owner: Uuid::nil().into(), values: names.into_iter().chain(others).collect() }
    }
}

/// Things of several authorities.
pub async fn examples(house: &Resident, thing: Thing) -> Vec<Example> {
    let mut examples = Vec::new();
    match thing {
        Thing::Workshop => {
            for code in ["21", "03"] {
                let workshop = house.workshop_of(code).await;
                let letter = house.letters_of(code).await[0];
                let values = vec![("workshop", workshop.to_string()), ("letter", letter.to_string())];
                examples.push(Example { owner: house.county(code).await.id, values });
            }
        }
        Thing::Letter => {
            for code in ["21", "03"] {
                let letter = house.letters_of(code).await[0];
                let values = vec![("id", letter.to_string())];
                examples.push(Example { owner: house.county(code).await.id, values });
            }
        }
        Thing::Invitation => {
            for code in ["2101", "2180", "0380"] {
                let owner = house.municipality(code).await;
                let found = invitation::Entity::find()
                    .filter(invitation::Column::Municipality.eq(owner))
                    .one(house.app.store().reader())
                    .await
                    .unwrap()
                    .unwrap();
                examples.push(Example { owner, values: vec![("invitation", found.id.to_string())] });
            }
        }
        Thing::County => {
            let owner = house.county("25").await.id;
            examples.push(Example { owner, values: vec![("county", "25".to_owned())] });
        }
    }
    examples
}
