"""What is measured of newslake, and the training of its models; never imported by it."""
