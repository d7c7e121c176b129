//! Forms that are judged one: a union of groups, the lowest index standing for each.

/// Disjoint groups of `0..len`.
pub struct Groups {
    parent: Vec<usize>,
}

impl Groups {
    /// Each by itself.
    pub fn new(len: usize) -> Self {
        Self {
            parent: (0..len).collect(),
        }
    }

    /// The member that stands for the group of `at`: its lowest.
    pub fn head(&mut self, at: usize) -> usize {
        let mut head = at;
        while self.parent[head] != head {
            self.parent[head] = self.parent[self.parent[head]];
            head = self.parent[head];
        }
        head
    }

    /// Makes one group of two.
    pub fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.head(a), self.head(b));
        self.parent[a.max(b)] = a.min(b);
    }

    /// Makes one group of all of `members`.
    pub fn join_all(&mut self, members: &[usize]) {
        for pair in members.windows(2) {
            self.join(pair[0], pair[1]);
        }
    }

    /// The groups, each in ascending order, by their lowest members.
    pub fn all(mut self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); self.parent.len()];
        for i in 0..self.parent.len() {
            let head = self.head(i);
            groups[head].push(i);
        }
        groups.retain(|group| !group.is_empty());
        groups
    }
}
