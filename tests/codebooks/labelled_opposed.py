"""Labelled pairs that stand against one another, or seem to: denials, contradictions, positions."""

from __future__ import annotations

from tests.codebooks.labelled import (
    CONTRADICTS,
    DENIES,
    JUNE,
    LATER,
    POSITION,
    Pair,
    Told,
)

OPPOSED = (
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
)  # fmt: skip
