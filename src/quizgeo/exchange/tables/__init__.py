"""Decks as tables: CSV and TSV with every kind whole, text for Anki, and the sheets of sites for live quizzes.

`columns` names the columns and the words that are read for them, `cells` how several texts stand in one cell.
"""

__all__: list[str] = []
