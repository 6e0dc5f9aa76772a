//! Any bytes as a calendar's answer: an answer or none. Bytes without a mail's header get one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mailbox::reply;

fuzz_target!(|bytes: &[u8]| {
    let header = b"Content-Type: text/calendar; method=REPLY\r\n\r\n";
    for mail in [bytes.to_vec(), [&header[..], bytes].concat()] {
        if let Some(reply) = reply(&mail) {
            for line in [&reply.meeting, &reply.address] {
                assert!(line.chars().count() <= 300 && !line.chars().any(char::is_control));
            }
        }
    }
});
