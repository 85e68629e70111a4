"""Every word that views and reports take by its key, in the reader's language."""

from __future__ import annotations

from gapcalc.messages.area_words import AREA_WORDS
from gapcalc.messages.change_words import CHANGE_WORDS
from gapcalc.messages.history_words import HISTORY_WORDS
from gapcalc.messages.ledger_words import LEDGER_WORDS
from gapcalc.messages.locale import Bilingual, Language
from gapcalc.messages.odds_words import ODDS_WORDS
from gapcalc.messages.poster_words import POSTER_WORDS
from gapcalc.messages.reading_words import READING_WORDS
from gapcalc.messages.report_words import REPORT_WORDS
from gapcalc.messages.scenario_words import SCENARIO_WORDS
from gapcalc.messages.statuses import STAGES, STATUS_WORDS
from gapcalc.messages.template_words import TEMPLATE_WORDS
from gapcalc.messages.view_words import VIEW_WORDS

__all__ = ["WORDS", "WORD_TABLES", "word"]

# No key is in two of them.
WORD_TABLES: tuple[dict[str, Bilingual], ...] = (
    STATUS_WORDS,
    STAGES,
    VIEW_WORDS,
    REPORT_WORDS,
    TEMPLATE_WORDS,
    CHANGE_WORDS,
    SCENARIO_WORDS,
    READING_WORDS,
    ODDS_WORDS,
    LEDGER_WORDS,
    AREA_WORDS,
    HISTORY_WORDS,
    POSTER_WORDS,
)
WORDS: dict[str, Bilingual] = {}
for _table in WORD_TABLES:
    WORDS |= _table


def word(key: str, language: Language, **values: object) -> str:
    """Return the word, status or stage `key`, filled with `values`. Raises KeyError for others."""
    return WORDS[key].of(language).format(**values)
