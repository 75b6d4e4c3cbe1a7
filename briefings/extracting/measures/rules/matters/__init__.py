"""A number in its sentence comes in; that its people joined, fell, are held, tried or home again goes out."""
