//! What is sealed of a participant: diet and access needs of everybody, and who it is when their details are protected.
//!
//! Always: everybody who is registered has an envelope, whether they need something or not, so that the database does
//! not tell who does. The municipality's coordinator opens it when signed in; whoever holds the municipality's link writes
//! it and does not read it, since a link can be sent on. The county opens the needs alone, as counts, and who somebody is
//! only when two agree to it ([`super::protected`]).

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use organisation::OrganisationId;
use roster::{Person, is_no_diet};
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait as _, EntityTrait as _, FromQueryResult, JoinType, PaginatorTrait as _, QueryFilter as _,
    QueryOrder as _, QuerySelect as _,
};
use serde::{Deserialize, Serialize};
use serde_json::json;
use store::vault::{Column, Ring, Sealed, Sealer, Unopened};
use store::{Author, Line, Store, StoreFault};

use super::views;
use crate::records::{ParticipantId, invitation, participant};

/// Where it lies.
pub const PERSON: Column = Column { table: "participant", column: "sealed_person" };

/// What is sealed of one participant. Prints nothing.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Private {
    /// Diet and allergies.
    pub diet: String,
    /// What they need to take part.
    #[serde(default)]
    pub access: String,
    /// Who it is, when their details are protected.
    #[serde(default)]
    pub who: Option<Who>,
}

/// Who somebody with protected details is. Prints nothing.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Who {
    /// Name.
    pub name: String,
    /// Mail address; may be empty.
    pub email: String,
    /// Phone; may be empty.
    pub phone: String,
}

impl fmt::Debug for Private {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Private")
    }
}

impl fmt::Debug for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Who")
    }
}

impl Private {
    /// Of a person on a list.
    #[must_use]
    pub fn of(person: &Person) -> Self {
        let who =
            || Who { name: person.name.clone(), email: person.email.clone(), phone: person.phone.clone() };
        Self { diet: person.diet.clone(), access: person.access.clone(), who: person.protected.then(who) }
    }

    /// Needs something.
    #[must_use]
    pub fn has_needs(&self) -> bool {
        !self.diet.is_empty() || !self.access.is_empty()
    }

    /// Puts it where it belongs in a person.
    fn fill(self, person: &mut Person) {
        person.diet = self.diet;
        person.access = self.access;
        if let Some(who) = self.who {
            person.name = who.name;
            person.email = who.email;
            person.phone = who.phone;
        }
    }

    /// Says something.
    fn says_something(&self) -> bool {
        self.has_needs() || self.who.is_some()
    }
}

/// A municipality's list with what is sealed of it opened, as far as it opens.
#[derive(Clone, Debug, Default)]
pub struct OwnList {
    /// The rows, in their order.
    pub stored: Vec<participant::Model>,
    /// The people, in the same order.
    pub people: Vec<Person>,
    /// Of how many something sealed was read.
    pub read: usize,
    /// Why something did not open. Those people stand there by what is not sealed.
    pub unopened: Option<Unopened>,
    /// Nothing was opened, since whoever asks may not see it. Everybody stands there by what is not sealed.
    pub shut: bool,
}

impl OwnList {
    /// A list for somebody who may not see what is sealed.
    pub(super) fn shut(stored: Vec<participant::Model>) -> Self {
        let people = stored.iter().map(views::person).collect();
        Self { stored, people, shut: true, ..Self::default() }
    }

    /// The people of a new list, each with what they keep of this one where nothing was written anew. None when somebody
    /// keeps what is not there.
    pub(super) fn kept_by(
        &self,
        people: &[Person],
        keeps: &BTreeMap<usize, ParticipantId>,
    ) -> Option<Vec<Person>> {
        let mut kept = people.to_vec();
        for (at, id) in keeps {
            let was = &self.people[self.stored.iter().position(|stored| stored.id == *id)?];
            let person = kept.get_mut(*at)?;
            for (text, before) in [(&mut person.diet, &was.diet), (&mut person.access, &was.access)] {
                if text.is_empty() {
                    text.clone_from(before);
                } else if is_no_diet(text) {
                    text.clear();
                }
            }
            if person.protected && was.protected {
                person.name.clone_from(&was.name);
                person.email.clone_from(&was.email);
                person.phone.clone_from(&was.phone);
            }
        }
        Some(kept)
    }
}

/// Opens a municipality's list. Not a deed: whoever shows it to somebody uses [`super::reading`].
pub(super) fn opened(ring: &Ring, municipality: OrganisationId, stored: Vec<participant::Model>) -> OwnList {
    let mut list = OwnList::default();
    for row in &stored {
        let mut person = views::person(row);
        let opened = row
            .sealed_person
            .as_ref()
            .map(|sealed| ring.open(municipality.uuid(), PERSON.of(row.id.uuid()), sealed));
        match opened {
            None => {}
            Some(Ok(private)) => {
                list.read += usize::from(private.says_something());
                private.fill(&mut person);
            }
            Some(Err(why)) => list.unopened = Some(why),
        }
        list.people.push(person);
    }
    list.stored = stored;
    list
}

/// One participant's envelope, with whose it is.
#[derive(Debug, FromQueryResult)]
pub(super) struct Enveloped {
    pub id: ParticipantId,
    pub municipality: OrganisationId,
    pub protected: i32,
    pub sealed_person: Option<Sealed<Private>>,
}

/// Seals what an earlier version of the program stored in the open: diets. At the start, some at a time, and at last the
/// database is written anew without them; stopped in the middle, the next start goes on. Says how many it sealed.
///
/// # Errors
/// [`StoreFault`] when the database refuses or the keys cannot be used.
pub async fn seal_stored(store: &Store) -> Result<usize, StoreFault> {
    const AT_ONCE: u64 = 200;
    let mut done = 0;
    loop {
        let rows: Vec<(ParticipantId, String, OrganisationId)> = unsealed::Entity::find()
            .join(
                JoinType::InnerJoin,
                unsealed::Entity::belongs_to(participant::Entity)
                    .from(unsealed::Column::Participant)
                    .to(participant::Column::Id)
                    .into(),
            )
            .join(JoinType::InnerJoin, views::to_invitation())
            .select_only()
            .column(unsealed::Column::Participant)
            .column(unsealed::Column::Diet)
            .column(invitation::Column::Municipality)
            .filter(unsealed::Column::Diet.ne(""))
            .order_by_asc(unsealed::Column::Participant)
            .limit(AT_ONCE)
            .into_tuple()
            .all(store.reader())
            .await?;
        if rows.is_empty() {
            break;
        }
        done += rows.len();
        seal_some(store, rows).await?;
    }
    // Empty rows stand until the copies are gone too.
    if unsealed::Entity::find().count(store.reader()).await? > 0 {
        store.write_anew().await?;
        store.tidy(unsealed::Entity::delete_many()).await?;
    }
    Ok(done)
}

async fn seal_some(
    store: &Store,
    rows: Vec<(ParticipantId, String, OrganisationId)>,
) -> Result<(), StoreFault> {
    let mut desk = store.desk(&Author::program()).await?;
    let mut sealers: HashMap<OrganisationId, Sealer> = HashMap::new();
    let people = rows.len();
    for (id, diet, municipality) in rows {
        if let std::collections::hash_map::Entry::Vacant(e) = sealers.entry(municipality) {
            e.insert(desk.sealer(municipality.uuid()).await?);
        }
        let Some(sealer) = sealers.get(&municipality) else { continue };
        let private = Private { diet, ..Private::default() };
        participant::Entity::update_many()
            .col_expr(
                participant::Column::SealedPerson,
                Expr::value(Some(sealer.seal(PERSON.of(id.uuid()), &private)?)),
            )
            .filter(participant::Column::Id.eq(id))
            // A list that came in since has sealed its own.
            .filter(participant::Column::SealedPerson.is_null())
            .exec(desk.db())
            .await?;
        unsealed::Entity::update_many()
            .col_expr(unsealed::Column::Diet, Expr::value(""))
            .filter(unsealed::Column::Participant.eq(id))
            .exec(desk.db())
            .await?;
    }
    desk.write(Line {
        deed: "registration.needs_sealed",
        subject: "participants",
        subject_id: Uuid::nil(),
        owner: None,
        details: json!({ "people": people }),
    });
    desk.seal("").await
}

/// Diets that wait to be sealed: what the migration found in the open. Empty since the first start after it.
pub(crate) mod unsealed {
    use crate::records::ParticipantId;
    use sea_orm::entity::prelude::*;

    /// One diet.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "unsealed_diet")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub participant: ParticipantId,
        pub diet: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
