//! What a run left out because its input was too large or too much alike.

use quotetrace::pair::Reached;

use super::counted;
use crate::console::Console;

/// Says which bounds were reached, and which settings move them. Nothing is left out in silence.
pub fn tell(bounds: &Reached, console: &Console) {
    let Reached {
        words_max,
        entries_max,
        partners_max,
        group_max,
        star_max,
        retelling_entries_max,
    } = *bounds;
    let told = [
        (words_max, "text", "only the first words are compared"),
        (
            entries_max,
            "text",
            "the words are so common that not all others were looked at (`pair.entries_max`, `pair.holders_max`)",
        ),
        (
            partners_max,
            "text",
            "only the likest of many others were compared (`pair.partners_max`)",
        ),
        (
            group_max,
            "statement",
            "so many are alike that each is linked to a few of the others alone (`pair.group_max`, `pair.links_max`)",
        ),
        (
            star_max,
            "text",
            "so many are alike around them that none were linked through them (`link.star_max`, `link.star_links_max`)",
        ),
        (
            retelling_entries_max,
            "statement",
            "the words stand in so many others of the speaker that not all were looked at (`link.retelling.entries_max`)",
        ),
    ];
    for (number, what, how) in told.into_iter().filter(|(number, ..)| *number > 0) {
        console.warn(&format!("of {}, {how}", counted(number, what)));
    }
}
