"""What is printed or exported, free of any toolkit."""
