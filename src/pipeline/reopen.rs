//! A finished run, read back and put together again.

use std::path::Path;

use serde::Deserialize as _;

use super::Run;
use crate::error::Error;
use crate::export::RunInfo;
use crate::graph::StatementGraph;
use crate::pair::Reached;
use crate::read::{FinishedRun, read_run};

/// The run that stands in `folder`, as [`run`](super::run) gave it, and what `run.json` tells of it. Exporting it gives
/// the bytes that exporting the run itself gave.
///
/// # Errors
/// As [`read_run`].
pub fn reopen(folder: &Path) -> Result<(Run, RunInfo), Error> {
    let FinishedRun {
        articles,
        origins,
        statements,
        links,
        clusters,
        findings,
        review,
        info,
    } = read_run(folder)?;
    let info = RunInfo::deserialize(&info).map_err(|error| Error::Run {
        path: folder.to_owned(),
        reason: format!("run.json: {error}; make the run again"),
    })?;
    let graph = StatementGraph::new(&articles, &statements, &links, &clusters);
    let run = Run {
        unsure: info.unsure,
        bounds: Reached::deserialize(&info.bounds).unwrap_or_default(),
        articles,
        origins,
        statements,
        links,
        clusters,
        findings,
        review,
        graph,
    };
    Ok((run, info))
}
