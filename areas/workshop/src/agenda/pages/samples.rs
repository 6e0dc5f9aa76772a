//! The pages of the agenda in every state, in both languages, and its letter.

use askama::Template as _;
use chrono::NaiveTime;
use letters::Body;
use programme::agenda::fit::fit;
use programme::agenda::form::{AgendaForm, said};
use programme::agenda::rules::LONGEST_TITLE;
use programme::agenda::{Agenda, Item, Kind, Span};
use programme::plan::standard_agenda;
use texts::{Lang, Words};

use super::edit::{EditPage, edit_page};
use super::show::{ShowPage, show_page};
use crate::agenda::letter::Matter;
use crate::agenda::paper;
use crate::agenda::views::{Concerned, Standing};
use crate::day::Workshop;
use crate::day::pages::samples::{assert_whole, shell, standing as day, words};
use crate::day::rules::{Format, State};
use crate::invitation::samples::Sample;

const CONCERNED: Concerned = Concerned { municipalities: 10, people: 31 };

fn longest() -> Agenda {
    let title = "Säkerhetsskyddsanalysens åtgärdsplaneringsförberedelser ".repeat(4);
    let title: String = title.chars().take(LONGEST_TITLE).collect();
    let item = Item { title, kind: Kind::Talk, span: Span::of(5, 10, 20), may_go: true };
    Agenda { items: vec![item; 30], pauses: standard_agenda().pauses }
}

fn workshop(state: State) -> Workshop {
    day(state, [10, 7, 31, 0]).workshop
}

fn standing(agenda: Agenda, workshop: &Workshop, version: i32) -> Standing {
    let fitted = fit(&agenda, workshop.starts, workshop.ends);
    Standing { agenda, version, fitted, told: None }
}

/// The same after another time was told.
fn changed(words: &Words, workshop: &Workshop) -> Standing {
    let mut told = standing(standard_agenda(), workshop, 2).lines(words);
    told[0].ends = NaiveTime::from_hms_opt(9, 45, 0).unwrap();
    told.truncate(6);
    Standing { told: Some(told), ..standing(standard_agenda(), workshop, 3) }
}

fn show(words: &Words, workshop: &Workshop, standing: &Standing, may_change: bool) -> ShowPage {
    let concerned = if workshop.state == State::Preparing { Concerned::default() } else { CONCERNED };
    show_page(shell(words), workshop, standing, concerned, may_change)
}

fn all(words: &Words, workshop: &Workshop) -> [Standing; 5] {
    let known = standing(standard_agenda(), workshop, 2);
    let short = Agenda { items: standard_agenda().items[..1].to_vec(), pauses: standard_agenda().pauses };
    [
        standing(standard_agenda(), workshop, 0),
        changed(words, workshop),
        Standing { told: Some(known.lines(words)), ..known },
        standing(short, workshop, 4),
        standing(longest(), workshop, 5),
    ]
}

#[test]
fn the_agenda_is_whole_in_every_state_for_every_reader() {
    for lang in Lang::ALL {
        let words = words(lang);
        for state in [State::Preparing, State::Invited, State::Documented] {
            let workshop = workshop(state);
            for standing in all(&words, &workshop) {
                for may_change in [true, false] {
                    let page = show(&words, &workshop, &standing, may_change);
                    let to_tell = page.to_tell;
                    let html = page.render().unwrap();
                    assert_whole(&html, lang);
                    let main = html.matches("class=\"govuk-button\"").count();
                    assert_eq!(main, usize::from(may_change), "one main button for who may do something");
                    assert_eq!(html.contains("/skicka"), may_change && to_tell);
                }
            }
        }
    }
}

#[test]
fn what_was_told_stands_beside_what_holds_now() {
    let words = words(Lang::Sv);
    let workshop = workshop(State::Invited);
    let page = show(&words, &workshop, &changed(&words, &workshop), true);
    assert!(page.to_tell && page.was_told);
    let first = &page.differences[0];
    assert!(first.told.contains("09.45") && first.now.contains("Samling"), "{} / {}", first.told, first.now);
    assert!(page.differences.iter().any(|row| row.told.is_empty()), "what nobody was told of");
    let html = page.render().unwrap();
    assert!(html.contains("10 inbjudna kommuner och 31 anmälda deltagare"), "{html}");
}

#[test]
fn what_was_told_in_swedish_is_told_for_whoever_reads_in_english() {
    let (swedish, english) = (words(Lang::Sv), words(Lang::En));
    let workshop = workshop(State::Invited);
    let standing = standing(standard_agenda(), &workshop, 1);
    let told = Standing { told: Some(standing.lines(&swedish)), ..standing };
    let page = show(&english, &workshop, &told, true);
    assert!(!page.to_tell && page.differences.is_empty());
}

fn form_page(words: &Words, form: AgendaForm) -> EditPage {
    edit_page(shell(words), "/workshop/1/dagordning".into(), "0", (form, 1), "09.00–14.00".into())
}

fn faulty(words: &Words) -> EditPage {
    let mut form = AgendaForm::of(&standard_agenda());
    form.rows[0].title = String::new();
    form.rows[1].span.least = "47".into();
    form.rows[2].span.usual = "en halvtimme".into();
    form.rows[3].span.most = "50".into();
    form.rows[4].kind = "dans".into();
    form.rows[5].title = "å".repeat(LONGEST_TITLE + 1);
    form.rest.least = "0".into();
    form.lunch.most = "500".into();
    form.stretch = "7".into();
    let faults = said(&form.check().unwrap_err(), words);
    let mut page = form_page(words, form);
    page.shell = page.shell.with_faults(&faults);
    EditPage { faults, ..page }
}

#[test]
fn the_form_is_whole_and_every_fault_leads_to_its_field() {
    for lang in Lang::ALL {
        let words = words(lang);
        let newer = EditPage {
            newer: Some(vec!["<b>09.00</b>".into()]),
            ..form_page(&words, AgendaForm::of(&standard_agenda()))
        };
        let long = form_page(&words, AgendaForm::of(&longest()));
        for page in [form_page(&words, AgendaForm::default()), long, newer, faulty(&words)] {
            let html = page.render().unwrap();
            assert_whole(&html, lang);
            assert!(!html.contains("<b>09"));
        }
    }
    let html = faulty(&words(Lang::Sv)).render().unwrap();
    let fields = [
        "title-0",
        "least-1",
        "usual-2",
        "most-3",
        "kind-4",
        "title-5",
        "least-rest",
        "most-lunch",
        "stretch",
    ];
    for field in fields {
        for part in [format!("id=\"{field}-fault\""), format!("href=\"#{field}\"")] {
            assert!(html.contains(&part), "{part}");
        }
    }
}

#[test]
fn what_was_read_from_the_form_is_what_it_showed() {
    for agenda in [standard_agenda(), longest()] {
        assert_eq!(AgendaForm::of(&agenda).check(), Ok(agenda));
    }
}

#[test]
fn the_letter_says_when_what_happens_and_its_calendar_too() {
    for lang in Lang::ALL {
        let words = words(lang);
        for Sample { workshop, county, municipality, .. } in
            [Sample::usual(), Sample::longest(Format::Hybrid)]
        {
            let lines = standing(standard_agenda(), &workshop, 1).lines(&words);
            for told in [None, Some(&lines[..2])] {
                let matter =
                    Matter { words: &words, workshop: &workshop, county: &county, lines: &lines, told };
                let (subject, blocks) = matter.letter(&municipality);
                let html = Body { blocks }.to_fragment();
                assert!(!html.contains('⟦') && !subject.contains('⟦'));
                let appointment = matter.appointment(&municipality, workshop.made_at);
                assert!(lines.iter().all(|line| appointment.description.contains(&line.title)));
            }
            assert_eq!(paper::agenda(&words, &workshop, &county, &lines).rows.len(), lines.len());
        }
    }
}
