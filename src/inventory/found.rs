//! Names and images that reading an inventory finds, in every format.

use std::borrow::Cow;
use std::collections::HashMap;

use super::image::Image;
use super::images::Images;
use crate::registry::repository_address::name_in;
use crate::source::Span;
use crate::wildcard::is_repository_name;

/// The call that a page is an answer of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Call {
    DescribeRepositories,
    DescribeImages,
    ListCoverage,
}

/// A repository that images are of, in the order in which they were met.
#[derive(Debug)]
struct ImageRepository<'t> {
    name: Cow<'t, str>,
    span: Span,
    images: Vec<Image>,
}

/// The names of a text, and what is wrong with it as a list of names.
#[derive(Debug, Default)]
pub(super) struct Found<'t> {
    names: Vec<Cow<'t, str>>,
    /// The repositories of images.
    of_images: Vec<ImageRepository<'t>>,
    /// The places of their names there.
    places: HashMap<Cow<'t, str>, usize>,
    /// The place of the last one: images of a repository mostly stand together.
    last: usize,
    /// A document with images was read, be there images in it or none.
    pub(super) has_images: bool,
    /// The first texts that ECR refuses as names, at most [`Found::SHOWN`], with their places.
    pub(super) refused: Vec<(Cow<'t, str>, Span)>,
    /// The number of texts that ECR refuses.
    pub(super) refusals: usize,
    /// The names that are the address of a repository: the first with its place and what it should be, and how many there are.
    pub(super) address: Option<(Cow<'t, str>, Span)>,
    pub(super) addresses: usize,
    /// The token that the last page ends with, where it says that another follows; and of which call and repository it is.
    open: Option<((Call, usize), Span)>,
    /// The token of a page that no next one follows.
    lost: Option<Span>,
}

impl<'t> Found<'t> {
    /// The most refused names that are shown: where one is wrong, often all are.
    pub(super) const SHOWN: usize = 20;

    /// Takes a name, or notes that it is none.
    pub(super) fn add(&mut self, name: Cow<'t, str>, span: Span) {
        if is_repository_name(&name) {
            if name_in(&name).is_some() {
                self.addresses += 1;
                self.address.get_or_insert_with(|| (name.clone(), span));
            }
            self.names.push(name);
            return;
        }
        self.refusals += 1;
        if self.refused.len() < Self::SHOWN {
            self.refused.push((name, span));
        }
    }

    /// Takes note of a page that was read: the token for the next one, if it has any. Images come in one call a repository, so
    /// that only a page of the same repository goes on where another ended.
    pub(super) fn page(&mut self, call: Call, token: Option<Span>) {
        let call = (call, if call == Call::DescribeImages { self.last } else { 0 });
        let is_next = self.open.is_some_and(|(open, _)| open == call);
        if !is_next {
            self.lost = self.continued();
        }
        self.open = token.map(|token| (call, token));
        self.has_images |= call.0 != Call::DescribeRepositories;
    }

    /// The token of the first page that says that another follows, where none does.
    pub(super) fn continued(&self) -> Option<Span> {
        self.lost.or(self.open.map(|(_, token)| token))
    }

    /// Takes an image of a repository.
    pub(super) fn add_image(&mut self, repository: Cow<'t, str>, span: Span, image: Image) {
        if let Some(of) = self.image_repository(repository, span) {
            of.images.push(image);
        }
    }

    /// Takes more images of the repository of the last one.
    pub(super) fn add_images_of_the_same(&mut self, images: &[Image]) {
        if let Some(of) = self.of_images.get_mut(self.last) {
            of.images.extend_from_slice(images);
        }
    }

    /// Takes a repository that a list of images names.
    pub(super) fn add_repository_of_images(&mut self, repository: Cow<'t, str>, span: Span) {
        self.image_repository(repository, span);
    }

    fn image_repository(&mut self, name: Cow<'t, str>, span: Span) -> Option<&mut ImageRepository<'t>> {
        if self.of_images.get(self.last).is_none_or(|last| last.name != name) {
            self.last = match self.places.get(&name) {
                Some(place) => *place,
                None => self.add_image_repository(name, span),
            };
        }
        self.of_images.get_mut(self.last)
    }

    fn add_image_repository(&mut self, name: Cow<'t, str>, span: Span) -> usize {
        let place = self.of_images.len();
        if !is_repository_name(&name) {
            self.add(name.clone(), span);
        }
        self.places.insert(name.clone(), place);
        self.of_images.push(ImageRepository { name, span, images: Vec::new() });
        place
    }

    /// There is no name.
    pub(super) fn is_empty(&self) -> bool {
        self.names.is_empty() && self.of_images.is_empty()
    }

    /// The names, sorted, each once; those of images where no other list names repositories.
    pub(super) fn take_names(&mut self) -> Vec<Cow<'t, str>> {
        let mut names = std::mem::take(&mut self.names);
        if names.is_empty() {
            names.extend(self.of_images.iter().map(|repository| repository.name.clone()));
        }
        names.sort_unstable();
        names.dedup();
        names
    }

    /// The repositories of images that are not among these names: the first in order with its place, and how many there are.
    pub(super) fn unknown_repositories(&self, names: &[Cow<'t, str>]) -> Option<(&str, Span, usize)> {
        let unknown = self.of_images.iter().filter(|repository| names.binary_search(&repository.name).is_err());
        let first = unknown.clone().min_by_key(|repository| &repository.name)?;
        Some((&first.name, first.span, unknown.count()))
    }

    /// The images by the place of their repository among these names; nothing where no document has images.
    pub(super) fn into_images(self, names: &[Cow<'t, str>]) -> Option<Images> {
        if !self.has_images {
            return None;
        }
        let mut of_repositories = vec![Vec::new(); names.len()];
        for repository in self.of_images {
            let place = names.binary_search(&repository.name).ok();
            if let Some(images) = place.and_then(|place| of_repositories.get_mut(place)) {
                *images = repository.images;
            }
        }
        Some(Images::new(of_repositories))
    }
}
