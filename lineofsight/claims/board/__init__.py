"""The board: what matters most today, in four areas and three questions, with its evidence."""
