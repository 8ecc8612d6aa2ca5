"""How a deck stands in text for Anki's import: what is written is looked for by these names when it is read."""

BASIC, REVERSED, GAPS = "Basic", "Basic (and reversed card)", "Cloze"
"""Note types of every Anki, by their English names."""
HEAD = (
    "#separator:tab", "#html:true", "#guid column:1", "#notetype column:2", "#deck column:3", "#tags column:6",
)  # fmt: skip
EXTRA, SOURCE, HINT = "extra", "source", "hint"
"""Classes of what stands beside a question and its answer."""
UNTOUCHED = '<div class="mathjax_ignore tex2jax_ignore">'
"""What keeps MathJax out of a cell."""
