//! What the macros of `parts.html` take besides plain text.

/// One thing to choose in a list, a group of radio buttons or of boxes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// What the person reads.
    pub text: String,
    /// A line more under it; empty for none.
    pub hint: String,
}

impl Choice {
    /// A choice without a hint.
    #[must_use]
    pub fn new(value: impl Into<String>, text: impl Into<String>) -> Self {
        Self { value: value.into(), text: text.into(), hint: String::new() }
    }

    /// The same choice with a line more under it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// This is the one that was chosen.
    #[must_use]
    pub fn is(&self, chosen: impl AsRef<str>) -> bool {
        self.value == chosen.as_ref()
    }

    /// This is one of those that were chosen.
    #[must_use]
    pub fn is_among<S: AsRef<str>>(&self, chosen: &[S]) -> bool {
        chosen.iter().any(|value| self.is(value))
    }
}

/// How far one step of a chain has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    /// Behind us.
    Done,
    /// Going on.
    Now,
    /// Ahead of us.
    Todo,
}

impl StepState {
    /// The end of the CSS class.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Now => "now",
            Self::Todo => "todo",
        }
    }

    /// The key of the word that says the same as the dot.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Done => "shell-step-done",
            Self::Now => "shell-step-now",
            Self::Todo => "shell-step-todo",
        }
    }
}

/// One dot of a chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What the step is called.
    pub text: String,
    /// How far it has come.
    pub state: StepState,
}
