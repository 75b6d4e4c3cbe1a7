"""What is known without a document: tables of words and names that every stage may use."""
