"""English words by class and by what they report: all that the other rooms look words up in."""
