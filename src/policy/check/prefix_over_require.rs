#![doc = include_str!("prefix-over-require.md")]

use super::context::CheckContext;
use crate::diagnostic::{Code, Diagnostic, page};
use crate::policy::layer::Layer;
use crate::policy::{Registry, Require};

pub(super) static CODE: Code = page!(Warning "P038" "prefix-over-require");

/// Reports a prefix of `[registry]` that moves what a farther file requires.
pub(super) fn check(context: &CheckContext<'_>, findings: &mut Vec<Diagnostic>) {
    let document = &context.policy.document;
    let Some(prefix) = &document.registry.prefix else { return };
    let is_moved = |require: &&Require| require.prefix.is_none() && prefix.value != meant(require, &document.registry);
    let moved: Vec<&Require> = document.require.iter().filter(is_moved).collect();
    let what = match moved.len() {
        0 => return,
        1 => "a `[[require]]` of a base is about".to_owned(),
        count => format!("{count} `[[require]]` of bases are about"),
    };
    let message = format!("`prefix = \"{}\"` changes which repositories {what}", prefix.value);
    let finding = Diagnostic::new(&CODE, message).primary(context.place(prefix.span), "");
    let finding = moved.iter().fold(finding, |finding, require| {
        finding.also(context.place(require.span), "takes the prefix of whoever extends it")
    });
    let help =
        "write `prefix = …` in the `[[require]]` of the base; `prefix = \"\"` binds its names as they stand there";
    findings.push(context.policy.also_extends(finding.help(help)));
}

/// The prefix that a requirement's names have by the file that says it, and those that this extends.
fn meant<'p>(require: &Require, registry: &'p Registry) -> &'p str {
    let (own, _) = Layer::of(require.span);
    let prefixes = registry.prefix.iter().chain(&registry.farther_prefixes);
    prefixes.into_iter().find(|prefix| Layer::of(prefix.span).0 >= own).map_or("", |prefix| &prefix.value)
}
