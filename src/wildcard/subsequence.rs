//! The longest common subsequence of two texts, by which any text that has both in it can be no shorter than the two less
//! what they share.
//!
//! Rows of the table of Wagner and Fischer are kept as bits, of which one is clear where the length rises (Hyyrö's form of
//! the algorithm of Allison and Dix). **Cost**: the length of one text times a sixty-fourth of the other's.

/// Returns the length of the longest text that is a subsequence of both.
pub(super) fn longest_common(one: impl Iterator<Item = u8>, other: impl Iterator<Item = u8>) -> usize {
    let one: Vec<u8> = one.collect();
    let words = one.len().div_ceil(64);
    let mut places = vec![0_u64; 256 * words];
    for (index, &byte) in one.iter().enumerate() {
        if let Some(word) = places.get_mut(usize::from(byte) * words + index / 64) {
            *word |= 1 << (index % 64);
        }
    }
    let mut row = vec![u64::MAX; words];
    for byte in other {
        let places = places.get(usize::from(byte) * words..).unwrap_or_default();
        let mut carry = false;
        for (word, &place) in row.iter_mut().zip(places) {
            let matched = *word & place;
            let (sum, first) = word.overflowing_add(matched);
            let (sum, second) = sum.overflowing_add(u64::from(carry));
            carry = first || second;
            *word = sum | (*word & !place);
        }
    }
    let spare = words * 64 - one.len();
    let clear: usize = row.iter().map(|word| word.count_zeros() as usize).sum();
    // Bits behind the text belong to no character: they match nothing and are never cleared, but a carry may reach them.
    clear.saturating_sub(clear_behind(&row, spare))
}

/// Counts the clear bits among the highest of the last word.
fn clear_behind(row: &[u64], spare: usize) -> usize {
    let last = row.last().copied().unwrap_or(u64::MAX);
    (0..spare).filter(|bit| last >> (63 - bit) & 1 == 0).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn by_table(one: &[u8], other: &[u8]) -> usize {
        let mut row = vec![0; one.len() + 1];
        for byte in other {
            let mut diagonal = 0;
            for (index, letter) in one.iter().enumerate() {
                let above = row[index + 1];
                row[index + 1] = if byte == letter { diagonal + 1 } else { above.max(row[index]) };
                diagonal = above;
            }
        }
        row[one.len()]
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_bits_say_what_the_table_says(one in "[abc]{0,200}", other in "[abc]{0,200}") {
            prop_assert_eq!(longest_common(one.bytes(), other.bytes()), by_table(one.as_bytes(), other.as_bytes()));
        }
    }
}
