"""What a return is held against besides itself: postcodes, and Ofsted's lists of providers.

Both are files that the user supplies, and both are optional. Call in this order, with a
connection that holds the typed tables of a return::

    providers = load_providers(connection, paths)
    postcodes = load_postcodes(connection, path)
    located = add_location(connection, authority="E06000054")
"""

from __future__ import annotations

from lineofsight.returns.lookups.location import Located, add_location
from lineofsight.returns.lookups.misfits import LookupFileError, Misfit
from lineofsight.returns.lookups.postcodes import Postcodes, load_postcodes, prepare_postcodes
from lineofsight.returns.lookups.providers import Providers, load_providers

__all__ = [
    "Located",
    "LookupFileError",
    "Misfit",
    "Postcodes",
    "Providers",
    "add_location",
    "load_postcodes",
    "load_providers",
    "prepare_postcodes",
]
