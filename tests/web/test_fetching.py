"""An address leads to the public internet or nowhere."""

from __future__ import annotations

import socket
from collections.abc import Sequence
from typing import NoReturn

import pytest

from variorum.errors import FetchRefusedError
from variorum.settings import WebSettings
from variorum.web import fetching
from variorum.web.fetching import Fetched, check_url, fetch_page, find_public_address, is_public

SETTINGS = WebSettings()
PRIVATE = [
    *("127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
    *("169.254.169.254", "169.254.0.1", "100.64.0.1", "100.100.100.200", "192.0.0.1", "192.0.2.1", "198.18.0.1"),
    *("224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "203.0.113.9"),
    *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "fec0::1", "2001:db8::1"),
    *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::"),
    *("2001:0:0:0:0:0:f5ff:fffe", "not an address", ""),
]


@pytest.mark.parametrize("address", PRIVATE)
def test_no_address_of_a_machine_or_network_of_ones_own_is_public(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(FetchRefusedError):
        find_public_address(check_url("http://news.example/"), lambda *_: [address])


@pytest.mark.parametrize("address", ["1.1.1.1", "8.8.8.8", "93.184.216.34", "2606:4700:4700::1111"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)
    assert find_public_address(check_url("http://news.example/"), lambda *_: [address]) == address


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(FetchRefusedError):
        find_public_address(check_url("http://news.example/"), lambda *_: ["1.1.1.1", "127.0.0.1"])


@pytest.mark.parametrize(
    "url",
    [
        *("ftp://news.example/", "file:///etc/passwd", "javascript:alert(1)", "//news.example/", "news.example", ""),
        *("http://", "http:///x", "http://u:p@news.example/", "http://u@news.example/", "http://news.example:22/"),
        *(
            "http://news.example:99999/",
            "http://news.example\\@127.0.0.1/",
            "http://news.example/\r\nX: y",
            "http://[::1",
        ),
        "http://" + "a" * 3000,
    ],
)
def test_what_is_no_plain_address_of_the_web_is_refused(url: str) -> None:
    with pytest.raises(FetchRefusedError):
        check_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://[::1]/",
        "http://localhost/",
        "http://127.1/",
    ],
)
def test_the_systems_own_names_for_this_machine_are_refused(url: str) -> None:
    with pytest.raises(FetchRefusedError):
        fetch_page(url, SETTINGS)


class Stop(Exception):
    pass


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    gone_to = []

    def connect(address: tuple[str, int], timeout: float) -> NoReturn:
        assert timeout <= 10
        gone_to.append(address)
        raise OSError

    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(FetchRefusedError):
        fetch_page("http://news.example/", SETTINGS, lambda *_: next(answers))
    assert gone_to == [("93.184.216.34", 80)]


def test_every_redirect_is_checked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def ask(_parts: object, address: str, *_: object) -> Fetched | str:
        seen.append(address)
        return "http://inside.example/secret"

    def resolve(host: str, _port: int) -> Sequence[str]:
        return ["93.184.216.34"] if host == "news.example" else ["10.0.0.7"]

    monkeypatch.setattr(fetching, "_ask", ask)
    with pytest.raises(FetchRefusedError, match="public internet") as told:
        fetch_page("http://news.example/", SETTINGS, resolve)
    assert seen == ["93.184.216.34"]
    assert "10.0.0.7" not in str(told.value)
    monkeypatch.setattr(fetching, "_ask", lambda *_: "file:///etc/passwd")
    with pytest.raises(FetchRefusedError):
        fetch_page("http://news.example/", SETTINGS, resolve)


def test_redirects_end(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def ask(*_: object) -> str:
        asked.append(1)
        return "/again"

    monkeypatch.setattr(fetching, "_ask", ask)
    with pytest.raises(FetchRefusedError, match="redirects"):
        fetch_page("http://news.example/", SETTINGS, lambda *_: ["93.184.216.34"])
    assert len(asked) == SETTINGS.fetch_max_redirects + 1
