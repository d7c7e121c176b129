//! Several originals, originals in translation, and the days on which articles say that they were spoken.

use quotetrace::model::{Article, Outlet, Published};
use quotetrace::pipeline::{self, Config, Verified, VerifyQuestion};
use quotetrace::verify::{Check, Standing};

fn verified(originals: Vec<Article>, articles: Vec<Article>) -> Verified {
    pipeline::verify(originals, articles, VerifyQuestion::default(), &Config::default(), &())
}

const VALE: &str = "Let nobody tell you that the northern towns were forgotten. We shall build the new span in steel and in \
                    the open, where every child can count the bolts.";
const LIND: &str = "The council has never paid a crown for the northern ferry. I ask the harbour master to tell us where \
                    the money for its engine went.";

fn original(name: &str, speaker: &str, day: (i16, i8, i8), text: &str) -> Article {
    let mut article = Article {
        path: name.into(),
        author: Some(speaker.to_owned()),
        published: Some(Published::day(jiff::civil::date(day.0, day.1, day.2))),
        ..Article::new(text)
    };
    article.identify(0);
    article
}

fn report(day: Option<(i16, i8, i8)>, text: &str) -> Article {
    let mut article = Article {
        outlet: Outlet::new("Coast Wire"),
        published: day.map(|day| Published::day(jiff::civil::date(day.0, day.1, day.2))),
        ..Article::new(text)
    };
    article.identify(0);
    article
}

/// Two speeches of two people on two days, and what an outlet prints of them.
fn of_two_speeches(text: &str) -> Verified {
    let originals = vec![
        original("vale.txt", "Maren Vale", (2031, 3, 4), VALE),
        original("lind.txt", "Oda Lind", (2031, 3, 6), LIND),
    ];
    verified(originals, vec![report(Some((2031, 3, 7)), text)])
}

#[track_caller]
fn only(verified: &Verified) -> &Check {
    let [check] = verified.checks.as_slice() else {
        panic!("{:#?}", verified.checks);
    };
    check
}

#[test]
fn words_of_one_original_in_the_mouth_of_another_are_told() {
    let verified = of_two_speeches("“The council has never paid a crown for the northern ferry,” Maren Vale said.");
    let check = only(&verified);
    assert_eq!(
        (check.standing, check.said_by.as_deref()),
        (Standing::Verbatim, Some("Oda Lind"))
    );
    assert_eq!(
        verified.originals[check.passages[0].original as usize].name.as_ref(),
        "lind.txt"
    );
    assert_eq!(check.said_on, None, "the outlet gives no day");
}

#[test]
fn words_of_another_day_are_told_with_the_day_of_the_original() {
    let text = "“Let nobody tell you that the northern towns were forgotten,” Maren Vale said on Thursday.";
    let verified = of_two_speeches(text);
    let said_on = |verified: &Verified| only(verified).said_on.map(|day| day.to_string());
    assert_eq!(
        said_on(&verified).as_deref(),
        Some("2031-03-04"),
        "Thursday was the 6th"
    );
    assert_eq!(said_on(&of_two_speeches(&text.replace("Thursday", "Tuesday"))), None);
    assert_eq!(
        said_on(&of_two_speeches(&text.replace("Thursday", "4 March 2031"))),
        None
    );
    assert_eq!(
        said_on(&of_two_speeches(&text.replace("on Thursday", "this week"))),
        None,
        "no one day"
    );
    // No day of the calendar, a year that is none, and the date on which a page was printed are no days of a speech.
    for odd in ["31 February 2031", "4 March 0000", "9 May 2035"] {
        assert_eq!(said_on(&of_two_speeches(&text.replace("Thursday", odd))), None, "{odd}");
    }
}

#[test]
fn a_weekday_means_nothing_in_an_article_without_a_date() {
    let originals = || vec![original("vale.txt", "Maren Vale", (2031, 3, 4), VALE)];
    let text = "“Let nobody tell you that the northern towns were forgotten,” Maren Vale said on Thursday.";
    assert_eq!(only(&verified(originals(), vec![report(None, text)])).said_on, None);
    let dated = text.replace("Thursday", "6 March 2031");
    let verified = verified(originals(), vec![report(None, &dated)]);
    assert_eq!(
        only(&verified).said_on.map(|day| day.to_string()).as_deref(),
        Some("2031-03-04")
    );
}

#[test]
fn parts_of_two_originals_printed_as_one_are_stitched() {
    let verified = of_two_speeches(
        "“The council has never paid a crown for the northern ferry. Let nobody tell you that the northern towns were \
         forgotten,” Maren Vale said.",
    );
    let check = only(&verified);
    let of: Vec<u32> = check.passages.iter().map(|passage| passage.original).collect();
    assert_eq!((check.standing, of), (Standing::Stitched, vec![1, 0]));
}

#[test]
fn two_translations_of_one_original_are_renderings() {
    let text = "“Let nobody tell you that the cities of the north have been neglected,” Maren Vale said.";
    let ask = |is_translated: bool| {
        let question = VerifyQuestion {
            is_translated,
            ..VerifyQuestion::default()
        };
        let originals = vec![original("vale.txt", "Maren Vale", (2031, 3, 4), VALE)];
        let articles = vec![report(Some((2031, 3, 7)), text)];
        let verified = pipeline::verify(originals, articles, question, &Config::default(), &());
        only(&verified).standing
    };
    assert_eq!((ask(true), ask(false)), (Standing::Rendering, Standing::NotFound));
}
