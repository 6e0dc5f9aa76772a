//! `valskydd sign-in-link`.

use anyhow::Context as _;
use clap::Args;
use organisation::sign_in;
use store::{Author, Doors};

use super::say;
use crate::assembly::assemble;
use crate::config::Config;

/// Prints a link for a person who has a duty.
#[derive(Args)]
pub struct SignInLink {
    /// The person's mail address.
    address: String,
}

impl SignInLink {
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let base_url = config.base_url(&config.listen);
        let app = assemble(config, Doors::of_the_system(), &base_url).await?.app;
        let author = Author::command("valskydd sign-in-link");
        let link = sign_in::print_link(&app, &self.address, &author).await?;
        say(&link.with_context(|| format!("nobody with a duty has the address {}", self.address))?);
        app.store().clone().close().await;
        Ok(())
    }
}
