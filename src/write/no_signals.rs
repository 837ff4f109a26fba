//! Nothing is put off where there are no signals.

/// The counterpart of what notes signals elsewhere.
#[derive(Debug)]
pub(super) struct Interrupts;

impl Interrupts {
    pub(super) fn put_off() -> Self {
        Self
    }

    #[allow(clippy::unused_self, reason = "it has a state where there are signals")]
    pub(super) fn is_asked(&self) -> bool {
        false
    }
}
