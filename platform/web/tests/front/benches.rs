//! Heavy work waits for its turn.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};

use tokio::sync::mpsc::unbounded_channel;
use web::BENCHES;

use crate::support::scene;

#[tokio::test]
async fn more_work_than_there_are_benches_waits_and_all_of_it_is_done() {
    const WORKS: usize = 9;
    let house = scene().await.house;
    let (most, running) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (says_begun, mut begun) = unbounded_channel();
    let (ends, ended) = mpsc::channel::<()>();
    let ended = Arc::new(Mutex::new(ended));
    let works: Vec<_> = (0..WORKS)
        .map(|number| {
            let (house, most, running) = (house.clone(), Arc::clone(&most), Arc::clone(&running));
            let (says_begun, ended) = (says_begun.clone(), Arc::clone(&ended));
            tokio::spawn(async move {
                let work = move || {
                    most.fetch_max(running.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    says_begun.send(()).unwrap();
                    ended.lock().unwrap().recv().unwrap();
                    running.fetch_sub(1, Ordering::SeqCst);
                    number
                };
                house.at_a_bench(work).await.unwrap()
            })
        })
        .collect();
    for _ in 0..BENCHES {
        begun.recv().await.unwrap();
    }
    // Each that ends lets one more begin.
    for _ in BENCHES..WORKS {
        ends.send(()).unwrap();
        begun.recv().await.unwrap();
    }
    for _ in 0..BENCHES {
        ends.send(()).unwrap();
    }
    let mut done = Vec::new();
    for work in works {
        done.push(work.await.unwrap());
    }
    assert_eq!(done, (0..WORKS).collect::<Vec<_>>());
    assert_eq!(most.load(Ordering::SeqCst), BENCHES);
}

#[tokio::test]
async fn work_that_panics_leaves_its_bench_to_the_next() {
    let house = scene().await.house;
    for _ in 0..=BENCHES {
        assert!(house.at_a_bench(|| panic!("no such paper")).await.is_err());
    }
    assert_eq!(house.at_a_bench(|| 4).await, Ok(4));
}
