//! The verdict as a state diagram of Mermaid, which pull requests show as a picture.

use std::fmt::Write as _;

use super::report::{Report, Subject};
use crate::simulate::{Apply, AwsDescription};

/// The diagram: the cycle of states, or the states at rest with what leads between them.
pub(crate) fn diagram(report: &Report) -> String {
    let body = match (report.cycle(), report.verdict.settles, &report.subject) {
        ([], Some(true), Subject::Module { states: 2, .. }) => SWITCHED.to_owned(),
        ([], Some(true), _) => SETTLED.to_owned(),
        ([], ..) => format!("    state \"{}\" as verdict\n    [*] --> verdict\n", escaped(&report.headline())),
        (cycle, ..) => circle(cycle),
    };
    format!("stateDiagram-v2\n{body}")
}

const SETTLED: &str = "    [*] --> settled: apply\n    settled --> settled: nothing to do\n";

const SWITCHED: &str = "    \
    [*] --> ENHANCED: apply
    [*] --> BASIC: apply
    ENHANCED --> ENHANCED: nothing to do
    BASIC --> BASIC: nothing to do
    ENHANCED --> BASIC: switch, one apply
    BASIC --> ENHANCED: switch, one apply
";

fn circle(cycle: &[Apply]) -> String {
    let mut states: Vec<&AwsDescription> = Vec::new();
    for apply in cycle {
        if !states.contains(&&apply.aws) {
            states.push(&apply.aws);
        }
    }
    let name = |state: &AwsDescription| states.iter().position(|known| *known == state).unwrap_or_default() + 1;
    let mut text = String::new();
    for state in &states {
        // Writing to a string does not fail.
        let _ = writeln!(text, "    state \"{}\" as s{}", escaped(&state.words()), name(state));
    }
    let befores = cycle.iter().cycle().skip(cycle.len().saturating_sub(1));
    for (before, apply) in befores.zip(cycle) {
        let actions: Vec<String> =
            apply.actions.iter().map(|action| format!("{} {}", action.action.as_str(), action.address)).collect();
        let label = escaped(&format!("apply {}, {}", apply.apply, actions.join(", ")));
        let _ = writeln!(text, "    s{} --> s{}: {label}", name(&before.aws), name(&apply.aws));
    }
    text
}

/// A text within a diagram: everything that Mermaid might read as its own is an entity.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            ' ' | ',' | '.' | '_' => escaped.push(char),
            char if char.is_alphanumeric() => escaped.push(char),
            char if char.is_control() => escaped.push(' '),
            // Writing to a string does not fail.
            char => {
                let _ = write!(escaped, "#{};", u32::from(char));
            }
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_leaves_its_label() {
        assert_eq!(super::escaped("a[\"b:c\"]\n-->d"), "a#91;#34;b#58;c#34;#93; #45;#45;#62;d");
    }
}
