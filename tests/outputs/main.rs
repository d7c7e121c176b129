//! Graph, findings and files of runs made in code: what a run hands over must read back whole.

mod export;
mod find;
mod graph;
mod invented;
mod reopen;
mod wire;
