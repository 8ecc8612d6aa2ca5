"""Bytes of a table into questions, be it a spreadsheet or a text: which of the two, its first bytes tell."""

from quizgeo.exchange.errors import refused
from quizgeo.exchange.shape import ReadIn, ReadOptions
from quizgeo.exchange.tables.delimited import records, text_of
from quizgeo.exchange.tables.table_in import read_table
from quizgeo.language import _

_ZIP, _OLD_SHEET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read_grid(data: bytes, options: ReadOptions, *, usual: str = ",", indexed: bool = False) -> ReadIn:
    """Read a table.

    usual: the sign between the cells of a text where its first row leaves that open. indexed: numbers of right options
    go before their texts. Raises ExchangeError when there is no question in it.
    """
    if data.startswith(_OLD_SHEET):
        message = _("{file} is a spreadsheet of before 2007").format(file=options.name)
        raise refused("EX002", options.name, message, _("save it as .xlsx or CSV UTF-8"))
    if data.startswith(_ZIP):
        from quizgeo.exchange.tables.sheets_in import first_sheet  # no text needs zip and XML

        sheet = first_sheet(data, options.name)
        return read_table(sheet.records, options, indexed=indexed, spelt=False, losses=sheet.losses)
    return read_table(records(text_of(data, options.name), usual), options, indexed=indexed)
