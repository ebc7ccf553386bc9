"""What somebody does not want to be shown again stays away, and a damaged list costs nothing."""

from simulator.store.aside import SetAside


def test_what_is_set_aside_stays_so_and_stands_there_once(tmp_path):
    home = tmp_path / "not-there-yet"
    assert SetAside(home).ids() == frozenset()
    assert not home.exists(), "looking makes no folder"
    SetAside(home).add("abc234")
    SetAside(home).add("xyz789")
    SetAside(home).add("abc234")
    assert SetAside(home).ids() == {"abc234", "xyz789"}
    assert (home / "set-aside.txt").read_text(encoding="utf-8") == "abc234\nxyz789\n"


def test_what_is_no_id_is_passed_over(tmp_path):
    (tmp_path / "set-aside.txt").write_bytes(b"abc234\r\n\xff\xfe\n../x\n\n" + b"y" * 300 + b"\nzz2\n")
    assert SetAside(tmp_path).ids() == {"abc234", "zz2"}
    (tmp_path / "other" / "set-aside.txt").mkdir(parents=True)
    assert SetAside(tmp_path / "other").ids() == frozenset()
