//! Lists of numbers, many in one piece of memory.

/// Lists of numbers, one after the other.
pub struct Lists {
    starts: Vec<usize>,
    items: Vec<u32>,
}

impl Lists {
    pub fn new() -> Self {
        Self {
            starts: vec![0],
            items: Vec::new(),
        }
    }

    /// Lists whose items `each` gives twice, in the same order, with the number of the list that they go to. Counted,
    /// then filled.
    pub fn filled(lists: usize, each: impl Fn(&mut dyn FnMut(usize, u32))) -> Self {
        let mut starts = vec![0_usize; lists + 1];
        each(&mut |list, _| starts[list + 1] += 1);
        for list in 1..starts.len() {
            starts[list] += starts[list - 1];
        }
        let mut items = vec![0_u32; starts[lists]];
        let mut next = starts.clone();
        each(&mut |list, item| {
            items[next[list]] = item;
            next[list] += 1;
        });
        Self { starts, items }
    }

    pub fn push(&mut self, items: &[u32]) {
        self.items.extend_from_slice(items);
        self.starts.push(self.items.len());
    }

    pub const fn len(&self) -> usize {
        self.starts.len() - 1
    }

    pub fn get(&self, at: usize) -> &[u32] {
        &self.items[self.starts[at]..self.starts[at + 1]]
    }

    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        (0..self.len()).map(|at| self.get(at))
    }

    /// All items of all lists.
    pub fn items(&self) -> &[u32] {
        &self.items
    }
}
