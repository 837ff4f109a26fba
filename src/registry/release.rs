//! Release modes: when enhanced scanning is on, and what holds in each state that the registry can then be in.

use super::scan_type::ScanType;

/// Release mode, which says when enhanced scanning is on: `E` is what holds while it is, `B` what holds while it is not,
/// `S` what picks between the two where both are possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Release<E, B, S = ReleaseVariable> {
    /// ENHANCED, always.
    Always(E),
    /// BASIC, always.
    Never(B),
    /// One of them at a time.
    OnRelease {
        /// While enhanced scanning is on.
        enhanced: E,
        /// While it is off.
        basic: B,
        /// The switch between the two.
        switch: S,
    },
}

/// The variable of a generated module that picks between ENHANCED and BASIC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReleaseVariable {
    /// Its default: whether enhanced scanning is on where nobody gives it a value.
    pub default: bool,
}

impl ReleaseVariable {
    /// Its name.
    pub const NAME: &'static str = "enable_enhanced_scanning";
}

impl<E, B, S: Copy> Release<E, B, S> {
    /// The same mode over what its states become.
    pub(crate) fn map<'r, F, C>(
        &'r self,
        enhanced: impl FnOnce(&'r E) -> F,
        basic: impl FnOnce(&'r B) -> C,
    ) -> Release<F, C, S> {
        match self {
            Self::Always(on) => Release::Always(enhanced(on)),
            Self::Never(off) => Release::Never(basic(off)),
            Self::OnRelease { enhanced: on, basic: off, switch } => {
                Release::OnRelease { enhanced: enhanced(on), basic: basic(off), switch: *switch }
            }
        }
    }
}

impl<E, B, S: Copy, Error> Release<Result<E, Error>, Result<B, Error>, S> {
    /// The release of what every state gives.
    ///
    /// # Errors
    /// The first that one of them gives.
    pub(crate) fn transpose(self) -> Result<Release<E, B, S>, Error> {
        Ok(match self {
            Self::Always(on) => Release::Always(on?),
            Self::Never(off) => Release::Never(off?),
            Self::OnRelease { enhanced, basic, switch } => {
                Release::OnRelease { enhanced: enhanced?, basic: basic?, switch }
            }
        })
    }
}

impl<E, B> Release<E, B> {
    /// The state that the registry is in where nobody gives the variable a value.
    pub fn in_force(&self) -> ScanType {
        match self {
            Self::Always(_) | Self::OnRelease { switch: ReleaseVariable { default: true }, .. } => ScanType::Enhanced,
            Self::Never(_) | Self::OnRelease { switch: ReleaseVariable { default: false }, .. } => ScanType::Basic,
        }
    }

    /// The default of the release variable, where there is one.
    pub fn default(&self) -> Option<bool> {
        match self {
            Self::OnRelease { switch, .. } => Some(switch.default),
            Self::Always(_) | Self::Never(_) => None,
        }
    }
}

impl<T, S> Release<T, T, S> {
    /// Returns what holds in each state, ENHANCED first.
    pub fn each(&self) -> Vec<&T> {
        match self {
            Self::Always(only) | Self::Never(only) => vec![only],
            Self::OnRelease { enhanced, basic, .. } => vec![enhanced, basic],
        }
    }
}
