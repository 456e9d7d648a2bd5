"""What may be fetched from: the public internet by its usual ports, and nothing else."""

import pytest

from debate.errors import InvalidInput
from debate.sources.addresses import Allowed, ascii_host, is_public

PRIVATE = [
    *("0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255"),  # noqa: S104 - nothing is bound
    *("100.64.0.1", "127.0.0.1", "127.255.0.9"),
    *("169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1"),
    *("192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1"),
    *("239.255.255.255", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:9.9.9.9", "::ffff:0:9.9.9.9"),
    *("64:ff9b::127.0.0.1", "64:ff9b::9.9.9.9", "64:ff9b:1::a00:1", "100::1", "5f00::1"),
    *("2001::1", "2001:0:53aa:64c:0:0:80ff:fffe", "2001:10::1", "2001:20::1", "2001:db8::1"),
    *("2002:7f00:1::", "2002:909:909::1", "3fff::1", "fc00::1", "fd12:3456::1", "fe80::1"),
    *("fe80::1%1", "2a00::1%1", "ff02::1", "fec0::1", "4000::1"),
]
PUBLIC = [
    *("9.9.9.9", "11.0.0.1", "100.128.0.1", "126.255.255.255", "172.32.0.1", "192.0.1.1"),
    *("198.20.0.1", "223.255.255.255", "2620:fe::fe", "2a00:1450:4000::1", "2001:200::1"),
]


@pytest.mark.parametrize("address", PRIVATE)
def test_address_that_is_no_machine_on_the_public_internet_is_refused(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_address_is_allowed(address: str) -> None:
    assert is_public(address)
    assert Allowed().resolve(address, 443) == (address,)


@pytest.mark.parametrize("text", ["", "x", "9.9.9", "9.9.9.9.9", "1e1", "9.9.9.9/8"])
def test_what_is_no_address_is_not_public(text: str) -> None:
    assert not is_public(text)


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001"),
        *("127.0.0.1.", "①②⑦.⓪.⓪.①", "127。0。0。1", "１２７.０.０.１", "localhost", "LOCALHOST."),  # noqa: RUF001
        *(
            "::1",
            "::127.0.0.1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "fe80::1%1",
        ),
        *(
            "",
            ".",
            "a..b",
            "a b",
            "a/b",
            "a@b",
            "%31",
            "x" * 64,
            "a." * 200 + "b",
            "-.1",
            "\0",
            "1.2.3",
        ),
    ],
)
def test_host_that_leads_elsewhere_is_refused(host: str) -> None:
    with pytest.raises(InvalidInput):
        Allowed().resolve(host, 80)


@pytest.mark.parametrize("port", [0, 22, 25, 8080, 6379, 65535, -1])
def test_other_ports_are_refused(port: int) -> None:
    with pytest.raises(InvalidInput, match="80 and 443"):
        Allowed().resolve("9.9.9.9", port)


def test_what_is_allowed_beside_is_exactly_that() -> None:
    allowed = Allowed((8123,), ("127.0.0.1",))
    assert allowed.resolve("127.0.0.1", 8123) == ("127.0.0.1",)
    for host, port in (("127.0.0.1", 80), ("127.0.0.2", 8123), ("10.0.0.1", 8123), ("::1", 8123)):
        with pytest.raises(InvalidInput):
            allowed.resolve(host, port)


def test_name_of_a_site_may_hold_any_letters() -> None:
    assert ascii_host("WIJK.example.") == "wijk.example"
    assert ascii_host("dörp_7.example") == "xn--drp_7-jua.example"
