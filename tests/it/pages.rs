//! The pages of the diagnostics say what the program does.
//!
//! Each code has a page `src/<stage>/<slug>.md`: a heading, a summary, and the sections `Example` and `Repair`. A fenced
//! block whose info string has a second word is a file of that path; a `console` block holds command lines after `$ `
//! and, below each, exactly what it prints, standard output and standard error together. The blank line that ends a
//! list of diagnostics is left out at the end of an output.
//!
//! The example must show its own code and no other, but for a code that never comes alone. The repair starts from the files of the example, adds its own, and
//! runs the commands of the example again, or its own where it has some: they must succeed without a diagnostic.
//! `SCANWRIGHT_BLESS=1` writes the outputs into the pages instead of comparing them.

use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::harness::{Tests, cases, functions};
use crate::support::expected::{Expected, expect_file};
use crate::support::{Directory, module, project};

/// A test of each page, and of the table of codes.
pub(crate) fn tests() -> Tests {
    cases("pages", files(), says_what_the_program_does)
        .and(functions!(every_code_has_a_page_and_every_page_a_code, the_table_of_codes_is_as_reviewed))
}

/// Codes that never come alone: what the proof finds in a template has a reason that an obligation names too.
const BESIDE: &[(&str, &str)] = &[("V019", "V003"), ("V005", "V019")];

/// A page: where it stands, and its text.
struct Page {
    path: PathBuf,
    text: String,
}

/// The slug that a page's file is named after.
fn slug(page: &Path) -> &str {
    page.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()
}

/// A fenced block.
struct Block<'p> {
    /// The second word of its info string.
    file: Option<&'p str>,
    /// Whether it holds commands.
    is_console: bool,
    /// Where what it holds stands in the page.
    span: Range<usize>,
}

/// What the program says of a code.
#[derive(serde::Deserialize)]
struct Code {
    code: String,
    rule: String,
    severity: String,
    summary: String,
    page: String,
}

/// The outputs of a page as the program has them now, each with the place of its block; and what is wrong.
#[derive(Default)]
struct Played {
    outputs: Vec<(Range<usize>, String)>,
    /// Whether each command succeeded.
    succeeded: Vec<bool>,
    faults: Vec<String>,
}

fn says_what_the_program_does(path: &Path) {
    let text = std::fs::read_to_string(path).unwrap();
    let code = CODES.iter().find(|code| code.rule == slug(path)).expect("it is the page of a code");
    check(&Page { path: path.to_owned(), text }, code);
}

fn every_code_has_a_page_and_every_page_a_code() {
    let mut pages: Vec<String> = files().iter().map(|page| slug(page).to_owned()).collect();
    let mut slugs: Vec<String> = CODES.iter().map(|code| code.rule.clone()).collect();
    pages.sort();
    slugs.sort();
    assert_eq!(pages, slugs);
}

fn the_table_of_codes_is_as_reviewed() {
    for name in [|code: &Code| code.code.clone(), |code: &Code| code.rule.clone()] {
        let names: BTreeSet<String> = CODES.iter().map(name).collect();
        assert_eq!(names.len(), CODES.len(), "a code or a slug is there twice");
    }
    expect_file(&project().join("tests/codes.txt"), &Directory::new().scanwright(["code"]).stdout);
}

fn check(page: &Page, code: &Code) {
    let mut faults = check_head(page, code);
    let sections = (section(&page.text, "Example"), section(&page.text, "Repair"));
    let (Some(example), Some(repair)) = sections else { panic!("it has no `## Example` before a `## Repair`") };
    let mut outputs = Vec::new();
    for played in [play_example(page, code, &example), play_repair(page, &example, &repair)] {
        faults.extend(played.faults);
        outputs.extend(played.outputs);
    }
    let mut expected = Expected::default();
    expected.file(&page.path, &with_outputs(&page.text, outputs));
    faults.into_iter().for_each(|fault| expected.fault(fault));
    expected.hold();
}

fn check_head(page: &Page, code: &Code) -> Vec<String> {
    let mut faults = Vec::new();
    let heading = format!("# {} {} ({})", code.code, code.rule, code.severity);
    if page.text.lines().next() != Some(&heading) {
        faults.push(format!("its heading is not `{heading}`"));
    }
    if page.text != code.page {
        faults.push("it is not what `scanwright code` prints".to_owned());
    }
    if !code.summary.ends_with('.') || page.text.lines().nth(2) != Some(&code.summary) {
        faults.push("its third line is not the summary, one sentence that ends with a full stop".to_owned());
    }
    faults
}

/// The example shows its own code, and its last command fails where that is an error.
fn play_example(page: &Page, code: &Code, example: &[Block<'_>]) -> Played {
    let directory = Directory::new();
    let mut played = Played::default();
    for block in example {
        play(page, block, &directory, &mut played);
    }
    let shown: BTreeSet<&str> = played.outputs.iter().flat_map(|(_, output)| diagnostics(output)).collect();
    let beside = BESIDE.iter().filter(|(own, _)| *own == code.code).map(|(_, other)| *other);
    if shown != beside.chain([code.code.as_str()]).collect() {
        played.faults.push(format!("its example shows {shown:?}"));
    }
    if played.succeeded.last() != Some(&(code.severity != "error")) {
        played.faults.push(format!("the commands of its example succeed: {:?}", played.succeeded));
    }
    played
}

/// The repair succeeds without a diagnostic.
fn play_repair(page: &Page, example: &[Block<'_>], repair: &[Block<'_>]) -> Played {
    let directory = Directory::new();
    let files = example.iter().filter(|block| block.file.is_some());
    let again = example.iter().filter(|block| block.is_console && !repair.iter().any(|own| own.is_console));
    let mut played = Played::default();
    for block in files.chain(repair).chain(again.clone()) {
        play(page, block, &directory, &mut played);
    }
    let is_clean = played.outputs.iter().all(|(_, output)| diagnostics(output).next().is_none());
    if !is_clean || played.succeeded.is_empty() || played.succeeded.contains(&false) {
        let outputs: String = played.outputs.iter().map(|(_, output)| output.as_str()).collect();
        played.faults.push(format!("its repair does not repair\n{outputs}"));
    }
    played.outputs.retain(|(span, _)| !again.clone().any(|block| block.span == *span));
    played
}

/// Writes a file, or runs commands.
fn play(page: &Page, block: &Block<'_>, directory: &Directory, played: &mut Played) {
    let text = &page.text[block.span.clone()];
    if let Some(path) = block.file {
        directory.write(path, text);
    }
    if block.is_console {
        let mut output = String::new();
        for command in text.lines().filter_map(|line| line.strip_prefix("$ ")) {
            let run = directory.shell(command);
            output.push_str(&format!("$ {command}\n{}", run.stdout));
            played.succeeded.push(run.status.success());
        }
        let output = output.strip_suffix("\n\n").map_or(output.clone(), |output| format!("{output}\n"));
        played.outputs.push((block.span.clone(), output));
    }
}

/// The codes of the diagnostics in an output.
fn diagnostics(output: &str) -> impl Iterator<Item = &str> {
    output.lines().filter_map(|line| {
        let rest = ["error[", "warning[", "note["].iter().find_map(|level| line.strip_prefix(level))?;
        rest.split_once(']').map(|(code, _)| code)
    })
}

/// The page with these outputs in their blocks.
fn with_outputs(text: &str, mut outputs: Vec<(Range<usize>, String)>) -> String {
    outputs.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let mut text = text.to_owned();
    for (span, output) in outputs {
        text.replace_range(span, &output);
    }
    text
}

/// The blocks of a section, which ends at the next one.
fn section<'p>(text: &'p str, title: &str) -> Option<Vec<Block<'p>>> {
    let heading = format!("\n## {title}\n");
    let start = text.find(&heading)? + heading.len();
    let end = text[start..].find("\n## ").map_or(text.len(), |length| start + length);
    Some(blocks(text, start..end))
}

fn blocks(text: &str, within: Range<usize>) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut open: Option<(&str, usize)> = None;
    let mut at = within.start;
    for line in text[within].split_inclusive('\n') {
        let start = at;
        at += line.len();
        match (line.trim_end().strip_prefix("```"), open) {
            (Some(info), None) => open = Some((info, at)),
            (Some(""), Some((info, from))) => {
                blocks.push(block(info, from..start));
                open = None;
            }
            _ => {}
        }
    }
    blocks
}

fn block(info: &str, span: Range<usize>) -> Block<'_> {
    let mut words = info.split(' ');
    let is_console = words.next() == Some("console");
    Block { file: words.next(), is_console, span }
}

/// The table that `scanwright code` knows.
static CODES: LazyLock<Vec<Code>> = LazyLock::new(|| {
    #[derive(serde::Deserialize)]
    struct Document {
        codes: Vec<Code>,
    }
    let run = Directory::new().scanwright(["code", "--format", "json"]);
    serde_json::from_str::<Document>(&run.stdout).expect("the table is JSON").codes
});

/// Every page under `src`.
fn files() -> Vec<PathBuf> {
    let src = project().join("src");
    let paths = module::files(&src).into_keys().filter(|path| path.ends_with(".md"));
    paths.map(|path| src.join(path)).collect()
}
