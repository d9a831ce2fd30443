"""Closed classes of English words, by tag, and the lists that the rules look words up in."""

from __future__ import annotations

from typing import Final

CLASSES: Final = {
    "D": """the a an this these those my your his her its our their some any every each no another
        both all many several few most such other one two three four five six seven eight nine ten
        various more certain numerous""",
    "O": "there i you he she it we they him them me us himself herself itself themselves",
    "P": """of in on at by for from with to into onto over under about against between among during
        through throughout across toward towards within without upon via per despite amid behind
        beyond near inside outside around above below concerning regarding like following including
        alongside versus""",
    "C": "and but or nor yet",
    "S": """because if when while although though since unless until after before as whether where
        whereas once lest how why so than""",
    "R": "who which whom whose what",
    "T": "that",
    "A": """is are was were be been being am has have had having do does did will would shall should
        can could may might must cannot ought""",
    "B": """also not never now then still just even again already often always sometimes soon later
        earlier recently previously publicly repeatedly first further too once ago yesterday today
        tomorrow tonight meanwhile however instead thus therefore indeed perhaps almost quite very
        only rather moreover nevertheless nonetheless long ever far well once here""",
    "V": """went came took made got gave saw held met left ran led became began kept brought rose
        fell won lost sent spent stood built broke drew grew flew chose bought sold paid taught
        caught fought sought struck shot sat heard meant goes comes takes makes gets gives sees
        holds remains seems appears becomes keeps needs continues includes faces plays uses works
        lies stands puts brings sends means helps leads runs put said says wrote told""",
    "W": "early family only supply ally rally july reply anomaly bully assembly monopoly italy bring",
}
TAGS: Final = {word: tag for tag, words in CLASSES.items() for word in words.split()}

BE: Final = frozenset("is are was were be been being am 's 're isn't aren't wasn't weren't".split())
NEGATIONS: Final = frozenset("not never n't no-one nobody neither nor".split())
FIRST_PERSON: Final = frozenset("i we you me us".split())
PLAIN_PRONOUNS: Final = frozenset("he she they it".split())
DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
TIME_WORDS: Final = (
    frozenset(
        """today yesterday tonight tomorrow week weekend month year morning afternoon evening night day
    days weeks months years last this earlier later recently ago late early previously""".split()
    )
    | frozenset(DAYS)
    | frozenset(MONTHS)
)
OPENERS: Final = frozenset(
    """and but so yet meanwhile however still also moreover furthermore additionally instead
    nevertheless nonetheless then now thus therefore indeed besides consequently similarly
    separately finally first second overall""".split()
)
SPEAKERS: Final = frozenset(
    """report reports study studies poll polls survey surveys statement statements letter email memo
    document documents article story paper book data records filing filings lawsuit complaint court
    jury panel website ad ads editorial column post message tweet bill law order ruling release
    transcript people some others many most both all few several official officials police man woman
    men women critics media press government governments ministry ministries country countries
    nation side sides party parties group groups agency agencies team company companies
    administration campaign committee council union authorities spokesman spokeswoman spokesperson
    analyst analysts expert experts aide ally allies staff president candidate nominee judge chief head general tank bank
    firm network army military regime embassy office department community public family friend
    friends mother father son daughter wife husband student students resident residents source
    sources witness witnesses victim victims delegation crowd opposition coalition senate house
    congress parliament newspaper magazine tabloid guest host diplomat diplomats industries
    businesses markets participants delegates pundits scholar scholars""".split()
)
PERSONAL: Final = ("ers", "ors", "ists", "ians", "ants", "ees", "men", "er", "or", "ist", "ian")
