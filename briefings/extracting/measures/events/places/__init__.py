"""Where what happened did: what the words beside a place say of it, and for which place most mentions speak."""
