//! Web pages and the bodies of mails: their tables, and the text as one would see it. Nothing is run or fetched.

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

use crate::caps::Caps;
use crate::email::strip_prefix_ignoring_case;
use crate::grid::{Grid, Page};
use crate::refusal::Refusal;

/// Elements that stand on lines of their own.
const BLOCKS: [&[u8]; 16] = [
    b"p",
    b"div",
    b"li",
    b"ul",
    b"ol",
    b"h1",
    b"h2",
    b"h3",
    b"h4",
    b"h5",
    b"h6",
    b"blockquote",
    b"pre",
    b"hr",
    b"address",
    b"section",
];
/// Elements whose content nobody sees.
const UNSEEN: [&[u8]; 4] = [b"script", b"style", b"title", b"template"];

/// Reads a page.
pub(crate) fn page(html: &str, caps: &Caps) -> Result<Page, Refusal> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader { grid: Grid::new(caps), unseen: None, link: None };
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        reader.token(&token)?;
    }
    reader.grid.finish()
}

struct Reader<'a> {
    grid: Grid<'a>,
    /// The unseen element that is open.
    unseen: Option<Vec<u8>>,
    /// The address behind an open link, while no address was seen in its text.
    link: Option<String>,
}

impl Reader<'_> {
    fn token(&mut self, token: &Token) -> Result<(), Refusal> {
        match token {
            Token::StartTag(tag) if self.unseen.is_none() => self.start(tag),
            Token::EndTag(tag) => {
                if self.unseen.as_deref().is_some_and(|name| name == &tag.name[..]) {
                    self.unseen = None;
                } else if self.unseen.is_none() {
                    self.end(&tag.name)?;
                }
            }
            Token::String(text) if self.unseen.is_none() => self.text(&String::from_utf8_lossy(text)),
            _ => {}
        }
        Ok(())
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let name = &tag.name[..];
        match name {
            b"table" => self.grid.open_table(),
            b"tr" => self.grid.open_row(),
            b"td" | b"th" => {
                self.grid.open_cell(span(tag, b"colspan"), span(tag, b"rowspan"), false);
            }
            b"br" => self.grid.text("\n"),
            b"a" => {
                let target = attribute(tag, b"href");
                let address = target.as_deref().and_then(|href| strip_prefix_ignoring_case(href, "mailto:"));
                self.link = address.map(|address| address.split('?').next().unwrap_or_default().to_owned());
            }
            b"img" if attribute(tag, b"src").is_some_and(|src| src.starts_with("data:image")) => {
                self.grid.picture();
            }
            _ if BLOCKS.contains(&name) => self.grid.line_break(),
            _ if UNSEEN.contains(&name) && !tag.self_closing => self.unseen = Some(name.to_vec()),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) -> Result<(), Refusal> {
        match name {
            b"table" => return self.grid.close_table(),
            b"tr" => self.grid.close_row(),
            b"td" | b"th" => self.grid.close_cell(),
            b"a" => {
                if let Some(address) = self.link.take().filter(|address| address.contains('@')) {
                    self.grid.text(&format!(" <{address}>"));
                }
            }
            _ if BLOCKS.contains(&name) => self.grid.line_break(),
            _ => {}
        }
        Ok(())
    }

    /// White space of any length is one space; that which cannot be broken is kept, it makes an empty line.
    fn text(&mut self, text: &str) {
        if text.contains('@') {
            self.link = None;
        }
        let mut out = String::with_capacity(text.len());
        let mut after_space = self.grid.ends_with_space();
        for c in text.chars() {
            let is_space = c.is_ascii_whitespace();
            if !(is_space && after_space) {
                out.push(if is_space { ' ' } else { c });
            }
            after_space = is_space;
        }
        self.grid.text(&out);
    }
}

fn attribute(tag: &StartTag<()>, name: &[u8]) -> Option<String> {
    let (_, value) = tag.attributes.iter().find(|(key, _)| &key[..] == name)?;
    Some(String::from_utf8_lossy(value).into_owned())
}

fn span(tag: &StartTag<()>, name: &[u8]) -> usize {
    attribute(tag, name).and_then(|value| value.trim().parse().ok()).unwrap_or(1)
}

#[cfg(test)]
mod tests {
    use super::page;
    use crate::Caps;

    fn cells(html: &str) -> Vec<Vec<Vec<String>>> {
        let page = page(html, &Caps::default()).unwrap();
        page.tables.into_iter().map(|table| table.rows.into_iter().map(|row| row.cells).collect()).collect()
    }

    #[test]
    fn tables_made_for_looks_are_text_and_the_ones_within_are_tables() {
        let html = "<table><tr><td>Hej<table><tr><th>Namn</th><th>E-post</th></tr><tr><td>Karin&nbsp;Ek</td>\
                    <td><a href='mailto:k@x.se'>skriv</a></td></tr></table></td></tr></table>";
        assert_eq!(cells(html), [[["Namn", "E-post"], ["Karin\u{a0}Ek", "skriv <k@x.se>"]]]);
        assert_eq!(page(html, &Caps::default()).unwrap().text.trim(), "Hej");
    }

    #[test]
    fn cells_over_rows_and_columns_stand_in_each_row() {
        let html = "<table><tr><td rowspan=2>Gävle<td colspan=2>x<tr><td>a<td>b<td>c</table>";
        assert_eq!(cells(html), [vec![vec!["Gävle", "x"], vec!["Gävle", "a", "b", "c"]]]);
    }

    #[test]
    fn text_comes_line_by_line_without_what_nobody_sees() {
        let html =
            "<style>p{}</style><p>Anna  Ek,\n a@x.se</p><p>&nbsp;</p><div>Bo<br>Ek</div><script>1<2</script>";
        assert_eq!(page(html, &Caps::default()).unwrap().text, "Anna Ek, a@x.se\n\u{a0}\nBo\nEk\n");
    }
}
