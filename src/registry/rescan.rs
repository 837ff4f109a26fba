//! Inspector's setting of how long it re-scans an image.

/// The word of the API for no end, and the beginning of all others.
const LIFETIME: &str = "LIFETIME";
const DAYS: &str = "DAYS_";

/// A time after which an image is no longer re-scanned (EcrRescanDuration and EcrPullDateRescanDuration of Inspector's model).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RescanDuration {
    Days(u32),
    Lifetime,
}

/// The use of an image that counts (EcrPullDateRescanMode of Inspector's model).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ImageUse {
    /// It runs in a cluster.
    LastInUse,
    /// It was pulled.
    LastPull,
}

/// The setting of an account, as far as it is known or asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct RescanSetting {
    pub(crate) after_push: Option<RescanDuration>,
    pub(crate) after_use: Option<RescanDuration>,
    pub(crate) by: Option<ImageUse>,
}

impl RescanSetting {
    /// The setting of which that much is asked for, where another is in force: Inspector keeps what is not asked for.
    pub(crate) fn over(self, in_force: Self) -> Self {
        Self {
            after_push: self.after_push.or(in_force.after_push),
            after_use: self.after_use.or(in_force.after_use),
            by: self.by.or(in_force.by),
        }
    }

    /// Tells whether it ends the re-scans of some image.
    pub(crate) fn expires_images(self) -> bool {
        self.after_push != Some(RescanDuration::Lifetime)
    }
}

impl RescanDuration {
    /// The word of the API.
    pub(crate) fn word(self) -> String {
        match self {
            Self::Days(days) => format!("{DAYS}{days}"),
            Self::Lifetime => LIFETIME.to_owned(),
        }
    }

    /// The duration of that word of the API.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        let days = || word.strip_prefix(DAYS)?.parse().ok().map(Self::Days);
        if word == LIFETIME { Some(Self::Lifetime) } else { days() }
    }
}

impl ImageUse {
    /// The word of the API.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::LastInUse => "LAST_IN_USE_AT",
            Self::LastPull => "LAST_PULL_DATE",
        }
    }

    /// The use of that word of the API.
    pub(crate) fn parse(word: &str) -> Option<Self> {
        [Self::LastInUse, Self::LastPull].into_iter().find(|own| own.word() == word)
    }
}
