"""A parsed passage comes in; attributions that a whole clause or sentence is built for go out, by how it is built."""
