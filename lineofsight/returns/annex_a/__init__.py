"""Annex A: the lists of children and adopters that Ofsted asks for when it inspects."""
