//! Targets and mutations of fuzzing. The targets are plain functions, which the test `fuzz` of scanwright calls too, over the
//! corpus and some mutations of it; see CONTRIBUTING.md.

pub mod mutation;
pub mod targets;

use mutation::{Numbers, mutated, words};

/// Mutates the input of libFuzzer where it stands, and returns its new size.
pub fn in_place(bytes: &mut [u8], size: usize, most: usize, seed: u32, dictionary: &str) -> usize {
    let text = bytes.get(..size).unwrap_or_default().to_vec();
    let new = mutated(&text, &text, &words(dictionary), &mut Numbers::of(seed.into()));
    let size = new.len().min(most).min(bytes.len());
    bytes.iter_mut().zip(&new).take(size).for_each(|(byte, new)| *byte = *new);
    size
}
