//! A policy is lowered once, however many requirements it has.

use super::in_directory::Directory;
use crate::plan::lower::LOWERED;

const POLICY: &str = "version = 1\n[release]\nmode = \"always\"\nrest = \"unscanned\"\n[[scan]]\nname = \"all\"\nrepositories = [\"prod-*\", \"web\"]\nfrequency = \"on-push\"\n";

#[test]
fn a_requirement_lowers_nothing() {
    let lowered = |requirements: usize| {
        let require = |n| {
            format!(
                "[[require]]\nname = \"r{n}\"\nrepositories = [\"prod-a\", \"prod-{n}*\"]\nat_least = \"on-push\"\nwhile = \"always\"\n"
            )
        };
        let policy: String = (0..requirements).map(require).collect();
        LOWERED.set(0);
        Directory::new().compile(&(POLICY.to_owned() + &policy)).unwrap();
        LOWERED.get()
    };
    // The two entries of the `[[scan]]`, and that of the absent `[basic]`.
    assert_eq!([0, 1, 20].map(lowered), [3, 3, 3]);
}
