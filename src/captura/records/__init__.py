"""What is kept, standard library only."""
