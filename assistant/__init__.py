"""The assistant Dario: language, answers, NLU components, and the engine that runs them."""
