"""What waits for an editor: readers' reports, people to let in, drafts, and pairs to judge."""
