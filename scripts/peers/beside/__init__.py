"""Planners of other libraries beside Foresee's: the same world model, the same cases, the same budget, one thread each."""
