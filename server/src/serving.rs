//! Serving: the listener, the workers, and an orderly end.

use std::future::{Future, IntoFuture as _};
use std::sync::Arc;

use anyhow::Context as _;
use chrono::TimeDelta;
use organisation::App;
use organisation::journal::{Witness, send_head};
use papers::Press;
use store::{Errand, forget_done, journal, outbox, run_errands};
use texts::Lang;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::assembly::{Assembled, router};

/// Serves until `stop` is done, then lets open requests and workers come to their end.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    house: Assembled,
    listener: TcpListener,
    stop: impl Future<Output = ()>,
) -> anyhow::Result<()> {
    let (ending, ended) = watch::channel(false);
    let store = house.app.store().clone();
    let mut workers = JoinSet::new();
    workers.spawn(journal::run_sealer(store.clone(), ended.clone()));
    workers.spawn(outbox::run_carrier(
        store.clone(),
        house.postman as Arc<dyn outbox::Carrier>,
        ended.clone(),
    ));
    workers.spawn(run_errands(store.clone(), errands(&house.app, house.witness), ended.clone()));
    let mut closing = ended.clone();
    let server = axum::serve(listener, router(&house.app, Press::new())).with_graceful_shutdown(async move {
        // An error means that the sender is gone, which is an end as well.
        let _ = closing.wait_for(|ending| *ending).await;
    });
    let mut server = std::pin::pin!(server.into_future());
    tokio::select! {
        outcome = &mut server => outcome.context("the listener failed")?,
        () = stop => {
            tracing::info!("closing");
            ending.send_replace(true);
            // A browser may keep a connection open for long; two seconds are enough for answers under way.
            let _ = tokio::time::timeout(std::time::Duration::from_secs(2), &mut server).await;
        }
    }
    ending.send_replace(true);
    while workers.join_next().await.is_some() {}
    store.close().await;
    Ok(())
}

fn errands(app: &App, witness: Witness) -> Vec<Errand> {
    let (app, idle) = (app.clone(), app.front().idle);
    vec![
        Errand::new("send the head of the journal", TimeDelta::days(1), move |store| {
            let (app, witness) = (app.clone(), witness.clone());
            async move { send_head(&store, &witness, &app.words(Lang::Sv)).await }
        }),
        Errand::new("forget people without duties", TimeDelta::days(1), |store| async move {
            organisation::forget_people(&store).await
        }),
        crate::keys::errand(),
        workshop::registration::retention::errand(),
        Errand::new("clear ended sessions", TimeDelta::hours(1), move |store| async move {
            let now = store.doors().now();
            web::session::clear_ended(&store, now, idle).await
        }),
        Errand::new("forget done deeds", TimeDelta::hours(6), |store| async move {
            let yesterday = store.doors().now() - TimeDelta::days(1);
            forget_done(&store, yesterday).await.map(|_| ())
        }),
    ]
}

/// Done when the terminal or the service manager asks the program to end.
pub async fn asked_to_end() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}
