//! The order to the venue: what it says, what has changed since it was sent, on paper and by letter.

use ::papers::{Press, Sheet};
use askama::Template;
use axum::Extension;
use axum::response::Response;
use letters::Party;
use organisation::register;
use texts::{Lang, Words};
use web::{Faults, Note, Shell, Shown, Trouble, conflict, faulty, file, go_with, page};

use super::checklist::trouble;
use super::{shell_under, venue};
use crate::day::{Asked, Own};
use crate::papers::venue_order::{Row, VenueOrder};
use crate::papers::{Foot, Paper as _};
use crate::preparation::checklist::NotDone;
use crate::preparation::deeds;
use crate::preparation::forms::{OrderForm, said as faults_of};
use crate::preparation::order::{Changed, Ordered, called, changes, ordered, said};
use crate::preparation::records::order;
use crate::preparation::views;
use crate::registration::reading::{self, Needs};

#[derive(Template)]
#[template(path = "preparation/pages/order.html")]
pub(super) struct OrderPage {
    pub shell: Shell,
    pub faults: Faults,
    pub path: String,
    pub back: String,
    pub deed: String,
    pub version: i32,
    pub form: OrderForm,
    pub heads: String,
    pub lines: Vec<(String, String)>,
    pub diets: Vec<(String, usize)>,
    pub unopened: bool,
    /// When it was sent last; empty before.
    pub told: String,
    pub changes: Vec<ChangeRow>,
    pub is_newer: bool,
}

/// One thing that is otherwise than it was sent.
pub(super) struct ChangeRow {
    pub what: String,
    pub told: String,
    pub now: String,
}

/// What an order is made of.
struct Matter {
    row: Option<order::Model>,
    lines: Vec<Ordered>,
    needs: Needs,
    heads_said: String,
}

async fn matter(own: &Own, message: Option<(&str, i32)>) -> Result<Matter, Trouble> {
    let (day, mut facts) = venue::load(&own.app, own.workshop.id).await?;
    let row = deeds::order_of(&own.app, own.workshop.id).await?;
    let needs = reading::read_needs(&own.app, &own.permit, &own.workshop).await?;
    if let Some((_, others)) = message {
        facts.others = i64::from(others);
    }
    let heads = views::heads(&day, &facts, own.app.today());
    let text = message.map_or_else(
        || row.as_ref().map(|row| row.message.clone()).unwrap_or_default(),
        |(text, _)| text.to_owned(),
    );
    let diets = i64::try_from(needs.diets.values().sum::<usize>()).unwrap_or(i64::MAX);
    let lines = ordered(&own.workshop, &heads, diets, &text);
    let heads_said = venue::heads_in_words(own.visitor.words(), &day, &heads);
    Ok(Matter { row, lines, needs, heads_said })
}

async fn order_page(own: &Own, form: Option<OrderForm>) -> Result<OrderPage, Trouble> {
    let matter = matter(own, None).await?;
    let told = deeds::told(matter.row.as_ref()).map_err(trouble)?;
    let above = ("lokal", "preparation-venue-title");
    let shell =
        shell_under((&own.app, &own.visitor, &own.actor), own.workshop.id, above, "preparation-order-title");
    let words = shell.t.clone();
    let told_at = matter.row.as_ref().and_then(|row| row.told_at);
    let mut shown = order_page_of(shell, own.path("lokal"), (&matter.lines, &told));
    shown.deed = own.app.store().doors().uuid().to_string();
    shown.version = matter.row.as_ref().map_or(0, |row| row.version);
    shown.told = told_at.filter(|_| !told.is_empty()).map(|at| words.moment(at)).unwrap_or_default();
    shown.form = form.unwrap_or_else(|| stored(matter.row.as_ref()));
    shown.heads = matter.heads_said;
    shown.unopened = matter.needs.unopened.is_some();
    shown.diets = matter
        .needs
        .diets
        .into_iter()
        .map(|(diet, count)| (reading::in_words(&words, diet), count))
        .collect();
    Ok(shown)
}

fn stored(row: Option<&order::Model>) -> OrderForm {
    row.map(|row| OrderForm {
        name: row.name.clone(),
        address: row.address.clone(),
        message: row.message.clone(),
        others: row.others.to_string(),
    })
    .unwrap_or_default()
}

pub(super) fn order_page_of(
    shell: Shell,
    back: String,
    (lines, told): (&[Ordered], &[Ordered]),
) -> OrderPage {
    let words = shell.t.clone();
    let change = |change: Changed| ChangeRow {
        what: called(&words, &change.code),
        told: change.told.map(|line| said(&words, &line)).unwrap_or_default(),
        now: change.now.map(|line| said(&words, &line)).unwrap_or_default(),
    };
    let changes = if told.is_empty() { Vec::new() } else { changes(told, lines) };
    OrderPage {
        faults: Faults::none(),
        path: format!("{back}/bestallning"),
        back,
        deed: String::new(),
        version: 0,
        form: OrderForm::default(),
        heads: String::new(),
        lines: lines
            .iter()
            .filter(|line| line.code != "message")
            .map(|line| (called(&words, &line.code), said(&words, line)))
            .collect(),
        diets: Vec::new(),
        unopened: false,
        told: String::new(),
        changes: changes.into_iter().map(change).collect(),
        is_newer: false,
        shell,
    }
}

pub(crate) async fn show(own: Own) -> Result<Response, Trouble> {
    page(&order_page(&own, None).await?)
}

/// Saves it, and sends it when that button was pressed.
pub(crate) async fn act(asked: Asked) -> Result<Response, Trouble> {
    let posted = &asked.posted;
    let is_sent = posted.text("do") != "save";
    let form = OrderForm::posted(posted);
    let version = posted.number("version")?;
    let wanted = match form.check(is_sent) {
        Ok(wanted) => wanted,
        Err(wrong) => {
            let mut shown = order_page(&asked, Some(form)).await?;
            shown.version = version;
            shown.faults = faults_of(&wrong, asked.visitor.words());
            shown.shell = shown.shell.with_faults(&shown.faults);
            return faulty(&shown);
        }
    };
    let (id, key) = (asked.workshop.id, posted.deed_key()?);
    let done = if is_sent {
        let reply_to =
            Party { name: asked.actor.name().to_owned(), address: asked.actor.address().to_owned() };
        let lines = matter(&asked, Some((&wanted.message, wanted.others))).await?.lines;
        deeds::send_order(&asked.app, &asked.permit, (id, version), (&wanted, &lines), reply_to, key).await
    } else {
        deeds::save_order(&asked.app, &asked.permit, id, version, &wanted, key).await
    };
    let note = if is_sent { "preparation-order-sent" } else { "preparation-order-saved" };
    match done {
        Ok(()) => Ok(go_with(&asked.app, &asked.path("lokal/bestallning"), &Note::done(note))),
        Err(NotDone::Newer) => {
            let mut shown = order_page(&asked, Some(form)).await?;
            shown.is_newer = true;
            conflict(&shown)
        }
        Err(fault) => Err(trouble(fault)),
    }
}

/// The order on paper: what people eat and need stands in it as counts.
pub(crate) async fn pdf(Extension(press): Extension<Press>, own: Own) -> Result<Response, Trouble> {
    let app = &own.app;
    let county = register::organisation(app.store(), own.permit.county()).await?;
    let words = app.words(Lang::Sv);
    let matter = matter(&own, None).await?;
    let contact = if own.workshop.contact.is_empty() { &county.formal_name } else { &own.workshop.contact };
    let sheet = paper(&words, (&own, &county.name), &matter, contact);
    let made_at = app.store().doors().now();
    let printed = app.at_a_bench(move || {
        let data = serde_json::to_value(&sheet).map_err(|fault| Trouble::from_error(&fault))?;
        let sheet = Sheet {
            template: VenueOrder::TEMPLATE,
            data: &data,
            title: sheet.title(),
            language: Lang::Sv.code(),
            made_at,
        };
        press.print(&sheet).map_err(|fault| Trouble::from_error(&fault))
    });
    let bytes = printed.await??;
    Ok(file(bytes, "application/pdf", "bestallning.pdf", Shown::Inline))
}

fn paper(words: &Words, (own, county): (&Own, &str), matter: &Matter, contact: &str) -> VenueOrder {
    let workshop = &own.workshop;
    let table = |counts: &std::collections::BTreeMap<_, usize>| -> Vec<Row> {
        let row = |(what, count): (&crate::registration::rules::Diet, &usize)| {
            Row::of(reading::in_words(words, what.clone()), count.to_string())
        };
        counts.iter().map(row).collect()
    };
    let lines = matter.lines.iter().filter(|line| !["when", "place", "message"].contains(&&line.code[..]));
    let message = matter.lines.iter().find(|line| line.code == "message").map(|line| line.text.as_str());
    let facts = [
        words.date_span(workshop.day, workshop.starts, workshop.ends),
        crate::invitation::letters::place(words, workshop),
    ];
    VenueOrder {
        title: words.say("preparation-order-title"),
        heading: words.say1("day-heading", "county", county),
        facts: facts.into_iter().filter(|line| !line.is_empty()).collect(),
        rows: lines.map(|line| Row::of(called(words, &line.code), said(words, line))).collect(),
        diets_title: words.say("preparation-order-diets-title"),
        diets: table(&matter.needs.diets),
        access_title: words.say("preparation-order-access-title"),
        access: table(&matter.needs.access),
        message: message
            .unwrap_or_default()
            .split("\n\n")
            .filter(|text| !text.is_empty())
            .map(str::to_owned)
            .collect(),
        contact: words.say1("invitation-ask", "contact", contact),
        foot: Foot {
            line: words.say2("invitation-foot", "county", county, "day", words.date(workshop.day)),
            page: words.say2("invitation-page", "page", "{page}", "pages", "{pages}"),
        },
    }
}
