//! What can go wrong at the two ends, reading and writing.

use std::io;
use std::path::PathBuf;

/// Why a run could not be written.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The system refused.
    #[error("cannot write {}: {source}", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// There is a folder of that name, and replacing it was not asked for.
    #[error("{} exists: choose another folder, or ask for it to be replaced (--force)", path.display())]
    Exists {
        /// The folder.
        path: PathBuf,
    },
    /// Replacing was asked for, but what is there is not an earlier run.
    #[error("{} is left as it is: {reason}", path.display())]
    NotReplaceable {
        /// The folder.
        path: PathBuf,
        /// What was found there, and what to do.
        reason: String,
    },
}
