//! What of a run's graph is shown: which nodes, which links, how many clusters.

use serde::{Deserialize, Serialize};

/// Which nodes are shown, and what joins them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum Projection {
    /// Every node.
    #[default]
    Full,
    /// Statements and the links between them.
    Statements,
    /// Outlets, joined by the clusters that both carry.
    Outlets,
    /// Outlets and the speakers that they quote.
    Speakers,
}

/// Which links inside a cluster are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LinksShown {
    /// Those that hold it together: a star around its earliest statement.
    #[default]
    Tree,
    /// All of them.
    All,
}

/// What is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct View {
    /// Which nodes.
    pub projection: Projection,
    /// Which links inside clusters; without meaning where no statements are shown.
    pub links: LinksShown,
    /// Only so many clusters, those that most outlets carry, and what belongs to them; `None` is all there is.
    pub top: Option<usize>,
}
