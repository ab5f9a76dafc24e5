"""Opens a page in Chromium, runs scripts in it, and says what they return; takes pictures.

usage: browse.py [--size 1400x900] [--dark] [--no-script] [--shot FILE] [--pdf FILE] PAGE [SCRIPT...]

Scripts are bodies of functions: each runs in the page loaded anew, with what the browser keeps kept, and what it returns
is printed. `await press("j")` presses a key as a person would, `await type("text")` types, `await pasted()` says what
the clipboard holds, `violations` lists what the page asked for and was not to. A script named twice runs twice.

It speaks to Chromium through a pipe, by the DevTools protocol, with Python's own library alone.
"""
import argparse
import base64
import json
import os
import shutil
import subprocess
import sys
import tempfile

PRELUDE = """
const press = (key) => ask({ press: key }), type = (text) => ask({ type: text }), pasted = () => ask({ pasted: true });
const violations = window.violations;
"""
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.blockedURI));
window.answers = [];
window.ask = (what) => new Promise((answer) => { window.answers.push(answer); window.outside(JSON.stringify(what)); });
"""
NAMED = {"Escape": 27, "Enter": 13, "Tab": 9}


class Browser:
    def __init__(self, profile):
        to_read, self.to_write = os.pipe()
        self.from_read, from_write = os.pipe()

        def place_pipes():
            # Above 4 first: one of the two may be 3 or 4 already.
            ours, theirs = os.dup2(to_read, 13), os.dup2(from_write, 14)
            os.dup2(ours, 3)
            os.dup2(theirs, 4)

        self.process = subprocess.Popen(
            ["chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
             "--disable-sync", "--disable-background-networking", "--disable-component-update", "--disable-extensions",
             "--remote-debugging-pipe", "--user-data-dir=" + profile, "about:blank"],
            preexec_fn=place_pipes, close_fds=False, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        os.close(to_read)
        os.close(from_write)
        self.rest, self.number, self.events, self.session = b"", 0, [], None
        self.answers = {}

    def read(self):
        while b"\0" not in self.rest:
            more = os.read(self.from_read, 1 << 20)
            if not more:
                raise SystemExit("the browser went away")
            self.rest += more
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def post(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        bytes_left = json.dumps(message).encode() + b"\0"
        while bytes_left:
            bytes_left = bytes_left[os.write(self.to_write, bytes_left):]
        return self.number

    def result(self, number):
        """What the browser answers, in whatever order: while one answer is waited for, the page may have wishes."""
        while number not in self.answers:
            message = self.read()
            if "id" in message:
                self.answers[message["id"]] = message
            elif message["method"] == "Runtime.bindingCalled":
                self.obey(json.loads(message["params"]["payload"]))
            else:
                self.events.append(message["method"])
        answer = self.answers.pop(number)
        if "error" in answer:
            raise SystemExit(f"the browser says: {answer['error']}")
        return answer["result"]

    def call(self, method, **parameters):
        return self.result(self.post(method, **parameters))

    def obey(self, wish):
        answer = None
        if "press" in wish:
            self.press(wish["press"])
        elif "type" in wish:
            self.call("Input.insertText", text=wish["type"])
        elif "pasted" in wish:
            answer = self.call("Runtime.evaluate", expression="navigator.clipboard.readText()", awaitPromise=True,
                               returnByValue=True)["result"].get("value")
        self.call("Runtime.evaluate", expression=f"answers.shift()({json.dumps(answer)})")

    def press(self, key):
        event = {"key": key, "windowsVirtualKeyCode": NAMED.get(key, ord(key[0].upper())), "code": key}
        if key not in NAMED:
            event["text"] = key
        self.call("Input.dispatchKeyEvent", type="keyDown", **event)
        self.call("Input.dispatchKeyEvent", type="keyUp", **{k: v for k, v in event.items() if k != "text"})

    def open(self, url):
        self.events = []
        self.call("Page.navigate", url=url)
        while "Page.loadEventFired" not in self.events:
            message = self.read()
            if "method" in message:
                self.events.append(message["method"])

    def run(self, script):
        answer = self.call("Runtime.evaluate", awaitPromise=True, returnByValue=True, userGesture=True,
                           expression="(async () => {" + PRELUDE + script + "\n})()")
        if "exceptionDetails" in answer:
            return "wrong: " + answer["exceptionDetails"]["exception"].get("description", "?")
        return answer["result"].get("value")

    def close(self):
        self.post("Browser.close")
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def begin(browser, options, url):
    target = browser.call("Target.createTarget", url="about:blank")["targetId"]
    browser.session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    width, height = map(int, options.size.split("x"))
    browser.call("Page.enable")
    browser.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
    browser.call("Emulation.setFocusEmulationEnabled", enabled=True)
    browser.call("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
    browser.call("Emulation.setEmulatedMedia", media="", features=[
        {"name": "prefers-color-scheme", "value": "dark" if options.dark else "light"}])
    if options.no_script:
        browser.call("Emulation.setScriptExecutionDisabled", value=True)
    browser.call("Runtime.enable")
    browser.call("Runtime.addBinding", name="outside")
    browser.call("Page.addScriptToEvaluateOnNewDocument", source=WATCH)
    browser.open(url)


def keep(browser, options):
    if options.shot:
        image = browser.call("Page.captureScreenshot", format="png")["data"]
        with open(options.shot, "wb") as file:
            file.write(base64.b64decode(image))
    if options.pdf:
        paper = browser.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, printBackground=False)["data"]
        with open(options.pdf, "wb") as file:
            file.write(base64.b64decode(paper))


def main():
    reader = argparse.ArgumentParser()
    reader.add_argument("--size", default="1400x900")
    reader.add_argument("--dark", action="store_true")
    reader.add_argument("--no-script", action="store_true")
    reader.add_argument("--shot")
    reader.add_argument("--pdf")
    reader.add_argument("page")
    reader.add_argument("scripts", nargs="*")
    options = reader.parse_args()
    url = "file://" + os.path.abspath(options.page)
    profile = tempfile.mkdtemp()
    browser = Browser(profile)
    try:
        begin(browser, options, url)
        for i, name in enumerate(options.scripts):
            if i:
                browser.open(url)
            with open(name, encoding="utf-8") as file:
                print(browser.run(file.read()))
        keep(browser, options)
    finally:
        browser.close()
        shutil.rmtree(profile, ignore_errors=True)
    return 0


sys.exit(main())
