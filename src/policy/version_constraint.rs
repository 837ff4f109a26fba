//! Version constraints of Terraform, as sets of versions.

/// A constraint: every condition of it must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionConstraint<'c>(Vec<Condition<'c>>);

/// One condition of a constraint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Condition<'c> {
    /// `=`, `!=`, `>`, `>=`, `<`, `<=` or `~>`.
    operator: &'c str,
    version: Version,
    /// The number of parts that were written.
    parts: usize,
}

/// Major, minor and patch; what was left out is 0. Wider than what can be written, so that there is always a next one.
pub(crate) type Version = [u64; 3];

impl<'c> VersionConstraint<'c> {
    /// Reads a constraint; `None` where it is not one. Of white space only the space is taken: Terraform refuses that of
    /// Unicode, and a line break would tear the README's line.
    pub fn parse(text: &'c str) -> Option<Self> {
        text.split(',').map(|condition| Condition::parse(condition.trim_matches(' '))).collect::<Option<_>>().map(Self)
    }

    /// Tells whether one condition alone keeps every version below a floor out.
    pub(crate) fn keeps_above(&self, floor: Version) -> bool {
        let keeps = |condition: &Condition<'_>| {
            matches!(condition.operator, "=" | ">=" | ">" | "~>") && condition.version >= floor
        };
        self.0.iter().any(keeps)
    }

    /// Tells whether it lets in a version, published or not, from one on and below another.
    ///
    /// What the bounds let in is a range that is closed below and open above. It goes on from patch to patch, so that of as many
    /// versions as there are exclusions and one more, one is not excluded, or the range ends within them.
    pub(crate) fn lets_in_between(&self, from: Version, below: Version) -> bool {
        let least = self.0.iter().filter_map(|condition| condition.least()).fold(from, Version::max);
        let below = self.0.iter().filter_map(|condition| condition.below()).fold(below, Version::min);
        let excluded: Vec<Version> =
            self.0.iter().filter(|condition| condition.operator == "!=").map(|condition| condition.version).collect();
        let candidates = std::iter::successors(Some(least), |version| Some(next(*version)));
        candidates
            .take(excluded.len() + 1)
            .take_while(|version| *version < below)
            .any(|version| !excluded.contains(&version))
    }

    /// Tells whether it lets in any version, published or not.
    pub(crate) fn lets_in_any(&self) -> bool {
        self.lets_in_between([0; 3], [u64::MAX, 0, 0])
    }

    /// Tells whether it lets in a version with that major number.
    pub fn lets_in_major(&self, major: u64) -> bool {
        self.lets_in_between([major, 0, 0], [major + 1, 0, 0])
    }
}

impl<'c> Condition<'c> {
    fn parse(text: &'c str) -> Option<Self> {
        let digit = text.find(|char: char| char.is_ascii_digit())?;
        let (operator, version) = text.split_at_checked(digit)?;
        let operator = match operator.trim_matches(' ') {
            "" | "=" => "=",
            other => *["!=", ">=", "<=", "~>", ">", "<"].iter().find(|known| **known == other)?,
        };
        let (version, parts) = parse_version(version)?;
        Some(Self { operator, version, parts })
    }

    /// The least version that it lets in, where it bounds them from below.
    fn least(&self) -> Option<Version> {
        match self.operator {
            "=" | ">=" | "~>" => Some(self.version),
            ">" => Some(next(self.version)),
            _ => None,
        }
    }

    /// The version from which on it lets none in, where it bounds them from above. `~>` lets the last part that is written
    /// increase; of a major number alone Terraform takes those of that number, as for `~> 6.0`.
    fn below(&self) -> Option<Version> {
        let [major, minor, _] = self.version;
        match self.operator {
            "<" => Some(self.version),
            "=" | "<=" => Some(next(self.version)),
            "~>" if self.parts == 3 => Some([major, minor + 1, 0]),
            "~>" => Some([major + 1, 0, 0]),
            _ => None,
        }
    }
}

/// The version that follows, where none but whole numbers count.
fn next([major, minor, patch]: Version) -> Version {
    [major, minor, patch + 1]
}

/// The version and how many parts are written; a pre-release counts as its release.
fn parse_version(text: &str) -> Option<(Version, usize)> {
    let release = text.split_once('-').map_or(text, |(release, pre)| if is_pre_release(pre) { release } else { "" });
    let mut version = [0; 3];
    let mut parts = release.split('.');
    for (slot, part) in version.iter_mut().zip(parts.by_ref()) {
        let all_digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        *slot = if all_digits { part.parse::<u32>().ok()?.into() } else { return None };
    }
    parts.next().is_none().then_some((version, release.split('.').count()))
}

fn is_pre_release(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constraints_are_those_of_terraform() {
        for good in [">= 5.13", "~>6.0", "5.13.1", "= 5.100.0", ">= 5.13, < 7, != 6.0.0", ">= 6.0.0-beta1"] {
            assert!(VersionConstraint::parse(good).is_some(), "{good}");
        }
        for bad in [
            "",
            "latest",
            ">= ",
            "=> 5",
            ">= 5.x",
            ">= 5.13,",
            "${x}",
            ">= 5.13\"",
            "1.2.3.4",
            ">= 5.13\n",
            ">= 5.13\u{a0}",
            ">=5. 13",
        ] {
            assert!(VersionConstraint::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_major_number_is_let_in_by_the_set_of_versions() {
        let lets_in = |text: &str, major| VersionConstraint::parse(text).unwrap().lets_in_major(major);
        for without in [
            ">= 6.0",
            "~> 6.28",
            "~> 6",
            ">= 6.28, < 7",
            "6.58.0",
            "> 5.13, != 5.14.0, >= 6.0.0-beta1",
            ">= 5.13, < 5.13",
            ">= 5.13.2, <= 5.13.3, != 5.13.2, != 5.13.3",
        ] {
            assert!(!lets_in(without, 5), "{without}");
        }
        for with in [">= 5.13", "~> 5.13", "< 7, >= 5.100.0, != 5.100.0", "5.100.0", "> 5.200, < 6", "<= 5", "!= 6.0.0"]
        {
            assert!(lets_in(with, 5), "{with}");
        }
        assert!(lets_in("> 5.13.4294967295", 5) && !lets_in("= 4.67.0", 5) && lets_in("~> 6.4294967295", 6));
    }

    #[test]
    fn a_constraint_lets_in_nothing_where_its_conditions_contradict_each_other() {
        for (text, is_any) in [
            (">= 6, < 6", false),
            ("~> 5.13, >= 6", false),
            ("= 5.13.0, != 5.13.0", false),
            ("> 5.13.0, < 5.13.1", false),
            (">= 6, <= 6", true),
            ("!= 6.0.0", true),
            ("> 4294967295.4294967295.4294967295", true),
            ("< 0.0.0", false),
        ] {
            assert_eq!(VersionConstraint::parse(text).unwrap().lets_in_any(), is_any, "{text}");
        }
    }

    /// Numbers that are the same in every run.
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, bound: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(self.0 >> 33).unwrap() % bound
        }

        fn version(&mut self) -> Vec<u64> {
            let parts = [vec![4, 5, 5, 5, 6, 6, 7], vec![0, 1, 13, 99, 100, 200], vec![0, 1, 2]];
            let count = 1 + self.below(3);
            parts.iter().take(count).map(|choices| choices[self.below(choices.len())]).collect()
        }
    }

    /// A reading of its own: a condition against one version, part by part, by the words of the documentation.
    fn is_let_in(operator: &str, written: &[u64], version: [u64; 3]) -> bool {
        let zero = [0, 0, 0];
        let bound: Vec<u64> = written.iter().chain(&zero).take(3).copied().collect();
        let order = version.as_slice().cmp(bound.as_slice());
        match operator {
            "=" => order.is_eq(),
            "!=" => order.is_ne(),
            ">" => order.is_gt(),
            ">=" => order.is_ge(),
            "<" => order.is_lt(),
            "<=" => order.is_le(),
            _ => {
                let fixed = written.len().saturating_sub(1).max(1);
                order.is_ge() && version[..fixed] == written[..fixed]
            }
        }
    }

    #[test]
    fn letting_in_is_what_an_enumeration_of_versions_says() {
        let all = |major| (0..=201).flat_map(move |minor| (0..=9).map(move |patch| [major, minor, patch]));
        let mut numbers = Numbers(17);
        let mut seen = [0; 2];
        for _ in 0..1500 {
            let conditions: Vec<(&str, Vec<u64>)> = (0..=numbers.below(4))
                .map(|_| (["=", "!=", ">", ">=", "<", "<=", "~>", ">="][numbers.below(8)], numbers.version()))
                .collect();
            let words = |version: &[u64]| version.iter().map(u64::to_string).collect::<Vec<_>>().join(".");
            let written = conditions.iter().map(|(operator, version)| format!("{operator} {}", words(version)));
            let text = written.collect::<Vec<_>>().join(", ");
            let constraint = VersionConstraint::parse(&text).unwrap();
            let meets =
                |version: &[u64; 3]| conditions.iter().all(|(operator, own)| is_let_in(operator, own, *version));
            for major in [5, 6] {
                let is_any = all(major).any(|version| meets(&version));
                assert_eq!(constraint.lets_in_major(major), is_any, "{text} and {major}");
                seen[usize::from(is_any)] += 1;
            }
        }
        assert!(seen.iter().all(|count| *count > 500), "{seen:?}");
    }
}
