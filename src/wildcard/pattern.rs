//! One pattern: an anchored glob in which `*` stands for zero or more characters, `/` included.
//!
//! A pattern matches texts, and its own text decides most questions about two patterns without a search.

use super::grammar::{GrammarState, MAX_NAME};

/// Filter over repository names, anchored at both ends.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pattern {
    /// The text as given.
    text: String,
    /// The anchored glob it stands for, without two stars in a row.
    glob: String,
    /// The length of the literal before the first star; of the whole glob if it has none.
    head: usize,
    /// The length of the literal after the last star; of the whole glob if it has none.
    tail: usize,
    stars: usize,
    /// Its characters that are no stars, as bits: which of the 64 values that end a byte they have.
    mentioned: u64,
    /// True for a glob that mentions all letters and all digits.
    pangram: bool,
    room: Room,
}

/// Knowledge of the names that a pattern matches, from its text alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Room {
    /// It matches no name.
    Void,
    /// It may match names, only just below the length limit.
    Tight,
    /// It matches the name in which any letter or digit stands in for each star.
    Ample,
}

impl Pattern {
    /// Makes an anchored glob: a text without `*` is that one name.
    #[must_use]
    pub fn glob(text: &str) -> Self {
        Self::new(text, text)
    }

    /// Makes a filter as ECR reads it: without `*` it matches every name that contains it, with `*` it is anchored at both
    /// ends (ECR's user guide, "image scanning filters").
    #[must_use]
    pub fn filter(text: &str) -> Self {
        if text.contains('*') { Self::new(text, text) } else { Self::new(text, &format!("*{text}*")) }
    }

    /// Returns the text that it was made from.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns the literal that every matched text starts with: the glob up to its first star.
    #[must_use]
    pub fn head(&self) -> &str {
        self.glob.get(..self.head).unwrap_or_default()
    }

    /// Tells whether the pattern matches `name`, which may be any text. The time is at most the product of the two lengths.
    #[must_use]
    pub fn matches(&self, name: &str) -> bool {
        self.covers(name.as_bytes())
    }

    fn new(text: &str, spelled: &str) -> Self {
        let glob = collapse(spelled);
        let stars = glob.bytes().filter(|&byte| byte == b'*').count();
        Self {
            text: text.to_owned(),
            head: glob.find('*').unwrap_or(glob.len()),
            tail: glob.rsplit('*').next().map_or(0, str::len),
            stars,
            mentioned: glob.bytes().filter(|&byte| byte != b'*').fold(0, |bits, byte| bits | 1 << (byte % 64)),
            pangram: (b'a'..=b'z').chain(b'0'..=b'9').all(|byte| glob.as_bytes().contains(&byte)),
            room: room(glob.as_bytes(), stars),
            glob,
        }
    }

    /// Returns the anchored glob, without two stars in a row.
    pub(super) fn spelled(&self) -> &str {
        &self.glob
    }

    /// Tells whether the text alone shows that no name matches.
    pub(super) fn is_void(&self) -> bool {
        self.room == Room::Void
    }

    /// Tells whether it stands for one name alone.
    pub(super) fn is_name(&self) -> bool {
        self.stars == 0
    }

    /// Tells whether the text alone shows that a name matches.
    pub(super) fn is_ample(&self) -> bool {
        self.room == Room::Ample
    }

    /// Tells whether every name that `self` matches is matched by `other`; `None` if the texts alone do not decide it.
    ///
    /// `other` is matched against the glob of `self`, in which a star is a character that only a star of `other` covers. If
    /// that matches, `other` matches whatever stands in the place of the stars. If not, a letter that `other` never
    /// mentions in the place of each star gives a name that `self` alone matches.
    pub(super) fn within(&self, other: &Self) -> Option<bool> {
        if self.is_void() || (other.may_cover(self) && other.covers(self.glob.as_bytes())) {
            return Some(true);
        }
        (self.is_ample() && (other.is_void() || !other.pangram)).then_some(false)
    }

    /// Tells whether the glob may match that of another one, each of whose literals has to stand for one of the other's, in
    /// their order; `false` is certain.
    fn may_cover(&self, other: &Self) -> bool {
        let (mine, theirs) = (self.glob.len() - self.stars, other.glob.len() - other.stars);
        self.mentioned & !other.mentioned == 0
            && (mine < theirs || mine == theirs && self.literals().eq(other.literals()))
    }

    /// Tells whether a name may match both, by the literals at both ends; `false` is certain.
    pub(super) fn may_meet(&self, other: &Self) -> bool {
        if self.stars == 0 {
            return other.covers(self.glob.as_bytes());
        }
        if other.stars == 0 {
            return self.covers(other.glob.as_bytes());
        }
        let (mine, theirs) = (self.glob.bytes(), other.glob.bytes());
        let heads = mine.clone().zip(theirs.clone()).take(self.head.min(other.head));
        let tails = mine.rev().zip(theirs.rev()).take(self.tail.min(other.tail));
        heads.chain(tails).all(|(one, two)| one == two)
    }

    /// Joins the literals of two patterns with stars to a text, which mostly is a name that both match.
    pub(super) fn blend(&self, other: &Self) -> String {
        let ([head, middle, tail], [other_head, other_middle, other_tail]) = (self.parts(), other.parts());
        let longer = |one, two| if str::len(one) < str::len(two) { two } else { one };
        let (head, tail) = (longer(head, other_head), longer(tail, other_tail));
        format!("{head}{middle}{other_middle}{tail}").replace('*', "0")
    }

    /// Returns the text with this in the place of each star.
    pub(super) fn filled(&self, filling: &str) -> String {
        self.glob.replace('*', filling)
    }

    /// Returns the characters that every matched text has, in this order.
    pub(super) fn literals(&self) -> impl Iterator<Item = u8> {
        self.glob.bytes().filter(|&byte| byte != b'*')
    }

    /// Cuts the glob before its first star and behind its last.
    fn parts(&self) -> [&str; 3] {
        let tail = self.glob.len().saturating_sub(self.tail);
        [0..self.head, self.head..tail, tail..self.glob.len()].map(|part| self.glob.get(part).unwrap_or_default())
    }

    /// Tells whether the glob matches `text`, in which a `*` is a character that no literal equals.
    fn covers(&self, text: &[u8]) -> bool {
        let glob = self.glob.as_bytes();
        if self.stars == 0 {
            return glob == text;
        }
        if text.len() < self.head + self.tail {
            return false;
        }
        let (Some((head, glob)), Some((start, text))) =
            (glob.split_at_checked(self.head), text.split_at_checked(self.head))
        else {
            return false;
        };
        if head != start {
            return false;
        }
        let (Some((middle, tail)), Some((text, end))) =
            (glob.split_at_checked(glob.len() - self.tail), text.split_at_checked(text.len() - self.tail))
        else {
            return false;
        };
        tail == end && (self.stars == 1 || matches_glob(middle, text))
    }
}

/// Makes one star of each run of stars.
fn collapse(text: &str) -> String {
    let mut glob = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter != '*' || !glob.ends_with('*') {
            glob.push(letter);
        }
    }
    glob
}

/// Judges a glob by its text: if any name matches, one does in which a letter or digit stands in the place of each star,
/// since both may stand beside anything.
fn room(glob: &[u8], stars: usize) -> Room {
    let filled = glob.iter().map(|&byte| if byte == b'*' { b'x' } else { byte });
    let fits = match GrammarState::after(filled) {
        Some(GrammarState::First) => stars > 0,
        place => place.is_some_and(GrammarState::completes),
    };
    if !fits || glob.len() - stars > MAX_NAME {
        Room::Void
    } else if glob.len() > MAX_NAME {
        Room::Tight
    } else {
        Room::Ample
    }
}

/// Tells whether a glob matches a text. Each literal is taken where it first fits, and only the literal after the latest
/// star is ever tried again: leaving more text to a later star never helps.
fn matches_glob(glob: &[u8], text: &[u8]) -> bool {
    let (mut want, mut have) = (0, 0);
    let mut retry = None;
    loop {
        match (glob.get(want), text.get(have)) {
            (Some(b'*'), _) => {
                want += 1;
                retry = Some((want, have));
            }
            (Some(literal), Some(letter)) if literal == letter => {
                want += 1;
                have += 1;
            }
            (None, None) => return true,
            (Some(_), None) => return false,
            (_, Some(_)) => {
                let Some((literal, start)) = retry else {
                    return false;
                };
                retry = Some((literal, start + 1));
                (want, have) = (literal, start + 1);
            }
        }
    }
}
