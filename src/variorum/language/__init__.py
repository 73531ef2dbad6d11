"""What several rooms need of the language: the parser, sentence vectors, and the table of outlets."""
