//! The lists that the tests send.

use axum::http::StatusCode;
use organisation::Duty;

use crate::browser::{Answer, Browser, Fields, set};
use crate::house::Town;

pub const BOM: &[u8] =
    include_bytes!("../../../../engines/roster/tests/fixtures/deltagare_semikolon_utf8bom.csv");
pub const LATIN: &[u8] =
    include_bytes!("../../../../engines/roster/tests/fixtures/deltagare_semikolon_windows1252.csv");
pub const COMMA: &[u8] = include_bytes!("../../../../engines/roster/tests/fixtures/deltagare_komma_utf8.csv");
pub const TABS: &[u8] =
    include_bytes!("../../../../engines/roster/tests/fixtures/deltagare_inklistrad_tab.txt");
pub const OUTLOOK: &[u8] =
    include_bytes!("../../../../engines/roster/tests/fixtures/deltagare_outlookrad.txt");

/// Five people of one municipality, one for each target role.
pub const FIVE: &str = "Namn\tRoll\tE-post\tTelefon\tSpecialkost
Karin Åström\tValsamordnare\tkarin.astrom@ockelbo.example\t070-111 22 01\tglutenfri
Anna Sjöberg\tLedamot valnämnden\tanna.sjoberg@ockelbo.example\t070-111 22 02\t
Per-Olov Öhman\tSäkerhetssamordnare\tperolov.ohman@ockelbo.example\t070-111 22 03\t
Håkan Ljung\tBeredskapssamordnare\thakan.ljung@ockelbo.example\t070-111 22 04\tvegetarisk
Maria Niemi\tKommunikatör\tmaria.niemi@ockelbo.example\t070-111 22 05\t
";

/// The review of a pasted text.
pub async fn pasted(town: &Town, browser: &Browser, name: &str, text: &str) -> Answer {
    browser.upload(&town.path(name), text, None).await
}

/// Pastes a list and presses *Anmäl* on the review as it is.
pub async fn registered(town: &Town, browser: &Browser, name: &str, text: &str) -> Answer {
    let fields: Fields = pasted(town, browser, name, text).await.form();
    browser.post(&format!("{}/anmal", town.path(name)), &fields).await
}

/// The municipality's coordinator, signed in: sees what whoever holds the link does not.
pub async fn signed_in(town: &Town, name: &str) -> Browser {
    let municipality = town.municipalities[town.at(name)].clone();
    town.by_duty(Duty::MunicipalCoordinator, &municipality).await
}

/// A list of so many people.
pub fn crowd(people: usize) -> String {
    let row = |number| format!("Person Nummer{number}\tValsamordnare\tperson{number}@ockelbo.example\n");
    "Namn\tRoll\tE-post\n".to_owned() + &(1..=people).map(row).collect::<String>()
}

/// The same for a list without an election coordinator, whose address would be proposed for the receipt.
pub async fn registered_with_receipt(town: &Town, name: &str, text: &str) {
    let browser = town.by_link(name).await;
    let mut fields = pasted(town, &browser, name, text).await.form();
    set(&mut fields, "receipt", "kansli@kommun.example");
    let answer = browser.post(&format!("{}/anmal", town.path(name)), &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.seen());
}
