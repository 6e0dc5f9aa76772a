//! Whatever is held before a scanner is a code as we print them, or none.
#![no_main]

use door::scan;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Some(code) = scan::read(text) {
        assert_eq!(code.to_string().len(), 18);
        assert_eq!(scan::read(&code.to_string()), Some(code));
        assert_eq!(scan::read(&code.in_groups()), Some(code));
    }
});
