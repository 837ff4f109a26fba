//! [`Keyword`]: a value that is one of a few words.

/// A value that is one of a few words.
pub(crate) trait Keyword: Copy + 'static {
    /// The words and what they mean.
    const WORDS: &'static [(&'static str, Self)];

    /// The word for it.
    fn word(self) -> &'static str
    where
        Self: PartialEq,
    {
        Self::WORDS.iter().find(|(_, own)| *own == self).map_or("", |(word, _)| *word)
    }

    /// More to say of a word that is not one of them.
    fn hint(_word: &str) -> Option<&'static str> {
        None
    }
}

macro_rules! keyword {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),* $(,)? } $($hint:item)?) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[cfg_attr(test, derive(schemars::JsonSchema))]
        pub(crate) enum $name {
            $($(#[$variant_doc])* #[cfg_attr(test, schemars(rename = $word))] $variant,)*
        }

        impl Keyword for $name {
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),*];
            $($hint)?
        }
    };
}
pub(super) use keyword;
