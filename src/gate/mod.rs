//! What `aws` printed about one image's scan → a judgement of the image.
//!
//! ```text
//! files ─read→ Answer ─judge→ Judgement
//! ```
//!
//! Read are `aws ecr describe-image-scan-findings` and `aws inspector2 list-findings` and `list-coverage`, as they are printed;
//! nobody is called. **Invariant:** an image passes only if its scan is finished and all of its findings are there. What is
//! not known for certain is never a pass: in doubt the verdict is that there is none.

mod answer;
pub(crate) mod diagnostics;
mod finding;
mod image;
mod judge;
mod judgement;
mod read;
mod readiness;
mod severity;
mod status;
mod terms;

pub use answer::{Answer, ScanKind};
pub(crate) use diagnostics::CODES;
pub use finding::Package;
pub use image::{Image, NoImage};
pub use judge::judge;
pub use judgement::{Judgement, Verdict, Vulnerability};
pub(crate) use read::read;
pub use read::read_texts;
pub use severity::Severity;
pub use status::{COVERAGE_CODES, COVERAGE_REASONS, IMAGE_STATUSES, Progress};
pub use terms::{Acceptance, Terms, Threshold};
