"""Official statistics: values, suppression, vintages, comparison and tests of change."""
