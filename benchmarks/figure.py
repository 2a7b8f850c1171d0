"""One measured figure, printed as a line and written as JSON."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """``ratio`` is value over baseline of the same run, None without one; ``target`` is in ``unit``."""

    name: str
    value: float
    unit: str
    baseline: float | None = None
    target: float | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return None if not self.baseline else self.value / self.baseline

    @property
    def met(self) -> bool | None:
        return None if self.target is None else self.value <= self.target

    def line(self) -> str:
        parts = [f"{self.name:<44} {self.value:>10.3f} {self.unit:<10}"]
        parts.append(f"baseline {self.baseline:.3f} (x{self.ratio:.2f})" if self.baseline else "")
        if self.target is not None:
            parts.append(f"target {self.target:g} {'met' if self.met else 'MISSED'}")
        return "  ".join(part for part in (*parts, self.note) if part)

    def json(self) -> dict[str, object]:
        return {**asdict(self), "ratio": self.ratio, "met": self.met}
