"""Claims, their statements, the blocks in which these are compared, and crowds of thousands."""
