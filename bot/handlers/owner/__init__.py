"""What the owner does: appoints and dismisses editors, reads the audit log and the counts."""
