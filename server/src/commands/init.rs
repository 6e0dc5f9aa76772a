//! `valskydd init`: the first national lead.

use std::io::{BufRead as _, Write as _};

use anyhow::Context as _;
use clap::Args;
use organisation::register::{give_duty, of_tier, people_of};
use organisation::{Duty, Tier, load_sweden, sign_in};
use store::{Author, Doors};

use super::say;
use crate::assembly::assemble;
use crate::config::Config;

/// Makes the first national lead. Asks for what is not given.
#[derive(Args)]
pub struct Init {
    /// Name of the first national lead.
    #[arg(long)]
    name: Option<String>,
    /// Mail address of the first national lead.
    #[arg(long)]
    address: Option<String>,
}

impl Init {
    pub async fn run(self, config: &Config) -> anyhow::Result<()> {
        let base_url = config.base_url(&config.listen);
        let app = assemble(config, Doors::of_the_system(), &base_url).await?.app;
        let author = Author::command("valskydd init");
        if load_sweden(app.store(), &author).await? {
            say("21 län och 290 kommuner är inlästa.");
        }
        let national = of_tier(app.store(), Tier::National).await?;
        let national = national.first().context("the register has no national authority")?;
        let taken = people_of(app.store(), national.id).await?;
        anyhow::ensure!(
            !taken.iter().any(|(_, duty)| *duty == Duty::NationalLead),
            "there is a national lead already: sign in with 'valskydd sign-in-link ADDRESS'"
        );
        let name = asked(self.name, "Namn på den som leder nationellt: ")?;
        let address = asked(self.address, "Mailadress: ")?;
        let faults = roster::check_person(&roster::Person {
            name: name.clone(),
            email: address.clone(),
            ..roster::Person::default()
        });
        anyhow::ensure!(
            !faults.iter().any(|fault| matches!(fault.field, roster::Field::Email | roster::Field::Name)
                && fault.code.severity() == roster::Severity::Fault),
            "a name and a mail address such as anna@val.example are needed"
        );
        let mut desk = app.store().desk(&author).await?;
        give_duty(&mut desk, &name, &address, national, Duty::NationalLead).await?;
        desk.seal("").await?;
        let link = sign_in::print_link(&app, &address, &author).await?;
        say(&format!(
            "Klart. Starta med 'valskydd serve' och logga in en gång inom 30 minuter:\n{}",
            link.unwrap_or_default()
        ));
        app.store().clone().close().await;
        Ok(())
    }
}

fn asked(given: Option<String>, question: &str) -> anyhow::Result<String> {
    if let Some(given) = given {
        return Ok(given.trim().to_owned());
    }
    let mut out = std::io::stdout();
    write!(out, "{question}")?;
    out.flush()?;
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim().to_owned())
}
