"""The composition root: builds every object, connects every signal, holds no rule."""
