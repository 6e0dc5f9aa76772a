//! `valskydd sessions`.

use anyhow::Context as _;
use clap::Subcommand;
use organisation::sign_in;
use store::{Author, Doors};

use super::say;
use crate::assembly::assemble;
use crate::config::Config;

/// Where people are signed in.
#[derive(Subcommand)]
pub enum Sessions {
    /// Ends all sessions of a person, or everybody's, wherever they are open. The person can sign in again; whoever must not, loses
    /// their duty.
    End {
        /// The person's mail address.
        #[arg(required_unless_present = "everybody")]
        address: Option<String>,
        /// Everybody's, also of those who came by a personal link.
        #[arg(long, conflicts_with = "address")]
        everybody: bool,
    },
}

impl Sessions {
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let Self::End { address, everybody: _ } = self;
        let base_url = config.base_url(&config.listen);
        let app = assemble(config, Doors::of_the_system(), &base_url).await?.app;
        let author = Author::command("valskydd sessions end");
        let ended = match address {
            Some(address) => sign_in::end_sessions(&app, &address, &author)
                .await?
                .with_context(|| format!("nobody has the address {address}"))?,
            None => sign_in::end_everybodys_sessions(&app, &author).await?,
        };
        say(&format!("{ended} sessions ended"));
        app.store().clone().close().await;
        Ok(())
    }
}
