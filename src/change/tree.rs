//! The entries of a directory as git stores them: mode, name and the bytes of the object's name, one after the other.

/// Entry of a directory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    mode: Vec<u8>,
    pub(super) name: Vec<u8>,
    /// The name of the object, in hexadecimal.
    pub(super) id: String,
}

impl Entry {
    /// True for a file or a link, whose text is the path that it leads to.
    pub(super) fn is_file(&self) -> bool {
        self.mode.starts_with(b"100") || self.mode == b"120000"
    }

    pub(super) fn is_tree(&self) -> bool {
        self.mode == b"40000"
    }
}

/// Reads the entries of a directory, whose objects have names of so many bytes, up to the first that is cut short.
pub(super) fn entries(mut bytes: &[u8], id_bytes: usize) -> Vec<Entry> {
    let mut entries = Vec::new();
    while let Some((entry, rest)) = entry(bytes, id_bytes) {
        entries.push(entry);
        bytes = rest;
    }
    entries
}

fn entry(bytes: &[u8], id_bytes: usize) -> Option<(Entry, &[u8])> {
    let (mode, rest) = bytes.split_at_checked(bytes.iter().position(|&byte| byte == b' ')?)?;
    let rest = rest.get(1..)?;
    let (name, rest) = rest.split_at_checked(rest.iter().position(|&byte| byte == 0)?)?;
    let (id, rest) = rest.get(1..)?.split_at_checked(id_bytes)?;
    let id = id.iter().map(|byte| format!("{byte:02x}")).collect();
    Some((Entry { mode: mode.to_vec(), name: name.to_vec(), id }, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_end_where_the_text_does() {
        let text = b"100644 a b\0\x01\xff40000 c\0\x00\x10100644 cut\0\x01";
        let read: Vec<(String, String, bool)> = entries(text, 2)
            .into_iter()
            .map(|entry| (String::from_utf8(entry.name.clone()).unwrap(), entry.id.clone(), entry.is_tree()))
            .collect();
        assert_eq!(read, [("a b".to_owned(), "01ff".to_owned(), false), ("c".to_owned(), "0010".to_owned(), true)]);
    }
}
