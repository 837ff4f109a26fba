//! Bytes of an inventory, without most images of the pages in it.
//!
//! A million images take a gigabyte as the AWS CLI prints them, and 44 bytes each once they are read. So they are read while the
//! bytes come in, and of a run of images of one repository only the first stays in the text: reading the text meets it and takes
//! the others with it. All else stays as it is, so that the text is read by the same rules. Line breaks stay, too, so
//! that a finding points at the line where it was; in a page of one line its column is smaller.
//!
//! Nothing is judged here: whatever is not plainly an image stays, with all that follows in its list.
//!
//! **Cost:** one scan of the bytes, and the decoding of each image. At most [`LONGEST`] bytes wait to be read.

use std::io::{Error, ErrorKind, Read, Result};

use serde::Deserialize;

use super::document::{Covered, CoveredResource, ImageDetail};
use super::image::Image;
use super::taken::Taken;
use crate::source::Span;

/// The most bytes of the input, and of what is kept of it.
const MAX_BYTES: u64 = 4 << 30;
const MAX_KEPT: usize = 1 << 30;

/// Up to so many bytes everything stays: they cost little memory, and every column in them is right.
const WHOLE: usize = 16 << 20;

/// The bytes that are read at once.
const CHUNK: u64 = 1 << 20;

/// The most bytes of one image that are waited for.
const LONGEST: usize = 4 << 20;

/// Bytes of an inventory, and what is missing in them.
pub(super) struct Condensed {
    pub(super) bytes: Vec<u8>,
    pub(super) taken: Taken,
}

/// The keys of lists of images.
const LISTS: [(&[u8], Call); 2] =
    [(b"\"imageDetails\"", Call::DescribeImages), (b"\"coveredResources\"", Call::ListCoverage)];

/// The call that a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Call {
    DescribeImages,
    ListCoverage,
}

/// The beginning of what is not read yet.
enum Next<T> {
    Whole(T),
    /// It can be told when more bytes are there.
    Unfinished,
    Other,
}

/// An element of a list with the comma before it.
struct Element {
    bytes: usize,
    /// Its repository, where that stands in the text, and the place there.
    repository: Option<(String, usize)>,
    image: Option<Image>,
    /// No cost depends on it.
    is_foreign: bool,
}

impl Condensed {
    /// Reads a stream.
    ///
    /// # Errors
    /// It can't be read, or has too many bytes.
    pub(super) fn read(stream: impl Read) -> Result<Self> {
        Self::read_with(stream, WHOLE, CHUNK)
    }

    /// Reads a stream in chunks of that size; the first bytes stay whole.
    pub(super) fn read_with(stream: impl Read, whole: usize, chunk: u64) -> Result<Self> {
        let kept = Self { bytes: Vec::new(), taken: Taken::default() };
        let mut reader = Reader { stream, whole, chunk, read: 0, waiting: Vec::new(), at: 0, kept };
        while let Some(call) = reader.skip_to_list()? {
            match call {
                Call::DescribeImages => reader.list(of_image)?,
                Call::ListCoverage => reader.list(of_resource)?,
            }
        }
        Ok(reader.kept)
    }
}

struct Reader<R> {
    stream: R,
    whole: usize,
    chunk: u64,
    /// The number of bytes that were read.
    read: u64,
    /// Bytes of which those up to `at` are done with.
    waiting: Vec<u8>,
    at: usize,
    kept: Condensed,
}

impl<R: Read> Reader<R> {
    fn rest(&self) -> &[u8] {
        self.waiting.get(self.at..).unwrap_or_default()
    }

    /// Reads more bytes; false at the end of the stream.
    fn fill(&mut self) -> Result<bool> {
        self.waiting.drain(..self.at);
        self.at = 0;
        let read = (&mut self.stream).take(self.chunk).read_to_end(&mut self.waiting)?;
        self.read += read as u64;
        if self.read > MAX_BYTES {
            return Err(too_large(MAX_BYTES));
        }
        Ok(read > 0)
    }

    /// Moves so many bytes to those that stay.
    fn keep(&mut self, bytes: usize) -> Result<()> {
        let kept = self.waiting.get(self.at..self.at + bytes).unwrap_or_default();
        if self.kept.bytes.len() + kept.len() > MAX_KEPT {
            return Err(too_large(MAX_KEPT as u64));
        }
        self.kept.bytes.extend_from_slice(kept);
        self.at += bytes;
        Ok(())
    }

    /// Keeps all up to the beginning of the next list of images.
    fn skip_to_list(&mut self) -> Result<Option<Call>> {
        loop {
            let (bytes, call) = next_list(self.rest());
            self.keep(bytes)?;
            if call.is_some() {
                return Ok(call);
            }
            let is_long = self.rest().len() > LONGEST;
            if is_long || !self.fill()? {
                self.keep(self.rest().len())?;
            }
            if !is_long && self.rest().is_empty() {
                return Ok(None);
            }
        }
    }

    /// Takes the images out of a list that has just begun, up to its end or to what is no image.
    fn list(&mut self, read: fn(&[u8]) -> Next<Element>) -> Result<()> {
        let mut last: Option<(String, usize)> = None;
        let mut is_first = true;
        while let Some(element) = self.element(is_first, read)? {
            let named = element.repository.as_ref().zip(last.as_ref());
            let is_same = named.is_some_and(|((name, _), (last, _))| name == last);
            match &last {
                Some((_, place)) if self.kept.bytes.len() >= self.whole && (is_same || element.is_foreign) => {
                    self.take(&element, *place);
                }
                _ => {
                    let kept = self.kept.bytes.len();
                    self.keep(element.bytes)?;
                    last = element.repository.map(|(name, place)| (name, kept + place));
                }
            }
            is_first = false;
        }
        Ok(())
    }

    fn take(&mut self, element: &Element, place: usize) {
        let taken = self.waiting.get(self.at..self.at + element.bytes).unwrap_or_default();
        let lines = taken.iter().filter(|byte| **byte == b'\n').count();
        self.kept.bytes.resize(self.kept.bytes.len() + lines, b'\n');
        self.kept.taken.add(place, element.image, element.bytes - lines);
        self.at += element.bytes;
    }

    /// The next element of a list; nothing at its end, and where something else stands.
    fn element(&mut self, is_first: bool, read: fn(&[u8]) -> Next<Element>) -> Result<Option<Element>> {
        loop {
            match element(self.rest(), is_first, read) {
                Next::Whole(element) => return Ok(Some(element)),
                Next::Unfinished if self.rest().len() <= LONGEST && self.fill()? => {}
                Next::Unfinished | Next::Other => return Ok(None),
            }
        }
    }
}

fn too_large(most: u64) -> Error {
    Error::new(ErrorKind::InvalidData, format!("it has more than {most} bytes"))
}

/// The number of bytes up to the beginning of the next list of images, behind its bracket; without one, up to where one can begin
/// that is not there in whole.
fn next_list(bytes: &[u8]) -> (usize, Option<Call>) {
    let mut at = 0;
    while let Some(quote) = bytes.iter().skip(at).position(|byte| *byte == b'"') {
        at += quote;
        let rest = bytes.get(at..).unwrap_or_default();
        for (key, call) in LISTS {
            match list(rest, key) {
                Next::Whole(length) => return (at + length, Some(call)),
                Next::Unfinished => return (at, None),
                Next::Other => {}
            }
        }
        at += 1;
    }
    (bytes.len(), None)
}

/// The length of a key and the bracket of its list.
fn list(bytes: &[u8], key: &[u8]) -> Next<usize> {
    let Some(rest) = bytes.strip_prefix(key) else {
        return if key.starts_with(bytes) { Next::Unfinished } else { Next::Other };
    };
    let mut at = blank(rest);
    for sign in [b':', b'['] {
        match rest.get(at) {
            Some(byte) if *byte == sign => at += 1,
            Some(_) => return Next::Other,
            None => return Next::Unfinished,
        }
        if sign == b':' {
            at += blank(rest.get(at..).unwrap_or_default());
        }
    }
    Next::Whole(key.len() + at)
}

/// The element at the beginning of some bytes, behind a comma unless it is the first of its list.
fn element(bytes: &[u8], is_first: bool, read: fn(&[u8]) -> Next<Element>) -> Next<Element> {
    let mut at = blank(bytes);
    if !is_first {
        match bytes.get(at) {
            Some(b',') => at += 1,
            Some(_) => return Next::Other,
            None => return Next::Unfinished,
        }
        at += blank(bytes.get(at..).unwrap_or_default());
    }
    match bytes.get(at) {
        Some(b'{') => match read(bytes.get(at..).unwrap_or_default()) {
            Next::Whole(Element { bytes, repository, image, is_foreign }) => {
                let repository = repository.map(|(name, place)| (name, at + place));
                Next::Whole(Element { bytes: at + bytes, repository, image, is_foreign })
            }
            other => other,
        },
        Some(_) => Next::Other,
        None => Next::Unfinished,
    }
}

/// The number of bytes of white space.
fn blank(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).count()
}

fn of_image(bytes: &[u8]) -> Next<Element> {
    decoded(bytes, |text, detail: ImageDetail<'_>| {
        let repository = placed(text, &detail.repository_name);
        Some(Element { bytes: text.len(), repository, image: Some(detail.image()), is_foreign: false })
    })
}

fn of_resource(bytes: &[u8]) -> Next<Element> {
    decoded(bytes, |text, resource: CoveredResource<'_>| {
        let whole = |repository, image, is_foreign| Element { bytes: text.len(), repository, image, is_foreign };
        match resource.covered() {
            Covered::Image(name, image) => Some(whole(placed(text, &name), Some(image), false)),
            Covered::Repository(_) => Some(whole(None, None, false)),
            Covered::Other => Some(whole(None, None, true)),
            Covered::Unnamed => None,
        }
    })
}

/// Decodes an object at the beginning of some bytes; it is shown with its text.
fn decoded<'t, T: Deserialize<'t>>(bytes: &'t [u8], of: impl FnOnce(&'t str, T) -> Option<Element>) -> Next<Element> {
    let mut documents = serde_json::Deserializer::from_slice(bytes).into_iter();
    let value = match documents.next() {
        Some(Ok(value)) => value,
        Some(Err(error)) if error.is_eof() => return Next::Unfinished,
        Some(Err(_)) | None => return Next::Other,
    };
    let written = bytes.get(..documents.byte_offset()).unwrap_or_default();
    let element = str::from_utf8(written).ok().and_then(|text| of(text, value));
    element.map_or(Next::Other, Next::Whole)
}

/// A name and its place in a text; nothing where it is written with escapes.
fn placed(text: &str, name: &str) -> Option<(String, usize)> {
    let is_part = text.as_bytes().as_ptr_range().contains(&name.as_ptr());
    is_part.then(|| (name.to_owned(), Span::of_part(text, name).start))
}
