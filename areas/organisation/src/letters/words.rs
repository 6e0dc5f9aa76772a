//! The words of a letter, drawn for the page.

use letters::Block;

use crate::post::Content;

/// A paragraph: its lines, each plain text or an address that can be followed.
pub(crate) type Paragraph = Vec<Said>;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) text: String,
    /// The line is an address and nothing else.
    pub(crate) is_link: bool,
}

/// The plain text of a letter in paragraphs.
pub(super) fn paragraphs(text: &str) -> Vec<Paragraph> {
    let text = text.replace("\r\n", "\n");
    let blocks =
        text.split("\n\n").map(|block| block.lines().filter(|line| !line.is_empty()).map(said).collect());
    blocks.filter(|block: &Paragraph| !block.is_empty()).collect()
}

fn said(line: &str) -> Said {
    let is_address = line.starts_with("https://") || line.starts_with("http://");
    Said { text: line.to_owned(), is_link: is_address && !line.contains(char::is_whitespace) }
}

/// The words of a letter as the outbox keeps it. Its links get their tokens when it leaves, so a note stands in for
/// each: also who may read the letter here must not enter as the one it is for.
pub(crate) fn kept(content: &str, instead_of_link: &str) -> Option<Vec<Paragraph>> {
    let Content { mut body, .. } = serde_json::from_str(content).ok()?;
    for block in &mut body.blocks {
        if let Block::Button { url, .. } = block {
            instead_of_link.clone_into(url);
        }
    }
    Some(paragraphs(&body.to_text()))
}

#[cfg(test)]
mod tests {
    use texts::Lang;

    use super::*;

    #[test]
    fn only_a_line_that_is_an_address_can_be_followed() {
        let read = paragraphs(
            "Hej!\r\n\r\nAnmäl:\r\nhttps://valskydd.example/l/abc\r\n\r\n\r\njavascript:alert(1)\n",
        );
        let links: Vec<_> = read.iter().flatten().filter(|line| line.is_link).collect();
        assert_eq!(read.len(), 3);
        assert_eq!(links.len(), 1);
        assert_eq!(links[0].text, "https://valskydd.example/l/abc");
    }

    #[test]
    fn a_kept_letter_shows_its_words_and_no_link() {
        let button = Block::Button { text: "Anmäl".to_owned(), url: "link:1".to_owned() };
        let content =
            Content::new(Lang::Sv, "Länsstyrelsen", vec![Block::Paragraph("Hej!".to_owned()), button]);
        let read = kept(&serde_json::to_string(&content).unwrap(), "(länken)").unwrap();
        assert_eq!(read[1][1].text, "(länken)");
        assert!(read.iter().flatten().all(|line| !line.text.contains("link:")));
        assert_eq!(kept("oläsligt", ""), None);
    }
}
