"""Files into the ledger: sniff, read, plan, spool, append."""
