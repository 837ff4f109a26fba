//! The built-in templates.

use crate::plan::Plan;

/// One template.
#[derive(Debug)]
pub struct Template {
    /// The file's name in `templates/` and in a directory of one's own.
    pub name: &'static str,
    /// The file it renders, within the output directory; empty for a section about its companion: of the README, or of HCL the
    /// assertions of the module's test in a state.
    pub output: &'static str,
    /// The built-in text.
    pub text: &'static str,
    /// The companion whose plan it renders; none where every module has the file.
    pub(super) companion: Option<&'static str>,
}

impl Template {
    /// Tells whether it renders HCL.
    pub(crate) fn is_hcl(&self) -> bool {
        !self.name.ends_with(".md.tera")
    }

    /// The companion whose section it renders, if it does.
    pub(super) fn section(&self) -> Option<&'static str> {
        self.companion.filter(|_| self.output.is_empty())
    }

    /// Tells whether a plan has what it renders.
    pub(super) fn is_of(&self, plan: &Plan) -> bool {
        self.companion.is_none_or(|name| plan.companions.iter().any(|companion| companion.name == name))
    }
}

/// A template of the directory `templates/`: `"main.tf.tera" => "main.tf"`, and behind `of` the companion whose plan it
/// renders.
macro_rules! built_in {
    ($name:literal => $output:literal) => {
        built_in!($name, $output, None)
    };
    ($name:literal => $output:literal of $companion:literal) => {
        built_in!($name, $output, Some($companion))
    };
    ($name:literal, $output:literal, $companion:expr) => {
        Template {
            name: $name,
            output: $output,
            text: include_str!(concat!("../../../../templates/", $name)),
            companion: $companion,
        }
    };
}

/// The built-in set. A new file of the module is a new template and a new line here.
pub(crate) static BUILT_IN: &[Template] = &[
    built_in!("README.md.tera" => "README.md"),
    built_in!("alerts.md.tera" => "" of "alerts"),
    built_in!("alerts.tf.tera" => "alerts.tf" of "alerts"),
    built_in!("alerts.tftest.hcl.tera" => "" of "alerts"),
    built_in!("main.tf.tera" => "main.tf"),
    built_in!("outputs.tf.tera" => "outputs.tf"),
    built_in!("rescan.md.tera" => "" of "rescan"),
    built_in!("scanning.tftest.hcl.tera" => "tests/scanning.tftest.hcl"),
    built_in!("variables.tf.tera" => "variables.tf"),
    built_in!("versions.tf.tera" => "versions.tf"),
    #[cfg(test)]
    Template {
        name: "toy.tf.tera",
        output: "toy.tf",
        text: include_str!("../../../companion/toy/toy.tf.tera"),
        companion: Some("toy"),
    },
];
