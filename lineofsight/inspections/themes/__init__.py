"""What a paragraph is about.

The vocabulary is declared in `vocabulary` and the `of_*` modules; `matching` says what counts as
a mention; `finding` marks a text.
"""

from lineofsight.inspections.themes.finding import (
    UnknownThemeError,
    theme,
    themes_of,
    themes_reference,
)
from lineofsight.inspections.themes.kind import Theme
from lineofsight.inspections.themes.vocabulary import THEMES

__all__ = ["THEMES", "Theme", "UnknownThemeError", "theme", "themes_of", "themes_reference"]
