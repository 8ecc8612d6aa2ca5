"""What stands with every map: where its shapes come from, and that its borders take no side."""

from quizgeo.language import _
from quizgeo.maps.model import Region


def notice(region: Region) -> str:
    """Give the notice in full, in the language in use: for what is printed, exported or published, and for the help."""
    return _(
        "Map: Natural Earth via {package} {version}. "
        "Borders are schematic and express no opinion on the status of any place."
    ).format(package=region.source.package, version=region.source.version)


def short_notice() -> str:
    """Give the line that stands under a map on the screen, in the language in use."""
    return _("Borders are schematic")
