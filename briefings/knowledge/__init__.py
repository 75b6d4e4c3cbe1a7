"""What is known without a document: countries, agencies, names, inflection, the calendar, the gazetteer, measures."""
