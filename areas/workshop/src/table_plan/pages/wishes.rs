//! Somebody's wishes in words: in which round each is granted, or what granting it would cost.

use texts::Words;

use crate::records::ParticipantId;
use crate::table_plan::paper::capital;
use crate::table_plan::reasons::{Cost, Fate, Wish};
use crate::table_plan::views::Standing;

use super::sentences;
use super::shown::in_words;

/// One wish.
pub struct WishShown {
    /// What came of it, a sentence for each thing.
    pub said: Vec<String>,
    /// The cheapest way to grant it, where there is one: the round, and whom to move.
    pub way: Option<(usize, String)>,
}

/// The wishes as they are shown.
pub fn shown(words: &Words, standing: &Standing, wishes: &[Wish]) -> Vec<WishShown> {
    let name = |id: ParticipantId| {
        let row = standing.people.iter().find(|row| row.id == id);
        row.map(|row| row.name.clone()).filter(|name| !name.is_empty())
    };
    let name = |id: ParticipantId| name(id).unwrap_or_else(|| words.say("table_plan-unnamed"));
    let shown = |wish: &Wish| {
        let names = words.list(&wish.people.map(name));
        let way = match &wish.fate {
            Fate::Costs(cost) => Some((cost.round, cost.goes.to_string())),
            _ => None,
        };
        let rounds = standing.wanted.rounds.count();
        WishShown { said: said(words, &names, &wish.fate, name, rounds), way }
    };
    wishes.iter().map(shown).collect()
}

/// `names`: the two. `name`: what somebody is called. `rounds`: how many there are.
pub fn said(
    words: &Words,
    names: &str,
    fate: &Fate,
    name: impl Fn(ParticipantId) -> String,
    rounds: usize,
) -> Vec<String> {
    match fate {
        Fate::Granted(_) if rounds < 2 => vec![words.say1("table_plan-wish-granted", "names", names)],
        Fate::Granted(in_rounds) => {
            let in_rounds: Vec<String> = in_rounds.iter().map(usize::to_string).collect();
            vec![words.say2("table_plan-wish-granted-in", "names", names, "rounds", words.list(&in_rounds))]
        }
        Fate::Unknown => vec![words.say1("table_plan-wish-unknown", "names", names)],
        Fate::Forbidden(rules) => {
            let rules: Vec<String> = rules.iter().map(|rule| sentences::rule(words, rule)).collect();
            let said = words.say2("table_plan-wish-forbidden", "names", names, "rules", rules.join(" "));
            // The sizes of the tables may forbid it, which is no rule.
            vec![said.trim_end().to_owned()]
        }
        Fate::Costs(cost) => {
            let round = if rounds > 1 { cost.round } else { 0 };
            let way = words.say_with(
                "table_plan-wish-costs",
                [
                    ("names", names.into()),
                    ("name", name(cost.goes).into()),
                    ("table", cost.table.to_string().into()),
                    ("round", round.into()),
                ],
            );
            [way].into_iter().chain(price(words, cost)).collect()
        }
    }
}

/// What it costs: who must move, and what becomes of the mix.
fn price(words: &Words, cost: &Cost) -> Vec<String> {
    let counted = |key: &str, count: i64| {
        let count = usize::try_from(count.unsigned_abs()).unwrap_or(usize::MAX);
        capital(&words.say2(key, "count", count, "word", in_words(words, count)))
    };
    let way = |key: &str, count: i64| {
        let way = if count > 0 { "more" } else { "fewer" };
        (count != 0).then(|| counted(&format!("table_plan-cost-{key}-{way}"), count))
    };
    let moved = counted("table_plan-cost-moved", i64::try_from(cost.moved).unwrap_or(i64::MAX));
    let mut said: Vec<String> =
        [way("alike", cost.alike), way("roles", cost.roles), way("met", cost.repeats)]
            .into_iter()
            .flatten()
            .collect();
    if said.is_empty() {
        said.push(match cost.loses {
            1.. => words.say1("table_plan-cost-points", "points", cost.loses),
            _ => words.say("table_plan-cost-nothing"),
        });
    }
    [moved].into_iter().chain(said).collect()
}
