//! What is no text: told by magic bytes and by control characters.

/// File types that turn up under the wrong name, by their first bytes.
const MAGIC: [(&[u8], &str); 14] = [
    (b"%PDF-", "a PDF file"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"SQLite format 3", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
];

/// Why a file that begins with `head` is no text, if so.
///
/// UTF-16 must have been told by its byte order mark before; without one, every other byte of it is NUL.
pub(super) fn binary(head: &[u8], control_percent_max: usize) -> Option<String> {
    if let Some((_, name)) = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)) {
        return Some(format!("looks binary: it begins like {name}"));
    }
    let controls = head.iter().filter(|&&byte| is_control(byte)).count();
    let share = |percent: usize| controls * 100 > head.len() * percent;
    // Text in a one-byte encoding is not valid UTF-8 either, but it has no controls at all.
    let noise = share(control_percent_max / 4) && std::str::from_utf8(head).is_err_and(|e| e.error_len().is_some());
    if !noise && !share(control_percent_max) {
        return None;
    }
    let nuls: usize = head.iter().map(|&byte| usize::from(byte == 0)).sum();
    Some(if nuls * 5 > head.len() * 2 && nuls * 5 < head.len() * 3 {
        "looks binary: half of its bytes are NUL, so it may be UTF-16 without a byte order mark".to_owned()
    } else {
        format!(
            "looks binary: {controls} of its first {} bytes are control characters",
            head.len()
        )
    })
}

/// C0 controls and DEL, but those that text uses: tab, line ends, form feed, and the escape of ISO-2022-JP.
const fn is_control(byte: u8) -> bool {
    matches!(byte, 0..=8 | 11 | 14..=26 | 28..=31 | 127)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_with_a_stray_nul_is_text() {
        assert_eq!(binary(b"We will publish\0 every document", 10), None);
        assert_eq!(binary(b"id,text\n1,\"a\0b\"\n", 10), None);
    }

    #[test]
    fn nuls_images_and_noise_are_binary() {
        assert!(binary(&[0; 64], 10).is_some());
        assert!(binary(b"%PDF-1.7\n", 10).is_some());
        let noise: Vec<u8> = (0..2048_u32)
            .map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8)
            .collect();
        assert!(binary(&noise, 10).is_some());
    }

    #[test]
    fn windows_1252_is_no_noise() {
        assert_eq!(binary(b"\x93caf\xe9\x94 \x80", 10), None);
    }
}
