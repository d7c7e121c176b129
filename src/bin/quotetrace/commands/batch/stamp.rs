//! What a finished job was done with: its options and inputs by their hashes, and the run that came of them.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use quotetrace::model::{ArticleId, Fingerprint};
use quotetrace::pipeline::Setup;
use walkdir::WalkDir;

use super::job::Job;
use crate::commands::ModelUsed;
use crate::console::shown;

/// The hash of options and inputs.
pub struct Stamp(String);

/// Where stamps stand, beside the folders of the runs.
const FOLDER: &str = ".stamps";

impl Stamp {
    /// Reads all files of the job.
    pub fn of(job: &Job, setup: Setup<'_>) -> anyhow::Result<Self> {
        let mut fingerprint = Fingerprint::new()
            .field(env!("CARGO_PKG_VERSION"))
            .field(serde_json::to_string(setup.config)?)
            .field(ModelUsed::of(setup).map(|model| model.sha256).unwrap_or_default())
            .field(setup.embeddings.map_or("", |embeddings| embeddings.sha256()));
        for path in &job.paths {
            for file in files(path) {
                let bytes = std::fs::read(&file);
                let bytes = bytes.with_context(|| format!("cannot read {}", shown(&file.display().to_string())))?;
                fingerprint = fingerprint.field(file.to_string_lossy().as_bytes()).field(bytes);
            }
        }
        Ok(Self(ArticleId::of(fingerprint).to_string()))
    }

    /// Whether the job was done with just these, and its run stands as it was written.
    pub fn is_of(&self, output: &Path, job: &Job, folder: &Path) -> bool {
        let known = std::fs::read_to_string(place(output, job)).unwrap_or_default();
        run_hash(folder).is_ok_and(|run| known == format!("{} {run}\n", self.0))
    }

    /// Until the job is done again, it is not done.
    pub fn forget(output: &Path, job: &Job) -> io::Result<()> {
        match std::fs::remove_file(place(output, job)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Writes the stamp aside, then puts it in place.
    pub fn write(&self, output: &Path, job: &Job, folder: &Path) -> io::Result<()> {
        std::fs::create_dir_all(output.join(FOLDER))?;
        let place = place(output, job);
        let aside = place.with_extension("new");
        std::fs::write(&aside, format!("{} {}\n", self.0, run_hash(folder)?))?;
        std::fs::rename(aside, place)
    }
}

fn place(output: &Path, job: &Job) -> PathBuf {
    output.join(FOLDER).join(format!("{}.stamp", job.name))
}

/// Of all files of a run with their sizes, and of `run.json` itself.
fn run_hash(folder: &Path) -> io::Result<String> {
    let mut fingerprint = Fingerprint::new().field(std::fs::read(folder.join("run.json"))?);
    for file in files(folder) {
        let size = usize::try_from(std::fs::metadata(&file)?.len()).unwrap_or(usize::MAX);
        let name = file
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        fingerprint = fingerprint.field(name).number(size);
    }
    Ok(ArticleId::of(fingerprint).to_string())
}

/// All files below a path, sorted; what cannot be listed is told when it is read.
fn files(path: &Path) -> Vec<PathBuf> {
    let entries = WalkDir::new(path)
        .sort_by_file_name()
        .into_iter()
        .filter_map(Result::ok);
    entries
        .filter(|entry| entry.path().is_file())
        .map(walkdir::DirEntry::into_path)
        .collect()
}
