"""An invented Annex A: children who never were, in a council that does not exist."""

from lineofsight.synthetic.annex_a.files import Written, write_return

__all__ = ["Written", "write_return"]
