//! Two throw an authority's keys away; one alone does not.

use organisation::keys::throw_away;
use organisation::second_person::{Act, NotAgreed, deeds};
use organisation::{Actor, Duty};
use sea_orm::prelude::Uuid;
use store::vault::{Column, Sealed, Unopened};
use store::{Author, DeedKey, Line};
use texts::Lang;

use crate::world::{World, on_both};

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

        let alone = throw_away(&world.store, &karin, county.id).await;
        assert!(matches!(alone, Err(NotAgreed::Nobody)));
        let words = world.house.words(Lang::Sv);
        let act = (Act::ThrowAwayKey, id);
        let asked = deeds::ask(&world.store, &words, &karin, act, "uppdraget är slut", key()).await.unwrap();
        assert!(matches!(throw_away(&world.store, &karin, county.id).await, Err(NotAgreed::Nobody)));
        assert_eq!(open().await.as_deref(), Ok("vegan"));
        let answer = (deeds::Answer::Agree, "");
        deeds::answer(&world.store, &words, &eva, asked, answer, key()).await.unwrap();
        assert!(matches!(throw_away(&world.store, &eva, county.id).await, Err(NotAgreed::Nobody)));
        assert_eq!(throw_away(&world.store, &karin, county.id).await.unwrap(), 1);
        assert_eq!(open().await, Err(Unopened::Shredded));
        assert!(matches!(throw_away(&world.store, &karin, county.id).await, Err(NotAgreed::Nobody)));
        let lines = world.lines().await;
        let thrown = lines.iter().find(|line| line.deed == "vault.shredded").unwrap();
        assert!(thrown.details.contains("Eva Lind") && thrown.details.contains(&asked.to_string()));
    })
    .await;
}
