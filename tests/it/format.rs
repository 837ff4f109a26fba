//! The layout pass against what Terraform made of the snippets in `tests/format`, and properties
//! that hold for any text.
//!
//! Each `<name>.tf` has beside it `<name>.tf.fmt`, what `terraform fmt -` of Terraform 1.11.4
//! prints for it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Tests, cases, cases_of, functions};
use crate::support::module::name_of;
use crate::support::terraform::{Needs, Terraform};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest};
use scanwright::testing::format;
use tempfile::TempDir;

/// A test of each snippet, and what holds of any text.
pub(crate) fn tests() -> Tests {
    cases("format", sources(), is_formatted_as_stored).and(functions!(
        stored_snippets_are_what_terraform_makes,
        terraform_changes_nothing_in_output,
        long_garbage_is_kept,
        width_of_output_is_bounded,
        output_ends_with_a_newline,
        formatting_twice_changes_nothing,
        expressions_keep_all_but_blanks,
        bodies_keep_all_but_blanks
    ))
}

/// Snippets of which Terraform formats its own output to something else again.
const UNSTABLE: &str = "unstable-";

/// A snippet and what Terraform prints for it.
struct Snippet {
    source: String,
    expected: String,
}

/// The snippets, but not what Terraform makes of them.
fn sources() -> Vec<PathBuf> {
    cases_of("tests/format", 800).into_iter().filter(|path| path.extension().is_some_and(|end| end == "tf")).collect()
}

fn snippet(source: &Path) -> Snippet {
    let read = |path: &Path| fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Snippet { source: read(source), expected: read(&source.with_extension("tf.fmt")) }
}

/// All snippets by file name.
fn snippets() -> BTreeMap<String, Snippet> {
    sources().iter().map(|source| (name_of(source).to_owned(), snippet(source))).collect()
}

/// It becomes what is stored, which stays as it is.
fn is_formatted_as_stored(source: &Path) {
    let snippet = snippet(source);
    assert_eq!(format(&snippet.source), snippet.expected);
    if !name_of(source).starts_with(UNSTABLE) {
        assert_eq!(format(&snippet.expected), snippet.expected);
    }
}

/// Proves that the stored expectations are Terraform's.
fn stored_snippets_are_what_terraform_makes() {
    let Some(terraform) = Terraform::or_skip(Needs::Program, "formatting the snippets") else { return };
    let snippets = snippets();
    let first: BTreeMap<_, _> =
        snippets.iter().map(|(name, snippet)| (name.as_str(), snippet.source.clone())).collect();
    let formatted = terraform_fmt(&terraform, &first);
    for (name, snippet) in &snippets {
        assert_eq!(formatted[name.as_str()], snippet.expected, "{name}");
    }
}

/// Proves that Terraform leaves our output as it is.
fn terraform_changes_nothing_in_output() {
    let Some(terraform) = Terraform::or_skip(Needs::Program, "formatting our own output") else { return };
    let ours: BTreeMap<_, _> = snippets()
        .into_iter()
        .filter(|(name, _)| !name.starts_with(UNSTABLE))
        .map(|(name, snippet)| (name, format(&snippet.source)))
        .collect();
    let again = terraform_fmt(&terraform, &ours.iter().map(|(name, text)| (name.as_str(), text.clone())).collect());
    for (name, text) in &ours {
        assert_eq!(&again[name.as_str()], text, "{name}");
    }
}

/// Formats files with one call of `terraform fmt`. Gives what `terraform fmt -` would print, which
/// unlike a formatted file always ends with a newline.
fn terraform_fmt(terraform: &Terraform, files: &BTreeMap<&str, String>) -> BTreeMap<String, String> {
    let directory = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(directory.path().join(name), text).unwrap();
    }
    terraform.succeed(directory.path(), &["fmt", "-no-color", "-list=false"]);
    let formatted = files.keys().map(|name| {
        let mut text = fs::read_to_string(directory.path().join(name)).unwrap();
        if !text.ends_with('\n') {
            text.push('\n');
        }
        ((*name).to_owned(), text)
    });
    formatted.collect()
}

fn long_garbage_is_kept() {
    let count = 50_000;
    for piece in ["a ", "[", "{\n", "\"", "\"${", "${", "<<E\n", "}", "a = b {", "/*", "= ", "~}", "$", "\"$${", "\\"] {
        let source = piece.repeat(count);
        let output = format(&source);
        assert!(non_blank(&output).count() >= non_blank(&source).count(), "{piece:?}");
    }
}

fn width_of_output_is_bounded() {
    let deep = format(&"[\n".repeat(5_000));
    assert!(deep.lines().all(|line| line.len() <= 2_001));
    let wide = format!("a = \"{}\" # x\n{}", "x".repeat(100_000), "b = 1 # y\n".repeat(10_000));
    assert!(format(&wide).len() < 2 * wide.len());
}

fn non_blank(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|character| !character.is_whitespace())
}

/// Text whose output is stable: a byte order mark at the start is taken away, blanks at the end of
/// a text without a final newline are kept, and unwrapping `"${…}"` may reveal another such string.
fn settled(text: &str) -> String {
    let text = text.replace('\u{feff}', "").replace("\"${", "\" ${");
    format!("{text}\n")
}

/// Pieces of HCL, valid or not when put together.
fn piece() -> impl Strategy<Value = String> {
    let fixed = proptest::sample::select(vec![
        "a",
        "bb",
        "ccc",
        "in",
        "if",
        "for",
        "type",
        "variable",
        "list",
        "é",
        "日本",
        "a-b",
        "1",
        "2.5e-3",
        "=",
        "==",
        "=>",
        "-",
        "+",
        "*",
        "/",
        "%",
        "!",
        "!=",
        "&&",
        "||",
        "<",
        ">",
        "<=",
        "?",
        ":",
        "::",
        ".",
        "...",
        ",",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "\"x\"",
        "\"x${",
        "${",
        "%{",
        "${~",
        "~}",
        "~",
        "$",
        "$${",
        "\\",
        "<<E\n",
        "<<-E\n",
        "\nE\n",
        "E",
        "#",
        "# x\n",
        "// y\n",
        "/* z */",
        "/* z\n */",
        "/*",
        "*/",
        "'",
        ";",
        "&",
        "|",
        "^",
        "a = 1\n",
        "b = \"x\" # y\n",
        "c {\n",
        "}\n",
        "d e \"f\" {\n",
        "g = [\n",
        "]\n",
        "\"%{if a}x%{endif}\"",
        "\"list\"",
        "\u{301}",
        "\r",
    ]);
    let blank = proptest::sample::select(vec![" ", "  ", "\t", "\n", "\n\n", "\r\n", "     "]);
    prop_oneof![
        5 => fixed.prop_map(str::to_owned),
        3 => blank.prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

/// Text of up to 60 pieces, or any text.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => proptest::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
        1 => Just(String::new()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    fn output_ends_with_a_newline(text in text()) {
        prop_assert!(format(&text).ends_with('\n'));
    }

    fn formatting_twice_changes_nothing(text in text()) {
        let once = format(&settled(&text));
        prop_assert_eq!(format(&once), once);
    }

    /// In brackets that the text cannot close, there is nothing that the rewrites apply to.
    fn expressions_keep_all_but_blanks(text in text()) {
        let source = format!("a = {}{text}", "[".repeat(text.len() + 1));
        prop_assert!(non_blank(&format(&source)).eq(non_blank(&source)));
    }

    /// Without strings, comments between labels and `variable` blocks, the only rewrite is to put
    /// labels in quotes.
    fn bodies_keep_all_but_blanks(text in text()) {
        let source = settled(&text).replace(['"', '*'], "").replace("variable", "");
        let output = format(&source).replace('"', "");
        prop_assert!(non_blank(&output).eq(non_blank(&source)));
    }
}
