//! Comments of a policy: what was interpreted, and what was left behind.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::human::printable;
use crate::import::registry_state::{Entry, Meaning, RegistryState};
use crate::source::Place;

/// The most characters of a comment's line.
const WIDTH: usize = 116;

/// Lines of comment.
#[derive(Default)]
pub(super) struct Comments {
    text: String,
}

impl Comments {
    pub(super) fn add(&mut self, paragraph: &str) {
        self.wrapped("# ", "# ", paragraph);
    }

    /// Adds an item of a list.
    fn item(&mut self, item: &str) {
        self.wrapped("# - ", "#   ", item);
    }

    fn blank(&mut self) {
        self.text.push_str("#\n");
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    fn wrapped(&mut self, first: &str, others: &str, paragraph: &str) {
        let paragraph = printable(paragraph).replace(['\n', '\u{7f}'], "\u{fffd}");
        let mut line = first.to_owned();
        let mut is_fresh = true;
        for word in paragraph.split(' ') {
            if !is_fresh && line.chars().count() + 1 + word.chars().count() > WIDTH {
                self.text.push_str(&format!("{line}\n"));
                line = others.to_owned();
                is_fresh = true;
            }
            line.push_str(if is_fresh { "" } else { " " });
            line.push_str(word);
            is_fresh = false;
        }
        self.text.push_str(&format!("{line}\n"));
    }
}

/// The most characters of a filter or name that a comment repeats.
const REPEATED: usize = 60;

/// A filter or name as a comment repeats it.
pub(super) fn repeated(text: &str) -> String {
    match text.char_indices().nth(REPEATED) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// A place as a comment names it: the file and the line.
pub(super) fn place(place: &Place) -> String {
    format!("{}:{}", place.source.name(), place.source.position(place.span.start).line)
}

/// The comments at the top of the policy.
pub(super) fn header(registry: &RegistryState) -> String {
    let mut comments = Comments::default();
    let from = format!("imported from {} ({})", registry.title, place(&registry.place));
    let region = registry.region.as_ref().map_or("region".to_owned(), |region| format!("the region {region}"));
    comments.add(&format!("What Amazon ECR scans in one account and {region}, {from}."));
    for (meaning, explanation) in [(Meaning::Contains, contains as fn(&Entry) -> String), (Meaning::Name, name)] {
        let entries =
            registry.release.each().into_iter().flat_map(|state| state.continuous.iter().chain(&state.on_push));
        if let Some(first) = entries.into_iter().find(|entry| entry.meaning == meaning) {
            comments.blank();
            comments.add(&explanation(first));
        }
    }
    if !registry.warnings.is_empty() {
        comments.blank();
        comments.add("Not imported unchanged:");
        registry.warnings.iter().for_each(|warning| comments.item(&said(warning)));
    }
    comments.into_text()
}

fn contains(entry: &Entry) -> String {
    format!(
        "A filter without \"*\" matches every name that contains it: \"{}\" is imported as \"{}\", because in a policy a repository without \"*\" is that one repository.",
        repeated(&entry.filter),
        repeated(&entry.text)
    )
}

fn name(entry: &Entry) -> String {
    format!(
        "ECR has no exact filter; a \"*\" inside a name anchors both its ends. \"{}\" is imported as the repository \"{}\", for which scanwright generates such a filter; the original filter is in the comment after each entry.",
        repeated(&entry.filter),
        repeated(&entry.text)
    )
}

/// A finding in one line, with its first place.
fn said(finding: &Diagnostic) -> String {
    let at = finding.labels.first().map(|label| format!(" ({})", place(&label.place))).unwrap_or_default();
    format!("{}{at}", finding.message)
}
