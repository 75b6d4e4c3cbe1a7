"""Message texts, shared by the chat and the command line: values in, a page of HTML out. No `Update`, no context."""
