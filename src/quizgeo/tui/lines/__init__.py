"""From a view to rows of content, and nothing else: every function here is pure and needs no terminal."""
