//! Statements handed over as the articles come, in the order of the input.

use super::{Copies, Setup, statements_of_each};
use crate::model::{Article, Statement};

/// What is gathered before it is worked on in parallel, whichever is reached first: enough to keep many threads busy
/// for some milliseconds, and little beside the program itself. Changes no result.
const CHUNK_BYTES: usize = 4 << 20;
const CHUNK_ARTICLES: usize = 1000;

/// Takes articles one at a time and hands each with its statements to `sink`, in the order of the input.
///
/// Statements are those of [`statements`](super::statements): speakers of one article by itself. The second and
/// every further exact copy of an article gets an id of its own.
/// Memory: a chunk of some megabytes of text, the longest article, and 16 bytes for each article seen.
pub struct Stream<'a, F> {
    setup: Setup<'a>,
    chunk: Vec<Article>,
    chunk_bytes: usize,
    copies: Copies,
    sink: F,
}

impl<'a, F, E> Stream<'a, F>
where
    F: FnMut(&Article, &[Statement]) -> Result<(), E>,
{
    /// Nothing taken yet.
    pub fn new(setup: impl Into<Setup<'a>>, sink: F) -> Self {
        Self {
            setup: setup.into(),
            chunk: Vec::new(),
            chunk_bytes: 0,
            copies: Copies::default(),
            sink,
        }
    }

    /// Takes an article.
    ///
    /// # Errors
    /// The first error of `sink`.
    pub fn push(&mut self, mut article: Article) -> Result<(), E> {
        self.copies.tell_apart(&mut article);
        self.chunk_bytes += article.text.len();
        self.chunk.push(article);
        let is_full = self.chunk_bytes >= CHUNK_BYTES || self.chunk.len() >= CHUNK_ARTICLES;
        if is_full { self.flush() } else { Ok(()) }
    }

    /// Hands over what is left.
    ///
    /// # Errors
    /// The first error of `sink`.
    pub fn finish(mut self) -> Result<(), E> {
        self.flush()
    }

    fn flush(&mut self) -> Result<(), E> {
        let chunk = std::mem::take(&mut self.chunk);
        self.chunk_bytes = 0;
        let statements = statements_of_each(&chunk, self.setup, &());
        chunk
            .iter()
            .zip(&statements)
            .try_for_each(|(article, found)| (self.sink)(article, found))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::Config;

    #[test]
    fn articles_leave_in_the_order_they_came() {
        let mut left = Vec::new();
        let config = Config::default();
        let mut stream = Stream::new(&config, |article: &Article, _: &[Statement]| {
            left.push(article.text.len());
            Ok::<_, ()>(())
        });
        let lengths = [7, CHUNK_BYTES + 1, 3, 3];
        for n in lengths {
            stream.push(Article::new("x ".repeat(n))).unwrap();
        }
        stream.finish().unwrap();
        assert_eq!(left, lengths.map(|n| 2 * n));
    }

    #[test]
    fn the_error_of_the_sink_comes_back() {
        let config = Config::default();
        let mut stream = Stream::new(&config, |_: &Article, _: &[Statement]| Err("full"));
        stream.push(Article::new("x")).unwrap();
        assert_eq!(stream.finish(), Err("full"));
    }
}
