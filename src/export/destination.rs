//! Where a run is written to: checked first, filled aside, put in place in one step.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use rustc_hash::FxHashSet;
use serde::Deserialize;
use tempfile::TempDir;

use super::run_info;
use crate::error::Error;

/// What to do with a folder that exists at the destination.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Existing {
    /// Leave it alone and say so.
    #[default]
    Refuse,
    /// Replace it, if it is empty or holds an earlier run and nothing else.
    Replace,
}

/// A folder that a run may be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    path: PathBuf,
    /// The folder that holds it, on the same file system.
    parent: PathBuf,
    name: String,
    existing: Existing,
}

impl Destination {
    /// Checks that a run may be written to `path`, before any work is done. Nothing is created.
    ///
    /// # Errors
    /// [`Error::Exists`] when there is something and it is not to be replaced; [`Error::NotReplaceable`] when it is to
    /// be, but is a file, a symbolic link, or a folder that holds anything but an earlier run; [`Error::Write`] when the
    /// folder around it is missing.
    pub fn new(path: &Path, existing: Existing) -> Result<Self, Error> {
        // Without a trailing slash, which would follow a symbolic link.
        let path: PathBuf = path.components().collect();
        let Some(name) = path.file_name() else {
            let source = io::Error::new(
                io::ErrorKind::InvalidInput,
                "name a folder that can be made, such as `out`",
            );
            return Err(Error::Write { path, source });
        };
        let parent = match path.parent() {
            Some(parent) if parent != Path::new("") => parent.to_owned(),
            _ => PathBuf::from("."),
        };
        fs::metadata(&parent).map_err(|source| failed(&parent, source))?;
        let destination = Self {
            name: name.to_string_lossy().into_owned(),
            path,
            parent,
            existing,
        };
        destination.occupied()?;
        Ok(destination)
    }

    /// The folder.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether there is a folder that may be replaced.
    fn occupied(&self) -> Result<bool, Error> {
        let found = match fs::symlink_metadata(&self.path) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(source) => return Err(failed(&self.path, source)),
        };
        if self.existing == Existing::Refuse {
            return Err(Error::Exists {
                path: self.path.clone(),
            });
        }
        let reason = if found.is_symlink() {
            Some("it is a symbolic link; name the folder itself".to_owned())
        } else if found.is_dir() {
            stranger(&self.path).map_err(|source| failed(&self.path, source))?
        } else {
            Some("it is a file, not a folder".to_owned())
        };
        match reason {
            None => Ok(true),
            Some(reason) => Err(Error::NotReplaceable {
                path: self.path.clone(),
                reason,
            }),
        }
    }

    /// A new folder beside the destination, to be filled.
    pub(super) fn stage(&self) -> Result<Staged<'_>, Error> {
        let mut builder = tempfile::Builder::new();
        let prefix = format!(".{}.", self.name);
        builder.prefix(&prefix);
        // As any new folder, rather than closed to everybody else.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
        let folder = builder
            .tempdir_in(&self.parent)
            .map_err(|source| failed(&self.parent, source))?;
        Ok(Staged {
            destination: self,
            folder,
            names: Vec::new(),
        })
    }
}

/// What keeps the folder from being replaced: anything that no earlier run says it wrote.
fn stranger(folder: &Path) -> io::Result<Option<String>> {
    let mut names: Vec<String> = fs::read_dir(folder)?
        .map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_, _>>()?;
    names.sort();
    if names.is_empty() {
        return Ok(None);
    }
    let Some(ours) = files_of_run(folder) else {
        return Ok(Some("it holds no run of quotetrace; choose another folder".to_owned()));
    };
    let strange = names.into_iter().find(|name| !ours.contains(name));
    Ok(strange.map(|name| format!("it holds `{name}`, which no run wrote; move that away or choose another folder")))
}

/// The files of the run that the folder holds, by its own word.
fn files_of_run(folder: &Path) -> Option<FxHashSet<String>> {
    #[derive(Deserialize)]
    struct Mark {
        program: String,
        files: Vec<String>,
    }
    let path = folder.join(run_info::FILE);
    if !fs::symlink_metadata(&path).ok()?.is_file() {
        return None;
    }
    let mark: Mark = serde_json::from_reader(io::BufReader::new(File::open(path).ok()?)).ok()?;
    let run = std::iter::once(run_info::FILE.to_owned());
    (mark.program == run_info::PROGRAM).then(|| mark.files.into_iter().chain(run).collect())
}

/// A folder being filled. Dropped before it is put in place, it goes, and so do its files.
pub(super) struct Staged<'a> {
    destination: &'a Destination,
    folder: TempDir,
    names: Vec<String>,
}

impl Staged<'_> {
    /// Writes one file, all the way to the disk.
    pub(super) fn file(
        &mut self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Error> {
        self.names.push(name.to_owned());
        let to_disk = |path: &Path| {
            let mut out = BufWriter::with_capacity(1 << 16, File::create_new(path)?);
            write(&mut out)?;
            out.into_inner()?.sync_all()
        };
        // The name that the user knows, not the temporary one.
        to_disk(&self.folder.path().join(name)).map_err(|source| failed(&self.destination.path.join(name), source))
    }

    /// The files written so far.
    pub(super) fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    /// Makes the folder the destination. What was there stays until then, and goes after.
    pub(super) fn put_in_place(self) -> Result<(), Error> {
        let (new, place) = (self.folder.path().to_owned(), &self.destination.path);
        let fail = |source| failed(place, source);
        sync_folder(&new).map_err(fail)?;
        if self.destination.occupied()? {
            exchange(&new, place).map_err(fail)?;
            if let Err(source) = sync_folder(&self.destination.parent) {
                // Back to how it was; the error tells why.
                let _ = exchange(&new, place);
                return Err(fail(source));
            }
            return self.folder.close().map_err(|error| {
                let told = format!("the new run is in place, but the one it replaced could not be removed: {error}");
                failed(&new, io::Error::new(error.kind(), told))
            });
        }
        fs::rename(&new, place).map_err(fail)?;
        if let Err(source) = sync_folder(&self.destination.parent) {
            let _ = fs::rename(place, &new);
            return Err(fail(source));
        }
        let _in_place = self.folder.keep();
        Ok(())
    }
}

fn failed(path: &Path, source: io::Error) -> Error {
    Error::Write {
        path: path.to_owned(),
        source,
    }
}

/// Two folders take each other's names: in one step where the system can, so that a kill leaves one or the other.
fn exchange(new: &Path, place: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        use rustix::io::Errno;
        match renameat_with(CWD, new, CWD, place, RenameFlags::EXCHANGE) {
            // An old kernel, or a file system that cannot.
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => {}
            outcome => return outcome.map_err(io::Error::from),
        }
    }
    exchange_in_steps(new, place)
}

/// A kill between the steps leaves the old folder under the name of the new one with `.old` behind it.
fn exchange_in_steps(new: &Path, place: &Path) -> io::Result<()> {
    let mut aside = new.as_os_str().to_owned();
    aside.push(".old");
    let aside = PathBuf::from(aside);
    fs::rename(place, &aside)?;
    if let Err(error) = fs::rename(new, place) {
        fs::rename(&aside, place)?;
        return Err(error);
    }
    fs::rename(aside, new)
}

/// Makes the names in a folder last through a power cut, where the file system knows of that.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    match File::open(folder)?.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        outcome => outcome,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn write_run(destination: &Destination, content: &str) -> Result<(), Error> {
        let mut staged = destination.stage()?;
        staged.file("a.csv", |out| out.write_all(content.as_bytes()))?;
        let mark = r#"{"program":"quotetrace","files":["a.csv"]}"#;
        staged.file("run.json", |out| out.write_all(mark.as_bytes()))?;
        staged.put_in_place()
    }

    /// The names in a folder, hidden ones too.
    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn an_earlier_run_is_replaced_when_asked_for_only() {
        let around = tempfile::tempdir().unwrap();
        let path = around.path().join("out");
        write_run(&Destination::new(&path, Existing::Refuse).unwrap(), "one").unwrap();
        assert!(matches!(
            Destination::new(&path, Existing::Refuse),
            Err(Error::Exists { .. })
        ));
        write_run(&Destination::new(&path, Existing::Replace).unwrap(), "two").unwrap();
        assert_eq!(fs::read_to_string(path.join("a.csv")).unwrap(), "two");
        assert_eq!(names(around.path()), ["out"], "nothing is left beside it");
    }

    #[test]
    fn what_no_run_wrote_is_never_replaced() {
        let around = tempfile::tempdir().unwrap();
        let check = |name: &str| Destination::new(&around.path().join(name), Existing::Replace);
        fs::create_dir(around.path().join("empty")).unwrap();
        assert!(check("empty").is_ok());

        fs::write(around.path().join("file"), "").unwrap();
        let strange_folders = [
            ("photos", "a.jpg", ""),
            ("other", "run.json", r#"{"program":"other","files":[]}"#),
            ("broken", "run.json", "{"),
        ];
        for (folder, file, content) in strange_folders {
            fs::create_dir(around.path().join(folder)).unwrap();
            fs::write(around.path().join(folder).join(file), content).unwrap();
        }
        write_run(&check("run").unwrap(), "one").unwrap();
        fs::write(around.path().join("run/notes.txt"), "mine").unwrap();
        for name in ["file", "photos", "other", "broken", "run"] {
            assert!(matches!(check(name), Err(Error::NotReplaceable { .. })), "{name}");
        }
    }

    #[test]
    fn a_folder_that_changes_after_the_check_is_left_alone() {
        let around = tempfile::tempdir().unwrap();
        let path = around.path().join("out");
        let destination = Destination::new(&path, Existing::Replace).unwrap();
        fs::create_dir(&path).unwrap();
        fs::write(path.join("notes.txt"), "mine").unwrap();
        assert!(write_run(&destination, "one").is_err());
        assert_eq!(names(around.path()), ["out"]);
        assert_eq!(names(&path), ["notes.txt"]);
    }

    #[test]
    fn a_failed_file_leaves_the_old_run_and_nothing_else() {
        let around = tempfile::tempdir().unwrap();
        let path = around.path().join("out");
        let destination = Destination::new(&path, Existing::Replace).unwrap();
        write_run(&destination, "one").unwrap();
        let mut staged = destination.stage().unwrap();
        let full = staged.file("b.csv", |_| Err(io::ErrorKind::StorageFull.into()));
        let Err(Error::Write { path: named, .. }) = full else {
            panic!("the error must come through");
        };
        assert_eq!(named, path.join("b.csv"), "the name that the user knows");
        drop(staged);
        assert_eq!(fs::read_to_string(path.join("a.csv")).unwrap(), "one");
        assert_eq!(names(around.path()), ["out"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_symbolic_link_is_not_followed() {
        let around = tempfile::tempdir().unwrap();
        fs::create_dir(around.path().join("real")).unwrap();
        std::os::unix::fs::symlink("real", around.path().join("link")).unwrap();
        for name in ["link", "link/", "link/."] {
            let check = Destination::new(&around.path().join(name), Existing::Replace);
            assert!(matches!(check, Err(Error::NotReplaceable { .. })), "{name}");
        }
    }

    #[test]
    fn the_way_without_a_single_step_gives_the_same() {
        let around = tempfile::tempdir().unwrap();
        for name in ["new", "old"] {
            fs::create_dir(around.path().join(name)).unwrap();
            fs::write(around.path().join(name).join(name), "").unwrap();
        }
        exchange_in_steps(&around.path().join("new"), &around.path().join("old")).unwrap();
        assert_eq!(names(&around.path().join("old")), ["new"]);
        assert_eq!(names(&around.path().join("new")), ["old"]);
    }

    #[test]
    fn a_place_without_a_name_is_refused() {
        for path in [".", "/", "..", ""] {
            assert!(Destination::new(Path::new(path), Existing::Replace).is_err(), "{path}");
        }
    }
}
