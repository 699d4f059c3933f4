"""Mistakes of the kinds that councils make, put into an invented census on purpose."""

from lineofsight.synthetic.cin.mistakes.making import KINDS, Mistake, Mistakes

__all__ = ["KINDS", "Mistake", "Mistakes"]
