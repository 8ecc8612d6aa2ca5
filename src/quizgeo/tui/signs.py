"""The signs of the screens, and what stands for them where a terminal knows plain letters alone."""

from msgspec import Struct


class Signs(Struct, frozen=True):
    """One set of signs. Every sign but the bars takes one cell."""

    right: str
    wrong: str
    close: str
    partial: str
    cursor: str
    held: str
    arrow: str
    here: str
    """Points at what stands before it."""
    warning: str
    open: str
    """Left edge of what is marked."""
    shut: str
    line: str
    fill: str
    """Done part of a bar."""
    tip: str
    rest: str
    block: str
    """What columns of a plot are built of."""
    heat: str
    """From nothing to much, five signs."""
    below: str
    """There is more below."""
    dash: str
    dot: str
    about: str
    paragraph: str


FULL = Signs(
    right="✔", wrong="✘", close="≈", partial="½", cursor="▶", held="⇅", arrow="→", here="←", warning="⚠",
    open="▐", shut="▌", line="─", fill="━", tip="╸", rest="─", block="▇", heat="·░▒▓█", below="↓", dash="–", dot="·",
    about="≈", paragraph="¶",
)  # fmt: skip
PLAIN = Signs(
    right="+", wrong="x", close="~", partial="/", cursor=">", held="|", arrow=">", here="<", warning="!",
    open="[", shut="]", line="-", fill="#", tip="#", rest="-", block="#", heat=".-=+#", below="v", dash="-", dot="-",
    about="~", paragraph="par. ",
)  # fmt: skip


def signs_for(encoding: str | None) -> Signs:
    """Choose the signs that an output encoding can carry."""
    return FULL if (encoding or "").lower().replace("-", "").startswith("utf") else PLAIN
