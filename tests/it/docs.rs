//! The pages of `docs/` do what they show: every block is run or written, every page is in the book, and every link of the
//! documentation leads somewhere.
//!
//! How a block is run stands in `tests/it/support/session.rs`. The pages of codes are run by `tests/it/pages.rs`; which pages are
//! generated, and from what, stands in `tests/it/reference.rs`. `SCANWRIGHT_BLESS=1` writes what the commands print into the pages.

mod action;
mod links;
mod yaml;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::harness::{Tests, cases, functions};
use crate::support::console::{Piece, pieces};
use crate::support::expected::{expect_file, is_blessing};
use crate::support::module::{entries, files, name_of};
use crate::support::session::{Session, not_run};
use crate::support::{Directory, project};

/// A test of each page, and of what holds of all.
pub(crate) fn tests() -> Tests {
    cases("docs", written_pages(), prints_what_it_shows)
        .and(functions!(every_block_is_run_or_says_why_not, every_page_is_in_the_book))
        .and(action::tests())
        .and(links::tests())
        .and(yaml::tests())
}

/// Held while a page is blessed, since two tests may write the same.
static PAGES: Mutex<()> = Mutex::new(());

/// The pages whose blocks `tests/it/reference.rs` makes and checks.
const GENERATED: &[&str] = &["SUMMARY.md", "policy.md", "codes.md", "commands.md"];

/// The languages of blocks that are only read; every other block is run, written or parsed.
const ONLY_READ: &[&str] = &["text", "diff", "mermaid"];

fn prints_what_it_shows(page: &Path) {
    let _held = is_blessing().then(|| PAGES.lock().unwrap_or_else(PoisonError::into_inner));
    let mut session = Session::new(Directory::new(), &[]);
    let shown = pieces(&fs::read_to_string(page).unwrap());
    expect_file(page, &shown.into_iter().map(|piece| session.play(piece)).collect::<String>());
}

fn every_block_is_run_or_says_why_not() {
    let made = |page: &PathBuf| GENERATED.contains(&name_of(page));
    for page in pages().into_iter().filter(|page| !made(page)) {
        let text = fs::read_to_string(&page).unwrap();
        let mut above = String::new();
        for piece in pieces(&text) {
            match piece {
                Piece::Text(text) => above = text,
                Piece::Fenced(info, body) => {
                    if let Some(fault) = fault_of(&above, &info) {
                        panic!("{}: {fault}:\n{body}", page.display());
                    }
                }
            }
        }
    }
}

/// What is wrong with a block's opening: a reader must see what it is, and a test must do something with it.
fn fault_of(above: &str, info: &str) -> Option<String> {
    let prose: Vec<&str> = above.trim_end().lines().rev().skip(1).collect();
    let paragraph = || prose.iter().skip_while(|line| line.is_empty()).take_while(|line| !line.is_empty());
    match info.split_once(' ') {
        Some((_, path)) if paragraph().any(|line| line.contains(&format!("`{path}`"))) => None,
        Some((_, path)) => Some(format!("the paragraph above does not name the file `{path}`")),
        None if info == "console" || info == "sh" => None,
        None if ONLY_READ.contains(&info) || not_run(above).is_some_and(|reason| reason.len() > 5) => None,
        None if info == "yaml" => None,
        None => Some(format!("a block of `{info}` is neither run nor a file, and does not say why")),
    }
}

fn every_page_is_in_the_book() {
    let docs = project().join("docs");
    let summary = fs::read_to_string(docs.join("SUMMARY.md")).unwrap();
    let listed: Vec<String> = links::targets(&summary);
    let mut sorted = listed.clone();
    sorted.sort();
    let pages = pages().into_iter().map(|page| page.strip_prefix(&docs).unwrap().to_str().unwrap().to_owned());
    assert_eq!(sorted, pages.collect::<Vec<_>>(), "every page once");
    for line in summary.lines().filter(|line| line.contains("](")) {
        let (title, target) = line.trim_start_matches(['-', ' ', '[']).split_once("](").unwrap();
        let page = fs::read_to_string(docs.join(target.trim_end_matches(')'))).unwrap();
        let heading = page.lines().next().unwrap().trim_start_matches("# ").replace('`', "");
        assert!(heading.starts_with(title), "SUMMARY calls `{heading}` `{title}`");
    }
    let book = fs::read_to_string(docs.join("book.toml")).unwrap();
    let book: toml::Table = book.parse().unwrap();
    assert_eq!(book["book"]["src"].as_str(), Some("."), "the pages stand beside book.toml");
}

/// Every page of the book, sorted by its path.
fn pages() -> Vec<PathBuf> {
    let docs = project().join("docs");
    let pages = files(&docs).into_keys().filter(|path| path.ends_with(".md") && path != "SUMMARY.md");
    let mut pages: Vec<String> = pages.collect();
    pages.sort();
    pages.into_iter().map(|path| docs.join(path)).collect()
}

/// The pages that somebody wrote.
fn written_pages() -> Vec<PathBuf> {
    let pages = entries(&project().join("docs")).into_iter().filter(|path| path.is_file());
    pages.filter(|path| name_of(path).ends_with(".md") && !GENERATED.contains(&name_of(path))).collect()
}
