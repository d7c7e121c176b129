//! Reporting clauses that end a sentence, the commonest shape of news: what is found before them, and whose it is.

use super::cases::check;

#[test]
fn to_whom_it_was_told_may_end_the_clause() {
    check(
        "The pit is safe, Lee told us.",
        &["indirect [Lee] told: The pit is safe"],
    );
    check(
        "The pit is safe, mayor tells us",
        &["indirect [mayor] tells: The pit is safe"],
    );
    check("“We wait,” Lee, a clerk, told us.", &["direct [Lee] told: We wait,"]);
    check("When the bridge had fallen, the mayor told residents.", &[]);
}

#[test]
fn a_name_after_the_cue_wins_over_an_aside_before_it() {
    let content = "The town, weeks without power, was flooded";
    check(
        &format!("{content}, said Ann Lee, a clerk."),
        &[&format!("indirect [Ann Lee] said: {content}")],
    );
    check(
        "The pit was closed, said the clerk who left.",
        &["indirect [the clerk] said: The pit was closed"],
    );
    check(
        "“We wait,” Mary Lee, a farmer, told Reuters.",
        &["direct [Mary Lee] told: We wait,"],
    );
}

#[test]
fn two_may_speak() {
    check(
        "The pit was closed, Oslo officials and witnesses said.",
        &["indirect [Oslo officials and witnesses] said: The pit was closed"],
    );
}

#[test]
fn what_a_participle_adds_is_another_report() {
    check(
        "The pit was closed, she said, adding that it had rained.",
        &[
            "indirect [she] said: The pit was closed",
            "indirect [she] adding: it had rained",
        ],
    );
}

#[test]
fn a_time_may_follow() {
    for time in ["this morning", "Friday afternoon, as they left", "on Monday"] {
        check(
            &format!("The pit was closed, clerks for the family said {time}."),
            &["indirect [clerks for the family] said: The pit was closed"],
        );
    }
}

#[test]
fn the_verb_of_what_is_said_may_be_any_where_nothing_follows() {
    check(
        "Ann Lee checks into a mill, lawyer says",
        &["indirect [lawyer] says: Ann Lee checks into a mill"],
    );
    check(
        "The jobs depend on coal, one clerk says.",
        &["indirect [one clerk] says: The jobs depend on coal"],
    );
}
