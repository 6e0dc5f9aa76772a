//! `valskydd journal`.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context as _;
use clap::Subcommand;
use organisation::journal::heads_in;
use store::journal::{CopyFault, Head, Verdict, head, proven, seal_due, verify};
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
        /// A file with heads that were sent elsewhere (`journal.file`), or a letter with one: each is held against the
        /// chain.
        #[arg(long)]
        heads: Option<PathBuf>,
        /// A folder with lines that were sent elsewhere (`journal.lines`): proven by themselves, then held against the
        /// chain.
        #[arg(long)]
        lines: Option<PathBuf>,
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
            Self::Verify { printed, heads, lines } => {
                let mut known: Vec<Head> = printed.into_iter().collect();
                if let Some(file) = heads {
                    let text = std::fs::read_to_string(&file)
                        .with_context(|| format!("the heads in {} cannot be read", file.display()))?;
                    let found = heads_in(&text);
                    anyhow::ensure!(!found.is_empty(), "{} holds no head of a chain", file.display());
                    say(&format!("{} sparade toppar jämförs.", found.len()));
                    known.extend(found);
                }
                if let Some(folder) = lines {
                    match proven(&folder) {
                        Ok(heads) => {
                            let none = || anyhow::anyhow!("{} holds no lines of a journal", folder.display());
                            let (first, last) = heads.first().zip(heads.last()).ok_or_else(none)?;
                            say(&format!("Kopian stämmer i sig: rad {} till {}.", first.seq, last.seq));
                            known.extend(heads);
                        }
                        Err(CopyFault::Store(fault)) => return Err(fault.into()),
                        Err(fault) => {
                            say(&broken(&fault));
                            return Ok(ExitCode::FAILURE);
                        }
                    }
                }
                let verdict = verify(&store, &known).await?;
                say(&sentence(&verdict));
                let whole = matches!(verdict, Verdict::Whole { .. });
                Ok(if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
            }
        }
    }
}

fn broken(fault: &CopyFault) -> String {
    match fault {
        CopyFault::Changed { seq, file } => {
            format!("Kopian är ändrad: rad {seq} i {} är inte som när den kopierades.", file.display())
        }
        CopyFault::Missing { seq, file } => {
            format!("Kopian är inte hel: rad {seq} saknas före {}.", file.display())
        }
        CopyFault::Store(fault) => fault.to_string(),
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
            format!(
                "Utplånad: en personuppgift på rad {seq} ({line}) är borta utan att någon har gallrat den."
            )
        }
        Verdict::HeadDiffers { head, found } => {
            format!("Avkortad: kedjan slutar vid rad {found}, men toppen säger {head}.")
        }
        Verdict::NotThePrinted { seq } => {
            format!("Utbytt: kedjan är hel men stämmer inte med den utskrivna toppen vid rad {seq}.")
        }
    }
}
