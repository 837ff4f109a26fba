//! The README's section about the file of `[rescan]`, in the words of `templates/rescan.md.tera`.

use crate::plan::Plan;

/// The name of the companion.
const RESCAN: &str = "rescan";

/// The section; nothing where the policy does not ask for it.
pub(in crate::target) fn rescan(plan: &Plan) -> String {
    let companion = plan.companions.iter().find(|companion| companion.name == RESCAN);
    let Some(file) = companion.and_then(|companion| companion.files.first()) else { return String::new() };
    format!(
        "\n## How long images are re-scanned\n\n\
         That is a setting of Inspector for the whole account and region, which nothing else here sets. Set it by hand, once Inspector\n\
         scans ECR; it needs `inspector2:UpdateConfiguration`. In an organization only the delegated administrator can, for all members.\n\n\
         ```sh\naws inspector2 update-configuration --cli-input-json file://{}\n```\n\n\
         A shorter time ends the re-scans of older images at once; a longer one does not bring them back.\n",
        file.path
    )
}
