//! `valskydd keys`.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context as _;
use clap::Subcommand;
use organisation::house_key::write_renewed;
use organisation::register::{Organisation, of_tier};
use organisation::{Tier, keys};
use store::vault::{Consent, Finding, list, rotate_master, state};
use store::{Author, Doors, Renewal, Store};
use texts::{Catalogue, Lang, Words, local};

use super::say;
use crate::assembly::sources;
use crate::config::Config;
use crate::keys::findings::{names, reason, sentence};
use crate::keys::house;

/// The keys of sealed content.
#[derive(Subcommand)]
pub enum Keys {
    /// Lists the data keys and says how they stand; exit 1 when something must be done.
    List,
    /// Gives an organisation a new data key; the server seals anew in the background.
    Rotate {
        /// Its code (21, 2101) or its name.
        organisation: String,
    },
    /// Wraps every data key by a new master key.
    RotateMaster {
        /// Where the new master key lies or is to be put, when it does not come from our own file.
        #[arg(long)]
        to: Option<PathBuf>,
    },
    /// Makes a new house key; the old one lies beside it for what it made, until you take it away.
    RenewHouse,
    /// Throws an organisation's keys away: what it has sealed can never be read again, in no copy either.
    Shred {
        /// Its code (21, 2101) or its name.
        organisation: String,
        /// Why, for the journal.
        #[arg(long)]
        reason: String,
    },
}

impl Keys {
    pub async fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let store = Store::open(&config.store_settings(), Doors::of_the_system()).await?;
        let author = Author::command("valskydd keys");
        match self {
            Self::List => return listed(&store, config).await,
            Self::RenewHouse => renew_house(&store, &author, config).await?,
            Self::Rotate { organisation } => {
                let found = organisation_of(&store, &organisation).await?;
                keys::rotate(&store, &words()?, &author, &found).await?;
                say(&format!(
                    "{} har en ny nyckel. Det äldre förseglas om medan servern kör; 'valskydd keys list' visar när det är klart.",
                    found.formal_name
                ));
            }
            Self::RotateMaster { to } => {
                let turned = rotate_master(&store, &author, to).await?;
                say(&format!("{} nycklar är inslagna med den nya huvudnyckeln.", turned.keys));
                if let Some(old) = turned.old {
                    say(&format!(
                        "Den gamla ligger i {}. Kopior av databasen som är äldre än så behöver den: flytta den till nycklarnas säkerhetskopia.",
                        old.display()
                    ));
                }
                if let Some(new) = turned.new {
                    say(&format!(
                        "Lägg nu den nya från {} där programmet läser sin huvudnyckel, och starta om.",
                        new.display()
                    ));
                }
            }
            Self::Shred { organisation, reason } => {
                shredded(&store, &author, &organisation, &reason).await?;
            }
        }
        store.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

/// The words of the letters: the command line speaks Swedish, and so do they.
fn words() -> anyhow::Result<Words> {
    Ok(Words::new(Arc::new(Catalogue::build(&sources())?), Lang::Sv))
}

async fn organisations(store: &Store) -> anyhow::Result<Vec<Organisation>> {
    let mut all = Vec::new();
    for tier in [Tier::National, Tier::County, Tier::Municipality] {
        all.extend(of_tier(store, tier).await?);
    }
    Ok(all)
}

async fn organisation_of(store: &Store, typed: &str) -> anyhow::Result<Organisation> {
    let typed = typed.trim();
    let is_it =
        |one: &Organisation| [&one.code, &one.name, &one.formal_name].iter().any(|name| *name == typed);
    let all = organisations(store).await?;
    all.into_iter()
        .find(|one| !typed.is_empty() && is_it(one))
        .with_context(|| format!("no organisation has the code or name '{typed}'"))
}

async fn renew_house(store: &Store, author: &Author, config: &Config) -> anyhow::Result<()> {
    let renewal = Renewal::begin(&config.key_file(), store.doors())?;
    write_renewed(store, author).await?;
    let old = renewal.finish()?;
    say(&format!(
        "Husnyckeln är ny. Den gamla ligger i {} och gäller för det som den har gjort.",
        old.display()
    ));
    say("Starta om programmet. Finns det fler noder: lägg båda filerna där också och starta om dem.");
    say("'valskydd keys list' och 'valskydd doctor' säger när den gamla kan tas bort.");
    Ok(())
}

async fn listed(store: &Store, config: &Config) -> anyhow::Result<ExitCode> {
    let names = names(store).await?;
    for key in list(store).await? {
        let name = names.get(&key.organisation).cloned().unwrap_or_else(|| key.organisation.to_string());
        let day = |at| local(at).date().to_string();
        let stands = match (key.shredded_at, &key.why) {
            (Some(at), _) => format!("kastad {}", day(at)),
            (None, None) => "öppnar".to_owned(),
            (None, Some(why)) => format!("öppnar inte: {}", reason(why)),
        };
        say(&format!("{name}: nyckel {} sedan {}, {stands}", key.generation, day(key.made_at)));
    }
    let found = state(store).await?;
    for finding in &found {
        say(&sentence(finding, &names));
    }
    for said in house::older(store, &config.key_file()).await? {
        say(&said.sentence());
    }
    let is_well = !found.iter().any(Finding::is_fault);
    Ok(if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn shredded(store: &Store, author: &Author, typed: &str, reason: &str) -> anyhow::Result<()> {
    let found = organisation_of(store, typed).await?;
    say(&format!(
        "Allt som {} har förseglat blir oläsligt, här och i alla kopior. Det går inte att ångra.",
        found.formal_name
    ));
    let mut out = std::io::stdout();
    write!(out, "Skriv organisationens hela namn för att gå vidare: ")?;
    out.flush()?;
    let mut name = String::new();
    std::io::stdin().read_line(&mut name)?;
    let consent = Consent::typed(&name, &found.formal_name, reason)
        .context("nothing was thrown away: another name was typed, or there is no reason")?;
    let keys = keys::throw_away_at_server(store, &words()?, author, &found, &consent).await?;
    say(&format!(
        "{keys} nycklar är kastade. Ta också bort {}.key ur nycklarnas egna säkerhetskopior; till dess kan kopior läsas.",
        found.id
    ));
    Ok(())
}
