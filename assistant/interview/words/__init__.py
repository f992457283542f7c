"""The words of an interview in both languages: what it is told to do, and how an answer is put."""
