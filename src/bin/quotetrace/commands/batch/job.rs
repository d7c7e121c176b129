//! The jobs of a batch: folders, or the rows of a list.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context as _;

use crate::args::Batch;
use crate::console::shown;

/// What is read together, and the name of the folder that its run goes into.
pub struct Job {
    pub name: String,
    pub paths: Vec<PathBuf>,
}

/// By name.
///
/// # Errors
/// Where the list cannot be read, a name cannot be that of a folder, or two jobs have one name.
pub fn jobs(args: &Batch) -> anyhow::Result<Vec<Job>> {
    let mut jobs = Vec::new();
    for path in &args.paths {
        jobs.extend(of_folder(path)?);
    }
    if let Some(list) = &args.jobs {
        jobs.extend(of_list(list)?);
    }
    jobs.sort_by(|a, b| a.name.cmp(&b.name));
    for two in jobs.windows(2) {
        anyhow::ensure!(
            two[0].name != two[1].name,
            "two jobs are called {}: name them in a job list (--jobs, with columns name and path)",
            shown(&two[0].name)
        );
    }
    anyhow::ensure!(
        !jobs.is_empty(),
        "there is no job: the folders hold no folder and no file"
    );
    Ok(jobs)
}

/// A folder of folders is a job for each of them; one that holds files alone is a job.
fn of_folder(path: &Path) -> anyhow::Result<Vec<Job>> {
    let name = || shown(&path.display().to_string());
    let entries = std::fs::read_dir(path).with_context(|| format!("cannot list {}", name()))?;
    let mut folders = Vec::new();
    let mut has_files = false;
    for entry in entries {
        let entry = entry.with_context(|| format!("cannot list {}", name()))?;
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        if entry.path().is_dir() && !is_hidden {
            folders.push(entry.path());
        }
        has_files |= entry.path().is_file() && !is_hidden;
    }
    if folders.is_empty() && has_files {
        folders.push(path.to_owned());
    }
    folders.into_iter().map(|folder| named(&folder)).collect()
}

fn named(folder: &Path) -> anyhow::Result<Job> {
    let path = if folder.file_name().is_some() {
        folder.to_owned()
    } else {
        folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
    };
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy().into_owned())
        .unwrap_or_default();
    checked(name, vec![folder.to_owned()])
}

/// Rows of `name,path`; the paths of one name are read together.
fn of_list(list: &Path) -> anyhow::Result<Vec<Job>> {
    let shown_list = shown(&list.display().to_string());
    let mut reader = csv::Reader::from_path(list).with_context(|| format!("cannot read the job list {shown_list}"))?;
    let headers = reader
        .headers()
        .with_context(|| format!("cannot read the job list {shown_list}"))?
        .clone();
    let column = |name: &str| {
        let found = headers.iter().position(|header| header.trim() == name);
        found.with_context(|| format!("the job list {shown_list} needs a header line with the columns name and path"))
    };
    let (name_at, path_at) = (column("name")?, column("path")?);
    let around = list.parent().unwrap_or(Path::new(""));
    let mut paths: BTreeMap<String, Vec<PathBuf>> = BTreeMap::new();
    for (number, row) in (2..).zip(reader.records()) {
        let row = row.with_context(|| format!("{shown_list}, line {number}"))?;
        let field = |at: usize| row.get(at).unwrap_or_default().trim();
        anyhow::ensure!(
            !field(name_at).is_empty() && !field(path_at).is_empty(),
            "{shown_list}, line {number}: name and path must not be blank"
        );
        paths
            .entry(field(name_at).to_owned())
            .or_default()
            .push(around.join(field(path_at)));
    }
    paths.into_iter().map(|(name, paths)| checked(name, paths)).collect()
}

fn checked(name: String, mut paths: Vec<PathBuf>) -> anyhow::Result<Job> {
    let is_plain = !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', '\0']);
    anyhow::ensure!(
        is_plain,
        "a job cannot be called `{}`: its run goes into a folder of that name",
        shown(&name)
    );
    paths.sort();
    Ok(Job { name, paths })
}

/// Removes what a batch that was killed has left beside the folders of these jobs.
pub fn clear_leftovers(output: &Path, jobs: &[Job]) -> io::Result<()> {
    for entry in std::fs::read_dir(output)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_ours = |job: &Job| {
            let rest = name.strip_prefix('.').and_then(|rest| rest.strip_prefix(&*job.name));
            rest.and_then(|rest| rest.strip_prefix('.'))
                .is_some_and(|rest| !rest.contains('.'))
        };
        if entry.path().is_dir() && jobs.iter().any(is_ours) {
            std::fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}
