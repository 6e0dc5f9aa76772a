//! The form for placing as text: what the fields hold, and the checked wish or all that is wrong.

use texts::Words;
use web::{Choice, Posted};

use crate::table_plan::job::Effort;
use crate::table_plan::rules::{
    self, HEAVIEST, MOST_ROUNDS, Mixing, RoomSize, Rounds, SizeFault, Wanted, Weights,
};

/// The later rounds' fields.
pub const LATER: [&str; MOST_ROUNDS - 1] = ["round2", "round3", "round4", "round5", "round6"];
/// The weights' fields, in the order of [`weights`].
pub const WEIGHTS: [&str; 5] = ["weight_mix", "weight_roles", "weight_new", "weight_meet", "weight_wish"];

/// Those who have come are placed.
pub const HERE: &str = "here";
/// Everybody who is registered is.
pub const EVERYBODY: &str = "everybody";

/// What the fields of the page hold.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub mixing: String,
    pub spread: bool,
    pub beside: bool,
    pub least: String,
    pub most: String,
    /// What each later round is, with the field and its label's number.
    pub later: Vec<(&'static str, usize, String)>,
    pub at_most: String,
    /// Each weight with its field.
    pub weights: Vec<(&'static str, String)>,
    pub effort: String,
    /// Whom to place.
    pub whom: String,
    pub person: String,
    pub table: String,
    pub swap: String,
    pub kind: String,
    pub one: String,
    pub other: String,
    pub third: String,
}

fn weights(weights: Weights) -> [u32; 5] {
    [weights.mix, weights.roles, weights.new, weights.meet, weights.wish]
}

impl Typed {
    pub fn of(wanted: &Wanted) -> Self {
        let kinds: Vec<Mixing> = wanted.rounds.kinds().collect();
        let later = LATER.into_iter().enumerate().map(|(place, field)| {
            let kind = kinds.get(place + 1).map(|kind| kind.code()).unwrap_or_default();
            (field, place + 2, kind.to_owned())
        });
        let weights = WEIGHTS.into_iter().zip(weights(wanted.weights));
        Self {
            mixing: kinds.first().map(|kind| kind.code()).unwrap_or_default().to_owned(),
            spread: wanted.spread_roles,
            beside: wanted.new_beside,
            least: wanted.least.to_string(),
            most: wanted.most.to_string(),
            later: later.collect(),
            at_most: wanted.at_most.map(|most| most.to_string()).unwrap_or_default(),
            weights: weights.map(|(field, weight)| (field, weight.to_string())).collect(),
            effort: Effort::Usual.code().to_owned(),
            whom: HERE.to_owned(),
            kind: "apart".to_owned(),
            ..Self::default()
        }
    }

    /// Takes over what was posted for placing.
    pub fn keep_wish(&mut self, posted: &Posted) {
        posted.text("mixing").clone_into(&mut self.mixing);
        self.spread = posted.has("spread");
        self.beside = posted.has("beside");
        posted.raw("least").clone_into(&mut self.least);
        posted.raw("most").clone_into(&mut self.most);
        for (field, _, kind) in &mut self.later {
            posted.text(field).clone_into(kind);
        }
        posted.raw("at_most").clone_into(&mut self.at_most);
        for (field, weight) in &mut self.weights {
            posted.raw(field).clone_into(weight);
        }
        posted.text("effort").clone_into(&mut self.effort);
        posted.text("whom").clone_into(&mut self.whom);
    }
}

/// Whether the first round mixes.
pub fn mixings(words: &Words) -> Vec<Choice> {
    let mixing = |mixing: Mixing| {
        let text = |part: &str| words.say(&format!("table_plan-mixing-{}{part}", mixing.code()));
        Choice::new(mixing.code(), text("")).hint(text("-hint"))
    };
    Mixing::ALL.map(mixing).into()
}

/// What a later round can be.
pub fn kinds(words: &Words) -> Vec<Choice> {
    let kind =
        |kind: Mixing| Choice::new(kind.code(), words.say(&format!("table_plan-kind-{}", kind.code())));
    std::iter::once(Choice::new("", words.say("table_plan-no-round"))).chain(Mixing::ALL.map(kind)).collect()
}

/// How long is searched.
pub fn efforts(words: &Words) -> Vec<Choice> {
    let effort =
        |one: Effort| Choice::new(one.code(), words.say(&format!("table_plan-effort-{}", one.code())));
    Effort::ALL.map(effort).into()
}

/// What is wrong with the form.
pub enum FormFault {
    /// Nothing chosen for the first round.
    NoMixing,
    /// The sizes.
    Size(SizeFault),
    /// No number from 1.
    AtMost,
    /// No number from 0 to 10.
    Weight(&'static str),
}

impl FormFault {
    /// The field and what is wrong with it.
    pub fn said(self, words: &Words, room: RoomSize) -> (String, String) {
        match self {
            Self::NoMixing => ("mixing".to_owned(), words.say("table_plan-mixing-missing")),
            Self::Size(fault) => {
                let key = format!("table_plan-size-{}", fault.code());
                (fault.field().to_owned(), words.say1(&key, "chairs", room.chairs))
            }
            Self::AtMost => ("at_most".to_owned(), words.say("table_plan-size-no-number")),
            Self::Weight(field) => (field.to_owned(), words.say("table_plan-weight-wrong")),
        }
    }
}

/// The form, checked: the wish, or all that is wrong.
pub fn wanted(posted: &Posted, room: RoomSize) -> Result<Wanted, Vec<FormFault>> {
    let mut faults = Vec::new();
    let first = Mixing::of_code(posted.text("mixing"));
    if first.is_none() {
        faults.push(FormFault::NoMixing);
    }
    let sizes = rules::sizes(posted.text("least"), posted.text("most"), room);
    if let Err(wrong) = &sizes {
        faults.extend(wrong.iter().copied().map(FormFault::Size));
    }
    let at_most = match posted.text("at_most") {
        "" => None,
        typed => {
            let most = typed.parse().ok().filter(|most| *most >= 1);
            if most.is_none() {
                faults.push(FormFault::AtMost);
            }
            most
        }
    };
    let weights = typed_weights(posted).map_err(|wrong| faults.extend(wrong));
    // Rounds that are left out between others close up.
    let later = LATER.into_iter().filter_map(|field| Mixing::of_code(posted.text(field)));
    match (first, sizes, weights) {
        (Some(first), Ok((least, most)), Ok(weights)) if faults.is_empty() => Ok(Wanted {
            rounds: Rounds::of(first, later),
            spread_roles: posted.has("spread"),
            new_beside: posted.has("beside"),
            least,
            most,
            at_most,
            weights,
        }),
        _ => Err(faults),
    }
}

/// A weight that is not in the form is the usual one.
fn typed_weights(posted: &Posted) -> Result<Weights, Vec<FormFault>> {
    let mut found = weights(Weights::USUAL);
    let mut faults = Vec::new();
    for (field, weight) in WEIGHTS.into_iter().zip(&mut found).filter(|(field, _)| posted.has(field)) {
        match posted.text(field).parse() {
            Ok(typed) if typed <= HEAVIEST => *weight = typed,
            _ => faults.push(FormFault::Weight(field)),
        }
    }
    let [mix, roles, new, meet, wish] = found;
    if faults.is_empty() { Ok(Weights { mix, roles, new, meet, wish }) } else { Err(faults) }
}
