"""PML8xx: weights that several places share, and models that are taken over from elsewhere."""
