//! The agenda as it is written in the form, and the rules that make one of it. Pure.

use texts::Words;
use web::{Choice, Faults, Posted};

use super::rules::{Agenda, Item, Kind, LONGEST, LONGEST_TITLE, MOST_ITEMS, Pauses, STEP, STRETCHES, Span};

/// Empty rows at the end, for more items.
const EMPTY_ROWS: usize = 3;

/// Three numbers of minutes as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpanForm {
    /// At least.
    pub least: String,
    /// Usually.
    pub usual: String,
    /// At most.
    pub most: String,
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Where in the order, as a number; rows with the same stay as they stand.
    pub place: String,
    /// What; an empty row is no item.
    pub title: String,
    /// The code of the kind.
    pub kind: String,
    /// How long.
    pub span: SpanForm,
    /// May be left out.
    pub may_go: bool,
}

/// The form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgendaForm {
    /// The rows in the order in which they stand.
    pub rows: Vec<Row>,
    /// A break.
    pub rest: SpanForm,
    /// Lunch.
    pub lunch: SpanForm,
    /// The longest time without a pause.
    pub stretch: String,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaFault {
    /// The field.
    pub field: String,
    /// The sentence, as a text key.
    pub key: &'static str,
}

impl SpanForm {
    fn of(span: Span) -> Self {
        Self { least: span.least.to_string(), usual: span.usual.to_string(), most: span.most.to_string() }
    }

    fn posted(posted: &Posted, end: &str) -> Self {
        let text = |name: &str| posted.text(&format!("{name}-{end}")).to_owned();
        Self { least: text("least"), usual: text("usual"), most: text("most") }
    }

    fn is_empty(&self) -> bool {
        [&self.least, &self.usual, &self.most].into_iter().all(|text| text.trim().is_empty())
    }

    fn check(&self, end: &str, faults: &mut Vec<AgendaFault>) -> Option<Span> {
        let before = faults.len();
        let mut read = |name: &str, text: &str| {
            let minutes = minutes(text);
            if let Err(key) = minutes {
                faults.push(AgendaFault { field: format!("{name}-{end}"), key });
            }
            minutes.unwrap_or_default()
        };
        let span = Span {
            least: read("least", &self.least),
            usual: read("usual", &self.usual),
            most: read("most", &self.most),
        };
        if faults.len() > before {
            return None;
        }
        if span.usual < span.least {
            faults.push(AgendaFault { field: format!("usual-{end}"), key: "agenda-fault-usual" });
        } else if span.most < span.usual {
            faults.push(AgendaFault { field: format!("most-{end}"), key: "agenda-fault-most" });
        }
        (faults.len() == before).then_some(span)
    }
}

impl AgendaForm {
    /// The form that shows an agenda, with room for more.
    #[must_use]
    pub fn of(agenda: &Agenda) -> Self {
        let row = |item: &Item| Row {
            place: String::new(),
            title: item.title.clone(),
            kind: item.kind.code().to_owned(),
            span: SpanForm::of(item.span),
            may_go: item.may_go,
        };
        let mut form = Self {
            rows: agenda.items.iter().map(row).collect(),
            rest: SpanForm::of(agenda.pauses.rest),
            lunch: SpanForm::of(agenda.pauses.lunch),
            stretch: agenda.pauses.stretch.to_string(),
        };
        form.number();
        form.make_room();
        form
    }

    /// The form as it was posted, in the order that its numbers say.
    #[must_use]
    pub fn posted(posted: &Posted) -> Self {
        let rows = (0..MOST_ITEMS + EMPTY_ROWS).map(|place| {
            let text = |name: &str| posted.text(&format!("{name}-{place}")).to_owned();
            Row {
                place: text("place"),
                title: text("title"),
                kind: text("kind"),
                span: SpanForm::posted(posted, &place.to_string()),
                may_go: !posted.text(&format!("may_go-{place}")).is_empty(),
            }
        });
        let mut rows: Vec<Row> =
            rows.filter(|row| !row.title.trim().is_empty() || !row.span.is_empty()).collect();
        // A row without a number, or with no number, stays last.
        rows.sort_by_key(|row| row.place.trim().parse::<u32>().unwrap_or(u32::MAX));
        let mut form = Self {
            rows,
            rest: SpanForm::posted(posted, "rest"),
            lunch: SpanForm::posted(posted, "lunch"),
            stretch: posted.text("stretch").to_owned(),
        };
        form.number();
        form.make_room();
        form
    }

    /// Numbers by ten, so that an item goes between two others by a number between theirs.
    fn number(&mut self) {
        for (place, row) in self.rows.iter_mut().enumerate() {
            row.place = ((place + 1) * 10).to_string();
        }
    }

    fn make_room(&mut self) {
        let kind = Kind::ALL[0].code();
        let empty = || Row { kind: kind.to_owned(), ..Row::default() };
        let room = (MOST_ITEMS + EMPTY_ROWS).saturating_sub(self.rows.len()).min(EMPTY_ROWS);
        self.rows.extend(std::iter::repeat_with(empty).take(room));
    }

    /// The agenda, or everything that is wrong, in the order of the fields.
    ///
    /// # Errors
    /// At least one fault.
    pub fn check(&self) -> Result<Agenda, Vec<AgendaFault>> {
        let mut faults = Vec::new();
        let mut items = Vec::new();
        for (place, row) in self.rows.iter().enumerate() {
            if !row.title.trim().is_empty() || !row.span.is_empty() {
                items.extend(row.check(place, &mut faults));
            }
        }
        if items.is_empty() && faults.is_empty() {
            faults.push(AgendaFault { field: "title-0".to_owned(), key: "agenda-fault-none" });
        }
        if items.len() > MOST_ITEMS {
            faults.push(AgendaFault { field: format!("title-{MOST_ITEMS}"), key: "agenda-fault-many" });
        }
        let rest = self.rest.check("rest", &mut faults);
        let lunch = self.lunch.check("lunch", &mut faults);
        let stretch = minutes(&self.stretch).ok().filter(|stretch| STRETCHES.contains(stretch));
        if stretch.is_none() {
            faults.push(AgendaFault { field: "stretch".to_owned(), key: "agenda-fault-stretch" });
        }
        match (rest, lunch, stretch) {
            (Some(rest), Some(lunch), Some(stretch)) if faults.is_empty() => {
                Ok(Agenda { items, pauses: Pauses { rest, lunch, stretch } })
            }
            _ => Err(faults),
        }
    }
}

impl Row {
    fn check(&self, place: usize, faults: &mut Vec<AgendaFault>) -> Option<Item> {
        let mut add = |name: &str, key| faults.push(AgendaFault { field: format!("{name}-{place}"), key });
        let title = self.title.split_whitespace().collect::<Vec<_>>().join(" ");
        let title: String = title.chars().filter(|sign| !sign.is_control()).collect();
        if title.is_empty() {
            add("title", "agenda-fault-title");
        } else if title.chars().count() > LONGEST_TITLE {
            add("title", "agenda-fault-title-long");
        }
        let kind = Kind::ALL.into_iter().find(|kind| kind.code() == self.kind);
        if kind.is_none() {
            add("kind", "agenda-fault-kind");
        }
        let span = self.span.check(&place.to_string(), faults);
        Some(Item { title, kind: kind?, span: span?, may_go: self.may_go })
    }
}

/// The choices of what people do.
#[must_use]
pub fn kinds(words: &Words) -> Vec<Choice> {
    let kind = |kind: Kind| Choice::new(kind.code(), words.say(&format!("agenda-kind-{}", kind.code())));
    Kind::ALL.map(kind).into()
}

/// Minutes in whole steps.
fn minutes(text: &str) -> Result<u16, &'static str> {
    let minutes: u16 = text.trim().parse().map_err(|_| "agenda-fault-minutes")?;
    match minutes {
        0 => Err("agenda-fault-minutes"),
        minutes if minutes > LONGEST => Err("agenda-fault-minutes-many"),
        minutes if minutes % STEP != 0 => Err("agenda-fault-step"),
        minutes => Ok(minutes),
    }
}

/// The faults as sentences beside their fields.
#[must_use]
pub fn said(faults: &[AgendaFault], words: &Words) -> Faults {
    let mut said = Faults::none();
    say_into(&mut said, faults, words);
    said
}

/// The same after the faults of another form on the page.
pub fn say_into(said: &mut Faults, faults: &[AgendaFault], words: &Words) {
    for fault in faults {
        said.add(&fault.field, words.say(fault.key));
    }
}
