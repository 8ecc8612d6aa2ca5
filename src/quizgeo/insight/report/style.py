"""How the page of a report looks: light, dark and printed, without anything from elsewhere."""

from base64 import b64encode
from hashlib import sha256

LIGHT = {
    "paper": "#ffffff", "ink": "#1b1b1f", "quiet": "#55565c", "line": "#8a8c93", "mark": "#0b5a9d", "warn": "#9a3412",
}  # fmt: skip
DARK = {
    "paper": "#15171c", "ink": "#ececf0", "quiet": "#b3b6bf", "line": "#7d818b", "mark": "#86bdf7", "warn": "#ffb089",
}  # fmt: skip
"""Colours: words stand in ink, quiet, mark or warn on paper, with a contrast of 4.5 and more; lines with 3."""


def _root(colours: dict[str, str]) -> str:
    return ":root{" + "".join(f"--{name}:{value};" for name, value in colours.items()) + "}"


STYLE = (
    _root(LIGHT) + "@media (prefers-color-scheme:dark){" + _root(DARK) + "}"
    """
:root{color-scheme:light dark}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.5rem 1rem 4rem;max-width:62rem;background:var(--paper);color:var(--ink);
font:1rem/1.5 system-ui,sans-serif}
h1{font-size:1.6rem;line-height:1.2;margin:0 0 .25rem}
h2{font-size:1.2rem;margin:2.5rem 0 .5rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
h3{font-size:1.05rem;margin:1.75rem 0 .25rem}
p{margin:.4rem 0;max-width:44rem}
.quiet,caption{color:var(--quiet)}
.finding{font-weight:600;color:var(--warn)}
.firm{text-decoration:underline}
.wide{overflow-x:auto;margin:.75rem 0}
.wide:focus-visible{outline:2px solid var(--mark);outline-offset:2px}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}
caption{text-align:start;font-size:.9rem;padding:.25rem 0}
th,td{padding:.15rem .75rem .15rem 0;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
thead th{font-weight:600;color:var(--quiet);white-space:nowrap}
tbody th{font-weight:400}
td{white-space:nowrap}
td bdi{white-space:normal}
td:has(bdi){min-width:14rem}
a{color:var(--mark)}
figure{margin:.75rem 0}
.beside{display:flex;flex-wrap:wrap;gap:0 2rem;align-items:flex-start}
svg{display:block;max-width:100%;height:auto}
svg text{fill:var(--ink);font:12px system-ui,sans-serif}
svg .bar{fill:var(--mark)}
svg .lure{fill:none;stroke:var(--mark);stroke-width:1.5}
svg .axis{stroke:var(--line)}
svg .span{stroke:var(--mark);stroke-width:2}
svg .dot{fill:var(--mark)}
svg .doubt{fill:var(--warn)}
ul{padding-inline-start:1.2rem}
li{max-width:46rem}
"""
    + "@media print{"  # the last, for it has its way with what stands above; on paper nothing can be scrolled to
    + _root(LIGHT)
    + """:root{color-scheme:light}
@page{margin:14mm 12mm}
body{font-size:10pt;max-width:none;padding:0}
section.question,figure,tr,li{break-inside:avoid}
h2,h3,caption{break-after:avoid}
a{color:inherit}
.wide{overflow:visible}
.beside{display:block}
table{font-size:8pt;max-width:100%}
thead th,td:has(bdi),td:last-child{white-space:normal}
th,td{padding-inline-end:.35rem}
td:has(bdi){min-width:6rem;overflow-wrap:anywhere}
svg{max-width:16cm}
}
"""
)
_DIGEST = b64encode(sha256(STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{_DIGEST}'"
"""Content security policy: nothing is loaded and nothing runs; this style alone applies."""
