//! Every page, list, paper and file there is, as everybody who may have it: none of them tells who somebody with protected
//! details is. A form that takes something out and has no line here fails.

use std::io::{Cursor, Write as _};
use std::process::{Command, Stdio};

use axum::http::{Method, header};
use calamine::{Reader as _, Xlsx};
use sea_orm::{ConnectionTrait as _, Statement};
use valskydd::assembly::{asking_list, route_list};
use workshop::day_papers::rules::Kind as DayPaper;
use workshop::table_plan::paper::Kind as TablePaper;

use super::{ADDRESS, LABEL, MARIA, NAME, PHONE, Shielded, typed};
use crate::access::examples::examples;
use crate::access::things::Thing;
use crate::access::walkers::{WALKERS, Walker};
use crate::resident::{Answer, Base, Caller};

/// Forms of which nobody is asked here, and why.
const WITHOUT: [(&str, &str); 4] = [
    ("/handelser", "says whether the chain is whole, and goes back to the journal, which is looked at"),
    ("/anmalan/{invitation}/kvar", "the municipality's own rows, back to whoever sent them"),
    ("/inkommet/{mail}/mejl.eml", "a mail as it came, byte for byte, to the county it came to"),
    ("/i-forening/{request}/hamta", "people with duties, when two have agreed; no participants"),
];

/// What is asked of a form: by whom, and with which fields.
struct Asked {
    path: &'static str,
    by: &'static str,
    fields: Vec<(&'static str, String)>,
}

/// Every form that takes something out, in every kind.
fn asked(ticked: &[String]) -> Vec<Asked> {
    let (county, lead) = ("county coordinator", "national lead");
    let mut all = Vec::new();
    let mut ask = |path, by, fields: &[(&'static str, &str)]| {
        let fields = fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        all.push(Asked { path, by, fields });
    };
    for kind in ["xlsx", "csv"] {
        ask("/workshop/{workshop}/deltagare/hamta", county, &[("kind", kind)]);
        ask("/lan/hamta", lead, &[("kind", kind)]);
        ask("/program/intresse/hamta", lead, &[("kind", kind)]);
        for by in [county, lead] {
            ask("/personuppgifter/utlamnande/{disclosure}/hamta", by, &[("kind", kind)]);
        }
    }
    for kind in DayPaper::OF_PEOPLE {
        ask("/workshop/{workshop}/papper/hamta", county, &[("kind", kind.code())]);
    }
    ask("/workshop/{workshop}/papper/skylt", county, &[("says", "workshop"), ("own", ""), ("arrow", "left")]);
    for kind in TablePaper::ALL {
        for round in ["", "1"] {
            let fields = [("kind", kind.code()), ("for_round", round)];
            ask("/workshop/{workshop}/bord/papper", county, &fields);
        }
    }
    ask("/workshop/{workshop}/lokal/bestallning.pdf", county, &[]);
    for by in [county, lead, "auditor"] {
        for kind in ["xlsx", "csv", "jsonl"] {
            ask("/handelser/hamta", by, &[("kind", kind)]);
        }
    }
    // By their label: whoever types a name knows it.
    let whom = [("reference", "dnr 7"), ("name", LABEL), ("address", "")];
    ask("/personuppgifter/utdrag/sok", county, &whom);
    for kind in ["page", "pdf", "json"] {
        let ticked = ticked.iter().map(|id| ("uppgift", id.as_str()));
        let fields: Vec<_> = whom.into_iter().chain([("kind", kind)]).chain(ticked).collect();
        ask("/personuppgifter/utdrag/visa", county, &fields);
    }
    // It hands out names, and writes down that it did.
    for by in [county, "facilitator", "door link"] {
        ask("/workshop/{workshop}/dorren/lista", by, &[]);
    }
    all
}

#[test]
fn every_form_that_takes_something_out_has_a_line_here() {
    let asked = asked(&[]);
    for path in asking_list() {
        let has_line =
            asked.iter().any(|one| one.path == path) || WITHOUT.iter().any(|(known, _)| *known == path);
        assert!(
            has_line,
            "{path}: say in asked() what is taken out there and by whom, or in WITHOUT why not"
        );
    }
}

/// What somebody reads in an answer, whatever its form.
fn read(answer: &Answer) -> String {
    let kind = answer.headers.get(header::CONTENT_TYPE).map_or("", |kind| kind.to_str().unwrap());
    match kind {
        "application/pdf" => of_pdf(&answer.bytes),
        kind if kind.contains("spreadsheetml") => of_workbook(&answer.bytes),
        _ => answer.text.clone(),
    }
}

/// Nothing but the file's own description where `pdftotext` is not installed.
fn of_pdf(pdf: &[u8]) -> String {
    let described = String::from_utf8_lossy(pdf).into_owned();
    let mut command = Command::new("pdftotext");
    let run = command.args(["-layout", "-", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut run) = run else { return described };
    run.stdin.take().unwrap().write_all(pdf).unwrap();
    let text = String::from_utf8(run.wait_with_output().unwrap().stdout).unwrap();
    described + &text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn of_workbook(bytes: &[u8]) -> String {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheets = book.worksheets();
    let cells = sheets.iter().flat_map(|(_, cells)| cells.cells().map(|(.., cell)| cell.to_string()));
    cells.collect::<Vec<_>>().join(" ")
}

/// Which of the secrets an answer tells.
fn told(text: &str) -> Option<&'static str> {
    let surname = NAME.split(' ').nth(1).unwrap_or(NAME);
    [NAME, surname, ADDRESS, PHONE].into_iter().find(|secret| text.contains(secret))
}

/// The addresses of a page, with one thing of each kind that it can name.
async fn addresses(shielded: &Shielded, path: &str) -> Vec<String> {
    let who = shielded.who.to_string();
    let own = |path: &str| {
        path.replace("{workshop}", &shielded.workshop.to_string())
            .replace("{letter}", &shielded.letter.to_string())
            .replace("{rule}", "practical")
            .replace("{whom}", &who)
    };
    let mut all = match Thing::named_by(path) {
        Some(thing) => {
            let things = examples(&shielded.house, thing).await;
            let others = things.iter().map(|example| example.address(path));
            // Of a workshop the parts that are about them, where the page has any.
            [own(path)].into_iter().chain(others).filter(|address| !address.contains('{')).collect()
        }
        None => vec![path.to_owned()],
    };
    all.push(format!("/brev/{}", shielded.letter));
    let asks = match path {
        "/workshop/{workshop}/bord/person"
        | "/workshop/{workshop}/dorren/kurs"
        | "/workshop/{workshop}/dorren/ersattare" => {
            format!("?person={who}")
        }
        "/workshop/{workshop}/dorren" => "?sok=skyddad".to_owned(),
        _ => return all,
    };
    all.push(own(path) + &asks);
    all
}

struct Walk {
    shielded: Shielded,
    asked: usize,
    labels: usize,
    wrong: Vec<String>,
}

impl Walk {
    fn look(&mut self, who: &str, what: &str, answer: &Answer) {
        self.asked += 1;
        let text = read(answer);
        self.labels += usize::from(text.contains("(skyddad)"));
        if let Some(secret) = told(&text) {
            self.wrong.push(format!("{what} tells {who}: {secret}"));
        }
    }

    /// Every page that somebody passes the gate of.
    async fn pages(&mut self, walker: &Walker) {
        let caller = walker.arrives(&self.shielded.house).await;
        for (method, path, gate) in route_list() {
            if method != Method::GET || !walker.passes(gate) {
                continue;
            }
            for address in addresses(&self.shielded, path).await {
                let answer = caller.get(&address).await;
                self.look(walker.name, &address, &answer);
            }
        }
    }

    /// Everything that is taken out.
    async fn exports(&mut self) {
        let ticked = ticked(&self.shielded.house.person(MARIA).await).await;
        assert!(ticked.len() > 4, "{ticked:?}");
        for one in asked(&ticked) {
            let walker = WALKERS.iter().find(|walker| walker.name == one.by).unwrap();
            let caller = walker.arrives(&self.shielded.house).await;
            let address = one.path.replace("{workshop}", &self.shielded.workshop.to_string());
            let address = address.replace("{disclosure}", &self.shielded.disclosure.to_string());
            let fields: Vec<_> = one.fields.iter().map(|(name, value)| (*name, typed(value))).collect();
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let answer = caller.send(&address, &fields).await;
            let what = format!("{} {:?}", one.path, one.fields.first());
            assert!(answer.status.is_success(), "{what} as {}: {} {}", one.by, answer.status, answer.text);
            self.look(one.by, &what, &answer);
        }
    }

    /// Every letter that lies in the outbox or has left it.
    async fn letters(&mut self) {
        let store = self.shielded.house.app.store();
        let all = "SELECT name || ' ' || address || ' ' || subject || ' ' || content FROM outbox_parcel";
        let rows =
            store.reader().query_all_raw(Statement::from_string(store.backend().into(), all)).await.unwrap();
        assert!(rows.len() > 20);
        for row in rows {
            let text: String = row.try_get_by_index(0).unwrap();
            if let Some(secret) = told(&text) {
                self.wrong.push(format!("a letter tells {secret}: {text}"));
            }
        }
    }
}

/// All that the county finds of them, to be ticked.
async fn ticked(maria: &Caller) -> Vec<String> {
    let label = typed(LABEL);
    let fields = [("reference", "dnr+7"), ("name", label.as_str()), ("address", "")];
    let found = maria.send("/personuppgifter/utdrag/sok", &fields).await.text;
    let boxes = found.split("name=\"uppgift\"").skip(1);
    let value = |text: &str| Some(text.split("value=\"").nth(1)?.split('"').next()?.to_owned());
    boxes.filter_map(value).collect()
}

async fn nothing_tells(base: Base) {
    let mut walk = Walk { shielded: Shielded::on(base).await, asked: 0, labels: 0, wrong: Vec::new() };
    walk.exports().await;
    for walker in &WALKERS {
        walk.pages(walker).await;
    }
    walk.letters().await;
    assert!(walk.wrong.is_empty(), "{base:?}:\n{}", walk.wrong.join("\n"));
    assert!(walk.asked > 300 && walk.labels > 15, "{} answers, {} with labels", walk.asked, walk.labels);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_is_shown_or_taken_out_tells_who_they_are_on_sqlite() {
    nothing_tells(Base::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_is_shown_or_taken_out_tells_who_they_are_on_postgresql() {
    nothing_tells(Base::Postgres).await;
}
