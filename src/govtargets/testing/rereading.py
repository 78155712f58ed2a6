"""Read texts with one plugin in a process of its own: a task as JSON comes in, the answers go out."""

import json
import sys

from govtargets.testing.plugin_laws import reread

if __name__ == "__main__":
    sys.stdout.write(json.dumps(reread(json.loads(sys.stdin.read()))))
