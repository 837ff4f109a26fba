//! The images of an inventory, by repository.

use super::image::Image;
use super::instant::Instant;
use crate::parallel;
use crate::registry::ImageUse;

/// The images of each repository of an inventory, sorted, each once.
#[derive(Debug, Clone)]
pub(crate) struct Images {
    /// By the place of the repository in the inventory.
    of_repositories: Vec<Vec<Image>>,
    newest: Option<Instant>,
}

impl Images {
    /// Sorts the images of each repository, and joins what several documents say of one.
    pub(super) fn new(of_repositories: Vec<Vec<Image>>) -> Self {
        let of_repositories = parallel::map(of_repositories, |mut images: Vec<Image>| {
            images.sort_unstable();
            images.dedup_by(|next, kept| {
                next.is_same(kept) && {
                    kept.merge(next);
                    true
                }
            });
            images
        });
        let newest = of_repositories.iter().flatten().filter_map(|image| image.pushed).max();
        Self { of_repositories, newest }
    }

    /// The images of the repository at that place of the inventory.
    pub(crate) fn of(&self, repository: usize) -> &[Image] {
        self.of_repositories.get(repository).map(Vec::as_slice).unwrap_or_default()
    }

    /// Tells whether some image has the time of its last use of this kind; of either kind, if it is not known which one counts.
    pub(crate) fn has_uses(&self, by: Option<ImageUse>) -> bool {
        let mut images = self.of_repositories.iter().flatten();
        images.any(|image| match by {
            Some(ImageUse::LastPull) => image.pulled.is_some(),
            Some(ImageUse::LastInUse) => image.in_use.is_some(),
            None => image.pulled.or(image.in_use).is_some(),
        })
    }

    /// The newest push; nothing where no document says when an image was pushed.
    pub(crate) fn newest(&self) -> Option<Instant> {
        self.newest
    }
}
