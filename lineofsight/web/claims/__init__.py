"""Pages of claims: a text checked sentence by sentence, the types of claim, saved claims."""
