"""What an outsider can check."""
