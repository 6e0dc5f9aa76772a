//! `valskydd demo`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context as _;
use chrono::{DateTime, TimeDelta, Utc};
use clap::Args;
use secrecy::SecretString;
use store::{Author, Clock, Doors, Sight, SystemChance, SystemClock, see_as};
use tokio::net::TcpListener;

use super::say;
use crate::assembly::assemble;
use crate::config::{Config, Outside};
use crate::door::Door;
use crate::{demo, serving};

/// A believable county to try: everything in one folder, letters in a page of the program.
#[derive(Args)]
pub struct Demo {
    /// Throws away what was there and starts over.
    #[arg(long)]
    fresh: bool,
    /// Port on this machine; 0 takes a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Where the demo keeps everything.
    #[arg(long, default_value = "valskydd-data/demo")]
    data: PathBuf,
    /// An empty PostgreSQL database to fill instead of the embedded one: `postgres://user@host/name`.
    #[arg(long, conflicts_with = "fresh")]
    database: Option<SecretString>,
}

impl Demo {
    /// Of a configuration file only providers, mailboxes and how long things are kept count: the demo is whole by itself.
    pub async fn run(self, file: Option<&Path>) -> anyhow::Result<()> {
        let Outside { providers, mailboxes, retention } = Config::outside_in(file)?;
        if self.fresh {
            clear(&self.data)?;
        }
        let listen = format!("127.0.0.1:{}", self.port);
        let listener = TcpListener::bind(&listen)
            .await
            .with_context(|| format!("{listen} is taken; choose another with --port"))?;
        // By name: browsers give no passkeys to a bare number.
        let base_url = format!("http://localhost:{}", listener.local_addr()?.port());
        let config = Config {
            retention,
            providers,
            mailboxes,
            database: self.database.unwrap_or_default(),
            ..Config::in_folder(self.data, listen, base_url.clone())
        };
        furnish(&config, &base_url).await?;
        let house = assemble(&config, Doors::of_the_system(), &base_url).await?;
        say(&format!("Adress: {base_url}"));
        let author = Author::command("valskydd demo");
        for (name, address) in demo::ENTRANCES {
            let link = organisation::sign_in::print_link(&house.app, address, &author);
            let link = see_as(Sight::House, link).await?;
            say(&format!(
                "{name}: {}",
                link.context("the demo's people are not all there: start with --fresh")?
            ));
        }
        say("Länkarna gäller en gång, i 30 minuter. Starta om för nya. Avsluta med Ctrl+C.");
        serving::serve(house, Door::of(&config)?, listener, serving::asked_to_end()).await;
        Ok(())
    }
}

/// Six days ago: the demo's letters are old enough for a reminder.
struct LastWeek;

impl Clock for LastWeek {
    fn now(&self) -> DateTime<Utc> {
        SystemClock.now() - TimeDelta::days(6)
    }
}

async fn furnish(config: &Config, base_url: &str) -> anyhow::Result<()> {
    let doors = Doors::new(Arc::new(LastWeek), Arc::new(SystemChance));
    let house = assemble(config, doors, base_url).await?;
    see_as(Sight::House, demo::furnish(&house.app)).await?;
    house.app.store().clone().close().await;
    Ok(())
}

/// Takes the demo's own files away and nothing else: a folder named by mistake keeps what is somebody else's.
fn clear(folder: &Path) -> anyhow::Result<()> {
    let own = ["valskydd.sqlite", "valskydd.sqlite-wal", "valskydd.sqlite-shm", "house.key"];
    for path in own.map(|name| folder.join(name)) {
        if path.exists() {
            std::fs::remove_file(&path)
                .with_context(|| format!("{} cannot be taken away", path.display()))?;
        }
    }
    for inner in ["letters", "keys"].map(|name| folder.join(name)) {
        if inner.is_dir() {
            std::fs::remove_dir_all(&inner)
                .with_context(|| format!("{} cannot be emptied", inner.display()))?;
        }
    }
    Ok(())
}
