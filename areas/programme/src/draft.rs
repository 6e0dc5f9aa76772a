//! The text of an invitation draft and what is wrong with one. Pure.

/// The longest subject line and the longest line about the audience, in characters.
pub const LONGEST_LINE: usize = 200;
/// The longest body, in characters: about seven pages.
pub const LONGEST_BODY: usize = 20_000;

/// The national text of the invitation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftText {
    /// Subject line of the letter.
    pub subject: String,
    /// Who is to come, in one line; may be empty.
    pub audience: String,
    /// Paragraphs, parted by empty lines.
    pub body: String,
}

/// What is wrong with a draft. The code of a fault ends its text key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DraftTextFault {
    /// The field: `subject`, `audience` or `body`.
    pub field: &'static str,
    /// `empty` or `long`.
    pub code: &'static str,
}

impl DraftText {
    /// The text as somebody wrote it in a form: lines are one line, line ends are `\n`, nothing around it, and no
    /// control characters, which no letter and no database takes.
    #[must_use]
    pub fn written(subject: &str, audience: &str, body: &str) -> Self {
        let plain = |sign: char| if sign.is_control() && sign != '\n' { ' ' } else { sign };
        let one_line = |text: &str| {
            let text: String = text.chars().map(plain).collect();
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let body: String = body.chars().map(plain).collect();
        let lines: Vec<&str> = body.trim().lines().map(str::trim_end).collect();
        Self { subject: one_line(subject), audience: one_line(audience), body: lines.join("\n") }
    }

    /// Everything that is wrong, in the order of the fields.
    #[must_use]
    pub fn faults(&self) -> Vec<DraftTextFault> {
        let mut faults = Vec::new();
        let mut check = |field, text: &str, most, required| {
            if required && text.is_empty() {
                faults.push(DraftTextFault { field, code: "empty" });
            }
            if text.chars().count() > most {
                faults.push(DraftTextFault { field, code: "long" });
            }
        };
        check("subject", &self.subject, LONGEST_LINE, true);
        check("audience", &self.audience, LONGEST_LINE, false);
        check("body", &self.body, LONGEST_BODY, true);
        faults
    }

    /// The paragraphs of the body.
    pub fn paragraphs(&self) -> impl Iterator<Item = &str> {
        paragraphs(&self.body)
    }
}

/// The paragraphs of a text in which empty lines part them.
pub fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty())
}

/// The draft that ships with the program, in Swedish like the letters to the municipalities.
#[must_use]
pub fn default_draft() -> DraftText {
    DraftText::written(
        "Inbjudan till workshop i valsäkerhet",
        "Valsamordnare, valnämnd, säkerhets-, kris- och beredskapssamordnare, kommunikatörer och it-säkerhetsansvariga",
        include_str!("default_draft.sv.txt"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_draft_can_be_saved_as_it_is() {
        let draft = default_draft();
        assert_eq!(draft.faults(), []);
        assert!(draft.paragraphs().count() >= 5);
        assert_eq!(draft, DraftText::written(&draft.subject, &draft.audience, &draft.body));
    }

    #[test]
    fn all_faults_of_a_draft_are_said_at_once() {
        let long = "å".repeat(LONGEST_LINE + 1);
        let found: Vec<_> = DraftText::written(" \r\n ", &long, "")
            .faults()
            .iter()
            .map(|fault| (fault.field, fault.code))
            .collect();
        assert_eq!(found, [("subject", "empty"), ("audience", "long"), ("body", "empty")]);
        let exact = DraftText::written(&"å".repeat(LONGEST_LINE), "", &"ö".repeat(LONGEST_BODY));
        assert_eq!(exact.faults(), []);
    }

    #[test]
    fn a_text_from_a_browser_keeps_its_paragraphs() {
        let text = DraftText::written("Hej\r\ndär", "", "  Ett\r\nstycke \r\n\r\n\r\n\r\nTvå\r\n");
        assert_eq!(text.subject, "Hej där");
        assert_eq!(text.paragraphs().collect::<Vec<_>>(), ["Ett\nstycke", "Två"]);
        assert_eq!(DraftText::written("a\0b", "", "c\0d").subject, "a b");
    }
}
