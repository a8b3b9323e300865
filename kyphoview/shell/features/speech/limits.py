"""How long is waited for the voice's engine before it counts as failed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How long is waited for the engine: to be ready, and for a sentence that takes `usual_s`.

    The first sentence waits for an engine that starts as long as a person is patient; then it is read meanwhile.
    """

    start_s: float = 15.0
    patience_s: float = 3.0
    slowest: float = 1.6  # times what the sentence usually takes
    spare_s: float = 4.0

    def sentence_s(self, usual_s: float) -> float:
        return self.slowest * usual_s + self.spare_s
