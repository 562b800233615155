"""What paramlint has to say about its own work: files it cannot read, comments it does not understand."""
