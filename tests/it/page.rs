//! The review page: the same to the byte where a case says what is expected, well-formed always, and looked at in a real
//! browser, which leaves pictures of every case in `target/page` where `SCANWRIGHT_PICTURES` is set.
//!
//! A case is a directory of `tests/page/cases`: the policies `before/` (of an example's name: the example's own), those
//! `after/`, `repositories.txt` where there is an inventory, `images.json` with the images of it, `arguments.txt` with options,
//! and `expected.html` where the bytes are compared. An example without a directory is shown as a first generation. The browser is Debian's chromium, driven by
//! `tests/page/browser/review.mjs`; `.ci/browser` installs what that needs.

mod strict;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::harness::{Tests, cases_of, functions, values};
use crate::support::expected::expect_file;
use crate::support::module::{POLICY, entries, examples, name_of, succeed};
use crate::support::{Directory, project, skip};

/// A test of each page, and of all in a browser.
pub(crate) fn tests() -> Tests {
    let pages = names().into_iter().map(|name| (name.clone(), name)).collect();
    values("page", pages, is_what_is_expected_and_needs_no_repair)
        .and(functions!(
            what_somebody_wrote_stays_text,
            a_page_is_of_changes_alone,
            a_policy_that_does_not_compile_has_a_page_that_says_so,
            a_browser_finds_nothing_wrong_with_any_page
        ))
        .and(strict::tests())
}

/// A page, and what it was made of.
struct Page {
    html: String,
    repositories: Option<Vec<String>>,
    has_images: bool,
    policies: usize,
}

/// Where a case says what is expected, it is that to the byte, and the same every time.
fn is_what_is_expected_and_needs_no_repair(name: String) {
    let html = page(&name).html;
    assert_eq!(strict::fault(&html), None);
    let expected = cases().join(&name).join("expected.html");
    if expected.exists() {
        assert!(html == page(&name).html, "another page at the second time");
        expect_file(&expected, &html);
    }
}

fn what_somebody_wrote_stays_text() {
    let html = page("hostile").html;
    for escaped in
        ["&lt;script&gt;window.hacked = 1&lt;/script&gt;", "&lt;img src=x onerror=&quot;window.hacked = 1&quot;&gt;"]
    {
        assert!(html.contains(escaped), "{escaped} does not show");
    }
    assert!(html.contains("&lt;i&gt;&amp;amp;"), "the policy's name does not show");
    let is_turning =
        |char: char| matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    let unseen: Vec<char> =
        html.chars().filter(|char| is_turning(*char) || (char.is_control() && *char != '\n')).collect();
    assert!(unseen.is_empty(), "{unseen:?}");
    assert!(html.contains('\u{fffd}'), "what is not shown is not marked");
}

fn a_page_is_of_changes_alone() {
    let directory = Directory::new();
    let run = directory.scanwright(["check", "--format", "html"]);
    assert_eq!(run.status.code(), Some(1));
    assert!(run.stderr.contains("this command does not support the format `html`"), "{}", run.stderr);
}

fn a_policy_that_does_not_compile_has_a_page_that_says_so() {
    let directory = Directory::new();
    directory.write(POLICY, "version = 1\n\n[release]\nmode = \"<script>alert(1)</script>\"\n");
    let commands = [
        ["generate", "--format", "html"].as_slice(),
        &["generate", "--check", "--format", "html"],
        &["diff", "--format", "html"],
        &["review", "--format", "html"],
    ];
    for command in commands {
        let run = directory.scanwright(command);
        assert_eq!(run.status.code(), Some(1), "{command:?}");
        assert_eq!(strict::fault(&run.stdout), None, "{command:?}");
        assert!(run.stdout.contains("<title>No review: 1 error</title>"), "{command:?}: {}", run.stdout);
        assert!(run.stdout.contains("&lt;script&gt;") && !run.stdout.contains("<script"), "{command:?}");
    }
    assert_eq!(directory.scanwright(["review", "--export", "html=review.html"]).status.code(), Some(1));
    assert_eq!(strict::fault(&directory.read("review.html")), None);
}

fn a_browser_finds_nothing_wrong_with_any_page() {
    let Some(driver) = driver_or_skip() else { return };
    let directory = Directory::new();
    let described = names().into_iter().map(|name| {
        let page = page(&name);
        directory.write(&format!("{name}.html"), &page.html);
        let file = directory.path().join(format!("{name}.html"));
        let Page { repositories, has_images, policies, .. } = page;
        serde_json::json!({
            "name": name, "file": file, "repositories": repositories, "images": has_images, "policies": policies
        })
    });
    let manifest = serde_json::Value::Array(described.collect());
    directory.write("pages.json", manifest.to_string());
    let mut command = Command::new("node");
    command.arg(project().join("tests/page/browser/review.mjs")).arg(directory.path().join("pages.json"));
    command.arg(&driver);
    if std::env::var_os("SCANWRIGHT_PICTURES").is_some() {
        let pictures = project().join("target/page");
        fs::create_dir_all(&pictures).unwrap();
        command.arg(pictures);
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn cases() -> PathBuf {
    project().join("tests/page/cases")
}

/// The names of all pages: of every case, and of every example.
fn names() -> BTreeSet<String> {
    examples().iter().chain(&cases_of("tests/page/cases", 5)).map(|path| name_of(path).to_owned()).collect()
}

/// Generates what was before, writes what comes after, and asks for the page.
fn page(name: &str) -> Page {
    let (case, example) = (cases().join(name), project().join("examples").join(name).join(POLICY));
    let directory = Directory::new();
    let write = |policies: &[PathBuf]| {
        policies.iter().for_each(|policy| directory.write(name_of(policy), fs::read(policy).unwrap()));
        policies.iter().map(|policy| name_of(policy).to_owned()).collect::<Vec<_>>()
    };
    let before = entries(&case.join("before"));
    let before = if before.is_empty() && case.exists() { vec![example.clone()] } else { before };
    let mut policies = write(&before);
    if !policies.is_empty() {
        let arguments: Vec<&str> = [["generate", "-q"].as_slice(), &texts(&policies)].concat();
        succeed(&directory, &arguments);
    }
    let after = entries(&case.join("after"));
    let written = write(if after.is_empty() { std::slice::from_ref(&example) } else { &after });
    policies = written;
    if name == "hostile" {
        policies = made_hostile(&directory);
    }
    let inventory = fs::read_to_string(case.join("repositories.txt")).ok();
    let images = fs::read_to_string(case.join("images.json")).ok();
    let options = fs::read_to_string(case.join("arguments.txt")).unwrap_or_default();
    let mut arguments = vec!["diff", "--format", "html"];
    if let Some(inventory) = &inventory {
        directory.write("repositories.txt", inventory.clone() + images.as_deref().unwrap_or_default());
        arguments.extend(["--repositories", "repositories.txt"]);
    }
    arguments.extend(options.split_whitespace());
    arguments.extend(texts(&policies));
    let html = succeed(&directory, &arguments).stdout;
    let repositories = inventory.map(|inventory| inventory.lines().map(str::to_owned).collect());
    Page { html, repositories, has_images: images.is_some(), policies: policies.len() }
}

fn texts(names: &[String]) -> Vec<&str> {
    names.iter().map(String::as_str).collect()
}

/// Names and texts that try to leave their place: of the policy's file, which not every system can hold in a checkout,
/// and in the earlier module.
fn made_hostile(directory: &Directory) -> Vec<String> {
    let main =
        directory.read("ecr-scanning/main.tf").replace("\"dev-*\"", "\"<img src=x onerror='window.hacked = 1'>\"");
    let lines = [
        "# <script>window.hacked = 1</script>",
        "# <img src=x onerror=\"window.hacked = 1\"></td></table></main>",
        "# {{ 7 * 7 }} {% raw %} \u{202e}\u{2066}\u{1b}[31m\u{0} &amp; ` | **bold**",
    ];
    directory.write("ecr-scanning/main.tf", format!("{main}{}\r\n", lines.join("\n")));
    let name = "<i>&amp;\u{202e}'\".toml".to_owned();
    directory.write(&name, directory.read(POLICY));
    vec![name]
}

/// The directory with the browser's driver, or a word that this is skipped and why; under `CI` that is a failure.
fn driver_or_skip() -> Option<PathBuf> {
    let driver = project().join("target/tools/browser");
    let is_on_path = |name: &str| Command::new(name).arg("--version").output().is_ok();
    let missing = if !is_on_path("node") {
        "there is no `node` on PATH"
    } else if !is_on_path("chromium") {
        "there is no `chromium` on PATH"
    } else if !is_installed(&driver) {
        "the driver is not installed"
    } else {
        return Some(driver);
    };
    skip("looking at pages in a browser", &format!("{missing}; `.ci/browser` installs what it needs"));
    None
}

/// Whether the driver is the one of the lock file.
fn is_installed(driver: &Path) -> bool {
    let lock = fs::read(project().join("tests/page/browser/package-lock.json")).unwrap();
    fs::read(driver.join("installed")).is_ok_and(|installed| installed == lock)
}
