//! Matchers of EventBridge for the names of repositories.

use serde_json::{Value, json};

use crate::plan::AlertNames;

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

/// The list of matchers that accepts just these names; `None` where every name is accepted.
pub(super) fn of(names: &AlertNames, form: Form) -> Option<Value> {
    match names {
        AlertNames::Every => None,
        AlertNames::In(patterns) => {
            Some(patterns.iter().map(|pattern| one(&collapsed(pattern.as_str()), form)).collect())
        }
        AlertNames::Outside(filters) => {
            let mut globs: Vec<String> = filters.iter().map(|filter| collapsed(filter.as_str())).collect();
            globs.sort();
            globs.dedup();
            Some(json!([{ "anything-but": { "wildcard": globs } }]))
        }
    }
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

/// One star for each run of stars: EventBridge refuses `**`.
fn collapsed(glob: &str) -> String {
    let mut collapsed = String::with_capacity(glob.len());
    for letter in glob.chars().filter(|letter| letter.is_ascii()) {
        if letter != '*' || !collapsed.ends_with('*') {
            collapsed.push(letter);
        }
    }
    collapsed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wildcard::Pattern;

    fn matchers(globs: &[&str], form: Form) -> String {
        let patterns = globs.iter().map(|glob| Pattern::glob(glob)).collect();
        of(&AlertNames::In(patterns), form).unwrap().to_string()
    }

    #[test]
    fn each_kind_of_name_has_the_cheapest_matcher() {
        let globs = ["api", "x*", "*x", "a*b", "**x", "*x*"];
        let names = r#"["api",{"prefix":"x"},{"suffix":"x"},{"wildcard":"a*b"},{"suffix":"x"},{"wildcard":"*x*"}]"#;
        assert_eq!(matchers(&globs, Form::Name), names);
        let arns = r#"[{"suffix":":repository/api"},{"wildcard":"*:repository/x*"},{"wildcard":"*:repository/*x"}]"#;
        assert_eq!(matchers(&globs[..3], Form::Arn), arns);
    }

    #[test]
    fn filters_are_negated_together() {
        let filters = ["*api*", "e*x"].map(Pattern::glob).to_vec();
        let outside = of(&AlertNames::Outside(filters), Form::Name).unwrap();
        assert_eq!(outside.to_string(), r#"[{"anything-but":{"wildcard":["*api*","e*x"]}}]"#);
    }
}
