"""The verbs: what a person can say to a ledger and ask of it, by what they are about."""
