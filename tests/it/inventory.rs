//! Inventories as files: what is said of each bad one, to the byte, and which names each good one lists.
//!
//! Adding a case adds a file to `tests/inventories/bad` or `tests/inventories/good`; what is expected of it stands beside
//! it in `<file>.expected`, which `SCANWRIGHT_BLESS=1` writes.

use std::path::{Path, PathBuf};

use crate::harness::{Tests, cases, cases_of, functions};
use crate::support::expected::expect_file;
use crate::support::project;
use proptest::prelude::{ProptestConfig, Strategy, prop_assert, prop_assert_eq, proptest};
use scanwright::testing::{
    Diagnostic, Findings, Inventory, Pattern, Severity, Source, diagnostics_json, is_repository_name, render_human,
};

/// A test of each inventory, and what holds of all.
pub(crate) fn tests() -> Tests {
    cases("inventories::bad", inventories("bad"), is_refused_with_its_places)
        .and(cases("inventories::good", inventories("good"), lists_its_names))
        .and(functions!(
            what_cannot_be_read_is_said,
            lines_and_pages_list_the_same,
            matching_is_matching_one_by_one,
            no_text_is_too_odd,
            the_nearest_name_is_found,
            a_million_names_are_read_and_a_million_refused_ones_are_counted
        ))
}

fn inventories(directory: &str) -> Vec<PathBuf> {
    let is_expected = |path: &PathBuf| path.extension().is_some_and(|end| end == "expected");
    cases_of(&format!("tests/inventories/{directory}"), 12).into_iter().filter(|path| !is_expected(path)).collect()
}

/// A case's path, the same on every machine, and the file of what is expected of it.
fn paths(case: &Path) -> (&Path, PathBuf) {
    let expected = format!("{}.expected", case.display());
    (case.strip_prefix(project()).unwrap(), PathBuf::from(expected))
}

fn is_refused_with_its_places(case: &Path) {
    let (case, expected) = paths(case);
    let diagnostics = Inventory::read(case).unwrap_err();
    assert!(!diagnostics.is_empty() && diagnostics.len() <= 20);
    assert!(diagnostics.iter().all(Diagnostic::is_error));
    has_places(case, &diagnostics);
    expect_file(&expected, &render_human(&diagnostics, false));
}

/// Every diagnostic names the file, with a line and a column.
fn has_places(case: &Path, diagnostics: &[Diagnostic]) {
    let document = serde_json::to_value(diagnostics_json(diagnostics)).unwrap();
    for diagnostic in document["diagnostics"].as_array().unwrap() {
        let label = &diagnostic["labels"][0];
        assert_eq!(label["path"], case.display().to_string());
        assert!(label["line"].as_u64() >= Some(1) && label["column"].as_u64() >= Some(1), "{label}");
    }
}

fn lists_its_names(case: &Path) {
    let (case, expected) = paths(case);
    let inventory = Inventory::read(case).unwrap_or_else(|failure| panic!("{failure:?}"));
    assert!(inventory.warnings().iter().all(|warning| warning.code.severity == Severity::Warning));
    let names: String = inventory.names().iter().map(|name| format!("{name}\n")).collect();
    expect_file(&expected, &(names + &render_human(inventory.warnings(), false)));
}

fn what_cannot_be_read_is_said() {
    for (path, reason) in [("no/such/file.json", "no such file or directory"), ("tests", "it is a directory")] {
        let [failure] = Vec::from(Inventory::read(Path::new(path)).unwrap_err()).try_into().unwrap();
        assert_eq!(failure.code.code, "I001");
        assert_eq!(failure.message, format!("`{path}` can't be read: {reason}"));
    }
}

fn parse(text: String) -> Result<Inventory, Findings> {
    Inventory::parse(&Source::new("repositories", text))
}

fn names() -> impl Strategy<Value = Vec<String>> {
    let name = proptest::string::string_regex("[a-c0]{1,3}((/|__|-{1,3}|\\.|_)[a-c]{1,2}){0,3}").unwrap();
    let name = name.prop_filter("ECR accepts it", |name| is_repository_name(name));
    proptest::collection::vec(name, 1..40)
}

fn sorted(names: &[String]) -> Vec<String> {
    let mut names = names.to_vec();
    names.sort();
    names.dedup();
    names
}

/// The names as pages of so many repositories.
fn pages(names: &[String], size: usize) -> String {
    let page = |names: &[String]| {
        let repositories: Vec<_> =
            names.iter().map(|name| serde_json::json!({"repositoryArn": "arn", "repositoryName": name})).collect();
        serde_json::to_string_pretty(&serde_json::json!({ "repositories": repositories })).unwrap()
    };
    names.chunks(size).map(page).collect::<Vec<_>>().join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    fn lines_and_pages_list_the_same(names in names(), size in 1..20_usize) {
        let wanted = sorted(&names);
        let lines = parse(names.join("\n")).unwrap();
        prop_assert_eq!(lines.names(), &wanted);
        let windows = names.join("\r\n") + "\r\n";
        for text in [windows, names.join("\t"), pages(&names, size), serde_json::to_string(&names).unwrap()] {
            let inventory = parse(text).unwrap();
            prop_assert_eq!(inventory.names(), &wanted);
        }
        for name in &names {
            let alike = wanted.iter().find(|own| own.replace('_', "-") == name.replace('_', "-"));
            prop_assert_eq!(lines.nearest(name), alike.map(String::as_str));
            prop_assert_eq!((lines.contains(name), lines.contains(&(name.clone() + "x"))), (true, false));
        }
    }

    fn matching_is_matching_one_by_one(names in names(), text in "[a-c]{0,2}[*]?[a-c/-]{0,2}[*]?[a-c]?") {
        let inventory = parse(names.join("\n")).unwrap();
        for pattern in [Pattern::glob(&text), Pattern::filter(&text)] {
            let one_by_one: Vec<&str> =
                inventory.names().iter().map(String::as_str).filter(|name| pattern.matches(name)).collect();
            prop_assert_eq!(inventory.matching(&pattern).collect::<Vec<_>>(), one_by_one);
        }
    }

    fn no_text_is_too_odd(text in "[\\[\\]{}\":,a-z\\\\0-9 \n\r\t#*.é\u{0}\u{feff}]{0,60}") {
        match parse(text) {
            Ok(inventory) => prop_assert!(inventory.names().iter().all(|name| is_repository_name(name))),
            Err(diagnostics) => prop_assert!(!render_human(&diagnostics, false).is_empty()),
        }
    }
}

fn the_nearest_name_is_found() {
    let names = ["example/api", "example/web-frontend", "example/worker", "tools/web_backend"];
    let inventory = parse(names.join("\n")).unwrap();
    for (name, wanted) in [
        ("Example/API", Some("example/api")),
        ("example/apo", Some("example/api")),
        ("exmaple/worker", Some("example/worker")),
        ("example/web-fronted", Some("example/web-frontend")),
        ("tools/web-backend", Some("tools/web_backend")),
        ("api", Some("example/api")),
        ("other/example/worker", Some("example/worker")),
        ("something/else", None),
        ("", None),
        ("x", None),
    ] {
        assert_eq!(inventory.nearest(name), wanted, "{name}");
    }
}

fn a_million_names_are_read_and_a_million_refused_ones_are_counted() {
    let names: Vec<String> = (0..1_000_000).map(|index| format!("example/team-{}/{index}", index % 97)).collect();
    let inventory = parse(names.join("\n")).unwrap();
    assert_eq!(inventory.names().len(), 1_000_000);
    assert_eq!(inventory.matching(&Pattern::glob("example/team-96/*")).count(), 1_000_000 / 97);
    let diagnostics = parse(names.join("\n").to_uppercase()).unwrap_err();
    assert_eq!(diagnostics.len(), 20);
    assert!(diagnostics[19].help.as_ref().unwrap().starts_with("999980 more such names follow"));
}
