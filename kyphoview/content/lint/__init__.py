"""What is wrong with the words that no type can say: each problem as one sentence with file and place."""
