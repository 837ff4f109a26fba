//! "Did you mean": the nearest of the words that would have been right.

/// Words of AWS and of Terraform, and those that a policy has for the same.
const TRANSLATED: &[(&str, &str)] = &[
    ("continuous-scan", "continuous"),
    ("scan-on-push", "on-push"),
    ("manual-scan", "manual"),
    ("enhanced", "always"),
    ("basic", "never"),
    ("true", "always"),
    ("false", "never"),
    ("none", "unscanned"),
    ("off", "unscanned"),
];

/// The most alike of `known`, where one is alike enough to be meant.
pub(crate) fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let folded = folded(word);
    let same = known.iter().find(|candidate| candidate.replace('_', "-") == folded);
    let translated = TRANSLATED.iter().filter(|(theirs, _)| *theirs == folded);
    let translated = || translated.flat_map(|(_, ours)| known.iter().find(|candidate| *candidate == ours)).next();
    same.copied()
        .or_else(|| translated().copied())
        .or_else(|| nearest_duration(&folded, known))
        .or_else(|| similar::get_close_matches(word, known, 1, 0.6).first().copied())
}

/// The duration in days that is nearest to one, where there are some; of two that are as near, the shorter one.
fn nearest_duration<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let meant = days(word)?;
    let durations = known.iter().filter_map(|candidate| Some((days(candidate)?, *candidate)));
    durations.min_by_key(|(days, _)| (days.abs_diff(meant), *days)).map(|(_, candidate)| candidate)
}

/// The days of a number with a unit, or of a number alone.
fn days(word: &str) -> Option<u64> {
    let end = word.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(word.len());
    let (number, unit) = word.split_at(end);
    let unit = match unit.trim_matches([' ', '-', 's']) {
        "" | "d" | "day" => 1,
        "w" | "week" => 7,
        "month" => 30,
        "y" | "year" => 365,
        _ => return None,
    };
    number.parse::<u64>().ok()?.checked_mul(unit)
}

/// A word in the spelling of a policy's words.
pub(crate) fn folded(word: &str) -> String {
    word.trim().to_ascii_lowercase().replace('_', "-")
}

/// The words in backticks, joined by commas, with `or` before the last.
pub(crate) fn one_of(words: &[&str]) -> String {
    joined(words, "or")
}

/// The words in backticks, joined by commas, with `and` before the last.
pub(crate) fn all_of(words: &[&str]) -> String {
    joined(words, "and")
}

/// The first words in backticks, joined by commas, and how many there are besides.
pub(crate) fn first_of(words: &[&str], most: usize) -> String {
    match words.split_at_checked(most) {
        Some((first, rest @ [_, ..])) => {
            let first: Vec<String> = first.iter().map(|word| format!("`{word}`")).collect();
            format!("{} and {} more", first.join(", "), rest.len())
        }
        _ => all_of(words),
    }
}

fn joined(words: &[&str], conjunction: &str) -> String {
    match words {
        [] => String::new(),
        [only] => format!("`{only}`"),
        [most @ .., last] => {
            let most: Vec<String> = most.iter().map(|word| format!("`{word}`")).collect();
            format!("{} {conjunction} `{last}`", most.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_another_spelling_are_recognised() {
        assert_eq!(nearest("on_push", &["continuous", "on-push"]), Some("on-push"));
        assert_eq!(nearest("ON-PUSH", &["continuous", "on-push"]), Some("on-push"));
        assert_eq!(nearest("nmae", &["name", "output"]), Some("name"));
        assert_eq!(nearest("CONTINUOUS_SCAN", &["continuous", "on-push"]), Some("continuous"));
        assert_eq!(nearest("Enhanced", &["always", "on-release", "never"]), Some("always"));
        assert_eq!(nearest("enhanced", &["enhanced", "basic", "always"]), Some("enhanced"));
        assert_eq!(nearest("zzz", &["name", "output"]), None);
    }

    #[test]
    fn durations_are_near_by_their_length() {
        let known = ["3 days", "7 days", "14 days", "30 days", "180 days", "lifetime"];
        for (word, near) in [
            ("31 days", "30 days"),
            ("30", "30 days"),
            ("2 weeks", "14 days"),
            ("5d", "3 days"),
            ("6 months", "180 days"),
            ("9 years", "180 days"),
            ("lifetme", "lifetime"),
        ] {
            assert_eq!(nearest(word, &known), Some(near), "{word}");
        }
        assert_eq!(nearest("30 days", &["high", "low"]), None);
        assert_eq!(nearest("99999999999999999999 years", &["3 days"]), None);
    }

    #[test]
    fn of_many_words_the_first_are_named() {
        assert_eq!(first_of(&["a", "b", "c"], 2), "`a`, `b` and 1 more");
        assert_eq!(first_of(&["a", "b"], 2), "`a` and `b`");
        assert_eq!(first_of(&["a"], 2), "`a`");
    }
}
