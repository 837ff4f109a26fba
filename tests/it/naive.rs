//! Slow and plain versions of what the engine does, written from the definitions alone.

use scanwright::testing::Pattern;

/// A pattern with the glob its definition makes of it, for the plain matcher.
#[derive(Clone)]
pub struct Sample {
    /// The engine's pattern.
    pub pattern: Pattern,
    /// What it is by definition.
    pub glob: Vec<u8>,
}

/// The sample of an anchored glob.
pub fn glob(text: &str) -> Sample {
    Sample { pattern: Pattern::glob(text), glob: text.into() }
}

/// The sample of a filter as ECR reads it.
pub fn filter(text: &str) -> Sample {
    let glob = if text.contains('*') { text.to_owned() } else { format!("*{text}*") };
    Sample { pattern: Pattern::filter(text), glob: glob.into() }
}

/// The patterns of some samples.
pub fn patterns(samples: &[Sample]) -> Vec<Pattern> {
    samples.iter().map(|sample| sample.pattern.clone()).collect()
}

/// Whether one of the samples matches, by definition.
pub fn any_matches(samples: &[Sample], name: &[u8]) -> bool {
    samples.iter().any(|sample| matches(&sample.glob, name))
}

/// Matching by definition: a star is any number of characters.
pub fn matches(glob: &[u8], name: &[u8]) -> bool {
    match glob.split_first() {
        None => name.is_empty(),
        Some((b'*', rest)) => matches(rest, name) || name.split_first().is_some_and(|(_, name)| matches(glob, name)),
        Some((letter, rest)) => name.split_first().is_some_and(|(first, name)| first == letter && matches(rest, name)),
    }
}

/// Whether a text is a repository name, read off the grammar by recursive descent.
pub fn is_name(text: &str) -> bool {
    (2..=256).contains(&text.len()) && text.split('/').all(is_component)
}

fn is_component(text: &str) -> bool {
    let rest = text.trim_start_matches(|letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit());
    let dashed = rest.trim_start_matches('-');
    let mut tails: Vec<&str> = [".", "_", "__"].iter().filter_map(|separator| rest.strip_prefix(separator)).collect();
    tails.extend((dashed.len() < rest.len()).then_some(dashed));
    rest.len() < text.len() && (rest.is_empty() || tails.into_iter().any(is_component))
}

/// All texts over an alphabet of up to this many characters, shortest first, then in byte order.
pub fn texts(alphabet: &str, longest: usize) -> Vec<String> {
    let mut letters: Vec<char> = alphabet.chars().collect();
    letters.sort_unstable();
    let longer = |text: &String| letters.iter().map(|letter| format!("{text}{letter}")).collect::<Vec<_>>();
    let mut all = vec![String::new()];
    let mut latest = all.clone();
    for _ in 0..longest {
        latest = latest.iter().flat_map(longer).collect();
        all.extend(latest.iter().cloned());
    }
    all
}

/// All repository names over an alphabet of up to this many characters, in the same order.
pub fn names(alphabet: &str, longest: usize) -> Vec<String> {
    texts(alphabet, longest).into_iter().filter(|text| is_name(text)).collect()
}

/// A generator of numbers, the same in every run.
pub struct Numbers(pub u64);

impl Numbers {
    /// A number below `limit`.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }

    /// A text over an alphabet, of at least one character.
    pub fn text(&mut self, alphabet: &[char], longest: usize) -> String {
        let length = 1 + self.below(longest);
        (0..length).filter_map(|_| alphabet.get(self.below(alphabet.len()))).collect()
    }

    /// Up to `most` samples over an alphabet, globs and filters.
    pub fn samples(&mut self, alphabet: &[char], longest: usize, most: usize) -> Vec<Sample> {
        (0..self.below(most + 1))
            .map(|_| {
                let text = self.text(alphabet, longest);
                if self.below(3) == 0 { filter(&text) } else { glob(&text) }
            })
            .collect()
    }
}
