//! How far a run has come.

/// The parts of a run that take long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Statements out of articles; one piece is one article.
    Extract,
    /// Links between statements; one piece is a share of the candidates.
    Link,
    /// Whole runs, one after the other or side by side; one piece is one run.
    Job,
    /// A model out of marked articles; one piece is one table of weights.
    Learn,
}

/// Someone who wants to know how far a run has come. `()` does not.
pub trait Progress: Sync {
    /// One more of the `of` pieces of `step` is done. Called from any thread.
    fn advance(&self, step: Step, of: usize);
}

impl Progress for () {
    fn advance(&self, _: Step, _: usize) {}
}
