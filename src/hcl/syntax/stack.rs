//! The stack that the parser needs at its deepest.

use std::thread;

use super::depth::{DEEPEST, HIGHEST};
use super::{Reason, body};
use crate::source::Source;

/// Constructs of which one can stand within another: what opens them, what stands innermost, what closes them.
const NESTED: &[(&str, &str, &str)] = &[
    ("[", "1", "]"),
    ("{ a = ", "1", "}"),
    ("(", "1", ")"),
    ("!", "a", ""),
    ("-", "a", ""),
    ("f(", "1", ")"),
    ("a[", "1", "]"),
    ("a ? b : ", "1", ""),
    ("a || b && c == d < e + f * (", "1", ")"),
    ("[for x in y : ", "1", "]"),
    ("{ for x in y : x => ", "1", "}"),
    ("\"${", "1", "}\""),
    ("\"%{ if a }${", "1", "}%{ endif }\""),
    ("1 + ", "1", ""),
];

fn parsed(depth: usize, (open, inner, close): (&str, &str, &str)) -> Option<Reason> {
    let text = format!("a = {}{inner}{}\n", open.repeat(depth), close.repeat(depth));
    outcome(&text)
}

fn outcome(text: &str) -> Option<Reason> {
    body(&Source::new("x.tf", text)).err().map(|refusal| refusal.reason)
}

/// Runs on a stack that is smaller than a thread's.
fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
    thread::Builder::new().stack_size(7 << 18).spawn(run).unwrap().join().unwrap();
}

#[test]
fn what_is_nested_is_parsed_or_refused_but_never_exhausts_the_stack() {
    on_a_small_stack(|| {
        for construct in NESTED {
            // The one with operators takes seven levels, and some others two.
            assert_eq!(parsed(DEEPEST / 7 - 1, *construct), None, "{construct:?}");
            assert_eq!(parsed(HIGHEST + 1, *construct), Some(Reason::TooDeep), "{construct:?}");
            assert_eq!(parsed(100_000, *construct), Some(Reason::TooDeep), "{construct:?}");
        }
        let blocks = |depth: usize| format!("{}a = 1\n{}", "b {\n".repeat(depth), "}\n".repeat(depth));
        assert_eq!(outcome(&blocks(DEEPEST)), None);
        assert_eq!(outcome(&blocks(DEEPEST + 1)), Some(Reason::TooDeep));
        let directives = |depth| format!("a = \"{}{}\"\n", "%{ if a }".repeat(depth), "%{ endif }".repeat(depth));
        assert_eq!(outcome(&directives(DEEPEST - 1)), None);
        assert_eq!(outcome(&directives(DEEPEST + 1)), Some(Reason::TooDeep));
    });
}
