"""Stands in for the engine's process: `python stand_in.py MODE`, with a mode for each way an engine can behave.

speaks   says each sentence at once
late     tells of a sentence that was broken off when it is given the next one
mute     never comes to the end of a sentence
errs     is in error at the first sentence
dies     ends at the first sentence
never    is never ready, and ends by force only
deaf     is ready, hears nothing, and ends by force only
absent   has no voice
babbles  prints what is no answer, and then speaks
"""

import json
import sys
from threading import Event


def tell(**answer: object) -> None:
    print(json.dumps(answer), flush=True)


mode = sys.argv[1]
if mode == "never":
    Event().wait()
if mode == "absent":
    tell(**{"is": "failed"})
    sys.exit()
if mode == "babbles":
    print("ALSA lib: no such thing\n[1, 2]\n{", flush=True)
tell(**{"is": "ready", "voices": ["Alba", "Birk"]})
if mode == "deaf":
    Event().wait()
earlier = 0
for line in sys.stdin:
    order = json.loads(line)
    if order["do"] == "stop":
        continue
    if mode == "errs":
        tell(**{"is": "failed"})
    elif mode == "dies":
        sys.exit(3)
    elif mode == "late":
        if earlier:
            tell(**{"is": "said", "number": earlier})
        earlier = order["number"]
    elif mode != "mute":
        tell(**{"is": "said", "number": order["number"]})
