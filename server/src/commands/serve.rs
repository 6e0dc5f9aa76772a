//! `valskydd serve`.

use anyhow::Context as _;
use store::Doors;
use tokio::net::TcpListener;

use super::say;
use crate::assembly::assemble;
use crate::config::Config;
use crate::door::Door;
use crate::serving;

/// Serves on what is in the configuration. An empty database gets its tables and no people.
pub async fn run(config: &Config) -> anyhow::Result<()> {
    let door = Door::of(config)?;
    let listener = TcpListener::bind(&config.listen)
        .await
        .with_context(|| format!("{} cannot be listened on", config.listen))?;
    let base_url = config.base_url(&listener.local_addr()?.to_string());
    let house = assemble(config, Doors::of_the_system(), &base_url).await?;
    say(&format!("Valskydd: {base_url}"));
    serving::serve(house, door, listener, serving::asked_to_end()).await;
    Ok(())
}
