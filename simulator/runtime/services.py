"""Where everything is put together: used by the command line, the full screen and the tests."""

from pathlib import Path

from simulator.runtime.clock import Clock, SystemClock
from simulator.runtime.library import Library
from simulator.runtime.practice import Practice
from simulator.scenario import LoadedSite, find_site
from simulator.store import Config, Guest, Profiles, data_home


class Services:
    """The program's parts, wired. ``home`` is the data directory; nothing is created in it before it is needed."""

    def __init__(self, home: Path | None = None, clock: Clock | None = None) -> None:
        self.home = home or data_home()
        self.clock = clock or SystemClock()
        self.profiles = Profiles(self.home)
        self.config = Config(self.home)
        self.library = Library(self.home / "scenarios")

    @property
    def site(self) -> LoadedSite:
        """What holds at this site, as its file says now. Where that is damaged, its findings are there to be told."""
        path = find_site((self.library.own_folder,))
        if path is None:
            return LoadedSite()
        from simulator.scenario import load_site  # brings pydantic, which a site without a file does without

        return load_site(path)

    def practice(self, profile_name: str) -> Practice:
        """Open a profile by name, making it if there is none.

        Raises:
            StoreError: its file cannot be used; the message says what, where and what to do.
        """
        return Practice(library=self.library, practitioner=self.profiles.open(profile_name), clock=self.clock)

    def guest(self) -> Practice:
        """Practise without a name: nothing is read and nothing is kept."""
        return Practice(library=self.library, practitioner=Guest(), clock=self.clock)
