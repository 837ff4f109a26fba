//! A rendered text → the file: laid out, under its header.
//!
//! Policies of a fleet give many files of the same text. The last file of each template is kept, so that equal ones are
//! laid out, hashed, parsed and held in memory once. Each thread keeps its own: a file that another thread made is freed
//! into that thread's memory, and the two would wait for each other.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::template::Template;
use crate::parallel;
use crate::target::bundle::GeneratedFile;
use crate::target::stamp::{Comment, with_header};
use crate::target::terraform::format;

/// Number of threads that have a last file of their own; further ones share them.
const THREADS: usize = 32;

/// The last file of a template in each thread, and what it was made of.
#[derive(Debug, Default)]
pub(super) struct Last([Mutex<Option<Made>>; THREADS]);

#[derive(Debug, Clone)]
struct Made {
    policy_file: String,
    rendered: String,
    file: Arc<GeneratedFile>,
}

impl Last {
    /// The file of a rendered text.
    pub(super) fn finish(&self, template: &Template, policy_file: &str, rendered: String) -> Arc<GeneratedFile> {
        if let Some(file) = self.same(policy_file, &rendered) {
            return file;
        }
        let file = Arc::new(lay_out(template, policy_file, &rendered));
        let made = Made { policy_file: policy_file.to_owned(), rendered, file: Arc::clone(&file) };
        let earlier = self.own().and_then(|mut last| last.replace(made));
        // Freed only here, where no other thread waits for it.
        drop(earlier);
        file
    }

    fn same(&self, policy_file: &str, rendered: &str) -> Option<Arc<GeneratedFile>> {
        let last = self.own()?;
        let made = last.as_ref().filter(|made| made.policy_file == policy_file && made.rendered == rendered)?;
        Some(Arc::clone(&made.file))
    }

    /// The last one of this thread.
    fn own(&self) -> Option<MutexGuard<'_, Option<Made>>> {
        let own = self.0.get(parallel::thread() % THREADS)?;
        Some(own.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn lay_out(template: &Template, policy_file: &str, rendered: &str) -> GeneratedFile {
    let text = if template.is_hcl() {
        with_header(Comment::HASH, policy_file, &format::format(rendered))
    } else {
        with_header(Comment::MARKDOWN, policy_file, rendered)
    };
    GeneratedFile::new(template.output, text)
}
