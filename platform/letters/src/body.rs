//! The words of a letter: one source, two renderings.

use askama::Template;
use serde::{Deserialize, Serialize};

/// The words of a letter as blocks, rendered as plain text and as HTML with the same content.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// From top to bottom.
    pub blocks: Vec<Block>,
}

/// A part of a letter. All strings are plain text; a line break in one stays a line break.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Block {
    /// A heading; the first one is the letter's main heading.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// Pairs of what and value: time, place, last day.
    Facts(Vec<(String, String)>),
    /// The one thing to do. An `url` that is not http, https or mailto is shown but cannot be followed.
    Button {
        /// What happens, as an exhortation.
        text: String,
        /// Where it happens.
        url: String,
    },
    /// Points.
    List(Vec<String>),
    /// What must be said in small letters: who sent this, why, whom to ring.
    Small(String),
}

#[derive(Template)]
#[template(path = "letter.html")]
struct LetterPage<'a> {
    language: &'a str,
    title: &'a str,
    blocks: Vec<Drawn<'a>>,
}

#[derive(Template)]
#[template(path = "fragment.html")]
struct Fragment<'a> {
    blocks: Vec<Drawn<'a>>,
}

/// A block with what the templates need to know beside it. Strings are split in lines.
enum Drawn<'a> {
    MainHeading(Vec<&'a str>),
    Heading(Vec<&'a str>),
    Paragraph(Vec<&'a str>),
    Facts(Vec<(Vec<&'a str>, Vec<&'a str>)>),
    Link { text: &'a str, url: &'a str },
    DeadLink { text: &'a str, url: &'a str },
    List(Vec<Vec<&'a str>>),
    Small(Vec<&'a str>),
}

impl Body {
    /// The letter as plain text. Lines end in `\n`; long lines are left to the reader's program to wrap.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut blocks: Vec<String> = self.blocks.iter().map(Block::to_text).collect();
        blocks.retain(|block| !block.is_empty());
        blocks.join("\n\n") + "\n"
    }

    /// The letter as a whole HTML page with its looks written at each element, as mail programs want it.
    /// No pictures, scripts or style sheets. `language` is a language tag, `title` the subject.
    ///
    /// Serve it on screen under a content policy of its own (`sandbox`, inline styles), or use [`Body::to_fragment`].
    #[must_use]
    pub fn to_html(&self, language: &str, title: &str) -> String {
        drawn(&LetterPage { language, title, blocks: self.drawn() })
    }

    /// The letter as HTML without looks, for a page that has its own style sheet: `h2`, `h3`, `p`, `dl.letter-facts`,
    /// `p.letter-button > a`, `ul`, `p.letter-small`.
    #[must_use]
    pub fn to_fragment(&self) -> String {
        drawn(&Fragment { blocks: self.drawn() })
    }

    fn drawn(&self) -> Vec<Drawn<'_>> {
        let main = self.blocks.iter().position(|block| matches!(block, Block::Heading(_)));
        self.blocks.iter().enumerate().map(|(index, block)| block.drawn(main == Some(index))).collect()
    }
}

impl Block {
    fn drawn(&self, is_main_heading: bool) -> Drawn<'_> {
        match self {
            Block::Heading(text) if is_main_heading => Drawn::MainHeading(lines(text)),
            Block::Heading(text) => Drawn::Heading(lines(text)),
            Block::Paragraph(text) => Drawn::Paragraph(lines(text)),
            Block::Facts(facts) => {
                Drawn::Facts(facts.iter().map(|(what, value)| (lines(what), lines(value))).collect())
            }
            Block::Button { text, url } if can_be_followed(url) => Drawn::Link { text, url },
            Block::Button { text, url } => Drawn::DeadLink { text, url },
            Block::List(points) => Drawn::List(points.iter().map(|point| lines(point)).collect()),
            Block::Small(text) => Drawn::Small(lines(text)),
        }
    }

    fn to_text(&self) -> String {
        match self {
            Block::Heading(text) | Block::Paragraph(text) | Block::Small(text) => lines(text).join("\n"),
            Block::Facts(facts) => {
                let line = |(what, value): &(String, String)| {
                    format!("{}: {}", lines(what).join(" "), lines(value).join("\n  "))
                };
                facts.iter().map(line).collect::<Vec<_>>().join("\n")
            }
            Block::Button { text, url } => format!("{}:\n{}", lines(text).join(" "), lines(url).join("")),
            Block::List(points) => {
                let line = |point: &String| format!("- {}", lines(point).join("\n  "));
                points.iter().map(line).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

/// The lines of a text without blanks around it.
fn lines(text: &str) -> Vec<&str> {
    text.trim().lines().map(str::trim_end).collect()
}

/// Only these kinds of address are turned into links; `javascript:` and its like never are.
fn can_be_followed(url: &str) -> bool {
    let starts_with =
        |kind: &str| url.get(..kind.len()).is_some_and(|start| start.eq_ignore_ascii_case(kind));
    ["https://", "http://", "mailto:"].into_iter().any(starts_with) && !url.contains(char::is_control)
}

/// Renders, and leaves out the control characters that HTML and the paper copy of it cannot hold.
fn drawn(template: &impl Template) -> String {
    // Writing to a string cannot fail, and the templates call nothing that can.
    let html = template.render().unwrap_or_default();
    html.chars().filter(|sign| !sign.is_control() || *sign == '\n').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usual() -> Body {
        Body {
            blocks: vec![
                Block::Heading("Välkommen till workshop".into()),
                Block::Paragraph("Hej!\nSvara senast den 3 maj.".into()),
                Block::Facts(vec![
                    ("Dag".into(), "tisdag 18 januari 2028".into()),
                    ("Plats".into(), "Slottet\nGävle".into()),
                ]),
                Block::Button { text: "Anmäl er".into(), url: "https://valskydd.example/a?b=1&c=2".into() },
                Block::List(vec!["kaffe".into(), "lunch".into()]),
                Block::Heading("Frågor".into()),
                Block::Small("Ring 010-000 00 00.".into()),
            ],
        }
    }

    #[test]
    fn text_says_everything_in_order() {
        let expected = "Välkommen till workshop\n\nHej!\nSvara senast den 3 maj.\n\n\
            Dag: tisdag 18 januari 2028\nPlats: Slottet\n  Gävle\n\n\
            Anmäl er:\nhttps://valskydd.example/a?b=1&c=2\n\n- kaffe\n- lunch\n\nFrågor\n\nRing 010-000 00 00.\n";
        assert_eq!(usual().to_text(), expected);
    }

    #[test]
    fn html_has_one_main_heading_the_language_and_the_title() {
        let html = usual().to_html("sv", "Välkommen");
        assert_eq!(html.matches("<h1").count(), 1);
        assert!(html.contains("<html lang=\"sv\">"));
        assert!(html.contains("<title>Välkommen</title>"));
        assert!(html.contains("href=\"https://valskydd.example/a?b=1&#38;c=2\""), "{html}");
    }

    #[test]
    fn html_loads_nothing() {
        let html = usual().to_html("sv", "Välkommen");
        for word in ["<img", "<script", "<link", "<style", "src=", "url(", "@import"] {
            assert!(!html.contains(word), "{word}");
        }
    }

    #[test]
    fn markup_in_any_field_is_shown_as_text() {
        let bad = "<script>alert(1)</script>\"'&";
        let body = Body {
            blocks: vec![
                Block::Heading(bad.into()),
                Block::Paragraph(bad.into()),
                Block::Facts(vec![(bad.into(), bad.into())]),
                Block::Button { text: bad.into(), url: format!("https://x.example/{bad}") },
                Block::List(vec![bad.into()]),
                Block::Small(bad.into()),
            ],
        };
        for html in [body.to_html(bad, bad), body.to_fragment()] {
            assert!(!html.contains("<script"), "{html}");
            assert!(!html.contains("\"'"), "{html}");
        }
    }

    #[test]
    fn an_address_that_runs_script_is_not_a_link() {
        for url in [
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            "data:text/html,x",
            " https://x.example",
            "https://x\n",
        ] {
            let body = Body { blocks: vec![Block::Button { text: "Öppna".into(), url: url.into() }] };
            assert!(!body.to_html("sv", "").contains("href"), "{url}");
            assert!(!body.to_fragment().contains("href"), "{url}");
        }
    }

    #[test]
    fn the_fragment_has_no_looks_of_its_own() {
        assert!(!usual().to_fragment().contains("style="));
    }
}
