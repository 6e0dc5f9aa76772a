//! The page in every state, in both languages.

use askama::Template as _;
use organisation::journal::has_word;
use texts::Lang;

use super::{PapersPage, papers_page_of};
use crate::day::pages::samples::{assert_whole, shell, words};
use crate::day_papers::form::{SignForm, said};
use crate::day_papers::rules::Kind;

fn pages(lang: Lang) -> Vec<PapersPage> {
    let words = words(lang);
    let of = |state, form| papers_page_of(shell(&words), "/workshop/0".into(), state, form);
    let typed = SignForm { says: "own".into(), own: "<b>Å".repeat(40), arrow: "left".into() };
    let mut all = vec![
        of((0, None), SignForm::default()),
        of((1, None), SignForm::default()),
        of((38, Some(0)), SignForm::default()),
        of((1450, Some(7)), typed.clone()),
    ];
    for form in [SignForm::default(), SignForm { says: "own".into(), ..SignForm::default() }, typed] {
        let wrong = form.check().unwrap_err();
        let mut shown = of((38, Some(0)), form);
        shown.faults = said(&wrong, &words);
        all.push(shown);
    }
    all
}

#[test]
fn the_page_is_whole_in_every_state() {
    for lang in Lang::ALL {
        for shown in pages(lang) {
            let html = shown.render().unwrap();
            assert_whole(&html, lang);
            assert!(!html.contains("<b>Å"));
            assert_eq!(html.contains("/papper/hamta"), shown.people > 0);
            assert_eq!(html.contains("/bord/papper"), shown.unseated.is_some());
            assert!(html.contains("/papper/skylt"), "signs need nobody");
            for field in ["says", "own", "arrow"].into_iter().filter(|field| shown.faults.of(field).is_some())
            {
                assert!(
                    html.contains(&format!("id=\"{field}\""))
                        && html.contains(&format!("id=\"{field}-fault\""))
                );
            }
        }
    }
}

#[test]
fn the_journal_has_a_word_for_every_paper() {
    for kind in Kind::ALL {
        assert!(has_word("kind", kind.code()), "{}", kind.code());
    }
}
