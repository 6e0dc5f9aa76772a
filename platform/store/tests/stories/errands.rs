//! Work at set intervals, by one program at a time.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use chrono::TimeDelta;
use store::{Errand, StoreFault, run_errands};
use tokio::sync::watch;

use crate::support::{Scene, on_both};

fn counting(count: &Arc<AtomicU32>, name: &'static str, fails: bool) -> Errand {
    let count = Arc::clone(count);
    Errand::new(name, TimeDelta::hours(1), move |_| {
        let count = Arc::clone(&count);
        async move {
            count.fetch_add(1, Ordering::SeqCst);
            if fails { Err(StoreFault::Setting("no".to_owned())) } else { Ok(()) }
        }
    })
}

/// Lets `programs` programs look for errands that are due until `done`, and a little longer.
async fn look(scene: &Scene, programs: usize, errands: impl Fn() -> Vec<Errand>, done: impl Fn() -> bool) {
    let (stop, stopped) = watch::channel(false);
    let mut running = Vec::new();
    for _ in 0..programs {
        running.push(tokio::spawn(run_errands(scene.another().await, errands(), stopped.clone())));
    }
    let done = async {
        while !done() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), done).await.expect("the errands are done");
    // For those who would do it once more.
    tokio::time::sleep(Duration::from_millis(500)).await;
    stop.send(true).unwrap();
    for program in running {
        tokio::time::timeout(Duration::from_secs(10), program).await.expect("it stops when told").unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_four_programs_one_does_the_errand_when_it_is_due() {
    on_both(async |scene| {
        let count = Arc::new(AtomicU32::new(0));
        let errands = || vec![counting(&count, "tidy", false)];
        let times = || count.load(Ordering::SeqCst);
        look(scene, 4, errands, || times() > 0).await;
        assert_eq!(times(), 1);
        scene.clock.advance(TimeDelta::minutes(59));
        look(scene, 2, errands, || true).await;
        assert_eq!(times(), 1, "not before its time");
        scene.clock.advance(TimeDelta::minutes(1));
        look(scene, 2, errands, || times() > 1).await;
        assert_eq!(times(), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_errand_that_fails_does_not_hold_the_others_up_and_is_due_again() {
    on_both(async |scene| {
        let (bad, good) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
        let errands = || vec![counting(&bad, "bad", true), counting(&good, "good", false)];
        let times = || (bad.load(Ordering::SeqCst), good.load(Ordering::SeqCst));
        look(scene, 1, errands, || times().1 > 0).await;
        assert_eq!(times(), (1, 1));
        scene.clock.advance(TimeDelta::hours(1));
        look(scene, 1, errands, || times().1 > 1).await;
        assert_eq!(times(), (2, 2));
    })
    .await;
}
