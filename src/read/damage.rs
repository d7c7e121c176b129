//! What is wrong with a file whose bytes cannot be read on, in words.

use std::{fmt, io};

/// Why reading stopped, and what to do about it. Travels inside an [`io::Error`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Damage {
    pub(super) reason: String,
    pub(super) remedy: &'static str,
}

const UNPACK: &str = "check it with `gzip -t` or `zstd -t`, or fetch it again";

impl Damage {
    /// What an unpacker's error means.
    pub(super) fn of(packer: &str, error: &io::Error) -> Self {
        if let Some(known) = Self::inside(error) {
            return known.clone();
        }
        let reason = match error.kind() {
            io::ErrorKind::UnexpectedEof => format!("the {packer} data ends too early; the file was cut off"),
            io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData | io::ErrorKind::Other => {
                format!("the {packer} data is damaged: {error}")
            }
            _ => return Self::from(error),
        };
        Self { reason, remedy: UNPACK }
    }

    /// Content that grows beyond what text can.
    pub(super) fn bomb(expansion_max: u64) -> Self {
        Self {
            reason: format!("unpacks to more than {expansion_max} times its size; reading stopped there"),
            remedy: "raise `expansion_max` if this is honest text",
        }
    }

    fn inside(error: &io::Error) -> Option<&Self> {
        error.get_ref()?.downcast_ref()
    }
}

impl From<&io::Error> for Damage {
    fn from(error: &io::Error) -> Self {
        Self::inside(error).cloned().unwrap_or_else(|| Self {
            reason: format!("cannot be read: {error}"),
            remedy: match error.kind() {
                io::ErrorKind::PermissionDenied => "allow reading it",
                io::ErrorKind::NotFound => "check the name",
                _ => "",
            },
        })
    }
}

impl From<Damage> for io::Error {
    fn from(damage: Damage) -> Self {
        Self::new(io::ErrorKind::InvalidData, damage)
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Damage {}
