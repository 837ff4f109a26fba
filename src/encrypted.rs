//! Files that stand encrypted in a checkout, as they do in most runs of CI.

/// The beginnings of encrypted files, with the programs that make them.
const BEGINNINGS: &[(&[u8], &str)] = &[
    (b"\0GITCRYPT\0", "git-crypt"),
    (b"$ANSIBLE_VAULT;", "Ansible Vault"),
    (b"age-encryption.org/v1\n", "age"),
    (b"-----BEGIN AGE ENCRYPTED FILE-----", "age"),
    (b"-----BEGIN PGP MESSAGE-----", "PGP"),
    (b"Salted__", "OpenSSL"),
    (b"U2FsdGVkX1", "OpenSSL"),
];

/// The program that has encrypted a file; `None` where it is not encrypted.
pub(crate) fn encrypted_by(bytes: &[u8]) -> Option<&'static str> {
    let start = BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning));
    start.map(|(_, program)| *program)
}
