//! Articles of a run made in code that are one text.

use quotetrace::model::{Copied, CopyGroupId, Credit, CreditForm, Fingerprint, Ground, Origin, Span, Tie};

use crate::invented::Corpus;

impl Corpus {
    /// Makes two articles one text that credits an agency, and with them two statements of the last cluster one witness.
    pub fn wire(&mut self, (one, other): (u32, u32), statements: (u32, u32)) -> &mut Self {
        let group = CopyGroupId::of(Fingerprint::new().number(one as usize));
        for article in [one, other] {
            self.origins[article as usize] = Origin {
                credits: vec![
                    Credit {
                        to: Some("Coast Wire".into()),
                        form: CreditForm::Byline,
                        span: None,
                    },
                    Credit {
                        to: None,
                        form: CreditForm::Contribution,
                        span: Some(Span::new(0, 4)),
                    },
                ],
                copy: Some(Copied {
                    group,
                    of: one,
                    words: 31,
                    share: 0.7,
                    passages: vec![Span::new(0, 9)],
                }),
            };
        }
        let cluster = self.clusters.last_mut().expect("a cluster");
        cluster.independent_outlets = Some(cluster.outlets - 1);
        cluster.ties.push(Tie {
            ground: Ground::Copy,
            name: group.to_string().into(),
            members: vec![statements.0, statements.1],
        });
        self
    }
}
