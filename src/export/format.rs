//! The formats that can be asked for by name, and the files of each.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::destination::Staged;
use super::drawn::Drawn;
use super::lookup::Lookup;
use super::{
    Config, Contents, annotations, articles, claim_review, clusters, dot, findings, gephi, gexf, graph_json, graphml,
    links, neo4j, provenance, report, statements,
};
use crate::error::Error;

/// What can be asked for with `-f`: one name a format, some of more than one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// The tables as CSV.
    Csv,
    /// `nodes.csv` and `edges.csv`, for Gephi's spreadsheet import.
    Gephi,
    /// `graph.dot`
    Dot,
    /// `report.html`
    Report,
    /// `graph.graphml`
    Graphml,
    /// `graph.gexf`
    Gexf,
    /// `graph.json`, node-link; with `d3` also `graph.d3.json`.
    Json,
    /// `graph.cyjs`
    Cyjs,
    /// `graph.cx2`
    Cx2,
    /// `neo4j_nodes.csv` and `neo4j_edges.csv`
    Neo4j,
    /// The tables as Parquet.
    #[cfg(feature = "parquet")]
    Parquet,
    /// `annotations.jsonl`: Web Annotations.
    Annotations,
    /// `claimreview.json`: a skeleton of a `ClaimReview` for each cluster.
    Claimreview,
    /// `provenance.jsonld`: PROV-O.
    Prov,
}

impl Format {
    /// Every format.
    pub const ALL: &'static [Self] = &[
        Self::Csv,
        Self::Gephi,
        Self::Dot,
        Self::Report,
        Self::Graphml,
        Self::Gexf,
        Self::Json,
        Self::Cyjs,
        Self::Cx2,
        Self::Neo4j,
        #[cfg(feature = "parquet")]
        Self::Parquet,
        Self::Annotations,
        Self::Claimreview,
        Self::Prov,
    ];

    /// What a run writes without being asked.
    pub const BY_DEFAULT: &'static [Self] = &[Self::Csv, Self::Gephi, Self::Dot, Self::Report];

    /// The name it is asked for by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Gephi => "gephi",
            Self::Dot => "dot",
            Self::Report => "report",
            Self::Graphml => "graphml",
            Self::Gexf => "gexf",
            Self::Json => "json",
            Self::Cyjs => "cyjs",
            Self::Cx2 => "cx2",
            Self::Neo4j => "neo4j",
            #[cfg(feature = "parquet")]
            Self::Parquet => "parquet",
            Self::Annotations => "annotations",
            Self::Claimreview => "claimreview",
            Self::Prov => "prov",
        }
    }

    /// Writes its files.
    pub(super) fn write(self, from: &Written<'_>, folder: &mut Staged<'_>) -> Result<(), Error> {
        let Written {
            run,
            config,
            lookup,
            drawn,
        } = *from;
        match self {
            Self::Csv => {
                folder.file("articles.csv", |out| articles::write(run, config, out))?;
                folder.file("statements.csv", |out| statements::write(run, lookup, config, out))?;
                folder.file("links.csv", |out| links::write(run, config, out))?;
                folder.file("clusters.csv", |out| clusters::write(run, config, out))?;
                folder.file("findings.csv", |out| findings::write(run, lookup, config, out))
            }
            Self::Gephi => {
                folder.file("nodes.csv", |out| gephi::write_nodes(drawn, config, out))?;
                folder.file("edges.csv", |out| gephi::write_edges(drawn, config, out))
            }
            Self::Dot => folder.file("graph.dot", |out| dot::write(drawn, config, out)),
            Self::Report => folder.file("report.html", |out| report::write(run, lookup, out)),
            Self::Graphml => folder.file("graph.graphml", |out| graphml::write(drawn, config, out)),
            Self::Gexf => folder.file("graph.gexf", |out| gexf::write(drawn, config, out)),
            Self::Json => {
                folder.file("graph.json", |out| graph_json::write_node_link(drawn, config, out))?;
                if config.d3 {
                    folder.file("graph.d3.json", |out| graph_json::write_d3(drawn, config, out))?;
                }
                Ok(())
            }
            Self::Cyjs => folder.file("graph.cyjs", |out| graph_json::write_cytoscape(drawn, config, out)),
            Self::Cx2 => folder.file("graph.cx2", |out| graph_json::write_cx2(drawn, config, out)),
            Self::Neo4j => {
                folder.file("neo4j_nodes.csv", |out| neo4j::write_nodes(drawn, config, out))?;
                folder.file("neo4j_edges.csv", |out| neo4j::write_edges(drawn, config, out))
            }
            #[cfg(feature = "parquet")]
            Self::Parquet => super::parquet::write_all(run, lookup, folder),
            Self::Annotations => folder.file("annotations.jsonl", |out| annotations::write(run, lookup, out)),
            Self::Claimreview => folder.file("claimreview.json", |out| claim_review::write(run, lookup, out)),
            Self::Prov => folder.file("provenance.jsonld", |out| provenance::write(run, config, out)),
        }
    }
}

/// What the files are written from.
#[derive(Clone, Copy)]
pub(super) struct Written<'a> {
    pub(super) run: &'a Contents<'a>,
    pub(super) config: &'a Config,
    pub(super) lookup: &'a Lookup<'a>,
    pub(super) drawn: &'a Drawn<'a>,
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Format {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let found = Self::ALL.iter().find(|format| format.name() == name);
        found.copied().ok_or_else(|| {
            let names: Vec<&str> = Self::ALL.iter().map(|format| format.name()).collect();
            format!("`{name}` is no format; there are {}", names.join(", "))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_the_settings() {
        for format in Format::ALL {
            assert_eq!(serde_json::to_value(format).unwrap(), format.name());
            assert_eq!(format.name().parse(), Ok(*format));
        }
    }
}
