//! [`Order`]: what is to be rehearsed.

use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

use super::apply::Variable;
use super::fake_aws::Start;

/// Options of a rehearsal.
#[derive(Debug, Clone)]
pub(crate) struct Order {
    /// The directory that terraform would be run in.
    pub directory: PathBuf,
    /// Number of applies for each value that is switched to.
    pub applies: usize,
    /// Values of variables.
    pub variables: Vec<Variable>,
    /// Variables that change between applies.
    pub switches: Vec<Switch>,
    pub program: OsString,
    /// Time that one of terraform's commands may take.
    pub limit: Duration,
    /// State of AWS at first.
    pub start: Start,
}

/// A variable and the values that it takes one after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Switch {
    pub name: String,
    /// Its values, at least one; the last one stays.
    pub values: Vec<String>,
}

impl Switch {
    /// Reads `NAME=V1,V2,…`.
    ///
    /// # Errors
    /// It is not of that form.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        let Variable { name, value } = Variable::parse(text)?;
        Ok(Self { name, values: split(&value) })
    }
}

/// Splits at the commas that stand in no brackets and no quotes: a value may be a list.
fn split(text: &str) -> Vec<String> {
    let (mut values, mut depth, mut is_quoted) = (vec![String::new()], 0_usize, false);
    for char in text.chars() {
        match char {
            '"' => is_quoted = !is_quoted,
            '[' | '{' | '(' if !is_quoted => depth += 1,
            ']' | '}' | ')' if !is_quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
        match values.last_mut() {
            Some(last) if char != ',' || depth > 0 || is_quoted => last.push(char),
            _ => values.push(String::new()),
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_split_at_commas_outside_of_brackets() {
        assert_eq!(split("true,false"), ["true", "false"]);
        assert_eq!(split(r#"["a","b"],[]"#), [r#"["a","b"]"#, "[]"]);
        assert_eq!(split(r#""a,b",c"#), [r#""a,b""#, "c"]);
        assert_eq!(split(""), [""]);
    }
}
