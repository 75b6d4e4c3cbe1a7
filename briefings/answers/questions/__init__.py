"""What a reader types comes in; the question goes out: its topic, place and dates, what it asks for in free words, or a
search. Answers nothing.
"""
