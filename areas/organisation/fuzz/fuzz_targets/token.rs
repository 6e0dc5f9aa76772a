//! Whatever stands in `/l/…` is a token as we write them, or none.
#![no_main]

use libfuzzer_sys::fuzz_target;
use organisation::link;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Some(token) = link::read(text) {
        assert_eq!(token, text);
        assert_eq!(token.len(), 43);
        assert_eq!(link::read(&token), Some(token.clone()));
    }
});
