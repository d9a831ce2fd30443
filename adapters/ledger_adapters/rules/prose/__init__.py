"""What a paragraph is made of: words, quotations, sentences and noun phrases."""
