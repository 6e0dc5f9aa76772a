//! Whatever the bytes, the reader reads or refuses; what it reads is solved within its sizes.
//! Run with `cargo +nightly fuzz run instance`.
#![no_main]

use libfuzzer_sys::fuzz_target;
use seating::Budget;
use seating::mdgp::{read, solve_instance};

fuzz_target!(|bytes: &[u8]| {
    let Ok(instance) = read(bytes) else { return };
    let plan = solve_instance(&instance, 1, Budget { steps: 200 });
    assert_eq!(plan.group_of.len(), instance.people());
    for (group, &(least, most)) in instance.sizes().iter().enumerate() {
        let size = plan.group_of.iter().filter(|&&seat| seat == group).count();
        assert!((least..=most).contains(&size));
    }
});
