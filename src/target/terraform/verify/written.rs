//! Generated files as sources of messages.

use std::path::Path;

use crate::source::Source;
use crate::target::bundle::GeneratedFile;

/// The text of a generated file, under the path that it would be written to.
pub(super) fn source(file: &GeneratedFile, output: &Path) -> std::sync::Arc<Source> {
    Source::shared(output.join(file.path).display().to_string(), file.shared_text())
}
