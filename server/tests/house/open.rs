//! A furnished house on PostgreSQL that stays open, for those who attack it by hand (docs/security/attacks.md).

use std::time::Duration;

use papers::Press;
use store::{Author, Sight, journal, outbox, see_as};
use tokio::net::TcpListener;
use tokio::sync::watch;
use valskydd::assembly::router;
use valskydd::config::Connections;
use valskydd::demo::ENTRANCES;
use valskydd::door::{self, Door};
use web::Front;

use crate::resident::{Base, Resident};

const OPEN_FOR: Duration = Duration::from_mins(20);

#[tokio::test(flavor = "multi_thread")]
#[ignore = "stays open for twenty minutes"]
async fn a_house_on_postgresql_stays_open() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base_url = format!("http://localhost:{}", listener.local_addr().unwrap().port());
    let house = Resident::serving_behind(Base::Postgres, Front::new(&base_url, "0")).await;
    outbox::carry_due(house.app.store(), &house.postman).await.unwrap();
    println!("Adress: {base_url}");
    for (name, address) in ENTRANCES {
        let author = Author::command("test");
        let link = organisation::sign_in::print_link(&house.app, address, &author);
        println!("{name}: {}", see_as(Sight::House, link).await.unwrap().unwrap());
    }
    let (ending, ended) = watch::channel(false);
    tokio::spawn(journal::run_sealer(house.app.store().clone(), ended.clone()));
    let connections = Connections::default();
    let pages = door::outer(router(&house.app, Press::new()), house.app.house(), &connections);
    let door = Door { certificates: None, connections, proxies: house.app.front().proxies.clone() };
    let served = tokio::spawn(door::serve(listener, pages, door, ended));
    tokio::time::sleep(OPEN_FOR).await;
    ending.send_replace(true);
    served.await.unwrap();
}
