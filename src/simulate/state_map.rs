//! Map from packed states, with a hash that costs two multiplications: nobody chooses these numbers to collide.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Map by [`State::key`](super::state::State::key). Never iterated over, so that its order shows nowhere.
pub(super) type StateMap<T> = HashMap<u128, T, BuildHasherDefault<KeyHasher>>;

/// Hasher of packed states.
#[derive(Debug, Default)]
pub(super) struct KeyHasher(u64);

impl Hasher for KeyHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(26) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 32;
    }

    fn write_u128(&mut self, number: u128) {
        self.write_u64(number as u64);
        self.write_u64((number >> 64) as u64);
    }
}
