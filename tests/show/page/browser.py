"""A real browser for tests of the page: headless Chromium, told to keep to itself."""

from __future__ import annotations

import base64
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb",
    "--no-default-browser-check", "--disable-extensions",
)  # fmt: skip


def found() -> tuple[str, str] | None:
    """Find the browser and its driver."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    driver = shutil.which("chromedriver")
    return (browser, driver) if browser and driver else None


def required() -> tuple[str, str]:
    """Give the browser and its driver; skip without them, but not where CI is set."""
    have = found()
    if have is None:
        why = "Chromium and its driver are not installed (Debian: chromium chromium-driver)"
        if os.environ.get("CI"):
            pytest.fail(why)
        pytest.skip(why)
    return have


class Browser:
    """A browser window and what tests ask of it."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def open(self, path: Path, query: str = "") -> None:
        self.driver.get(f"{path.as_uri()}{query}")

    def run(self, script: str, *values: object) -> Any:
        return self.driver.execute_script(script, *values)

    def until(self, expression: str, seconds: float = 5) -> Any:
        """Wait until an expression gives something; gives that."""
        waiting = WebDriverWait(self.driver, seconds, poll_frequency=0.05)
        return waiting.until(lambda _: self.run(f"return {expression}"))

    def devtools(self, command: str, **values: object) -> Any:
        return self.driver.execute_cdp_cmd(command, values)

    def logged(self) -> list[str]:
        """Say what the browser complained of since it was last asked."""
        return [it["message"] for it in self.driver.get_log("browser")]  # type: ignore[no-untyped-call]  # selenium's own

    def requests(self) -> list[str]:
        """List what the network was asked for since this was last asked.

        The page's own file is not counted, nor what the browser has built in (its icons).
        """
        found = []
        for it in self.driver.get_log("performance"):  # type: ignore[no-untyped-call]  # selenium's own
            message = json.loads(it["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                found.append(message["params"]["request"]["url"])
        found = [
            url for url in found if not url.startswith(("file:", "data:image/svg+xml;base64,"))
        ]
        return found

    def size(self, width: int, height: int = 900) -> None:
        """Give the window another size, and wait until the page was drawn in it."""
        self.devtools(
            "Emulation.setDeviceMetricsOverride",
            width=width, height=height, deviceScaleFactor=1, mobile=False,
        )  # fmt: skip
        drawn = "requestAnimationFrame(() => requestAnimationFrame(arguments[0]))"
        self.driver.execute_async_script(drawn)

    def scheme(self, name: str) -> None:
        features = [{"name": "prefers-color-scheme", "value": name}]
        self.devtools("Emulation.setEmulatedMedia", features=features)

    def shot(self, path: Path, whole: bool = False) -> None:
        found = self.devtools("Page.captureScreenshot", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(found["data"]))

    def key(self, *names: str) -> None:
        """Press keys, one after another, where the focus is."""
        codes = {
            "Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "End": 35, "Home": 36,
            "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40,
        }  # fmt: skip
        for name in names:
            text = {"Enter": "\r", " ": " "}.get(name, "")
            told = {"key": name, "code": name, "windowsVirtualKeyCode": codes[name]}
            down = "keyDown" if text else "rawKeyDown"
            self.devtools("Input.dispatchKeyEvent", type=down, text=text, **told)
            self.devtools("Input.dispatchKeyEvent", type="keyUp", **told)

    def names(self) -> list[tuple[str, str]]:
        """List the roles and names that a screen reader is told, in their order."""
        nodes = self.devtools("Accessibility.getFullAXTree")["nodes"]
        return [
            (node["role"]["value"], node.get("name", {}).get("value", ""))
            for node in nodes
            if not node.get("ignored") and "role" in node
        ]


@contextmanager
def opened() -> Iterator[Browser]:
    """Start a browser with a profile of its own."""
    binary, driver = required()
    with TemporaryDirectory(prefix="claimledger-browser-", ignore_cleanup_errors=True) as profile:
        options = Options()
        options.binary_location = binary
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        chrome = webdriver.Chrome(options=options, service=Service(executable_path=driver))
        try:
            yield Browser(chrome)
        finally:
            chrome.quit()
