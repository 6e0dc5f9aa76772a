//! `valskydd journal`.

use std::process::ExitCode;

use clap::Subcommand;
use store::journal::{Head, Verdict, head, seal_due, verify};
use store::{Doors, Store};

use super::say;
use crate::config::Config;

/// The journal: proof and head.
#[derive(Subcommand)]
pub enum Journal {
    /// Proves that no line was changed or taken out; exit 1 when one was.
    Verify {
        /// A head that was printed earlier, as NUMBER:HASH.
        #[arg(long)]
        printed: Option<Head>,
    },
    /// Prints the head of the chain, to be kept elsewhere.
    Head,
}

impl Journal {
    pub async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let store = Store::open(&config.store_settings(), Doors::of_the_system()).await?;
        match self {
            Self::Head => {
                seal_due(&store).await?;
                say(&head(&store).await?.to_string());
                Ok(ExitCode::SUCCESS)
            }
            Self::Verify { printed } => {
                let verdict = verify(&store, printed.as_ref()).await?;
                say(&sentence(&verdict));
                let whole = matches!(verdict, Verdict::Whole { .. });
                Ok(if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
            }
        }
    }
}

fn sentence(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Whole { head, unsealed } => {
            format!("Hel: {} rader stämmer. {unsealed} väntar på att förseglas.\nToppen: {head}", head.seq)
        }
        Verdict::Changed { seq, line } => format!("Ändrad: rad {seq} ({line}) är inte som när den skrevs."),
        Verdict::TakenOut { seq } => format!("Borttagen: rad {seq} saknas."),
        Verdict::PutIn { line } => {
            format!("Tillagd: rad {line} sägs vara förseglad men har ingen plats i kedjan.")
        }
        Verdict::WipedOut { seq, line } => {
            format!("Utplånad: en personuppgift på rad {seq} ({line}) är borta utan att någon har gallrat den.")
        }
        Verdict::HeadDiffers { head, found } => {
            format!("Avkortad: kedjan slutar vid rad {found}, men toppen säger {head}.")
        }
        Verdict::NotThePrinted { seq } => {
            format!("Utbytt: kedjan är hel men stämmer inte med den utskrivna toppen vid rad {seq}.")
        }
    }
}
