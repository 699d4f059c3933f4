"""Pages of the data: what was loaded, what it holds, what is to be mended, snapshots compared."""
