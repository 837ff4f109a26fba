//! `docs/codes.md` and `docs/codes/`: a page for each code, from what `scanwright code` prints, and their index.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::harness::{Tests, functions};
use crate::support::console::{Piece, pieces};
use crate::support::expected::{expect_directory, expect_file};
use crate::support::{Directory, project};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(the_pages_of_codes_are_fresh)
}

/// The stages, by the letter that their codes start with: what a reader did when such a code came up.
const STAGES: &[(char, &str, &str)] = &[
    ('S', "Reading a policy", "The file is not a policy. Nothing else is checked until it is."),
    ('P', "Checking a policy", "The policy has a setting that AWS refuses, or that is probably not intended."),
    (
        'I',
        "Reading an inventory",
        "The file of `--repositories` is not a list of repositories, or what costs are computed with is something else.",
    ),
    ('R', "Rendering", "A custom template can't be used. The built-in templates never cause these."),
    (
        'V',
        "Verifying the module",
        "The output of a custom template is not what the policy says. The built-in templates never cause these.",
    ),
    ('W', "Comparing and writing", "The output directory or the earlier output can't be used."),
    ('F', "Filters", "Arguments of `scanwright filter`."),
    ('L', "Lint", "Problems in existing Terraform."),
    ('T', "Reading Terraform", "Terraform that `lint`, `simulate`, `import` or `migrate` can't read."),
    (
        'H',
        "Rehearsing",
        "Configurations that `rehearse` refuses before it starts anything, so that it reaches no real account.",
    ),
    ('A', "Importing", "Settings that `import` can't express as a policy, or that you should review."),
    ('G', "Migrating", "Configurations for which `migrate` can't write the steps."),
    ('J', "Judging an image", "The input of `gate` can't be judged, or an acceptance needs a look."),
    ('C', "Commands", "Other errors of commands."),
];

fn the_pages_of_codes_are_fresh() {
    let codes = codes();
    let notice = super::notice("the pages beside the code, `src/**/<slug>.md`");
    let pages: BTreeMap<String, Vec<u8>> = codes
        .iter()
        .map(|code| (format!("{}.md", text(code, "code")), page(text(code, "page"), &notice, &codes).into_bytes()))
        .collect();
    expect_directory(&project().join("docs/codes"), &pages);
    expect_file(&project().join("docs/codes.md"), &index(&codes, &notice));
    expect_file(&project().join("docs/SUMMARY.md"), &summary(&codes));
}

/// The book's table of contents; the pages of codes below their index.
fn summary(codes: &[Value]) -> String {
    let row = |code: &Value| format!("  - [{} {}](codes/{0}.md)\n", text(code, "code"), text(code, "rule"));
    let of = |letter: char| codes.iter().filter(move |code| text(code, "code").starts_with(letter)).map(row);
    let rows: String = STAGES.iter().flat_map(|(letter, ..)| of(*letter)).collect();
    include_str!("../../reference/summary.md").replace("{{ codes }}\n", &rows)
}

/// The index: a table for each stage.
fn index(codes: &[Value], notice: &str) -> String {
    let mut index = format!(
        "# Codes\n\n{notice}\nEvery finding has a code, whose meaning never changes. `scanwright code P007` prints its page on the terminal.\nAn error makes the exit status 1, or 3 where it is a \
         finding of `lint`; warnings alone are 0.\n"
    );
    let mut count = 0;
    for (letter, title, when) in STAGES {
        index.push_str(&format!("\n## {title}\n\n{when}\n\n| code | | name | what it says |\n|---|---|---|---|\n"));
        for code in codes.iter().filter(|code| text(code, "code").starts_with(*letter)) {
            let [name, severity, rule, summary] = ["code", "severity", "rule", "summary"].map(|key| text(code, key));
            index.push_str(&format!("| [{name}](codes/{name}.md) | {severity} | `{rule}` | {summary} |\n"));
            count += 1;
        }
    }
    assert_eq!(count, codes.len(), "a stage has no name");
    index
}

/// Text in which each code of another page leads there; headings and inline code are left alone.
fn linked(text: &str, codes: &[Value]) -> String {
    let line = |line: &str| -> String {
        let parts = line.split('`').enumerate().map(|(number, part)| {
            let is_prose = number % 2 == 0 && !line.starts_with(['#', '`']);
            let names = codes.iter().map(|code| self::text(code, "code"));
            let link = |part: String, name: &str| part.replace(name, &format!("[{name}]({name}.md)"));
            if is_prose { names.fold(part.to_owned(), link) } else { part.to_owned() }
        });
        parts.collect::<Vec<_>>().join("`")
    };
    text.split_inclusive('\n').map(line).collect()
}

/// A page as documentation: the way back above it, the name of each file above its text, and links to other codes.
fn page(text: &str, notice: &str, codes: &[Value]) -> String {
    let mut page = String::new();
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => {
                let named = text.rsplit_once("```").and_then(|(above, info)| Some((above, info.split_once(' ')?)));
                match named {
                    Some((above, (language, file))) => {
                        let above = linked(above, codes);
                        page.push_str(&format!("{above}`{}`:\n\n```{language} {file}", file.trim_end()));
                    }
                    None => page.push_str(&linked(&text, codes)),
                }
            }
            Piece::Fenced(_, body) => page.push_str(&body),
        }
    }
    let (heading, rest) = page.split_once('\n').unwrap();
    format!("{heading}\n\n{notice}\n[All codes](../codes.md)\n{rest}")
}

/// Every code, by its number.
fn codes() -> Vec<Value> {
    let run = Directory::new().scanwright(["code", "--format", "json"]);
    let document: Value = serde_json::from_str(&run.stdout).unwrap();
    let mut codes = document["codes"].as_array().unwrap().clone();
    codes.sort_by(|left, right| text(left, "code").cmp(text(right, "code")));
    codes
}

fn text<'c>(code: &'c Value, key: &str) -> &'c str {
    code[key].as_str().unwrap()
}
