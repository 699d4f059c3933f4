"""The rules of SSDA903, one module for each subject; each is loaded by `ssda903.kind`."""
