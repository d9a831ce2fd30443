"""What date expressions look like: a pattern for each kind of them.

They are tried only around a word that most dates hold (`triggers`), in a window of bounded width,
so that the whole is linear in the length of the text.
"""

from __future__ import annotations

import re
from typing import Final

from ledger_adapters.rules.dating import lexicon as lx

UNIT: Final = "minute|hour|day|night|week|weekend|fortnight|month|quarter|year|decade|century"
MONTH: Final = rf"(?:{lx.FULL_MONTH}|(?:{lx.SHORT_MONTH})\b\.?)"
DAYNAME: Final = rf"(?:{lx.FULL_DAY}|(?:{lx.SHORT_DAY})\b\.?)"
DATE: Final = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|ST|ND|RD|TH)?(?![\w%])(?![.,:]\d)"
DIGITS: Final = r"(?:1\d|20|21)\d\d"
YEAR: Final = DIGITS + r"(?![\w%])(?![.,:/]\d)(?!-\d\d\b)"
S: Final = r"[ \t\u00a0\u202f]{0,2}\r?\n?[ \t\u00a0\u202f]{0,2}"
G: Final = rf"(?=\s){S}"
DASH: Final = r"[-\u2010-\u2015]"
APO: Final = "['\u2019\u2018]"
COUNT: Final = r"\d{1,4}|half a|a couple of|several|a few|few|many|some|(?i:" + lx.NUMBER + r")"
REL: Final = rf"(?:of{G})?(?P<rel>last|this|next|that|the{G}(?:same|following|next|previous))"
TAIL: Final = (
    rf"(?:(?:,?{G}(?:of{G})?|-)(?P<year>{YEAR})|,?{G}{APO}(?P<short>\d\d)\b(?!{APO})"
    rf"|,?{G}{REL}{G}year\b)?"
)
JOIN: Final = rf"{G}(?P<join>to|and|until|till|through|or){G}"
LEAD: Final = rf"(?:\b(?P<weekday>{DAYNAME}),?{G}(?:the{G})?)?"

OPEN: Final = re.compile(
    rf"(?:[Rr]ecently(?!{G}as\b)|[Pp]reviously|[Ss]oon|[Ff]ormerly"
    rf"|[Ee]arlier(?=[,.;]|\s(?:said|told|that|reported|warned|announced|had|he|she)\b)"
    rf"|[Ii]n{G}the{G}past(?!\s(?:\w{{1,12}}\s)?(?:day|week|month|year|decade|hour|fortnight)))\b"
)
DAY_FIRST: Final = re.compile(
    rf"{LEAD}(?<!\w)(?<![.,:/-])(?:(?P<day>{DATE})(?:(?:{S}{DASH}{S}|/|{JOIN}(?:the{G})?)"
    rf"(?P<until>{DATE}))?|(?P<ordinal>(?i:{lx.ORDINAL})))"
    rf"(?:(?:{G}of)?{G}|-(?=\w{{3,9}}-\d{{4}}))(?P<month>{MONTH})(?!\w){TAIL}"
)
MONTH_FIRST: Final = re.compile(
    rf"{LEAD}\b(?P<month>{MONTH}){G}(?:the{G})?(?P<day>{DATE})(?!,\d{{3}})"
    rf"(?:(?:{S}{DASH}{S}|{JOIN})(?P<until>{DATE})(?!{G}{MONTH}))?{TAIL}"
)
MONTH_YEAR: Final = re.compile(
    rf"\b(?P<month>{MONTH})(?:,?{G}(?:of{G})?(?P<year>{YEAR})|{G}{APO}(?P<short>\d\d)\b(?!{APO})"
    rf"|,?{G}{REL}{G}year\b)"
)
MONTH_ALONE: Final = re.compile(
    rf"(?:\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Tt]his past|[Tt]his coming|[Tt]he following"
    rf"|[Tt]he previous){G})?\b(?P<month>{lx.FULL_MONTH}|[Ii]n (?:{lx.SHORT_MONTH})\.)(?!\w)"
)
SOME_WEEKDAY: Final = re.compile(
    rf"\b[Oo]ne{G}(?:{lx.FULL_DAY})\b|\ba{G}(?:{lx.FULL_DAY}){G}(?:(?:morning|night|evening)"
    rf"{G})?(?=in{G}{MONTH})"
)
NTH_WEEKDAY: Final = re.compile(
    rf"\b(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast){G}(?P<weekday>{lx.FULL_DAY}){G}"
    rf"(?:of|in){G}(?P<month>{MONTH}){TAIL}"
)
WEEKDAY: Final = re.compile(
    rf"(?:\b(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?:{G}past|{G}coming)?|[Tt]he{G}(?:following|next|"
    rf"previous|same)|[Tt]hat|[Ee]very(?:{G}(?:other|second|third))?|[Ee]ach|[Mm]ost|[Aa]ny|[Ss]ome"
    rf"|[Aa]lternate|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Oo]n{G}(?:the|a)"
    rf"|[Aa]{G}week{G}(?:on|from)){G})?"
    rf"\b(?P<weekday>{DAYNAME})(?!\w)(?:{G}(?:morning|afternoon|evening|night|lunchtime)"
    rf"(?P<many>s?)\b)?(?P<on>{G}week\b(?!{G}ago))?"
    rf"(?:{G}(?:(?:of|in){G})?(?P<rel>last|this|next|the (?:week before|following week|previous "
    rf"week|same week)){S}(?P<week>week)?)?"
)
RECURRING: Final = re.compile(rf"(?:{lx.FULL_DAY})s")
ISO: Final = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])"
    r"(?:(?:T|, ?| (?:at )?)(?P<clock>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?"
    r"(?: ?(?P<zone>Z|UTC|GMT|[+-]\d\d:\d\d|[+-]\d{4}|[+-]\d\d))?(?!\w))?"
)
SLASHED: Final = re.compile(
    r"(?<![\w./-])(?:(?P<first>\d\d?)(?P<mark>[./-])(?P<second>\d\d?)(?P=mark)(?P<year>\d{4})"
    r"|(?P<big>\d{4})(?P<dot>[./])(?P<month>\d\d?)(?P=dot)(?P<day>\d\d?))(?![\w/-])(?!\.\d)"
)
YEARS: Final = re.compile(
    rf"(?<![\w.,/])(?<!\d-)(?<![$£€#])(?P<year>{DIGITS})(?:(?P<mark>{DASH}|/)"
    r"(?P<until>\d{4}|\d\d))?(?![\w%/])(?![.,:]\d)"
)
DECADE: Final = re.compile(
    rf"(?<!\w)(?:(?P<year>1[0-9]\d0|20\d0){APO}?s|(?:{APO}|(?<=the )|(?<=mid-)|(?<=early )|"
    rf"(?<=late )){APO}?(?P<short>[1-9]0){APO}?s)\b"
)
CENTURY: Final = re.compile(rf"(?P<nth>\d\d?)(?:st|nd|rd|th)(?:{G}|-)century\b")
NAMED_CENTURY: Final = re.compile(rf"\b(?P<nth>(?i:{lx.ORDINAL}))(?:{G}|-)century\b")
PART: Final = re.compile(
    rf"(?:\b(?P<nth>(?i:first|second|third|fourth|final)|[1-4](?:st|nd|rd|th)|Q(?=[1-4])|H(?=[12]))"
    rf"(?:{G}|-|(?<=[QH]))(?P<unit>[Qq]uarter|[Hh]alf|[1-4]))\b"
    rf"(?:,?{G}(?:of{G})?(?P<year>{YEAR})|{G}{APO}(?P<short>\d\d)\b"
    rf"|{G}(?:of{G})?(?P<rel>last|this|next){G}year|(?P<other>{G}of\b))?"
)
AGO: Final = re.compile(
    rf"(?:\b(?P<vague>(?i:more than|less than|over|under|up to|at least|at most)){G})?"
    rf"\b(?P<count>(?i:{COUNT})(?![\w,.]\d)(?:{G}|-)|)(?P<unit>(?i:{UNIT}))s?{G}(?P<way>ago|later|"
    rf"earlier|before|after|afterwards?|beforehand|hence|from{G}now)\b",
)
HENCE: Final = re.compile(
    rf"\b(?P<how>(?i:in|within)){G}(?P<count>{COUNT})(?:{G}|-)(?P<unit>{UNIT})s?"
    rf"(?P<time>{APO}?{G}time\b)?(?!\w)(?!{G}ago)"
)
LASTING: Final = re.compile(
    rf"\b(?i:the|his|her|its|their|these){G}(?P<which>past|last|next|coming|previous|"
    rf"following){G}(?:(?P<count>{COUNT}){G})?(?P<unit>{UNIT})(?P<many>s?)\b"
)
CURRENT: Final = re.compile(
    rf"(?:\b(?P<edge>(?i:earlier|later|early|late)){G}(?:(?P<within>in|on){G})?)?"
    rf"\b(?P<which>(?i:this|last|next|that|the{G}(?:current|following|next|previous|preceding|"
    rf"same|past|coming)|that{G}same|the)){G}(?:(?P<past>past|coming|very){G})?"
    rf"(?P<unit>(?i:{UNIT}|morning|afternoon|evening))\b"
    rf"(?:{G}(?P<behind>before last|after next|before|after)\b)?"
)
NEAR: Final = re.compile(
    rf"(?:\bthe{G}day{G}(?P<far>before{G}yesterday|after{G}tomorrow)|\b(?P<near>(?i:today|yesterday|"
    rf"tomorrow|tonight|overnight))(?:{G}(?:morning|afternoon|evening|night|lunchtime))?)\b",
    re.IGNORECASE,
)
SEASON: Final = re.compile(
    rf"(?:\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Tt]he{G}(?:following|next|previous|same)|[Tt]hat|"
    rf"(?:[Ee]arly|[Ll]ate|[Mm]id){G}|[Mm]id-|[Ii]n(?:{G}the)?|[Tt]he){G}?)?"
    rf"\b(?P<season>(?i:{lx.SEASON}))(?!\w)(?:,?{G}(?:of{G})?(?:(?P<year>{DIGITS})"
    rf"(?:[-\u2013/](?P<until>\d\d|\d{{4}})\b)?(?![\w%])"
    rf"|(?P<rel>last|this|next|that|the{G}(?:same|following|next|previous)){G}year))?"
)
HOLIDAY: Final = re.compile(
    rf"(?:\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext){G})?\b(?P<holiday>(?i:{lx.HOLIDAY}))\b"
    rf"(?:,?{G}(?:of{G}|in{G})?(?:(?P<year>{YEAR})|(?P<rel>last|this|next){G}year))?"
)
CLOCK: Final = (
    r"(?:\d{1,2}(?:[.:]\d\d)?(?:\s?(?i:[ap]\.?m\b\.?|GMT|UTC|o['\u2019]clock))?"
    r"|noon|midnight|midday|dawn|dusk)"
)
FRAME: Final = re.compile(
    rf"(?<!\w)(?:(?P<frame>(?i:(?:ever{G})?since|(?:up{G})?until(?:{G}at{G}least)?|till|not?{G}later{G}than|prior{G}to|by"
    rf"|before|between|from|"
    rf"(?:starting|beginning){G}(?:on{G}|in{G})?|through|after))"
    rf"{G})?(?:(?P<clock>{CLOCK}){G})?(?P<approx>(?:\b"
    rf"(?i:around|about|circa|roughly|approximately|some|nearly|almost|or so)"
    rf"{G}|\bc\.{S}))?(?P<week>\b(?i:the{G}week{G}(?:of|beginning|starting)){G})?"
    rf"(?P<edge>(?:\b(?i:at|in|on|during){G})?(?:\b(?:(?:the{G})?(?:(?:very{G})?(?i:early|late|mid)"
    rf"(?:{G}(?:hours|days|weeks|months|part))?(?:{G}(?:of|in|on))?|(?:the{G})?(?:very{G})?(?i:middle|end|"
    rf"start|beginning|close|turn|second{G}half|first{G}half|(?:night|morning|evening|afternoon)){G}of)|"
    rf"(?i:in|on|at|of|during))(?:{G}|-))?(?:(?i:the){G})?)\Z"
)
JOINS: Final = re.compile(
    rf"(?:(?:,(?=\s(?:to|until|through)\b))?{G}(?P<word>to|until|till|through|into|and|or){G}"
    rf"(?:{CLOCK}{G})?"
    rf"(?:(?:on|in|the|early|mid|late){G}){{0,2}}(?:mid-)?"
    rf"|{S}(?:{DASH}|/){S})\Z"
)
