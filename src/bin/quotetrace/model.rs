//! The model file that the settings name: read at the border, handed to the stages.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use anyhow::Context as _;
use quotetrace::extract::Method;
use quotetrace::extract::tagger::{MAGIC, Tagger};
use quotetrace::pipeline::{Config, Setup};

use crate::console::shown;

/// Bytes of the largest model that the format allows, and more than any that was ever trained: a wrong file does not
/// fill the memory.
const BYTES_MAX: u64 = 1 << 30;

/// Does `work` with the settings in force and the model that they name, if they name one.
///
/// # Errors
/// When the model cannot be read, is damaged, or of another version: with the file's name and the remedy. Then nothing
/// was done yet. Else as `work`.
pub fn with<T>(config: &Config, work: impl FnOnce(Setup<'_>) -> anyhow::Result<T>) -> anyhow::Result<T> {
    let named = config.extract.model.as_deref();
    let Some(path) = named.filter(|_| config.extract.method == Method::Tagger) else {
        return work(config.into());
    };
    let name = shown(&path.display().to_string());
    let bytes = read(path).with_context(|| {
        format!(
            "cannot read the model {name}; check the name, or leave --model out for the one that comes with quotetrace"
        )
    })?;
    let tagger = Tagger::load(&bytes).with_context(|| format!("cannot use the model {name}"))?;
    work(Setup {
        config,
        tagger: Some(&tagger),
        review: None,
    })
}

/// The bytes of a file; of one that is no model only the first.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    let mut bytes = Vec::new();
    file.by_ref().take(MAGIC.len() as u64).read_to_end(&mut bytes)?;
    if bytes == MAGIC {
        file.take(BYTES_MAX).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
