"""Labelled pairs for which no rule has been touched since."""

from __future__ import annotations

from tests.codebooks.labelled import (
    CONTRADICTS,
    COPIES,
    DENIES,
    JUNE,
    LATER,
    OCCURS,
    POSITION,
    REPORTS,
    RESTATES,
    SAME_WORDS,
    Pair,
    Told,
)

AFTER = (
    Pair(
        Told("Bureau", "Borduria paid for the Arcadian pipeline in gold", JUNE, aspect="economy"),
        Told("Bordurian ministry", "Borduria paid for the pipeline in gold", "2023-06-05",
             act="denies", aspect="economy"),
        (DENIES,),
    ),
    Pair(
        Told("Bureau", "the Arcadian fleet shadowed a Bordurian ferry", JUNE),
        Told("Orlov", "the fleet had come near any ferry", "2023-06-05", act="denies"),
        (DENIES,),  # in other words
    ),
    Pair(
        Told("Bureau", "Orlov promised Petrov a loan", JUNE),
        Told("Orlov", "he had promised a loan to anybody", "2023-06-05", act="denies"),
        (DENIES,),  # a pronoun, and a wider denial
    ),
    Pair(
        Told("Bureau", "Orlov promised Petrov a loan", JUNE),
        Told("Petrov", "Petrov promised Orlov a loan", "2023-06-05", act="denies"),
    ),
    Pair(
        Told("Petrov", "Arcadia has agreed to withdraw from the dam", JUNE),
        Told("Orlov", "Arcadia has not agreed to withdraw from the dam", JUNE),
        (CONTRADICTS,),
    ),
    Pair(
        Told("Petrov", "the shelling of the port has stopped", JUNE),
        Told("Orlov", "the shelling of the port goes on", JUNE),
        (CONTRADICTS,),  # in other words
    ),
    Pair(
        Told("Petrov", "no soldier crossed the river", JUNE),
        Told("Orlov", "a soldier crossed the river", JUNE),
        (CONTRADICTS,),
    ),
    Pair(
        Told("Petrov", "the port is not only open but free", JUNE),
        Told("Orlov", "the port is open but free", JUNE),
    ),
    Pair(
        Told("Petrov", "Arcadia is unlikely to attack the port", JUNE),
        Told("Orlov", "Arcadia is likely to attack the port", JUNE),
        (CONTRADICTS,),
    ),
    Pair(
        Told("Petrov", "Borduria will recognise the government of the islands", JUNE),
        Told("Petrov", "Borduria will never recognise the government of the islands", LATER),
        (POSITION,),
    ),
    Pair(
        Told("Petrov", "the embassy will stay closed", JUNE),
        Told("Petrov", "the embassy will open again", LATER),
        (POSITION,),  # an opposite that the rule does not know
    ),
    Pair(
        Told("Petrov", "the embassy will not open this year", JUNE),
        Told("Petrov", "the embassy will open next year", LATER),
    ),
    Pair(
        Told("Petrov", "Borduria regards Arcadia as its closest friend", JUNE),
        Told("Petrov", "Borduria regards Arcadia as its closest friend abroad", LATER),
        (RESTATES,),
    ),
    Pair(
        Told("Petrov", "Borduria regards Arcadia as its closest friend", JUNE),
        Told("Petrov", "Borduria regards Ruritania as its closest friend", LATER),
    ),
    Pair(
        Told("Petrov", "Borduria regards Arcadia as its closest friend", JUNE),
        Told("Petrov", "Borduria regards Arcadia as its closest friend and enemy", LATER),
    ),
    Pair(
        Told("Orlov", "the convoy of 12 lorries reached the eastern gate of the city", JUNE),
        Told("Orlov", "the convoy of 12 lorries reached the eastern gate of the city", JUNE,
             source="post"),
        (COPIES,),
    ),
    Pair(
        Told("Orlov", "the convoy of 12 lorries reached the eastern gate of the city", JUNE),
        Told("Orlov", "the convoy of 12 lorries reached the eastern gate of the city", LATER,
             source="post"),
        (RESTATES,),
    ),
    Pair(
        Told("Orlov", "Arcadia wishes Borduria a happy national day", "2022-06-01"),
        Told("Orlov", "Arcadia wishes Borduria a happy national day", "2023-06-01", source="post"),
        (RESTATES,),
    ),
    Pair(
        Told("Orlov", "the dam will be inspected by engineers of both states", JUNE),
        Told("Orlov", "the dam will soon be inspected by engineers of both states", JUNE,
             source="post"),
        (REPORTS,),
    ),
    Pair(
        Told("Orlov", "engineers of both states will inspect the dam", JUNE),
        Told("Orlov", "the dam will be inspected by engineers of both states", JUNE,
             source="post"),
        (REPORTS,),  # active and passive
    ),
    Pair(
        Told("Petrov", "Arcadia behaved like “a guest who steals the spoons”", JUNE),
        Told("Bureau", "Arcadia is “a guest who steals the spoons”", JUNE, source="post"),
        (SAME_WORDS,),
    ),
    Pair(
        Told("Petrov", "Arcadia behaved like “a guest who steals the spoons”", JUNE),
        Told("Bureau", "Petrov spoke of a guest who steals the spoons", JUNE, source="post"),
    ),
    Pair(
        Told("Petrov", "“we are at war with nobody and friends with all”", JUNE),
        Told("Orlov", "“we are at war with nobody and friends with all”", "2023-06-08",
             source="post"),
    ),
    Pair(
        Told("Petrov", "the handover of the prisoners took an hour", JUNE,
             about="the handover of the prisoners", happened=JUNE),
        Told("Orlov", "the handover of the prisoners was broken off", JUNE, source="post",
             about="The handover of the prisoners", happened=JUNE),
        (OCCURS,),
    ),
    Pair(
        Told("Petrov", "the handover of the prisoners took an hour", JUNE,
             about="the handover of the prisoners", happened=JUNE),
        Told("Orlov", "the handover of the prisoners was broken off", JUNE, source="post",
             about="the handover of the prisoners", happened="2023-06"),
        (OCCURS,),  # one gives the month alone
    ),
)  # fmt: skip
