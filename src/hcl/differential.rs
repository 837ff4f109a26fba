//! Our parser against hcl-edit: the same tree, or a difference that has a name.
//!
//! Terraform decides between them: `tests/it/terraform_syntax.rs` asks it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assume, proptest};
use proptest::sample::{Index, select};

use super::tokens::tokens;
use super::tree::{Attribute, Block, Expression, For, Kind, Part, Step};
use super::{native, syntax};
use crate::source::Source;

/// A difference of what the two make of a text.
#[derive(Debug)]
enum Difference {
    /// Both take it, for something else.
    Tree(String),
    /// Only we take it; their reason.
    OnlyOurs(String),
    /// Only hcl-edit takes it; our reason.
    OnlyTheirs,
}

fn difference(text: &str) -> Option<Difference> {
    let source = Source::new("x.tf", text);
    let ours = syntax::body(&source);
    let theirs = ::hcl::edit::parser::parse_body(source.text());
    match (ours, theirs) {
        (Ok(ours), Ok(theirs)) => bodies(&source, &ours, &native::body(&source, &theirs)).map(Difference::Tree),
        (Err(_), Ok(_)) => Some(Difference::OnlyTheirs),
        (Ok(_), Err(error)) => Some(Difference::OnlyOurs(error.message().to_owned())),
        (Err(_), Err(_)) => None,
    }
}

fn bodies(
    source: &Source,
    ours: &(Vec<Attribute>, Vec<Block>),
    theirs: &(Vec<Attribute>, Vec<Block>),
) -> Option<String> {
    if ours.0.len() != theirs.0.len() || ours.1.len() != theirs.1.len() {
        return Some("the number of arguments or blocks".to_owned());
    }
    let attributes = ours.0.iter().zip(&theirs.0).find_map(|(ours, theirs)| {
        if (&ours.name, ours.name_span) != (&theirs.name, theirs.name_span) {
            return Some(format!("{ours:?}\n{theirs:?}"));
        }
        expressions(source, &ours.value, &theirs.value)
    });
    attributes.or_else(|| ours.1.iter().zip(&theirs.1).find_map(|(ours, theirs)| blocks(source, ours, theirs)))
}

fn blocks(source: &Source, ours: &Block, theirs: &Block) -> Option<String> {
    let header = |block: &Block| (block.kind.clone(), block.labels.clone(), block.header, block.span);
    if header(ours) != header(theirs) {
        return Some(format!("{:?}\n{:?}", header(ours), header(theirs)));
    }
    let body = |block: &Block| (block.attributes.clone(), block.blocks.clone());
    bodies(source, &body(ours), &body(theirs))
}

/// Differences that are hcl-edit's own.
fn is_known(source: &Source, ours: &Expression, theirs: &Expression) -> bool {
    let written = source.slice(ours.span);
    // Directives and strip markers are only in our tree.
    theirs.kind == Kind::Unread
        // A comment between the sign and the digits is no part of the number.
        || matches!(&theirs.kind, Kind::Number(number) if number.contains('/'))
        // An index with a point behind `.*` is of each element.
        || has_index_of_each(source, theirs)
        // hcl-edit makes a line end of two characters one, and takes blanks off lines that have nothing else.
        // A word of the language is a name as a key.
        || theirs.kind == Kind::Null && ours.as_text() == Some("null")
        || written.starts_with("<<-") && (written.contains('\r') || written.lines().any(|line| line.trim().is_empty()))
        // It takes as much off every line as the last ones allow, be it text; `terraform_expressions` has what Terraform does.
        || written.starts_with("<<-") && matches!(theirs.kind, Kind::Template(_)) && !is_level(written)
}

/// Whether all lines of a flush heredoc but its end are indented alike.
fn is_level(heredoc: &str) -> bool {
    let mut lines: Vec<&str> = heredoc.lines().skip(1).collect();
    lines.pop();
    let indentation = |line: &&str| line.len() - line.trim_start().len();
    lines.windows(2).all(|pair| indentation(&pair[0]) == indentation(&pair[1]))
}

fn has_index_of_each(source: &Source, expression: &Expression) -> bool {
    let Kind::Traversal(_, steps) = &expression.kind else { return false };
    let behind = steps.iter().skip_while(|step| **step != Step::AttributeSplat);
    behind.into_iter().any(|step| matches!(step, Step::Index(index) if source.slice(index.span).starts_with('.')))
}

fn expressions(source: &Source, ours: &Expression, theirs: &Expression) -> Option<String> {
    if is_known(source, ours, theirs) {
        return None;
    }
    let all = |ours: &[&Expression], theirs: &[&Expression]| {
        if ours.len() != theirs.len() {
            return Some(format!("{ours:?}\n{theirs:?}"));
        }
        ours.iter().zip(theirs).find_map(|(ours, theirs)| expressions(source, ours, theirs))
    };
    let (in_ours, in_theirs) = (parts(ours), parts(theirs));
    if in_ours.is_empty() || in_ours.len() != in_theirs.len() || shell(ours) != shell(theirs) {
        return (ours != theirs).then(|| format!("{ours:?}\n{theirs:?}"));
    }
    all(&in_ours, &in_theirs)
}

/// An expression without those in it.
fn shell(expression: &Expression) -> String {
    let kind = match &expression.kind {
        Kind::Traversal(_, steps) => steps
            .iter()
            .map(|step| match step {
                Step::Index(_) => "index".to_owned(),
                step => format!("{step:?}"),
            })
            .collect(),
        Kind::Template(parts) => parts
            .iter()
            .map(|part| match part {
                Part::Text(text) => text.to_string(),
                _ => "sequence".to_owned(),
            })
            .collect(),
        Kind::Binary(operator, _) => format!("{operator:?}"),
        Kind::Call(call) => format!("{} {}", call.name, call.is_expanded),
        Kind::For(each) => format!("{:?} {} {}", each.key_name, each.value_name, each.is_grouped),
        other => format!("{:?}", std::mem::discriminant(other)),
    };
    format!("{:?} {kind}", expression.span)
}

/// The expressions in one.
fn parts(expression: &Expression) -> Vec<&Expression> {
    match &expression.kind {
        Kind::List(items) => items.iter().collect(),
        Kind::Object(entries) => entries.iter().flat_map(|(key, value)| [key, value]).collect(),
        Kind::Template(parts) => {
            let mut found = Vec::new();
            parts.iter().for_each(|part| part.expressions(&mut |inner| found.push(inner)));
            found
        }
        Kind::Traversal(base, steps) => {
            let indexes = steps.iter().filter_map(|step| match step {
                Step::Index(index) => Some(index),
                _ => None,
            });
            std::iter::once(&**base).chain(indexes).collect()
        }
        Kind::Conditional(parts) => parts.iter().collect(),
        Kind::Binary(_, sides) => sides.iter().collect(),
        Kind::Call(call) => call.arguments.iter().collect(),
        Kind::Not(inner) | Kind::Negative(inner) => vec![inner],
        Kind::For(each) => {
            let For { collection, key, value, condition, .. } = &**each;
            [Some(collection), key.as_ref(), Some(value), condition.as_ref()].into_iter().flatten().collect()
        }
        Kind::Null | Kind::Bool(_) | Kind::Number(_) | Kind::Text(_) | Kind::Name(_) | Kind::Unread => Vec::new(),
    }
}

/// The configurations among the tests.
fn corpus() -> Vec<(PathBuf, String)> {
    let (mut directories, mut found) = (vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")], Vec::new());
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                directories.push(path);
            } else if path
                .extension()
                .is_some_and(|end| end == "tf" || end == "tofu" || end == "tfvars" || end == "fmt")
            {
                found.extend(fs::read_to_string(&path).ok().map(|text| (path, text)));
            }
        }
    }
    found.sort();
    found
}

/// Reasons for which hcl-edit alone refuses a text: Terraform takes each of these.
fn is_only_their_rule(message: &str, text: &str) -> bool {
    let is_lone = |(at, _): (usize, &str)| !text.get(at + 1..).is_some_and(|rest| rest.starts_with('\n'));
    message.contains("unique object key")
        || message.contains("nesting depth")
        || message.contains("chained binary")
        || text.match_indices('\r').any(is_lone)
        || text.contains("<<")
}

/// Whether hcl-edit ends a heredoc elsewhere than Terraform.
///
/// Terraform ends it at the first line that has nothing but the marker between blanks. hcl-edit needs a line before that
/// one, and takes a line that only begins with the marker.
fn has_end_of_heredoc_that_is_read_otherwise(text: &str) -> bool {
    text.match_indices("<<").any(|(at, _)| {
        let mut lines = text[at + 2..].lines();
        let marker = lines.next().unwrap_or_default().trim_start_matches('-').trim();
        let is_first = text[at + 2..].lines().nth(1).is_some_and(|line| line.trim() == marker);
        is_first || lines.any(|line| line.trim() != marker && line.trim_start().starts_with(marker))
    })
}

#[test]
fn both_make_the_same_tree_of_every_configuration() {
    let (corpus, mut differences) = (corpus(), String::new());
    for (path, text) in &corpus {
        match difference(text) {
            Some(Difference::OnlyOurs(message)) if is_only_their_rule(&message, text) => {}
            Some(difference) => differences.push_str(&format!("{}\n{difference:?}\n", path.display())),
            None => {}
        }
    }
    assert!(differences.is_empty(), "{differences}");
    assert!(corpus.is_empty() || corpus.len() > 1_000, "{}", corpus.len());
}

/// Snippets that mutations insert.
fn snippets() -> Vec<String> {
    serde_json::from_str(include_str!("../../tests/terraform-syntax/snippets.json")).expect("an array of strings")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_make_the_same_tree_of_changed_configurations(
        file in any::<Index>(),
        changes in proptest::collection::vec((any::<Index>(), 0..3_usize, select(snippets())), 1..3),
    ) {
        static CORPUS: LazyLock<Vec<(PathBuf, String)>> = LazyLock::new(|| corpus().into_iter().filter(|(_, text)| text.len() < 4_000).collect());
        prop_assume!(!CORPUS.is_empty());
        let mut text = file.get(&CORPUS).1.clone();
        for (place, removed, snippet) in &changes {
            let tokens = tokens(&text);
            let at = place.index(tokens.len());
            let mut changed = String::new();
            for (index, token) in tokens.iter().enumerate() {
                if index == at {
                    changed.push_str(snippet);
                }
                if index < at || index >= at + removed {
                    changed.extend([&" ".repeat(token.spaces as usize), token.text]);
                }
            }
            text = changed;
        }
        match difference(&text) {
            // What Terraform says of these is asked elsewhere.
            None | Some(Difference::OnlyOurs(_) | Difference::OnlyTheirs) => {}
            Some(Difference::Tree(_)) if has_end_of_heredoc_that_is_read_otherwise(&text) => {}
            Some(Difference::Tree(difference)) => prop_assert!(false, "{text}\n{difference}"),
        }
    }
}
