"""The queue of background work as people and workers see it: who works, what waits, what failed, what to do again."""
