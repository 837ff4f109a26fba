//! Images that were taken out of an inventory's text while it was read.

use std::collections::HashMap;

use super::image::Image;

/// Images by the image before them that is still in the text.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// By the place of the repository's name in the image that stayed: they are of the same repository.
    images: HashMap<usize, Vec<Image>>,
    /// Place in the text behind which bytes are missing, and their number.
    missing: Vec<(usize, usize)>,
}

impl Taken {
    /// Takes an image out of a list, or something else that no cost depends on, behind the name that stands there.
    pub(super) fn add(&mut self, name: usize, image: Option<Image>, bytes: usize) {
        if let Some(image) = image {
            self.images.entry(name).or_default().push(image);
        }
        match self.missing.last_mut() {
            Some((at, missing)) if *at == name => *missing += bytes,
            _ => self.missing.push((name, bytes)),
        }
    }

    /// The images that stood behind the one with its name there.
    pub(super) fn behind(&self, name: usize) -> &[Image] {
        self.images.get(&name).map(Vec::as_slice).unwrap_or_default()
    }

    /// The bytes that are missing before a place.
    pub(super) fn missing_before(&self, place: usize) -> usize {
        self.missing.iter().filter(|(at, _)| *at < place).map(|(_, bytes)| bytes).sum()
    }
}
