//! Clusters of linked statements.

mod cluster;
mod config;

pub use cluster::cluster;
pub use config::Config;
