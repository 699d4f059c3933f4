"""An invented SSDA903 return: children who never were, in a council that does not exist."""

from lineofsight.synthetic.ssda903.files import Written, write_return

__all__ = ["Written", "write_return"]
