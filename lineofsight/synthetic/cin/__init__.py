"""An invented CIN census: children who never were, in a council that does not exist."""

from lineofsight.synthetic.cin.files import Written, write_return

__all__ = ["Written", "write_return"]
