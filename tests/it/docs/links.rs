//! Every relative link of the documentation leads to a file that is there, and to a heading that it has.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Tests, functions};
use crate::support::console::{Piece, pieces};
use crate::support::module::all_examples;
use crate::support::project;

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(every_link_leads_somewhere, links_and_headings_are_found)
}

fn every_link_leads_somewhere() {
    let mut faults = Vec::new();
    let mut count = 0;
    for page in documents() {
        let text = fs::read_to_string(&page).unwrap();
        for target in targets(&text).into_iter().filter(|target| !target.contains("://")) {
            count += 1;
            faults.extend(fault(&page, &target).map(|fault| format!("{}: {target}: {fault}", page.display())));
        }
    }
    assert!(count > 100, "the links are found");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn links_and_headings_are_found() {
    let text = "# A `b`, c\nsee [x](y.md#z) and ![p](q.svg), not `[a](b)`\n```text\n[c](d)\n```\n## A\n## A\n";
    assert_eq!(targets(text), ["y.md#z", "q.svg"]);
    assert_eq!(anchors(text), ["a-b-c", "a", "a-1"]);
    assert!(fault(&project().join("README.md"), "#no-such-heading").is_some());
    assert!(fault(&project().join("README.md"), "no/such/file.md").is_some());
}

/// What is wrong with a link from a page.
fn fault(page: &Path, target: &str) -> Option<String> {
    let (path, anchor) = target.split_once('#').map_or((target, None), |(path, anchor)| (path, Some(anchor)));
    let file = if path.is_empty() { page.to_owned() } else { page.parent()?.join(path) };
    if !file.exists() {
        return Some("there is no such file".to_owned());
    }
    let anchor = anchor?;
    let text = fs::read_to_string(&file).unwrap_or_default();
    (!anchors(&text).iter().any(|found| found == anchor)).then(|| format!("it has no heading `{anchor}`"))
}

/// The targets of the links of a Markdown text, those in code left out.
pub fn targets(markdown: &str) -> Vec<String> {
    let prose = prose(markdown);
    let outside_code = prose.split('`').step_by(2).collect::<Vec<_>>().join("");
    let after = outside_code.split("](").skip(1);
    after.filter_map(|rest| Some(rest.split_once(')')?.0.trim().to_owned())).collect()
}

/// The names that links give to the headings of a page, as GitHub and mdBook make them.
fn anchors(markdown: &str) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let prose = prose(markdown);
    let headings = prose.lines().filter(|line| line.starts_with('#'));
    let slug = |heading: &str| -> String {
        let text = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = text.chars().filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
        kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
    };
    let mut numbered = |slug: String| {
        let count = seen.entry(slug.clone()).or_default();
        *count += 1;
        if *count == 1 { slug } else { format!("{slug}-{}", *count - 1) }
    };
    headings.map(|heading| numbered(slug(heading))).collect()
}

/// A Markdown text without its fenced blocks.
fn prose(markdown: &str) -> String {
    let text = |piece| match piece {
        Piece::Text(text) => text,
        Piece::Fenced(..) => String::new(),
    };
    let lines: String = pieces(markdown).into_iter().map(text).collect();
    lines.lines().filter(|line| !line.starts_with("```")).map(|line| format!("{line}\n")).collect()
}

/// Everything that is documentation.
fn documents() -> Vec<PathBuf> {
    let root = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/SUMMARY.md"].map(|name| project().join(name));
    let examples = all_examples().into_iter().map(|example| example.join("README.md"));
    root.into_iter().chain(examples).chain(super::pages()).collect()
}
