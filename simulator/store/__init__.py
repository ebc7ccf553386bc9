"""What is kept on this machine: profiles, a database file each, and what was last chosen.

The only place that speaks SQL or knows a folder of the user's.
"""

from simulator.store.aside import SetAside
from simulator.store.config import Config
from simulator.store.errors import (
    DamagedDatabaseError,
    EventCodecError,
    NewerDatabaseError,
    NoSuchProfileError,
    ProfileExistsError,
    ProfileNameError,
    StoreError,
)
from simulator.store.guest import GuestLog
from simulator.store.paths import data_home, replace_file
from simulator.store.profiles import Guest, Mode, Practitioner, Profile, ProfileEntry, Profiles
from simulator.store.protocol import EncounterRecord, EventLog, Status

__all__ = [
    "Config",
    "DamagedDatabaseError",
    "EncounterRecord",
    "EventCodecError",
    "EventLog",
    "Guest",
    "GuestLog",
    "Mode",
    "NewerDatabaseError",
    "NoSuchProfileError",
    "Practitioner",
    "Profile",
    "ProfileEntry",
    "ProfileExistsError",
    "ProfileNameError",
    "Profiles",
    "SetAside",
    "Status",
    "StoreError",
    "data_home",
    "replace_file",
]
