"""An append-only ledger of who said what."""
