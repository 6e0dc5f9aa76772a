//! `valskydd serve`.

use anyhow::Context as _;
use store::Doors;
use tokio::net::TcpListener;

use super::say;
use crate::assembly::assemble;
use crate::config::Config;
use crate::serving;

/// Serves on what is in the configuration. An empty database gets its tables and no people.
pub async fn run(config: &Config) -> anyhow::Result<()> {
    let listener = TcpListener::bind(&config.listen)
        .await
        .with_context(|| format!("{} cannot be listened on", config.listen))?;
    let base_url = if config.base_url.is_empty() {
        format!("http://{}", listener.local_addr()?)
    } else {
        config.base_url.trim_end_matches('/').to_owned()
    };
    let house = assemble(config, Doors::of_the_system(), &base_url).await?;
    say(&format!("Valskydd: {base_url}"));
    serving::serve(house, listener, serving::asked_to_end()).await
}
