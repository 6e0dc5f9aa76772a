//! Serving: the listener, the workers, and an orderly end.

use std::sync::Arc;

use axum::Extension;
use chrono::TimeDelta;
use organisation::App;
use organisation::journal::{Witness, send_head};
use papers::Press;
use store::{Errand, forget_done, journal, outbox, run_errands};
use texts::Lang;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;
use workshop::received::errand::MailSource;

use crate::assembly::{Assembled, router};
use crate::config::Retention;
use crate::door::{self, Door};

/// Serves until `stop` is done, then lets open requests and workers come to their end.
pub async fn serve(house: Assembled, door: Door, listener: TcpListener, stop: impl Future<Output = ()>) {
    // A reload of the service must never be its end, also when there is no certificate to read again.
    #[cfg(unix)]
    let _hangup = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::hangup());
    let (ending, ended) = watch::channel(false);
    let store = house.app.store().clone();
    let mut workers = JoinSet::new();
    workers.spawn(journal::run_sealer(store.clone(), ended.clone()));
    workers.spawn(outbox::run_carrier(
        store.clone(),
        house.postman as Arc<dyn outbox::Carrier>,
        ended.clone(),
    ));
    workers.spawn(run_errands(
        store.clone(),
        errands(&house.app, house.witness, &house.retention, house.mailboxes),
        ended.clone(),
    ));
    workers.spawn(organisation::sign_in::run_answerer(house.app.clone(), ended.clone()));
    if let Some(certificates) = &door.certificates {
        workers.spawn(Arc::clone(certificates).watch(ended.clone()));
    }
    let pages = router(&house.app, Press::new()).layer(Extension(house.retention.times()));
    let pages = door::outer(pages, house.app.house(), &door.connections);
    let mut serving = std::pin::pin!(door::serve(listener, pages, door, ended));
    tokio::select! {
        () = &mut serving => {}
        () = stop => {
            tracing::info!("closing");
            ending.send_replace(true);
            serving.await;
        }
    }
    ending.send_replace(true);
    while workers.join_next().await.is_some() {}
    store.close().await;
}

/// What is done at set intervals.
#[must_use]
pub fn errands(
    app: &App,
    witness: Witness,
    retention: &Retention,
    mailboxes: Vec<MailSource>,
) -> Vec<Errand> {
    let (app, app_key, idle) = (app.clone(), app.key().clone(), app.front().idle);
    let house = app.house().clone();
    let mut errands = organisation::errands();
    errands.extend([
        Errand::new("send the head of the journal", TimeDelta::days(1), move |store| {
            let (app, witness) = (app.clone(), witness.clone());
            async move { send_head(&store, &witness, &app.words(Lang::Sv)).await }
        }),
        crate::keys::errand(),
        organisation::house_key::errand(app_key),
        workshop::registration::retention::errand(),
        programme::interest::retention::errand(retention.interest()),
        workshop::received::errand::errand(house.clone(), mailboxes),
        workshop::tour::retention::errand(retention.interest()),
        workshop::preparation::retention::errand(),
        personal_data::disposal::errand(house.clone(), retention.times()),
        workshop::preparation::reminding::errand(house.clone()),
        mailings::errand(house, crate::assembly::attending()),
        ::door::retention::errand(retention.participants()),
        organisation::past::errand(retention.past()),
        Errand::new("clear ended sessions", TimeDelta::hours(1), move |store| async move {
            let now = store.doors().now();
            web::session::clear_ended(&store, now, idle).await
        }),
        Errand::new("forget old tries", TimeDelta::hours(1), |store| async move {
            let now = store.doors().now();
            web::limits::clear_forgotten(&store, now).await
        }),
        Errand::new("forget done deeds", TimeDelta::hours(6), |store| async move {
            let yesterday = store.doors().now() - TimeDelta::days(1);
            forget_done(&store, yesterday).await.map(|_| ())
        }),
    ]);
    errands
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
