"""Labelled pairs that say the same, or seem to: restatements, copies, quotations, accounts."""

from __future__ import annotations

from tests.codebooks.labelled import (
    COPIES,
    JUNE,
    LATER,
    OCCURS,
    REPORTS,
    RESTATES,
    SAME_WORDS,
    Pair,
    Told,
)

REPEATED = (
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
