"""The connection that every question takes: one moment of the database, for reading only."""

import sqlite3
from typing import TypeAlias

Snapshot: TypeAlias = sqlite3.Connection
