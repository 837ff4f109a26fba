//! What Terraform takes for native syntax and what it refuses: our parser does the same.
//!
//! `terraform fmt` parses each file before it lays it out, and says of many files in one run which are wrong.

use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::{Strategy, any};
use proptest::sample::{Index, select};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use scanwright::testing::is_native_syntax;

use crate::harness::{Tests, cases_of, functions};
use crate::support::terraform::{Needs, Terraform};

/// The tests of this module.
pub(crate) fn tests() -> Tests {
    functions!(terraform_takes_these, terraform_refuses_these, changed_texts_are_taken_as_terraform_takes_them)
}

/// Texts that configurations have, and that parsers get wrong.
const TAKEN: &[&str] = &[
    "",
    "a = 1",
    "\u{feff}a = 1\n",
    "a = 1\r\nb {\r\n}\r\n",
    "b {}\nb { a = 1 }\nb c \"d\" {\n}\nb \"d\" { a = [\n1] }\n",
    "a = {b = 1, b = 2\n b : 3,\n}\n",
    "a = {\n # c\n\n b = 1 # c\n c = 2, d = 3 /* c */ }\n",
    "a = {null = 1, true = 2, (b) = 3, \"c\" = 4, \"${d}\" = 5, b.c = 6, 1 = 7, -1 = 8, f(1) = 9}\n",
    "a = { for\n k,\n v in b : k => v... if v }\n",
    "a = [\nfor v in b\n:\nv\nif\nv\n]\n",
    "a = [1,\n2,\n]\n",
    "a = (1\n+\n2\n? 3\n: 4)\n",
    "a = f(\n1,\n2...\n)\nb = f (1,)\nc = provider::d::f(1)\n",
    "a = b.*.c.0.d[1]\nb = c[*].d[*].e\nc = d.0.e\nd = e . f\ne = f [0]\n",
    "a = -b.c\nb = !!c\nc = - 1\nd = -(1)[0]\n",
    "a = b ? c : d ? e : f\n",
    "a = \"$${b} %%{c} $$ %% $ % $$${d} ${\"${e}\"}\"\n",
    "a = \"\\n\\t\\r\\\\\\\"\\u00e9\\U0001F600\"\n",
    "a = \"%{ if b }c%{ else }d%{ endif }%{ for e, f in g ~} h %{~ endfor }\"\n",
    "a = <<E\nE is here\n  E\n",
    "a = <<-E\n  b ${c}\n\tE\nb = [<<F\n${<<G\ng\nG\n}\nF\n, 1]\n",
    "a = <<E\nE\n",
    "a = 1 # no end",
    "/* c */ a /* c */ = /* c */ 1 /* c\n */\n",
    "a = b-c\nin = 1\nfor = 2\n",
    "a = 1.5e-3\nb = 00012\nc = 123456789012345678901234567890\n",
    "a = 1 .b\n",
    "# \r c\na = 1\n",
];

/// Texts that look like it.
const REFUSED: &[&str] = &[
    "a",
    "a =",
    "a = 1 b = 2\n",
    "a = 1\na = 2\n",
    "a = 1,\n",
    "b { a = 1, c = 2 }\n",
    "b { a = 1\n}\n",
    "b { c {} }\n",
    "b\n{\n}\n",
    "b \"${c}\" {}\n",
    "b 1 {}\n",
    "b {",
    "b {}}\n",
    "\"a\" = 1\n",
    "a = 10.11.10.12/32\n",
    "a = 1.2.3\n",
    "a = b.0.1\n",
    "a = b.*.*\n",
    "a = b.\nc\n",
    "a = \"b\nc\"\n",
    "a = \"b\rc\"\n",
    "a = \"b\n",
    "a = \"\\q\"\n",
    "a = \"\\u12\"\n",
    "a = \"\\ud800\"\n",
    "a = \"\\${b}\"\n",
    "a = \"${b\"\n",
    "a = \"${}\"\n",
    "a = \"%{ if b }\"\n",
    "a = \"%{ endif }\"\n",
    "a = \"%{ for b in c }%{ endif }\"\n",
    "a = \"%{ if b }%{ else }%{ else }%{ endif }\"\n",
    "a = \"%{ while b }\"\n",
    "a = <<E\nb\n",
    "a = <<E\nb\nE",
    "a = <<E b\nE\n",
    "a = 1\n+ 2\n",
    "a = [1 2]\n",
    "a = [,]\n",
    "a = f(1..., 2)\n",
    "a = f(1...,)\n",
    "a = f(,)\n",
    "a = f::(1)\n",
    "a = f::g\n",
    "a = {b}\n",
    "a = {b = 1 c = 2}\n",
    "a = {for = 1}\n",
    "a = {for b in c : b}\n",
    "a = [for b in c : b => b]\n",
    "a = [for b in c : b...]\n",
    "a = [for b c : b]\n",
    "a = b ? c\n",
    "a = (b\n",
    "a = b & c\n",
    "a = 'b'\n",
    "a = b;\n",
    "a = /* b\n",
    "a\u{a0}= 1\n",
    "1a = 1\n",
];

/// The numbers of the texts that terraform refuses.
fn refused(terraform: &Terraform, texts: &[String]) -> BTreeSet<usize> {
    let folder = tempfile::tempdir().unwrap();
    for (index, text) in texts.iter().enumerate() {
        fs::write(folder.path().join(format!("t{index}.tf")), text).unwrap();
    }
    let output = terraform.run(folder.path(), &["fmt", "-no-color", "-list=false", "-write=false", "."]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let places = said.lines().filter_map(|line| line.trim_start_matches(['│', ' ']).strip_prefix("on t"));
    places.filter_map(|place| place.split('.').next()?.parse().ok()).collect()
}

/// Our parser takes all of them or none, and so does terraform.
fn all(texts: &[&str], taken: bool) {
    for text in texts {
        assert_eq!(is_native_syntax(text), taken, "{text:?}");
    }
    let Some(terraform) = Terraform::or_skip(Needs::Program, "native syntax as terraform takes it") else { return };
    let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
    let refused = refused(&terraform, &texts);
    for (index, text) in texts.iter().enumerate() {
        assert_eq!(!refused.contains(&index), taken, "{text:?}");
    }
}

fn terraform_takes_these() {
    all(TAKEN, true);
}

fn terraform_refuses_these() {
    all(REFUSED, false);
}

/// Proves that what terraform's own parser takes ours takes, and nothing else: over texts that no list has.
fn changed_texts_are_taken_as_terraform_takes_them() {
    let Some(terraform) = Terraform::or_skip(Needs::Program, "changed texts as terraform takes them") else { return };
    let corpus: Vec<String> = cases_of("tests/format", 800)
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end == "tf"))
        .filter_map(|path| fs::read_to_string(path).ok())
        .filter(|text| text.len() < 2_000)
        .collect();
    let mut runner = TestRunner::deterministic();
    // The library's differential test inserts the same.
    let snippets: Vec<String> = serde_json::from_str(include_str!("../terraform-syntax/snippets.json")).unwrap();
    let change = (any::<Index>(), any::<Index>(), 0..3_usize, select(snippets)).prop_map(move |change| {
        let (file, place, removed, snippet) = change;
        let characters: Vec<char> = file.get(&corpus).chars().collect();
        let at = place.index(characters.len() + 1);
        let (before, behind) = characters.split_at(at);
        before.iter().chain(&snippet.chars().collect::<Vec<_>>()).chain(behind.iter().skip(removed)).collect::<String>()
    });
    let texts: Vec<String> = (0..4_000).map(|_| change.new_tree(&mut runner).unwrap().current()).collect();
    let refused = refused(&terraform, &texts);
    let taken = texts.len() - refused.len();
    assert!(taken > 500 && refused.len() > 500, "{taken} of {} are taken", texts.len());
    let differences: Vec<String> = (texts.iter().enumerate())
        .filter(|(index, text)| is_native_syntax(text) == refused.contains(index))
        .map(|(index, text)| format!("{} {text:?}\n", if refused.contains(&index) { "refused:" } else { "taken:" }))
        .collect();
    assert!(differences.is_empty(), "{} differ\n{}", differences.len(), differences.concat());
}
