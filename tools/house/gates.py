"""The table of gates: each with the folders that it watches."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tools.house import edges, faces, imports, messages, shape, widgets
from tools.house.source import FOLDERS, Finding, Module, Modules

SOURCE = ("src",)
PROGRAMS = ("src", "tools", "benchmarks")


@dataclass(frozen=True, slots=True)
class Gate:
    """One thing that holds everywhere in some folders."""

    name: str
    find: Callable[[Modules], Iterable[Finding]]
    folders: tuple[str, ...]

    def findings(self, modules: Modules) -> list[Finding]:
        """Give what this gate finds among the modules of its folders, in order."""
        return sorted(self.find([module for module in modules if module.path.partition("/")[0] in self.folders]))


GATES = (
    Gate("no import circles", imports.import_circles, SOURCE),
    Gate("functions give their types", shape.unannotated, PROGRAMS),
    Gate("public names are explained", shape.undocumented, PROGRAMS),
    Gate("files are about one thing", shape.long_files, FOLDERS),
    Gate("functions fit on a screen", shape.long_functions, PROGRAMS),
    Gate("nine functions in ten are short", shape.short_functions_are_the_rule, SOURCE),
    Gate("functions decide little", shape.branched_functions, PROGRAMS),
    Gate("no catch-alls", shape.catch_alls, SOURCE),
    Gate("waivers give a reason", shape.waived_without_reason, FOLDERS),
    Gate("no forbidden calls", edges.forbidden_calls, SOURCE),
    Gate("effects stay at home", edges.misplaced_effects, SOURCE),
    Gate("public faces are true", faces.untrue_faces, SOURCE),
    Gate("no string into a widget", widgets.markup_risks, SOURCE),
    Gate("sentences can be translated", messages.untranslatable, SOURCE),
)


def findings_of(modules: tuple[Module, ...]) -> dict[str, list[Finding]]:
    """Run every gate and give what each found, by its name."""
    return {gate.name: gate.findings(modules) for gate in GATES}
