"""The site behind a host that sets headers: what is written, and nginx itself, where it is installed."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path

import pytest
from click.testing import CliRunner

from guidebook.cli import main
from guidebook.site.hosting import headers, headers_file, nginx
from guidebook.site.policy import Allowed, allowed_in, hashes, policy
from tests.conftest import SITE_URL, Built

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin")
"""Debian has it where only root looks."""
HOST, BASE = "veiledning.example", "/ki/"


def test_the_headers_say_what_the_pages_say_and_that_no_page_stands_in_another() -> None:
    told = headers(Allowed(frozenset(["'sha256-a'"])))
    assert told["Content-Security-Policy"] == policy(Allowed(frozenset(["'sha256-a'"]))) + "; frame-ancestors 'none'"
    assert not [value for value in told.values() if '"' in value or "\n" in value]


def test_a_header_stands_once_for_any_path_in_the_file_of_headers() -> None:
    text = headers_file(Allowed(), SITE_URL)
    rules = re.findall(r"^(/\S*)\n((?:  .+\n)+)", text, re.M)
    assert [path for path, _ in rules] == ["/ki/*", "/ki/assets/*"]
    names = [line.partition(":")[0].strip() for _, lines in rules for line in lines.splitlines()]
    assert len(names) == len(set(names)) == len(headers(Allowed())) + 1


def test_the_build_writes_the_headers_with_every_hash_of_the_site(built: Built) -> None:
    text = (built.folder / "_headers").read_text("utf-8")
    assert text == headers_file(allowed_in(built.folder), SITE_URL)
    for path in built.folder.rglob("*.html"):
        own = hashes(path.read_text("utf-8"))
        assert all(each in text for each in own.scripts | own.styles), path


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Server:
    plain: int
    safe: int

    def ask(self, path: str, *, plain: bool = False, encoding: str = "") -> Answer:
        told = ssl.create_default_context()
        told.check_hostname, told.verify_mode = False, ssl.CERT_NONE
        to = (
            HTTPConnection("127.0.0.1", self.plain, timeout=10)
            if plain
            else HTTPSConnection("127.0.0.1", self.safe, timeout=10, context=told)
        )
        to.putrequest("GET", path, skip_host=True, skip_accept_encoding=True)
        to.putheader("Host", HOST)
        if encoding:
            to.putheader("Accept-Encoding", encoding)
        to.endheaders()
        answer = to.getresponse()
        result = Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        to.close()
        return result


def _free() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.fixture(scope="module")
def server(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Nginx with the configuration as it is written, but for the ports, and for folders that are not root's."""
    if NGINX is None:
        if os.environ.get("CI"):
            pytest.fail("nginx is not installed; .ci/run installs it")
        pytest.skip("nginx is not installed (Debian: `apt-get install nginx-light`)")
    folder = tmp_path_factory.mktemp("nginx")
    (folder / "root").mkdir()
    (folder / "root" / "ki").symlink_to(built.folder)
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}"]
    subprocess.run([*made, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    own = nginx(allowed_in(built.folder), SITE_URL, str(folder / "root"), str(certificate), str(key))
    found = Server(_free(), _free())
    for old, new in ((80, found.plain), (443, found.safe)):
        own = re.sub(rf"^ +listen \[::\]:{old}.*\n", "", own, flags=re.M)
        own, times = re.subn(rf"listen {old}\b", f"listen 127.0.0.1:{new}", own)
        assert times == 1
    # The tests may run as root, whose files the workers of another user cannot read.
    user = "user root;" if os.geteuid() == 0 else ""
    scratch = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"{user} pid {folder}/pid; error_log {folder}/error.log warn; events {{}} http {{ {scratch} access_log off; "
        f"include /etc/nginx/mime.types; default_type application/octet-stream;\n{own}\n}}",
        "utf-8",
    )
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tried.returncode == 0 and "warn" not in tried.stderr, tried.stderr
    process = subprocess.Popen([*command, "-g", "daemon off;"])
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", found.safe)) == 0:
                    break
            time.sleep(0.05)
        yield found
        log = (folder / "error.log").read_text("utf-8")
        assert not re.search(r"\[(warn|crit|alert|emerg)\]", log), log
    finally:
        process.terminate()
        process.wait(10)


def test_whoever_comes_unsafely_is_led_to_the_safe_address(server: Server) -> None:
    answer = server.ask("/ki/ordliste/?x=1", plain=True)
    assert (answer.status, answer.headers["location"]) == (301, f"https://{HOST}/ki/ordliste/?x=1")


@pytest.mark.parametrize(
    ("path", "status", "type_", "cache"),
    [
        ("/ki/", 200, "text/html; charset=utf-8", 300),
        ("/ki/en/ki-i-offentlig-sektor/", 200, "text/html; charset=utf-8", 300),
        ("/ki/nope/", 404, "text/html; charset=utf-8", 300),
        ("/ki/_headers", 404, "text/html; charset=utf-8", 300),
        ("/ki/images/", 404, "text/html; charset=utf-8", 300),
        ("/ki/feed.xml", 200, "text/xml; charset=utf-8", 300),
        ("/ki/sitemap.xml", 200, "text/xml; charset=utf-8", 300),
        ("/ki/ordliste/index.md", 200, "text/markdown; charset=utf-8", 300),
        ("/ki/images/favicon.svg", 200, "image/svg+xml", 86400),
        ("/ki/images/ki-offentlig-sektor.jpg", 200, "image/jpeg", 86400),
        ("/ki/{sheet}", 200, "text/css; charset=utf-8", 31536000),
        ("/ki/{script}", 200, "application/javascript; charset=utf-8", 31536000),
    ],
)
def test_each_kind_of_file_has_its_type_its_time_and_every_header(
    path: str, status: int, type_: str, cache: int, server: Server, built: Built
) -> None:
    sheet, script = (next((built.folder / "assets").glob(form)) for form in ("page.*.css", "site.*.js"))
    answer = server.ask(path.format(sheet=f"assets/{sheet.name}", script=f"assets/{script.name}"))
    assert (answer.status, answer.headers["content-type"]) == (status, type_)
    assert f"max-age={cache}" in answer.headers["cache-control"]
    assert ("immutable" in answer.headers["cache-control"]) == (cache == 31536000)
    for name, value in headers(allowed_in(built.folder)).items():
        assert answer.headers[name.lower()] == value
    assert answer.headers["server"] == "nginx"
    if status == 404:
        assert answer.body == (built.folder / "404.html").read_bytes()


@pytest.mark.parametrize(
    ("path", "to"),
    [
        ("/ki/ordliste", "/ki/ordliste/"),
        ("/ki/ordliste/index.html", "/ki/ordliste/"),
        ("/ki/index.html?x", "/ki/"),
    ],
)
def test_a_page_has_one_address(path: str, to: str, server: Server) -> None:
    answer = server.ask(path)
    assert (answer.status, answer.headers["location"]) == (301, to)


def test_no_address_leads_to_another_host(server: Server) -> None:
    for path in ("//elsewhere.example/index.html", "//elsewhere.example/..", "//ki//index.html", "/ki//ordliste"):
        assert not server.ask(path).headers.get("location", "").startswith("//"), path


def test_text_is_compressed_and_pictures_are_not(server: Server, built: Built) -> None:
    answer = server.ask("/ki/ki-i-offentlig-sektor/", encoding="gzip")
    assert (answer.headers["content-encoding"], answer.headers["vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(answer.body) == (built.folder / "ki-i-offentlig-sektor" / "index.html").read_bytes()
    for path in ("/ki/ordliste/index.md", "/ki/images/favicon.svg", "/ki/feed.xml"):
        assert server.ask(path, encoding="gzip").headers.get("content-encoding") == "gzip", path
    assert "content-encoding" not in server.ask("/ki/images/ki-offentlig-sektor.jpg", encoding="gzip").headers
    assert "content-encoding" not in server.ask("/ki/").headers


def test_the_command_prints_what_belongs_to_a_built_site(built: Built) -> None:
    told = CliRunner().invoke(
        main, ["nginx", str(built.folder), "--root", "/srv", "--certificate", "/c", "--key", "/k"]
    )
    assert told.output == nginx(allowed_in(built.folder), SITE_URL, "/srv", "/c", "/k")


def test_the_command_wants_a_built_site(tmp_path: Path) -> None:
    told = CliRunner().invoke(main, ["nginx", str(tmp_path)])
    assert told.exit_code == 2
    assert "There is no built site" in told.output
