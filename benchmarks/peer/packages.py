"""What Anki does with packages and tables of notes: takes them in, tells what it holds then, shows it, writes its own.

Part of the program in worker.py. Facts come out as texts of JSON.
"""

import json
from time import perf_counter, process_time

import anki.collection  # first: Anki's modules import each other, and this order works
from anki.import_export_pb2 import ImportAnkiPackageOptions, ImportAnkiPackageRequest, ImportCsvRequest

DAY_SECONDS = 86_400
COUNTED = ("new", "updated", "duplicate", "conflicting", "missing_notetype", "missing_deck", "empty_first_field")
"""What becomes of notes that are taken in."""


class Packages:
    """A collection that takes packages in and writes them."""

    col: anki.collection.Collection

    def take_in(self, path: str, progress: int) -> str:
        """Import a package, with what its learner did or without; give how many notes came to what."""
        options = ImportAnkiPackageOptions(with_scheduling=bool(progress))
        request = ImportAnkiPackageRequest(package_path=path, options=options)
        return counted(self.col.import_anki_package(request))

    def take_table(self, path: str) -> str:
        """Import a text file as Anki's dialog would without a change; give how many notes came to what."""
        found = self.col.get_csv_metadata(path=path, delimiter=None)
        return counted(self.col.import_csv(ImportCsvRequest(path=path, metadata=found)))

    def cards(self) -> str:
        """Give each card with its note; days count from today."""
        rows = self.col.db.all(
            "select n.guid, c.ord, c.did, n.mid, n.flds, n.tags, c.type, c.queue, c.due, c.ivl, c.reps, c.lapses,"
            " c.data, n.mod from cards c join notes n on n.id = c.nid order by c.due, c.id"
        )
        return json.dumps([self.card(row) for row in rows])

    def card(self, row: list[int | str]) -> dict[str, object]:
        """Give a row under the names of what is in it."""
        guid, place, deck, kind, fields, tags, type_, queue, due, days, reps, lapses, data, changed = row
        due = int(due) - self.col.sched.today if type_ else due
        return {
            "guid": guid, "ord": place, "deck": self.col.decks.name(deck), "kind": self.col.models.get(kind)["name"],
            "fields": str(fields).split("\x1f"), "tags": tags, "type": type_, "queue": queue, "due": due, "ivl": days,
            "reps": reps, "lapses": lapses, "data": json.loads(str(data) or "{}"), "mod": changed,
        }  # fmt: skip

    def reviews(self) -> str:
        """Give the log of reviews, oldest first."""
        rows = self.col.db.all(
            "select n.guid, c.ord, r.id, r.ease, r.ivl, r.lastIvl, r.factor, r.time, r.type from revlog r"
            " join cards c on c.id = r.cid join notes n on n.id = c.nid order by r.id"
        )
        return json.dumps(rows)

    def shown(self) -> str:
        """Give the two sides of every card as Anki renders them, and how many sounds it would play."""
        sides = []
        for number in self.col.db.list("select id from cards order by due, id"):
            out = self.col.get_card(number).render_output()
            sides.append([out.question_text, out.answer_text, len(out.question_av_tags) + len(out.answer_av_tags)])
        return json.dumps(sides)

    def compare(self, expected: str, typed: str) -> str:
        """Compare what was typed with a field, as Anki shows it."""
        return str(self.col.compare_answer(expected, typed))

    def edit(self, guid: str, field: int, text: str) -> None:
        """Change a field of a note, as its learner may."""
        note = self.col.get_note(self.col.db.scalar("select id from notes where guid = ?", guid))
        note.fields[field] = text
        self.col.update_note(note)

    def restyle(self, kind: str, front: str) -> None:
        """Give the first card of a note type another front, as a learner may."""
        found = self.col.models.by_name(kind)
        found["tmpls"][0]["qfmt"] = front
        self.col.models.update_dict(found)

    def memories(self) -> str:
        """Compute the memory of every card from the log of reviews anew; give stability and difficulty."""
        found = [
            self.col.compute_memory_state(number)
            for number in self.col.db.list("select id from cards order by due, id")
        ]
        return json.dumps([[each.stability, each.difficulty] for each in found])

    def export(self, path: str, progress: int) -> list[list[float]]:
        """Write all as a package that older versions read too; give the seconds, by the wall and of the processor."""
        options = anki.collection.ExportAnkiPackageOptions(
            with_scheduling=bool(progress), with_deck_configs=False, with_media=False, legacy=True
        )
        wall, cpu = perf_counter(), process_time()
        self.col.export_anki_package(out_path=path, options=options, limit=None)
        return [[perf_counter() - wall, process_time() - cpu]]


def counted(log: anki.collection.ImportLogWithChanges) -> str:
    """Give how many notes came to what."""
    return json.dumps({name: len(getattr(log.log, name)) for name in COUNTED})
