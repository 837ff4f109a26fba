//! Matchers of EventBridge for the names of repositories.

use serde_json::{Value, json};

use crate::wildcard::Pattern;

/// The form in which an event names a repository.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Its name.
    Name,
    /// Its ARN, `arn:aws:ecr:eu-west-1:123456789012:repository/NAME`, in any partition. A name has no `:`, so that the stem
    /// ends in one place only.
    Arn,
}

const STEM: &str = ":repository/";

/// The list of matchers that accepts just the names of some patterns.
pub(super) fn of(patterns: &[Pattern], form: Form) -> Value {
    patterns.iter().map(|pattern| one(pattern.as_str(), form)).collect()
}

/// The list of matchers that accepts just the names of none of the patterns.
pub(super) fn none_of(patterns: &[Pattern], form: Form) -> Value {
    let stem = if form == Form::Arn { format!("*{STEM}") } else { String::new() };
    let globs: Vec<String> = patterns.iter().map(|pattern| format!("{stem}{}", pattern.as_str())).collect();
    json!([{ "anything-but": { "wildcard": globs } }])
}

fn one(glob: &str, form: Form) -> Value {
    let text = glob.replace('*', "");
    match (form, glob.matches('*').count()) {
        (Form::Name, 0) => json!(text),
        (Form::Name, 1) if glob.ends_with('*') => json!({ "prefix": text }),
        (Form::Name, 1) if glob.starts_with('*') => json!({ "suffix": text }),
        (Form::Name, _) => json!({ "wildcard": glob }),
        (Form::Arn, 0) => json!({ "suffix": format!("{STEM}{text}") }),
        (Form::Arn, _) => json!({ "wildcard": format!("*{STEM}{glob}") }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patterns(globs: &[&str]) -> Vec<Pattern> {
        globs.iter().map(|glob| Pattern::glob(glob)).collect()
    }

    #[test]
    fn each_kind_of_name_has_the_cheapest_matcher() {
        let globs = patterns(&["api", "x*", "*x", "a*b", "*x*"]);
        let names = r#"["api",{"prefix":"x"},{"suffix":"x"},{"wildcard":"a*b"},{"wildcard":"*x*"}]"#;
        assert_eq!(of(&globs, Form::Name).to_string(), names);
        let arns = r#"[{"suffix":":repository/api"},{"wildcard":"*:repository/x*"},{"wildcard":"*:repository/*x"}]"#;
        assert_eq!(of(&globs[..3], Form::Arn).to_string(), arns);
    }

    #[test]
    fn names_are_excluded_together() {
        let globs = patterns(&["*api*", "e*x"]);
        assert_eq!(none_of(&globs, Form::Name).to_string(), r#"[{"anything-but":{"wildcard":["*api*","e*x"]}}]"#);
        let arns = r#"[{"anything-but":{"wildcard":["*:repository/*api*","*:repository/e*x"]}}]"#;
        assert_eq!(none_of(&globs, Form::Arn).to_string(), arns);
    }
}
