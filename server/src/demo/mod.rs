//! The demo's content, made by the same deeds that people do: a programme for the European Parliament election of
//! 2029, some counties' interest in a workshop, Gävleborg invited with seven of ten municipalities' answers and the course done by
//! some of its people, and Uppsala in preparation beside it.

mod course;
mod interest;
mod people;

use std::collections::BTreeMap;

use anyhow::Context as _;
use chrono::{NaiveDate, NaiveTime};
use letters::Party;
use organisation::duties::deeds::{self, Given};
use organisation::register::{Organisation, by_code, give_duty, of_tier, person_at};
use organisation::{Actor, App, Duty, Led, MayCoordinate, MayLead, MayRegister, Tier, load_sweden};
use programme::ProgrammeId;
use programme::calendar::ElectionKind;
use programme::plan::Plan;
use roster::Person;
use store::{Author, DeedKey};
use texts::Lang;
use workshop::WorkshopId;
use workshop::day::rules::{Format, Settings};
use workshop::registration::deeds::List;

use people::{
    ANSWERS, AUDITOR, Answer, COUNTY_COORDINATOR, FACILITATOR, FIRM, NATIONAL_LEAD, OTHER_COORDINATOR,
    SECOND_COORDINATOR,
};

/// Who can enter: what the line is called, and the address of the person.
pub const ENTRANCES: [(&str, &str); 5] = [
    ("Nationell ledning", NATIONAL_LEAD.1),
    ("Länssamordnare", COUNTY_COORDINATOR.1),
    ("Kommunsamordnare", people::TRIED_COORDINATOR.1),
    ("Revisor", AUDITOR.1),
    ("Workshopledare", FACILITATOR.1),
];

/// Fills an empty house; leaves a furnished one as it is.
///
/// # Errors
/// When the database refuses or the demo's own content does not fit together.
pub async fn furnish(app: &App) -> anyhow::Result<()> {
    if programme::views::current(app.store()).await?.is_some() {
        return Ok(());
    }
    let author = Author::command("valskydd demo");
    load_sweden(app.store(), &author).await?;
    people(app, &author).await?;
    let programme = programme(app, &author).await?;
    interest::ask(app).await?;
    let gavleborg = county(app, "21").await?;
    let uppsala = county(app, "03").await?;
    workshop(app, &author, programme, &uppsala, uppsala_day()?).await?;
    let id = workshop(app, &author, programme, &gavleborg, gavleborg_day()?).await?;
    follow(app, &gavleborg).await?;
    facilitator(app, &gavleborg, id).await?;
    invite(app, &gavleborg, id).await?;
    for answer in ANSWERS.iter().filter(|answer| !answer.people.is_empty()) {
        register(app, answer).await?;
    }
    Box::pin(course::told(app, &gavleborg, id)).await
}

async fn county(app: &App, code: &str) -> anyhow::Result<Organisation> {
    by_code(app.store(), Tier::County, code).await?.with_context(|| format!("no county has the code {code}"))
}

async fn municipality(app: &App, code: &str) -> anyhow::Result<Organisation> {
    let found = by_code(app.store(), Tier::Municipality, code).await?;
    found.with_context(|| format!("no municipality has the code {code}"))
}

async fn people(app: &App, author: &Author) -> anyhow::Result<()> {
    let national = of_tier(app.store(), Tier::National).await?;
    let national = national.first().context("no national authority")?;
    let mut given = vec![
        (NATIONAL_LEAD, national.clone(), Duty::NationalLead),
        (AUDITOR, national.clone(), Duty::Auditor),
        (COUNTY_COORDINATOR, county(app, "21").await?, Duty::CountyCoordinator),
        (SECOND_COORDINATOR, county(app, "21").await?, Duty::CountyCoordinator),
        (OTHER_COORDINATOR, county(app, "03").await?, Duty::CountyCoordinator),
    ];
    for said in interest::SAID.iter().filter(|said| !["03", "21"].contains(&said.code)) {
        given.push((said.by, county(app, said.code).await?, Duty::CountyCoordinator));
    }
    for answer in &ANSWERS {
        given.push((answer.coordinator, municipality(app, answer.code).await?, Duty::MunicipalCoordinator));
    }
    let mut desk = app.store().desk(author).await?;
    for ((name, address), organisation, duty) in given {
        give_duty(&mut desk, name, address, &organisation, duty).await?;
    }
    Ok(desk.seal("").await?)
}

async fn programme(app: &App, author: &Author) -> anyhow::Result<ProgrammeId> {
    let mut desk = app.store().desk(author).await?;
    let id = programme::deeds::make(
        &mut desk,
        "Valsäkerhet inför Europaparlamentsvalet 2029",
        ElectionKind::EuropeanParliament,
        day(2029, 6, 10)?,
        &programme::default_draft(),
    )
    .await?;
    desk.seal("").await?;
    Ok(id)
}

/// Gävleborg takes the programme; then the national lead wants lists a day earlier, so that there is something to see
/// that has changed.
async fn follow(app: &App, county: &Organisation) -> anyhow::Result<()> {
    let programme = programme::views::current(app.store()).await?.context("the demo has no programme")?;
    let saved = programme::plan::views::newest_plan(app.store(), &programme).await?;
    let coordinator = acting(app, COUNTY_COORDINATOR.1).await?;
    let refused = |_| anyhow::anyhow!("the demo's people lack their duties");
    let permit = MayCoordinate::of(&coordinator, county.id).map_err(refused)?;
    programme::plan::deeds::follow(app.store(), &permit, &programme, saved.version, key(app)).await?;
    let lead = MayLead::of(&acting(app, NATIONAL_LEAD.1).await?).map_err(refused)?;
    let plan = Plan { list_days: 6, ..saved.plan };
    programme::plan::deeds::save(app.store(), &lead, &programme, saved.version, &plan, key(app)).await?;
    Ok(())
}

async fn workshop(
    app: &App,
    author: &Author,
    programme: ProgrammeId,
    county: &Organisation,
    settings: Settings,
) -> anyhow::Result<WorkshopId> {
    let mut desk = app.store().desk(author).await?;
    let id = workshop::day::deeds::make(&mut desk, programme, county.id, &settings).await?;
    desk.seal("").await?;
    Ok(id)
}

/// Gävleborg's day.
///
/// # Errors
/// Never in practice: its dates exist.
pub fn gavleborg_day() -> anyhow::Result<Settings> {
    Ok(Settings {
        day: day(2029, 3, 14)?,
        starts: time(9, 0)?,
        ends: time(14, 30)?,
        place: "Borgen, Spegelsalen".to_owned(),
        address: "Borgmästarplan 2, Gävle".to_owned(),
        format: Format::Physical,
        register_by: day(2029, 3, 6)?,
        seats_least: 3,
        seats_most: 5,
        tables: 7,
        chairs: 8,
        contact: format!("{}, 026-000 00 00, {}", COUNTY_COORDINATOR.0, COUNTY_COORDINATOR.1),
    })
}

fn uppsala_day() -> anyhow::Result<Settings> {
    Ok(Settings {
        day: day(2029, 3, 21)?,
        register_by: day(2029, 3, 13)?,
        place: "Länsstyrelsen, Linnésalen".to_owned(),
        address: "Bäverns gränd 17, Uppsala".to_owned(),
        contact: format!("{}, {}", OTHER_COORDINATOR.0, OTHER_COORDINATOR.1),
        ..gavleborg_day()?
    })
}

/// The national lead gives Gävleborg's workshop its facilitator.
async fn facilitator(app: &App, county: &Organisation, id: WorkshopId) -> anyhow::Result<()> {
    let lead = acting(app, NATIONAL_LEAD.1).await?;
    let mut desk = app.store().desk(&lead.author()).await?;
    let at = deeds::firm(&mut desk, &lead, FIRM).await?;
    let given = Given {
        name: FACILITATOR.0.to_owned(),
        address: FACILITATOR.1.to_owned(),
        duty: Duty::Facilitator,
        at,
        led: Some(Led { workshop: id.uuid(), county: county.id }),
        starts_on: None,
        ends_on: None,
    };
    deeds::give_on(&mut desk, &app.words(Lang::Sv), &lead, &given).await?;
    Ok(desk.seal("").await?)
}

async fn acting(app: &App, address: &str) -> anyhow::Result<Actor> {
    let person = person_at(app.store(), address).await?.context("one of the demo's people is missing")?;
    Actor::of(app.store(), person.id).await?.context("one of the demo's people has no duty")
}

async fn invite(app: &App, county: &Organisation, id: WorkshopId) -> anyhow::Result<()> {
    let actor = acting(app, COUNTY_COORDINATOR.1).await?;
    let permit = MayCoordinate::of(&actor, county.id)
        .map_err(|_| anyhow::anyhow!("the coordinator is another county's"))?;
    let text = "Vi ser fram emot en dag där länets kommuner lär av varandra.\n\nTa gärna med en fråga som ni själva har mött.";
    workshop::invitation::deeds::save_text(app, &permit, id, 1, text, key(app)).await?;
    let reply_to = Party { name: actor.name().to_owned(), address: actor.address().to_owned() };
    workshop::invitation::deeds::send(app, &permit, id, &BTreeMap::new(), reply_to, key(app)).await?;
    Ok(())
}

async fn register(app: &App, answer: &Answer) -> anyhow::Result<()> {
    let actor = acting(app, answer.coordinator.1).await?;
    let own = workshop::registration::views::own(app.store(), actor.organisation().id).await?;
    let (invitation, _) = own.into_iter().next().context("a municipality was not invited")?;
    let refused = |_| anyhow::anyhow!("the coordinator is another municipality's");
    let permit = MayRegister::of(&actor)
        .and_then(|permit| permit.for_invitation(invitation.id.uuid(), invitation.municipality))
        .map_err(refused)?;
    let invited =
        workshop::registration::views::invited(app.store(), invitation.municipality, invitation.id).await?;
    let invited = invited.context("the invitation is gone")?;
    let people = answer
        .people
        .iter()
        .map(|(name, email, role, diet)| Person {
            name: (*name).to_owned(),
            email: (*email).to_owned(),
            role: roster::Role::read(role),
            role_text: (*role).to_owned(),
            diet: (*diet).to_owned(),
            ..Person::default()
        })
        .collect();
    let list = List { people, receipt: answer.coordinator.1.to_owned(), ..List::default() };
    let words = app.words(Lang::Sv);
    workshop::registration::deeds::submit(app, &words, &permit, &invited, &list, key(app).0).await?;
    Ok(())
}

fn key(app: &App) -> DeedKey {
    DeedKey(app.store().doors().uuid())
}

fn day(year: i32, month: u32, day: u32) -> anyhow::Result<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).context("a date of the demo is none")
}

fn time(hour: u32, minute: u32) -> anyhow::Result<NaiveTime> {
    NaiveTime::from_hms_opt(hour, minute, 0).context("a time of the demo is none")
}
