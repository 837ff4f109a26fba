#![doc = include_str!("pattern-matches-nothing.md")]

use super::alert_subject::{AlertSubject, RuleOfEvents};
use super::caller::at_caller;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::events::{Mismatch, Refusal, Wrong, mismatch};
use crate::source::{Place, Span};

pub(super) static CODE: Code = page!(Error "L018" "pattern-matches-nothing");

/// Reports patterns on the events of Inspector and ECR that match none of them, and those that AWS refuses.
pub(super) fn check(subject: &AlertSubject<'_>, findings: &mut Vec<Diagnostic>) {
    findings.extend(subject.rules().filter_map(|rule| {
        let finding = match &rule.pattern {
            Ok(pattern) => unmatched(&rule, &mismatch(pattern)?),
            Err(refusal) if refusal.is_own => return None,
            Err(refusal) => refused(&rule, refusal),
        };
        Some(at_caller(rule.resource, None, finding))
    }));
}

fn unmatched(rule: &RuleOfEvents<'_>, found: &Mismatch) -> Diagnostic {
    let (path, event) = (&found.path, found.event.unwrap_or_default());
    let written = rule.text.get(found.span.range()).unwrap_or_default();
    let (message, label, help) = match &found.wrong {
        Wrong::Path(nearest) => (
            format!("the pattern matches nothing: `{event}` has no `{path}`"),
            "no event has it",
            nearest.map(|near| format!("did you mean `{near}`?")),
        ),
        Wrong::Object => (
            format!("the pattern matches nothing: `{path}` of `{event}` is an object, which has no value of its own"),
            "an object",
            Some("test one of its fields: `exists` and all other conditions are about values".to_owned()),
        ),
        Wrong::AlwaysThere => {
            (format!("the pattern matches nothing: every `{event}` has a `{path}`"), "this is never so", None)
        }
        Wrong::Value { nearest, .. } if found.event.is_none() => (
            format!("the pattern matches nothing: no event has the `detail-type` {}", quoted(written)),
            "no event has it",
            nearest.map(|near| format!("did you mean `{near}`?")),
        ),
        Wrong::Value { holds, nearest } => (
            format!("the pattern matches nothing: `{path}` of `{event}` is never {}", quoted(written)),
            "no event has it",
            Some(nearest.map_or(format!("its values are {holds}"), |near| format!("did you mean `{near}`?"))),
        ),
    };
    let finding = Diagnostic::new(&CODE, message).primary(rule.place(found.span), label);
    match help {
        Some(help) => finding.help(help),
        None => finding.help("the fields of each event stand in the documentation, under \"What AWS sends\""),
    }
}

fn refused(rule: &RuleOfEvents<'_>, refusal: &Refusal) -> Diagnostic {
    let message = format!("AWS refuses the pattern: it {}", refusal.reason);
    let finding = Diagnostic::new(&CODE, message).primary(rule.place(refusal.span), "");
    match &refusal.help {
        Some(help) => finding.help(help.clone()),
        None => finding.help("the plan succeeds: AWS refuses it at apply"),
    }
}

/// Returns a condition as a message shows it.
fn quoted(written: &str) -> String {
    // `jsonencode` escapes these three.
    let plain = [("\\u003c", "<"), ("\\u003e", ">"), ("\\u0026", "&")];
    let written = plain.iter().fold(written.to_owned(), |written, (escape, plain)| written.replace(escape, plain));
    format!("`{}`", written.trim_matches('"'))
}

impl RuleOfEvents<'_> {
    /// Returns the place at which the configuration writes a part of the pattern; of the whole if that is not once.
    fn place(&self, part: Span) -> Place {
        let whole = self.resource.body.place_of("event_pattern");
        let word = self.text.get(part.range()).unwrap_or_default().trim_matches('"');
        let mut found = whole.text().match_indices(word);
        match (found.next(), found.next()) {
            (Some((at, _)), None) if !word.is_empty() && is_word(whole.text(), at, word) => {
                let start = whole.span.start + at;
                Place::new(&whole.source, Span { start, end: start + word.len() })
            }
            _ => whole.clone(),
        }
    }
}

/// Tells whether a part of a text does not go on into letters before and behind it.
fn is_word(text: &str, at: usize, word: &str) -> bool {
    let is_letter = |char: Option<char>| char.is_some_and(|char| char.is_alphanumeric() || char == '_' || char == '-');
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let behind = text.get(at + word.len()..).and_then(|behind| behind.chars().next());
    !is_letter(before) && !is_letter(behind)
}
