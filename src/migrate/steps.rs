//! Steps in order: what to do, what must be seen, and how to go back from there.

use super::adoption_path::AdoptionPath;
use super::commands::{Shell, quoted};
use super::migration::{Action, Command, Edit, NewFile, Step, When};
use super::options::Options;
use super::pick::Picked;
use super::target::Target;
use crate::paths;

/// The file that keeps the state from before.
const BEFORE: &str = "scanning-before.tfstate";

/// The file of the plan.
const PLAN: &str = "scanning.tfplan";

/// Parts that the steps are made of.
pub(super) struct Steps<'m, 'p, 'f> {
    pub(super) options: &'m Options,
    /// `terraform` or `tofu`.
    pub(super) program: &'m str,
    pub(super) policy: &'m str,
    pub(super) output: &'m str,
    pub(super) file: &'m NewFile,
    pub(super) edits: &'m [Edit],
    pub(super) commands: &'m [Command],
    pub(super) cleanup: &'m [Edit],
    pub(super) picked: &'m Picked<'p, 'f>,
    pub(super) target: &'m Target,
    pub(super) path: &'m AdoptionPath,
}

impl Steps<'_, '_, '_> {
    pub(super) fn steps(&self) -> Vec<Step> {
        let mut steps = vec![self.keep(), self.generate()];
        steps.extend((!self.edits.is_empty() || self.options.is_printed).then(|| self.edit()));
        steps.extend(self.older());
        steps.push(self.init());
        // Not before `init`: Terraform touches no state while a module is not installed.
        steps.extend(self.by_command());
        steps.extend([self.plan(), self.apply(), self.check(), self.clean()]);
        steps
    }

    fn shell(&self) -> Shell<'_> {
        Shell { directory: &self.options.from, program: self.program }
    }

    fn keep(&self) -> Step {
        let kept = paths::slashed(&paths::tidy(&self.options.from.join(BEFORE)));
        step("back up the state; it may contain secrets, so do not commit it")
            .run(format!("{} > {}", self.shell().terraform("state pull"), quoted(&kept)))
            .back("nothing has changed")
    }

    fn generate(&self) -> Step {
        step("generate the module")
            .run(format!("scanwright generate {}", quoted(self.policy)))
            .back(format!("delete `{}`, if it did not exist before", self.output))
    }

    fn edit(&self) -> Step {
        let path = &self.file.path;
        let what = match (self.options.is_printed, self.edits.is_empty()) {
            (true, true) => format!("save the file that is printed as `{path}`"),
            (true, false) => format!("save the file that is printed as `{path}`, and change the existing files"),
            (false, _) => format!("change the existing files; `{path}` is already written"),
        };
        let mut step = step(what);
        step.lines = self.edits.iter().flat_map(words).collect();
        step.back(match self.edits.is_empty() {
            true => format!("delete `{path}`"),
            false => format!("revert the changes, and delete `{path}`"),
        })
    }

    fn by_command(&self) -> Option<Step> {
        let commands: Vec<&Command> = self.commands.iter().filter(|command| command.when == When::Always).collect();
        let mut step = step("remove from the state what no block can remove");
        step.lines = commands.iter().map(|command| format!("$ {}", command.command)).collect();
        step.expect.extend(commands.first().map(|command| command.why.clone()));
        (!commands.is_empty()).then(|| step.back(self.push()))
    }

    /// The step for older versions, which take commands in the place of blocks.
    fn older(&self) -> Option<Step> {
        let older: Vec<&Command> = self.commands.iter().filter(|command| command.when != When::Always).collect();
        let version = if older.iter().any(|command| command.when == When::BeforeRemoved) { "1.7" } else { "1.6" };
        let without = match self.target.new_call {
            Some(_) => format!("delete everything above the call of the module from `{}`", self.file.path),
            None => format!("delete `{}`", self.file.path),
        };
        let mut step = step(format!("only with Terraform before {version}: {without}, and run"));
        step.lines.push(format!("$ {}", self.shell().terraform("init")));
        step.lines.extend(older.iter().map(|command| format!("$ {}", command.command)));
        (!older.is_empty()).then(|| step.back(self.push()))
    }

    fn init(&self) -> Step {
        step("install the module").run(self.shell().terraform("init")).back(self.back_before())
    }

    fn plan(&self) -> Step {
        let mut step = step("plan, and continue only if the plan shows this")
            .run(self.shell().terraform(&format!("plan -out={PLAN}")));
        let imports = matches!(self.path, AdoptionPath::Imported(_));
        let sum = if imports {
            "Plan: 1 to import, 0 to add, 0 to change, 0 to destroy."
        } else {
            "Plan: 0 to add, 0 to change, 0 to destroy."
        };
        match self.path {
            AdoptionPath::Moved(from) => step.expect.push(format!("`{from}` has moved to `{}`", self.target.resource)),
            AdoptionPath::Imported(_) => step.expect.push(format!("`{}` will be imported", self.target.resource)),
            AdoptionPath::Stays => {}
        }
        let forgotten = self.picked.enablers.iter().chain(
            self.picked.conflicts.iter().filter(|conflict| conflict.community.is_none() && !conflict.takes_turns),
        );
        step.expect.extend(forgotten.map(|resource| {
            format!("`{}` will no longer be managed by Terraform, but will not be destroyed", resource.address)
        }));
        step.expect.push(format!(
            "`{sum}`, or `1 to change` if the policy differs from the registry: then only `{}` is changed, in place",
            self.target.resource
        ));
        step.expect
            .push("no `aws_inspector2_enabler` is created, changed or destroyed: Inspector is not called".to_owned());
        step.back(self.back_before())
    }

    fn apply(&self) -> Step {
        let seen = "`0 destroyed`, and as many added and changed as in the plan";
        step("apply this plan").run(self.shell().terraform(&format!("apply {PLAN}"))).see(seen).back(format!(
            "{}; then `{}`, otherwise Terraform would plan the old configuration again, with a destroy",
            self.back_before(),
            self.push()
        ))
    }

    fn check(&self) -> Step {
        step("check that the plan stays empty")
            .run(self.shell().terraform("plan -detailed-exitcode"))
            .run(format!("scanwright simulate --terraform {}", quoted(&paths::slashed(&self.options.from))))
            .see("`No changes.`, and the verdict `settles`")
            .back("as for the apply")
    }

    fn clean(&self) -> Step {
        let mut step = step("delete the blocks that are no longer needed");
        step.lines = self.cleanup.iter().flat_map(words).collect();
        step.run(self.shell().terraform("plan -detailed-exitcode"))
            .see("`No changes.`")
            .back(format!("as for the apply, as long as `{BEFORE}` is kept"))
    }

    fn back_before(&self) -> String {
        format!("revert the changes, delete `{}`, and run `{}`", self.file.path, self.shell().terraform("init"))
    }

    fn push(&self) -> String {
        self.shell().terraform(&format!("state push -force {BEFORE}"))
    }
}

/// An edit in words, with the new lines below it.
fn words(edit: &Edit) -> Vec<String> {
    let lines =
        if edit.line == edit.end_line { edit.line.to_string() } else { format!("{}-{}", edit.line, edit.end_line) };
    let word = match edit.action {
        Action::Delete => "delete",
        Action::Replace => "replace",
        Action::Review => "look at",
    };
    let new = edit.replacement.iter().flat_map(|text| text.lines()).map(|line| format!("    {line}"));
    std::iter::once(format!("{}:{lines}: {word}: {}", edit.path, edit.what)).chain(new).collect()
}

fn step(what: impl Into<String>) -> Step {
    Step { what: what.into(), lines: Vec::new(), expect: Vec::new(), undo: String::new() }
}

impl Step {
    fn run(mut self, command: String) -> Self {
        self.lines.push(format!("$ {command}"));
        self
    }

    fn see(mut self, what: &str) -> Self {
        self.expect.push(what.to_owned());
        self
    }

    fn back(mut self, how: impl Into<String>) -> Self {
        self.undo = how.into();
        self
    }
}
