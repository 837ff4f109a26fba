//! Search for the names that start or end with a text, without looking at each.

/// The order of a list of names by their reversed texts.
#[derive(Debug, Clone)]
pub(crate) struct Endings {
    order: Vec<u32>,
}

impl Endings {
    /// The endings of these names. Names beyond the first 2³² are left out.
    pub(crate) fn of<S: AsRef<str>>(names: &[S]) -> Self {
        let mut order: Vec<(u32, &S)> = (0..).zip(names).collect();
        order.sort_unstable_by(|(_, left), (_, right)| reversed(left.as_ref()).cmp(reversed(right.as_ref())));
        Self { order: order.into_iter().map(|(index, _)| index).collect() }
    }

    /// The positions of the names, in the order of their reversed texts.
    pub(crate) fn order(&self) -> &[u32] {
        &self.order
    }

    /// The names that start with `head`, end with `tail`, and are long enough for both side by side: what
    /// `head*tail` matches. `names` is the list that the endings are of, sorted.
    pub(crate) fn framed<'n, S: AsRef<str>>(
        &self,
        names: &'n [S],
        head: &str,
        tail: &str,
    ) -> impl Iterator<Item = &'n str> {
        let starting = starting_with(names, head);
        let ending = self.ending_with(names, tail);
        let by_start = starting.len() <= ending.len();
        let starting = if by_start { starting } else { &[] };
        let ending = if by_start { &[] } else { ending };
        let ending = ending.iter().filter_map(|&index| names.get(index as usize));
        let (least, head, tail) = (head.len() + tail.len(), head.to_owned(), tail.to_owned());
        starting
            .iter()
            .chain(ending)
            .map(AsRef::as_ref)
            .filter(move |name| name.len() >= least && name.starts_with(&head) && name.ends_with(&tail))
    }

    fn ending_with<S: AsRef<str>>(&self, names: &[S], tail: &str) -> &[u32] {
        let name = |index: &u32| names.get(*index as usize).map_or("", AsRef::as_ref);
        let before = self.order.partition_point(|index| reversed(name(index)).lt(reversed(tail)));
        let rest = self.order.get(before..).unwrap_or_default();
        let count = rest.partition_point(|index| name(index).ends_with(tail));
        rest.get(..count).unwrap_or_default()
    }
}

/// The part of a sorted list that starts with `head`.
pub(crate) fn starting_with<'n, S: AsRef<str>>(names: &'n [S], head: &str) -> &'n [S] {
    let before = names.partition_point(|name| name.as_ref() < head);
    let rest = names.get(before..).unwrap_or_default();
    let count = rest.partition_point(|name| name.as_ref().starts_with(head));
    rest.get(..count).unwrap_or_default()
}

fn reversed(text: &str) -> impl Iterator<Item = u8> {
    text.bytes().rev()
}
