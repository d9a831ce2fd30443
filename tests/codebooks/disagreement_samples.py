"""Pairs of claims labelled by hand: which rules should link them, and which should not.

They were labelled before the rules were run on them, and the pairs that the rules get wrong stay
in. Three pairs of `FIRST` made a rule better since (a word in the place of another makes another
text; "cannot" holds a "can"); the rules have not been touched for those of `AFTER`.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from ledger.claims import Act, Claim, Form, Hop, Mention, Occurrence, Words
from ledger.codebooks.disagreements import RULES, Heard, Proposed, propose
from ledger.times import When

CONTRADICTS, COPIES, DENIES, OCCURS, POSITION, RESTATES, SAME_WORDS, REPORTS = (
    next(rule for rule in RULES if name in rule)
    for name in (
        "contradictions", "copies", "denials", "occurrences", "positions", "restatements",
        "same-words", "utterances",
    )
)  # fmt: skip

SIDES = {
    "Orlov": "Arcadia",
    "Arcadian ministry": "Arcadia",
    "Arcadia": "Arcadia",
    "Petrov": "Borduria",
    "Bordurian ministry": "Borduria",
    "Borduria": "Borduria",
}


@attrs.frozen
class Told:
    """A claim of a pair, in as few words as it takes."""

    who: str
    content: str
    day: str = ""
    source: str = "notes"
    act: Act = "asserts"
    form: Form = "indirect"
    about: str = ""
    happened: str = ""
    aspect: str = "contact"


@attrs.frozen
class Pair:
    """Two claims, and the rules that should link them."""

    first: Told
    second: Told
    rules: tuple[str, ...] = ()


def _told(it: Told, n: int) -> Heard:
    occurrence = None
    if it.about:
        when = When(edtf=it.happened) if it.happened else None
        occurrence = Occurrence(happened=when, words=Words(text=it.about))
    said = When(edtf=it.day) if it.day else None
    claim = Claim(
        act=it.act,
        chain=(Hop(by=(Mention(text=it.who),), said=said),),
        content=it.content,
        form=it.form,
        id=f"claim-{n}",
        occurrence=occurrence,
        source=it.source,
    )
    return Heard(
        aspects=frozenset({it.aspect}) if it.aspect else frozenset(),
        claim=claim,
        claimant=it.who,
        dated=said is not None,
        name=it.who,
        published=(None, None),
        said=(said.lo, said.hi) if said else (None, None),
        seq=n,
        sides=frozenset({it.who, SIDES.get(it.who, it.who)}),
    )


def proposed(pair: Pair) -> tuple[Proposed, ...]:
    """Let the rules look at a pair."""
    return propose((_told(pair.first, 1), _told(pair.second, 2)))


def heard(told: Iterator[Told]) -> list[Heard]:
    """Make what the rules see of many claims."""
    return [_told(it, n) for n, it in enumerate(told, 1)]


JUNE, LATER = "2023-06-01", "2023-09-14"

FIRST = (
    # Denials
    Pair(
        Told("Petrov", "Arcadia sent tanks to the border", JUNE),
        Told("Orlov", "Arcadia had sent tanks to the border", "2023-06-02", act="denies"),
        (DENIES,),
    ),
    Pair(
        Told("Institute", "Arcadia supplied drones to Borduria", JUNE),
        Told("Orlov", "supplying drones to Borduria", "2023-06-03", act="denies"),
        (DENIES,),  # the denial leaves out who
    ),
    Pair(
        Told("Institute", "Arcadia buys Bordurian oil through a third country", JUNE),
        Told(
            "Arcadian ministry", "Arcadia was buying Bordurian oil through a third country",
            JUNE, source="post", act="denies",
        ),
        (DENIES,),
    ),
    Pair(
        Told("Petrov", "the two presidents will meet in July", JUNE),
        Told("Arcadian ministry", "there would be a meeting of the presidents in July", JUNE,
             act="denies"),
        (DENIES,),  # the same in another order of words
    ),
    Pair(
        Told("Petrov", "Arcadian planes entered Bordurian airspace on Monday", JUNE),
        Told("Arcadian ministry", "Arcadian planes had entered Bordurian airspace", "2023-06-02",
             act="denies"),
        (),  # a wider denial; "on Monday" is a day of which nothing is said
    ),
    Pair(
        Told("Institute", "Borduria asked Arcadia for shells", JUNE),
        Told("Petrov", "Borduria asked Arcadia for shells", "2023-06-04", act="denies"),
        (DENIES,),
    ),
    Pair(
        Told("Institute", "Borduria asked Arcadia for shells", JUNE),
        Told("Petrov", "Arcadia asked Borduria for shells", "2023-06-04", act="denies"),
    ),
    Pair(
        Told("Institute", "Borduria asked Arcadia for shells", JUNE),
        Told("Petrov", "Borduria asked Arcadia for money", "2023-06-04", act="denies"),
    ),
    Pair(
        Told("Institute", "Borduria may ask Arcadia for shells", JUNE),
        Told("Petrov", "Borduria asked Arcadia for shells", "2023-06-04", act="denies"),
    ),
    Pair(
        Told("Institute", "Arcadia lost 300 tanks in the battle", JUNE),
        Told("Orlov", "Arcadia lost 900 tanks in the battle", "2023-06-04", act="denies"),
    ),
    Pair(
        Told("Institute", "the pact does not cover the islands", JUNE),
        Told("Orlov", "the pact covers the islands", "2023-06-04", act="denies"),
    ),
    Pair(
        Told("Institute", "the pact does not cover the islands", JUNE),
        Told("Orlov", "the pact does not cover the islands", "2023-06-04", act="denies"),
        (DENIES,),
    ),
    Pair(
        Told("Petrov", "Arcadia sent tanks to the border", JUNE, aspect="military support"),
        Told("Orlov", "Arcadia sent tanks to the border", JUNE, act="denies", aspect="economy"),
    ),
    Pair(
        Told("Petrov", "Arcadia had hacked the ministry of transport", "2023-06-05"),
        Told("Arcadian ministry", "Arcadia had hacked the ministry of transport", JUNE,
             source="post", act="denies"),
        (DENIES,),
    ),
    # Contradictions
    Pair(
        Told("Orlov", "the border is open", JUNE),
        Told("Petrov", "the border is not open", "2023-06-02"),
        (CONTRADICTS,),
    ),
    Pair(
        Told("Orlov", "the talks on the dam failed", JUNE),
        Told("Bordurian ministry", "the talks on the dam succeeded", JUNE),
        (CONTRADICTS,),
    ),
    Pair(
        Told("Institute", "trade between Arcadia and Borduria is rising", JUNE, aspect="economy"),
        Told("Bureau", "trade between Arcadia and Borduria is falling", JUNE, aspect="economy"),
        (CONTRADICTS,),
    ),
    Pair(
        Told("Orlov", "Arcadia accepts the plan of the mediators", JUNE),
        Told("Petrov", "Arcadia rejects the plan of the mediators", JUNE),
        (CONTRADICTS,),
    ),
    Pair(
        Told("Orlov", "the grain has arrived in full", JUNE),
        Told("Petrov", "half of the grain is missing", JUNE),
        (CONTRADICTS,),  # takes knowledge of the world
    ),
    Pair(
        Told("Orlov", "Arcadia was never asked to mediate", JUNE),
        Told("Petrov", "Arcadia was asked to mediate", JUNE),
        (CONTRADICTS,),
    ),
    Pair(
        Told("Orlov", "relations are at their best", JUNE),
        Told("Institute", "relations are at their worst", JUNE),
        (CONTRADICTS,),  # an opposite that the rule does not know
    ),
    Pair(
        Told("Orlov", "Arcadia will not send troops to the islands", JUNE),
        Told("Petrov", "Borduria will send troops to the islands", JUNE),
    ),
    Pair(
        Told("Orlov", "Arcadia will not send troops before winter", JUNE),
        Told("Petrov", "Arcadia will send troops after winter", JUNE),
    ),
    Pair(
        Told("Orlov", "if attacked Arcadia will not negotiate", JUNE),
        Told("Petrov", "Arcadia will negotiate", JUNE),
    ),
    Pair(
        Told("Orlov", "not only the border but also the port is open", JUNE),
        Told("Petrov", "the border and the port is open", JUNE),
    ),
    Pair(
        Told("Orlov", "there is no doubt that the treaty stands", JUNE),
        Told("Petrov", "the treaty stands", JUNE),
    ),
    Pair(
        Told("Arcadia", "the bridge is safe", JUNE),
        Told("Arcadian ministry", "the bridge is not safe", JUNE),
        (CONTRADICTS,),  # a ministry against its own state
    ),
    Pair(
        Told("Petrov", "Arcadia can reach the port", JUNE),
        Told("Orlov", "Arcadia cannot reach the port", JUNE),
        (CONTRADICTS,),
    ),
    # Changes of position
    Pair(
        Told("Orlov", "Arcadia will join the blockade", JUNE),
        Told("Orlov", "Arcadia will not join the blockade", LATER),
        (POSITION,),
    ),
    Pair(
        Told("Petrov", "Borduria supports the ceasefire plan", JUNE),
        Told("Petrov", "Borduria opposes the ceasefire plan", LATER),
        (POSITION,),
    ),
    Pair(
        Told("Petrov", "Borduria had moved troops to the coast", JUNE, act="denies"),
        Told("Petrov", "Borduria moved troops to the coast", LATER),
        (POSITION,),
    ),
    Pair(
        Told("Orlov", "Arcadia will join the blockade of the straits", JUNE),
        Told("Orlov", "Arcadia is leaving the blockade of the straits", LATER),
        (POSITION,),  # to leave what one joined: the rule does not know
    ),
    Pair(
        Told("Orlov", "Arcadia trusts Borduria", JUNE),
        Told("Orlov", "we were deceived by Borduria", LATER),
        (POSITION,),  # in other words
    ),
    Pair(
        Told("Orlov", "Arcadia will join the blockade", JUNE),
        Told("Orlov", "Arcadia will join the boycott", LATER),
    ),
    Pair(
        Told("Orlov", "Arcadia will join the blockade this summer", JUNE),
        Told("Orlov", "Arcadia did not join the last blockade", LATER),
    ),
    Pair(
        Told("Orlov", "Arcadia will join the blockade", JUNE),
        Told("Petrov", "Borduria will not join the blockade", LATER),
    ),
    Pair(
        Told("Orlov", "Arcadia will join the blockade"),
        Told("Orlov", "Arcadia will not join the blockade"),
    ),
    # Restatements
    Pair(
        Told("Orlov", "Arcadia remains neutral in the war", JUNE),
        Told("Orlov", "Arcadia remains neutral in the war", LATER),
        (RESTATES,),
    ),
    Pair(
        Told("Orlov", "Arcadia will never recognise the annexation of the islands", JUNE),
        Told("Orlov", "that Arcadia never recognised the annexation of the islands", LATER),
        (RESTATES,),
    ),
    Pair(
        Told("Petrov", "the bridge over the river will be rebuilt with Arcadian help", JUNE),
        Told("Petrov", "the old bridge over the river will be rebuilt with Arcadian help", LATER),
        (RESTATES,),
    ),
    Pair(
        Told("Petrov", "the friendship of the two nations has no limits", JUNE),
        Told("Petrov", "the friendship of both nations is limitless", LATER),
        (RESTATES,),  # in other words
    ),
    Pair(
        Told("Orlov", "Arcadia calls for talks at once", JUNE),
        Told("Orlov", "once more, Arcadia calls for talks", LATER),
        (RESTATES,),
    ),
    Pair(
        Told("Orlov", "Arcadia will send 20 trucks of grain", JUNE),
        Told("Orlov", "Arcadia will send 40 trucks of grain", LATER),
    ),
    Pair(
        Told("Orlov", "the first convoy reached the city", JUNE),
        Told("Orlov", "the second convoy reached the city", LATER),
    ),
    Pair(
        Told("Orlov", "Arcadia must send grain to the city", JUNE),
        Told("Orlov", "Arcadia sends grain to the city", LATER),
    ),
    Pair(
        Told("Orlov", "Arcadia attacked Borduria", JUNE),
        Told("Orlov", "Borduria attacked Arcadia", LATER),
    ),
    Pair(
        Told("Orlov", "Arcadia remains neutral in the war", JUNE),
        Told("Petrov", "Arcadia remains neutral in the war", LATER),
    ),
    Pair(
        Told("Orlov", "the northern corridor will be closed to lorries", JUNE),
        Told("Orlov", "the southern corridor will be closed to lorries", LATER),
    ),
    Pair(
        Told("Orlov", "the minister of trade will visit the capital of Borduria", JUNE),
        Told("Orlov", "the minister of defence will visit the capital of Borduria", LATER),
    ),
    # Copies of one origin, and two reports of one utterance
    Pair(
        Told("Orlov", "Arcadia remains committed to a peaceful solution of the dispute", JUNE),
        Told("Orlov", "Arcadia remains committed to a peaceful solution of the dispute", JUNE,
             source="post"),
        (COPIES,),
    ),
    Pair(
        Told("Institute", "the two sides quarrelled about the price of gas for hours"),
        Told("Institute", "The two sides quarrelled about the price of gas for hours.",
             source="post"),
        (COPIES,),
    ),
    Pair(
        Told("Petrov", "the straits stay open to all ships of peace", JUNE),
        Told("Petrov", "the straits stay open to all ships of peace", JUNE),
        (COPIES,),
    ),
    Pair(
        Told("Petrov", "prices fell", "2023-06-01"),
        Told("Petrov", "prices fell", "2023-06-01", source="post"),
        (COPIES,),
    ),
    Pair(
        Told("Orlov", "Arcadia remains committed to a peaceful solution of the dispute", JUNE),
        Told("Orlov", "Arcadia stays committed to a peaceful solution of the long dispute", JUNE,
             source="post"),
        (REPORTS,),
    ),
    Pair(
        Told("Petrov", "the harbour will be opened to Arcadian ships in the autumn", JUNE),
        Told("Petrov", "that the harbour would open to Arcadian ships in autumn", JUNE,
             source="post"),
        (REPORTS,),
    ),
    Pair(
        Told("Petrov", "Borduria welcomes every effort for peace in the region", JUNE),
        Told("Petrov", "efforts to bring peace to the region are welcome", JUNE, source="post"),
        (REPORTS,),  # in other words
    ),
    Pair(
        Told("Orlov", "the dialogue continues"),
        Told("Orlov", "the dialogue continues", source="post"),
    ),
    Pair(
        Told("Orlov", "Arcadia remains committed to a peaceful solution of the dispute", JUNE),
        Told("Petrov", "Arcadia remains committed to a peaceful solution of the dispute", JUNE,
             source="post"),
    ),
    Pair(
        Told("Orlov", "the ferry to the islands leaves from the old harbour at noon", JUNE),
        Told("Orlov", "the ferry to the islands leaves from the new harbour at noon", JUNE,
             source="post"),
    ),
    Pair(
        Told("Orlov", "Arcadia hopes that the guns fall silent over the holidays"),
        Told("Orlov", "Arcadia hopes that the guns fall silent over the holidays", LATER,
             source="post"),
        (COPIES,),  # one is undated: nothing tells that they are two
    ),
    # The same words credited to different speakers
    Pair(
        Told("Orlov", "the plan is “a step towards a lasting peace”", JUNE),
        Told("Petrov", "it was “a step towards a lasting peace”", JUNE, source="post"),
        (SAME_WORDS,),
    ),
    Pair(
        Told("Orlov", "We shall not be the ones to fire first", JUNE, form="direct"),
        Told("Petrov", "We shall not be the ones to fire first", JUNE, source="post",
             form="direct"),
        (SAME_WORDS,),
    ),
    Pair(
        Told("Orlov", '"no comment on troop movements today"', JUNE),
        Told("Arcadian ministry", 'it had "no comment on troop movements today"', "2023-06-02",
             source="post"),
        (SAME_WORDS,),
    ),
    Pair(
        Told("Institute", "the pact is “dead in all but name”"),
        Told("Bureau", "relations are “dead in all but name”", source="post"),
        (SAME_WORDS,),
    ),
    Pair(
        Told("Orlov", "the plan is “a small step towards peace”", JUNE),
        Told("Petrov", "the plan is “one small step toward peace”", JUNE, source="post"),
        (SAME_WORDS,),  # two translations
    ),
    Pair(
        Told("Orlov", "the call was “frank and constructive”", JUNE),
        Told("Petrov", "the visit was “frank and constructive”", JUNE),
    ),
    Pair(
        Told("Arcadia", "the sanctions are “an act of economic war”", JUNE),
        Told("Orlov", "they are “an act of economic war”", JUNE, source="post"),
    ),
    Pair(
        Told("Orlov", "the sanctions are “an act of economic war”", JUNE),
        Told("Petrov", "the tariffs are “an act of economic war”", LATER, source="post"),
    ),
    Pair(
        Told("Orlov", "the two nations will stand side by side against any aggressor", JUNE),
        Told("Petrov", "the two nations will stand side by side against any aggressor", JUNE),
    ),
    # Differing accounts of one occurrence
    Pair(
        Told("Arcadian ministry", "the ministers “had an exchange of views” in the phone call",
             JUNE, about="the phone call", happened=JUNE),
        Told("Bordurian ministry", "Petrov warned Orlov in the phone call", JUNE, source="post",
             about="phone call", happened=JUNE),
        (OCCURS,),
    ),
    Pair(
        Told("Orlov", "the summit ended early because of the weather", "2023-06-03",
             about="the summit", happened="2023-06-02"),
        Told("Petrov", "Orlov walked out of the summit", "2023-06-03", about="the summit",
             happened="2023-06-02"),
        (OCCURS,),
    ),
    Pair(
        Told("Institute", "the clash at the dam began with Bordurian fire", JUNE,
             about="the clash at the dam", happened="2023-05-30"),
        Told("Bureau", "nobody knows who began the clash at the dam", JUNE, source="post",
             about="the clash at the dam", happened="2023-05-30"),
        (OCCURS,),
    ),
    Pair(
        Told("Arcadian ministry", "the talks were about grain", JUNE, about="the talks",
             happened=JUNE),
        Told("Bordurian ministry", "they only spoke of gas at the meeting", JUNE, source="post",
             about="the meeting", happened=JUNE),
        (OCCURS,),  # called by another name
    ),
    Pair(
        Told("Orlov", "the summit ended early", "2023-06-03", about="the summit",
             happened="2023-06-02"),
        Told("Petrov", "the summit ended early", "2023-06-03", about="the summit",
             happened="2023-06-02"),
    ),
    Pair(
        Told("Orlov", "the summit ended early", "2023-06-03", about="the summit",
             happened="2023-06-02"),
        Told("Arcadian ministry", "the summit was a success", "2023-06-03", about="the summit",
             happened="2023-06-02"),
    ),
    Pair(
        Told("Orlov", "the summit ended early", "2023-06-03", about="the summit",
             happened="2023-06-02"),
        Told("Petrov", "the summit was a success", LATER, about="the summit",
             happened="2023-09-13"),
    ),
    Pair(
        Told("Orlov", "Arcadia wants gas at the old price", JUNE, about="the phone call",
             happened=JUNE),
        Told("Petrov", "the islands are Bordurian", JUNE, about="the phone call", happened=JUNE),
    ),
    Pair(
        Told("Orlov", "the march was peaceful", JUNE, about="the march"),
        Told("Petrov", "the march was an act of war", JUNE, about="the march"),
    ),
    Pair(
        Told("Gazette", "the summit ended in uproar", JUNE, form="narrated", about="the summit",
             happened=JUNE),
        Told("Petrov", "the summit was a success", JUNE, about="the summit", happened=JUNE),
    ),
)  # fmt: skip

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

PAIRS = (*FIRST, *AFTER)
