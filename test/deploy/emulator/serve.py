"""Serve an AWS account on the loopback address: LocalEmu with this project's resource providers and engine patches.

    python serve.py --port 40123 --data DIRECTORY

Writes DIRECTORY/limits.json (what this account does differently from AWS), then serves until SIGTERM or until its
standard input closes: a server never outlives the test that started it, however that test ends.
"""

import argparse
import json
import os
import signal
import sys
import threading
import warnings
from pathlib import Path

SHUTDOWN_SECONDS = 10


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--data", type=Path, required=True)
    return parser.parse_args()


def configure(port: int, data: Path) -> None:
    """LocalEmu reads its settings from the environment when it is imported."""
    os.environ.update(
        GATEWAY_LISTEN=f"127.0.0.1:{port}",
        DNS_ADDRESS="0",
        DISABLE_EVENTS="1",
        SKIP_SSL_CERT_DOWNLOAD="1",
        FILESYSTEM_ROOT=str(data / "filesystem"),
        # Where Docker runs, LocalEmu would start containers and networks for subnets and gateways.
        DOCKER_HOST=f"unix://{data}/no-docker.sock",
        # As shipped, a resource of an unknown type "succeeds" without existing: refuse the change set instead.
        CFN_IGNORE_UNSUPPORTED_RESOURCE_TYPES="0",
    )


def complete_standard_library() -> None:
    """LocalEmu takes `warnings.deprecated` from the standard library, which has it from Python 3.13 on."""
    if not hasattr(warnings, "deprecated"):
        from typing_extensions import deprecated

        warnings.deprecated = deprecated


def stop_with_parent() -> None:
    sys.stdin.buffer.read()
    threading.Timer(SHUTDOWN_SECONDS, os._exit, [1]).start()
    os.kill(os.getpid(), signal.SIGTERM)


def main() -> None:
    options = arguments()
    configure(options.port, options.data)
    threading.Thread(target=stop_with_parent, daemon=True).start()
    complete_standard_library()

    import engine
    import providers

    catalogue = providers.catalogue()
    engine.install(catalogue)
    limits = {
        "own": sorted(catalogue),
        "stubbed": {name: resource.STUB for name, resource in catalogue.items() if resource.STUB},
        "wrong": engine.WRONG,
        "bootstrap": engine.BOOTSTRAP,
    }
    (options.data / "limits.json").write_text(json.dumps(limits))

    from localemu.runtime.main import main as serve

    serve()


if __name__ == "__main__":
    main()
