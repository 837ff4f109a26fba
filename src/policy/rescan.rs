//! The table of re-scans: how long Inspector scans an image again.

use super::keyword::{Keyword, keyword};
use crate::registry::{ImageUse, RescanDuration, RescanSetting};
use crate::source::{At, Span};

/// The time for which Inspector scans an image of a continuous `[[scan]]` again. It is a setting of the account's Inspector, for which the AWS provider has no resource: a file for the AWS CLI stands beside the module.
#[derive(Debug, Clone)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(deny_unknown_fields))]
pub(crate) struct Rescan {
    /// The place of the table's header.
    #[cfg_attr(test, schemars(skip))]
    pub span: Span,
    /// The time after its push for which an image is scanned again.
    #[cfg_attr(test, schemars(required))]
    #[cfg_attr(test, schemars(extend("examples" = ["30 days"])))]
    pub after_push: Option<At<AfterPush>>,
    /// The time after its last use for which an image is scanned again. Default: Inspector keeps its setting.
    #[cfg_attr(test, schemars(extend("examples" = ["14 days"])))]
    pub after_use: Option<At<AfterUse>>,
    /// The use that counts. Default: Inspector keeps its setting.
    #[cfg_attr(test, schemars(extend("examples" = ["last-in-use"])))]
    pub by: Option<At<UsedBy>>,
}

impl Rescan {
    /// The setting that it asks Inspector for.
    pub(crate) fn setting(&self) -> RescanSetting {
        RescanSetting {
            after_push: self.after_push.as_ref().map(|after| after.value.duration()),
            after_use: self.after_use.as_ref().map(|after| after.value.duration()),
            by: self.by.as_ref().map(|by| by.value.image_use()),
        }
    }
}

keyword! {
    /// Time after the push of an image.
    AfterPush {
        /// Three days.
        Days3 = "3 days",
        /// A week.
        Days7 = "7 days",
        /// Two weeks.
        Days14 = "14 days",
        /// A month.
        Days30 = "30 days",
        /// Two months.
        Days60 = "60 days",
        /// Three months.
        Days90 = "90 days",
        /// Half a year.
        Days180 = "180 days",
        /// As long as the image exists.
        Lifetime = "lifetime",
    }
}

impl AfterPush {
    /// The word for a duration, where the policy has one.
    pub(crate) fn of(duration: RescanDuration) -> Option<Self> {
        Self::WORDS.iter().map(|(_, own)| *own).find(|own| own.duration() == duration)
    }

    fn duration(self) -> RescanDuration {
        match self {
            Self::Days3 => RescanDuration::Days(3),
            Self::Days7 => RescanDuration::Days(7),
            Self::Days14 => RescanDuration::Days(14),
            Self::Days30 => RescanDuration::Days(30),
            Self::Days60 => RescanDuration::Days(60),
            Self::Days90 => RescanDuration::Days(90),
            Self::Days180 => RescanDuration::Days(180),
            Self::Lifetime => RescanDuration::Lifetime,
        }
    }
}

keyword! {
    /// Time after the last use of an image.
    AfterUse {
        /// Three days.
        Days3 = "3 days",
        /// A week.
        Days7 = "7 days",
        /// Two weeks.
        Days14 = "14 days",
        /// A month.
        Days30 = "30 days",
        /// Two months.
        Days60 = "60 days",
        /// Three months.
        Days90 = "90 days",
        /// Half a year.
        Days180 = "180 days",
    }
}

impl AfterUse {
    /// The word for a duration, where the policy has one.
    pub(crate) fn of(duration: RescanDuration) -> Option<Self> {
        Self::WORDS.iter().map(|(_, own)| *own).find(|own| own.duration() == duration)
    }

    fn duration(self) -> RescanDuration {
        match self {
            Self::Days3 => RescanDuration::Days(3),
            Self::Days7 => RescanDuration::Days(7),
            Self::Days14 => RescanDuration::Days(14),
            Self::Days30 => RescanDuration::Days(30),
            Self::Days60 => RescanDuration::Days(60),
            Self::Days90 => RescanDuration::Days(90),
            Self::Days180 => RescanDuration::Days(180),
        }
    }
}

keyword! {
    /// Use of an image that counts.
    UsedBy {
        /// The last time it ran in a cluster of ECS or EKS.
        LastInUse = "last-in-use",
        /// The last time it was pulled.
        LastPull = "last-pull",
    }
}

impl UsedBy {
    /// The word for a use.
    pub(crate) fn of(used: ImageUse) -> Self {
        match used {
            ImageUse::LastInUse => Self::LastInUse,
            ImageUse::LastPull => Self::LastPull,
        }
    }

    fn image_use(self) -> ImageUse {
        match self {
            Self::LastInUse => ImageUse::LastInUse,
            Self::LastPull => ImageUse::LastPull,
        }
    }
}
