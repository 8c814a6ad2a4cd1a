"""So many in so long, for each key. Counted in this process only: with several of them each grants the whole."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Hashable


class Allowance:
    """All keys begin anew together, so that what is remembered stays as small as one period's visitors."""

    def __init__(self, limit: int, seconds: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.limit, self.seconds, self._clock = limit, seconds, clock
        self._lock = threading.Lock()
        self._used: Counter[Hashable] = Counter()
        self._began = clock()

    def take(self, key: Hashable) -> bool:
        """Whether one more is within the limit."""
        with self._lock:
            if self._clock() - self._began >= self.seconds:
                self._used.clear()
                self._began = self._clock()
            self._used[key] += 1
            return self._used[key] <= self.limit
