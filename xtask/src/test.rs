//! Every test there is, one closing line.

use anyhow::{Context, Result, bail};
use trials::Postgres;

use crate::needs::{self, Install};
use crate::tally::Tally;
use crate::{e2e, run};

/// Installs what is missing, runs everything, and ends with `N passed, N failed` alone on a line.
pub fn run(install: Install) -> Result<()> {
    needs::for_all_tests(install)?;
    needs::node_parts(needs::PROVIDER)?;
    needs::node_parts(needs::CALENDAR_READERS)?;
    let mut tally = cargo_tests()?;
    match e2e::count(&[], e2e::Pictures::ThrownAway) {
        Ok(browser) => tally = tally + browser,
        Err(fault) => {
            eprintln!("browser tests: {fault:#}");
            tally = tally + Tally::default().close(false);
        }
    }
    if tally.left_out > 0 {
        println!("{} left out", tally.left_out);
    }
    println!("{} passed, {} failed", tally.passed, tally.failed);
    if tally.failed > 0 {
        bail!("a test failed");
    }
    Ok(())
}

/// One server for all test programs, started by `trials` when there is none yet.
fn cargo_tests() -> Result<Tally> {
    let postgres = Postgres::start().context("PostgreSQL for the tests")?;
    let python = needs::python().context("Python went away")?;
    let mut tally = Tally::default();
    let mut tests = run::cargo(&["test", "--workspace", "--no-fail-fast"]);
    tests.env(trials::POSTGRES_URL_VARIABLE, postgres.base_url()).env("VALSKYDD_TEST_PYTHON", python);
    let ended_well = run::heard(&mut tests, |line| tally.hear_cargo(line))?;
    Ok(tally.close(ended_well))
}
