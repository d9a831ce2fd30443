"""Who is who in one article: the names it uses, what it calls them, whom a pronoun stands for."""
