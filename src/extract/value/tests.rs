//! Values by invented sentences: what is found, and what it means.

use super::super::tests::segmented;
use super::super::{Config, marks};
use super::*;
use crate::model::{Clock, Day, Meaning, Named, Quantity, Unit};

fn found(text: &str) -> Vec<Value> {
    let (segments, config) = (segmented(text), Config::default());
    let regions = marks::regions(text, &segments, &config);
    values(
        &View::new(text, &segments, &regions, &config),
        &[Span::new(0, text.len())],
    )
}

/// Each value as `its words = its meaning`.
#[track_caller]
fn check(text: &str, wanted: &[&str]) {
    let shown: Vec<String> = found(text)
        .iter()
        .map(|value| format!("{} = {}", value.span.of(text), shown(text, value.meaning)))
        .collect();
    assert_eq!(shown, wanted, "in {text}");
}

fn shown(text: &str, meaning: Meaning) -> String {
    match meaning {
        Meaning::Number(Quantity { least, most, unit }) => {
            let range = if (most - least).abs() < f64::EPSILON {
                format!("{least}")
            } else {
                format!("{least}..{most}")
            };
            match unit {
                Unit::Count(None) => range,
                Unit::Count(Some(noun)) => format!("{range} {}", noun.of(text)),
                Unit::Money(code) => format!("{range} {code}"),
                Unit::Measure(measure) => format!("{range} {}", measure.name),
                other => format!("{range} {other:?}"),
            }
        }
        Meaning::Date(day) => shown_day(&day),
        Meaning::Time(Clock { earliest, latest, zone }) => {
            let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
            let zone = zone.map_or(String::new(), |zone| format!(" {zone}"));
            if earliest == latest {
                clock(earliest) + &zone
            } else {
                format!("{}..{}{zone}", clock(earliest), clock(latest))
            }
        }
        Meaning::Place(country) => format!("place {}", country.unwrap_or("?")),
        Meaning::Name(Named::Person) => "person".into(),
        Meaning::Name(Named::Body) => "body".into(),
        Meaning::Name(Named::Unknown) => "name".into(),
    }
}

fn shown_day(day: &Day) -> String {
    let part = |name: &str, value: Option<i64>| value.map(|value| format!("{name}{value}"));
    let last = day.year_last.filter(|&last| Some(last) != day.year);
    let parts = [
        part("y", day.year.map(i64::from)),
        part("-", last.map(i64::from)),
        part("m", day.month.map(i64::from)),
        part("d", day.day.map(i64::from)),
        part("w", day.weekday.map(i64::from)),
        day.relative
            .map(|relative| format!("{:?}{:+}", relative.unit, relative.offset)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

#[test]
fn numbers_in_figures_and_words() {
    check("We saw 1,200 of them.", &["1,200 = 1200"]);
    check("It holds twenty-three boats.", &["twenty-three boats = 23 boats"]);
    check(
        "It cost two hundred and fifty thousand euros.",
        &["two hundred and fifty thousand euros = 250000 EUR"],
    );
    check("The firm lost $1.2 billion.", &["$1.2 billion = 1200000000 USD"]);
    check(
        "A dozen ships left with half a million litres.",
        &["A dozen ships = 12 ships", "half a million litres = 500000 litre"],
    );
    check(
        "Turnout fell 3.5% and then by 4 percentage points.",
        &["3.5% = 3.5 Percent", "4 percentage points = 4 Percent"],
    );
    check(
        "It was the 70th fair, and the third flood.",
        &["70th = 70 Ordinal", "third = 3 Ordinal"],
    );
    check(
        "Two thirds agreed, a third of them twice.",
        &[
            "Two thirds = 0.6666666666666666 Share",
            "a third = 0.3333333333333333 Share",
            "twice = 2 Times",
        ],
    );
    check(
        "The 34-year-old ran a ten-mile race.",
        &["34-year-old = 34 year", "ten-mile = 10 mile"],
    );
}

#[test]
fn ranges_and_bounds_leave_room() {
    check(
        "It takes 20 to 30 million crates.",
        &["20 to 30 million crates = 20000000..30000000 crates"],
    );
    check(
        "It takes between 3 and 5 hours.",
        &["between 3 and 5 hours = 3..5 hour"],
    );
    check("More than 40 people came.", &["More than 40 people = 40..inf people"]);
    check("Up to 40 grey boats came.", &["Up to 40 grey boats = 0..40 boats"]);
    check("About 100 came.", &["About 100 = 90..110"]);
    check(
        "Dozens of boats and tens of thousands of crates sank.",
        &[
            "Dozens of boats = 20..120 boats",
            "tens of thousands of crates = 20000..100000 crates",
        ],
    );
}

#[test]
fn dates_leave_open_what_is_not_said() {
    check("On June 16, 2020, it fell.", &["June 16, 2020 = y2020 m6 d16"]);
    check(
        "It fell on 16 June and again on Tuesday.",
        &["16 June = m6 d16", "Tuesday = w2"],
    );
    check("It fell on Tuesday, June 16.", &["Tuesday, June 16 = m6 d16 w2"]);
    check(
        "It rained last week, three days ago and yesterday.",
        &["last week = Week-1", "three days ago = Day-3", "yesterday = Day-1"],
    );
    check(
        "Built in 2018, it was closed in September 2019.",
        &["2018 = y2018", "September 2019 = y2019 m9"],
    );
    check(
        "From the 1990s to the war of 1950-53.",
        &["1990s = y1990 -1999", "1950-53 = y1950 -1953"],
    );
    check(
        "Filed on 2020-06-16 last June.",
        &["2020-06-16 = y2020 m6 d16", "last June = m6 Year-1"],
    );
    check("They may march in May.", &["May = m5"]);
    check(
        "We counted 2000 dogs in the 2018 elections.",
        &["2000 dogs = 2000 dogs", "2018 = y2018"],
    );
}

#[test]
fn times_of_day_have_room_too() {
    check("The bridge fell at 14:49.", &["14:49 = 14:49"]);
    check(
        "It fell just before 3 p.m. on a bank.",
        &["just before 3 p.m. = 14:45..15:00"],
    );
    check(
        "It fell at 2:50 p.m. local time.",
        &["2:50 p.m. local time = 14:50 local"],
    );
    check(
        "It opens at 9am, closes about 0549 GMT, not at noon.",
        &["9am = 09:00", "about 0549 GMT = 05:19..06:19 GMT", "noon = 12:00"],
    );
    check("It opens from 9 to 11 p.m. daily.", &["9 to 11 p.m. = 21:00..23:00"]);
}

#[test]
fn two_reports_of_one_time_agree() {
    let time = |text: &str| match found(text)[0].meaning {
        Meaning::Time(clock) => clock,
        other => panic!("{other:?}"),
    };
    let (exact, near) = (time("It fell at 14:49."), time("It fell just before 3 p.m. today."));
    assert_eq!(exact.agrees(&near), Some(true));
    assert_eq!(time("It fell at 15:10.").agrees(&near), Some(false));
}

#[test]
fn places_are_listed_or_stand_after_a_preposition() {
    check(
        "They met in Port Averil, Kenya.",
        &["Port Averil = place ?", "Kenya = place kenya"],
    );
    check(
        "The flood reached Shanghai and New York.",
        &["Shanghai = place china", "New York = place united states"],
    );
    check(
        "They put their trust in Moore. Senator Ann Moore left.",
        &["Moore = person", "Senator Ann Moore = person"],
    );
}

#[test]
fn names_are_people_bodies_or_neither() {
    check(
        "Later President Ana Ruiz met the Ministry of Roads.",
        &["President Ana Ruiz = person", "Ministry of Roads = body"],
    );
    check("Kenya’s army and the KDF left.", &["Kenya = place kenya", "KDF = name"]);
    check("The Kenyan flag fell.", &[]);
}

#[test]
fn values_inside_quotation_marks_count() {
    check(
        "“We lost 40 boats in May,” she said.",
        &["40 boats = 40 boats", "May = m5"],
    );
}
