"""The rules of the CIN census, one module for each subject; each is loaded by `cin.kind`."""
