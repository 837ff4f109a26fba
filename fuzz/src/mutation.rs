//! Mutations that know that a text has words, strings, brackets and lines: most of what they make is read further than the
//! first character. The same seed makes the same text.

/// Numbers that follow from a seed (Knuth's MMIX generator).
#[derive(Debug)]
pub struct Numbers(u64);

impl Numbers {
    /// Those of a seed.
    pub fn of(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(1))
    }

    /// The next one below a limit; 0 where there is none below.
    pub fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or_default() % limit.max(1)
    }

    /// One of some things.
    fn pick<'t, T>(&mut self, of: &'t [T]) -> Option<&'t T> {
        of.get(self.below(of.len()))
    }
}

/// Characters and numbers that readers stumble over.
const HARD: &[&str] = &[
    "\u{feff}",
    "\u{202e}",
    "\u{200b}",
    "\u{0}",
    "\r",
    "\r\n",
    "\u{85}",
    "é",
    "𝒳",
    "\\u0000",
    "\\x",
    "${",
    "%{",
    "$${",
    "<<E\n",
    "\"\"\"",
    "'''",
    "#",
    "//",
    "/*",
    "*/",
    "-1",
    "0",
    "1e400",
    "9223372036854775808",
    "0x7f",
    "1_000",
    "nan",
    "null",
    "true",
    "*",
    "**",
    "..",
    "/",
    "__",
    "--",
    "a",
    "\"",
    "'",
    ",",
    "=",
    "==",
    "?",
    ":",
    ".",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "[*]",
    ".*",
    "=>",
    "...",
    "`",
];

/// Makes another text of one, with words of a dictionary and pieces of a second text.
pub fn mutated(text: &[u8], other: &[u8], dictionary: &[String], numbers: &mut Numbers) -> Vec<u8> {
    let mut pieces: Vec<Vec<u8>> = pieces(text);
    let others = self::pieces(other);
    for _ in 0..=numbers.below(4) {
        change(&mut pieces, &others, dictionary, numbers);
    }
    let mut text = pieces.concat();
    if numbers.below(12) == 0 && !text.is_empty() {
        let at = numbers.below(text.len());
        let bit = 1 << numbers.below(8);
        text.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= bit);
    }
    if numbers.below(40) == 0 {
        text.truncate(numbers.below(text.len()));
    }
    text
}

/// Changes one thing.
fn change(pieces: &mut Vec<Vec<u8>>, others: &[Vec<u8>], dictionary: &[String], numbers: &mut Numbers) {
    let at = numbers.below(pieces.len());
    let end = (at + 1 + numbers.below(8)).min(pieces.len());
    let range = at.min(end)..end;
    match numbers.below(9) {
        0 => drop(pieces.drain(range)),
        1 => insert(pieces, at, pieces.get(range).unwrap_or_default().to_vec()),
        2 if !pieces.is_empty() => {
            let with = numbers.below(pieces.len());
            pieces.swap(at, with);
        }
        3 => replace(pieces, at, word(dictionary, numbers)),
        4 => insert(pieces, at, vec![word(dictionary, numbers)]),
        5 => insert(pieces, at, vec![numbers.pick(HARD).map_or(Vec::new(), |hard| hard.as_bytes().to_vec())]),
        6 => {
            let from = numbers.below(others.len());
            let length = 1 + numbers.below(24);
            insert(pieces, at, others.iter().skip(from).take(length).cloned().collect());
        }
        7 => {
            let (line, end) = line(pieces, at);
            let copied = pieces.get(line..end).unwrap_or_default().to_vec();
            if numbers.below(2) == 0 { drop(pieces.drain(line..end)) } else { insert(pieces, line, copied) }
        }
        _ => {
            let bracket = numbers.pick(&["[", "(", "{", "[{", "a[", "!", "-", "\"${"]).copied().unwrap_or_default();
            insert(pieces, at, vec![bracket.repeat(1 + numbers.below(60)).into_bytes()]);
        }
    }
}

fn word(dictionary: &[String], numbers: &mut Numbers) -> Vec<u8> {
    numbers.pick(dictionary).map(|word| word.clone().into_bytes()).unwrap_or_default()
}

fn insert(pieces: &mut Vec<Vec<u8>>, at: usize, more: Vec<Vec<u8>>) {
    let behind = pieces.split_off(at.min(pieces.len()));
    pieces.extend(more);
    pieces.extend(behind);
}

fn replace(pieces: &mut [Vec<u8>], at: usize, with: Vec<u8>) {
    pieces.iter_mut().skip(at).take(1).for_each(|piece| piece.clone_from(&with));
}

/// The pieces of the line that one is in.
fn line(pieces: &[Vec<u8>], at: usize) -> (usize, usize) {
    let ends = |piece: &Vec<u8>| piece.contains(&b'\n');
    let start = pieces.iter().take(at).rposition(ends).map_or(0, |before| before + 1);
    let length = pieces.iter().skip(start).position(ends).map_or(pieces.len() - start, |length| length + 1);
    (start, start + length)
}

/// Cuts a text into words, strings, spaces and single characters.
fn pieces(text: &[u8]) -> Vec<Vec<u8>> {
    let mut pieces: Vec<Vec<u8>> = Vec::new();
    let mut before = Kind::Other;
    for &byte in text {
        let kind = Kind::of(byte);
        match pieces.last_mut() {
            Some(piece) if kind == before && kind != Kind::Other => piece.push(byte),
            _ => pieces.push(vec![byte]),
        }
        before = kind;
    }
    pieces
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Space,
    Other,
}

impl Kind {
    fn of(byte: u8) -> Self {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'_' | b'-' | 0x80.. => Self::Word,
            b' ' | b'\t' => Self::Space,
            _ => Self::Other,
        }
    }
}

/// The words of a dictionary of libFuzzer: a line `"word"`, in which `\"`, `\\` and `\n` are escapes.
pub fn words(dictionary: &str) -> Vec<String> {
    let lines = dictionary.lines().filter_map(|line| line.strip_prefix('"')?.strip_suffix('"'));
    lines.map(|word| word.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\")).collect()
}
