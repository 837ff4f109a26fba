//! JSON documents: the pages of `aws ecr describe-repositories`, `aws ecr describe-images` and `aws inspector2 list-coverage`,
//! and what a `--query` leaves of them.
//!
//! Read with the places of all names, so that a name ECR refuses can be shown. A document is a page (an object with
//! `repositories`, `imageDetails` or `coveredResources`), a repository or an image (an object with `repositoryName`), a name,
//! or a list of these; several may follow each other. All other keys are passed over, since AWS adds some from time to time.
//!
//! **Cost:** three scans of the text, of which the last decodes; a page of a million images is one document.

use super::diagnostics;
use super::document::{Covered, CoveredResource, ImageDetail};
use super::found::{Call, Found};
use super::input::Input;
use crate::diagnostic::{Diagnostic, Findings};
use crate::json::{Error, Kind, Value};
use crate::source::Span;

/// The deepest nesting of lists and pages: a list of pages takes four levels.
const DEEPEST: usize = 8;

/// Keys by which an object is told from others.
const KEYS: [&str; 7] =
    ["repositories", "imageDetails", "coveredResources", "repositoryName", "imageDigest", "nextToken", "NextToken"];

/// Reads a document into what was found before.
pub(super) fn read<'t>(input: Input<'t>, found: &mut Found<'t>, document: Value<'t>) -> Result<(), Findings> {
    Reader { input, found }.value(document, 0)
}

struct Reader<'t, 'f> {
    input: Input<'t>,
    found: &'f mut Found<'t>,
}

impl<'t> Reader<'t, '_> {
    fn value(&mut self, value: Value<'t>, depth: usize) -> Result<(), Findings> {
        match value.kind() {
            Kind::String => self.name(value),
            Kind::Object => self.object(value, depth),
            Kind::List if depth < DEEPEST => self.list(value, depth),
            _ => {
                Err(self.misfit(value, "this is neither a repository name nor an object with `repositoryName`").into())
            }
        }
    }

    fn list(&mut self, list: Value<'t>, depth: usize) -> Result<(), Findings> {
        for item in list.items().map_err(|error| self.misfit(list, &error.reason))? {
            self.value(item, depth + 1)?;
        }
        Ok(())
    }

    fn object(&mut self, object: Value<'t>, depth: usize) -> Result<(), Findings> {
        let fields = object.fields(KEYS).map_err(|error| self.misfit(object, &error.reason))?;
        let [repositories, images, covered, name, digest, token, cli_token] = fields;
        let token = token.or(cli_token).map(Value::span);
        match (repositories, images, covered, name) {
            (Some(list), ..) if list.kind() == Kind::List && depth < DEEPEST => {
                self.list(list, depth)?;
                self.found.page(Call::DescribeRepositories, token);
                Ok(())
            }
            (Some(list), ..) => Err(self.misfit(list, "`repositories` must be a list").into()),
            (None, Some(list), ..) => self.images(list, token),
            (None, None, Some(list), _) => self.covered(list, token),
            (.., Some(_)) if digest.is_some() => self.image(object),
            (.., Some(name)) if name.kind() == Kind::String => self.name(name),
            (.., Some(name)) => Err(self.misfit(name, "`repositoryName` must be a string").into()),
            _ => Err(self.misfit(object, "this object must have `repositories` or `repositoryName`").into()),
        }
    }

    /// The images of a page of `describe-images`.
    fn images(&mut self, list: Value<'t>, token: Option<Span>) -> Result<(), Findings> {
        let (input, found) = (self.input, &mut *self.found);
        let read = list.each(|detail: ImageDetail<'t>| {
            let (image, span) = (detail.image(), place(input, &detail.repository_name, list));
            found.add_image(detail.repository_name, span, image);
            found.add_images_of_the_same(input.taken_behind(span));
        });
        read.map_err(|error| self.broken(&error))?;
        self.found.page(Call::DescribeImages, token);
        Ok(())
    }

    /// The same of an image alone.
    fn image(&mut self, object: Value<'t>) -> Result<(), Findings> {
        let detail: ImageDetail<'t> = object.decode().map_err(|error| self.broken(&error))?;
        let (image, span) = (detail.image(), place(self.input, &detail.repository_name, object));
        self.found.has_images = true;
        self.found.add_image(detail.repository_name, span, image);
        Ok(())
    }

    /// The images and repositories of a page of `list-coverage`.
    fn covered(&mut self, list: Value<'t>, token: Option<Span>) -> Result<(), Findings> {
        let (input, found) = (self.input, &mut *self.found);
        let mut has_unnamed = false;
        let read = list.each(|resource: CoveredResource<'t>| match resource.covered() {
            Covered::Image(name, image) => {
                let span = place(input, &name, list);
                found.add_image(name, span, image);
                found.add_images_of_the_same(input.taken_behind(span));
            }
            Covered::Repository(name) => {
                let span = place(input, &name, list);
                found.add_repository_of_images(name, span);
            }
            Covered::Other => {}
            Covered::Unnamed => has_unnamed = true,
        });
        read.map_err(|error| self.broken(&error))?;
        self.found.page(Call::ListCoverage, token);
        match has_unnamed {
            true => {
                Err(self.misfit(list, "an image here has no `resourceId` with its repository and its digest").into())
            }
            false => Ok(()),
        }
    }

    fn name(&mut self, written: Value<'t>) -> Result<(), Findings> {
        let name = written.string().map_err(|error| self.misfit(written, &error.reason))?;
        let Span { start, end } = written.span();
        self.found.add(name, Span { start: start + 1, end: end - 1 });
        Ok(())
    }

    fn broken(&self, error: &Error) -> Findings {
        diagnostics::misfit(self.input, Span { start: error.at, end: error.at + 1 }, &error.reason).into()
    }

    fn misfit(&self, value: Value<'_>, what: &str) -> Diagnostic {
        diagnostics::misfit(self.input, value.span(), what)
    }
}

/// The place of a name within a value: its own where it is a part of the text, which an escaped one is not.
fn place(input: Input<'_>, name: &str, within: Value<'_>) -> Span {
    let is_part = input.text.as_bytes().as_ptr_range().contains(&name.as_ptr());
    if is_part { Span::of_part(input.text, name) } else { within.span() }
}
