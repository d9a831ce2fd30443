"""The rows of every projection, kept in a file beside the ledger or in memory."""
