//! `kill -9` while values are sealed anew: every one of them opens all the time, and the work goes on.

use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use store::vault::{Keyring, begin_rotation, list, reseal};
use store::{Author, Doors, FixedClock, Settings, Store, SystemChance};

use crate::support::{Scene, first_day};
use crate::vault::{BOTH, MATTER, OCKELBO, open, scene, write};

const NOTES: usize = 6_000;
/// Tell the one who is killed where database and keys are.
const DATABASE: &str = "STORY_DATABASE";
const KEYS: &str = "STORY_KEYS";

/// The program that is killed; run only by the story below.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "waits to be killed"]
async fn seals_anew_until_it_is_killed() {
    let doors = Doors::new(Arc::new(FixedClock::at(first_day())), Arc::new(SystemChance));
    let keys = Keyring::in_folder(std::path::Path::new(&std::env::var(KEYS).unwrap()));
    let settings = Settings::at(std::env::var(DATABASE).unwrap()).with_keys(keys);
    let store = Store::open(&settings, doors).await.unwrap();
    reseal(&store, &[MATTER]).await.unwrap();
    std::future::pending::<()>().await;
}

fn start(scene: &Scene) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "vault_killed::seals_anew_until_it_is_killed", "--ignored", "--nocapture"])
        .env(DATABASE, scene.settings.owner_url.as_ref().unwrap_or(&scene.settings.url))
        .env(KEYS, scene.keys.path())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// How many values are sealed by the newest key.
async fn renewed(scene: &Scene) -> i64 {
    let keys = list(&scene.store).await.unwrap();
    let newest = keys.iter().max_by_key(|key| key.generation).unwrap().id.simple();
    let of = if scene.is_embedded() {
        format!("hex(substr(sealed_matter, 2, 16)) = upper('{newest}')")
    } else {
        format!("encode(substr(sealed_matter, 2, 16), 'hex') = '{newest}'")
    };
    scene.number(&format!("SELECT count(*) FROM sealed_note WHERE {of}")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_sealing_anew_nothing_is_lost_and_the_work_goes_on() {
    for backend in BOTH {
        let scene = scene(backend).await;
        let texts: Vec<String> = (0..NOTES).map(|number| format!("behov {number}")).collect();
        let ids = write(&scene.store, OCKELBO, &texts.iter().map(String::as_str).collect::<Vec<_>>()).await;
        begin_rotation(scene.store.desk(&Author::command("valskydd keys")).await.unwrap(), OCKELBO)
            .await
            .unwrap();
        for enough in [200, 1_400, 2_800] {
            let mut child = start(&scene);
            let deadline = Instant::now() + Duration::from_mins(1);
            while renewed(&scene).await < enough {
                assert!(Instant::now() < deadline, "the program seals nothing anew");
                assert!(child.try_wait().unwrap().is_none(), "the program ended by itself");
            }
            // SIGKILL: no chance to tidy up.
            child.kill().unwrap();
            child.wait().unwrap();
        }
        let before = renewed(&scene).await;
        assert!((2_800..6_000).contains(&before), "killed half-way: {before}");
        for at in (0..NOTES).step_by(97) {
            assert_eq!(open(&scene.store, OCKELBO, ids[at]).await, Ok(texts[at].clone()));
        }
        let rest = reseal(&scene.store, &[MATTER]).await.unwrap();
        assert_eq!(i64::try_from(rest).unwrap() + before, 6_000);
        for at in (0..NOTES).step_by(97) {
            assert_eq!(open(&scene.store, OCKELBO, ids[at]).await, Ok(texts[at].clone()));
        }
        assert_eq!(list(&scene.store).await.unwrap().len(), 1);
    }
}
