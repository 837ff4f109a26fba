//! The pipeline over a directory of its own, for the tests of targets and of companions.

use std::path::PathBuf;

use super::{CompileOptions, Compiled, compile};
use crate::change::{Baseline, Change};
use crate::diagnostic::{Diagnostic, Findings};
use crate::plan::check::Requires;
use crate::policy::load::{Text, load};
use crate::target::terraform::render::Templates;
use crate::write::{Overwrite, write};

/// A policy's directory, with the output directory `out`.
pub(crate) struct Directory(tempfile::TempDir);

impl Directory {
    pub(crate) fn new() -> Self {
        let directory = tempfile::tempdir().unwrap();
        std::fs::create_dir(directory.path().join("out")).unwrap();
        Self(directory)
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join("out").join(path)
    }

    pub(crate) fn has(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    pub(crate) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap()
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        std::fs::write(self.path(path), text).unwrap();
    }

    pub(crate) fn remove(&self, path: &str) {
        std::fs::remove_file(self.path(path)).unwrap();
    }

    fn text(&self, policy: &str) -> Text {
        let (name, directory) = ("scan-policy.toml".to_owned(), self.0.path().to_owned());
        Text { name: name.clone(), file_name: name, directory, bytes: policy.as_bytes().to_vec() }
    }

    pub(crate) fn compile(&self, policy: &str) -> Result<Compiled, Findings> {
        compile(load(self.text(policy))?, OPTIONS, &Templates::load(None).unwrap())
    }

    /// Returns the change that generating the policy would make.
    pub(crate) fn change(&self, policy: &str) -> Result<Change, Findings> {
        let compiled = compile(load(self.text(policy))?, OPTIONS, &Templates::load(None).unwrap())?;
        compiled.change(&Baseline::Output).map(|(change, _)| change)
    }

    /// Generates the policy, and tells each file with its sign.
    pub(crate) fn generate(&self, policy: &str) -> Vec<String> {
        let change = self.change(policy).unwrap();
        let files = change.files().iter().map(|file| format!("{} {}", file.status.sign(), file.path)).collect();
        write(&[change], Overwrite::Refuse).unwrap();
        files
    }

    /// The codes with which generating the policy is refused.
    pub(crate) fn refused(&self, policy: &str) -> Vec<&'static str> {
        codes(&write(&[self.change(policy).unwrap()], Overwrite::Refuse).unwrap_err())
    }

    /// The codes with which the policy is refused where that template is another.
    pub(crate) fn refused_with_template(&self, policy: &str, name: &str, template: &str) -> Vec<&'static str> {
        let templates = self.0.path().join("templates");
        std::fs::create_dir_all(&templates).unwrap();
        std::fs::write(templates.join(name), template).unwrap();
        let templates = Templates::load(Some(&templates)).unwrap();
        codes(&compile(load(self.text(policy)).unwrap(), OPTIONS, &templates).unwrap_err())
    }
}

const OPTIONS: CompileOptions<'static> = CompileOptions { inventory: None, requires: Requires::Enforced };

fn codes(findings: &[Diagnostic]) -> Vec<&'static str> {
    findings.iter().map(|finding| finding.code.code).collect()
}
