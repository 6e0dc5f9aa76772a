//! What comes out of a scanner that types, out of a camera, or from somebody at the keyboard.

pub use workshop::day_papers::code::Code;

/// The code in what was scanned or typed. A scanner may set a line end, white space or its own mark around it.
#[must_use]
pub fn read(text: &str) -> Option<Code> {
    // What is far longer than a code is something else that was held before the scanner.
    if text.len() > 200 {
        return None;
    }
    Code::read(text.trim_matches(|sign: char| sign.is_control() || sign.is_whitespace()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_is_held_before_the_scanner_is_a_code_or_none(text in "\\PC{0,60}") {
            if let Some(code) = read(&text) {
                prop_assert_eq!(read(&format!("\u{2}{code}\r\n")), Some(code));
            }
        }
    }

    #[test]
    fn another_square_is_no_code() {
        for text in ["", "https://valskydd.example/l/abc", "1234567890123", "VS", "VS7KD2", &"A".repeat(500)]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }

    /// The seeds of the fuzz target, run in every test.
    #[test]
    fn the_fuzz_corpus_is_read_or_refused() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/code");
        let mut seeds = 0;
        for entry in std::fs::read_dir(folder).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            if let Some(code) = std::str::from_utf8(&bytes).ok().and_then(read) {
                assert_eq!(read(&code.to_string()), Some(code));
            }
            seeds += 1;
        }
        assert!(seeds >= 8, "{seeds} seeds");
    }
}
