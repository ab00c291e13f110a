"""An article's blocks in, what rules and learner ask about them out."""
