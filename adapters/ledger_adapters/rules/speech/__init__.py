"""Who said what: cues with their subjects and contents, and the chains they make."""
