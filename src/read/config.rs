//! The settings of the read stage.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::Field;

/// What the read stage does where files leave a choice, and where it stops.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Bytes of one record: a file of one article, a line, a row. The whole of *War and Peace* is 3.2 MB; what is
    /// larger than this is no article, and memory is bounded by it. Larger records are skipped by file and line.
    pub record_bytes_max: usize,
    /// Bytes that one compressed byte may become, counted once more than `record_bytes_max` came out of a file.
    /// News text shrinks 3 to 10 times, repeated boilerplate perhaps 100 times; a bomb 1,000 times and more.
    pub expansion_max: u64,
    /// Fields in one CSV row. The widest exports of news archives have a few hundred.
    pub columns_max: usize,
    /// Nodes that an HTML parser would build from a page, estimated beforehand. Live blogs reach 50,000; building
    /// takes about 200 bytes a node.
    pub html_nodes_max: usize,
    /// Elements open inside each other on an HTML page. Browsers stop at 512, real pages at about 60; the parser's
    /// time grows with depth times nodes.
    pub html_depth_max: usize,
    /// Attributes of one HTML tag; the parser compares each with all before it. Real tags have up to about 50.
    pub html_attributes_max: usize,
    /// Percent of control characters at a file's head from which it is taken for binary. Text has none but tabs
    /// and line ends; random bytes have 10.
    pub control_percent_max: usize,
    /// Letters that a text needs before its language is guessed; shorter ones are guessed wrong too often.
    pub language_letters_min: usize,
    /// Bytes at a text's start from which its language is guessed; more do not change the answer.
    pub language_bytes: usize,
    /// Bytes of one file of marked articles, unpacked. It is held as a whole, and the largest corpora of marked news
    /// have a hundredth of this.
    pub marked_bytes_max: usize,
    /// Where the outlet comes from when neither record, URL nor article list names one.
    pub outlet_from: OutletFrom,
    /// Column or key that holds a field, over the names that are known by themselves.
    pub map: BTreeMap<Field, String>,
    /// The article list: a CSV file with `file` and any of `outlet`, `published`, `url`, `title`, `author`,
    /// `language`. Files are relative to the list.
    pub articles: Option<PathBuf>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            record_bytes_max: 16 << 20,
            expansion_max: 200,
            columns_max: 10_000,
            html_nodes_max: 250_000,
            html_depth_max: 256,
            html_attributes_max: 512,
            control_percent_max: 10,
            language_letters_min: 40,
            language_bytes: 2_000,
            marked_bytes_max: 1 << 30,
            outlet_from: OutletFrom::default(),
            map: BTreeMap::new(),
            articles: None,
        }
    }
}

/// Where an outlet that nothing names comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum OutletFrom {
    /// The file's name without its ending, for files of one article; records of a larger file stay without outlet.
    #[default]
    Stem,
    /// The name of the folder that holds the file.
    Folder,
    /// Nothing: the outlet stays unknown.
    None,
}
