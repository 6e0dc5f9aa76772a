//! The program's log: on stderr, one line for each event whatever somebody sent.

use std::fmt;
use std::io::IsTerminal as _;

use tracing::field::Field;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::field::MakeExt as _;
use tracing_subscriber::fmt::FormatFields;
use tracing_subscriber::fmt::format::{Writer, debug_fn};

/// Begins to log what `VALSKYDD_LOG` asks for.
pub fn begin() {
    let filter = EnvFilter::try_from_env("VALSKYDD_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    // Colours are for a terminal; in a service's log they are noise.
    let is_terminal = std::io::stderr().is_terminal();
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(is_terminal)
        .with_writer(std::io::stderr)
        .fmt_fields(on_one_line())
        .init();
}

/// `key=value`, with line breaks and other control signs written out: a cause may hold what a stranger sent, and must
/// not look like a line of ours.
#[must_use]
pub fn on_one_line() -> impl for<'w> FormatFields<'w> + Send + Sync + 'static {
    debug_fn(|writer: &mut Writer<'_>, field: &Field, value: &dyn fmt::Debug| {
        if field.name() != "message" {
            write!(writer, "{}=", field.name())?;
        }
        for sign in format!("{value:?}").chars() {
            if sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}') {
                write!(writer, "{}", sign.escape_default())?;
            } else {
                writer.write_char(sign)?;
            }
        }
        Ok(())
    })
    .delimited(" ")
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::{Arc, Mutex};

    use super::*;

    #[derive(Clone, Default)]
    struct Heard(Arc<Mutex<Vec<u8>>>);

    impl Write for Heard {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn what_somebody_sent_makes_no_line_of_its_own() {
        let heard = Heard::default();
        let writer = heard.clone();
        let log = tracing_subscriber::fmt()
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .fmt_fields(on_one_line())
            .finish();
        let sent = "no\r\n2029-01-10T08:00:00Z ERROR valskydd: forged\u{2028}\u{1b}[31m";
        tracing::subscriber::with_default(log, || {
            tracing::warn!(cause = %sent, text = sent, seq = 4, "a page {sent}");
        });
        let said = String::from_utf8(heard.0.lock().unwrap().clone()).unwrap();
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(!said.trim_end().contains(|sign: char| sign.is_control()), "{said:?}");
        assert!(said.contains(r"a page no\r\n2029") && said.contains(r"cause=no\r\n2029"), "{said}");
        assert!(said.contains("seq=4"), "{said}");
    }
}
