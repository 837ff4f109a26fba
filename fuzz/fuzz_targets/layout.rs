#![no_main]

use scanwright_fuzz::{in_place, targets};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::layout(bytes));

libfuzzer_sys::fuzz_mutator!(|bytes: &mut [u8], size: usize, most: usize, seed: u32| {
    in_place(bytes, size, most, seed, include_str!("../dictionaries/layout.dict"))
});
