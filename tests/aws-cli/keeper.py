"""Runs the AWS CLI for one caller after another: it is imported once, which takes longer than most of what it is asked, and
forked for each.

keeper.py SOCKET
  A caller connects, sends its standard streams, and as JSON its arguments, directory and environment; it is answered with
  the exit status, one byte. Ends when standard input does.
"""

import json
import os
import select
import signal
import socket
import sys
import traceback

BEFORE = dict(os.environ)

import awscli.clidriver
import awscli.handlers  # what every start of the CLI imports when it has read its arguments

# What importing it sets: where its data are.
SET = {name: value for name, value in os.environ.items() if BEFORE.get(name) != value}


def run(caller):
    """Does in a process of its own what the caller asked for, and says how it ended."""
    text, streams, _, _ = socket.recv_fds(caller, 1 << 16, 3)
    while more := caller.recv(1 << 16):
        text += more
    arguments, directory, environment = json.loads(text)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(directory)
    os.environ.clear()
    os.environ.update(environment | SET)
    sys.argv = ["aws", *arguments]
    try:
        status = awscli.clidriver.main()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    sys.stdout.flush()
    sys.stderr.flush()
    caller.sendall(bytes([(status or 0) & 255]))


def main(path):
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen()
    print("ready", flush=True)
    while True:
        readable, _, _ = select.select([listener, sys.stdin], [], [])
        if sys.stdin in readable:
            return
        caller, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            try:
                run(caller)
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(0)
        caller.close()


main(sys.argv[1])
