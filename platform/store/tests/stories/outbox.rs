//! Letters on their way: tried again, given up, never carried twice.

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use chrono::TimeDelta;
use proptest::prelude::*;
use store::Parcel;
use store::outbox::{
    Carried, Carrier, CarryFault, GIVE_UP_AFTER, State, Tally, about, about_where_one_failed, carry_due,
    next_try, recover, resend, run_carrier, tally,
};
use store::sea_orm::prelude::Uuid;
use tokio::sync::{Notify, watch};

use crate::support::{Scene, first_day, karin, letter, line, on_both, post};

/// What the letters of the stories are about.
const ABOUT: Uuid = Uuid::from_u128(7);

/// A mail server that keeps what it takes and fails when it is told to.
#[derive(Default)]
struct Server {
    taken: Mutex<Vec<String>>,
    tries: AtomicUsize,
    is_down: AtomicBool,
    repeatable: bool,
    rests: AtomicUsize,
}

impl Server {
    fn down() -> Self {
        Self { is_down: AtomicBool::new(true), ..Self::default() }
    }

    /// How often each address got a letter.
    fn times(&self) -> HashMap<String, usize> {
        let mut times = HashMap::new();
        for address in self.taken.lock().unwrap().iter() {
            *times.entry(address.clone()).or_default() += 1;
        }
        times
    }
}

#[async_trait]
impl Carrier for Server {
    async fn carry(&self, letter: &Carried) -> Result<(), CarryFault> {
        self.tries.fetch_add(1, Ordering::SeqCst);
        tokio::task::yield_now().await;
        if letter.address.starts_with("never") {
            return Err(CarryFault::Never("550 no such mailbox".to_owned()));
        }
        if self.is_down.load(Ordering::SeqCst) || letter.address.starts_with("later") {
            return Err(CarryFault::Later("connection refused".to_owned()));
        }
        self.taken.lock().unwrap().push(letter.address.clone());
        if letter.address.starts_with("doubt") {
            return Err(CarryFault::InDoubt("it hung up".to_owned()));
        }
        Ok(())
    }

    async fn rest(&self) {
        self.rests.fetch_add(1, Ordering::SeqCst);
    }

    fn repeatable(&self) -> bool {
        self.repeatable
    }
}

fn letters(count: usize) -> Vec<Parcel> {
    (0..count).map(|number| letter(format!("letter-{number}"))).collect()
}

async fn count(scene: &Scene, state: State) -> u64 {
    tally(&scene.store, None).await.unwrap().get(&state).copied().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_arrives_as_it_was_posted() {
    on_both(async |scene| {
        struct Look(Mutex<Vec<Carried>>);
        #[async_trait]
        impl Carrier for Look {
            async fn carry(&self, letter: &Carried) -> Result<(), CarryFault> {
                self.0.lock().unwrap().push(letter.clone());
                Ok(())
            }
            fn repeatable(&self) -> bool {
                true
            }
        }
        post(&scene.store, [letter("a")]).await;
        let look = Look(Mutex::default());
        assert_eq!(carry_due(&scene.store, &look).await.unwrap(), 1);
        assert_eq!(carry_due(&scene.store, &look).await.unwrap(), 0);
        let taken = look.0.into_inner().unwrap();
        let posted = about(&scene.store, ABOUT).await.unwrap();
        assert_eq!((taken.len(), posted.len()), (1, 1));
        assert_eq!((taken[0].id, taken[0].posted_at), (posted[0].id, first_day()));
        assert_eq!((taken[0].name.as_str(), taken[0].address.as_str()), ("Nina Öst", "a@kommun.example"));
        assert_eq!((taken[0].subject.as_str(), taken[0].content.as_str()), ("Inbjudan", "Hej"));
        assert_eq!((posted[0].state, posted[0].sent_at), (State::Sent, Some(first_day())));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_is_down_for_an_hour_gets_every_letter_once() {
    on_both(async |scene| {
        for repeatable in [false, true] {
            let server = Server { repeatable, ..Server::down() };
            let posted = (0..60).map(|number| letter(format!("{repeatable}-{number}")));
            post(&scene.store, posted).await;
            for _ in 0..60 {
                carry_due(&scene.store, &server).await.unwrap();
                scene.clock.advance(TimeDelta::minutes(1));
            }
            let tries = server.tries.load(Ordering::SeqCst);
            assert!((60 * 5..60 * 14).contains(&tries), "{tries} tries in an hour");
            assert_eq!(count(scene, State::Waiting).await, 60);
            server.is_down.store(false, Ordering::SeqCst);
            for _ in 0..80 {
                carry_due(&scene.store, &server).await.unwrap();
                scene.clock.advance(TimeDelta::minutes(1));
            }
            let times = server.times();
            assert_eq!((times.len(), times.values().max()), (60, Some(&1)));
            assert_eq!(count(scene, State::Waiting).await, 0);
        }
        let posted = about(&scene.store, ABOUT).await.unwrap();
        assert!(posted.iter().all(|letter| letter.state == State::Sent && letter.reason.is_none()));
        assert!(posted.iter().all(|letter| letter.attempts >= 5), "the page can say how often it was tried");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_letters_come_to_whom_one_did_not_get_through_and_none_of_the_others() {
    on_both(async |scene| {
        let to = |receiver: u128, key: &str| Parcel {
            receiver: Some(Uuid::from_u128(receiver)),
            ..letter(key.to_owned())
        };
        let elsewhere = Parcel { about: Uuid::from_u128(8), ..to(2, "never-elsewhere") };
        let letters = [to(1, "never-there"), to(2, "there"), letter("never-somebody"), elsewhere];
        post(&scene.store, letters).await;
        carry_due(&scene.store, &Server::default()).await.unwrap();
        scene.clock.advance(TimeDelta::seconds(1));
        post(&scene.store, [to(1, "again"), to(2, "once-more")]).await;
        let found = about_where_one_failed(&scene.store, ABOUT).await.unwrap();
        let addresses: Vec<&str> = found.iter().map(|letter| letter.address.as_str()).collect();
        assert_eq!(addresses, ["never.there@kommun.example", "again@kommun.example"]);
        assert_eq!(found[0].state, State::Failed);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_is_refused_for_good_has_failed_and_says_why() {
    on_both(async |scene| {
        let server = Server::default();
        post(&scene.store, [letter("never-there"), letter("there")]).await;
        carry_due(&scene.store, &server).await.unwrap();
        scene.clock.advance(TimeDelta::days(4));
        carry_due(&scene.store, &server).await.unwrap();
        assert_eq!(server.tries.load(Ordering::SeqCst), 2, "not tried again");
        let posted = about(&scene.store, ABOUT).await.unwrap();
        let failed = posted.iter().find(|letter| letter.address.starts_with("never")).unwrap();
        assert_eq!((failed.state, failed.attempts), (State::Failed, 1));
        assert_eq!(failed.reason.as_deref(), Some("550 no such mailbox"));
        assert_eq!(
            tally(&scene.store, Some(ABOUT)).await.unwrap(),
            Tally::from([(State::Failed, 1), (State::Sent, 1)])
        );
        assert_eq!(tally(&scene.store, Some(Uuid::nil())).await.unwrap(), Tally::new());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_letter_that_never_gets_through_is_given_up_after_three_days() {
    on_both(async |scene| {
        let server = Server::down();
        post(&scene.store, [letter("a")]).await;
        while count(scene, State::Waiting).await == 1 {
            carry_due(&scene.store, &server).await.unwrap();
            scene.clock.advance(TimeDelta::minutes(10));
        }
        let posted = about(&scene.store, ABOUT).await.unwrap();
        assert_eq!((posted[0].state, posted[0].attempts), (State::Failed, GIVE_UP_AFTER));
        let lasted = scene.store.doors().now() - first_day();
        assert!((3..=4).contains(&lasted.num_days()), "{lasted}");
    })
    .await;
}

proptest! {
    #[test]
    fn waits_grow_and_are_capped(attempts in 1..i32::MAX, chance: u64) {
        let wait = next_try(first_day(), attempts, chance) - first_day();
        let least = next_try(first_day(), attempts, 0) - first_day();
        let more = next_try(first_day(), attempts.saturating_add(1), 0) - first_day();
        prop_assert!(least >= TimeDelta::seconds(15) && least <= more && more <= TimeDelta::hours(1));
        prop_assert!(least <= wait && wait <= least + least / 5);
    }
}

#[test]
fn the_first_waits_double() {
    let waits: Vec<_> =
        (1..=10).map(|tries| (next_try(first_day(), tries, 0) - first_day()).num_seconds()).collect();
    assert_eq!(waits, [15, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);
    assert_eq!(next_try(first_day(), 0, 0), next_try(first_day(), 1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn three_carriers_at_once_never_carry_a_letter_twice() {
    on_both(async |scene| {
        for repeatable in [false, true] {
            let posted = (0..150).map(|number| letter(format!("{repeatable}-{number}")));
            post(&scene.store, posted).await;
            let server = std::sync::Arc::new(Server { repeatable, ..Server::default() });
            let mut carriers = Vec::new();
            for _ in 0..3 {
                let (store, server) = (scene.another().await, std::sync::Arc::clone(&server));
                carriers.push(tokio::spawn(async move { carry_due(&store, server.as_ref()).await.unwrap() }));
            }
            let mut carried = 0;
            for carrier in carriers {
                carried += carrier.await.unwrap();
            }
            let times = server.times();
            assert_eq!((carried, times.len(), times.values().max()), (150, 150, Some(&1)));
        }
        assert_eq!(count(scene, State::Sent).await, 300);
    })
    .await;
}

/// Takes letters in hand and dies: the work is dropped while it waits for the server.
async fn die_with_letters_in_hand(scene: &Scene, repeatable: bool) {
    struct Silent(bool, Notify);
    #[async_trait]
    impl Carrier for Silent {
        async fn carry(&self, _: &Carried) -> Result<(), CarryFault> {
            self.1.notify_one();
            std::future::pending().await
        }
        fn repeatable(&self) -> bool {
            self.0
        }
    }
    let silent = Silent(repeatable, Notify::new());
    tokio::select! {
        done = carry_due(&scene.store, &silent) => panic!("{done:?}"),
        () = silent.1.notified() => {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_dead_worker_held_goes_out_again_when_that_leaves_one_letter() {
    on_both(async |scene| {
        post(&scene.store, letters(60)).await;
        die_with_letters_in_hand(scene, true).await;
        let held = count(scene, State::Sending).await;
        assert!((1..=60).contains(&held), "{held}");
        let folder = Server { repeatable: true, ..Server::default() };
        assert_eq!(recover(&scene.store, &folder, false).await.unwrap(), 0, "it may be alive still");
        scene.clock.advance(TimeDelta::minutes(11));
        assert_eq!(recover(&scene.store, &folder, false).await.unwrap(), held);
        carry_due(&scene.store, &folder).await.unwrap();
        assert_eq!(folder.times().len(), 60);
        assert_eq!(count(scene, State::Sent).await, 60);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_dead_worker_may_have_handed_to_a_mail_server_is_uncertain() {
    on_both(async |scene| {
        post(&scene.store, letters(5)).await;
        die_with_letters_in_hand(scene, false).await;
        let server = Server::default();
        assert_eq!(recover(&scene.store, &server, true).await.unwrap(), 1, "one by one");
        carry_due(&scene.store, &server).await.unwrap();
        assert_eq!(server.times().len(), 4);
        assert_eq!(
            tally(&scene.store, None).await.unwrap(),
            Tally::from([(State::Uncertain, 1), (State::Sent, 4)])
        );
        assert_eq!(recover(&scene.store, &server, true).await.unwrap(), 0, "a person decides");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_mail_server_did_not_answer_for_is_uncertain_and_not_sent_again() {
    on_both(async |scene| {
        post(&scene.store, [letter("a"), letter("doubt-b"), letter("c")]).await;
        let server = Server::default();
        assert_eq!(carry_due(&scene.store, &server).await.unwrap(), 3);
        assert_eq!(server.rests.load(Ordering::SeqCst), 1, "the talk ends when no letter comes");
        scene.clock.advance(TimeDelta::days(2));
        carry_due(&scene.store, &server).await.unwrap();
        assert!(server.times().values().all(|times| *times == 1), "{:?}", server.times());
        assert_eq!(
            tally(&scene.store, None).await.unwrap(),
            Tally::from([(State::Uncertain, 1), (State::Sent, 2)])
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_may_send_again_what_failed_or_is_in_doubt_and_nothing_else() {
    on_both(async |scene| {
        post(&scene.store, [letter("never-a"), letter("a")]).await;
        carry_due(&scene.store, &Server::default()).await.unwrap();
        let posted = about(&scene.store, ABOUT).await.unwrap();
        let id = |address: &str| posted.iter().find(|letter| letter.address == address).unwrap().id;
        let (failed, sent) = (id("never.a@kommun.example"), id("a@kommun.example"));
        let mut desk = scene.store.desk(&karin()).await.unwrap();
        desk.write(line(ABOUT));
        assert!(!resend(&desk, ABOUT, sent).await.unwrap(), "it arrived");
        assert!(!resend(&desk, Uuid::nil(), failed).await.unwrap(), "another's letter");
        assert!(!resend(&desk, ABOUT, Uuid::nil()).await.unwrap(), "no letter");
        assert!(resend(&desk, ABOUT, failed).await.unwrap());
        assert!(!resend(&desk, ABOUT, failed).await.unwrap(), "it is on its way already");
        desk.seal("").await.unwrap();
        let again = about(&scene.store, ABOUT).await.unwrap();
        let again = again.iter().find(|letter| letter.id == failed).unwrap();
        assert_eq!((again.state, again.attempts, again.reason.as_deref()), (State::Waiting, 0, None));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resend_that_is_not_sealed_sends_nothing() {
    on_both(async |scene| {
        post(&scene.store, [letter("never-a")]).await;
        carry_due(&scene.store, &Server::default()).await.unwrap();
        let id = about(&scene.store, ABOUT).await.unwrap()[0].id;
        let desk = scene.store.desk(&karin()).await.unwrap();
        assert!(resend(&desk, ABOUT, id).await.unwrap());
        desk.clear().await.unwrap();
        assert_eq!(count(scene, State::Failed).await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_carrier_carries_soon_after_a_deed_and_stops_when_told_even_with_letters_left() {
    on_both(async |scene| {
        struct Slow(Server);
        #[async_trait]
        impl Carrier for Slow {
            async fn carry(&self, letter: &Carried) -> Result<(), CarryFault> {
                tokio::time::sleep(Duration::from_millis(50)).await;
                self.0.carry(letter).await
            }
            fn repeatable(&self) -> bool {
                false
            }
        }
        let slow = std::sync::Arc::new(Slow(Server::default()));
        let carrier: std::sync::Arc<dyn Carrier> = std::sync::Arc::<Slow>::clone(&slow);
        let (stop, stopped) = watch::channel(false);
        let running = tokio::spawn(run_carrier(scene.store.clone(), carrier, stopped));
        tokio::time::sleep(Duration::from_millis(100)).await;
        post(&scene.store, letters(500)).await;
        let first = async {
            while slow.0.times().len() < 3 {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(Duration::from_secs(4), first).await.expect("it carries soon after the deed");
        stop.send(true).unwrap();
        tokio::time::timeout(Duration::from_secs(4), running).await.expect("it stops when told").unwrap();
        // What it had in hand is settled: nothing is in doubt after an orderly stop.
        assert_eq!(count(scene, State::Sending).await, 0);
        assert_eq!(count(scene, State::Sent).await, slow.0.times().len() as u64);
        assert!(count(scene, State::Waiting).await > 300);
    })
    .await;
}

#[test]
fn states_have_the_words_that_the_database_keeps() {
    use store::sea_orm::ActiveEnum as _;
    for state in State::ALL {
        assert_eq!(state.to_value(), state.code());
    }
}
