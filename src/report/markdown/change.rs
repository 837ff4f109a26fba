//! A change as Markdown, for the comment on a pull request: losses first, then gains, then
//! what costs, then the text, then the proof that it settles.
//!
//! It fits into a comment of GitHub (65,535 characters), and says what it left out.

use std::fmt::Write as _;

use super::collapsed_diff::{collapsed_diff, limited};
use super::limit::collapsed;
use super::sections::{self, Changed};
use crate::change::{Change, GateEffect};
use crate::diagnostic::markdown;
use crate::paths::in_repository;

use crate::report::comparison::Comparison;
use crate::report::effect::Effect;
use crate::report::groups::{groups, listed, the_same_in};
use crate::report::headline::headline;
use crate::report::phrases::{capital, counted, grouped};
use crate::report::proof::proof;
use crate::report::{acceptances, gate_terms, summary};
use crate::target::Words;

/// The most characters, with room for what the caller adds: GitHub takes 65,535.
const MOST: usize = 60_000;

/// The most policies that have a line of their own.
const MOST_POLICIES: usize = 100;

/// The headline, then the rest.
pub(crate) fn change(comparison: &Comparison) -> String {
    let headline = markdown::prose(&headline(comparison, None));
    format!("## {headline}\n{}", without_headline(comparison, MOST))
}

/// All below the headline in so many bytes, of which the text diff takes what the rest leaves, a third at least.
pub(super) fn without_headline(comparison: &Comparison, most: usize) -> String {
    let mut out = gate(comparison, GateEffect::Looser);
    if comparison.changes.len() > 1 {
        out.push_str(&lines(comparison));
    }
    let changed: Vec<Changed<'_>> = comparison.changed();
    match changed.as_slice() {
        [] => {}
        [one] => out.push_str(&sections::policy(*one)),
        many => out.push_str(&sections::policies(many)),
    }
    out.push_str(&gate(comparison, GateEffect::Stricter));
    out.push_str(&accepted(comparison));
    if !comparison.warnings.is_empty() {
        let _ = write!(out, "\n### Warnings\n\n{}", markdown::render(&comparison.warnings));
    }
    let mut out = limited(out, most / 3 * 2, "lines of this summary are", "scanwright diff");
    let proofs = proofs(comparison);
    let room = most.saturating_sub(out.len() + proofs.len());
    out.push_str(&collapsed_diff(comparison, room));
    out + &proofs
}

/// All that changes beside the module: the gate's terms, what lets more pass first, and what is accepted.
pub(super) fn of_gate(comparison: &Comparison) -> String {
    gate(comparison, GateEffect::Looser) + &gate(comparison, GateEffect::Stricter) + &accepted(comparison)
}

/// The list of the gate's terms that changed to that effect.
fn gate(comparison: &Comparison, effect: GateEffect) -> String {
    let title = match effect {
        GateEffect::Looser => gate_terms::LOOSER,
        GateEffect::Stricter => gate_terms::STRICTER,
    };
    let lines = gate_terms::lines(comparison, effect);
    let list: String = lines.iter().map(|line| format!("- {}\n", markdown::prose(line))).collect();
    if list.is_empty() { list } else { format!("\n### {}\n\n{list}", capital(title)) }
}

/// The list of acceptances that changed.
fn accepted(comparison: &Comparison) -> String {
    let lines = acceptances::lines(comparison);
    let list: String = lines.iter().map(|line| format!("- {}\n", markdown::prose(line))).collect();
    if list.is_empty() { list } else { format!("\n### {}\n\n{list}", acceptances::TITLE) }
}

/// A line for each policy that changes, equal ones once; the others folded.
fn lines(comparison: &Comparison) -> String {
    let changed = comparison.changed();
    let line = |(change, meanings): &Changed<'_>| {
        (name(change), (Effect::of(change, meanings).mark(), summary::of_policy(change, meanings)))
    };
    let groups = groups(changed.iter().map(line));
    let lines = groups.iter().take(MOST_POLICIES).filter_map(|(names, (mark, summary))| {
        let (first, others) = names.split_first()?;
        let others = the_same_in(others).map(|others| format!("; {others}")).unwrap_or_default();
        Some(format!("- {} {first}: {summary}{others}\n", mark.sign()))
    });
    let lines: String = lines.collect();
    let more = match groups.len().saturating_sub(MOST_POLICIES) {
        0 => String::new(),
        more => format!("- and {} more: `scanwright diff` has a line for each\n", grouped(more)),
    };
    format!("\n{lines}{more}{}", unchanged(comparison))
}

/// The policies that do not change, folded.
fn unchanged(comparison: &Comparison) -> String {
    let ordered = comparison.ordered();
    let names = ordered.iter().filter(|(change, _)| !change.is_change()).map(|(change, _)| name(change));
    let names: Vec<String> = names.collect();
    if names.is_empty() {
        return String::new();
    }
    let summary = counted(names.len(), ["policy does not change", "policies do not change"]);
    format!("\n{}", collapsed(&summary, &format!("{}\n", listed(&names))))
}

/// The name of a policy as code.
fn name(change: &Change) -> String {
    markdown::code(&in_repository(change.policy().source.name()))
}

/// Says that what is generated settles, in a sentence for all that settle alike.
fn proofs(comparison: &Comparison) -> String {
    let proof = |change: &Change| (change.words(), proof(change));
    let proofs = comparison.changes.iter().map(|change| (in_repository(change.policy().source.name()), proof(change)));
    let subject = |names: &[String], [one, many]: [&str; 2]| match names {
        [name] => format!("the {one} of {}", markdown::code(name)),
        [first, rest @ ..] => {
            format!("each of the {} {many} such as that of {}", grouped(rest.len() + 1), markdown::code(first))
        }
        [] => String::new(),
    };
    let proof = |(names, (words, proof)): &(Vec<String>, (Words, String))| {
        format!("\n**Proof:** {} {}\n", subject(names, words.product), markdown::prose(proof))
    };
    groups(proofs).iter().map(proof).collect()
}
