"""What the words stand on: claims of the documents, publications that were read, and one word for one chance."""
