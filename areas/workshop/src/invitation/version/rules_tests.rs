//! What always holds of a county's version, and how corrections come down.

use proptest::prelude::*;

use super::*;

fn part(key: &str, text: &str, locked: bool) -> Part {
    Part { key: key.into(), name: key.to_uppercase(), text: text.into(), locked }
}

fn national(parts: &[(&str, &str, bool)]) -> DraftText {
    let parts = parts.iter().map(|(key, text, locked)| part(key, text, *locked)).collect();
    DraftText { subject: "Inbjudan".into(), audience: String::new(), parts }
}

fn texts(letter: &[Part]) -> Vec<&str> {
    letter.iter().map(|part| part.text.as_str()).collect()
}

fn wrote(version: &mut Version, national: &DraftText, key: &str, text: &str) {
    version.write(national, &BTreeMap::from([(key.to_owned(), text.to_owned())]));
}

fn decided(version: &mut Version, national: &DraftText, key: &str, decision: Decision) {
    version.decide(national, &BTreeMap::from([(key.to_owned(), decision)]));
}

#[test]
fn a_correction_waits_for_the_countys_word_and_a_locked_part_does_not() {
    let first = national(&[("a", "Kom!", false), ("b", "Lås.", true)]);
    let mut version = Version::of(&first);
    let second = national(&[("a", "Kom gärna!", false), ("b", "Nytt lås.", true)]);
    assert_eq!(texts(&version.letter(&second)), ["Kom!", "Nytt lås."]);
    let offers = version.offers(&second);
    assert_eq!((offers.len(), offers[0].kind, offers[0].taken()), (1, Kind::Untouched, "Kom gärna!"));
    decided(&mut version, &second, "a", Decision::Keep);
    assert_eq!(texts(&version.letter(&second)), ["Kom!", "Nytt lås."]);
    assert_eq!(version.offers(&second), [], "what was declined is not asked again");
    let third = national(&[("a", "Kom snart!", false), ("b", "Nytt lås.", true)]);
    assert_eq!(version.offers(&third)[0].kind, Kind::Conflict, "its own choice now");
    decided(&mut version, &third, "a", Decision::Take);
    assert_eq!(texts(&version.letter(&third)), ["Kom snart!", "Nytt lås."]);
}

#[test]
fn changes_of_both_in_other_sentences_are_merged_and_in_the_same_shown_with_both_sides() {
    let first = national(&[("a", "Kom kl. nio. Ta med lunch.", false)]);
    let mut version = Version::of(&first);
    wrote(&mut version, &first, "a", "Kom kl. nio. Vi bjuder på lunch.\n\nVälkomna!");
    let clean = national(&[("a", "Kom kl. åtta. Ta med lunch.", false)]);
    let offers = version.offers(&clean);
    // Side by side is the same sentence's place: nobody but the county can say what counts.
    assert!(matches!(offers[0].kind, Kind::Merged | Kind::Conflict));
    let apart = national(&[("a", "Kom kl. nio. Ta med lunch.\n\nNationellt.", false)]);
    let conflict = version.offers(&apart);
    assert_eq!(conflict[0].kind, Kind::Conflict);
    assert_eq!(
        (conflict[0].ours.as_str(), conflict[0].theirs.as_str()),
        ("Kom kl. nio. Vi bjuder på lunch.\n\nVälkomna!", "Kom kl. nio. Ta med lunch.\n\nNationellt.")
    );
    decided(&mut version, &apart, "a", Decision::Write("Båda.".into()));
    assert_eq!(texts(&version.letter(&apart)), ["Båda."]);
    assert_eq!(version.offers(&apart), []);
}

#[test]
fn a_part_that_comes_waits_and_one_that_goes_stays_until_the_county_has_said() {
    let first = national(&[("a", "A.", false), ("b", "B.", false)]);
    let mut version = Version::of(&first);
    wrote(&mut version, &first, "b", "Länets B.");
    let second = national(&[("a", "A.", false), ("c", "C.", false)]);
    assert_eq!(texts(&version.letter(&second)), ["A.", "Länets B."]);
    let kinds: Vec<_> = version.offers(&second).iter().map(|offer| offer.kind).collect();
    assert_eq!(kinds, [Kind::New, Kind::Gone]);
    decided(&mut version, &second, "c", Decision::Take);
    decided(&mut version, &second, "b", Decision::Keep);
    assert_eq!(texts(&version.letter(&second)), ["A.", "Länets B.", "C."]);
    assert_eq!(version.offers(&second), []);
    wrote(&mut version, &second, "b", "Nya B.");
    assert_eq!(texts(&version.letter(&second)), ["A.", "Nya B.", "C."]);
    let back = national(&[("a", "A.", false), ("c", "C.", false), ("d", "D.", false)]);
    decided(&mut version, &back, "d", Decision::Keep);
    assert_eq!(texts(&version.letter(&back)), ["A.", "Nya B.", "C.", ""], "left out");
}

#[test]
fn a_lock_shows_the_words_it_took_and_a_key_turned_back_gives_the_nations() {
    let first = national(&[("a", "A.", false)]);
    let mut version = Version::of(&first);
    wrote(&mut version, &first, "a", "Länets A.");
    let locked = national(&[("a", "Fast.", true)]);
    assert_eq!(texts(&version.letter(&locked)), ["Fast."]);
    let offers = version.offers(&locked);
    assert_eq!((offers[0].kind, offers[0].ours.as_str()), (Kind::Locked, "Länets A."));
    decided(&mut version, &locked, "a", Decision::Keep);
    assert_eq!((texts(&version.letter(&locked)), version.offers(&locked)), (vec!["Fast."], vec![]));
    let free = national(&[("a", "Fri.", false)]);
    assert_eq!(texts(&version.letter(&free)), ["Fri."]);
    wrote(&mut version, &free, "a", "Länets igen.");
    assert_eq!(texts(&version.letter(&free)), ["Länets igen."]);
    assert_eq!(version.offers(&free), []);
}

fn sentence() -> impl Strategy<Value = String> {
    let pieces = vec!["Kom! ", "Åk hem. ", "Vi ses. ", "\n\n", "Ta med lunch. "];
    prop::collection::vec(prop::sample::select(pieces), 1..5)
        .prop_map(|words| words.concat().trim().to_owned())
}

fn some_draft() -> impl Strategy<Value = DraftText> {
    let key = prop::sample::select(vec!["a", "b", "c", "d", "e"]);
    prop::collection::vec((key, sentence(), any::<bool>()), 1..6).prop_map(|parts| {
        let mut seen = Vec::new();
        let mut draft = national(&[]);
        for (key, text, locked) in parts {
            if !seen.contains(&key) {
                seen.push(key);
                draft.parts.push(part(key, &text, locked));
            }
        }
        draft
    })
}

/// Some county's words, and its word on each change.
fn some_county() -> impl Strategy<Value = (BTreeMap<String, String>, Vec<u8>)> {
    let key = prop::sample::select(vec!["a", "b", "c", "d", "e"]).prop_map(str::to_owned);
    (
        prop::collection::btree_map(key, sentence().prop_map(|text| format!("Länet: {text}")), 0..4),
        prop::collection::vec(0..4_u8, 8),
    )
}

fn words_on(offers: &[Offer], choices: &[u8]) -> BTreeMap<String, Decision> {
    let decision = |choice: u8| match choice {
        0 => Some(Decision::Take),
        1 => Some(Decision::Keep),
        2 => Some(Decision::Write("Skrivet.".into())),
        _ => None,
    };
    offers
        .iter()
        .zip(choices)
        .filter_map(|(offer, choice)| Some((offer.key.clone(), decision(*choice)?)))
        .collect()
}

proptest! {
    #[test]
    fn no_merge_drops_or_changes_a_locked_part(
        (drafts, (own, choices)) in (prop::collection::vec(some_draft(), 1..5), some_county())
    ) {
        let mut version = Version::of(&drafts[0]);
        version.write(&drafts[0], &own);
        for draft in &drafts {
            for _ in 0..2 {
                let letter = version.letter(draft);
                for locked in draft.parts.iter().filter(|part| part.locked) {
                    prop_assert!(letter.contains(locked));
                }
                let order: Vec<_> = letter.iter().filter(|part| draft.part(&part.key).is_some()).collect();
                let places = order.iter().map(|part| draft.parts.iter().position(|one| one.key == part.key));
                prop_assert!(places.is_sorted_by(|one, other| one < other), "the nation's order");
                let offers = version.offers(draft);
                version.decide(draft, &words_on(&offers, &choices));
            }
        }
    }

    #[test]
    fn without_a_change_nothing_is_asked_and_nothing_changes((draft, (own, choices)) in (some_draft(), some_county())) {
        let mut version = Version::of(&draft);
        prop_assert_eq!(version.letter(&draft), draft.parts.clone());
        version.write(&draft, &own);
        let before = version.clone();
        prop_assert_eq!(version.offers(&draft), vec![]);
        let all: BTreeMap<_, _> = draft.parts.iter().map(|part| (part.key.clone(), Decision::Take)).collect();
        version.decide(&draft, &all);
        version.decide(&draft, &words_on(&version.offers(&draft), &choices));
        prop_assert_eq!(version, before);
    }

    #[test]
    fn taking_everything_gives_the_nations_text_where_the_county_changed_nothing(
        drafts in prop::collection::vec(some_draft(), 1..5)
    ) {
        let mut version = Version::of(&drafts[0]);
        for draft in &drafts {
            let all = version.offers(draft).into_iter().map(|offer| (offer.key, Decision::Take)).collect();
            version.decide(draft, &all);
            prop_assert_eq!(version.letter(draft), draft.parts.clone());
            prop_assert_eq!(version.offers(draft), vec![]);
        }
    }

    #[test]
    fn a_countys_own_words_stand_in_the_letter_or_are_shown(
        (drafts, (own, _)) in (prop::collection::vec(some_draft(), 2..5), some_county())
    ) {
        let mut version = Version::of(&drafts[0]);
        version.write(&drafts[0], &own);
        for draft in &drafts {
            let (letter, offers) = (version.letter(draft), version.offers(draft));
            for kept in version.parts.iter().filter(|kept| kept.is_changed()) {
                let stands = letter.iter().any(|part| part.text == kept.text);
                let shown = offers.iter().any(|offer| offer.ours == kept.text);
                prop_assert!(stands || shown, "{kept:?}");
            }
        }
    }

    #[test]
    fn a_word_on_every_change_leaves_nothing_to_ask(
        (drafts, (own, choices)) in (prop::collection::vec(some_draft(), 2..5), some_county())
    ) {
        let mut version = Version::of(&drafts[0]);
        version.write(&drafts[0], &own);
        for draft in &drafts {
            let choices: Vec<u8> = choices.iter().map(|choice| choice % 3).collect();
            version.decide(draft, &words_on(&version.offers(draft), &choices));
            prop_assert_eq!(version.offers(draft), vec![]);
        }
    }
}
