"""What the benchmark ran on."""

import os
import platform
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import psutil


@dataclass(frozen=True)
class Machine:
    """Processor, memory (in GiB) and versions."""

    processor: str
    cores: int
    memory_gib: float
    system: str
    python: str
    rasa: str
    tensorflow: str

    @classmethod
    def this(cls) -> "Machine":
        """Look at the machine and Python that we run on."""
        return cls(
            processor=_processor(),
            cores=os.cpu_count() or 1,
            memory_gib=psutil.virtual_memory().total / 2**30,
            system=f"{platform.system()} {platform.release()}",
            python=platform.python_version(),
            rasa=metadata.version("rasa"),
            tensorflow=metadata.version("tensorflow"),
        )

    def described(self) -> dict[str, str]:
        """Give name and value of each thing worth telling."""
        return {
            "processor": f"{self.processor}, {self.cores} cores",
            "memory": f"{self.memory_gib:.0f} GiB",
            "system": self.system,
            "Python": self.python,
            "Rasa": self.rasa,
            "TensorFlow": self.tensorflow,
        }


def _processor() -> str:
    """Find the processor's name as Linux tells it, elsewhere as Python does."""
    told = Path("/proc/cpuinfo")
    lines = told.read_text(encoding="utf-8").splitlines() if told.is_file() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()
