"""What a site makes of an article: paragraphs, furniture, captions, comments, and the way back."""
