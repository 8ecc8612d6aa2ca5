"""The list of what is in a package, as IMS Content Packaging wants it."""

from collections.abc import Mapping
from xml.etree.ElementTree import Element

from quizgeo.exchange.qti.names import Version, node, rooted

MANIFEST = "imsmanifest.xml"


def manifest(name: str, test: tuple[str, str], items: Mapping[str, str], version: Version) -> Element:
    """List a test and its items. test: its identifier and file; items: identifiers to files."""
    schema, number = version.package
    needed = [node("dependency", identifierref=each) for each in items]
    resources = [_resource(test[0], f"imsqti_test_{version.suffix}", test[1], *needed)]
    resources += [_resource(each, f"imsqti_item_{version.suffix}", href) for each, href in items.items()]
    root = node(
        "manifest",
        node("metadata", node("schema", schema), node("schemaversion", number)),
        node("organizations"),
        node("resources", *resources),
        identifier=name,
    )
    return rooted(root, version.manifest_namespace, version.manifest_schema)


def _resource(name: str, kind: str, href: str, *needed: Element) -> Element:
    return node("resource", node("file", href=href), *needed, identifier=name, type=kind, href=href)
