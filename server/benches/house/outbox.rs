//! Letters that lie in the outbox, made, signed and handed to a mail server one by one, each written down as sent before the
//! next is taken in hand.

use std::sync::Arc;
use std::time::Instant;

use letters::{Block, DkimKey, Post, Security, SmtpConfig};
use organisation::post::{Address, Content, Postman};
use store::outbox::carry_due;
use store::{Author, Doors, HouseKey, Line, Settings, Store};
use texts::{Catalogue, Lang};
use trials::Drain;
use valskydd::assembly::{MIGRATIONS, sources};
use web::{Front, House};

use crate::outside::resident_mebibytes;

const RSA: &str = include_str!("../../../platform/letters/tests/keys/rsa.pem");
const ED25519: &str = include_str!("../../../platform/letters/tests/keys/ed25519.pem");
const LETTERS: usize = 100_000;
/// Letters in one deed.
const AT_ONCE: usize = 1_000;
/// Letters a second.
const GOAL: f64 = 500.0;

pub fn measure() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    runtime.block_on(run("SQLite", &Settings::embedded(folder.path()), folder.path()));
    let folder = tempfile::tempdir().unwrap();
    let url = trials::postgres().url_for_new_database();
    runtime.block_on(crate::registrations::durable(&url));
    runtime.block_on(run("PostgreSQL", &Settings::at(url), folder.path()));
}

async fn run(name: &str, settings: &Settings, folder: &std::path::Path) {
    let keys = store::vault::Keyring::in_folder(&folder.join("keys"));
    let settings = settings.clone().for_the_house().with_keys(keys);
    let store = Store::open(&settings, Doors::of_the_system()).await.unwrap();
    store.migrate(MIGRATIONS).await.unwrap();
    store::vault::prepare(&store).await.unwrap();
    let front = Front::new("http://valskydd.example", "bench");
    let catalogue = Arc::new(Catalogue::build(&sources()).unwrap());
    let house = House::new(store.clone(), catalogue, HouseKey::of([1; 32]), front);
    let drain = Drain::open().unwrap();
    let config = SmtpConfig {
        host: "127.0.0.1".into(),
        port: drain.port(),
        security: Security::None,
        user: None,
        password: None,
    };
    let key = |selector, pem| DkimKey::from_pem("valskydd.example", selector, pem).unwrap();
    let post = Post::smtp(&config).unwrap().signing(vec![key("rsa", RSA), key("ed", ED25519)]);
    let postman = Postman::new(post, house, "v@valskydd.example".to_owned());
    let (mut taken, mut early, mut seconds) = (0, 0.0, 0.0);
    for deed in 0..LETTERS / AT_ONCE {
        lay_down(&store, deed).await;
        let began = Instant::now();
        taken += carry_due(&store, &postman).await.unwrap();
        seconds += began.elapsed().as_secs_f64();
        if deed + 1 == LETTERS / AT_ONCE / 10 {
            early = resident_mebibytes(std::process::id());
        }
    }
    assert_eq!((usize::try_from(taken).unwrap(), drain.taken()), (LETTERS, LETTERS));
    println!(
        "| {LETTERS} letters out of the outbox, signed twice, one at a time, {name} | {:.0}/s (goal {GOAL}/s), {early:.0} MB after a \
         tenth, {:.0} MB at the end |",
        LETTERS as f64 / seconds,
        resident_mebibytes(std::process::id())
    );
}

async fn lay_down(store: &Store, deed: usize) {
    let mut desk = store.desk(&Author::program()).await.unwrap();
    let about = desk.id();
    for number in 0..AT_ONCE {
        let blocks = vec![
            Block::Heading("Välkommen till workshopen i valsäkerhet tisdag 13 mars 2029".into()),
            Block::Paragraph("Du är anmäld till workshopen. Här är det du behöver veta. ".repeat(6)),
            Block::Button { text: "Öppna din sida".into(), url: "/min-dag".into() },
        ];
        let address = Address {
            once_key: format!("bench:{deed}:{number}"),
            occasion: "bench",
            about,
            sender: None,
            receiver: None,
            name: format!("Åsa Öst {number}"),
            address: format!("asa.{deed}.{number}@kommun.example"),
            subject: "Välkommen till workshopen i valsäkerhet".into(),
        };
        desk.post(Content::new(Lang::Sv, "Länsstyrelsen", blocks).to(address).unwrap());
    }
    desk.write(Line {
        deed: "invitation.sent",
        subject: "workshop",
        subject_id: about,
        owner: None,
        details: serde_json::json!({}),
    });
    desk.seal("").await.unwrap();
}
