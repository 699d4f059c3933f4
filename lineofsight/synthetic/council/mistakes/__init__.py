"""Mistakes of the kinds that councils make, made in an invented council's returns as they are
written, never in the lives, and told in `mistakes.csv`."""

from lineofsight.synthetic.council.mistakes.making import Mistakes
from lineofsight.synthetic.council.mistakes.telling import LISTED, Cell, Mistake

__all__ = ["LISTED", "Cell", "Mistake", "Mistakes"]
