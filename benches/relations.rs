//! Time of relations of sets: medians of several runs, printed. `cargo bench`.

#![expect(clippy::print_stdout, reason = "printing is what it is for")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use scanwright::testing::{Pattern, is_subset, relate};

/// Count of filters in a set: as many as a rule may have.
const SIZE: usize = 100;

fn main() {
    pairs();
    for (name, left, right) in plain().into_iter().chain(hard()) {
        sets(name, &left, &right);
    }
}

/// The time of one `is_subset`, over all pairs of two realistic sets.
fn pairs() {
    let (left, right) = (realistic(1), realistic(2));
    let time = median(21, || {
        left.iter().flat_map(|one| right.iter().map(move |two| is_subset(one, two))).filter(|&is| is).count()
    });
    let pairs = u32::try_from(left.len() * right.len()).unwrap_or(1);
    println!("{:>10.1?}  is_subset, one of {pairs} pairs", time / pairs);
}

fn sets(name: &str, left: &[Pattern], right: &[Pattern]) {
    let started = Instant::now();
    let kind = format!("{:?}", relate(left, right).kind);
    let runs = if started.elapsed() < Duration::from_millis(100) { 11 } else { 3 };
    let time = median(runs, || relate(left, right));
    println!("{time:>10.1?}  {name}: {}", kind.split(' ').next().unwrap_or_default());
}

fn median<T>(runs: usize, mut run: impl FnMut() -> T) -> Duration {
    let mut times: Vec<_> = (0..runs)
        .map(|_| {
            let started = Instant::now();
            black_box(run());
            started.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(runs / 2).copied().unwrap_or_default()
}

type Case = (&'static str, Vec<Pattern>, Vec<Pattern>);

/// Sets as they are written, and plain ones.
fn plain() -> Vec<Case> {
    let all = vec![Pattern::glob("*")];
    vec![
        ("two by two", realistic(1).split_off(SIZE - 2), realistic(2).split_off(SIZE - 2)),
        ("realistic, different", realistic(1), realistic(2)),
        ("realistic, the same", realistic(1), realistic(1)),
        ("realistic, more by half", realistic(1).into_iter().take(50).collect(), realistic(1)),
        ("realistic in everything", realistic(1), all.clone()),
        ("first letters in all", first_letters(), all.clone()),
        ("ECR filters without stars", words(1), words(2)),
    ]
}

/// Sets made to be hard.
fn hard() -> Vec<Case> {
    let all = vec![Pattern::glob("*")];
    vec![
        ("*a*b*c*", random(1, LETTERS, 3, 1), random(2, LETTERS, 3, 1)),
        ("*ab*cd*ef*", random(1, LETTERS, 3, 2), random(2, LETTERS, 3, 2)),
        ("*ab*cd*ef* in everything", random(1, LETTERS, 3, 2), all.clone()),
        ("*a*b*a*b*, two letters", random(1, b"ab", 4, 1), random(2, b"ab", 4, 1)),
        ("*ab*ba*, two letters", random(1, b"ab", 2, 2), random(2, b"ab", 2, 2)),
        ("*aabb*abab*, two letters", random(1, b"ab", 2, 4), random(2, b"ab", 2, 4)),
        ("*abba*, 5 of them", random(1, b"ab", 5, 4), random(2, b"ab", 5, 4)),
        ("*abcabc*, 3 of them", random(1, b"abc", 3, 6), random(2, b"abc", 3, 6)),
        ("two letters in the rest", vec![Pattern::glob("*")], rest(1, 2, 4)),
        ("two letters in the rest, 3", vec![Pattern::glob("*")], rest(1, 3, 3)),
        ("two letters, long words", vec![Pattern::glob("*")], rest(1, 1, 5)),
        ("one more part than letters, 12", parts(13), once_each(12)),
        ("one more part than letters, 26", parts(27), once_each(26)),
        ("counters", counters(b"abcdef", 30), counters(b"badcfe", 31)),
    ]
}

const LETTERS: &[u8] = b"abcdefghijklmnopqrstuvwxyz";

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit.max(1)
    }

    fn word(&mut self, letters: &[u8], length: usize) -> String {
        (0..length).filter_map(|_| letters.get(self.below(letters.len()))).map(|&letter| char::from(letter)).collect()
    }
}

/// Filters as teams write them.
fn realistic(seed: u64) -> Vec<Pattern> {
    let mut numbers = Numbers(seed);
    let kinds = ["api", "worker", "web", "cron", "batch", "proxy"];
    let stages = ["prod", "dev", "staging"];
    (0..SIZE)
        .map(|_| {
            let (team, service) = (numbers.below(40), numbers.below(60));
            let kind = kinds.get(numbers.below(kinds.len())).copied().unwrap_or_default();
            let stage = stages.get(numbers.below(stages.len())).copied().unwrap_or_default();
            Pattern::filter(&match numbers.below(6) {
                0 => format!("team-{team}/*"),
                1 => format!("*-{kind}-{service}"),
                2 => format!("{stage}-*-{kind}"),
                3 => format!("e*xample/{kind}-{service}"),
                4 => format!("team-{team}/{kind}-*"),
                _ => format!("{kind}-{service}"),
            })
        })
        .collect()
}

/// Words, each a substring filter.
fn words(seed: u64) -> Vec<Pattern> {
    let mut numbers = Numbers(seed);
    (0..SIZE).map(|_| Pattern::filter(&numbers.word(LETTERS, 6))).collect()
}

/// All names, by their first character.
fn first_letters() -> Vec<Pattern> {
    let single = LETTERS.iter().map(|&letter| format!("{}*", char::from(letter)));
    let digits = (b'0'..=b'9').map(|digit| format!("{}*", char::from(digit)));
    single.chain(digits).map(|text| Pattern::glob(&text)).collect()
}

/// Filters of some words of one length each between stars.
fn random(seed: u64, letters: &[u8], words: usize, length: usize) -> Vec<Pattern> {
    let mut numbers = Numbers(seed);
    (0..SIZE)
        .map(|_| {
            let words: Vec<_> = (0..words).map(|_| numbers.word(letters, length)).collect();
            Pattern::glob(&format!("*{}*", words.join("*")))
        })
        .collect()
}

/// Everything with a character other than `a` and `b`, and filters over those two.
fn rest(seed: u64, words: usize, length: usize) -> Vec<Pattern> {
    let others = (b'-'..=b'z').filter(u8::is_ascii_graphic).filter(|letter| !b"ab".contains(letter));
    let mut patterns: Vec<_> = others.map(|letter| Pattern::glob(&format!("*{}*", char::from(letter)))).collect();
    patterns.extend(random(seed, b"ab", words, length).into_iter().take(SIZE - 40));
    patterns
}

/// Names of so many parts.
fn parts(count: usize) -> Vec<Pattern> {
    vec![Pattern::glob(&vec!["*"; count].join("/"))]
}

/// All names but those of `/` and so many letters, each once at most.
fn once_each(letters: usize) -> Vec<Pattern> {
    let used = LETTERS.iter().take(letters).map(|&letter| char::from(letter));
    let is_unused = |letter: &char| *letter != '/' && !used.clone().any(|other| other == *letter);
    let unused = ('-'..='9').chain('_'..='z').filter(is_unused).map(|it| format!("*{it}*"));
    let texts = used.clone().map(|letter| format!("*{letter}*{letter}*")).chain(unused);
    texts.map(|text| Pattern::glob(&text)).collect()
}

/// Filters that ask for one letter many times, with another now and then.
fn counters(letters: &[u8], most: usize) -> Vec<Pattern> {
    let count = |(index, &letter): (usize, &u8)| {
        let other = letters.get((index + 1) % letters.len()).copied().unwrap_or(letter);
        let text: String = (0..most)
            .map(|place| char::from(if place % 7 == 3 { other } else { letter }))
            .flat_map(|letter| ['*', letter])
            .collect();
        Pattern::glob(&format!("{text}*"))
    };
    letters.iter().enumerate().map(count).collect()
}
