"""A counted noun or a verb comes in; how it hangs in its sentence goes out."""
