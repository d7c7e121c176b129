//! One file that is written as a whole or not at all: checked first, filled aside, renamed.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};

use super::Existing;
use crate::error::Error;

/// A place for one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SingleFile {
    path: PathBuf,
    folder: PathBuf,
    existing: Existing,
    mark: &'static [u8],
}

impl SingleFile {
    /// Checks that a file may be written to `path`, before any work is done. Nothing is created.
    ///
    /// What is there is replaced only where that is asked for, and only if it is a file that begins with `mark`: an
    /// earlier one of the same kind.
    ///
    /// # Errors
    /// [`Error::Exists`] when there is something and it is not to be replaced; [`Error::NotReplaceable`] when it is to
    /// be, but is of another kind; [`Error::Write`] when the path names no file, or its folder is not there.
    pub fn new(path: &Path, existing: Existing, mark: &'static [u8]) -> Result<Self, Error> {
        let failed = |kind, told: &str| Error::Write {
            path: path.to_owned(),
            source: io::Error::new(kind, told),
        };
        let name = path.file_name().filter(|_| !path.to_string_lossy().ends_with('/'));
        if name.is_none() {
            return Err(failed(io::ErrorKind::InvalidInput, "name a file that can be made"));
        }
        let folder = match path.parent() {
            Some(folder) if folder != Path::new("") => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        if !folder.is_dir() {
            return Err(failed(
                io::ErrorKind::NotFound,
                "there is no such folder; make it first",
            ));
        }
        let file = Self {
            path: path.to_owned(),
            folder,
            existing,
            mark,
        };
        file.check()?;
        Ok(file)
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn check(&self) -> Result<(), Error> {
        let found = match fs::symlink_metadata(&self.path) {
            Ok(found) => found,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(source) => return Err(self.failed(source)),
        };
        let path = || self.path.clone();
        if self.existing == Existing::Refuse {
            return Err(Error::Exists { path: path() });
        }
        let reason = if !found.is_file() {
            "it is no plain file; choose another name"
        } else if !self.is_marked().map_err(|source| self.failed(source))? {
            "it is a file of another kind; choose another name, or remove it first"
        } else {
            return Ok(());
        };
        Err(Error::NotReplaceable {
            path: path(),
            reason: reason.to_owned(),
        })
    }

    fn is_marked(&self) -> io::Result<bool> {
        let mut head = Vec::new();
        File::open(&self.path)?
            .take(self.mark.len() as u64)
            .read_to_end(&mut head)?;
        Ok(head == self.mark)
    }

    /// Writes the file: aside, all the way to the disk, then under its name in one step.
    ///
    /// # Errors
    /// As [`SingleFile::new`], where things have changed since; [`Error::Write`] when the system refuses. After an
    /// error what was there is as it was, and nothing is left beside it.
    pub fn write(&self, bytes: &[u8]) -> Result<(), Error> {
        self.check()?;
        let mut builder = tempfile::Builder::new();
        builder.prefix(".quotetrace.");
        // As any new file, rather than closed to everybody else.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let fill = || {
            let mut aside = builder.tempfile_in(&self.folder)?;
            aside.write_all(bytes)?;
            aside.as_file().sync_all()?;
            Ok(aside)
        };
        let aside = fill().map_err(|source| self.failed(source))?;
        let placed = match self.existing {
            Existing::Refuse => aside.persist_noclobber(&self.path),
            Existing::Replace => aside.persist(&self.path),
        };
        match placed {
            Ok(_) => Ok(()),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(Error::Exists {
                path: self.path.clone(),
            }),
            Err(error) => Err(self.failed(error.error)),
        }
    }

    fn failed(&self, source: io::Error) -> Error {
        Error::Write {
            path: self.path.clone(),
            source,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MARK: &[u8] = b"MARK";

    #[test]
    fn a_file_is_replaced_when_asked_for_and_of_its_kind_only() {
        let around = tempfile::tempdir().unwrap();
        let path = around.path().join("a.model");
        let at = |existing| SingleFile::new(&path, existing, MARK);
        at(Existing::Refuse).unwrap().write(b"MARK one").unwrap();
        assert!(matches!(at(Existing::Refuse), Err(Error::Exists { .. })));
        at(Existing::Replace).unwrap().write(b"MARK two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"MARK two");
        fs::write(&path, "my notes").unwrap();
        assert!(matches!(at(Existing::Replace), Err(Error::NotReplaceable { .. })));
        assert_eq!(
            fs::read_dir(around.path()).unwrap().count(),
            1,
            "nothing is left beside it"
        );
    }

    #[test]
    fn a_file_that_came_to_be_after_the_check_is_left_alone() {
        let around = tempfile::tempdir().unwrap();
        let path = around.path().join("a.model");
        let file = SingleFile::new(&path, Existing::Refuse, MARK).unwrap();
        fs::write(&path, "theirs").unwrap();
        assert!(matches!(file.write(b"MARK"), Err(Error::Exists { .. })));
        assert_eq!(fs::read(&path).unwrap(), b"theirs");
    }

    #[test]
    fn a_place_that_is_no_file_is_refused() {
        let around = tempfile::tempdir().unwrap();
        for name in ["", "..", "new/", "no/such/folder"] {
            let place = around.path().join(name);
            assert!(SingleFile::new(&place, Existing::Replace, MARK).is_err(), "{name}");
        }
    }
}
