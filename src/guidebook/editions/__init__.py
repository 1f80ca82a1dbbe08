"""What was published: the ledger of addresses, where each has gone, and the dated editions."""
