"""How alike recommendations are, by the words they use: TF-IDF vectors kept in plain files.

Words and pairs of words are weighed by how rare they are among all recommendations (TF-IDF), and
likeness is the cosine of the angle between two texts' weights: 0 for no word in common, 1 for
the same words. Files: `likeness.npz` (sparse matrix, one row a recommendation) and
`likeness.json` (the rows' keys, the vocabulary and its weights). Nothing is pickled.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy import sparse

from lineofsight.inspections.search.query import STOP_WORDS

MATRIX, WORDS = "likeness.npz", "likeness.json"

#: A run of letters; figures and the numbers of paragraphs say nothing about the subject.
_LETTERS = r"(?u)\b[^\W\d_]{2,}\b"
_LARGEST_SHARE = 0.5

Key = tuple[str, int]


@dataclass(frozen=True)
class Likeness:
    """The vectors of a snapshot's recommendations. `keys`: (report_id, order) of each row."""

    matrix: sparse.csr_matrix
    keys: tuple[Key, ...]
    vocabulary: tuple[str, ...]
    weights: npt.NDArray[np.float64]

    @cached_property
    def rows(self) -> dict[Key, int]:
        """The row of each recommendation."""
        return {key: row for row, key in enumerate(self.keys)}

    @cached_property
    def _columns(self) -> sparse.csc_matrix:
        return self.matrix.T.tocsc()

    def to_row(self, row: int) -> npt.NDArray[np.float64]:
        """The likeness of every recommendation to one of them, 0 to 1."""
        return self._to(self.matrix[row])

    def to_text(self, text: str) -> npt.NDArray[np.float64]:
        """The likeness of every recommendation to any text, 0 to 1."""
        return self._to(self._vectorizer.transform([text]))

    def _to(self, vector: sparse.csr_matrix) -> npt.NDArray[np.float64]:
        found: npt.NDArray[np.float64] = np.asarray((vector @ self._columns).todense()).ravel()
        return np.minimum(found, 1.0)

    @cached_property
    def _vectorizer(self):  # type: ignore[no-untyped-def]
        fitted = _vectorizer({word: at for at, word in enumerate(self.vocabulary)})
        fitted.idf_ = self.weights
        return fitted


def _vectorizer(vocabulary: dict[str, int] | None = None, smallest: int = 1):  # type: ignore[no-untyped-def]
    # Imported here: it takes a second, and reading a stored index does without it.
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(
        vocabulary=vocabulary,
        token_pattern=_LETTERS,
        stop_words=sorted(STOP_WORDS),
        ngram_range=(1, 2),
        min_df=smallest,
        max_df=_LARGEST_SHARE if smallest > 1 else 1.0,
        sublinear_tf=True,
        strip_accents="unicode",
        dtype=np.float64,
    )


_FEW = 50


def write_likeness(folder: Path, texts: Sequence[tuple[str, int, str]]) -> None:
    """Weigh the recommendations (report_id, order, text) and write both files to `folder`."""
    words = [text for _, _, text in texts]
    try:
        fitted = _vectorizer(smallest=2 if len(texts) > _FEW else 1)
        matrix = fitted.fit_transform(words)
        vocabulary = fitted.get_feature_names_out().tolist()
        weights = fitted.idf_.tolist()
    except ValueError:
        # scikit-learn refuses texts that hold no word at all, or no text.
        matrix, vocabulary, weights = sparse.csr_matrix((len(texts), 0)), [], []
    sparse.save_npz(folder / MATRIX, sparse.csr_matrix(matrix))
    facts = {
        "keys": [[report_id, order] for report_id, order, _ in texts],
        "vocabulary": vocabulary,
        "weights": weights,
    }
    (folder / WORDS).write_text(json.dumps(facts, ensure_ascii=False), encoding="utf-8")


@lru_cache(maxsize=4)
def read_likeness(folder: Path) -> Likeness:
    """The vectors that `write_likeness` wrote. A snapshot never changes, so they are kept.

    Raises:
        FileNotFoundError: the snapshot has none.
    """
    facts = json.loads((folder / WORDS).read_text(encoding="utf-8"))
    return Likeness(
        matrix=sparse.csr_matrix(sparse.load_npz(folder / MATRIX)),
        keys=tuple((report_id, order) for report_id, order in facts["keys"]),
        vocabulary=tuple(facts["vocabulary"]),
        weights=np.asarray(facts["weights"], dtype=np.float64),
    )
