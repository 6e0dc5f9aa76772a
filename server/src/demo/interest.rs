//! What the demo's counties have answered: enough for a map with something on it, and with somebody left to remind.

use std::collections::BTreeMap;

use anyhow::Context as _;
use letters::Party;
use organisation::{Actor, App, MayAnswer, MayLead, OrganisationId, Tier, register};
use programme::interest::answering::{self, Answerer, Said as Says};
use programme::interest::deeds::{self, Reply};
use programme::interest::rules::{BEST, Typed};
use programme::interest::views;
use programme::views::Programme;
use texts::Lang;

use super::people::{COUNTY_COORDINATOR, NATIONAL_LEAD, OTHER_COORDINATOR};
use super::{acting, day, key};

/// What one county says.
pub struct Said {
    /// Its code.
    pub code: &'static str,
    /// Name and address of the coordinator who says it.
    pub by: (&'static str, &'static str),
    wants: &'static str,
    format: &'static str,
    length: &'static str,
    can: &'static [&'static str],
    cannot: &'static [&'static str],
    best: [&'static str; BEST],
    wishes: &'static str,
    question: &'static str,
}

const NO_DAYS: [&str; BEST] = ["", "", ""];

/// A whole day in one room, without wishes.
const USUAL: Said = Said {
    code: "",
    by: ("", ""),
    wants: "yes",
    format: "physical",
    length: "whole",
    can: &[],
    cannot: &[],
    best: NO_DAYS,
    wishes: "",
    question: "",
};

/// Eight of the 21.
pub const SAID: [Said; 8] = [
    Said {
        code: "21",
        by: COUNTY_COORDINATOR,
        can: &["2029-03-13", "2029-03-14", "2029-03-15", "2029-03-20"],
        cannot: &["2029-03-26", "2029-03-27", "2029-03-28"],
        best: ["2029-03-14", "2029-03-15", ""],
        wishes: "Små valdistrikt med långa avstånd. Vi vill öva på vad som händer när en vallokal måste flytta samma dag.",
        question: "Får kommunerna ta med sina leverantörer av it-drift?",
        ..USUAL
    },
    Said {
        code: "03",
        by: OTHER_COORDINATOR,
        format: "hybrid",
        can: &["2029-03-20", "2029-03-21", "2029-03-22"],
        best: ["2029-03-21", "", ""],
        question: "Hur många platser behöver lokalen ha om alla kommuner kommer?",
        ..USUAL
    },
    Said {
        code: "01",
        by: ("Elin Sjögren", "elin.sjogren@lst-stockholm.example"),
        can: &["2029-04-10", "2029-04-11", "2029-04-12"],
        cannot: &["2029-03-05", "2029-03-06", "2029-03-07"],
        best: ["2029-04-11", "2029-04-12", "2029-04-10"],
        wishes: "26 kommuner. Vi vill gärna dela upp dagen på två salar.",
        ..USUAL
    },
    Said {
        code: "14",
        by: ("Magnus Rydell", "magnus.rydell@lst-vg.example"),
        can: &["2029-03-06", "2029-03-07", "2029-03-08", "2029-04-17"],
        best: ["2029-03-07", "", ""],
        ..USUAL
    },
    Said {
        code: "12",
        by: ("Annika Persson", "annika.persson@lst-skane.example"),
        format: "hybrid",
        length: "half",
        can: &["2029-03-12", "2029-03-13"],
        cannot: &["2029-04-03", "2029-04-04", "2029-04-05"],
        wishes: "Gränstrafiken och samarbetet med Danmark.",
        ..USUAL
    },
    Said {
        code: "25",
        by: ("Lars Niva", "lars.niva@lst-norrbotten.example"),
        format: "digital",
        length: "half",
        can: &["2029-03-20", "2029-03-22", "2029-04-18"],
        best: ["2029-03-22", "", ""],
        wishes: "Flera språk i vallokalerna: finska, meänkieli och samiska.",
        ..USUAL
    },
    Said {
        code: "17",
        by: ("Birgitta Mård", "birgitta.mard@lst-varmland.example"),
        length: "half",
        can: &["2029-04-24", "2029-04-25"],
        cannot: &["2029-03-01", "2029-03-02"],
        best: ["2029-04-25", "2029-04-24", ""],
        ..USUAL
    },
    Said {
        code: "09",
        by: ("Ulf Hägg", "ulf.hagg@lst-gotland.example"),
        wants: "no",
        format: "",
        length: "",
        wishes: "Vi deltar gärna hos ett annat län om det finns plats.",
        ..USUAL
    },
];

/// The lead asks all counties; some of them answer, and one of their questions is answered to all.
pub async fn ask(app: &App) -> anyhow::Result<()> {
    let lead = acting(app, NATIONAL_LEAD.1).await?;
    let refused = |_| anyhow::anyhow!("the lead does not lead");
    let permit = MayLead::of(&lead).map_err(refused)?;
    let programme = programme::views::current(app.store()).await?.context("there is no programme")?;
    let counties = register::of_tier(app.store(), Tier::County).await?;
    let addresses: BTreeMap<_, _> = counties
        .iter()
        .map(|county| (county.code.clone(), format!("val@lan{}.example", county.code)))
        .collect();
    let contact = contact(&lead);
    deeds::ask(app, &permit, &programme, day(2029, 1, 22)?, &addresses, &contact, key(app)).await?;
    for said in &SAID {
        answer(app, &programme, said).await?;
    }
    let questions = views::questions(app.store(), programme.id).await?;
    let (first, _) =
        questions.iter().find(|(one, _)| one.text.contains("it-drift")).context("no question")?;
    let text = "Ja. Räkna in dem i de platser som kommunen har.".to_owned();
    let reply = Reply { text, shown: true, base: 0 };
    deeds::answer_question(app, &permit, &programme, first.id, &reply, &contact, key(app)).await?;
    Ok(())
}

fn contact(actor: &Actor) -> Party {
    Party { name: actor.name().to_owned(), address: actor.address().to_owned() }
}

async fn answer(app: &App, programme: &Programme, said: &Said) -> anyhow::Result<()> {
    let actor = acting(app, said.by.1).await?;
    let county: OrganisationId = actor.organisation().id;
    let own = views::own(app.store(), programme.id, county).await?.context("a county was not asked")?;
    let refused = |_| anyhow::anyhow!("the coordinator is another county's");
    let permit = MayAnswer::of(&actor)
        .and_then(|permit| permit.for_interest(own.id.uuid(), county))
        .map_err(refused)?;
    let asked = views::of_county(app.store(), county, own.id).await?.context("an interest is gone")?;
    let texts = |days: &[&str]| days.iter().map(|day| (*day).to_owned()).collect();
    let typed = Typed {
        wants: said.wants.to_owned(),
        format: said.format.to_owned(),
        length: said.length.to_owned(),
        can: texts(said.can),
        cannot: texts(said.cannot),
        best: said.best.map(str::to_owned),
        wishes: said.wishes.to_owned(),
        question: said.question.to_owned(),
    };
    let checked = typed.check(asked.window);
    let (answer, question) =
        checked.map_err(|faults| anyhow::anyhow!("{} says what cannot be: {faults:?}", said.code))?;
    let by = Answerer {
        name: actor.name().to_owned(),
        address: actor.address().to_owned(),
        url: format!("/intresse/{}", own.id),
    };
    let says = Says { answer: &answer, question: &question, by: &by, base: 0, set: None };
    answering::answer(app, &app.words(Lang::Sv), &permit, &asked, says, key(app)).await?;
    Ok(())
}
