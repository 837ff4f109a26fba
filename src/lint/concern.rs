//! Concern of lint: the directories that have something of scanning.
//!
//! What can't be read in another one does not stop lint, since nothing there could be found. A directory is of concern for
//! what its own files say, and for what the modules say that it calls. Of a file that can't be parsed the words count.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::alert_subject::{ALARM, LIFECYCLE, RULE};
use crate::community;
use crate::diagnostic::Diagnostic;
use crate::events::{ECR, INSPECTOR, NAMESPACE};
use crate::hcl::{Block, File};
use crate::paths;
use crate::reading;
use crate::terraform::elsewhere;
use crate::terraform::scanning::{CLOUD_CONTROL_REGISTRY, ENABLER, ORGANIZATION, REGISTRY, REPOSITORY};
use crate::terraform::{Directory, Module};

/// The most bytes of a file that is read once more.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// The types of resources that set scanning.
const SETTING: &[&str] = &[REGISTRY, ENABLER, ORGANIZATION, CLOUD_CONTROL_REGISTRY];

/// Directories that have something of scanning.
#[derive(Debug, Default)]
pub(super) struct Concern(BTreeSet<PathBuf>);

impl Concern {
    /// The directories of these configurations.
    pub(super) fn of<'d>(configurations: impl Iterator<Item = &'d Directory>) -> Self {
        let mut all = BTreeSet::new();
        for configuration in configurations {
            let leading = configuration.leading_to(has_scanning);
            let modules = leading.iter().filter_map(|index| configuration.modules().get(*index));
            all.extend(modules.map(|module| module.name.clone()));
        }
        Self(all)
    }

    pub(super) fn has_directory(&self, directory: &Path) -> bool {
        self.0.contains(&paths::tidy(directory))
    }

    /// Tells whether a finding of reading is of something that has scanning in it.
    pub(super) fn has(&self, finding: &Diagnostic) -> bool {
        let Some(label) = finding.labels.first() else { return true };
        self.0.contains(&directory_of(finding))
            || match finding.code.slug {
                "missing-module" => elsewhere::is_of_scanning(label.place.text()),
                "file-not-utf8" => {
                    let bytes = reading::found(Path::new(label.place.source.name()), MAX_BYTES).unwrap_or_default();
                    speaks_of_scanning(&String::from_utf8_lossy(&bytes))
                }
                // Nobody can tell what it says.
                "unreadable-file" => true,
                _ => false,
            }
    }
}

/// The directory of the file, or the directory, that a finding of reading is of.
pub(super) fn directory_of(finding: &Diagnostic) -> PathBuf {
    let name = finding.labels.first().map_or("", |label| label.place.source.name());
    let path = Path::new(name);
    match path.parent().filter(|_| !path.is_dir()) {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        Some(_) => PathBuf::from("."),
        None => path.to_owned(),
    }
}

fn has_scanning(module: &Module) -> bool {
    module.blocks.iter().any(|block| is_of_scanning(block)) || module.files.iter().any(|file| is_lost(file))
}

fn is_of_scanning(block: &Block) -> bool {
    match (&*block.kind, block.label(0)) {
        ("resource", REPOSITORY) => block.blocks_of("image_scanning_configuration").next().is_some(),
        ("resource", kind) if let Some(words) = alert_words(kind) => has_word(block.whole().text(), words),
        ("resource", LIFECYCLE) => true,
        ("resource", kind) => SETTING.contains(&kind) || elsewhere::may_reach(block),
        ("module", _) => community::called(block).is_some(),
        _ => false,
    }
}

/// The words of which an alert has one that is about images.
fn alert_words(kind: &str) -> Option<&'static [&'static str]> {
    match kind {
        ALARM => Some(&[NAMESPACE]),
        RULE => Some(&[INSPECTOR, ECR]),
        _ => None,
    }
}

fn has_word(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Tells whether a file that was not parsed speaks of scanning.
fn is_lost(file: &File) -> bool {
    file.blocks.is_empty() && speaks_of_scanning(file.source.text())
}

fn speaks_of_scanning(text: &str) -> bool {
    let is_type = |word: &str| SETTING.contains(&word);
    let is_named = |part: &str| text.contains(part) && text.split(is_no_name).any(is_type);
    is_named("_registry_scanning_configuration")
        || is_named("aws_inspector2_")
        || text.contains(LIFECYCLE)
        || [ALARM, RULE].iter().any(|kind| text.contains(kind) && has_word(text, alert_words(kind).unwrap_or_default()))
        || community::is_named_in(text)
}

fn is_no_name(char: char) -> bool {
    !char.is_ascii_alphanumeric() && char != '_'
}
