"""Texts damaged in small ways, with the signs that mean something in YAML."""

from hypothesis import strategies as st

SIGNS = [
    *"[]{}:,#&*!|>'\"%@`-? \t\n\r~<=\\",
    *("- ", ": ", " #x", "\n  - ", "é", "\u200b", "\U0001f600", "---\n", "<<: "),
]

mutation = st.tuples(
    st.sampled_from(["cut", "double", "swap", "insert", "replace"]),
    st.integers(0, 10_000),
    st.integers(0, 10_000),
    st.sampled_from(SIGNS),
)


def mutated(text: str, change: tuple[str, int, int, str]) -> str:
    """Damage a text in one place."""
    how, first, second, sign = change
    first, second = sorted((first % (len(text) + 1), second % (len(text) + 1)))
    second = min(second, first + 40)
    if how == "cut":
        return text[:first] + text[second:]
    if how == "double":
        return text[:second] + text[first:]
    if how == "swap":
        middle = (first + second) // 2
        return text[:first] + text[middle:second] + text[first:middle] + text[second:]
    return text[:first] + sign + text[first if how == "insert" else first + 1 :]
