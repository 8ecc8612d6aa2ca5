"""How paper looks: black on white, A4 or Letter, a question never broken over two pages. Nothing is from elsewhere."""

from base64 import b64encode
from hashlib import sha256

from quizgeo.exchange.paper.sheets import Size

_PAGES = {"a4": "A4", "letter": "letter"}
_STYLE = """
*{box-sizing:border-box}
body{margin:0 auto;padding:1rem;max-width:46rem;background:#fff;color:#000;
font:11pt/1.45 "Noto Serif","Liberation Serif",Georgia,"Times New Roman",serif}
h1{font-size:1.35em;line-height:1.2;margin:0 0 .5rem}
h2{font-size:1.1em;margin:0 0 .75rem;font-weight:normal}
p{margin:0}
.head{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;margin:0 0 1.25rem;padding:0;list-style:none}
.head li{flex:1 1 10rem;min-width:0;display:flex;gap:.5rem}
.rule{flex:1;min-width:0;overflow:hidden;white-space:nowrap}
.sheet{display:table;table-layout:fixed;width:100%;margin-bottom:3rem}
.body{display:table-row-group}
.foot{display:table-footer-group;break-inside:avoid;font-size:.8em;text-align:center}
.foot p{padding-top:.75rem}
.questions{margin:0;padding:0;list-style:none}
.two{columns:2;column-gap:2rem}
.question{break-inside:avoid;margin:0 0 1.25rem;display:flex;gap:.6rem}
.question>div{flex:1;min-width:0}
.number{font-weight:bold;min-width:1.4em}
.stem{white-space:pre-line;font-weight:bold;overflow-wrap:anywhere}
.task,.note{font-size:.85em}
.notice{font-size:.7em}
.task{font-style:italic}
.total{margin:0 0 1rem}
.points{float:inline-end;font-size:.85em;margin-inline-start:.5rem}
.options{margin:.4rem 0 0;padding:0;list-style:none}
.options li{display:flex;gap:.5rem;margin:.15rem 0;overflow-wrap:anywhere}
.box{flex:none;font-weight:bold}
.steps{margin-top:.5rem}
.cell{display:inline-block;width:7.5mm;height:7.5mm;border:.6pt solid;font-size:0;vertical-align:middle}
.line{display:flex;gap:.5rem;height:2.1em;align-items:flex-end}
.line .rule{flex:0 1 auto}
.gap{white-space:nowrap}
.gapped{white-space:pre-line;line-height:2.1}
.pairs{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
.two .pairs{gap:.4rem}
.pairs ul:first-child li{align-items:center}
table{border-collapse:collapse;margin-top:.5rem}
caption{text-align:start;font-size:.85em}
th,td{border:1px solid #000;padding:.2rem .5rem;text-align:start;vertical-align:top;font-weight:normal;
overflow-wrap:anywhere}
thead th,.letters{font-weight:bold}
tr{break-inside:avoid}
.key{width:100%}
.key th,.key td:last-child{white-space:nowrap}
.key th{overflow-wrap:normal}
.two table{font-size:.8em;hyphens:auto}
.two th,.two td{padding:.2rem .25rem}
figure{margin:.5rem 0 0}
svg{display:block;max-width:100%;max-height:9.6cm;height:auto}
.key svg{max-height:8cm}
.cards{table-layout:fixed;width:100%;margin:0}
.cards td{height:var(--tall);text-align:center;vertical-align:middle;border:1px dashed #777;padding:.6rem;
position:relative;white-space:pre-line;line-height:1.25}
.cards ul{list-style:none;padding:0;margin:.25rem 0 0;text-align:start}
.cards li{font-size:.9em;line-height:1.1}
.large{font-size:1.15em}.medium{font-size:1em}.small{font-size:.85em}.tiny{font-size:.7em}
.corner{position:absolute;inset-block-start:.2rem;inset-inline-end:.4rem;font-size:.65rem}
@media print{body{padding:0;max-width:none}.sheet{margin:0;break-after:page}.sheet:last-child{break-after:auto}
.screen{display:none}}
"""


def style(size: Size) -> str:
    """Give the style for a size of paper; on A4 and Letter all fits that fits on one of them."""
    tall = {"a4": "64mm", "letter": "58mm"}[size]
    page = f"@page{{size:{_PAGES[size]};margin:15mm 16mm;@bottom-right{{content:counter(page);font-size:9pt}}}}"
    return f"{page}:root{{--tall:{tall}}}{_STYLE}"


def policy(of_style: str) -> str:
    """Give the content security policy of a page: nothing is loaded and nothing runs; its own style alone applies."""
    digest = b64encode(sha256(of_style.encode()).digest()).decode()
    return f"default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-{digest}'"
