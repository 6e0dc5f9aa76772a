//! The database without a password: by certificate over the network, by who one is over the socket.

use store::{Author, Doors, Settings, Store};
use trials::{Pair, Passwordless};

use crate::support::{notes, write_lines};

/// Opened as the two roles, migrated, and written to.
async fn lived_in(pair: Pair) {
    assert!(!pair.serving.contains("password") && !pair.serving.contains(":@"), "{}", pair.serving);
    let settings = Settings::at(pair.serving).owned_at(pair.owner).for_the_house();
    let store = Store::open(&settings, Doors::of_the_system()).await.unwrap();
    store.migrate(&[notes]).await.unwrap();
    write_lines(&store, 3).await;
    let desk = store.desk(&Author::program()).await.unwrap();
    desk.clear().await.unwrap();
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn both_roles_come_in_by_their_certificates_and_nobody_by_anothers() {
    let server = Passwordless::start().unwrap();
    for certificate in [None, Some("somebody_else"), Some("house_owner")] {
        let url = server.as_role("house_serving", certificate);
        let refused = Store::open(&Settings::at(url), Doors::of_the_system()).await;
        assert!(refused.is_err(), "{certificate:?}");
    }
    lived_in(server.by_certificate()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn both_roles_come_in_over_the_socket_as_whom_the_server_knows() {
    let server = Passwordless::start().unwrap();
    lived_in(server.by_peer()).await;
}
