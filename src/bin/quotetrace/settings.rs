//! The settings in force: defaults, over them the file, over it the flags.

use std::path::Path;

use anyhow::Context as _;
use quotetrace::pipeline::Config;
use quotetrace::{extract, read};

use crate::args::{Cli, Command, Method, OutletFrom};
use crate::console::shown;

/// The settings in force.
///
/// # Errors
/// When the file cannot be read, or holds a key or value that is unknown: with its line and what is allowed.
pub fn effective(cli: &Cli) -> anyhow::Result<Config> {
    let mut config = cli
        .global
        .config
        .as_deref()
        .map_or_else(|| Ok(Config::default()), from_file)?;
    if let Some(embeddings) = &cli.global.embeddings {
        config.fold.embeddings = Some(embeddings.clone());
    }
    if let Some(list) = &cli.global.articles {
        config.read.articles = Some(list.clone());
    }
    config.read.map.extend(cli.global.map.iter().cloned());
    if let Some(outlet_from) = cli.global.outlet_from {
        config.read.outlet_from = outlet_from.into();
    }
    match &cli.command {
        Some(Command::Export(args)) => args.files.apply(&mut config.export),
        _ => cli.run.files.apply(&mut config.export),
    }
    extraction(cli, &mut config);
    Ok(config)
}

/// A model asks for the tagger; a flag that asks for rules goes before a file that names a model.
fn extraction(cli: &Cli, config: &mut Config) {
    if let Some(model) = &cli.global.model {
        config.extract.model = Some(model.clone());
    }
    if config.extract.model.is_some() {
        config.extract.method = extract::Method::Tagger;
    }
    if let Some(method) = cli.global.method {
        config.extract.method = method.into();
    }
    if config.extract.method == extract::Method::Rules {
        config.extract.model = None;
    }
    if let Some(least) = cli.global.min_confidence {
        config.attribute.confidence_min = least;
    }
}

fn from_file(path: &Path) -> anyhow::Result<Config> {
    let name = || shown(&path.display().to_string());
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read the settings in {}", name()))?;
    toml::from_str(&text).with_context(|| format!("the settings in {} make no sense", name()))
}

impl From<OutletFrom> for read::OutletFrom {
    fn from(flag: OutletFrom) -> Self {
        match flag {
            OutletFrom::Stem => Self::Stem,
            OutletFrom::Folder => Self::Folder,
            OutletFrom::None => Self::None,
        }
    }
}

impl From<Method> for extract::Method {
    fn from(flag: Method) -> Self {
        match flag {
            Method::Rules => Self::Rules,
            Method::Tagger => Self::Tagger,
        }
    }
}
