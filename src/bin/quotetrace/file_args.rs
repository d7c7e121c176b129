//! The flags that say which files are written and what of the graph they show: of the whole run and of `export` alike.

use clap::{Args, ValueEnum};
use quotetrace::export::{self, Format};
use quotetrace::graph::{LinksShown, Projection};

/// Which files, and what they show.
#[derive(Args, Default)]
pub struct FileArgs {
    /// Formats to write, or `all`: csv, gephi, dot, report, graphml, gexf, json, cyjs, cx2, neo4j, parquet,
    /// annotations, claimreview, prov; the first four a run writes anyway
    #[arg(short, long = "format", value_name = "FORMAT", value_delimiter = ',', value_parser = format_or_all)]
    formats: Vec<FormatOrAll>,

    /// What the files of the graph show [default: full]
    #[arg(long, value_name = "PART")]
    graph: Option<Part>,

    /// Links inside a cluster: a tree around its earliest statement, or all of them [default: tree]
    #[arg(long, value_name = "WHICH")]
    edges: Option<Edges>,

    /// Show only the N clusters that most outlets carry, and what belongs to them
    #[arg(long, value_name = "N")]
    top: Option<usize>,

    /// With json: write graph.d3.json too
    #[arg(long)]
    d3: bool,

    /// CSV for spreadsheets (formulas disarmed) or for programs (every text as it is) [default: safe]
    #[arg(long, value_name = "STYLE")]
    csv: Option<Csv>,

    /// With prov: when the run was made, as in 2020-06-16T14:49:00Z; no clock is read
    #[arg(long, value_name = "TIME", value_parser = moment)]
    made_at: Option<String>,
}

#[derive(Clone, Copy)]
enum FormatOrAll {
    One(Format),
    All,
}

#[derive(Clone, Copy, ValueEnum)]
enum Part {
    /// Outlets, articles, statements, speakers and clusters
    Full,
    /// Statements and the links between them
    Statements,
    /// Outlets, joined by the clusters that both carry, from the one that was earlier more often
    Outlets,
    /// Outlets and the speakers that they quote
    Speakers,
}

#[derive(Clone, Copy, ValueEnum)]
enum Edges {
    /// A tree around the earliest statement
    Tree,
    /// Every link
    All,
}

#[derive(Clone, Copy, ValueEnum)]
enum Csv {
    /// A text that a spreadsheet would take for a formula gets a leading apostrophe
    Safe,
    /// Every text as it is
    Raw,
}

impl FileArgs {
    /// Whether any format is asked for.
    pub fn names_formats(&self) -> bool {
        !self.formats.is_empty()
    }

    /// A flag that was given, for a message.
    pub fn given(&self) -> Option<&'static str> {
        let Self {
            formats,
            graph,
            edges,
            top,
            d3,
            csv,
            made_at,
        } = self;
        let given = [
            (!formats.is_empty(), "--format"),
            (graph.is_some(), "--graph"),
            (edges.is_some(), "--edges"),
            (top.is_some(), "--top"),
            (*d3, "--d3"),
            (csv.is_some(), "--csv"),
            (made_at.is_some(), "--made-at"),
        ];
        given.into_iter().find(|(is_given, _)| *is_given).map(|(_, flag)| flag)
    }

    /// Puts what was given over the settings.
    pub fn apply(&self, config: &mut export::Config) {
        for wanted in &self.formats {
            match wanted {
                FormatOrAll::One(format) => drop(config.formats.insert(*format)),
                FormatOrAll::All => config.formats.extend(Format::ALL),
            }
        }
        if let Some(part) = self.graph {
            config.graph = part.into();
        }
        if let Some(edges) = self.edges {
            config.edges = match edges {
                Edges::Tree => LinksShown::Tree,
                Edges::All => LinksShown::All,
            };
        }
        if let Some(csv) = self.csv {
            config.csv = match csv {
                Csv::Safe => export::CsvText::Safe,
                Csv::Raw => export::CsvText::Raw,
            };
        }
        config.top = self.top.unwrap_or(config.top);
        config.d3 |= self.d3;
        if let Some(moment) = &self.made_at {
            config.made_at.clone_from(moment);
        }
    }
}

impl From<Part> for Projection {
    fn from(part: Part) -> Self {
        match part {
            Part::Full => Self::Full,
            Part::Statements => Self::Statements,
            Part::Outlets => Self::Outlets,
            Part::Speakers => Self::Speakers,
        }
    }
}

fn format_or_all(name: &str) -> Result<FormatOrAll, String> {
    if name == "all" {
        return Ok(FormatOrAll::All);
    }
    name.parse()
        .map(FormatOrAll::One)
        .map_err(|reason: String| format!("{reason}, all"))
}

/// A moment with its zone, as PROV wants it.
fn moment(text: &str) -> Result<String, String> {
    let parsed = quotetrace::read::parse_published(text)
        .ok()
        .filter(|moment| moment.has_time());
    let told = parsed.map(|moment| moment.to_string());
    told.ok_or_else(|| "give a date and a time, as in 2020-06-16T14:49:00Z".to_owned())
}
