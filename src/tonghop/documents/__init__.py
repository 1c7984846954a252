"""The room of official papers: what is drafted, numbered, frozen and issued, and how it looks on paper."""
