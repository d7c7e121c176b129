//! The files that the settings name, a model and word embeddings: read at the border, handed to the stages.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read as _};
use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use flate2::bufread::MultiGzDecoder;
use quotetrace::extract::Method;
use quotetrace::extract::tagger::{MAGIC, Tagger};
use quotetrace::fold::Embeddings;
use quotetrace::pipeline::{Config, Setup};

use crate::console::shown;

/// Bytes of the largest model that the format allows, and more than any that was ever trained: a wrong file does not
/// fill the memory.
const BYTES_MAX: u64 = 1 << 30;

/// Does `work`, which finds statements, with the settings in force and the model that they name, if they name one.
///
/// # Errors
/// When the model cannot be read, is damaged, or of another version: with the file's name and the remedy. Then nothing
/// was done yet. Else as `work`.
pub fn with<'a, T>(
    setup: impl Into<Setup<'a>>,
    work: impl FnOnce(Setup<'_>) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let setup = setup.into();
    let config = setup.config;
    let named = config.extract.model.as_deref();
    let Some(path) = named.filter(|_| config.extract.method == Method::Tagger) else {
        return work(setup);
    };
    let name = shown(&path.display().to_string());
    let bytes = read(path).with_context(|| {
        format!(
            "cannot read the model {name}; check the name, or leave --model out for the one that comes with quotetrace"
        )
    })?;
    let tagger = Tagger::load(&bytes).with_context(|| format!("cannot use the model {name}"))?;
    work(Setup {
        tagger: Some(&tagger),
        ..setup
    })
}

/// Does `work`, which links statements, with the settings in force and the embeddings that they name, if they name any.
///
/// # Errors
/// As [`with`].
pub fn with_embeddings<T>(config: &Config, work: impl FnOnce(Setup<'_>) -> anyhow::Result<T>) -> anyhow::Result<T> {
    let named = config.fold.embeddings.as_deref();
    let embeddings = named.map(|path| embeddings_in(path, config)).transpose()?;
    work(Setup {
        embeddings: embeddings.as_ref(),
        ..config.into()
    })
}

/// The same with the model too, for work that does both.
pub fn with_both<T>(config: &Config, work: impl FnOnce(Setup<'_>) -> anyhow::Result<T>) -> anyhow::Result<T> {
    with_embeddings(config, |setup| with(setup, work))
}

fn embeddings_in(path: &Path, config: &Config) -> anyhow::Result<Arc<Embeddings>> {
    let name = shown(&path.display().to_string());
    let file = File::open(path).with_context(|| format!("cannot read the word embeddings {name}; check the name"))?;
    let mut plain = BufReader::with_capacity(1 << 16, file);
    let words_max = config.fold.embeddings_words_max;
    let is_gzip = plain.fill_buf().is_ok_and(|head| head.starts_with(&[0x1f, 0x8b]));
    let read = if is_gzip {
        Embeddings::read(BufReader::new(MultiGzDecoder::new(plain)), words_max)
    } else {
        Embeddings::read(plain, words_max)
    };
    read.map(Arc::new)
        .with_context(|| format!("cannot use the word embeddings {name}"))
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
