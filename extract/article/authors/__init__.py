"""A page read in, the people who wrote its article and the outlet it was taken from out."""
