"""An invented workforce census: social workers who never were, of a council that does not exist."""

from lineofsight.synthetic.workforce.files import Written, write_return

__all__ = ["Written", "write_return"]
