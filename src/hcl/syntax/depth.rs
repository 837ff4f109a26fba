//! A bound of the nesting, so that neither the parser nor a reader of the tree needs more of the stack than there is.

/// The deepest nesting of brackets, blocks, templates and operators. Terraform has no limit, and no configuration made by
/// people comes near this one. A level takes at most 13 KiB of the 2 MiB of stack that a thread has where nothing is
/// optimised, and a third of that else.
pub(super) const DEEPEST: usize = 128;

/// The highest tree, in which each operator of a chain is a level. Those who read trees take little stack for each.
pub(super) const HIGHEST: usize = 400;

/// The depth at which the parser is, and the height of what it has parsed there.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Depth {
    level: usize,
    /// Levels of the highest tree that was parsed at this level. A chain of operators is as high as it is long.
    height: usize,
}

/// The height of what was parsed before a level was entered.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before(usize);

/// It would be too deep.
#[derive(Debug, Clone, Copy)]
pub(super) struct TooDeep;

impl Depth {
    /// Goes down a level.
    pub(super) fn enter(&mut self) -> Result<Before, TooDeep> {
        if self.level >= DEEPEST {
            return Err(TooDeep);
        }
        self.level += 1;
        Ok(Before(std::mem::take(&mut self.height)))
    }

    /// Comes back from a level.
    pub(super) fn leave(&mut self, before: Before) {
        self.level -= 1;
        self.height = before.0.max(self.height + 1);
    }

    /// Puts an operator on top of what was parsed at this level.
    pub(super) fn chain(&mut self) -> Result<(), TooDeep> {
        self.height += 1;
        if self.level + self.height > HIGHEST { Err(TooDeep) } else { Ok(()) }
    }
}
