//! Two texts of one draft beside each other, where they differ.

use texts::Words;

use crate::draft::{DraftText, Piece, differences};
use crate::views::Draft;

/// Another person's version, beside what the person wrote.
pub(super) struct Newer {
    pub said: String,
    pub beside: Vec<Beside>,
}

/// One field that differs.
pub(super) struct Beside {
    pub name: String,
    pub theirs: Vec<Piece>,
    pub yours: Vec<Piece>,
}

/// What differs between what was saved meanwhile and what the person wrote. Nothing of either is left out where they do.
pub(super) fn newer(words: &Words, theirs: &Draft, yours: &DraftText) -> Newer {
    let their = &theirs.text;
    let mut fields = vec![
        (words.say("programme-draft-subject"), their.subject.clone(), yours.subject.clone()),
        (words.say("programme-draft-audience"), their.audience.clone(), yours.audience.clone()),
    ];
    let theirs_alone = their.parts.iter().filter(|part| yours.part(&part.key).is_none());
    for part in yours.parts.iter().chain(theirs_alone) {
        let whole = |text: &DraftText| {
            let part = text.part(&part.key);
            part.map_or_else(String::new, |part| {
                let locked = if part.locked { words.say("draft-locked") } else { String::new() };
                [part.name.as_str(), locked.as_str(), part.text.as_str()]
                    .into_iter()
                    .filter(|line| !line.is_empty())
                    .collect::<Vec<_>>()
                    .join("\n\n")
            })
        };
        fields.push((part.name.clone(), whole(their), whole(yours)));
    }
    let keys = |text: &DraftText| text.parts.iter().map(|part| part.key.clone()).collect::<Vec<_>>();
    let order = |text: &DraftText| {
        let names = text.parts.iter().enumerate();
        names.map(|(place, part)| format!("{}. {}", place + 1, part.name)).collect::<Vec<_>>().join("\n")
    };
    if keys(their) != keys(yours) {
        fields.push((words.say("draft-order"), order(their), order(yours)));
    }
    let beside =
        fields.into_iter().filter(|(_, theirs, yours)| theirs != yours).map(|(name, theirs, yours)| {
            let pieces = differences(&theirs, &yours);
            let (theirs, yours) = (
                pieces.iter().filter(|piece| !piece.is_new()).cloned().collect(),
                pieces.into_iter().filter(|piece| !piece.is_gone()).collect(),
            );
            Beside { name, theirs, yours }
        });
    Newer {
        said: words.say_with(
            "programme-draft-newer",
            [
                ("by", theirs.saved_by.as_str().into()),
                ("at", words.moment(theirs.saved_at).into()),
                ("version", theirs.version.into()),
            ],
        ),
        beside: beside.collect(),
    }
}
