//! How people stand: a fixed number of queries, however many there are. Pages, letters, the meeting and the door all ask here.

use std::collections::HashMap;

use programme::ProgrammeId;
use roster::fold_email;
use sea_orm::prelude::{DateTimeUtc, Uuid};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, FromQueryResult, JoinType, QueryFilter as _,
    QueryOrder as _, QuerySelect as _, RelationDef, Select,
};
use store::{StoreFault, digest};
use texts::Lang;
use workshop::records::participant;
use workshop::registration::views::{ParticipantRow, SeatedRow, seated};
use workshop::{ParticipantId, WorkshopId};

use crate::records::{fact, terms, told};
use crate::rules::{Policy, Source, State};

/// A word about somebody that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// About whom.
    pub participant: ParticipantId,
    /// Whose word.
    pub source: Source,
    /// Since when.
    pub at: DateTimeUtc,
    /// Who said it, where it was not the person.
    pub said_by: String,
    /// Why the county exempts them.
    pub reason: String,
}

/// A fact with whom it is about.
#[derive(FromQueryResult)]
struct Row {
    participant: ParticipantId,
    source: Source,
    at: DateTimeUtc,
    said_by: String,
    reason: String,
    name_mark: String,
    address_mark: String,
    name: String,
    email: String,
    protected: i32,
}

impl Row {
    /// The fact, when it is about the person who has the row now.
    fn standing(self) -> Option<Fact> {
        let now = Marks::of(self.participant, (&self.name, &self.email), self.protected > 0);
        let then = Marks { name: self.name_mark, address: self.address_mark };
        let fact = Fact {
            participant: self.participant,
            source: self.source,
            at: self.at,
            said_by: self.said_by,
            reason: self.reason,
        };
        then.is_same(&now).then_some(fact)
    }
}

/// Marks of a name and an address: enough to see that somebody else has the row, and nothing that could be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    /// Of each word of the name, parted by spaces; empty when it is protected.
    pub name: String,
    /// Of the address; empty when there is none, or it is protected.
    pub address: String,
}

impl Marks {
    /// Of somebody. Of whom details are protected there is nothing to mark.
    pub fn of(id: ParticipantId, (name, email): (&str, &str), protected: bool) -> Self {
        if protected {
            return Self::default();
        }
        // With the id, so that the same name in two rows has two marks.
        let mark = |text: &str| digest(format!("{id}\n{text}").as_bytes()).chars().take(MARK).collect();
        let words: Vec<String> = small(name).split(' ').take(MOST_WORDS).map(mark).collect();
        let address = fold_email(email);
        Self {
            name: words.join(" "),
            address: if address.is_empty() { String::new() } else { mark(&address) },
        }
    }

    /// The same person: a municipality mends a name, and somebody gets another address. With another name and another
    /// address, or with another name behind a mailbox that several share, it is another. Where one of the two is
    /// protected, it is for the municipality to say.
    fn is_same(&self, now: &Self) -> bool {
        let empty = Self::default();
        let shares_a_word =
            || self.name.split(' ').any(|word| now.name.split(' ').any(|other| other == word));
        *self == empty
            || *now == empty
            || self.name == now.name
            || (!now.address.is_empty() && self.address == now.address && shares_a_word())
    }
}

/// The words of a name as they are marked. Not [`roster::fold_name`], by which names are compared elsewhere: marks that
/// stand were made so, and cannot be made anew.
fn small(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Signs of a mark.
const MARK: usize = 12;
/// Words of a name that are marked.
const MOST_WORDS: usize = 8;

fn with_people() -> Select<fact::Entity> {
    let to_person = fact::Entity::belongs_to(participant::Entity)
        .from(fact::Column::Participant)
        .to(participant::Column::Id)
        .into();
    fact::Entity::find()
        .join(JoinType::InnerJoin, to_person)
        .column_as(participant::Column::Name, "name")
        .column_as(participant::Column::Email, "email")
        .column_as(participant::Column::Protected, "protected")
        .order_by_asc(fact::Column::At)
        .order_by_asc(fact::Column::Source)
}

/// Every word that stands about those of a workshop, the oldest first: one query.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn facts(db: &impl ConnectionTrait, id: WorkshopId) -> Result<Vec<Fact>, StoreFault> {
    let found = with_people().filter(fact::Column::Workshop.eq(id)).into_model::<Row>().all(db).await?;
    Ok(found.into_iter().filter_map(Row::standing).collect())
}

/// Every word that stands about one person, the oldest first.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn facts_of(db: &impl ConnectionTrait, id: ParticipantId) -> Result<Vec<Fact>, StoreFault> {
    let found = with_people().filter(fact::Column::Participant.eq(id)).into_model::<Row>().all(db).await?;
    Ok(found.into_iter().filter_map(Row::standing).collect())
}

/// Every word that stands about some people, the oldest first: one query.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn facts_about(
    db: &impl ConnectionTrait,
    people: impl IntoIterator<Item = Uuid>,
) -> Result<Vec<Fact>, StoreFault> {
    let about = with_people().filter(fact::Column::Participant.is_in(people));
    let found = about.into_model::<Row>().all(db).await?;
    Ok(found.into_iter().filter_map(Row::standing).collect())
}

/// How those of a workshop stand. Whoever is not here is missing.
#[derive(Clone, Debug, Default)]
pub struct States(HashMap<ParticipantId, State>);

impl States {
    /// Out of words.
    #[must_use]
    pub fn of(facts: &[Fact]) -> Self {
        let mut sources: HashMap<ParticipantId, Vec<Source>> = HashMap::new();
        for fact in facts {
            sources.entry(fact.participant).or_default().push(fact.source);
        }
        Self(sources.into_iter().map(|(id, sources)| (id, State::of(sources))).collect())
    }

    /// How one of them stands.
    #[must_use]
    pub fn get(&self, id: ParticipantId) -> State {
        self.0.get(&id).copied().unwrap_or_default()
    }
}

/// How those of a workshop stand: one query.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn states(db: &impl ConnectionTrait, id: WorkshopId) -> Result<States, StoreFault> {
    Ok(States::of(&facts(db, id).await?))
}

/// A person of a workshop with one word about them, or none.
#[derive(FromQueryResult)]
struct WithWord {
    #[sea_orm(nested)]
    person: SeatedRow,
    source: Option<Source>,
    name_mark: Option<String>,
    address_mark: Option<String>,
}

/// Everyone who has a seat at a workshop, as the workshop lists them, with how they stand: one query.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn people(
    db: &impl ConnectionTrait,
    id: WorkshopId,
) -> Result<Vec<(ParticipantRow, State)>, StoreFault> {
    // By the person alone: with the workshop beside it, SQLite would look through all words of the workshop for each.
    let to_word: RelationDef = participant::Entity::belongs_to(fact::Entity)
        .from(participant::Column::Id)
        .to(fact::Column::Participant)
        .into();
    let rows = seated(id)
        .join(JoinType::LeftJoin, to_word)
        .column_as(fact::Column::Source, "source")
        .column_as(fact::Column::NameMark, "name_mark")
        .column_as(fact::Column::AddressMark, "address_mark")
        .into_model::<WithWord>()
        .all(db)
        .await?;
    let mut people: Vec<(ParticipantRow, Vec<Source>)> = Vec::new();
    // Whoever has several words has as many rows, one after another.
    for WithWord { person, source, name_mark, address_mark } in rows {
        let person = ParticipantRow::from(person);
        if people.last().is_none_or(|(last, _)| last.id != person.id) {
            people.push((person, Vec::new()));
        }
        let (Some((person, words)), Some(source)) = (people.last_mut(), source) else { continue };
        let now = Marks::of(person.id, (&person.name, &person.email), person.protected);
        let then = Marks { name: name_mark.unwrap_or_default(), address: address_mark.unwrap_or_default() };
        if then.is_same(&now) {
            words.push(source);
        }
    }
    Ok(people.into_iter().map(|(person, words)| (person, State::of(words))).collect())
}

/// How one person stands.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn state(db: &impl ConnectionTrait, id: ParticipantId) -> Result<State, StoreFault> {
    Ok(State::of(facts_of(db, id).await?.into_iter().map(|fact| fact.source)))
}

/// What a workshop's county does, with its version; 0 while it has said nothing.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn policy(db: &impl ConnectionTrait, id: WorkshopId) -> Result<(Policy, i32), StoreFault> {
    let row = terms::Entity::find_by_id(id).one(db).await?;
    Ok(row.map(|row| (row.policy, row.version)).unwrap_or_default())
}

/// Where the course is, and its short version.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// An https address, or words; empty while nobody has said it.
    pub place: String,
    /// The short version in Swedish.
    pub short_sv: String,
    /// The short version in English.
    pub short_en: String,
    /// 0 while everything is as it ships.
    pub version: i32,
}

impl Told {
    /// As it ships.
    #[must_use]
    pub fn shipped() -> Self {
        let text = |text: &str| text.trim().to_owned();
        Self {
            place: String::new(),
            short_sv: text(include_str!("../texts/short.sv.txt")),
            short_en: text(include_str!("../texts/short.en.txt")),
            version: 0,
        }
    }

    /// The place as an address that can be followed; nothing when it is words.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        crate::form::is_address(&self.place).then_some(self.place.as_str())
    }

    /// The short version in a language.
    #[must_use]
    pub fn short(&self, lang: Lang) -> &str {
        match lang {
            Lang::Sv => &self.short_sv,
            Lang::En => &self.short_en,
        }
    }
}

/// What a programme says of its course.
///
/// # Errors
/// [`StoreFault`] when the database refuses.
pub async fn told(db: &impl ConnectionTrait, programme: ProgrammeId) -> Result<Told, StoreFault> {
    let shipped = Told::shipped();
    let Some(row) = told::Entity::find_by_id(programme).one(db).await? else { return Ok(shipped) };
    let or = |own: String, shipped: String| if own.is_empty() { shipped } else { own };
    Ok(Told {
        place: row.place,
        short_sv: or(row.short_sv, shipped.short_sv),
        short_en: or(row.short_en, shipped.short_en),
        version: row.version,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marks(name: &str, email: &str) -> Marks {
        Marks::of(ParticipantId::from(Uuid::from_u128(1)), (name, email), false)
    }

    #[test]
    fn a_stand_in_in_the_same_row_is_another_and_a_mended_name_is_not() {
        let elsa = marks("Elsa By", "elsa@ockelbo.example");
        assert!(elsa.is_same(&marks("elsa  by", "ELSA@ockelbo.example")));
        assert!(elsa.is_same(&marks("Elsa Byh", "elsa@ockelbo.example")));
        assert!(elsa.is_same(&marks("Elsa By", "elsa.by@ockelbo.example")));
        assert!(!elsa.is_same(&marks("Bo Ek", "bo@ockelbo.example")));
        assert!(!marks("Elsa By", "").is_same(&marks("Bo Ek", "")));
        assert!(!marks("Elsa By", "val@ockelbo.example").is_same(&marks("Bo Ek", "val@ockelbo.example")));
        // Of whom details are protected nothing is seen here.
        let shut = Marks::of(Uuid::from_u128(1).into(), ("Ockelbo 1", ""), true);
        assert!(elsa.is_same(&shut) && shut.is_same(&elsa));
    }

    #[test]
    fn the_shipped_short_version_can_be_read_in_a_quarter_of_an_hour() {
        let told = Told::shipped();
        for text in [&told.short_sv, &told.short_en] {
            let words = text.split_whitespace().count();
            assert!((300..=650).contains(&words), "{words}");
        }
    }
}
