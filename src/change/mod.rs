//! [`VerifiedBundle`] and what is on disk → [`Change`]: what writing would do.
//!
//! Compares each file of the bundle with the one that stands at its path, and finds files of ours that the policy no
//! longer yields. Reads only; whether a file may be replaced is decided in `write`.

mod change;
mod disk;
mod earlier;
mod link_out;
mod overriding_file;
mod revision;
pub(crate) mod semantic;
mod switch;
pub(crate) mod text;
mod unknown_baseline;
mod unreadable_output;

use std::path::PathBuf;
use std::sync::Arc;

pub(crate) use change::{Change, FileChange, Status};
use disk::Found;
use earlier::Earlier;
use semantic::{Sides, StateRules};
pub(crate) use switch::Switch;

use crate::diagnostic::{Code, Diagnostic};
use crate::plan::ScanPlan;
use crate::policy::check::CheckedPolicy;
use crate::target::bundle::{Bundle, GeneratedFile, Origin};
use crate::target::terraform::verify::VerifiedBundle;

/// The codes of this stage.
pub(crate) static CODES: &[&Code] =
    &[&link_out::CODE, &unreadable_output::CODE, &unknown_baseline::CODE, &overriding_file::CODE];

/// What a bundle is compared with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Baseline {
    /// Its own output folder, where it would be written to.
    Output,
    /// A folder that holds an earlier output.
    Folder(PathBuf),
    /// The output folder as it was at a git revision.
    Revision(String),
}

/// Compares a bundle with its output folder, or with an earlier output.
///
/// # Errors
/// The output folder leads out of the repository; or the earlier output can't be read.
pub(crate) fn compare(
    bundle: VerifiedBundle,
    plan: ScanPlan,
    policy: &CheckedPolicy,
    baseline: &Baseline,
) -> Result<Change, Vec<Diagnostic>> {
    let (file, output) = (policy.file().clone(), policy.output().to_owned());
    let earlier = match baseline {
        Baseline::Output => {
            link_out::check_folder(&file, &output)?;
            Earlier::Folder(output.clone())
        }
        Baseline::Folder(folder) => Earlier::Folder(folder.clone()),
        Baseline::Revision(revision) => Earlier::at_revision(revision, &file, &output)?,
    };
    let (bundle, verdict) = bundle.into_parts();
    let Compared { files, kept, overriding, mut others } = against(bundle, &earlier)?;
    let (sides, switch) = sides(&files, kept, &plan);
    let warnings = overriding.iter().map(|path| overriding_file::report(&output.join(path))).collect();
    if *baseline != Baseline::Output {
        let is_ours = |path: &str| files.iter().any(|file| file.path == path);
        others = disk::beside(&output, is_ours).map(|beside| beside.others).unwrap_or_default();
    }
    others.extend(overriding);
    Ok(Change { file, output, files, sides, switch, others, plan, verdict, warnings })
}

/// The texts of the module's own HCL that are on both sides alike.
type Kept = Vec<Arc<str>>;

/// A bundle held against an earlier output.
struct Compared {
    files: Vec<FileChange>,
    kept: Kept,
    /// Files of the earlier output that Terraform lays over ours.
    overriding: Vec<String>,
    /// Files in its folder that Terraform reads with ours and that stay there.
    others: Vec<String>,
}

fn against(bundle: Bundle, earlier: &Earlier) -> Result<Compared, Vec<Diagnostic>> {
    let generated = bundle.into_files();
    let mut files = Vec::with_capacity(generated.len());
    let mut kept = Vec::new();
    let mut failures = Vec::new();
    for generated in generated {
        match earlier.read(generated.path, generated.text().len()) {
            Ok(found) => {
                let file = file_change(found, &generated);
                if file.status == Status::Unchanged && generated.path.ends_with(".tf") {
                    kept.push(generated.shared_text());
                }
                files.push(file);
            }
            Err(failure) => failures.push(failure),
        }
    }
    let (mut overriding, mut others) = (Vec::new(), Vec::new());
    match earlier.beside(|path| files.iter().any(|file| file.path == path)) {
        Ok(beside) => {
            files.extend(beside.orphans.into_iter().map(orphan));
            let goes = |path: &String| files.iter().any(|file| file.path == path.as_str());
            others = beside.others.into_iter().filter(|path| !goes(path)).collect();
            overriding = beside.overriding;
        }
        Err(failure) => failures.push(failure),
    }
    files.sort_by(|left, right| left.path.cmp(&right.path));
    if failures.is_empty() { Ok(Compared { files, kept, overriding, others }) } else { Err(failures) }
}

/// What is known of both sides. Where none of the module's own HCL differs, its meaning does not either.
fn sides(files: &[FileChange], kept: Kept, plan: &ScanPlan) -> (Sides, Switch) {
    let new = plan.release.states();
    let is_hcl = |file: &&FileChange| file.path.ends_with(".tf");
    if !files.iter().filter(is_hcl).any(|file| file.status != Status::Unchanged) {
        return (Sides::Same(new.into_iter().map(crate::plan::State::scan_type).collect()), Switch::default());
    }
    let changed = files.iter().filter(is_hcl).filter_map(|file| file.old.as_deref());
    let changed = changed.map(|old| Arc::from(String::from_utf8_lossy(old)));
    let old: Vec<Arc<str>> = changed.chain(kept).collect();
    if old.is_empty() {
        return (Sides::Differ { old: Some(Vec::new()), new: planned(plan) }, Switch::default());
    }
    let old = semantic::earlier::module(old);
    let switch = old.as_ref().map(|old| Switch::between(old, plan)).unwrap_or_default();
    (Sides::Differ { old: old.map(|old| old.states), new: planned(plan) }, switch)
}

fn planned(plan: &ScanPlan) -> Vec<StateRules> {
    plan.release.states().into_iter().map(StateRules::planned).collect()
}

fn file_change(found: Found, generated: &GeneratedFile) -> FileChange {
    let path = generated.path.into();
    let new = || Some(generated.shared_text());
    match found {
        Found::Nothing => FileChange { path, status: Status::Added, origin: None, old: None, new: new() },
        Found::File(old) if text::is_same(&old, generated.text()) => {
            FileChange { path, status: Status::Unchanged, origin: Some(Origin::Untouched), old: None, new: None }
        }
        Found::File(old) => {
            let origin = Some(crate::target::bundle::origin(&old));
            FileChange { path, status: Status::Changed, origin, old: Some(old), new: new() }
        }
    }
}

fn orphan((path, old, origin): (String, Vec<u8>, Origin)) -> FileChange {
    FileChange { path: path.into(), status: Status::Removed, origin: Some(origin), old: Some(old), new: None }
}
