//! Two throw an authority's keys away; one alone does not.

use organisation::keys::{rotate, throw_away, throw_away_at_server};
use organisation::second_person::{Act, NotAgreed, deeds};
use organisation::{Actor, Duty};
use sea_orm::prelude::Uuid;
use store::vault::{Column, Consent, Sealed, Unopened};
use store::{Author, DeedKey, Line};
use texts::Lang;

use axum::http::StatusCode;

use crate::world::{Browser, World, hidden, on_both};

const NOTE: Column = Column { table: "note", column: "sealed_matter" };

/// Something that the authority has sealed.
async fn sealed(world: &World, authority: Uuid) -> Sealed<String> {
    let mut desk = world.store.desk(&Author::command("test")).await.unwrap();
    let sealer = desk.sealer(authority).await.unwrap();
    let envelope = sealer.seal(NOTE.of(authority), &"vegan".to_owned()).unwrap();
    desk.write(Line {
        deed: "organisation.changed",
        subject: "organisation",
        subject_id: authority,
        owner: None,
        details: serde_json::json!({}),
    });
    desk.seal("").await.unwrap();
    envelope
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_are_thrown_away_by_two_and_once() {
    on_both(async |world| {
        let county = world.county("21").await;
        let (id, key) = (county.id.uuid(), || DeedKey(world.store.doors().uuid()));
        let matter = sealed(&world, id).await;
        let open = async || {
            let ring = world.store.ring(world.store.reader(), [id]).await.unwrap();
            ring.open(id, NOTE.of(id), &matter)
        };
        let karin = Actor::of(&world.store, world.karin().await).await.unwrap().unwrap();
        let eva = world.person("Eva Lind", "eva@lst.example", &county, Duty::CountyCoordinator).await;
        let eva = Actor::of(&world.store, eva).await.unwrap().unwrap();

        let words = world.house.words(Lang::Sv);
        let alone = throw_away(&world.store, &words, &karin, county.id).await;
        assert!(matches!(alone, Err(NotAgreed::Nobody)));
        let act = (Act::ThrowAwayKey, id);
        let asked = deeds::ask(&world.store, &words, &karin, act, "uppdraget är slut", key()).await.unwrap();
        assert!(matches!(throw_away(&world.store, &words, &karin, county.id).await, Err(NotAgreed::Nobody)));
        assert_eq!(open().await.as_deref(), Ok("vegan"));
        let answer = (deeds::Answer::Agree, "");
        deeds::answer(&world.store, &words, &eva, asked, answer, key()).await.unwrap();
        assert!(matches!(throw_away(&world.store, &words, &eva, county.id).await, Err(NotAgreed::Nobody)));
        assert_eq!(throw_away(&world.store, &words, &karin, county.id).await.unwrap(), 1);
        assert_eq!(open().await, Err(Unopened::Shredded));
        assert!(matches!(throw_away(&world.store, &words, &karin, county.id).await, Err(NotAgreed::Nobody)));
        let told: Vec<_> = world.letters().await;
        let told: Vec<_> = told.iter().filter(|letter| letter.contains("har kastat nyckeln")).collect();
        let [one] = &told[..] else { panic!("Eva alone is told, Karin did it: {told:?}") };
        for said in ["Karin Åberg", "Eva Lind gick med på det"] {
            assert!(flat(one).contains(said), "{said} in {one}");
        }
        let lines = world.lines().await;
        let thrown = lines.iter().find(|line| line.deed == "vault.shredded").unwrap();
        assert!(thrown.details.contains("Eva Lind") && thrown.details.contains(&asked.to_string()));
    })
    .await;
}

/// A letter on one line.
fn flat(letter: &str) -> String {
    letter.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How often the letters say this.
async fn said(world: &World, text: &str) -> usize {
    world.letters().await.iter().filter(|letter| flat(letter).contains(text)).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_key_and_one_thrown_away_at_the_server_are_told_to_those_who_decide() {
    on_both(async |world| {
        let ockelbo = world.municipality("2101").await;
        let id = ockelbo.id.uuid();
        world.person("Nils Ek", NILS, &ockelbo, Duty::MunicipalCoordinator).await;
        world.person("Sara Öst", SARA, &ockelbo, Duty::MunicipalCoordinator).await;
        world.person("Rut Rev", "rut@ockelbo.example", &ockelbo, Duty::Auditor).await;
        world.karin().await;
        let matter = sealed(&world, id).await;
        let (words, author) = (world.house.words(Lang::Sv), Author::command("valskydd keys"));
        rotate(&world.store, &words, &author, &ockelbo).await.unwrap();
        assert_eq!(said(&world, "har bytt nyckeln till det som Ockelbo kommun har förseglat").await, 2);
        let ring = world.store.ring(world.store.reader(), [id]).await.unwrap();
        assert_eq!(ring.open(id, NOTE.of(id), &matter).as_deref(), Ok("vegan"), "read as before");
        let consent = Consent::typed(&ockelbo.formal_name, &ockelbo.formal_name, "avslutat").unwrap();
        let thrown = throw_away_at_server(&world.store, &words, &author, &ockelbo, &consent).await;
        assert_eq!(thrown.unwrap(), 2);
        assert_eq!(said(&world, "Den som driver Valskydd har kastat nyckeln").await, 2);
        assert_eq!(said(&world, "avslutat").await, 0, "the reason stays inside");
        // Where there is no key nothing changes, and nobody is told of it.
        let hofors = world.municipality("2104").await;
        assert!(rotate(&world.store, &words, &author, &hofors).await.is_err());
        assert_eq!(said(&world, "Hofors").await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn where_nobody_decides_the_official_address_is_told() {
    on_both(async |world| {
        let mut ockelbo = world.municipality("2101").await;
        ockelbo.mail = "registrator@ockelbo.example".to_owned();
        sealed(&world, ockelbo.id.uuid()).await;
        let (words, author) = (world.house.words(Lang::En), Author::command("valskydd keys"));
        rotate(&world.store, &words, &author, &ockelbo).await.unwrap();
        assert_eq!(said(&world, "has changed the key to what Ockelbo kommun has sealed").await, 1);
    })
    .await;
}

const NILS: &str = "nils@ockelbo.example";
const SARA: &str = "sara@ockelbo.example";

/// Asks for the key to be thrown away; gives the address of the request.
async fn ask(browser: &mut Browser) -> String {
    browser.get("/i-forening/ny").await;
    let deed = hidden(browser.page(), "deed").to_owned();
    let fields = [("deed", deed.as_str()), ("act", "throw_away_key"), ("reason", "Uppdraget är slut")];
    browser.post("/i-forening/ny", &fields).await.location().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_municipality_throws_its_key_away_from_the_page_when_another_agrees_and_its_name_is_typed() {
    on_both(async |world| {
        let ockelbo = world.municipality("2101").await;
        let (id, name) = (ockelbo.id.uuid(), ockelbo.formal_name.clone());
        world.person("Nils Ek", NILS, &ockelbo, Duty::MunicipalCoordinator).await;
        world.person("Sara Öst", SARA, &ockelbo, Duty::MunicipalCoordinator).await;
        let (mut nils, mut sara) = (world.signed_in(NILS).await, world.signed_in(SARA).await);
        assert!(!nils.get("/i-forening/ny").await.body.contains("throw_away_key"), "no key yet");
        let fields =
            [("deed", "01234567-0123-7123-8123-0123456789ab"), ("act", "throw_away_key"), ("reason", "x")];
        assert_eq!(nils.post("/i-forening/ny", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);

        let matter = sealed(&world, id).await;
        let open = async || {
            let ring = world.store.ring(world.store.reader(), [id]).await.unwrap();
            ring.open(id, NOTE.of(id), &matter)
        };
        assert!(nils.get("/i-forening/ny").await.body.contains("Det går inte att ångra."));
        let request = ask(&mut nils).await;
        let throw = format!("{request}/kasta-nyckeln");
        let early = nils.post(&throw, &[("name", name.as_str())]).await;
        assert_eq!(early.location(), request);
        sara.get(&request).await;
        let deed = hidden(sara.page(), "deed").to_owned();
        sara.post(&format!("{request}/svara"), &[("deed", &deed), ("svar", "ja")]).await;
        // Whoever agreed does not do it, and whoever asked types the name first.
        assert!(!sara.get(&request).await.body.contains("kasta-nyckeln"));
        sara.post(&throw, &[("name", name.as_str())]).await;
        assert!(nils.get(&request).await.body.contains(&throw));
        for typed in ["", "Ockelbo", "ockelbo kommun"] {
            let refused = nils.post(&throw, &[("name", typed)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
            assert!(refused.body.contains("så som det står: Ockelbo kommun"), "{}", refused.body);
        }
        assert_eq!(open().await.as_deref(), Ok("vegan"));
        world.clock.advance(chrono::TimeDelta::minutes(11));
        let again = nils.post(&throw, &[("name", name.as_str())]).await;
        assert!(again.location().contains("till=i-forening"), "{}", again.location());
        assert_eq!(open().await.as_deref(), Ok("vegan"));
        let mut nils = world.signed_in(NILS).await;
        nils.get(&request).await;
        assert_eq!(nils.post(&throw, &[("name", name.as_str())]).await.location(), request);
        let after = nils.get(&request).await;
        assert!(after.body.contains("Nyckeln är kastad."), "{}", after.body);
        assert!(!after.body.contains(&throw));
        assert_eq!(open().await, Err(Unopened::Shredded));
        nils.post(&throw, &[("name", name.as_str())]).await;
        assert!(nils.get(&request).await.body.contains("Det går inte längre."));
        let lines = world.lines().await;
        let thrown: Vec<_> = lines.iter().filter(|line| line.deed == "vault.shredded").collect();
        assert_eq!(thrown.len(), 1);
        assert!(thrown[0].author == "Nils Ek" && thrown[0].details.contains("Sara Öst"));
        assert_eq!(thrown[0].owner, Some(id));
        assert!(lines.iter().any(|line| line.deed == "second_person.used"));
    })
    .await;
}
