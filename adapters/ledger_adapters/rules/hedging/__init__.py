"""What holds back or denies: hedges with their owners, and polarity."""
