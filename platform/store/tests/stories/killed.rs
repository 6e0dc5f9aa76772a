//! `kill -9` while letters go out: nothing is lost and nothing is sent twice.

use std::collections::HashMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use async_trait::async_trait;
use letters::{Body, Letter, Party, Post, PostFault, Security, SmtpConfig};
use store::outbox::{Carried, Carrier, CarryFault, State, Tally, carry_due, recover, tally};
use store::{Backend, Doors, FixedClock, Settings, Store, SystemChance};

use crate::support::{Scene, first_day, letter, post};

const LETTERS: usize = 200;
/// Tells the one who is killed where the database is and where letters go.
const DATABASE: &str = "STORY_DATABASE";
const TARGET: &str = "STORY_TARGET";

/// Hands letters to the real thing.
struct Postman(Post);

impl Postman {
    /// To a folder, or to the mail server on a port.
    fn to(target: &str) -> Self {
        let post = match target.parse() {
            Err(_) => Post::folder(target),
            Ok(port) => Post::smtp(&SmtpConfig {
                host: "127.0.0.1".to_owned(),
                port,
                security: Security::None,
                user: None,
                password: None,
            })
            .unwrap(),
        };
        Self(post)
    }
}

#[async_trait]
impl Carrier for Postman {
    async fn carry(&self, carried: &Carried) -> Result<(), CarryFault> {
        let party = |name: &str, address: &str| Party { name: name.to_owned(), address: address.to_owned() };
        let letter = Letter {
            message_id: format!("{}@valskydd.example", carried.id),
            from: party("Valskydd", "valskydd@office.example"),
            reply_to: None,
            to: party(&carried.name, &carried.address),
            subject: carried.subject.clone(),
            body: Body { blocks: Vec::new() },
            calendar: None,
            attachments: Vec::new(),
            date: carried.posted_at,
            language: "sv".to_owned(),
            auto_submitted: true,
            bounces_to: None,
        };
        match self.0.deliver(&letter).await {
            Ok(_) => Ok(()),
            Err(PostFault::Later { reason }) => Err(CarryFault::Later(reason)),
            Err(PostFault::Never { reason }) => Err(CarryFault::Never(reason)),
            Err(PostFault::InDoubt { reason }) => Err(CarryFault::InDoubt(reason)),
        }
    }

    fn repeatable(&self) -> bool {
        self.0.repeatable()
    }
}

/// The program that is killed; run only by the stories below.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "waits to be killed"]
async fn carries_until_it_is_killed() {
    let doors = Doors::new(Arc::new(FixedClock::at(first_day())), Arc::new(SystemChance));
    let store = Store::open(&Settings::at(std::env::var(DATABASE).unwrap()), doors).await.unwrap();
    let postman = Postman::to(&std::env::var(TARGET).unwrap());
    recover(&store, &postman, true).await.unwrap();
    carry_due(&store, &postman).await.unwrap();
    std::future::pending::<()>().await;
}

fn start(scene: &Scene, target: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "killed::carries_until_it_is_killed", "--ignored", "--nocapture"])
        .env(DATABASE, &scene.settings.url)
        .env(TARGET, target)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Starts the program and kills it when at least `enough` letters have gone out.
fn kill_after(scene: &Scene, target: &str, enough: usize, gone: impl Fn() -> usize) {
    let mut child = start(scene, target);
    let deadline = Instant::now() + Duration::from_mins(1);
    while gone() < enough {
        assert!(Instant::now() < deadline, "the program carries no letters");
        assert!(child.try_wait().unwrap().is_none(), "the program ended by itself");
        std::thread::sleep(Duration::from_millis(1));
    }
    // SIGKILL: no chance to tidy up.
    child.kill().unwrap();
    child.wait().unwrap();
}

fn letters_in(folder: &Path) -> usize {
    let is_letter = |path: &Path| path.extension().is_some_and(|ending| ending == "eml");
    std::fs::read_dir(folder)
        .map_or(0, |entries| entries.flatten().filter(|entry| is_letter(&entry.path())).count())
}

async fn post_all(scene: &Scene) {
    post(&scene.store, (0..LETTERS).map(|number| letter(format!("letter-{number}")))).await;
}

/// How often each address got a letter.
fn times<'a>(addresses: impl Iterator<Item = &'a str>) -> HashMap<&'a str, usize> {
    addresses.fold(HashMap::new(), |mut times, address| {
        *times.entry(address).or_default() += 1;
        times
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_over_a_folder_every_letter_lies_there_once() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let scene = Scene::new(backend).await;
        post_all(&scene).await;
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().to_str().unwrap();
        for enough in [20, 60, 100] {
            kill_after(&scene, target, enough, || letters_in(folder.path()));
        }
        let before = tally(&scene.store, None).await.unwrap();
        assert!(
            before.get(&State::Sent).copied().unwrap_or_default() < LETTERS as u64,
            "killed half-way: {before:?}"
        );
        let postman = Postman::to(target);
        recover(&scene.store, &postman, true).await.unwrap();
        carry_due(&scene.store, &postman).await.unwrap();
        assert_eq!(tally(&scene.store, None).await.unwrap(), Tally::from([(State::Sent, LETTERS as u64)]));
        let page = letters::folder::list(folder.path(), 0, 2 * LETTERS).await.unwrap();
        assert_eq!((page.total, letters_in(folder.path())), (LETTERS, LETTERS));
        let times = times(page.letters.iter().map(|letter| letter.to.address.as_str()));
        assert_eq!((times.len(), times.values().max()), (LETTERS, Some(&1)));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_over_a_mail_server_nothing_is_received_twice_and_nothing_is_lost_unseen() {
    let server = trials::MailServer::start().unwrap();
    let target = server.port().to_string();
    let mut before = 0;
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let scene = Scene::new(backend).await;
        let posted = (0..LETTERS).map(|number| letter(format!("{backend:?}-{number}")));
        post(&scene.store, posted).await;
        for enough in [20, 60, 100] {
            kill_after(&scene, &target, before + enough, || server.received().len());
        }
        let postman = Postman::to(&target);
        recover(&scene.store, &postman, true).await.unwrap();
        carry_due(&scene.store, &postman).await.unwrap();
        let tally = tally(&scene.store, None).await.unwrap();
        let (sent, doubtful) = (of(&tally, State::Sent), of(&tally, State::Uncertain));
        assert_eq!(sent + doubtful, LETTERS, "{tally:?}");
        assert!(doubtful <= 3, "one letter in doubt for each sudden death: {tally:?}");
        let received = server.received();
        let times = times(received.iter().map(|message| message.to[0].as_str()));
        assert!(times.values().all(|times| *times == 1), "received twice: {times:?}");
        assert!((sent..=LETTERS).contains(&(received.len() - before)), "{} of {sent}", received.len());
        before = received.len();
    }
}

fn of(tally: &Tally, state: State) -> usize {
    usize::try_from(tally.get(&state).copied().unwrap_or_default()).unwrap()
}
