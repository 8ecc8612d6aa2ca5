"""The words of both versions of QTI, and trees in the words of 2.1 respelt for another version and back.

3.0 has names in small letters with hyphens and the prefix `qti-`; its elements of HTML and their attributes are as they
were. Source: 1EdTech QTI 2.1 XSD binding (2012) and QTI 3.0 ASI XSD binding (2022).
"""

import re
from typing import Literal
from xml.etree.ElementTree import Element

from msgspec import Struct

from quizgeo.exchange.trees import local_name
from quizgeo.patterns import regex

TOOL = "quizgeo"
"""What our items say that they were made by; such items carry the key of their question."""

_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_PURL = "https://purl.imsglobal.org/spec/qti/v3p0"
_HTML = frozenset(("p", "div", "span", "br", "ul", "li"))
"""The elements of HTML that we write."""
_WRAPPED = frozenset(("rubricBlock", "modalFeedback"))
"""Elements whose content stands in an element of its own in 3.0."""
_RUBRIC_USES = {"hint": "instructions"}
"""What 3.0 wants to be told that a rubric is for, by its class; else scoring."""
_CAPITAL = regex("[A-Z]")
_HYPHEN = regex("-([a-z])")


class Version(Struct, frozen=True):
    """How a version of QTI names things."""

    name: Literal["2.1", "3.0"]
    namespace: str
    schema: str
    """Where the schema of items and tests stands."""
    manifest_namespace: str
    manifest_schema: str
    package: tuple[str, str]
    """Schema and version that the manifest names."""
    suffix: str
    """What the types of resources end in."""
    templates: str
    """Address of a template of response processing, with `{}` for its name."""


VERSION_21 = Version(
    "2.1",
    "http://www.imsglobal.org/xsd/imsqti_v2p1",
    "http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1p2.xsd",
    "http://www.imsglobal.org/xsd/imscp_v1p1",
    "http://www.imsglobal.org/xsd/qti/qtiv2p1/qtiv2p1_imscpv1p2_v1p0.xsd",
    ("QTIv2.1 Package", "1.0.0"),
    "xmlv2p1",
    "http://www.imsglobal.org/question/qti_v2p1/rptemplates/{}",
)
VERSION_30 = Version(
    "3.0",
    "http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
    f"{_PURL}/schema/xsd/imsqti_asiv3p0p1_v1p0.xsd",
    "http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1",
    f"{_PURL}/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd",
    ("QTI Package", "3.0.0"),
    "xmlv3p0",
    f"{_PURL}/rptemplates/{{}}.xml",
)


def node(tag: str, *children: Element | str | None, **attributes: str) -> Element:
    """Give an element in the words of 2.1; children that are None are left out.

    Attributes that are words of Python end in `_`; `lang` is that of XML.
    """
    named = {"xml:lang" if name == "lang" else name.rstrip("_"): value for name, value in attributes.items()}
    element = Element(tag, named)
    for child in children:
        if isinstance(child, Element):
            element.append(child)
        elif child is not None and len(element):
            element[-1].tail = (element[-1].tail or "") + child
        elif child is not None:
            element.text = (element.text or "") + child
    return element


def respelt(root: Element, version: Version) -> Element:
    """Turn a tree of an item or a test, in the words of 2.1, into a document of a version; the tree is used up."""
    for element in root.iter("responseProcessing"):
        if template := element.get("template"):
            element.set("template", version.templates.format(template))
    if version.name == "3.0":
        for element in list(root.iter()):
            _respell(element)
    return rooted(root, version.namespace, version.schema)


def rooted(root: Element, namespace: str, schema: str) -> Element:
    """Declare the namespace of a document, and where its schema stands."""
    own = dict(root.attrib)
    root.attrib.clear()
    declared = {"xmlns": namespace, "xmlns:xsi": _XSI, "xsi:schemaLocation": f"{namespace} {schema}"}
    root.attrib.update({**declared, **own})
    return root


def _respell(element: Element) -> None:
    """Give one element its name of 3.0."""
    if element.tag in _HTML:
        return
    if element.tag == "infoControl":  # gone in 3.0, which has nothing else that is shown on request
        element.tag = "rubricBlock"
        element.attrib.clear()
        element.attrib.update({"view": "tutor", "class": "hint"})
    if element.tag == "rubricBlock":
        element.set("use", _RUBRIC_USES.get(element.get("class", ""), "scoring"))
    if element.tag in _WRAPPED:
        _wrap(element)
    element.tag = "qti-" + _hyphened(element.tag)
    own = {_hyphened(name): value for name, value in element.attrib.items()}
    element.attrib.clear()
    element.attrib.update(own)


def _wrap(element: Element) -> None:
    """Put what is in an element into one of its own."""
    body = Element("qti-content-body")
    body.text, element.text = element.text, None
    body.extend(list(element))
    for child in list(element):
        element.remove(child)
    element.append(body)


def _hyphened(name: str) -> str:
    return name if ":" in name else _CAPITAL.sub(lambda found: f"-{found[0].lower()}", name)


def in_old_words(root: Element) -> Element:
    """Turn a document of any version into a tree in the words of 2.1, without namespaces; the tree itself is changed.

    The language of an element is its attribute `lang`; other attributes keep their plain names.
    """
    for element in root.iter():
        tag = local_name(element)
        new = tag.startswith("qti-")
        element.tag = _camel(tag.removeprefix("qti-")) if new else tag
        own = {_plain(name, new=new): value for name, value in element.attrib.items()}
        element.attrib.clear()
        element.attrib.update(own)
    return root


def _plain(name: str, *, new: bool) -> str:
    name = name.rpartition("}")[2]
    return _camel(name) if new else name


def _camel(name: str) -> str:
    return _HYPHEN.sub(lambda found: found[1].upper(), name)


def template_name(address: str) -> str:
    """Give the last part of the address of a template, in small letters: programs write the rest in many ways."""
    last = re.split(r"[/\\#]", address.strip().rstrip("/\\"))[-1]
    return last.lower().removesuffix(".xml")
