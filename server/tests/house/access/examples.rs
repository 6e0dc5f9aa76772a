//! One thing of each kind, of authorities near and far.

use organisation::records::{duty_held, personal_link};
use organisation::second_person::Act;
use organisation::{Duty, OrganisationId, Tier, register};
use programme::interest;
use sea_orm::prelude::Uuid;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};
use store::{Author, Line};
use workshop::records::invitation;

use super::kept::{certificates, disclosures, disposals};
use super::things::Thing;
use crate::resident::Resident;

/// One thing, with what to write in the address for each parameter.
#[derive(Clone, Debug)]
pub struct Example {
    /// Whose.
    pub owner: OrganisationId,
    /// Whose alone: the walker's name.
    pub holder: Option<&'static str>,
    values: Vec<(&'static str, String)>,
}

impl Example {
    pub(super) fn of(owner: OrganisationId, values: impl IntoIterator<Item = (&'static str, Uuid)>) -> Self {
        let values = values.into_iter().map(|(name, id)| (name, id.to_string())).collect();
        Self { owner, holder: None, values }
    }

    fn held_by(self, walker: &'static str) -> Self {
        Self { holder: Some(walker), ..self }
    }

    /// The address with this thing in it.
    pub fn address(&self, path: &str) -> String {
        self.values
            .iter()
            .fold(path.to_owned(), |path, (name, value)| path.replace(&format!("{{{name}}}"), value))
    }

    /// Something that does not exist.
    pub fn nowhere() -> Self {
        let id = "01890000-0000-7000-8000-000000000000";
        let names = [
            "workshop",
            "invitation",
            "letter",
            "mail",
            "id",
            "held",
            "request",
            "link",
            "participant",
            "interest",
            "question",
            "address",
            "task",
            "guest",
            "whom",
            "disposal",
            "certificate",
            "disclosure",
        ]
        .map(|name| (name, id.to_owned()));
        let others = [
            ("county", "99"),
            ("rule", "county"),
            ("token", "no-such-token"),
            ("provider", "no-such-provider"),
            ("reason", "no-such-reason"),
        ];
        let others = others.map(|(name, value)| (name, value.to_owned()));
        Self { owner: Uuid::nil().into(), holder: None, values: names.into_iter().chain(others).collect() }
    }
}

/// Addresses that municipalities keep.
async fn addresses(house: &Resident) -> Vec<Example> {
    let mut examples = Vec::new();
    for code in ["2101", "2180", "0380"] {
        let owner = house.municipality(code).await;
        let id = house.app.store().doors().uuid();
        let row = Query::insert()
            .into_table("invitation_address")
            .columns(["id", "municipality", "name", "address", "address_folded", "kept_by", "kept_at"])
            .values_panic([
                id.into(),
                owner.uuid().into(),
                "Val".into(),
                format!("{id}@k{code}.example").into(),
                format!("{id}@k{code}.example").into(),
                "Åsa".into(),
                house.app.store().doors().now().into(),
            ])
            .to_owned();
        put(house, &row).await;
        examples.push(Example::of(owner, [("address", id)]));
    }
    examples
}

async fn mails(house: &Resident) -> Vec<Example> {
    let mut examples = Vec::new();
    for code in ["21", "21", "03"] {
        let owner = house.county(code).await.id;
        let id = house.app.store().doors().uuid();
        let said = [
            ("id", id.into()),
            ("county", owner.uuid().into()),
            // By chance: the walk makes many.
            (
                "number",
                i32::from_be_bytes([id.as_bytes()[15] >> 1, id.as_bytes()[14], id.as_bytes()[13], 1]).into(),
            ),
            ("arrived_at", house.app.store().doors().now().into()),
            ("digest", id.to_string().into()),
            ("size", 7_i64.into()),
            ("kind", "words".into()),
            ("tie", "none".into()),
            ("state", "waiting".into()),
            ("people", 0.into()),
        ];
        let empty = ["from_name", "from_address", "subject", "checked", "moved_by", "report"];
        let all = said.into_iter().chain(empty.map(|column| (column, "".into())));
        let (columns, values): (Vec<_>, Vec<Expr>) = all.unzip();
        let row = Query::insert().into_table("received").columns(columns).values_panic(values).to_owned();
        put(house, &row).await;
        examples.push(Example::of(owner, [("mail", id)]));
    }
    examples
}

/// Things of several authorities.
pub async fn examples(house: &Resident, thing: Thing) -> Vec<Example> {
    match thing {
        Thing::Workshop => {
            let mut examples = Vec::new();
            for code in ["21", "03"] {
                let (workshop, letters) = (house.workshop_of(code).await, house.letters_of(code).await);
                let tasks = workshop::preparation::views::tasks(house.app.store(), workshop).await.unwrap();
                let values = [
                    ("workshop", workshop.uuid()),
                    ("letter", letters[0]),
                    ("task", tasks[0].id.uuid()),
                    ("guest", guest(house, workshop.uuid()).await),
                ];
                let mut example = Example::of(house.county(code).await.id, values);
                // The county itself is one of those to whom letters go by rule.
                example.values.extend([("rule", "county".to_owned()), ("whom", workshop.to_string())]);
                examples.push(example);
            }
            examples
        }
        Thing::Letter => {
            let mut examples = Vec::new();
            for code in ["21", "03"] {
                let letter = house.letters_of(code).await[0];
                examples.push(Example::of(house.county(code).await.id, [("id", letter)]));
            }
            examples
        }
        Thing::Invitation => {
            let mut examples = Vec::new();
            for code in ["2101", "2180", "0380"] {
                let owner = house.municipality(code).await;
                let found = invitation::Entity::find()
                    .filter(invitation::Column::Municipality.eq(owner))
                    .one(house.app.store().reader())
                    .await
                    .unwrap()
                    .unwrap();
                examples.push(Example::of(owner, [("invitation", found.id.uuid())]));
            }
            examples
        }
        Thing::Interest => {
            let programme = programme::views::current(house.app.store()).await.unwrap().unwrap();
            let questions = interest::views::questions(house.app.store(), programme.id).await.unwrap();
            let mut examples = Vec::new();
            for code in ["21", "03"] {
                let owner = house.county(code).await.id;
                let (question, _) = questions.iter().find(|(_, county)| *county == owner).unwrap();
                let values = [("interest", question.interest.uuid()), ("question", question.id.uuid())];
                examples.push(Example::of(owner, values));
            }
            examples
        }
        Thing::County => {
            let owner = house.county("25").await.id;
            vec![Example { owner, holder: None, values: vec![("county", "25".to_owned())] }]
        }
        Thing::DutyHeld | Thing::DutyBelow => duties(house).await,
        Thing::Link => links(house).await,
        Thing::Request => {
            let mut examples = Vec::new();
            for owner in places(house).await {
                let id = house.app.store().doors().uuid();
                request(house, id, owner).await;
                examples.push(Example::of(owner, [("request", id)]));
            }
            examples
        }
        Thing::Address => addresses(house).await,
        Thing::Received => mails(house).await,
        Thing::Disposal => disposals(house).await,
        Thing::Certificate => certificates(house).await,
        Thing::Disclosure => disclosures(house).await,
        Thing::Passkey | Thing::Account => of_maria(house, thing).await,
        Thing::ParticipantDay => {
            let owner = house.municipality("2101").await;
            let [first, second] = house.participants;
            let mine = Example::of(owner, [("participant", first)]).held_by("participant link");
            vec![mine, Example::of(owner, [("participant", second)])]
        }
        Thing::GuestDay => {
            let of = async |code| Example::of(house.county(code).await.id, [("guest", house.guest_of(code))]);
            vec![of("21").await.held_by("guest link"), of("03").await]
        }
        Thing::Door => {
            let of = async |code| {
                Example::of(house.county(code).await.id, [("workshop", house.workshop_of(code).await.uuid())])
            };
            vec![of("21").await.held_by("door link"), of("03").await]
        }
    }
}

/// A guest who has no link: one of the routes takes guests away, and their links with them.
async fn guest(house: &Resident, workshop: Uuid) -> Uuid {
    let id = house.app.store().doors().uuid();
    let row = Query::insert()
        .into_table("workshop_guest")
        .columns(["id", "workshop", "name", "organisation", "address", "phone", "brief", "coming", "version"])
        .values_panic([
            id.into(),
            workshop.into(),
            "Gun Ek".into(),
            "Polismyndigheten".into(),
            "gun@polisen.example".into(),
            "".into(),
            "".into(),
            "unsaid".into(),
            1.into(),
        ])
        .to_owned();
    put(house, &row).await;
    id
}

/// The national authority, two counties, and a municipality of each.
async fn places(house: &Resident) -> Vec<OrganisationId> {
    let (gavleborg, uppsala) = (house.county("21").await, house.county("03").await);
    let (ockelbo, gavle) = (house.municipality("2101").await, house.municipality("2180").await);
    vec![gavleborg.parent.unwrap(), gavleborg.id, uppsala.id, ockelbo, gavle]
}

/// Duties of people who do not walk: some of the routes take them away.
async fn duties(house: &Resident) -> Vec<Example> {
    let store = house.app.store();
    let mut examples = Vec::new();
    for owner in places(house).await {
        let organisation = register::organisation(store, owner).await.unwrap();
        let address = format!("{}@duties.example", store.doors().uuid());
        let mut desk = store.desk(&Author::program()).await.unwrap();
        let duty = match organisation.tier {
            Tier::National => Duty::NationalLead,
            Tier::County => Duty::CountyCoordinator,
            Tier::Municipality | Tier::Contractor => Duty::MunicipalCoordinator,
        };
        let person = register::give_duty(&mut desk, "Siv Ek", &address, &organisation, duty).await.unwrap();
        let held = duty_held::Entity::find().filter(duty_held::Column::Person.eq(person));
        let held = held.one(desk.db()).await.unwrap().unwrap();
        desk.seal("").await.unwrap();
        examples.push(Example::of(owner, [("held", held.id)]));
    }
    examples
}

async fn links(house: &Resident) -> Vec<Example> {
    let found = personal_link::Entity::find()
        .filter(personal_link::Column::Owner.is_not_null())
        .order_by_asc(personal_link::Column::Id)
        .all(house.app.store().reader())
        .await
        .unwrap();
    let mut examples: Vec<Example> = Vec::new();
    for link in found {
        let owner = link.organisation.unwrap();
        if !examples.iter().any(|known| known.owner == owner) {
            examples.push(Example::of(owner, [("link", link.id.uuid())]));
        }
    }
    examples
}

/// Somebody else than those who walk asked.
async fn request(house: &Resident, id: Uuid, authority: OrganisationId) {
    let store = house.app.store();
    let row = Query::insert()
        .into_table("second_person")
        .columns([
            "id",
            "act",
            "thing",
            "authority",
            "state",
            "asked_by",
            "asked_by_name",
            "reason",
            "asked_at",
            "ends_at",
            "answered_by_name",
            "answer",
        ])
        .values_panic([
            id.into(),
            Act::TakeOutEveryone.code().into(),
            authority.uuid().into(),
            authority.uuid().into(),
            "asked".into(),
            Uuid::nil().into(),
            "Siv Ek".into(),
            "Revision".into(),
            store.doors().now().into(),
            (store.doors().now() + chrono::TimeDelta::days(1)).into(),
            "".into(),
            "".into(),
        ])
        .to_owned();
    put(house, &row).await;
}

/// A means of signing in that is the county coordinator's alone.
async fn of_maria(house: &Resident, thing: Thing) -> Vec<Example> {
    let (id, owner) = (house.app.store().doors().uuid(), house.county("21").await.id);
    let maria = house.id_of("maria.lindholm@lst-gavleborg.example").await;
    let now = house.app.store().doors().now();
    let row = match thing {
        Thing::Passkey => Query::insert()
            .into_table("passkey")
            .columns(["id", "person", "name", "credential_id", "credential", "added_at"])
            .values_panic([
                id.into(),
                maria.into(),
                "Telefon".into(),
                id.as_bytes().to_vec().into(),
                "{}".into(),
                now.into(),
            ])
            .to_owned(),
        _ => Query::insert()
            .into_table("provider_identity")
            .columns(["id", "issuer", "subject", "person", "linked_at"])
            .values_panic([
                id.into(),
                format!("https://login.example/{id}").into(),
                "maria".into(),
                maria.into(),
                now.into(),
            ])
            .to_owned(),
    };
    put(house, &row).await;
    vec![Example::of(owner, [("id", id)]).held_by("county coordinator")]
}

pub(super) async fn put(house: &Resident, row: &sea_orm::sea_query::InsertStatement) {
    let mut desk = house.app.store().desk(&Author::program()).await.unwrap();
    desk.db().execute(row).await.unwrap();
    desk.write(Line {
        deed: "sign_in.signed_in",
        subject: "person",
        subject_id: Uuid::nil(),
        owner: None,
        details: serde_json::json!({}),
    });
    desk.seal("").await.unwrap();
}
