//! The pictures of `docs/views/`: what a terminal shows, drawn from the real output with its colours.
//!
//! A case is a page `tests/views/<name>.md`: its heading is the title of the picture, the paragraph below it says in words what
//! is to be seen, then come the files and scripts that set the scene, and one `console` block with the commands. It becomes
//! `docs/views/<name>.svg`; where a page shows that, its alternative text is the paragraph. `SCANWRIGHT_BLESS=1` draws anew.

mod ansi;
mod svg;

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Tests, cases, cases_of, functions};
use crate::support::console::{Piece, pieces, steps};
use crate::support::expected::expect_file;
use crate::support::module::{entries, files, name_of};
use crate::support::session::Session;
use crate::support::{Directory, project};
use ansi::{Line, Screen};

/// A test of each picture, and of where they are shown.
pub(crate) fn tests() -> Tests {
    cases("views", view_files(), shows_what_the_program_prints)
        .and(functions!(there_is_a_picture_for_each_page, pages_say_in_words_what_a_picture_shows))
}

/// A page that describes a picture.
struct View {
    name: String,
    title: String,
    words: String,
    text: String,
}

fn shows_what_the_program_prints(page: &Path) {
    let view = view(page);
    let picture = project().join(format!("docs/views/{}.svg", view.name));
    expect_file(&picture, &svg::draw(&view.title, &view.words, &play(&view)));
}

fn there_is_a_picture_for_each_page() {
    let pictures: Vec<String> = files(&project().join("docs/views")).into_keys().collect();
    let named: Vec<String> = views().into_iter().map(|view| format!("{}.svg", view.name)).collect();
    assert_eq!(pictures, named);
}

fn pages_say_in_words_what_a_picture_shows() {
    let views = views();
    let docs = entries(&project().join("docs")).into_iter().filter(|path| name_of(path).ends_with(".md"));
    let mut shown = Vec::new();
    for page in docs.chain([project().join("README.md")]) {
        let text = fs::read_to_string(&page).unwrap();
        for image in text.split("![").skip(1) {
            let (words, rest) = image.split_once("](").unwrap();
            let target = rest.split_once(')').unwrap().0;
            if !target.contains("views/") || !target.ends_with(".svg") {
                continue;
            }
            let name = name_of(Path::new(target)).trim_end_matches(".svg").to_owned();
            let view = views.iter().find(|view| view.name == name);
            let expected = &view.unwrap_or_else(|| panic!("{}: {target} is no view", page.display())).words;
            assert_eq!(words, expected, "{} says something else of {target}", page.display());
            shown.push(name);
        }
    }
    let unseen: Vec<&str> =
        views.iter().map(|view| &*view.name).filter(|name| !shown.iter().any(|n| n == name)).collect();
    assert!(unseen.is_empty(), "no page shows {unseen:?}");
}

/// What the terminal shows in the end.
fn play(view: &View) -> Vec<Line> {
    let mut session = Session::new(Directory::new(), &[]).coloured();
    let mut screen = Screen::default();
    for piece in pieces(&view.text) {
        match piece {
            Piece::Fenced(info, body) if info == "console" => {
                for step in steps(&body) {
                    screen.command(&step.command());
                    screen.write(session.output(&step).trim_end_matches('\n'));
                }
            }
            other => drop(session.play(other)),
        }
    }
    screen.lines()
}

fn view_files() -> Vec<PathBuf> {
    cases_of("tests/views", 5)
}

fn views() -> Vec<View> {
    view_files().iter().map(|path| view(path)).collect()
}

fn view(path: &Path) -> View {
    let text = fs::read_to_string(path).unwrap();
    let (title, rest) = text.split_once("\n\n").unwrap();
    let words = rest.split_once("\n\n").unwrap().0.replace('\n', " ");
    let title = title.strip_prefix("# ").unwrap().to_owned();
    View { name: name_of(path).trim_end_matches(".md").to_owned(), title, words, text }
}
