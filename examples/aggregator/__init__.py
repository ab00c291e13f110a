"""A small news aggregator on loopback, with known answers: real input for the whole pipeline."""
